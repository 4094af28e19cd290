"""The charts of a release that a stack deploys, and the Helm releases that they become."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .folders import MeshNamespaces, NamespaceRole
from .helm_release import HelmRelease, by_chart
from .helm_values import HelmValues, merged, value_at
from .release import Component, HelmChart, LinkerdRelease, Option

_CONTROL_PLANE = "linkerd-control-plane"
_REPOSITORY = re.compile(r"(https?|oci)://[^\s/]+(/\S*)?")
_KIND = re.compile(r"[A-Z][A-Za-z0-9]*(\.[a-z0-9]([-a-z0-9.]*[a-z0-9])?)?")


@dataclass(frozen=True, slots=True)
class ChartSelection:
    """The charts of a release that are deployed.

    Attributes:
        release: The release.
        charts: Its charts, without those that are switched off.
        extra_values: The values that the user adds, per chart name.
        allowed_kinds: The kinds that the user allows besides those that the release lists.
        repository: The repository of all charts; ``None`` for those of the release.
    """

    release: LinkerdRelease
    charts: tuple[HelmChart, ...]
    extra_values: Mapping[str, HelmValues]
    allowed_kinds: frozenset[str] = frozenset()
    repository: str | None = None

    @classmethod
    def of(
        cls,
        release: LinkerdRelease,
        *,
        viz: bool,
        jaeger: bool | None,
        rollouts: HelmValues | None,
        values: Mapping[str, HelmValues],
        allowed_kinds: Sequence[str] = (),
        repository: str | None = None,
    ) -> ChartSelection:
        """Return the charts that a stack's options choose.

        Args:
            release: The release.
            viz: Whether viz is deployed.
            jaeger: Whether jaeger is deployed; ``None`` for whether the release has it.
            rollouts: The values of Argo Rollouts' chart that an option sets; ``None`` for no Argo
                Rollouts.
            values: The values that the user adds, per chart name.
            allowed_kinds: The kinds that the user allows besides those that the release lists.
            repository: The user's own repository of all charts; ``None`` for upstream's.

        Raises:
            ValueError: The release lacks a part that is switched on, *values* name a chart that
                is unknown or switched off, a kind has another form or is Secret, or the repository
                is no address.
        """
        is_on: dict[Component, bool] = {
            "core": True,
            "viz": viz,
            "jaeger": release.has("jaeger") if jaeger is None else jaeger,
            "rollouts": rollouts is not None,
        }
        for component in is_on:
            if is_on[component]:
                _check_component(release, component)
        charts = tuple(
            replace(chart, values=merged(chart.values, rollouts))
            if rollouts is not None and chart.component == "rollouts"
            else chart
            for chart in release.charts
            if is_on[chart.component]
        )
        _check_chart_names(release, charts, values)
        for kind in allowed_kinds:
            _check_kind(kind)
        address = None if repository is None else _checked_repository(repository)
        return cls(release, charts, values, frozenset(allowed_kinds), address)

    def has(self, component: Component) -> bool:
        """Return whether a component is deployed."""
        return any(chart.component == component for chart in self.charts)

    def injects_into(self, folder: NamespaceRole) -> bool:
        """Return whether the injector gives proxies to pods of a folder's charts."""
        return any(chart.injected for chart in self.charts if chart.folder == folder)

    def namespace_annotations(self, folder: NamespaceRole) -> dict[str, str]:
        """Return the annotations by which a folder's Namespace repeats values of the user's."""
        return {
            annotation: str(value)
            for chart in self.charts
            if chart.folder == folder
            for annotation, path in chart.namespace_annotations.items()
            if (value := value_at(self._extra(chart), path))
        }

    @property
    def folders(self) -> tuple[NamespaceRole, ...]:
        """The folders of the mesh; cert-manager's is there even if somebody else deploys it."""
        always: tuple[NamespaceRole, ...] = ("cert_manager", "crds", "control_plane")
        return (*always, *self.extension_folders)

    @property
    def extension_folders(self) -> tuple[NamespaceRole, ...]:
        """The folders of parts that have one of their own, and whose pods are meshed."""
        extensions: tuple[Literal["viz", "rollouts"], ...] = ("viz", "rollouts")
        return tuple(folder for folder in extensions if self.has(folder))

    @property
    def other_namespaces(self) -> tuple[str, ...]:
        """Namespaces besides the mesh's own that the charts write into."""
        return tuple(name for chart in self.charts for name in chart.namespaces(self._extra(chart)))

    def kinds(self, *, namespaced: bool, optional: bool = False) -> frozenset[str]:
        """Return the kinds that Argo CD must be allowed, as ``Kind.group``.

        Those that the user allows are of either scope: nothing says which, and a kind has only one.

        Args:
            namespaced: Whether the namespaced kinds are meant, or the cluster-scoped ones.
            optional: Whether only the kinds are meant that the user's values bring.
        """
        return self.allowed_kinds.union(
            kind
            for chart in self.charts
            for kind in chart.kinds(self._extra(chart), namespaced=namespaced)
            if kind in chart.optional_kinds or not optional
        )

    def check_kinds_are_known(self) -> None:
        """Raise ``ValueError`` if a value holds whole objects and the user allows no kinds."""
        for chart in self.charts:
            for path in chart.object_values:
                if value_at(self._extra(chart), path) and not self.allowed_kinds:
                    raise ValueError(
                        f"'values' for {chart.name}: '{path}' holds whole objects, whose kinds "
                        "Argo CD's project would refuse: name them in 'allowed_kinds', as "
                        "'ConfigMap' or 'Issuer.cert-manager.io'"
                    )

    def _extra(self, chart: HelmChart) -> HelmValues:
        return self.extra_values.get(chart.name, {})

    @property
    def control_plane_deployments(self) -> tuple[str, ...]:
        """The Deployments of chart linkerd-control-plane; none if somebody else deploys it."""
        return tuple(
            name
            for chart in self.charts
            if chart.name == _CONTROL_PLANE
            for name in chart.deployments
        )

    def helm_releases(
        self,
        namespaces: MeshNamespaces,
        options: Mapping[Option, str | int],
        ca_values: Mapping[str, Mapping[str, str]],
    ) -> dict[str, tuple[HelmRelease, ...]]:
        """Return the charts as a cluster gets them, by folder.

        Raises:
            ValueError: The user's values hold what a chart does not know or the stack itself sets.
        """
        by_folder: dict[str, tuple[HelmRelease, ...]] = {
            namespaces.of(folder): () for folder in self.folders
        }
        for chart in self.charts:
            extra = self._extra(chart)
            release = HelmRelease(
                name=chart.name,
                repository=self.repository or chart.repository,
                version=chart.version,
                namespace=namespaces.of(chart.release_folder or chart.folder),
                values=chart.resolved_values(options, ca_values, extra),
            )
            folder = namespaces.of(chart.folder)
            by_folder[folder] = (*by_folder[folder], release)
        return by_folder


