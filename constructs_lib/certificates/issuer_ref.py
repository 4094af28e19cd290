"""References to cert-manager issuers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_options, checks_types
from .lifetime import Lifetime

IssuerKind = Literal["ClusterIssuer", "Issuer"]


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerRef:
    """The issuer that signs a certificate.

    Constructs return these (``TrustAnchorChain.webhook_issuer``). For an issuer that is made
    elsewhere, use one of the ``from_`` methods. The synth fails if an issuer is neither made in the
    same tree nor external: cert-manager waits for a missing issuer for ever, and reports that only
    in the Certificate's status.

    Attributes:
        name: The issuer object's name.
        kind: ``ClusterIssuer`` or ``Issuer``. Defaults to ClusterIssuer.
        lifetime: The lifetime of the CA certificate behind the issuer. ``None`` means unknown; then
            nothing checks that the CA outlives the certificates that it signs.
        external: Whether the issuer is made elsewhere. Defaults to no.

    Raises:
        ValueError: *name* is not a DNS name.
    """

    name: str
    kind: IssuerKind = "ClusterIssuer"
    lifetime: Lifetime | None = None
    external: bool = False

    def __post_init__(self) -> None:
        check_subdomain("name", self.name)

    @classmethod
    @checks_types
    def from_cluster_issuer_name(cls, name: str, *, lifetime: Lifetime | None = None) -> IssuerRef:
        """Return a reference to a ClusterIssuer that is made elsewhere.

        Raises:
            ValueError: *name* is not a DNS name.
        """
        return cls(name=name, lifetime=lifetime, external=True)

    @classmethod
    @checks_types
    def from_issuer_name(cls, name: str, *, lifetime: Lifetime | None = None) -> IssuerRef:
        """Return a reference to an Issuer that is made elsewhere, in the certificate's namespace.

        Raises:
            ValueError: *name* is not a DNS name.
        """
        return cls(name=name, kind="Issuer", lifetime=lifetime, external=True)
