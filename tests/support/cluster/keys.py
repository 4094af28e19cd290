"""Keys and certificates that the bench itself needs, made without a program of the machine's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID


def write_rsa_key(file: Path) -> None:
    """Write an RSA key, as the API server signs ServiceAccount tokens with."""
    _write_key(rsa.generate_private_key(65537, 2048), file)


def self_signed(folder: Path, dns_name: str) -> Path:
    """Write a certificate for a name, signed by itself, as ``tls.crt`` and ``tls.key``.

    Returns:
        The certificate's file. It replaces what was there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, dns_name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(dns_name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write_key(key, folder / "tls.key")
    (folder / "tls.crt").write_bytes(certificate.public_bytes(Encoding.PEM))
    return folder / "tls.crt"


def shortened(certificate: bytes, issuer_key: bytes, ends: datetime) -> bytes:
    """Return a certificate of the same key and names that ends earlier, signed by *issuer_key*."""
    former = x509.load_pem_x509_certificate(certificate)
    key = load_pem_private_key(issuer_key, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("'issuer_key' must be an EC key, as the chain's are")
    builder = x509.CertificateBuilder(
        issuer_name=former.issuer,
        subject_name=former.subject,
        public_key=former.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=ends - (former.not_valid_after_utc - former.not_valid_before_utc),
        not_valid_after=ends,
    )
    for extension in former.extensions:
        builder = builder.add_extension(extension.value, critical=extension.critical)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def _write_key(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, file: Path) -> None:
    file.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    )
