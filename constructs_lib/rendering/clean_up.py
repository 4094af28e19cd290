"""What is taken from rendered objects, and added to them, so that they converge under Argo CD.

Pure functions: each takes an object and returns it as it should be. What is not listed here stays
as the chart has it; labels like ``helm.sh/chart`` too, which change with the chart's version alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from ..kubernetes.argo_cd import SYNC_OPTIONS
from ..kubernetes.manifest import Manifest, annotation, below

Fields: TypeAlias = dict[str, Any]
"""An object of our own to change."""

LARGEST_CLIENT_SIDE = 250_000
"""Bytes of compact JSON. A client-side apply keeps a copy of the object in an annotation, and all
annotations of an object together must stay below 262144 bytes."""

_CRD = "CustomResourceDefinition"
_DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container"


def cleaned(manifest: Manifest, *, namespace: str | None) -> Fields:
    """Return an object as git should hold it.

    Args:
        manifest: The object, as the chart renders it.
        namespace: The namespace that it goes into if it names none; ``None`` for a cluster-scoped
            kind, which then has none.
    """
    found = without_nulls(manifest)
    for step in (
        without_dropped_fields,
        without_empty_ca_bundles,
        with_pod_annotations,
        with_sync_options,
    ):
        found = step(found)
    return with_namespace(found, namespace)


def without_nulls(manifest: Manifest) -> Fields:
    """Return an object without nulls: ``annotations: null`` would wipe ``restartedAt``."""
    return cast("Fields", _without_nulls(manifest))


def _without_nulls(value: object) -> object:
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        return {key: _without_nulls(one) for key, one in fields.items() if one is not None}
    if isinstance(value, list):
        return [_without_nulls(one) for one in cast("list[object]", value)]
    return value


def without_dropped_fields(manifest: Manifest) -> Fields:
    """Return a CustomResourceDefinition without what the API server drops or writes itself.

    ``preserveUnknownFields: false`` is gone as soon as it is applied, and Argo CD no longer looks
    past it (argo-cd@v3.0 docs/operator-manual/upgrading/2.14-3.0.md).
    """
    found = dict(manifest)
    if found["kind"] == _CRD:
        found.pop("status", None)
        spec = dict(found["spec"])
        if spec.get("preserveUnknownFields") is False:
            del spec["preserveUnknownFields"]
        found["spec"] = spec
    return found


def without_empty_ca_bundles(manifest: Manifest) -> Fields:
    """Return an object without ``caBundle: ""``, which would take cainjector's away again."""
    return cast("Fields", _without_empty_ca_bundles(dict(manifest)))


def _without_empty_ca_bundles(value: object) -> object:
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        return {
            key: _without_empty_ca_bundles(one)
            for key, one in fields.items()
            if not (key == "caBundle" and one == "")
        }
    if isinstance(value, list):
        return [_without_empty_ca_bundles(one) for one in cast("list[object]", value)]
    return value


def with_pod_annotations(manifest: Manifest) -> Fields:
    """Return a workload whose pods have an annotation, so that a restart's is one of several.

    A template without any gets the one by which kubectl finds the main container.
    """

    def annotated(template: Manifest) -> Fields:
        metadata = dict(template.get("metadata") or {})
        if not metadata.get("annotations"):
            first = template["spec"]["containers"][0]["name"]
            metadata["annotations"] = {_DEFAULT_CONTAINER: first}
        return {**template, "metadata": metadata}

    return _with_pod_template(manifest, annotated)


def with_sync_options(manifest: Manifest) -> Fields:
    """Return an object that Argo CD applies, and keeps, as it must.

    Definitions and Namespaces are never pruned: everything in them would go too. What is too large
    for a client-side apply is applied by the server.
    """
    options: list[str] = []
    if manifest["kind"] in (_CRD, "Namespace"):
        options.append("Prune=false")
    if len(json.dumps(manifest, separators=(",", ":")).encode()) > LARGEST_CLIENT_SIDE:
        options.append("ServerSideApply=true")
    if not options:
        return dict(manifest)
    known = [one for one in annotation(manifest, SYNC_OPTIONS).split(",") if one]
    return annotated(manifest, SYNC_OPTIONS, ",".join(dict.fromkeys([*known, *options])))


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


def _with_pod_template(manifest: Manifest, change: Callable[[Manifest], Fields]) -> Fields:
    spec = manifest.get("spec")
    if manifest["kind"] in ("Deployment", "StatefulSet", "DaemonSet", "Job") and spec:
        return {**manifest, "spec": {**spec, "template": change(spec["template"])}}
    if manifest["kind"] == "CronJob" and spec:
        job = spec["jobTemplate"]
        run = {**job["spec"], "template": change(job["spec"]["template"])}
        return {**manifest, "spec": {**spec, "jobTemplate": {**job, "spec": run}}}
    return dict(manifest)
