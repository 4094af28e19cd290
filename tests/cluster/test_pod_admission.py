"""Our pods where clusters are strict: limit ranges."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from cdk8s import App, YamlOutputType

from constructs_lib import ALL_NAMESPACES, GitAnchorRotation, LinkerdStack, PodOptions
from constructs_lib.kubernetes.api import k8s

from ..conftest import Manifest, synth
from ..support.cluster.bench import Bench
from ..support.cluster.kubectl import KubectlError

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
FITTED = PodOptions(
    image_pull_secrets=["pull"],
    node_selector={"kubernetes.io/os": "linux", "pool": "platform"},
    tolerations=[k8s.Toleration(key="pool", operator="Equal", value="platform")],
    priority_class_name="system-cluster-critical",
    requests={"cpu": "100m", "memory": "128Mi", "ephemeral-storage": "1Mi"},
    limits={"cpu": "200m", "memory": "256Mi", "ephemeral-storage": "16Mi"},
)


def pods(folder: Path, options: PodOptions | None) -> list[Manifest]:
    """Return every pod of a mesh that moves between anchors by Git."""
    app = App(
        outdir=str(folder), yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE
    )
    stack = LinkerdStack(app, "Mesh", anchor_rotation=BY_GIT, pods=options)
    found: list[Manifest] = []
    for manifest in (one for chart in stack.charts.values() for one in synth(chart)):
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
    return [(one["metadata"]["namespace"], one["metadata"]["name"]) for one in manifests]


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


LIMITS: Manifest = {
    "apiVersion": "v1",
    "kind": "LimitRange",
    "spec": {
        "limits": [
            {"type": "Container", "min": {"cpu": "100m"}, "maxLimitRequestRatio": {"cpu": "2"}}
        ]
    },
}


@pytest.mark.parametrize(
    ("rule", "refusal"),
    [
        pytest.param(LIMITS, "minimum cpu usage per Container is 100m", id="limit-range"),
    ],
)
def test_options_meet_what_a_namespace_asks_of_resources(
    cluster: Bench, tmp_path: Path, rule: Manifest, refusal: str
) -> None:
    kubectl = cluster.kubectl
    for namespace in dict(PODS):
        metadata = {"name": "strict", "namespace": namespace}
        kubectl.apply([rule | {"metadata": metadata}])
    for pod in pods(tmp_path / "default", None):
        with pytest.raises(KubectlError, match=refusal):
            kubectl.apply([pod])
    kubectl.apply(pods(tmp_path / "fitted", FITTED))
    remove(cluster)
    for namespace in dict(PODS):
        kubectl.delete(rule["kind"].lower(), "strict", namespace=namespace)


def remove(cluster: Bench) -> None:
    for namespace, name in PODS:
        cluster.kubectl(
            "delete", "pod", name, "--namespace", namespace, "--force", "--grace-period=0"
        )
