"""The option by which a mesh has Argo Rollouts."""

from __future__ import annotations

from dataclasses import dataclass

from ..kubernetes.option_types import checks_options
from ..releases.helm_values import HelmValues
from .traffic_router_plugin import TrafficRouterPlugin


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class ArgoRollouts:
    """Argo Rollouts as a part of a mesh.

    Attributes:
        plugin: Where the controller gets the plugin that writes the weights of HTTPRoutes.
        external_prometheus: Whether the controller asks a Prometheus of yours. Then it gets no
            access to viz's. Defaults to no: it may ask viz's, if viz has one.
    """

    plugin: TrafficRouterPlugin
    external_prometheus: bool = False

    @property
    def values(self) -> HelmValues:
        """The values of chart argo-rollouts that follow."""
        return {"controller": self.plugin.values}