def control_plane_values(helm_releases: Mapping[str, tuple[HelmRelease, ...]]) -> HelmValues:
    """Return the values of chart linkerd-control-plane; none if somebody else deploys it."""
    release = by_chart(helm_releases).get(_CONTROL_PLANE)
    return release.values if release else {}


def _check_kind(kind: str) -> None:
    if not _KIND.fullmatch(kind):
        raise ValueError(
            f"'allowed_kinds' holds '{kind}', which is no kind: write 'Kind.group', as "
            "'PodMonitor.monitoring.coreos.com', or 'Kind' for a core kind"
        )
    if kind == "Secret":
        raise ValueError(
            "'allowed_kinds' holds 'Secret': keys must not travel through git. Have the chart take "
            "its Secret from outside"
        )


def _checked_repository(address: str) -> str:
    if not _REPOSITORY.fullmatch(address):
        raise ValueError(
            f"'chart_repository' ({address}) must be the address of a chart repository, as "
            "https://charts.example.com/mesh, or of an OCI registry, as oci://registry.example.com/"
            "charts"
        )
    return address.rstrip("/").removeprefix("oci://")


def _check_component(release: LinkerdRelease, component: Component) -> None:
    if release.has(component):
        return
    replacement = release.removed_components.get(component)
    off = "Leave it out" if component == "rollouts" else f"Set '{component}' to False"
    remedy = f": {replacement}" if replacement else f". {off}"
    raise ValueError(
        f"'{component}' cannot be deployed: Linkerd {release.name} has no such chart{remedy}"
    )


def _check_chart_names(
    release: LinkerdRelease, charts: tuple[HelmChart, ...], values: Mapping[str, HelmValues]
) -> None:
    deployed = [chart.name for chart in charts]
    known = [chart.name for chart in release.charts]
    for name in values:
        if name in deployed:
            continue
        reason = "is switched off" if name in known else f"is no chart of Linkerd {release.name}"
        raise ValueError(
            f"'values' holds '{name}', which {reason}; the charts are {', '.join(deployed)}"
        )
