"""Argo Rollouts in a mesh: what cannot work is refused, and its controller gets its rights."""

from __future__ import annotations

from collections.abc import Mapping

from ..releases.helm_release import HelmRelease, by_chart
from ..releases.helm_values import value_at
from ..releases.http_routes import outdated_http_routes
from ..releases.release import LinkerdRelease
from ..rollouts.argo_rollouts import ArgoRollouts
from ..rollouts.controller_rights import grant_controller_rights
from ..rollouts.metrics_access import allow_metrics
from .folders import MeshFolders


def make_rollouts_parts(
    option: ArgoRollouts,
    folders: MeshFolders,
    release: LinkerdRelease,
    helm_releases: Mapping[str, tuple[HelmRelease, ...]],
) -> None:
    """Make the rights of the controller and, in viz's folder, its access to metrics.

    Raises:
        ValueError: The release brings a definition of HTTPRoute that the plugin cannot use.
    """
    problem = outdated_http_routes(release, helm_releases)
    if problem is not None:
        raise ValueError(f"'rollouts' cannot be used: {problem}")
    namespaces = folders.namespaces
    grant_controller_rights(folders.scopes["rollouts"], namespaces.rollouts)
    viz = by_chart(helm_releases).get("linkerd-viz")
    has_prometheus = viz is not None and value_at(viz.values, "prometheus.enabled") is not False
    if has_prometheus and not option.external_prometheus:
        allow_metrics(
            folders.scopes["viz"], viz_namespace=namespaces.viz, namespace=namespaces.rollouts
        )
