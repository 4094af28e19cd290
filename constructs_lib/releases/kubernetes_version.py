"""The version of Kubernetes that a release is rendered for."""

from __future__ import annotations

from ..kubernetes.version import OLDEST_VERSION, minor_version
from .release import LinkerdRelease


def version_for(release: LinkerdRelease, version: str | None) -> str:
    """Return *version*, or else the oldest that both the release and the library support.

    Raises:
        ValueError: The release's charts refuse a cluster of this version.
    """
    accepted = release.oldest_kubernetes or (0, 0)
    oldest = max(accepted, (1, minor_version("OLDEST_VERSION", OLDEST_VERSION)))
    if version is None:
        return f"{oldest[0]}.{oldest[1]}"
    if (1, minor_version("kubernetes_version", version)) < accepted:
        raise ValueError(
            f"'kubernetes_version' ({version}) must be at least {accepted[0]}.{accepted[1]}: the "
            f"charts of Linkerd {release.name} refuse an older cluster. Upgrade the cluster, or "
            "choose an older 'release'"
        )
    return version
