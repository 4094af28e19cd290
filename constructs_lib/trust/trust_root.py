"""Where a trust root comes from that the chain does not make."""

from __future__ import annotations

from dataclasses import dataclass

from ..certificates.root_certificate import RootCertificate
from ..kubernetes.names import check_subdomain
from ..plan.mesh import PlannedAuthority


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRoot:
    """A source of trust roots whose keys are kept elsewhere. Use one of the ``from_`` methods.

    trust-manager writes no change of the Bundle at all while a Secret or ConfigMap that it names is
    missing, or lacks the key (trust-manager@v0.12.0 pkg/bundle/source.go). PEM cannot be missing.

    Attributes:
        secret_name: A Secret in trust-manager's trust namespace.
        config_map_name: A ConfigMap there.
        key: The key in the Secret or ConfigMap.
        pem: Certificates as PEM text.
        certificates: What the text holds; nothing for a Secret or ConfigMap.
    """

    secret_name: str | None = None
    config_map_name: str | None = None
    key: str = "ca.crt"
    pem: str | None = None
    certificates: tuple[RootCertificate, ...] = ()

    @classmethod
    def from_secret_name(cls, name: str, *, key: str = "ca.crt") -> TrustRoot:
        """Return the roots under one key of a Secret. The Secret needs no other key.

        Beside an issued certificate ``ca.crt`` is as old as that one: cert-manager writes it at the
        issue and does not follow the CA (cert-manager@v1.16.1 issuing/internal/secret.go).

        Raises:
            ValueError: *name* is not a DNS name.
        """
        return cls(secret_name=check_subdomain("name", name), key=key)

    @classmethod
    def from_config_map_name(cls, name: str, *, key: str = "ca.crt") -> TrustRoot:
        """Return the roots under one key of a ConfigMap.

        Raises:
            ValueError: *name* is not a DNS name.
        """
        return cls(config_map_name=check_subdomain("name", name), key=key)

    @classmethod
    def from_pem(cls, pem: str) -> TrustRoot:
        """Return roots that are written into the Bundle itself, checked at synth.

        Raises:
            ValueError: The text has a private key, no certificate or one twice; or a certificate
                is no CA, has ended, or may have no CA below it.
        """
        certificates = RootCertificate.all_of(pem)
        return cls(pem=pem.strip() + "\n", certificates=certificates)

    @property
    def planned(self) -> tuple[PlannedAuthority, ...]:
        """The roots as the renewal plan sees them: nobody here renews them."""
        if self.secret_name is not None:
            because = (
                f"somebody else keeps Secret {self.secret_name}; if it is missing, trust-manager "
                "leaves the whole Bundle as it was"
            )
            return (PlannedAuthority(name=f"root {self.secret_name}", unknown_because=because),)
        if self.config_map_name is not None:
            because = (
                f"somebody else keeps ConfigMap {self.config_map_name}; if it is missing, "
                "trust-manager leaves the whole Bundle as it was"
            )
            return (PlannedAuthority(name=f"root {self.config_map_name}", unknown_because=because),)
        return tuple(
            PlannedAuthority(
                name=root.title,
                unknown_because=(
                    f"its key is kept elsewhere: it ends at {root.not_after:%Y-%m-%d}, and its "
                    "successor is in the trust roots only when you commit that"
                ),
            )
            for root in self.certificates
        )
