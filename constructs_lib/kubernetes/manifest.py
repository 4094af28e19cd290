"""Access to rendered objects, in which a map may be missing or null."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, cast

Manifest: TypeAlias = Mapping[str, Any]
"""A rendered object."""


def below(manifest: Manifest, *keys: str) -> Manifest:
    """Return the map under *keys*, empty where there is none."""
    for key in keys:
        manifest = cast("Manifest", manifest.get(key) or {})
    return manifest


def annotation(manifest: Manifest, name: str) -> str:
    """Return an annotation's value, empty where there is none."""
    return str(below(manifest, "metadata", "annotations").get(name, ""))


def api(manifest: Manifest) -> str:
    """Return an object's kind and API group, as ``Certificate.cert-manager.io``."""
    group, slash, _ = str(manifest["apiVersion"]).partition("/")
    return f"{manifest['kind']}.{group}" if slash else str(manifest["kind"])


def title(manifest: Manifest) -> str:
    """Return an object's kind, namespace and name, for people."""
    metadata = manifest["metadata"]
    namespace = metadata.get("namespace")
    place = f"{namespace}/" if namespace else ""
    return f"{manifest['kind']} {place}{metadata['name']}"


def pod_spec(manifest: Manifest) -> Manifest | None:
    """Return the pod's spec within a workload or a Pod, or ``None`` for other kinds."""
    if manifest["kind"] == "Pod":
        return cast("Manifest", manifest.get("spec"))
    template = pod_template(manifest)
    return None if template is None else cast("Manifest", template["spec"])


def pod_template(manifest: Manifest) -> Manifest | None:
    """Return the template of a workload's pods, or ``None`` for other kinds."""
    kind, spec = manifest["kind"], manifest.get("spec")
    if kind == "CronJob" and spec:
        return cast("Manifest", spec["jobTemplate"]["spec"]["template"])
    if kind in ("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job") and spec:
        return cast("Manifest", spec["template"])
    return None
