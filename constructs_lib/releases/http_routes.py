"""Which meshes of a tree bring a definition of HTTPRoute that canaries cannot use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .helm_release import HelmRelease, by_chart
from .helm_values import value_at
from .release import LinkerdRelease

_CRDS = "linkerd-crds"


@dataclass(slots=True)
class OutdatedHttpRoutes:
    """The problems with a tree's definitions of HTTPRoute, for constructs that need a current one.

    With a definition that lacks version v1, the traffic router's plugin ends every look at a
    Rollout in an error, and no new version ever starts.

    Attributes:
        reasons: A sentence for each mesh of the tree that brings such a definition.
    """

    reasons: list[str] = field(default_factory=list[str])


def outdated_http_routes(
    release: LinkerdRelease, helm_releases: Mapping[str, tuple[HelmRelease, ...]]
) -> str | None:
    """Return why canaries cannot work with the HTTPRoute that a mesh defines; ``None`` if they can.

    Args:
        release: The mesh's release of Linkerd.
        helm_releases: Its charts with their values, by folder.
    """
    path = release.own_http_routes
    chart = by_chart(helm_releases).get(_CRDS)
    if path is None or chart is None or value_at(chart.values, path) is False:
        return None
    return (
        f"chart {_CRDS} {chart.version} of Linkerd {release.name} brings a definition of HTTPRoute "
        "without version v1, with which no canary ever starts: set "
        f"values={{'{_CRDS}': {{'{path}': False}}}}, and install the Gateway API, 1.2.1 or newer "
        "(docs/upgrading.md, steps 1 and 2)"
    )
