"""Objects of a tree that would overwrite one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from cdk8s import ApiObject, App, Chart, YamlOutputType
from constructs import Construct

from .recorded_object import RecordedObject

_Key = TypeVar("_Key")


def collisions(root: Construct, recorded: Sequence[RecordedObject]) -> Iterator[str]:
    """Yield a problem for objects of one identity, and for objects of one file.

    Args:
        root: The root of the tree.
        recorded: Its objects that need not be asked what they are.
    """
    everything = [*recorded, *_unrecorded(root, recorded)]
    same_object = _shared([(object_.identity, object_) for object_ in everything])
    for identity, objects in same_object:
        yield f"{_paths(objects)} make one object: {identity} must be made once only"
    reported = {id(object_) for _, objects in same_object for object_ in objects}
    for (_, file), objects in _shared(_files(root, everything)):
        if not all(id(object_) in reported for object_ in objects):
            yield (
                f"{_paths(objects)} would be written to one file, {file}, and all but the last "
                "be lost: put them into charts of their own, or let the App write a file per "
                "chart (YamlOutputType.FILE_PER_CHART)"
            )


def _unrecorded(root: Construct, recorded: Sequence[RecordedObject]) -> Iterator[RecordedObject]:
    known = {id(object_.resource) for object_ in recorded}
    # A chart stamps its namespace on cluster-scoped kinds too.
    cluster_scoped = {
        (object_.kind, object_.group) for object_ in recorded if not object_.namespace
    }
    for construct in root.node.find_all():
        if isinstance(construct, ApiObject) and id(construct) not in known:
            kind = construct.kind
            # cdk8s has a name for the group that has none.
            group = "" if construct.api_group == "core" else construct.api_group
            namespaced = (kind, group) not in cluster_scoped
            yield RecordedObject(
                resource=construct,
                group=group,
                kind=kind,
                namespace=(construct.metadata.namespace or "") if namespaced else "",
                name=construct.name,
                chart=Chart.of(construct),
            )


def _files(
    root: object, objects: Sequence[RecordedObject]
) -> list[tuple[tuple[int, str], RecordedObject]]:
    """Return folder and file of each object, or nothing where a whole chart is one file."""
    output = root.yaml_output_type if isinstance(root, App) else YamlOutputType.FILE_PER_CHART
    if output is YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
        return [((id(object_.chart), object_.file), object_) for object_ in objects]
    if output is YamlOutputType.FILE_PER_RESOURCE:
        return [((0, object_.file), object_) for object_ in objects]
    return []


def _shared(
    keyed: Sequence[tuple[_Key, RecordedObject]],
) -> list[tuple[_Key, list[RecordedObject]]]:
    groups: dict[_Key, list[RecordedObject]] = {}
    for key, object_ in keyed:
        groups.setdefault(key, []).append(object_)
    return [(key, objects) for key, objects in groups.items() if len(objects) > 1]


def _paths(objects: Sequence[RecordedObject]) -> str:
    return " and ".join(object_.resource.node.path for object_ in objects)
