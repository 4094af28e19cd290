"""The private key that cert-manager makes for a certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..kubernetes.option_types import checks_options

Algorithm = Literal["ECDSA", "RSA"]
"""What key cert-manager makes: ``ECDSA`` or ``RSA``."""
Encoding = Literal["PKCS1", "PKCS8"]
"""How the Secret holds the key: ``PKCS1`` (for ECDSA that is SEC 1) or ``PKCS8``."""
RotationPolicy = Literal["Never", "Always"]
"""When there is a new key: ``Never`` while the Secret exists, ``Always`` with each certificate."""

SIZES: dict[str, tuple[int, ...]] = {"ECDSA": (256, 384), "RSA": (2048, 3072, 4096, 8192)}
"""Bits that every reader of these keys accepts. P-521 is left out: the proxies' verifier does not
know that curve (rustls-webpki)."""


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateKey:
    """Every field of a Certificate's ``privateKey``.

    No field is left to cert-manager's defaults, because they change: without ``rotationPolicy``
    cert-manager keeps the key before 1.18, and makes a new key since.

    Attributes:
        algorithm: ``ECDSA`` or ``RSA``; Linkerd reads no other
            (linkerd2@stable-2.14.10 pkg/tls/codec.go). Defaults to ECDSA.
        size: Bits: 256 or 384 for ECDSA, 2048 to 8192 for RSA. Defaults to 256.
        encoding: ``PKCS1`` (for ECDSA that is SEC 1) or ``PKCS8``. Defaults to PKCS1,
            cert-manager's own default.
        rotation_policy: ``Never`` keeps the key as long as its Secret exists. ``Always`` makes a
            new key with every certificate.

    Raises:
        ValueError: cert-manager or Linkerd would not accept the key.
    """

    algorithm: Algorithm = "ECDSA"
    size: int = 256
    encoding: Encoding = "PKCS1"
    rotation_policy: RotationPolicy

    def __post_init__(self) -> None:
        if self.algorithm not in SIZES:
            raise ValueError(
                f"'algorithm' ({self.algorithm}) must be ECDSA or RSA: Linkerd reads no other keys"
            )
        if self.size not in SIZES[self.algorithm]:
            sizes = ", ".join(str(size) for size in SIZES[self.algorithm])
            raise ValueError(
                f"'size' ({self.size}) of an {self.algorithm} key must be one of {sizes}"
            )
        if self.encoding not in ("PKCS1", "PKCS8"):
            raise ValueError(f"'encoding' ({self.encoding}) must be PKCS1 or PKCS8")
        if self.rotation_policy not in ("Never", "Always"):
            raise ValueError(f"'rotation_policy' ({self.rotation_policy}) must be Never or Always")
