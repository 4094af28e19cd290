"""Which meshes of a tree bring a definition of HTTPRoute that canaries cannot use."""

from __future__ import annotations

from collections.abc import Mapping

from .helm_release import HelmRelease
from .helm_values import value_at
from .release import LinkerdRelease

_CRDS = "linkerd-crds"


class OutdatedHttpRoutes:
    """The problems with a tree's definitions of HTTPRoute, for constructs that need a current one.

    With a definition that lacks version v1, the traffic router's plugin ends every look at a
    Rollout in an error, and no new version ever starts.
    """

    def __init__(self) -> None:
        self._reasons: list[str] = []

    def add(self, reason: str) -> None:
        """Record that a mesh of this tree brings an outdated definition."""
        self._reasons.append(reason)

    @property
    def reasons(self) -> tuple[str, ...]:
        """A sentence for each such mesh."""
        return tuple(self._reasons)


def outdated_http_routes(
    release: LinkerdRelease, helm_releases: Mapping[str, tuple[HelmRelease, ...]]
) -> str | None:
    """Return why canaries cannot work with the HTTPRoute that a mesh defines; ``None`` if they can.

    Args:
        release: The mesh's release of Linkerd.
        helm_releases: Its charts with their values, by folder.
    """
    path = release.own_http_routes
    if path is None:
        return None
    for charts in helm_releases.values():
        for chart in charts:
            if chart.name == _CRDS and value_at(chart.values, path) is not False:
                return (
                    f"chart {_CRDS} {chart.version} of Linkerd {release.name} brings a definition "
                    "of HTTPRoute without version v1, with which no canary ever starts: set "
                    f"values={{'{_CRDS}': {{'{path}': False}}}}, and install the Gateway API, "
                    "1.2.1 or newer (docs/upgrading.md, steps 1 and 2)"
                )
    return None
