"""Rendered objects as constructs, in the charts that hold ours."""

from __future__ import annotations

import tempfile
from pathlib import Path

from cdk8s import Include, JsonPatch, Yaml
from constructs import Construct

from ..kubernetes.argo_cd import SYNC_WAVE
from ..tree.placement import Placement
from .render import Rendered
from .waves import FolderWaves


def make_objects(scope: Construct, rendered: Rendered) -> Include:
    """Make a rendered chart's objects under *scope*, and complete its Namespace."""
    place = Placement.of(scope)
    with tempfile.TemporaryDirectory(prefix="rendered-") as folder:
        file = Path(folder) / "objects.yaml"
        Yaml.save(str(file), list(rendered.objects))
        made = Include(scope, f"{rendered.pinned.chart.name}-objects", url=str(file))
    if place.chart_namespace is not None:
        # Made in the order of the file. The inventory finds these objects by itself.
        for resource, manifest in zip(made.api_objects, rendered.objects, strict=True):
            if "namespace" not in manifest["metadata"]:
                resource.add_json_patch(JsonPatch.remove("/metadata/namespace"))
    _complete_namespace(place, rendered)
    return made


def _complete_namespace(place: Placement, rendered: Rendered) -> None:
    name = rendered.pinned.namespace
    for one in place.inventory.objects:
        if (one.kind, one.name, one.chart) == ("Namespace", name, place.chart):
            for key, value in rendered.namespace_labels.items():
                one.resource.metadata.add_label(key, value)
            for key, value in rendered.namespace_annotations.items():
                one.resource.metadata.add_annotation(key, value)


def order_ours(scope: Construct, waves: FolderWaves) -> None:
    """Give the objects that a stack made itself in a folder their waves."""
    place = Placement.of(scope)
    for one in place.inventory.objects:
        if one.chart is place.chart:
            one.resource.metadata.add_annotation(SYNC_WAVE, str(waves.of_ours(one.kind)))
