"""Versions of Kubernetes, as far as something depends on them."""

from __future__ import annotations

import re

OLDEST = "1.28"
"""The oldest that the library's objects are written for."""

_VERSION = re.compile(r"1\.([0-9]{1,3})")


def minor_version(field: str, version: str) -> int:
    """Return the N of version 1.N.

    Raises:
        ValueError: It is not written like that, or older than the oldest supported one. The
            message names *field*.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(f"'{field}' ({version}) must be a minor version of Kubernetes: 1.34, say")
    minor = int(found[1])
    if minor < int(OLDEST.partition(".")[2]):
        raise ValueError(f"'{field}' ({version}) must be at least {OLDEST}")
    return minor
