"""The CAs that a trust anchor chain is made of."""

from __future__ import annotations

from dataclasses import dataclass

from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_options, checks_types
from .certificate_fields import NO_FIELDS, CertificateFields
from .issuer_ref import IssuerRef
from .lifetime import Lifetime
from .private_key import PrivateKey


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateAuthority:
    """A CA certificate that cert-manager makes, or that exists already.

    Attributes:
        lifetime: The CA certificate's lifetime. It may be ``None``, which means unknown, only for
            an existing CA.
        private_key: The key that cert-manager makes; ``None`` for an existing CA.
        existing_secret_name: The Secret of an existing CA, in cert-manager's namespace; ``None``
            for a CA that cert-manager makes.
        direct_injection: Whether cainjector may copy an existing CA from its own Secret. The chain
            decides this for a CA that cert-manager makes.
        issuer: Who signs it, if somebody outside the chain does. Defaults to the chain: a trust
            anchor signs itself, and an anchor or an intermediate CA signs the identity issuer.
        fields: Further fields of the Certificate.

    Raises:
        ValueError: A CA that cert-manager makes has no lifetime, no key, or direct injection; an
            existing CA has a key, an issuer or fields; or the Secret's name is not a DNS name.
    """

    lifetime: Lifetime | None = None
    private_key: PrivateKey | None = None
    existing_secret_name: str | None = None
    direct_injection: bool = False
    issuer: IssuerRef | None = None
    fields: CertificateFields = NO_FIELDS

    def __post_init__(self) -> None:
        if self.existing_secret_name is not None:
            check_subdomain("existing_secret_name", self.existing_secret_name)
            if self.private_key is not None:
                raise ValueError(
                    f"'private_key' must be left out for an existing CA (Secret "
                    f"{self.existing_secret_name}): the Secret holds its key"
                )
            if self.issuer is not None or self.fields != NO_FIELDS:
                raise ValueError(
                    f"'issuer' and 'fields' must be left out for an existing CA (Secret "
                    f"{self.existing_secret_name}): it has no Certificate"
                )
        elif self.lifetime is None or self.private_key is None:
            raise ValueError(
                "'lifetime' and 'private_key' are both needed for a CA that cert-manager makes. "
                "For an existing CA, use CertificateAuthority.from_secret_name()"
            )
        elif self.direct_injection:
            raise ValueError(
                "'direct_injection' must be left out for a CA that cert-manager makes: the chain "
                "annotates the Secret of its webhooks' CA itself"
            )

    @classmethod
    @checks_types
    def from_secret_name(
        cls,
        secret_name: str,
        *,
        lifetime: Lifetime | None = None,
        direct_injection: bool = False,
    ) -> CertificateAuthority:
        """Return an existing CA: a Secret with ``tls.crt`` and ``tls.key``.

        Args:
            secret_name: The Secret's name. The Secret must be in cert-manager's namespace.
            lifetime: How long the CA certificate is valid, and how long before its end it is
                replaced. Defaults to unknown; then nothing checks that the CA outlives the
                certificates that it signs.
            direct_injection: Whether the Secret has annotation
                ``cert-manager.io/allow-direct-injection: "true"`` and the CA certificate under
                ``ca.crt`` too. If it is the webhooks' CA, the API server then gets a renewed CA
                within seconds. Without the two cainjector would write no CA at all, so this
                defaults to no: the API server gets the CA with each webhook's next certificate.

        Raises:
            ValueError: *secret_name* is not a DNS name.
        """
        return cls(
            existing_secret_name=secret_name,
            lifetime=lifetime,
            direct_injection=direct_injection,
        )
