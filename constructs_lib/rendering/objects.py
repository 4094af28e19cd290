"""Rendered objects as constructs, in the charts that hold the stack's own objects."""

from __future__ import annotations

import tempfile
from pathlib import Path

from cdk8s import Include, JsonPatch, Yaml
from constructs import Construct

from ..kubernetes.argo_cd import SYNC_WAVE
from ..tree.placement import Placement
from .render import InflatedChart
from .waves import FolderWaves


def make_objects(scope: Construct, chart: InflatedChart) -> None:
    """Make a chart's objects under *scope*, and complete its Namespace."""
    place = Placement.of(scope)
    with tempfile.TemporaryDirectory(prefix="rendered-") as folder:
        file = Path(folder) / "objects.yaml"
        Yaml.save(str(file), list(chart.objects))
        include = Include(scope, f"{chart.pinned.chart.name}-objects", url=str(file))
    if place.chart_namespace is not None:
        # Made in the order of the file. The inventory finds these objects by itself.
        for resource, manifest in zip(include.api_objects, chart.objects, strict=True):
            if "namespace" not in manifest["metadata"]:
                resource.add_json_patch(JsonPatch.remove("/metadata/namespace"))
    _complete_namespace(place, chart)


def _complete_namespace(place: Placement, chart: InflatedChart) -> None:
    name = chart.pinned.namespace
    for recorded in place.inventory.objects:
        if (recorded.kind, recorded.name, recorded.chart) == ("Namespace", name, place.chart):
            for key, value in chart.namespace_labels.items():
                recorded.resource.metadata.add_label(key, value)
            for key, value in chart.namespace_annotations.items():
                recorded.resource.metadata.add_annotation(key, value)


def order_own_objects(scope: Construct, waves: FolderWaves) -> None:
    """Give the objects that a stack makes itself in a folder their waves."""
    place = Placement.of(scope)
    for recorded in place.inventory.objects:
        if recorded.chart is place.chart:
            wave = waves.of_own_object(recorded.kind)
            recorded.resource.metadata.add_annotation(SYNC_WAVE, str(wave))
