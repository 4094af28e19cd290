"""References to certificates and to the Secrets that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from ..kubernetes.names import check_label, check_subdomain
from .issuer_ref import IssuerRef
from .lifetime import Lifetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRef:
    """A cert-manager Certificate, and what is known of it at synth.

    Constructs return these (``WebhookCertificate.certificate``). For a Certificate that is made
    elsewhere, use ``from_certificate_name``.

    Attributes:
        name: The Certificate object's name.
        namespace: The namespace of the Certificate and its Secret.
        secret_name: The Secret that cert-manager writes.
        issuer: The issuer that signs it. ``None`` means unknown.
        lifetime: Its lifetime. ``None`` means unknown.
        external: Whether the Certificate is made elsewhere. Defaults to no.

    Raises:
        ValueError: A name is not a DNS name, or the namespace is not a DNS label.
    """

    name: str
    namespace: str
    secret_name: str
    issuer: IssuerRef | None = None
    lifetime: Lifetime | None = None
    external: bool = False

    def __post_init__(self) -> None:
        check_subdomain("name", self.name)
        check_label("namespace", self.namespace)
        check_subdomain("secret_name", self.secret_name)

    @classmethod
    def from_certificate_name(
        cls, name: str, *, namespace: str, secret_name: str
    ) -> CertificateRef:
        """Return a reference to a Certificate that is made elsewhere.

        Args:
            name: The Certificate's name.
            namespace: The namespace of the Certificate and its Secret.
            secret_name: The Secret that cert-manager writes.

        Raises:
            ValueError: As the constructor does.
        """
        return cls(name=name, namespace=namespace, secret_name=secret_name, external=True)

    @property
    def secret(self) -> tuple[str, str]:
        """The namespace and the name of the Secret."""
        return self.namespace, self.secret_name
