"""The changes to rendered objects that let them converge under Argo CD.

Pure functions: each takes an object and returns the changed one. All else stays as the chart has
it, also labels like ``helm.sh/chart``, which change only with the chart's version.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from ..kubernetes.argo_cd import SYNC_OPTIONS
from ..kubernetes.manifest import Manifest, annotation, below, pod_template

Fields: TypeAlias = dict[str, Any]
"""A copy of an object, which may be changed."""

LARGEST_CLIENT_SIDE_BYTES = 250_000
"""Bytes of compact JSON. A client-side apply keeps a copy of the object in an annotation, and all
annotations of an object together must stay below 262144 bytes."""

_CRD = "CustomResourceDefinition"
_DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container"


def cleaned(manifest: Manifest, *, namespace: str | None) -> Fields:
    """Return an object as git should hold it.

    Args:
        manifest: The object, as the chart renders it.
        namespace: The namespace of an object that names none; ``None`` for a cluster-scoped kind,
            whose namespace is removed.
    """
    fields = without_nulls(manifest)
    for step in (
        without_dropped_fields,
        without_empty_ca_bundles,
        with_pod_annotations,
        with_sync_options,
    ):
        fields = step(fields)
    return with_namespace(fields, namespace)


def without_nulls(manifest: Manifest) -> Fields:
    """Return an object without nulls: ``annotations: null`` would remove ``restartedAt``."""
    return cast("Fields", _without(manifest, lambda _, value: value is None))


def without_empty_ca_bundles(manifest: Manifest) -> Fields:
    """Return an object without ``caBundle: ""``, which would replace cainjector's."""
    return cast("Fields", _without(manifest, lambda key, value: key == "caBundle" and value == ""))


def _without(value: object, is_dropped: Callable[[str, object], bool]) -> object:
    """Return *value* without the fields, at any depth, that are dropped by key and value."""
    if isinstance(value, Mapping):
        return {
            key: _without(field, is_dropped)
            for key, field in cast("Mapping[str, object]", value).items()
            if not is_dropped(key, field)
        }
    if isinstance(value, list):
        return [_without(item, is_dropped) for item in cast("list[object]", value)]
    return value


def without_dropped_fields(manifest: Manifest) -> Fields:
    """Return a CustomResourceDefinition without the fields that the API server drops or writes.

    The API server drops ``preserveUnknownFields: false``, and Argo CD no longer ignores the
    difference (argo-cd@v3.0 docs/operator-manual/upgrading/2.14-3.0.md).
    """
    fields = dict(manifest)
    if fields["kind"] == _CRD:
        fields.pop("status", None)
        spec = dict(fields["spec"])
        if spec.get("preserveUnknownFields") is False:
            del spec["preserveUnknownFields"]
        fields["spec"] = spec
    return fields


def with_pod_annotations(manifest: Manifest) -> Fields:
    """Return a workload whose pod template has an annotation besides that of a restart.

    A template without any gets the one by which kubectl finds the main container.
    """
    fields = copy.deepcopy(dict(manifest))
    template = cast("Fields | None", pod_template(fields))
    if template is not None and not below(template, "metadata", "annotations"):
        first = template["spec"]["containers"][0]["name"]
        metadata = below(template, "metadata")
        template["metadata"] = {**metadata, "annotations": {_DEFAULT_CONTAINER: first}}
    return fields


def with_sync_options(manifest: Manifest) -> Fields:
    """Return an object with the sync options that Argo CD needs for it.

    Definitions and Namespaces are never pruned: everything in them would be deleted too. The server
    applies objects that are too large for a client-side apply.
    """
    options: list[str] = []
    if manifest["kind"] in (_CRD, "Namespace"):
        options.append("Prune=false")
    if len(json.dumps(manifest, separators=(",", ":")).encode()) > LARGEST_CLIENT_SIDE_BYTES:
        options.append("ServerSideApply=true")
    if not options:
        return dict(manifest)
    own_options = [option for option in annotation(manifest, SYNC_OPTIONS).split(",") if option]
    return annotated(manifest, SYNC_OPTIONS, ",".join(dict.fromkeys([*own_options, *options])))


def with_namespace(manifest: Manifest, namespace: str | None) -> Fields:
    """Return an object in *namespace* if it names none; without one for ``None``."""
    metadata = dict(manifest["metadata"])
    if namespace is None:
        metadata.pop("namespace", None)
    else:
        metadata.setdefault("namespace", namespace)
    return {**manifest, "metadata": metadata}


def annotated(manifest: Manifest, name: str, value: str) -> Fields:
    """Return an object with an annotation."""
    metadata = dict(manifest["metadata"])
    metadata["annotations"] = {**below(manifest, "metadata", "annotations"), name: value}
    return {**manifest, "metadata": metadata}
