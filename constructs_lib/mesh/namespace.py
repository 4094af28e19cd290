"""The Namespaces of a mesh, with the labels that its parts need."""

from __future__ import annotations

from collections.abc import Mapping

from constructs import Construct

from ..kubernetes.api import k8s
from ..kubernetes.argo_cd import SYNC_OPTIONS
from ..releases.folders import NamespaceRole
from ..tree.placement import Placement

_PRIVILEGED_LABELS = {
    # linkerd-init sets up iptables as root.
    "pod-security.kubernetes.io/enforce": "privileged"
}

_NO_INJECTOR_LABELS = {"config.linkerd.io/admission-webhooks": "disabled"}


def make_namespace(
    scope: Construct,
    folder: NamespaceRole,
    name: str,
    *,
    injected: bool,
    annotations: Mapping[str, str] | None = None,
) -> None:
    """Make a folder's Namespace, which Argo CD never prunes.

    The labels are those that ``linkerd install`` writes and that Helm cannot, because it does not
    render the Namespace that it releases into (linkerd2@stable-2.14.10
    charts/linkerd-control-plane/templates/namespace.yaml).

    Args:
        scope: The construct to make it under.
        folder: The role of the Namespace.
        name: Its name.
        injected: Whether pods in it need the injector. If none in the control plane's Namespace
            does, a label switches the injector off there, so that it never blocks its own pods.
        annotations: Annotations besides the library's own.
    """
    all_annotations = {SYNC_OPTIONS: "Prune=false", **(annotations or {})}
    if folder == "control_plane":
        all_annotations["linkerd.io/inject"] = "disabled"
    place = Placement.of(scope)
    resource = k8s.KubeNamespace(
        scope,
        f"{name}-namespace",
        metadata=k8s.ObjectMeta(
            name=name,
            labels=_labels(folder, name, injected=injected),
            annotations=all_annotations,
        ),
    )
    place.record(resource, "Namespace", name)


def _labels(folder: NamespaceRole, name: str, *, injected: bool) -> Mapping[str, str] | None:
    if folder == "viz":
        return {"linkerd.io/extension": "viz", **_PRIVILEGED_LABELS}
    if folder == "rollouts":
        return _PRIVILEGED_LABELS
    if folder == "control_plane":
        return {
            "linkerd.io/is-control-plane": "true",
            "linkerd.io/control-plane-ns": name,
            **_PRIVILEGED_LABELS,
            **({} if injected else _NO_INJECTOR_LABELS),
        }
    return None
