"""The names of a trust anchor chain's objects."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_options


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNames:
    """The names of a ``TrustAnchorChain``'s objects.

    Certificate, Secret and ClusterIssuer of a CA have the same name. Linkerd's charts need the
    names ``linkerd-identity-issuer`` and ``linkerd-identity-trust-roots``. The other names are free
    to change; two chains in one cluster need different names.

    Attributes:
        self_signed: The ClusterIssuer of the self-signed roots.
        trust_anchor: The trust anchor and its ClusterIssuer.
        second_trust_anchor: The second anchor of an ``AnchorRotation``.
        webhook_issuer: The webhooks' CA and its ClusterIssuer.
        identity_issuer: The identity issuer's Certificate and Secret.
        trust_roots: The Bundle and its ConfigMaps.

    Raises:
        ValueError: A name is not a DNS name, or two ClusterIssuers have the same name.
    """

    self_signed: str = "linkerd-self-signed"
    trust_anchor: str = "linkerd-trust-anchor"
    second_trust_anchor: str = "linkerd-trust-anchor-2"
    webhook_issuer: str = "linkerd-webhook-issuer"
    identity_issuer: str = "linkerd-identity-issuer"
    trust_roots: str = "linkerd-identity-trust-roots"

    def __post_init__(self) -> None:
        for field in fields(self):
            check_subdomain(field.name, getattr(self, field.name))
        issuers = (
            self.self_signed,
            self.trust_anchor,
            self.second_trust_anchor,
            self.webhook_issuer,
        )
        if len(set(issuers)) < len(issuers):
            raise ValueError(
                "'self_signed', 'trust_anchor', 'second_trust_anchor' and 'webhook_issuer' "
                f"({', '.join(issuers)}) must differ: each is the name of a ClusterIssuer"
            )
