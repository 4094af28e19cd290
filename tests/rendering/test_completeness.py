"""What a chart rendered, against what its release says; the rest is in test_render."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from constructs_lib.rendering import completeness

from ..support.awkward import CHART


def manifest(kind: str, name: str = "a", **metadata: object) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": kind, "metadata": {"name": name, **metadata}}


def test_another_namespace_than_the_meshs_is_told() -> None:
    found = list(completeness.undeclared([manifest("ConfigMap", namespace="other")], ["mine"]))
    assert found == [
        "ConfigMap other/a: the mesh has no namespace other, only mine: add it to the chart's "
        "'other_namespaces'"
    ]
    assert not list(completeness.undeclared([manifest("ConfigMap", namespace="mine")], ["mine"]))


def test_a_kind_that_only_a_value_brings_is_not_missing() -> None:
    chart = replace(CHART, optional_kinds={"ConfigMap": ("config",)})
    missing = {kind.partition(" ")[0] for kind in completeness.missing_kinds(chart, [], [])}
    assert "CronJob.batch" in missing
    assert "ConfigMap" not in missing


def test_a_kind_that_hooks_alone_have_is_not_missing() -> None:
    chart_kinds = {*CHART.cluster_kinds, *CHART.namespaced_kinds}
    missing = {kind.partition(" ")[0] for kind in completeness.missing_kinds(CHART, [], [])}
    assert missing == chart_kinds
    missing = {
        kind.partition(" ")[0] for kind in completeness.missing_kinds(CHART, [], [manifest("Pod")])
    }
    assert chart_kinds - missing == {"Pod"}


def test_a_certificate_may_be_mounted_among_others() -> None:
    def pod(volume: dict[str, Any]) -> dict[str, Any]:
        return {**manifest("Pod"), "spec": {"containers": [], "volumes": [volume]}}

    deployment: dict[str, Any] = {**manifest("Deployment", "awkward"), "spec": {}}
    secret = {"name": "awkward-k8s-tls"}
    for volume in (
        {"secret": {"secretName": "awkward-k8s-tls"}},
        {"projected": {"sources": [{"configMap": {"name": "b"}}, {"secret": secret}]}},
    ):
        assert not list(completeness.missing_parts(CHART, [deployment, pod(volume)], []))
    (found,) = completeness.missing_parts(CHART, [deployment, pod({"emptyDir": {}})], [])
    assert found.startswith("no pod mounts Secret awkward-k8s-tls")
