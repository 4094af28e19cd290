"""The bench's nodes: kwok's, whose pods become Ready without running, and the kubelet's.

Nothing in dist tolerates kwok's taint, and every stand-in for an upstream chart does and selects
kwok's nodes by their label. So the pods of our own Jobs, and only they, are scheduled on the node
of the harness's kubelet, which runs them.
kwok is told which nodes are its own by ``--manage-all-nodes=false
--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake``.
"""

from __future__ import annotations

from ...conftest import Manifest

KWOK_KEY = "kwok.x-k8s.io/node"
KWOK_ARGUMENTS = (
    "--manage-all-nodes=false",
    f"--manage-nodes-with-annotation-selector={KWOK_KEY}=fake",
)
KWOK_TAINT = {"key": KWOK_KEY, "value": "fake", "effect": "NoSchedule"}
ON_KWOK: Manifest = {
    "nodeSelector": {KWOK_KEY: "fake"},
    "tolerations": [{"key": KWOK_KEY, "operator": "Exists"}],
}
"""What the spec of a pod says that kwok plays."""

KWOK_NODES = ("kwok-1", "kwok-2", "kwok-3")
"""The control plane's pods refuse to share a node, and a rollout wants one more than replicas."""

_CAPACITY = {"cpu": "16", "memory": "64Gi", "ephemeral-storage": "100Gi", "pods": "250"}


def kwok_nodes(*names: str) -> list[Manifest]:
    """Return the nodes that kwok plays, or others of its; it writes their status itself."""
    return [
        node(name, mark={KWOK_KEY: "fake"}, spec={"taints": [KWOK_TAINT]})
        for name in names or KWOK_NODES
    ]


def node(
    name: str, *, mark: dict[str, str] | None = None, spec: Manifest | None = None
) -> Manifest:
    """Return a Node with room for pods; *mark* is both label and annotation."""
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {
            "name": name,
            "annotations": mark or {},
            "labels": {"kubernetes.io/hostname": name, "kubernetes.io/os": "linux", **(mark or {})},
        },
        "spec": spec or {},
        "status": {"capacity": _CAPACITY, "allocatable": _CAPACITY},
    }
