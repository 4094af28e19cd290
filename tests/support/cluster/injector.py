"""Linkerd's proxy injector, as far as a pod's shape goes: whether it gives a proxy, and where.

Told again from what it does (linkerd2@edge-26.8.3 pkg/inject/report.go, pkg/healthcheck/sidecar.go
and charts/patch/templates/patch.json), and not from the library's own words for it, so that the
two can be held against each other. Its proxies do nothing, and kwok plays them like any container;
but each has the trust anchors in its environment, as a text, that the injector had when the pod was
made (controller/proxy-injector/webhook.go).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping

from ...conftest import Manifest

PROXY = "linkerd-proxy"
NATIVE = "config.linkerd.io/proxy-enable-native-sidecar"
"""The annotation by which a pod wants its proxy as an init container that stays."""

TRUST_ANCHORS = "LINKERD2_PROXY_IDENTITY_TRUST_ANCHORS"
"""The variable of a proxy's environment with all that it believes."""
CONTROL_PLANE = "linkerd.io/control-plane-ns"
"""The label of every pod that has a proxy, the control plane's own included."""

_INJECT = "linkerd.io/inject"
_YES = {"enabled", "ingress"}
_KNOWN = {"", "disabled", *_YES}
_FOREIGN = {"istio-proxy", "istio-init", "linkerd-init"}
_FOREIGN_IMAGES = (
    "cr.l5d.io/linkerd/proxy:",
    "cr.l5d.io/linkerd/proxy-init:",
    "gcr.io/istio-release/proxyv2:",
    "gcr.io/istio-release/proxy_init:",
)


def injects(pod: Manifest, namespace_annotations: Mapping[str, str]) -> bool:
    """Return whether a pod gets a proxy."""
    spec = pod["spec"]
    on_pod = annotations_of(pod).get(_INJECT, "")
    on_namespace = namespace_annotations.get(_INJECT, "")
    if on_pod not in _KNOWN or on_namespace not in _KNOWN or on_pod == "disabled":
        return False
    if on_pod not in _YES and on_namespace not in _YES:
        return False
    return not spec.get("hostNetwork") and not any(map(_is_sidecar, containers(pod)))


def patch(
    pod: Manifest, namespace_annotations: Mapping[str, str], trust_anchors: str = ""
) -> list[Manifest]:
    """Return the JSON patch that gives a pod its proxy; an empty one for a pod that gets none.

    *trust_anchors* are what the injector has in its volume, as PEM.
    """
    if not injects(pod, namespace_annotations):
        return []
    proxy: Manifest = {
        "name": PROXY,
        "image": "stand-in.invalid/proxy:1",
        "env": [{"name": TRUST_ANCHORS, "value": trust_anchors}],
        "securityContext": {
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
            "runAsNonRoot": True,
            "seccompProfile": {"type": "RuntimeDefault"},
        },
    }
    labels = {**labels_of(pod), CONTROL_PLANE: "linkerd"}
    labelled = {"op": "add", "path": "/metadata/labels", "value": labels}
    if annotations_of(pod).get(NATIVE) != "true":
        return [labelled, {"op": "add", "path": "/spec/containers/-", "value": proxy}]
    native = [proxy | {"restartPolicy": "Always"}, *pod["spec"].get("initContainers", [])]
    return [labelled, {"op": "add", "path": "/spec/initContainers", "value": native}]


def response(
    request: Manifest, namespace_annotations: Mapping[str, str], trust_anchors: str = ""
) -> Manifest:
    """Return what the answer to an admission request says besides that it is allowed."""
    if request["kind"]["kind"] != "Pod":
        return {}
    operations = patch(request["object"], namespace_annotations, trust_anchors)
    encoded = base64.b64encode(json.dumps(operations).encode()).decode()
    return {"patchType": "JSONPatch", "patch": encoded} if operations else {}


def annotations_of(manifest: Manifest) -> Mapping[str, str]:
    """Return an object's annotations, which may be missing."""
    found: Mapping[str, str] = manifest["metadata"].get("annotations") or {}
    return found


def labels_of(manifest: Manifest) -> Mapping[str, str]:
    """Return an object's labels, which may be missing."""
    found: Mapping[str, str] = manifest["metadata"].get("labels") or {}
    return found


def containers(pod: Manifest) -> Iterator[Manifest]:
    """Yield a pod's containers and init containers."""
    yield from pod["spec"]["containers"]
    yield from pod["spec"].get("initContainers", [])


def has_proxy(pod: Manifest) -> bool:
    """Return whether a pod has a proxy, of whichever form."""
    return proxy_of(pod) is not None


def proxy_of(pod: Manifest) -> Manifest | None:
    """Return a pod's proxy, of whichever form, if it has one."""
    return next((container for container in containers(pod) if container["name"] == PROXY), None)


def _is_sidecar(container: Manifest) -> bool:
    return container["name"] in {PROXY, *_FOREIGN} or container.get("image", "").startswith(
        _FOREIGN_IMAGES
    )
