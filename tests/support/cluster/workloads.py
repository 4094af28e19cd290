"""What runs in the model mesh: meshed pods of every kind that a re-keying has to restart."""

from __future__ import annotations

from ...conftest import Manifest
from .guarded_cluster import workload
from .injector import NATIVE
from .kubectl import Kubectl

TEAM = "team"
ROLLED = ("deployment", "statefulset", "daemonset")


def deployment(
    name: str, replicas: int, *, min_ready: int = 0, native: bool = False, namespace: str = TEAM
) -> Manifest:
    """Return a Deployment, whose pods count as available after *min_ready* seconds."""
    manifest = workload("Deployment", name, {NATIVE: "true"} if native else {})
    manifest["metadata"]["namespace"] = namespace
    manifest["spec"] |= {"replicas": replicas, "minReadySeconds": min_ready}
    return manifest


def stateful_set(name: str, replicas: int, *, namespace: str = TEAM) -> Manifest:
    """Return a StatefulSet, which replaces one pod after the other."""
    manifest = workload("StatefulSet", name)
    manifest["metadata"]["namespace"] = namespace
    manifest["spec"]["replicas"] = replicas
    return manifest


def daemon_set(name: str, *, namespace: str = TEAM) -> Manifest:
    """Return a DaemonSet, with a pod on each of kwok's nodes."""
    manifest = workload("DaemonSet", name, {NATIVE: "true"})
    manifest["metadata"]["namespace"] = namespace
    return manifest


def disruption_budget(name: str, *, unavailable: int, namespace: str = TEAM) -> Manifest:
    """Return the PodDisruptionBudget of a workload; with none unavailable it lets nobody at it."""
    return {
        "apiVersion": "policy/v1",
        "kind": "PodDisruptionBudget",
        "metadata": {"name": name, "namespace": namespace},
        "spec": {"maxUnavailable": unavailable, "selector": {"matchLabels": {"app": name}}},
    }


def ordinary() -> list[Manifest]:
    """Return a workload of each kind, all of which can be restarted at any time."""
    return [
        deployment("web", 3),
        deployment("native", 2, native=True),
        deployment("slow", 3, min_ready=2),
        stateful_set("store", 2),
        daemon_set("agent"),
    ]


def restart(kubectl: Kubectl, namespace: str, *kinds: str) -> None:
    """Restart every workload of a namespace, all at once, and wait until they are rolled out."""
    for kind in kinds or ROLLED:
        if kubectl.list(kind, namespace):
            kubectl("rollout", "restart", kind, "--namespace", namespace)
    wait_rolled_out(kubectl, namespace, *kinds)


def wait_rolled_out(kubectl: Kubectl, namespace: str, *kinds: str) -> None:
    """Wait until every workload of a namespace is rolled out."""
    for kind in kinds or ROLLED:
        for each in kubectl.list(kind, namespace):
            name = f"{kind}/{each['metadata']['name']}"
            kubectl("rollout", "status", name, "--namespace", namespace, "--timeout=120s")
