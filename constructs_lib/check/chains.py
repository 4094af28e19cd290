"""Which certificate signed which, as `cryptography` verifies it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding

from ..program.certificates import parse_certificate


def certificates_in(pem: str) -> list[x509.Certificate]:
    """Return the certificates of a PEM text; none if one of them cannot be read."""
    try:
        return x509.load_pem_x509_certificates(pem.encode()) if pem else []
    except ValueError:
        return []


def fingerprint(certificate: x509.Certificate) -> str:
    """Return what the rotator's program tells an anchor by."""
    return parse_certificate(certificate.public_bytes(Encoding.DER))[0]


def is_signed(certificate: x509.Certificate | None, by: Iterable[x509.Certificate]) -> bool:
    """Whether one of these certificates signed a certificate."""
    return certificate is not None and any(_verifies(certificate, signer) for signer in by)


def reached(
    chain: Sequence[x509.Certificate], roots: Iterable[x509.Certificate]
) -> list[x509.Certificate]:
    """Return the roots at which a chain ends, that begins with its leaf."""
    trusted = list(roots)
    lowest = chain[0] if chain else None
    above = list(chain[1:])
    while lowest is not None:
        ends = [root for root in trusted if is_signed(lowest, [root])]
        if ends:
            return ends
        lowest = next((each for each in above if is_signed(lowest, [each])), None)
        above = [each for each in above if each is not lowest]
    return []


def _verifies(certificate: x509.Certificate, signer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(signer)
    except (InvalidSignature, TypeError, ValueError):
        return False
    return True
