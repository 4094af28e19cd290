"""Objects of a tree that would overwrite each other."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from cdk8s import ApiObject, App, Chart, YamlOutputType
from constructs import Construct

from ..kubernetes.object_identity import ObjectIdentity, repeated_objects, shared_files
from .recorded_object import RecordedObject


def collisions(root: Construct, objects: Sequence[RecordedObject]) -> Iterator[str]:
    """Yield a problem for several objects of one identity, and for several in one file."""
    for identity, same in repeated_objects((object_.identity, object_) for object_ in objects):
        yield (
            f"{_paths(same)} make the same object, {identity}, and the cluster has only one of "
            "them: remove all but one, or name them differently"
        )
    for _, file, same in shared_files(_in_files(root, objects)):
        yield (
            f"{_paths(same)} would be written to one file, {file}, and only the last would be "
            "kept: put them into different charts, or let the App write a file per chart "
            "(YamlOutputType.FILE_PER_CHART)"
        )


def other_objects(
    constructs: Iterable[object], recorded: Sequence[RecordedObject]
) -> Iterator[RecordedObject]:
    """Yield a record of each object among *constructs* that is not in *recorded*."""
    known = {id(object_.resource) for object_ in recorded}
    # A chart stamps its namespace on cluster-scoped kinds too.
    cluster_scoped = {
        (object_.kind, object_.group) for object_ in recorded if not object_.namespace
    }
    for construct in constructs:
        if not isinstance(construct, ApiObject) or id(construct) in known:
            continue
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


def _in_files(
    root: object, objects: Sequence[RecordedObject]
) -> Iterator[tuple[Hashable, ObjectIdentity, RecordedObject]]:
    """Yield each object with its folder, or nothing where a file holds a whole chart."""
    output = root.yaml_output_type if isinstance(root, App) else YamlOutputType.FILE_PER_CHART
    for object_ in objects:
        if output is YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
            yield id(object_.chart), object_.identity, object_
        elif output is YamlOutputType.FILE_PER_RESOURCE:
            yield None, object_.identity, object_


def _paths(objects: Sequence[RecordedObject]) -> str:
    return " and ".join(object_.resource.node.path for object_ in objects)
