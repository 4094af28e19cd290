"""A stack whose charts are rendered: which of them, into which folders, in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from constructs import Construct

from ..releases.folders import MeshNamespaces, NamespaceRole
from ..releases.helm_release import HelmRelease
from ..releases.selection import ChartSelection
from .hooks import DroppedHook
from .objects import make_objects, order_ours
from .render import Pinned, Rendered, render
from .rendered_charts import RenderedCharts
from .waves import FolderWaves


@dataclass(frozen=True, slots=True)
class StackRendering:
    """The rendered charts of a stack.

    Attributes:
        charts: What each chart became.
        waves: The waves of each folder; none where everything goes into one chart.
    """

    charts: tuple[Rendered, ...]
    waves: Mapping[NamespaceRole, FolderWaves]

    @classmethod
    def of(
        cls,
        options: RenderedCharts,
        upstream: ChartSelection,
        releases: Mapping[str, tuple[HelmRelease, ...]],
        namespaces: MeshNamespaces,
        *,
        has_folders: bool,
        with_extra_values: Collection[str],
    ) -> StackRendering:
        """Render a stack's charts.

        Args:
            options: Where the charts come from, and with what they are inflated.
            upstream: The charts.
            releases: The charts as the cluster is to get them, by namespace.
            namespaces: Where they go.
            has_folders: Whether every namespace is a folder, so an application of its own.
            with_extra_values: The charts to which the user gave values.

        Raises:
            ValueError: See ``render``.
        """
        waves: dict[NamespaceRole, FolderWaves] = {
            folder: FolderWaves.of(folder, [one for one in upstream.charts if one.folder == folder])
            for folder in (upstream.folders if has_folders else ())
        }
        by_name = {one.name: one for ones in releases.values() for one in ones}
        pinned = [
            Pinned(
                chart=chart,
                release=by_name[chart.name],
                namespace=namespaces.of(chart.folder),
                waves=waves.get(chart.folder),
                has_extra_values=chart.name in with_extra_values,
            )
            for chart in upstream.charts
        ]
        return cls(render(options, pinned, (*releases, *upstream.other_namespaces)), waves)

    def make_objects(self, places: Mapping[NamespaceRole, Construct]) -> None:
        """Make the objects of all charts, each in its folder, and put the folders' own in order."""
        for folder, waves in self.waves.items():
            order_ours(places[folder], waves)
        for one in self.charts:
            make_objects(places[one.pinned.chart.folder], one)

    def kinds(self, *, namespaced: bool) -> frozenset[str]:
        """Return the kinds of all rendered objects, as ``Kind.group``."""
        return frozenset(kind for one in self.charts for kind in one.kinds(namespaced=namespaced))

    @property
    def hooks(self) -> Iterator[DroppedHook]:
        """The hooks that are not written."""
        for one in self.charts:
            yield from one.hooks
