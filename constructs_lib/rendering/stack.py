"""The rendered charts of a stack: which they are, into which folders they go, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from constructs import Construct

from ..kubernetes.manifest import api
from ..releases.folders import MeshNamespaces, NamespaceRole
from ..releases.helm_release import HelmRelease, by_chart
from ..releases.selection import ChartSelection
from .hooks import DroppedHook
from .objects import make_objects, order_own_objects
from .render import InflatedChart, PinnedChart, render
from .rendered_charts import RenderedCharts
from .waves import FolderWaves


@dataclass(frozen=True, slots=True)
class StackRendering:
    """The rendered charts of a stack.

    Attributes:
        charts: The charts with their objects.
        waves: The waves of each folder; none where everything goes into one chart.
    """

    charts: tuple[InflatedChart, ...]
    waves: Mapping[NamespaceRole, FolderWaves]

    @classmethod
    def of(
        cls,
        options: RenderedCharts,
        selection: ChartSelection,
        helm_releases: Mapping[str, tuple[HelmRelease, ...]],
        namespaces: MeshNamespaces,
        *,
        has_folders: bool,
    ) -> StackRendering:
        """Render a stack's charts.

        Args:
            options: Where the charts come from, and how they are inflated.
            selection: The charts.
            helm_releases: The charts as the cluster gets them, by namespace.
            namespaces: The mesh's namespaces.
            has_folders: Whether every namespace is a folder, so an application of its own.

        Raises:
            ValueError: See ``render``.
        """
        waves: dict[NamespaceRole, FolderWaves] = {
            folder: FolderWaves.of(
                folder, [chart for chart in selection.charts if chart.folder == folder]
            )
            for folder in (selection.folders if has_folders else ())
        }
        releases = by_chart(helm_releases)
        pinned = [
            PinnedChart(
                chart=chart,
                release=releases[chart.name],
                namespace=namespaces.of(chart.folder),
                waves=waves.get(chart.folder),
                has_extra_values=chart.name in selection.extra_values,
            )
            for chart in selection.charts
        ]
        return cls(render(options, pinned, (*helm_releases, *selection.other_namespaces)), waves)

    def make_objects(self, scopes: Mapping[NamespaceRole, Construct]) -> None:
        """Make the objects of all charts, each in its folder, and order the stack's own objects."""
        for folder, waves in self.waves.items():
            order_own_objects(scopes[folder], waves)
        for chart in self.charts:
            make_objects(scopes[chart.pinned.chart.folder], chart)

    def kinds(self, *, namespaced: bool) -> frozenset[str]:
        """Return the kinds of all rendered objects, as ``Kind.group``.

        One without a namespace is of either scope, unless the release lists its kind.
        """
        return frozenset(
            kind
            for chart in self.charts
            for manifest in chart.objects
            for kind in [api(manifest)]
            if ("namespace" in manifest["metadata"]) is namespaced
            or (namespaced and kind not in chart.pinned.chart.cluster_kinds)
        )

    @property
    def hooks(self) -> tuple[DroppedHook, ...]:
        """The hooks that are not written."""
        return tuple(hook for chart in self.charts for hook in chart.hooks)
