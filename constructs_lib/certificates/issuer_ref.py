"""References to cert-manager issuers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..kubernetes.names import check_subdomain
from .lifetime import Lifetime

Kind = Literal["ClusterIssuer", "Issuer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerRef:
    """Who signs a certificate.

    Constructs hand these out (``TrustAnchorChain.webhook_issuer``); an issuer that somebody else
    makes is named with one of the ``from_`` methods. An issuer that is neither made in the same
    tree nor named as foreign fails the synth, because a Certificate that waits for an issuer which
    never comes waits silently and for ever.

    Attributes:
        name: The issuer object's name.
        kind: ``ClusterIssuer`` or ``Issuer``. Defaults to ClusterIssuer.
        lifetime: That of the CA certificate behind the issuer; ``None`` when it is unknown, and
            then nothing can be said about whether the CA outlasts what it signs.
        foreign: Whether somebody else makes the issuer. Defaults to no.

    Raises:
        ValueError: ``name`` is no DNS name.
    """

    name: str
    kind: Kind = "ClusterIssuer"
    lifetime: Lifetime | None = None
    foreign: bool = False

    def __post_init__(self) -> None:
        check_subdomain("name", self.name)

    @classmethod
    def from_cluster_issuer_name(cls, name: str, *, lifetime: Lifetime | None = None) -> IssuerRef:
        """Return a reference to a ClusterIssuer that somebody else makes.

        Raises:
            ValueError: *name* is no DNS name.
        """
        return cls(name=name, lifetime=lifetime, foreign=True)

    @classmethod
    def from_issuer_name(cls, name: str, *, lifetime: Lifetime | None = None) -> IssuerRef:
        """Return a reference to an Issuer that somebody else makes in the certificate's namespace.

        Raises:
            ValueError: *name* is no DNS name.
        """
        return cls(name=name, kind="Issuer", lifetime=lifetime, foreign=True)
