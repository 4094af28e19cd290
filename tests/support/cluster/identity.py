"""Linkerd's identity, as far as trust goes: a stand-in for one of its pods.

Told again from its sources (linkerd2@edge-26.8.3 controller/cmd/identity/main.go,
pkg/identity/service.go, pkg/tls/ca.go): it reads the trust anchors once, when it starts, and does
not start with an issuer that does not chain to them. It takes another issuer as soon as it sees it,
unless that one does not chain; then it keeps the one that it has, and does not try again before the
next change. Before each leaf it looks whether its issuer still chains. Unlike proxies, it minds the
dates of an anchor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID

from .handshake import Chain, refusal_of


class IdentityError(Exception):
    """It did not start, or gave no leaf."""


@dataclass(frozen=True, slots=True)
class IssuerFiles:
    """The files of Secret linkerd-identity-issuer.

    Attributes:
        certificates: ``tls.crt``.
        key: ``tls.key``.
    """

    certificates: bytes
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A key that signs leaves, and the certificates that go with them."""

    key: ec.EllipticCurvePrivateKey = field(repr=False)
    certificates: tuple[x509.Certificate, ...]

    @classmethod
    def of(cls, files: IssuerFiles) -> Issuer:
        """Read an issuer's files; identity takes ECDSA alone."""
        key = load_pem_private_key(files.key, None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise IdentityError("the issuer's key is not ECDSA")
        certificates = tuple(x509.load_pem_x509_certificates(files.certificates))
        if certificates[0].public_key() != key.public_key():
            raise IdentityError("the issuer's certificate is of another key")
        return cls(key, certificates)

    def issue(
        self, name: str, key: ec.EllipticCurvePublicKey, begin: datetime, end: datetime
    ) -> Chain:
        """Return a leaf with the issuer's certificates; it ends no later than any of them."""
        end = min([end, *(certificate.not_valid_after_utc for certificate in self.certificates)])
        leaf = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([]))
            .issuer_name(self.certificates[0].subject)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(begin)
            .not_valid_after(end)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
            .add_extension(
                x509.ExtendedKeyUsage(
                    [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
                ),
                critical=False,
            )
            .sign(self.key, SHA256())
        )
        return Chain(name, (leaf, *self.certificates))


@dataclass(frozen=True, slots=True)
class Issuance:
    """How long leaves are valid, as the chart's values say it.

    Attributes:
        lifetime: ``identity.issuer.issuanceLifetime``.
        clock_skew: ``identity.issuer.clockSkewAllowance``, before and after.
    """

    lifetime: timedelta = timedelta(hours=24)
    clock_skew: timedelta = timedelta(seconds=20)

    @classmethod
    def short(cls, seconds: float) -> Issuance:
        """Return leaves that are renewed while one watches."""
        return cls(timedelta(seconds=seconds), timedelta(seconds=2))


class Identity:
    """One running pod of Deployment linkerd-identity."""

    def __init__(
        self, anchors: bytes, files: IssuerFiles, now: datetime, issuance: Issuance
    ) -> None:
        """Start.

        Raises:
            IdentityError: It ends at once: the issuer does not chain to the anchors.
        """
        self.skipped = 0
        """How many issuers it did not take."""
        self._issuance = issuance
        self._roots = x509.load_pem_x509_certificates(anchors)
        self._files = files
        self._issuer = self._load(files, now)

    def see(self, files: IssuerFiles, now: datetime) -> None:
        """Look at the mounted Secret, and take its issuer if that is another one and chains."""
        if files == self._files:
            return
        self._files = files
        try:
            self._issuer = self._load(files, now)
        except IdentityError:
            self.skipped += 1

    def certify(self, name: str, key: ec.EllipticCurvePublicKey, now: datetime) -> Chain:
        """Return a leaf for a name.

        Raises:
            IdentityError: The issuer chains no more.
        """
        self._check(self._issuer, now)
        skew = self._issuance.clock_skew
        return self._issuer.issue(name, key, now - skew, now + self._issuance.lifetime + skew)

    def _load(self, files: IssuerFiles, now: datetime) -> Issuer:
        try:
            issuer = Issuer.of(files)
        except ValueError as error:
            raise IdentityError(str(error)) from None
        self._check(issuer, now)
        return issuer

    def _check(self, issuer: Issuer, now: datetime) -> None:
        """Verify the issuer by a leaf that it gives to nobody."""
        begin = issuer.certificates[0].not_valid_before_utc
        probe = issuer.issue("probe.identity", _PROBE, begin, now + timedelta(seconds=1))
        if why := refusal_of(self._roots, probe, now):
            raise IdentityError(why)


_PROBE = ec.generate_private_key(ec.SECP256R1()).public_key()
