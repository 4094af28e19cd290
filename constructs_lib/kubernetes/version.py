"""Versions of Kubernetes."""

from __future__ import annotations

import re

OLDEST_VERSION = "1.28"
"""The oldest version that accepts the library's objects."""

_VERSION = re.compile(r"1\.([0-9]{1,3})")


def minor_version(field: str, version: str) -> int:
    """Return the N of version 1.N.

    Raises:
        ValueError: It is not written like that, or is older than the oldest supported version.
            The message names *field*.
    """
    match = _VERSION.fullmatch(version)
    if match is None:
        raise ValueError(
            f"'{field}' ({version}) must be a minor version of Kubernetes, such as 1.34"
        )
    minor = int(match[1])
    if minor < int(OLDEST_VERSION.partition(".")[2]):
        raise ValueError(f"'{field}' ({version}) must be at least {OLDEST_VERSION}")
    return minor
