"""From pinned charts to the objects that a cluster gets."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from cdk8s import Yaml

from ..kubernetes.argo_cd import SYNC_WAVE
from ..kubernetes.manifest import Manifest, api
from ..releases.helm_release import HelmRelease
from ..releases.helm_values import HelmValues, merged, value_at
from ..releases.release import HelmChart
from . import completeness
from .chart_files import find_chart, unpacked
from .clean_up import Fields, annotated, cleaned
from .clock import move_clock
from .differences import check_repeatable
from .helm_program import HelmProgram
from .hooks import DroppedHook, dropped_hooks, is_hook, namespace_metadata
from .image_digests import DigestPins, injector_values
from .rendered_charts import RenderedCharts
from .waves import FolderWaves

_CA_ANNOTATIONS = {
    "injectCaFrom": "cert-manager.io/inject-ca-from",
    "injectCaFromSecret": "cert-manager.io/inject-ca-from-secret",
}
"""What a chart's value becomes on its webhook configuration or APIService."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedChart:
    """A chart to render.

    Attributes:
        chart: What the release says of it.
        release: The chart as the cluster gets it.
        namespace: The namespace, so the folder, of its objects.
        waves: The waves of its folder, or ``None`` where there are none.
        has_extra_values: Whether the user added values, which may take objects away.
    """

    chart: HelmChart
    release: HelmRelease
    namespace: str
    waves: FolderWaves | None
    has_extra_values: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InflatedChart:
    """A rendered chart.

    Attributes:
        pinned: The chart.
        objects: The objects to write.
        hooks: The hooks, which are not written.
        namespace_labels: The labels that a hook would give to the namespace.
        namespace_annotations: The annotations that a hook would give to it.
    """

    pinned: PinnedChart
    objects: tuple[Manifest, ...]
    hooks: tuple[DroppedHook, ...]
    namespace_labels: Mapping[str, str]
    namespace_annotations: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Renderer:
    """All that the charts of one synth share."""

    options: RenderedCharts
    helm: HelmProgram
    pins: DigestPins
    namespaces: Collection[str]

    def sources(self, charts: Sequence[PinnedChart], scratch: Path) -> list[Path]:
        """Return every chart's folder, unpacked.

        Raises:
            ValueError: Charts are missing or changed. The message lists all of them.
        """
        sources: list[Path] = []
        problems: list[str] = []
        for position, pinned in enumerate(charts):
            release = pinned.release
            target = scratch / str(position)
            target.mkdir()
            # Outside of the try: an unreachable repository is reported once, not once per chart.
            archive = self.helm.pull(release, target) if self.options.folder is None else None
            try:
                chart = archive or find_chart(Path(self.options.folder or ""), release)
                sources.append(unpacked(chart, release, target, self.options.checksums))
            except ValueError as problem:
                problems.append(str(problem))
        if problems:
            raise ValueError("; ".join(problems))
        return sources

    def rendered(self, pinned: PinnedChart, source: Path) -> InflatedChart:
        """Return the chart in folder *source* with its objects, after all checks."""
        manifests = self._repeatable_manifests(pinned, source)
        hooks = [manifest for manifest in manifests if is_hook(manifest)]
        objects = [manifest for manifest in manifests if not is_hook(manifest)]
        self._check_complete(pinned, objects, hooks)
        labels, annotations = namespace_metadata(hooks)
        return InflatedChart(
            pinned=pinned,
            objects=tuple(_written(pinned, self.pins.pinned(manifest)) for manifest in objects),
            hooks=dropped_hooks(pinned.chart.name, hooks, self.options.dropped_hooks),
            namespace_labels=labels,
            namespace_annotations=annotations,
        )

    def _repeatable_manifests(self, pinned: PinnedChart, source: Path) -> list[Manifest]:
        values = pinned.release.values
        manifests = self._inflated(pinned, source, values)
        pinned_values = self._injector_pins(manifests, source.parent)
        if pinned_values:
            values = merged(values, pinned_values)
            manifests = self._inflated(pinned, source, values)
        # A folder of the same name, because charts may write their folder's name.
        later = source.parent / "later" / source.name
        shutil.copytree(source, later)
        move_clock(later)
        check_repeatable(pinned.chart, manifests, self._inflated(pinned, later, values))
        return manifests

    def _inflated(self, pinned: PinnedChart, folder: Path, values: HelmValues) -> list[Manifest]:
        return self.helm.inflate(folder, pinned.release, values, self.options.kube_version)

    def _injector_pins(self, manifests: Sequence[Manifest], scratch: Path) -> HelmValues:
        """Return the values that pin the images that the injector puts into pods."""
        text = injector_values(manifests) if self.pins.digests else None
        if text is None:
            return {}
        file = scratch / "linkerd-config.yaml"
        file.write_text(text, "utf-8")
        documents = cast("list[HelmValues]", Yaml.load(str(file)))
        return self.pins.injected(documents[0]) if documents else {}

    def _check_complete(
        self, pinned: PinnedChart, manifests: Sequence[Manifest], hooks: Sequence[Manifest]
    ) -> None:
        chart = pinned.chart
        ca_annotations = [
            (annotation, str(source))
            for webhook in chart.webhooks
            for value, annotation in _CA_ANNOTATIONS.items()
            if (source := value_at(pinned.release.values, f"{webhook.path}.{value}"))
        ]
        problems = [
            *completeness.undeclared(manifests, self.namespaces),
            *completeness.missing_parts(chart, manifests, ca_annotations),
        ]
        if not pinned.has_extra_values:
            problems += completeness.missing_kinds(chart, manifests, hooks)
            problems += completeness.missing_deployments(chart, manifests)
        if problems:
            raise ValueError(f"{chart.name} {chart.version}: {'; '.join(problems)}")


