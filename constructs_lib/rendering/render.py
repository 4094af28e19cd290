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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A chart that is to be rendered.

    Attributes:
        chart: What is known of it.
        release: How the cluster is to get it.
        namespace: The folder, so the namespace, that its objects go into.
        waves: The waves of its folder, or ``None`` where there are none.
        has_extra_values: Whether the user added values, which may take kinds away.
    """

    chart: HelmChart
    release: HelmRelease
    namespace: str
    waves: FolderWaves | None
    has_extra_values: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a chart became.

    Attributes:
        pinned: The chart.
        objects: The objects that are written.
        hooks: The hooks that are not.
        namespace_labels: The labels that a hook would have given to the namespace.
        namespace_annotations: The annotations, likewise.
    """

    pinned: Pinned
    objects: tuple[Manifest, ...]
    hooks: tuple[DroppedHook, ...]
    namespace_labels: Mapping[str, str]
    namespace_annotations: Mapping[str, str]

    def kinds(self, *, namespaced: bool) -> frozenset[str]:
        """Return the kinds of its objects, as ``Kind.group``."""
        return frozenset(
            api(one) for one in self.objects if ("namespace" in one["metadata"]) is namespaced
        )


def render(
    options: RenderedCharts, charts: Sequence[Pinned], namespaces: Collection[str]
) -> tuple[Rendered, ...]:
    """Render charts, each twice, and return what a cluster gets of them.

    Nothing is written anywhere but in a scratch folder.

    Args:
        options: Where the charts come from, and with what they are inflated.
        charts: The charts.
        namespaces: The namespaces that objects may go into.

    Raises:
        ValueError: helm or a chart is missing, changed or too old; a chart cannot be rendered, does
            not render the same twice, or renders what a cluster would not get or take; or an
            option matches nothing.
    """
    helm = HelmProgram.named(options.helm)
    pins = DigestPins(options.image_digests)
    with tempfile.TemporaryDirectory(prefix="charts-") as folder:
        scratch = Path(folder)
        sources = _sources(options, charts, helm, scratch)
        found = tuple(
            _rendered(options, one, source, helm, pins, namespaces)
            for one, source in zip(charts, sources, strict=True)
        )
    problems = list(pins.unused())
    known = {f"{hook.kind}/{hook.name}" for one in found for hook in one.hooks}
    problems += [
        f"'dropped_hooks' holds '{name}', which is no hook of these charts"
        for name in options.dropped_hooks
        if name not in known
    ]
    if problems:
        raise ValueError("; ".join(problems))
    return found


def _sources(
    options: RenderedCharts, charts: Sequence[Pinned], helm: HelmProgram, scratch: Path
) -> list[Path]:
    """Return every chart's folder, unpacked, or tell all charts that are not as they should be."""
    sources: list[Path] = []
    problems: list[str] = []
    for position, one in enumerate(charts):
        target = scratch / str(position)
        target.mkdir()
        # An unreachable repository is told once, not once per chart.
        fetched = helm.pull(one.release, target) if options.folder is None else None
        try:
            chart = fetched or find_chart(Path(options.folder or ""), one.release)
            sources.append(unpacked(chart, one.release, target, options.checksums))
        except ValueError as problem:
            problems.append(str(problem))
    if problems:
        raise ValueError("; ".join(problems))
    return sources


def _rendered(
    options: RenderedCharts,
    one: Pinned,
    source: Path,
    helm: HelmProgram,
    pins: DigestPins,
    namespaces: Collection[str],
) -> Rendered:
    def inflated(folder: Path, values: HelmValues) -> list[Manifest]:
        return helm.inflate(folder, one.release, values, options.kube_version)

    values = one.release.values
    manifests = inflated(source, values)
    pinned = _injected(manifests, pins, source.parent)
    if pinned:
        values = merged(values, pinned)
        manifests = inflated(source, values)
    # A folder of the same name, because charts may write their folder's name.
    later = source.parent / "later" / source.name
    shutil.copytree(source, later)
    move_clock(later)
    check_repeatable(one.chart, manifests, inflated(later, values))

    hooks = [manifest for manifest in manifests if is_hook(manifest)]
    kept = [manifest for manifest in manifests if not is_hook(manifest)]
    _check_complete(one, kept, hooks, namespaces)
    labels, annotations = namespace_metadata(hooks)
    return Rendered(
        pinned=one,
        objects=tuple(_written(one, pins.pinned(manifest)) for manifest in kept),
        hooks=dropped_hooks(one.chart.name, hooks, options.dropped_hooks),
        namespace_labels=labels,
        namespace_annotations=annotations,
    )


def _injected(manifests: Sequence[Manifest], pins: DigestPins, scratch: Path) -> HelmValues:
    """Return the values that pin what the injector injects."""
    text = injector_values(manifests) if pins.digests else None
    if text is None:
        return {}
    file = scratch / "linkerd-config.yaml"
    file.write_text(text, "utf-8")
    documents = cast("list[HelmValues]", Yaml.load(str(file)))
    return pins.injected(documents[0]) if documents else {}


def _check_complete(
    one: Pinned,
    manifests: Sequence[Manifest],
    hooks: Sequence[Manifest],
    namespaces: Collection[str],
) -> None:
    inject_ca_from = [
        str(found)
        for webhook in one.chart.webhooks
        if (found := value_at(one.release.values, f"{webhook.path}.injectCaFrom"))
    ]
    problems = [
        *completeness.undeclared(one.chart, manifests, namespaces),
        *completeness.missing_parts(one.chart, manifests, inject_ca_from),
    ]
    if not one.has_extra_values:
        problems += completeness.missing_kinds(one.chart, manifests, hooks)
    if problems:
        raise ValueError(f"{one.chart.name} {one.chart.version}: {'; '.join(problems)}")


def _written(one: Pinned, manifest: dict[str, Any]) -> Fields:
    is_cluster_scoped = api(manifest) in one.chart.cluster_kinds
    found = cleaned(manifest, namespace=None if is_cluster_scoped else one.namespace)
    if one.waves is None:
        return found
    wave = one.waves.of_chart(one.chart.name, str(found["kind"]))
    return annotated(found, SYNC_WAVE, str(wave))
