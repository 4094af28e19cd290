"""Certificate authorities that tests of the model mesh make by themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from constructs_lib import CertificateAuthority, Lifetime, PrivateKey

from .cluster.handshake import Anchors, Chain, anchors_of
from .cluster.identity import Issuer, IssuerFiles

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FORTNIGHT = Lifetime.of_hours(336, renew_before=24)
ASKED_FOR = CertificateAuthority(
    lifetime=FORTNIGHT, private_key=PrivateKey(rotation_policy="Never")
)
"""The trust anchor that a stack asks cert-manager for, over a mesh that others made."""
NAME = "web.team.serviceaccount.identity.linkerd.cluster.local"


@dataclass(frozen=True, slots=True)
class Authority:
    """A CA: its own key, and the certificates from its own up to the one below the root."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def pem(self) -> str:
        """Its certificate."""
        return self.certificate.public_bytes(Encoding.PEM).decode()

    @property
    def anchors(self) -> Anchors:
        """What a proxy has that believes it alone."""
        return anchors_of(self.pem)

    @property
    def files(self) -> IssuerFiles:
        """What Secret linkerd-identity-issuer holds if this is the issuer."""
        key = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return IssuerFiles(self.pem.encode(), key)

    def leaf(
        self, *, begin: datetime = NOW - HOUR, end: datetime = NOW + HOUR, name: str = NAME
    ) -> Chain:
        """Return what identity gives a proxy if this is its issuer."""
        key = ec.generate_private_key(ec.SECP256R1()).public_key()
        return Issuer(self.key, (self.certificate,)).issue(name, key, begin, end)


def anchor(
    *,
    common_name: str = "identity.linkerd.cluster.local",
    begin: datetime = NOW - HOUR,
    end: datetime = NOW + 24 * HOUR,
    key: ec.EllipticCurvePrivateKey | None = None,
    path_length: int | None = None,
) -> Authority:
    """Return a trust anchor; with the *key* of another it is that one, renewed."""
    own_key = key or ec.generate_private_key(ec.SECP256R1())
    return _made(common_name, own_key, None, begin, end, path_length)


def lasting_anchor(common_name: str = "root.example.com", **options: Any) -> Authority:
    """Return a trust anchor that has not ended, whenever a test runs."""
    now = datetime.now(UTC)
    return anchor(common_name=common_name, begin=now - HOUR, end=now + 87600 * HOUR, **options)


def issuer(
    parent: Authority, *, begin: datetime = NOW - HOUR, end: datetime = NOW + 24 * HOUR
) -> Authority:
    """Return an identity issuer that an anchor signed."""
    common_name = "identity.linkerd.cluster.local"
    return _made(common_name, ec.generate_private_key(ec.SECP256R1()), parent, begin, end)


def _made(
    common_name: str,
    key: ec.EllipticCurvePrivateKey,
    parent: Authority | None,
    begin: datetime,
    end: datetime,
    path_length: int | None = None,
) -> Authority:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(parent.certificate.subject if parent else name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
    )
    return Authority(builder.sign(parent.key if parent else key, SHA256()), key)
