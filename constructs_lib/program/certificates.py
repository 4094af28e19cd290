"""Certificates in PEM and DER: as much of them as tells a trust anchor (RFC 5280)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

BEGIN = "-----BEGIN CERTIFICATE-----"
END = "-----END CERTIFICATE-----"

_VERSION = 0xA0
_UTC_TIME = 0x17


class Element(NamedTuple):
    """An element of DER: its tag, its content, and all of it."""

    tag: int
    content: bytes
    encoding: bytes


# The pods of a mesh hold a few different texts, each of which may be as large as a pod.
@lru_cache(maxsize=8)
def parse_pem(text: str) -> Mapping[str, datetime]:
    """Return each certificate's fingerprint and end; none if one of them cannot be read.

    The end of what is there twice, renewed with its key, is the later one.
    """
    try:
        parsed = [
            parse_certificate(base64.b64decode("".join(block.split()))) for block in _blocks(text)
        ]
    except (IndexError, ValueError):
        return {}
    return {root: max(end for name, end in parsed if name == root) for root, _ in parsed}


def parse_certificate(der: bytes) -> tuple[str, datetime]:
    """Return the hash of subject and public key, and notAfter (RFC 5280, section 4.1)."""
    certificate = elements(der)[0]
    to_be_signed = elements(certificate.content)[0]
    parts = elements(to_be_signed.content)
    # Version 1 leaves the version out.
    if parts[0].tag == _VERSION:
        parts = parts[1:]
    _serial, _algorithm, _issuer, validity, subject, public_key = parts[:6]
    not_after = _time(elements(validity.content)[1])
    return hashlib.sha256(subject.encoding + public_key.encoding).hexdigest(), not_after


def elements(der: bytes) -> list[Element]:
    """Return DER elements that stand one after another."""
    found: list[Element] = []
    start = 0
    while start < len(der):
        length = der[start + 1]
        head = start + 2
        if length > 0x7F:
            size = length & 0x7F
            length = int.from_bytes(der[head : head + size])
            head += size
        end = head + length
        if end > len(der):
            raise ValueError("a certificate ends too early")
        found.append(Element(der[start], der[head:end], der[start:end]))
        start = end
    return found


def _blocks(text: str) -> Iterator[str]:
    """Yield what stands between the lines of each certificate, in time linear to the text."""
    start = text.find(BEGIN)
    while start >= 0:
        end = text.find(END, start)
        if end < 0:
            return
        yield text[start + len(BEGIN) : end]
        start = text.find(BEGIN, end)


def _time(element: Element) -> datetime:
    text = element.content.decode().replace("Z", "+0000")
    # A UTCTime is of the years 1950 to 2049.
    if element.tag == _UTC_TIME:
        text = ("20" if text < "50" else "19") + text
    return datetime.strptime(text, "%Y%m%d%H%M%S%z")
