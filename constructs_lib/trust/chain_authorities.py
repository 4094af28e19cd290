"""The CAs of a trust anchor chain, and what Linkerd demands of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..certificates import spec
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.issuer_ref import IssuerRef
from ..certificates.private_key import PrivateKey
from ..certificates.root_certificate import RootCertificate, check_unique
from .chain_names import AuthorityNames, ChainNames
from .trust_root import TrustRoot

ROOT_KEY = PrivateKey(rotation_policy="Never")
IDENTITY_KEY = PrivateKey(rotation_policy="Always")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainAuthorities:
    """The CAs of a chain, and its trust roots from elsewhere.

    Attributes:
        trust_anchor: The trust anchor; ``None`` if all roots come from elsewhere. Several anchors
            differ in their keys, and may differ in their common names.
        intermediate: The CA between roots and identity issuer, if there is one.
        identity_issuer: The identity issuer. An existing one is delivered by somebody else.
        webhook_issuer: The webhooks' CA, or the issuer that signs them.
        trust_roots: The trust roots besides the anchor.
    """

    trust_anchor: CertificateAuthority | None
    intermediate: CertificateAuthority | None
    identity_issuer: CertificateAuthority
    webhook_issuer: CertificateAuthority | IssuerRef
    trust_roots: tuple[TrustRoot, ...]

    @classmethod
    def checked(
        cls,
        *,
        trust_anchor: CertificateAuthority | None,
        intermediate: CertificateAuthority | None,
        identity_issuer: CertificateAuthority | None,
        webhook_issuer: CertificateAuthority | IssuerRef | None,
        trust_roots: Sequence[TrustRoot],
    ) -> ChainAuthorities:
        """Return the CAs, with defaults for those that are ``None``.

        Raises:
            ValueError: Linkerd cannot use the identity issuer, nobody would sign it, or the trust
                roots are not those of its signer.
        """
        root = _default_root()
        identity = CertificateAuthority(
            lifetime=spec.default_leaf_lifetime(), private_key=IDENTITY_KEY
        )
        authorities = cls(
            trust_anchor=trust_anchor or (None if trust_roots else root),
            intermediate=intermediate,
            identity_issuer=identity_issuer or identity,
            webhook_issuer=webhook_issuer or root,
            trust_roots=tuple(trust_roots),
        )
        authorities._check_identity_issuer()
        authorities._check_signers()
        authorities._check_roots()
        return authorities

    def anchor(self, name: str, *, is_alone: bool) -> CertificateAuthority:
        """Return an anchor: beside an existing CA, cert-manager makes those of other names."""
        anchor = self.trust_anchor
        if anchor is None or not (is_alone or anchor.existing_secret_name in (None, name)):
            return _default_root()
        return anchor

    @property
    def has_self_signed_root(self) -> bool:
        """Whether cert-manager makes a trust anchor or a webhooks' CA that signs itself."""
        return any(
            isinstance(root, CertificateAuthority)
            and root.existing_secret_name is None
            and root.issuer is None
            for root in (self.trust_anchor, self.webhook_issuer)
        )

    @property
    def is_identity_delivered(self) -> bool:
        """Whether somebody else writes the identity issuer's Secret."""
        return self.identity_issuer.existing_secret_name is not None

    @property
    def other_certificates(self) -> tuple[RootCertificate, ...]:
        """The trust roots that are given as PEM."""
        return tuple(root for source in self.trust_roots for root in source.certificates)

    @property
    def permitted_dns_domains(self) -> tuple[str, ...]:
        """The domains that the CAs of the mesh's identity are limited to."""
        authorities = (self.trust_anchor, self.intermediate, self.identity_issuer)
        return tuple(
            domain for each in authorities if each for domain in each.fields.permitted_dns_domains
        )

    @property
    def others_who_sign(self) -> tuple[str, ...]:
        """Why the trust anchor itself does not sign the identity issuer; empty if it does."""
        reasons: list[str] = []
        if self.is_identity_delivered:
            reasons.append("somebody else delivers the identity issuer")
        if self.identity_issuer.issuer is not None:
            reasons.append(f"{self.identity_issuer.issuer.title} signs the identity issuer")
        if self.intermediate is not None:
            reasons.append("an intermediate CA signs the identity issuer")
        return tuple(reasons)

    def check_several_anchors(self, anchors: Sequence[str]) -> None:
        """Check that a mesh can be moved between these anchors, of which there are several.

        Raises:
            ValueError: Their keys are not the chain's, or change at a renewal.
        """
        named = ", ".join(anchors)
        anchor = self.trust_anchor
        # In a mesh that is adopted, an anchor signs the identity issuer later.
        others = "" if self.is_identity_delivered else ", ".join(self.others_who_sign)
        if anchor is None or others:
            keys = "the trust roots' keys are kept elsewhere" if anchor is None else others
            raise ValueError(
                f"'anchors' ({named}) must be a single one, without a rotation, because {keys}: a "
                "rotation lets another anchor of the chain sign the identity issuer, and has the "
                "former re-keyed. Have the new root made where the keys are, give both in "
                "'trust_roots', restart every workload, change the signer, and take the old root "
                "out a day later"
            )
        if anchor.existing_secret_name is not None:
            check_existing_anchor(anchor.existing_secret_name, anchors)
        if anchor.issuer is not None:
            raise ValueError(
                f"'trust_anchor.issuer' ({anchor.issuer.title}) must be left out where there are "
                f"several anchors ({named}): only a self-signed anchor is sure to keep its subject "
                "and to stand alone in its Secret, and a rotation knows it by these"
            )
        key = anchor.private_key
        if key is not None and key.rotation_policy != "Never":
            raise ValueError(
                f"'trust_anchor.private_key.rotation_policy' ({key.rotation_policy}) must be Never "
                f"where there are several anchors ({named}): otherwise a renewal changes "
                "the key of an anchor that proxies trust"
            )

    def check_nobody_writes_anchor(self, names: ChainNames) -> None:
        """Check that no Certificate of another CA writes the Secret of an existing anchor.

        Raises:
            ValueError: cert-manager would replace the anchor's key, which nobody else may have.
        """
        others = {
            "intermediate": (self.intermediate, names.intermediate),
            "webhook_issuer": (self.webhook_issuer, names.webhook_issuer),
        }
        secret = self.trust_anchor and self.trust_anchor.existing_secret_name
        for option, (authority, other) in others.items():
            is_made = isinstance(authority, CertificateAuthority) and authority.private_key
            if secret and is_made and secret == AuthorityNames.of(other).secret:
                raise ValueError(
                    f"'trust_anchor' (Secret {secret}) must not be the Secret that the Certificate "
                    f"of '{option}' writes: cert-manager would replace the anchor's key. Give "
                    f"'{option}' another name in the chain's names"
                )

    def _check_identity_issuer(self) -> None:
        key = self.identity_issuer.private_key
        if key is not None and key.algorithm != "ECDSA":
            raise ValueError(
                f"'identity_issuer.private_key.algorithm' ({key.algorithm}) must be "
                "ECDSA: linkerd-identity signs every proxy's certificate with ECDSA and SHA-256"
            )

    def _check_signers(self) -> None:
        """Two that sign, or none, is a mistake; and the roots of others are not known here."""
        if len(self.others_who_sign) > 1:
            raise ValueError(
                f"'identity_issuer' and 'intermediate' exclude each other: "
                f"{' and '.join(self.others_who_sign)}. Leave one of them out"
            )
        if self.trust_anchor is None and not self.others_who_sign:
            raise ValueError(
                "'trust_roots' alone leave nobody to sign the identity issuer: name the issuer in "
                "'identity_issuer.issuer', or give an 'intermediate', a 'trust_anchor', or an "
                "'identity_issuer' that somebody else delivers"
            )
        intermediate = self.intermediate
        is_ours = intermediate is not None and (
            intermediate.issuer is None and intermediate.existing_secret_name is None
        )
        if is_ours and self.trust_anchor is None:
            raise ValueError(
                "'intermediate' has nobody to sign it: name the issuer in 'intermediate.issuer', "
                "or take an existing one with CertificateAuthority.from_secret_name()"
            )
        if self.others_who_sign and not is_ours and not self.trust_roots:
            raise ValueError(
                f"'trust_roots' is missing: {self.others_who_sign[0]}, so give the root above it, "
                "such as TrustRoot.from_pem(). Otherwise every proxy would refuse every other"
            )

    def _check_roots(self) -> None:
        check_unique(self.other_certificates)
        for certificate in self.other_certificates:
            certificate.check_depth(1 if self.intermediate is None else 2)
        sources = [
            f"key {source.key} of {source.kind} {source.name}"
            for source in self.trust_roots
            if source.name
        ]
        for source in sources:
            if sources.count(source) > 1:
                raise ValueError(f"'trust_roots' has {source} twice: leave one of the two out")

    def check_name_constraints(self, names: Sequence[str]) -> None:
        """Check that the CAs of the mesh's identity may sign these names.

        Raises:
            ValueError: One may not. Proxies (rustls-webpki) and linkerd-identity (Go) would refuse
                every certificate under it.
        """
        authorities = {
            "trust_anchor": self.trust_anchor,
            "intermediate": self.intermediate,
            "identity_issuer": self.identity_issuer,
        }
        for option, authority in authorities.items():
            domains = authority.fields.permitted_dns_domains if authority else ()
            for name in names if domains else ():
                if not any(f".{name}".endswith(f".{domain.lstrip('.')}") for domain in domains):
                    raise ValueError(
                        f"'{option}.fields.permitted_dns_domains' ({', '.join(domains)}) must have "
                        f"{name}, or a domain above it, or every proxy would refuse every other"
                    )


def check_existing_anchor(secret: str, anchors: Sequence[str]) -> None:
    """Raise ``ValueError`` if the existing CA of a Secret cannot be one of these anchors."""
    if secret not in anchors:
        raise ValueError(
            f"'trust_anchor' (Secret {secret}) must have the name of one of the several anchors "
            f"({', '.join(anchors)}): an anchor and its Secret are named alike. Copy the Secret to "
            "the name of the anchor that it is to be"
        )


def _default_root() -> CertificateAuthority:
    return CertificateAuthority(lifetime=spec.default_authority_lifetime(), private_key=ROOT_KEY)
