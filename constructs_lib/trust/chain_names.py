"""The names of a trust anchor chain's objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_options, checks_types


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityNames:
    """The names of a CA's objects, where they differ.

    Attributes:
        certificate: The Certificate.
        secret: The Secret of certificate and key.
        issuer: The ClusterIssuer that signs with them. The identity issuer has none.

    Raises:
        ValueError: A name is not a DNS name.
    """

    certificate: str
    secret: str
    issuer: str

    def __post_init__(self) -> None:
        for field in fields(self):
            check_subdomain(field.name, getattr(self, field.name))

    @classmethod
    @checks_types
    def of(cls, names: str | AuthorityNames) -> AuthorityNames:
        """Return the names; a single name is that of all three objects.

        Args:
            names: One name, or the three names.

        Raises:
            ValueError: A name is no DNS name.
        """
        if isinstance(names, AuthorityNames):
            return names
        return cls(certificate=names, secret=names, issuer=names)


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNames:
    """The names of a ``TrustAnchorChain``'s objects.

    Certificate, Secret and ClusterIssuer of a CA have the same name, unless it has
    ``AuthorityNames``. Linkerd's charts need Secret ``linkerd-identity-issuer`` and ConfigMap
    ``linkerd-identity-trust-roots``. The other names are free to change; two chains in one cluster
    need different names.

    Attributes:
        self_signed: The ClusterIssuer of the self-signed roots.
        trust_anchor: The trust anchor and its ClusterIssuer.
        second_trust_anchor: The second anchor of an ``AnchorRotation``.
        intermediate: The CA between anchor and identity issuer and its ClusterIssuer, if any.
        webhook_issuer: The webhooks' CA and its ClusterIssuer.
        identity_issuer: The identity issuer's Certificate and Secret.
        trust_roots: The Bundle and its ConfigMaps.

    Raises:
        ValueError: A name is not a DNS name, or two ClusterIssuers or Secrets have the same name.
    """

    self_signed: str = "linkerd-self-signed"
    trust_anchor: str | AuthorityNames = "linkerd-trust-anchor"
    second_trust_anchor: str = "linkerd-trust-anchor-2"
    intermediate: str | AuthorityNames = "linkerd-intermediate"
    webhook_issuer: str | AuthorityNames = "linkerd-webhook-issuer"
    identity_issuer: str | AuthorityNames = "linkerd-identity-issuer"
    trust_roots: str = "linkerd-identity-trust-roots"

    def __post_init__(self) -> None:
        for field in fields(self):
            name = getattr(self, field.name)
            if isinstance(name, str):
                check_subdomain(field.name, name)
        authorities = {
            field: AuthorityNames.of(getattr(self, field))
            for field in ("trust_anchor", "second_trust_anchor", "intermediate", "webhook_issuer")
        }
        issuers = [names.issuer for names in authorities.values()]
        _check_different(
            ["self_signed", *authorities], [self.self_signed, *issuers], "ClusterIssuer"
        )
        secrets = [names.secret for names in authorities.values()]
        _check_different([*authorities], secrets, "Secret")


def _check_different(options: Sequence[str], names: Sequence[str], kind: str) -> None:
    if len(set(names)) < len(names):
        *most, last = (f"'{option}'" for option in options)
        raise ValueError(
            f"{', '.join(most)} and {last} ({', '.join(names)}) must differ: each is the name of "
            f"a {kind}"
        )
