"""Our pods where clusters are strict: limit ranges, quotas, tainted pools and Windows nodes."""

from __future__ import annotations

import copy
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pytest
from cdk8s import App, YamlOutputType

from constructs_lib import ALL_NAMESPACES, GitAnchorRotation, LinkerdStack, PodOptions
from constructs_lib.kubernetes.api import k8s

from ..conftest import Manifest, synth
from ..support.cluster.bench import Bench
from ..support.cluster.kubectl import KubectlError, condition
from ..support.cluster.nodes import KWOK_KEY, node
from ..support.cluster.waiting import wait_until

BY_GIT = GitAnchorRotation(
    anchors=["linkerd-trust-anchor", "next"],
    active="linkerd-trust-anchor",
    namespaces=ALL_NAMESPACES,
)
PODS = (
    ("cert-manager", "anchor-gate"),
    ("linkerd", "anchor-gate"),
    ("linkerd", "anchor-rotator"),
    ("linkerd", "restarter"),
    ("linkerd-viz", "restarter"),
)
"""Every pod that the library makes, by namespace."""

POOL = {"key": "pool", "value": "platform", "effect": "NoSchedule"}
TOLERANT = PodOptions(
    tolerations=[k8s.Toleration(key="pool", operator="Equal", value="platform")],
    priority_class_name="system-cluster-critical",
)
FITTED = PodOptions(
    requests={"cpu": "100m", "memory": "128Mi"}, limits={"cpu": "200m", "memory": "256Mi"}
)
SMALL = PodOptions(requests={"memory": "24Mi"}, limits={"memory": "32Mi"})


def pods(folder: Path, options: PodOptions | None) -> list[Manifest]:
    """Return every pod of a mesh that moves between anchors by Git."""
    app = App(
        outdir=str(folder), yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE
    )
    stack = LinkerdStack(
        app, "Mesh", kubernetes_version="1.34", anchor_rotation=BY_GIT, pods=options
    )
    found: list[Manifest] = []
    for manifest in (manifest for chart in stack.charts.values() for manifest in synth(chart)):
        spec = manifest.get("spec", {})
        job = spec.get("jobTemplate", {}).get("spec") or (
            spec if manifest["kind"] == "Job" else None
        )
        if job:
            template = job["template"]
            component = template["metadata"]["labels"]["linkerd.io/control-plane-component"]
            place = {"name": component, "namespace": manifest["metadata"]["namespace"]}
            found.append(
                {
                    "apiVersion": "v1",
                    "kind": "Pod",
                    "metadata": template["metadata"] | place,
                    "spec": template["spec"],
                }
            )
    assert sorted(titles(found)) == sorted(PODS)
    return found


def titles(manifests: Sequence[Manifest]) -> list[tuple[str, str]]:
    return [
        (manifest["metadata"]["namespace"], manifest["metadata"]["name"]) for manifest in manifests
    ]