def render(
    options: RenderedCharts, charts: Sequence[PinnedChart], namespaces: Collection[str]
) -> tuple[InflatedChart, ...]:
    """Render charts, each twice, and return them with the objects that a cluster gets.

    Only a scratch folder is written.

    Args:
        options: Where the charts come from, and how they are inflated.
        charts: The charts.
        namespaces: The namespaces that objects may go into.

    Raises:
        ValueError: helm or a chart is missing, changed or too old; a chart cannot be rendered,
            renders differently a second time, lacks objects that the mesh needs, or has objects
            that the AppProject refuses; or an option matches nothing.
    """
    renderer = _Renderer(
        options=options,
        helm=HelmProgram.named(options.helm),
        pins=DigestPins(options.image_digests),
        namespaces=namespaces,
    )
    with tempfile.TemporaryDirectory(prefix="charts-") as folder:
        sources = renderer.sources(charts, Path(folder))
        rendered = tuple(
            renderer.rendered(pinned, source)
            for pinned, source in zip(charts, sources, strict=True)
        )
    problems = list(renderer.pins.unused())
    hooks = {f"{hook.kind}/{hook.name}" for chart in rendered for hook in chart.hooks}
    problems += [
        f"'dropped_hooks' holds '{name}', which is no hook of these charts: remove it, or correct "
        "the name"
        for name in options.dropped_hooks
        if name not in hooks
    ]
    if problems:
        raise ValueError("; ".join(problems))
    return rendered


def _written(pinned: PinnedChart, manifest: dict[str, Any]) -> Fields:
    kind = api(manifest)
    # Of a kind that the release does not list nobody knows the scope: Argo CD does.
    namespace = manifest["metadata"].get("namespace")
    if kind in pinned.chart.namespaced_kinds:
        namespace = pinned.namespace
    elif kind in pinned.chart.cluster_kinds:
        namespace = None
    fields = cleaned(manifest, namespace=namespace)
    if pinned.waves is None:
        return fields
    wave = pinned.waves.of_chart(pinned.chart.name, str(fields["kind"]))
    return annotated(fields, SYNC_WAVE, str(wave))
