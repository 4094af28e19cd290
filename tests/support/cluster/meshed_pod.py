"""What of a pod matters to the mesh: who it is, and where its proxy has its trust anchors from."""

from __future__ import annotations

from dataclasses import dataclass

from ...conftest import Manifest
from .injector import TRUST_ANCHORS, labels_of, proxy_of

COMPONENT = "linkerd.io/control-plane-component"


@dataclass(frozen=True, slots=True)
class MeshedPod:
    """A running pod with a proxy.

    Attributes:
        uid: What tells it from another pod of its name.
        namespace: Where it is.
        name: What it is called.
        service_account: Whom its proxy is.
        component: Which one of the control plane's it is; nothing for all others.
        trust_anchors: What its environment says, as PEM. ``None`` if that refers to the ConfigMap:
            then it is what the kubelet read there when the container started.
    """

    uid: str
    namespace: str
    name: str
    service_account: str
    component: str
    trust_anchors: str | None

    @property
    def identity(self) -> str:
        """The name that its proxy has a certificate for."""
        account = f"{self.service_account}.{self.namespace}"
        return f"{account}.serviceaccount.identity.linkerd.cluster.local"

    @property
    def label(self) -> str:
        """What it is called in reports; a StatefulSet's pods have one name after the other."""
        return f"{self.namespace}/{self.name} ({self.uid[:8]})"


def meshed_pod(pod: Manifest) -> MeshedPod | None:
    """Return what matters of a pod; nothing if it does not run or has no proxy."""
    proxy = proxy_of(pod)
    if proxy is None or pod.get("status", {}).get("phase") != "Running":
        return None
    metadata = pod["metadata"]
    found = [each for each in proxy.get("env", []) if each["name"] == TRUST_ANCHORS]
    literal = None if any("valueFrom" in each for each in found) else ""
    for each in found:
        literal = each.get("value", literal)
    return MeshedPod(
        uid=metadata["uid"],
        namespace=metadata["namespace"],
        name=metadata["name"],
        service_account=pod["spec"].get("serviceAccountName", "default"),
        component=labels_of(pod).get(COMPONENT, ""),
        trust_anchors=literal,
    )