@pytest.fixture(scope="module")
def cluster(module_bench: Bench) -> Bench:
    """Our namespaces with their ServiceAccounts, and no node of our pods yet."""
    accounts: list[Manifest] = []
    for namespace in dict(PODS):
        module_bench.create_namespace(namespace)
    for namespace, component in PODS:
        name = f"linkerd-{component}"
        metadata = {"name": name, "namespace": namespace}
        accounts.append({"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata})
    module_bench.kubectl.apply(accounts)
    return module_bench


def limit_range(**limits: dict[str, str]) -> Manifest:
    """Return a LimitRange of containers, without its place."""
    spec = {"limits": [{"type": "Container", **limits}]}
    return {"apiVersion": "v1", "kind": "LimitRange", "spec": spec}


def quota(hard: dict[str, str]) -> Manifest:
    """Return a ResourceQuota, without its place."""
    return {"apiVersion": "v1", "kind": "ResourceQuota", "spec": {"hard": hard}}


USUAL = {"requests.cpu": "4", "requests.memory": "4Gi", "limits.cpu": "8", "limits.memory": "4Gi"}


@pytest.fixture
def impose(cluster: Bench) -> Generator[Callable[[Manifest], None]]:
    """Put a rule into each of our namespaces, and take it and our pods out again."""
    kubectl = cluster.kubectl
    imposed: list[str] = []

    def in_each_namespace(rule: Manifest) -> None:
        imposed.append(rule["kind"].lower())
        for namespace in dict(PODS):
            kubectl.apply([rule | {"metadata": {"name": "strict", "namespace": namespace}}])
            if rule["kind"] == "ResourceQuota":
                # Until its controller has counted, the API server refuses what a quota is about.
                kubectl.wait("resourcequota", "strict", namespace, until=has_counted)

    yield in_each_namespace
    remove(cluster)
    for kind in imposed:
        for namespace in dict(PODS):
            kubectl.delete(kind, "strict", namespace=namespace)


def has_counted(resource_quota: Manifest) -> bool:
    status = resource_quota.get("status", {})
    return bool(status.get("hard") == resource_quota["spec"]["hard"] and status.get("used"))


@pytest.mark.parametrize(
    ("rule", "refusal", "options"),
    [
        pytest.param(
            limit_range(min={"cpu": "100m"}),
            "minimum cpu usage per Container is 100m",
            FITTED,
            id="floor",
        ),
        pytest.param(
            limit_range(maxLimitRequestRatio={"cpu": "2"}),
            "cpu max limit to request ratio per Container is 2",
            FITTED,
            id="ratio",
        ),
        pytest.param(
            quota({"limits.memory": "100Mi"}),
            r"exceeded quota: strict, requested: limits\.memory=",
            SMALL,
            id="quota",
        ),
    ],
)
def test_options_meet_what_a_namespace_asks_of_resources(
    cluster: Bench,
    impose: Callable[[Manifest], None],
    tmp_path: Path,
    rule: Manifest,
    refusal: str,
    options: PodOptions,
) -> None:
    impose(rule)
    # Not as a dry run, which no quota judges.
    for pod in pods(tmp_path / "default", None):
        with pytest.raises(KubectlError, match=refusal):
            cluster.kubectl.apply([pod])
    cluster.kubectl.apply(pods(tmp_path / "fitted", options))


def test_default_pods_meet_a_quota_of_cpu_and_memory(
    cluster: Bench, impose: Callable[[Manifest], None], tmp_path: Path
) -> None:
    """The quota that most clusters have: a pod must say all four, of which no other is asked.

    (kubernetes@v1.34.4 pkg/quota/v1/evaluator/core/pods.go, validationSet)
    """
    impose(quota(USUAL))
    ours = pods(tmp_path, None)
    for pod in ours:
        careless = copy.deepcopy(pod)
        for container in careless["spec"]["containers"]:
            del container["resources"]
        with pytest.raises(KubectlError, match=r"must specify limits\.cpu for"):
            cluster.kubectl.apply([careless])
    cluster.kubectl.apply(ours)


def test_pods_stay_off_windows_and_go_into_a_tainted_pool_if_told(
    cluster: Bench, tmp_path: Path
) -> None:
    """By the real scheduler. The Windows node has no taint, as in some clusters."""
    kubectl = cluster.kubectl
    kubectl.apply(
        [
            pool_node("windows", {"kubernetes.io/os": "windows"}, []),
            pool_node("platform", {"pool": "platform"}, [POOL]),
        ]
    )
    kubectl.apply(pods(tmp_path / "anywhere", PodOptions(node_selector={})))
    wait_until(lambda: set(places(cluster)) == {"windows"}, "without a selector Windows takes all")
    remove(cluster)

    kubectl.apply(pods(tmp_path / "default", None))
    wait_until(lambda: set(places(cluster)) == {"Unschedulable"}, "no node is fit for any")
    remove(cluster)

    kubectl.apply(pods(tmp_path / "tolerant", TOLERANT))
    wait_until(lambda: set(places(cluster)) == {"platform"}, "all are in the tainted pool")
    remove(cluster)


def pool_node(name: str, labels: dict[str, str], taints: list[dict[str, str]]) -> Manifest:
    """Return a node that kwok keeps Ready, with labels and taints of its own."""
    tainted = node(name, spec={"taints": taints})
    tainted["metadata"]["annotations"] = {KWOK_KEY: "fake"}
    tainted["metadata"]["labels"] |= labels
    return tainted


def places(cluster: Bench) -> list[str]:
    """Return the node of each of our pods, or why it has none."""
    present = {
        (pod["metadata"]["namespace"], pod["metadata"]["name"]): place(pod)
        for pod in cluster.kubectl.list("pods")
    }
    return [present.get(title, "missing") for title in PODS]


def place(pod: Manifest) -> str:
    """Return the node of a pod, or the scheduler's reason; empty while it has not looked."""
    return str(pod["spec"].get("nodeName") or condition(pod, "PodScheduled").get("reason", ""))


def remove(cluster: Bench) -> None:
    for namespace, name in PODS:
        cluster.kubectl(
            *("delete", "pod", name, "--namespace", namespace),
            *("--force", "--grace-period=0", "--ignore-not-found"),
        )
