"""PrivateKey: only keys that every reader of them takes, with nothing left to defaults."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib import PrivateKey

ALWAYS: dict[str, Any] = {"rotation_policy": "Always"}


def test_default_is_what_linkerd_reads_everywhere() -> None:
    key = PrivateKey(rotation_policy="Never")
    assert (key.algorithm, key.size, key.encoding) == ("ECDSA", 256, "PKCS1")


def test_rotation_policy_has_no_default() -> None:
    """Unset it meant Never before cert-manager 1.18 and means Always since."""
    without: Any = PrivateKey
    with pytest.raises(TypeError, match="rotation_policy"):
        without()


@pytest.mark.parametrize(
    ("algorithm", "size"),
    [
        pytest.param("ECDSA", 256, id="p256"),
        pytest.param("ECDSA", 384, id="p384"),
        pytest.param("RSA", 2048, id="rsa2048"),
        pytest.param("RSA", 3072, id="rsa3072"),
        pytest.param("RSA", 4096, id="rsa4096"),
        pytest.param("RSA", 8192, id="rsa8192"),
    ],
)
def test_sizes_that_are_read_are_accepted(algorithm: Any, size: int) -> None:
    key = PrivateKey(algorithm=algorithm, size=size, rotation_policy="Always")
    assert (key.algorithm, key.size) == (algorithm, size)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            {"algorithm": "Ed25519"},
            "'algorithm' (Ed25519) must be ECDSA or RSA: Linkerd reads no other keys",
            id="algorithm",
        ),
        pytest.param(
            {"size": 521}, "'size' (521) of an ECDSA key must be one of 256, 384", id="p521"
        ),
        pytest.param({"size": 2048}, "'size' (2048) of an ECDSA key", id="swapped"),
        pytest.param(
            {"algorithm": "RSA", "size": 1024},
            "'size' (1024) of an RSA key must be one of 2048, 3072, 4096, 8192",
            id="small",
        ),
        pytest.param({"algorithm": "RSA"}, "'size' (256) of an RSA key", id="unsized"),
        pytest.param({"encoding": "DER"}, "'encoding' (DER) must be PKCS1 or PKCS8", id="encoding"),
        pytest.param(
            {"rotation_policy": "always"},
            "'rotation_policy' (always) must be Never or Always",
            id="policy",
        ),
    ],
)
def test_key_that_some_reader_does_not_take_is_refused(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        PrivateKey(**(ALWAYS | options))
