"""Root certificates given as PEM, and what makes one useless to a mesh."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from textwrap import wrap

from ..program.certificates import BEGIN, END, Element, elements, parse_certificate
from ..program.times import date_time

_EXTENSIONS = 0xA3
_BOOLEAN = 0x01
_INTEGER = 0x02
_BASIC_CONSTRAINTS = bytes.fromhex("0603551d13")
_COMMON_NAME = bytes.fromhex("0603550403")
_P521 = bytes.fromhex("06052b81040023")


@dataclass(frozen=True, slots=True, kw_only=True)
class RootCertificate:
    """A certificate that a mesh is to trust.

    Attributes:
        common_name: Its subject's common name; empty if it has none.
        fingerprint: The hash of subject and key: by these a proxy knows a root.
        not_after: Its end.
        is_ca: Whether it may sign certificates.
        path_length: How many CAs may stand below it; ``None`` for any number.
        is_readable: Whether proxies know the kind of its key.
    """

    common_name: str
    fingerprint: str
    not_after: datetime
    is_ca: bool
    path_length: int | None
    is_readable: bool

    @classmethod
    def all_of(cls, pem: str, now: datetime | None = None) -> tuple[RootCertificate, ...]:
        """Return the certificates of a PEM text, which all must be roots for a mesh.

        Args:
            pem: The text. What stands between the certificates is ignored.
            now: The time of the check. Defaults to the present.

        Raises:
            ValueError: The text has a private key, no certificate or one twice; or a certificate
                cannot be read, is no CA, has ended, has a key on curve P-521, or may have no CA
                below it.
        """
        if "PRIVATE KEY-----" in pem:
            raise ValueError(
                "'pem' has a private key. Whoever reads Git could sign for every pod: take the key "
                "out, and replace it if it was committed"
            )
        roots = tuple(map(cls._of, _encodings(pem)))
        if not roots:
            raise ValueError(f"'pem' has no certificate: it must have the line {BEGIN}")
        for root in roots:
            root._check(now or datetime.now(UTC))
        check_unique(roots)
        return roots

    @classmethod
    def _of(cls, der: bytes) -> RootCertificate:
        try:
            fingerprint, not_after = parse_certificate(der)
            parts = elements(elements(elements(der)[0].content)[0].content)
            is_ca, path_length = _basic_constraints(parts)
            names = _common_names(elements(parts[5].content)) if len(parts) > 5 else iter(())
            return cls(
                common_name=next(names, ""),
                fingerprint=fingerprint,
                not_after=not_after,
                is_ca=is_ca,
                path_length=path_length,
                is_readable=_P521 not in der,
            )
        except (IndexError, ValueError) as error:
            raise ValueError(f"'pem' has a certificate that cannot be read: {error}") from error

    @property
    def title(self) -> str:
        """Its common name, or else the beginning of its fingerprint, as messages name it."""
        return self.common_name or f"root {self.fingerprint[:12]}"

    def check_depth(self, authorities: int) -> None:
        """Check that so many CAs may stand below it.

        Raises:
            ValueError: It allows fewer. linkerd-identity, written in Go, then refuses its issuer.
        """
        if self.path_length is not None and self.path_length < authorities:
            raise ValueError(
                f"'pem' has {self.title}, whose path length ({self.path_length}) must be at least "
                f"{authorities}, the number of CAs below it: identity issuer, and intermediates if "
                "there are any. Otherwise linkerd-identity refuses its issuer"
            )

    def _check(self, now: datetime) -> None:
        if not self.is_ca:
            raise ValueError(
                f"'pem' has {self.title}, which is no CA (basicConstraints): it can be no root. "
                "Give the certificate of the CA that signed it"
            )
        if self.not_after <= now:
            raise ValueError(
                f"'pem' has {self.title}, which ended at {date_time(self.not_after)}: "
                "linkerd-identity does not start with a root that has ended. Leave it out"
            )
        if not self.is_readable:
            raise ValueError(
                f"'pem' has {self.title}, whose key is on curve P-521: proxies of Linkerd's stable "
                "releases cannot verify what it signs (rustls-webpki). Use P-256, P-384 or RSA"
            )
        self.check_depth(1)


def canonical_pem(pem: str) -> str:
    """Return the certificates of a PEM text alone, each as trust-manager reads it.

    Go finds a certificate only where its lines begin at the left and nothing stands beside them
    (encoding/pem): a text that is indented has none, and of two that are joined without a line's
    end it skips the first.
    """
    texts = ("\n".join(wrap(base64.b64encode(der).decode(), 64)) for der in _encodings(pem))
    return "".join(f"{BEGIN}\n{text}\n{END}\n" for text in texts)


def check_unique(roots: Sequence[RootCertificate]) -> None:
    """Check that no root is there twice.

    Raises:
        ValueError: One is.
    """
    seen: set[str] = set()
    for root in roots:
        if root.fingerprint in seen:
            raise ValueError(f"'pem' has {root.title} twice: leave one of the two out")
        seen.add(root.fingerprint)


def _encodings(pem: str) -> Iterator[bytes]:
    for block in pem.split(BEGIN)[1:]:
        body, end, _ = block.partition(END)
        if not end:
            raise ValueError(f"'pem' has a certificate without the line {END}")
        try:
            yield base64.b64decode("".join(body.split()), validate=True)
        except ValueError as error:
            raise ValueError(f"'pem' has a certificate that is not base64: {error}") from error


def _basic_constraints(parts: Sequence[Element]) -> tuple[bool, int | None]:
    """Return whether a certificate is a CA's, and its path length (RFC 5280, 4.2.1.9)."""
    extensions = [part for part in parts if part.tag == _EXTENSIONS]
    for extension in elements(elements(extensions[0].content)[0].content) if extensions else ():
        identifier, *_, value = elements(extension.content)
        if identifier.encoding == _BASIC_CONSTRAINTS:
            fields = elements(elements(value.content)[0].content)
            is_ca = any(field.tag == _BOOLEAN and any(field.content) for field in fields)
            lengths = [field.content for field in fields if field.tag == _INTEGER]
            return is_ca, int.from_bytes(lengths[0]) if lengths else None
    return False, None


def _common_names(subject: Sequence[Element]) -> Iterator[str]:
    for relative_name in subject:
        for attribute in elements(relative_name.content):
            identifier, value = elements(attribute.content)
            if identifier.encoding == _COMMON_NAME:
                yield value.content.decode("utf-8", "replace")
