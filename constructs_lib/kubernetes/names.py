"""Names that Kubernetes and X.509 accept."""

from __future__ import annotations

import re

LONGEST_LABEL = 63
LONGEST_SUBDOMAIN = 253

LONGEST_COMMON_NAME = 64
"""The most characters of a certificate's common name (RFC 5280, ub-common-name)."""

_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?")


def check_label(field: str, value: str) -> str:
    """Return *value* if it is a DNS label (RFC 1123), as namespaces and Services need.

    Raises:
        ValueError: It is not. The message names *field*.
    """
    if len(value) > LONGEST_LABEL:
        raise ValueError(
            f"'{field}' ({value}) has {len(value)} characters, but a DNS label has at most "
            f"{LONGEST_LABEL}"
        )
    if not _LABEL.fullmatch(value):
        raise ValueError(
            f"'{field}' ({value}) must be a DNS label: lower-case letters, digits and '-', "
            "beginning and ending with a letter or digit"
        )
    return value


def is_subdomain(value: str) -> bool:
    """Return whether *value* is a DNS subdomain."""
    try:
        check_subdomain("name", value)
    except ValueError:
        return False
    return True


def check_subdomain(field: str, value: str) -> str:
    """Return *value* if it is a DNS subdomain (RFC 1123), as most object names need.

    Raises:
        ValueError: It is not. The message names *field*.
    """
    if len(value) > LONGEST_SUBDOMAIN:
        raise ValueError(
            f"'{field}' ({value}) has {len(value)} characters, but a DNS name has at most "
            f"{LONGEST_SUBDOMAIN}"
        )
    for label in value.split("."):
        if not _LABEL.fullmatch(label):
            raise ValueError(
                f"'{field}' ({value}) must be a DNS name: labels of lower-case letters, digits and "
                f"'-', each beginning and ending with a letter or digit, joined by dots; '{label}' "
                "is not such a label"
            )
    return value
