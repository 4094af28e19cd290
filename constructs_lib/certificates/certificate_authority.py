"""The CAs that a trust anchor chain is made of."""

from __future__ import annotations

from dataclasses import dataclass

from ..kubernetes.names import check_subdomain
from .lifetime import Lifetime
from .private_key import PrivateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateAuthority:
    """A CA certificate: one that cert-manager makes, or one that is there already.

    Attributes:
        lifetime: The CA certificate's lifetime; ``None`` only for an existing one whose lifetime
            is unknown.
        private_key: The key that cert-manager makes; ``None`` for an existing CA.
        existing_secret_name: The Secret, in cert-manager's namespace, that somebody else stores;
            ``None`` for a CA that cert-manager makes.

    Raises:
        ValueError: A CA to be made lacks a lifetime or a key, or the Secret's name is no DNS name.
    """

    lifetime: Lifetime | None = None
    private_key: PrivateKey | None = None
    existing_secret_name: str | None = None

    def __post_init__(self) -> None:
        if self.existing_secret_name is not None:
            check_subdomain("existing_secret_name", self.existing_secret_name)
            if self.private_key is not None:
                raise ValueError(
                    f"'private_key' must not be given for an existing CA (Secret "
                    f"{self.existing_secret_name}): its key is what the Secret holds"
                )
        elif self.lifetime is None or self.private_key is None:
            raise ValueError(
                "'lifetime' and 'private_key' must both be given for a CA that cert-manager makes; "
                "for one that exists use CertificateAuthority.from_secret_name()"
            )

    @classmethod
    def from_secret_name(
        cls, secret_name: str, *, lifetime: Lifetime | None = None
    ) -> CertificateAuthority:
        """Return the CA that somebody else stores as a Secret with ``tls.crt`` and ``tls.key``.

        Args:
            secret_name: The Secret's name; it must be in cert-manager's namespace.
            lifetime: How long that CA is valid, and how long before its end it is replaced.
                Unknown when it is left out, and then nothing checks that it outlasts what it signs.

        Raises:
            ValueError: *secret_name* is no DNS name.
        """
        return cls(existing_secret_name=secret_name, lifetime=lifetime)
