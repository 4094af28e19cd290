"""References to certificates and to the Secrets that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from ..kubernetes.names import check_label, check_subdomain
from .issuer_ref import IssuerRef
from .lifetime import Lifetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRef:
    """A cert-manager Certificate and what is known of it at synth time.

    Constructs hand these out (``WebhookCertificate.certificate``); ``from_certificate_name`` names
    one that somebody else makes.

    Attributes:
        name: The Certificate object's name.
        namespace: Its namespace, which is its Secret's too.
        secret_name: The Secret that cert-manager writes.
        issuer: Who signs it; ``None`` when it is unknown.
        lifetime: Its lifetime; ``None`` when it is unknown.
        foreign: Whether somebody else makes the Certificate. Defaults to no.

    Raises:
        ValueError: A name is no DNS name, or the namespace no DNS label.
    """

    name: str
    namespace: str
    secret_name: str
    issuer: IssuerRef | None = None
    lifetime: Lifetime | None = None
    foreign: bool = False

    def __post_init__(self) -> None:
        check_subdomain("name", self.name)
        check_label("namespace", self.namespace)
        check_subdomain("secret_name", self.secret_name)

    @classmethod
    def from_certificate_name(
        cls, name: str, *, namespace: str, secret_name: str
    ) -> CertificateRef:
        """Return a reference to a Certificate that somebody else makes.

        Raises:
            ValueError: As the constructor does.
        """
        return cls(name=name, namespace=namespace, secret_name=secret_name, foreign=True)

    @property
    def secret(self) -> tuple[str, str]:
        """Namespace and name of the Secret."""
        return self.namespace, self.secret_name
