"""The CAs of a trust anchor chain, and what Linkerd demands of them."""

from __future__ import annotations

from dataclasses import dataclass

from ..certificates import spec
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.private_key import PrivateKey

ROOT_KEY = PrivateKey(rotation_policy="Never")
IDENTITY_KEY = PrivateKey(rotation_policy="Always")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainAuthorities:
    """Trust anchor, webhooks' CA and identity issuer. Several anchors differ only in their keys."""

    trust_anchor: CertificateAuthority
    webhook_issuer: CertificateAuthority
    identity_issuer: CertificateAuthority

    @classmethod
    def checked(
        cls,
        trust_anchor: CertificateAuthority | None,
        webhook_issuer: CertificateAuthority | None,
        identity_issuer: CertificateAuthority | None,
    ) -> ChainAuthorities:
        """Return the CAs, with defaults for those that are ``None``.

        Raises:
            ValueError: Linkerd cannot use the identity issuer.
        """
        root = _default_root()
        identity = CertificateAuthority(
            lifetime=spec.default_leaf_lifetime(), private_key=IDENTITY_KEY
        )
        return cls(
            trust_anchor=trust_anchor or root,
            webhook_issuer=webhook_issuer or root,
            identity_issuer=_check_identity_issuer(identity_issuer or identity),
        )

    def anchor(self, name: str, *, is_alone: bool) -> CertificateAuthority:
        """Return an anchor: beside an existing CA, cert-manager makes those of other names."""
        existing = self.trust_anchor.existing_secret_name
        return self.trust_anchor if is_alone or existing in (None, name) else _default_root()

    @property
    def has_self_signed_root(self) -> bool:
        """Whether cert-manager makes the trust anchor or the webhooks' CA."""
        roots = (self.trust_anchor, self.webhook_issuer)
        return any(root.existing_secret_name is None for root in roots)


def _default_root() -> CertificateAuthority:
    return CertificateAuthority(lifetime=spec.default_authority_lifetime(), private_key=ROOT_KEY)


def _check_identity_issuer(authority: CertificateAuthority) -> CertificateAuthority:
    if authority.existing_secret_name is not None:
        raise ValueError(
            f"'identity_issuer' (Secret {authority.existing_secret_name}) must not be an existing "
            "CA: the trust anchor must sign it, and cert-manager must renew it. Give it 'lifetime' "
            "and 'private_key'"
        )
    if authority.private_key is not None and authority.private_key.algorithm != "ECDSA":
        raise ValueError(
            f"'identity_issuer.private_key.algorithm' ({authority.private_key.algorithm}) must be "
            "ECDSA: linkerd-identity signs every proxy's certificate with ECDSA and SHA-256"
        )
    return authority
