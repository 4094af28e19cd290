"""Versions of Kubernetes, as far as something depends on them."""

from __future__ import annotations

import re

from .linkerd_release import LinkerdRelease

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


def version_for(release: LinkerdRelease, version: str | None) -> str:
    """Return the version, or else the oldest that the release and the library are for.

    Raises:
        ValueError: The charts of the release refuse to be deployed to a cluster of this version.
    """
    accepted = release.oldest_kubernetes or (0, 0)
    oldest = max(accepted, (1, minor_version("OLDEST", OLDEST)))
    if version is None:
        return f"{oldest[0]}.{oldest[1]}"
    if (1, minor_version("kubernetes_version", version)) < accepted:
        raise ValueError(
            f"'kubernetes_version' ({version}) must be at least {accepted[0]}.{accepted[1]}: the "
            f"charts of Linkerd {release.name} refuse an older cluster"
        )
    return version
