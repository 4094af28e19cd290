"""The upstream charts that a stack's options choose, and what they become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .folders import MeshNamespaces, NamespaceRole
from .helm_release import HelmRelease
from .helm_values import HelmValues, value_at
from .release import Component, HelmChart, LinkerdRelease, Option


@dataclass(frozen=True, slots=True)
class ChartSelection:
    """The charts of a release that are deployed.

    Attributes:
        release: The release.
        charts: Its charts, less those that are switched off.
    """

    release: LinkerdRelease
    charts: tuple[HelmChart, ...]

    @classmethod
    def of(cls, release: LinkerdRelease, *, viz: bool, jaeger: bool | None) -> ChartSelection:
        """Return the charts that the options choose.

        Raises:
            ValueError: A part is wanted that the release does not have.
        """
        wanted: dict[Component, bool] = {
            "core": True,
            "viz": viz,
            "jaeger": release.has("jaeger") if jaeger is None else jaeger,
        }
        for component, is_wanted in wanted.items():
            if is_wanted and not release.has(component):
                instead = f": {release.gone[component]}" if component in release.gone else ""
                raise ValueError(
                    f"'{component}' cannot be deployed: Linkerd {release.name} has no such chart"
                    f"{instead}"
                )
        return cls(release, tuple(one for one in release.charts if wanted[one.component]))

    def has(self, component: Component) -> bool:
        """Return whether a component is deployed."""
        return any(chart.component == component for chart in self.charts)

    def injects_into(self, folder: NamespaceRole) -> bool:
        """Return whether pods of a folder's charts get their proxies from the injector."""
        return any(chart.injected for chart in self.charts if chart.folder == folder)

    def namespace_annotations(
        self, folder: NamespaceRole, values: Mapping[str, HelmValues]
    ) -> dict[str, str]:
        """Return what a folder's Namespace repeats of its charts' *values*."""
        return {
            annotation: str(value)
            for chart in self.charts
            if chart.folder == folder
            for annotation, path in chart.namespace_annotations.items()
            if (value := value_at(values.get(chart.name, {}), path))
        }

    @property
    def folders(self) -> tuple[NamespaceRole, ...]:
        """The folders of the mesh; cert-manager's is there even if somebody else deploys it."""
        always: tuple[NamespaceRole, ...] = ("cert_manager", "crds", "control_plane")
        return (*always, "viz") if self.has("viz") else always

    @property
    def other_namespaces(self) -> tuple[str, ...]:
        """Namespaces besides the mesh's own that the charts write into."""
        return tuple(name for chart in self.charts for name in chart.other_namespaces)

    @property
    def cluster_kinds(self) -> frozenset[str]:
        """The cluster-scoped kinds that the charts render."""
        return frozenset(kind for chart in self.charts for kind in chart.cluster_kinds)

    @property
    def namespaced_kinds(self) -> frozenset[str]:
        """The namespaced kinds that the charts render."""
        return frozenset(kind for chart in self.charts for kind in chart.namespaced_kinds)

    def check_names(self, values: Mapping[str, HelmValues]) -> None:
        """Check that *values* are those of charts that are deployed.

        Raises:
            ValueError: A chart is unknown, or switched off.
        """
        names = [chart.name for chart in self.charts]
        for name in values:
            if name in names:
                continue
            why = (
                "is switched off"
                if any(chart.name == name for chart in self.release.charts)
                else f"is no chart of Linkerd {self.release.name}"
            )
            raise ValueError(f"'values' holds '{name}', which {why}; there are {', '.join(names)}")

    def helm_releases(
        self,
        namespaces: MeshNamespaces,
        options: Mapping[Option, str | int],
        inject_ca_from: Mapping[str, str],
        values: Mapping[str, HelmValues],
    ) -> dict[str, tuple[HelmRelease, ...]]:
        """Return the charts as a cluster is to get them, by folder.

        Raises:
            ValueError: *values* hold what a chart does not know or the stack itself sets.
        """
        found: dict[str, tuple[HelmRelease, ...]] = {
            namespaces.of(folder): () for folder in self.folders
        }
        for chart in self.charts:
            one = HelmRelease(
                name=chart.name,
                repository=chart.repository,
                version=chart.version,
                namespace=namespaces.of(chart.release_folder or chart.folder),
                values=chart.resolved_values(options, inject_ca_from, values.get(chart.name, {})),
            )
            folder = namespaces.of(chart.folder)
            found[folder] = (*found[folder], one)
        return found
