"""What a proxy verifies: another proxy's chain, against the trust anchors of its own.

The verification is that of ``cryptography.x509``. Linkerd's proxies, like webpki, take no more of
an anchor than its subject and its public key: its dates mean nothing to them
(linkerd2-proxy@v2.366.0 linkerd/meshtls/src/creds.rs). So each anchor is given to the library in a
certificate without an end; the anchor's own bytes would not be believed after its notAfter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_public_key,
)
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    PolicyBuilder,
    Store,
    VerificationError,
)

EXPIRED = "expired"
NOT_YET = "not yet valid"
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A trust anchor as proxies know it: a same-key renewal makes no other one of it.

    Attributes:
        subject: Whose it is.
        public_key: Its SubjectPublicKeyInfo, as DER.
    """

    subject: x509.Name
    public_key: bytes


Anchors = frozenset[Anchor]


@lru_cache(maxsize=1024)
def anchors_of(pem: str) -> Anchors:
    """Return the anchors that a bundle of certificates holds."""
    return frozenset(map(anchor_of, x509.load_pem_x509_certificates(pem.encode())))


def anchor_of(certificate: x509.Certificate) -> Anchor:
    """Return the anchor that a certificate is."""
    key = certificate.public_key()
    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Anchor(certificate.subject, der)


@dataclass(frozen=True, slots=True)
class Chain:
    """What a proxy shows: its leaf, and what identity gave with it.

    Attributes:
        name: The DNS name that whoever calls it asks for.
        certificates: The leaf first.
    """

    name: str
    certificates: tuple[x509.Certificate, ...]

    @property
    def leaf(self) -> x509.Certificate:
        """The proxy's own certificate."""
        return self.certificates[0]

    @property
    def not_before(self) -> datetime:
        """The first instant at which all of it is valid."""
        return max(certificate.not_valid_before_utc for certificate in self.certificates)

    @property
    def not_after(self) -> datetime:
        """The last instant at which all of it is valid."""
        return min(certificate.not_valid_after_utc for certificate in self.certificates)


@dataclass(slots=True)
class Verifier:
    """Verifies chains, each pair of anchors and chain with the library once.

    What the library says of a pair depends on the time only by the chain's dates, so that it is
    asked for an instant between them, and the dates are compared at each look.
    """

    asked: int = 0
    """How often the library was."""
    _verdicts: dict[tuple[Anchors, Chain], tuple[datetime, datetime, str]] = field(
        default_factory=dict[tuple[Anchors, Chain], tuple[datetime, datetime, str]]
    )

    def failure(self, anchors: Anchors, chain: Chain, at: datetime) -> str:
        """Return why a handshake fails; nothing if it does not."""
        known = self._verdicts.get((anchors, chain))
        if known is None:
            self.asked += 1
            begin, end = chain.not_before, chain.not_after
            within = min(max(at, begin), end)
            known = begin, end, refusal(anchors, chain, within)
            self._verdicts[anchors, chain] = known
        begin, end, why = known
        if at < begin:
            return NOT_YET
        return EXPIRED if at > end else why

    def forget(self, shown: set[Chain]) -> None:
        """Forget what is about other chains than these."""
        for pair in [verdict for verdict in self._verdicts if verdict[1] not in shown]:
            del self._verdicts[pair]


def refusal(anchors: Anchors, chain: Chain, at: datetime) -> str:
    """Return why the library does not believe a chain at an instant; nothing if it does."""
    return refusal_of([everlasting(anchor) for anchor in anchors], chain, at)


def refusal_of(roots: list[x509.Certificate], chain: Chain, at: datetime) -> str:
    """Return why a chain is not believed by these certificates, whose dates count."""
    if not roots:
        return "no trust anchors"
    policy = PolicyBuilder().store(Store(roots)).time(at)
    policy = policy.extension_policies(ca_policy=_AUTHORITY, ee_policy=_LEAF)
    try:
        verifier = policy.build_server_verifier(x509.DNSName(chain.name))
        verifier.verify(chain.leaf, list(chain.certificates[1:]))
    except VerificationError as error:
        return str(error).partition(" (encountered")[0]
    return ""


# webpki asks of the chain what TLS needs, and not the identifiers of keys that the web's CAs
# have agreed on; Go writes those only where an issuer has one.
_AUTHORITY = ExtensionPolicy.permit_all().require_present(
    x509.BasicConstraints, Criticality.AGNOSTIC, None
)
_LEAF = ExtensionPolicy.permit_all().require_present(
    x509.SubjectAlternativeName, Criticality.AGNOSTIC, None
)
_NOBODY = ec.generate_private_key(ec.SECP256R1())
"""Signs the certificates that anchors are wrapped in. No signature of an anchor is looked at."""


@lru_cache(maxsize=256)
def everlasting(anchor: Anchor) -> x509.Certificate:
    """Return a certificate of an anchor that never ends."""
    key = load_der_public_key(anchor.public_key)
    return (
        x509.CertificateBuilder()
        .subject_name(anchor.subject)
        .issuer_name(anchor.subject)
        .public_key(key)  # type: ignore[arg-type]
        .serial_number(1)
        .not_valid_before(_FIRST)
        .not_valid_after(_LAST)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(_NOBODY, SHA256())
    )
