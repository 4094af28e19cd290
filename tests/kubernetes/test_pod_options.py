"""The options of our pods: what no cluster accepts is refused, and resources are completed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib.kubernetes.api import k8s
from constructs_lib.kubernetes.pod_options import PodOptions


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param({"image": "python"}, "'image' (python) has neither tag", id="image"),
        pytest.param(
            {"image_pull_secrets": "pull"},
            "must be a list of texts: write ['pull']",
            id="string",
        ),
        pytest.param({"image_pull_secrets": ["A"]}, "'image_pull_secrets' (A)", id="secret"),
        pytest.param({"node_selector": {"a": "b c"}}, "'node_selector' holds a: b c", id="nodes"),
        pytest.param({"labels": {"": "a"}}, "'labels' holds the key ''", id="labels"),
        pytest.param({"annotations": {"a": 1}}, "'annotations' holds a: 1", id="annotations"),
        pytest.param({"priority_class_name": "High"}, "'priority_class_name' (High)", id="class"),
        pytest.param({"run_as_user": 0}, "'run_as_user' (0) must be at least 1", id="root"),
        pytest.param({"requests": {"cpu": "half"}}, "'requests.cpu' (half)", id="request"),
        pytest.param({"limits": {"memory": "1MB"}}, "'limits.memory' (1MB)", id="limit"),
        pytest.param(
            {"requests": {"cpu": "1"}, "limits": {"cpu": "500m"}},
            "'requests' (cpu: 1) must not exceed 'limits' (cpu: 500m)",
            id="more-than-its-limit",
        ),
    ],
)
def test_what_no_cluster_accepts_is_refused(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        PodOptions(**options)


@pytest.mark.parametrize(
    ("options", "requested", "limited"),
    [
        pytest.param({}, "10m", "200m", id="default"),
        pytest.param({"requests": {"cpu": "50m"}}, "50m", "200m", id="floor"),
        pytest.param({"requests": {"cpu": "1"}}, "1", "1", id="limit-follows"),
        pytest.param({"limits": {"cpu": "5m"}}, "5m", "5m", id="request-follows"),
        pytest.param({"limits": {"cpu": "20m"}}, "10m", "20m", id="ratio"),
    ],
)
def test_a_limit_ranges_floor_and_ratio_can_be_met(
    options: dict[str, Any], requested: str, limited: str
) -> None:
    resources = PodOptions(**options).with_resources({"cpu": "10m"}, {"cpu": "200m"})
    assert resources.requests is not None
    assert resources.limits is not None
    assert resources.requests["cpu"].value == requested
    assert resources.limits["cpu"].value == limited


@pytest.mark.parametrize("name", ["cpus", "Memory", "nvidia.com/", "/gpu", ""])
def test_a_resource_is_one_that_kubernetes_knows(name: str) -> None:
    with pytest.raises(ValueError, match="'requests' "):
        PodOptions(requests={name: "1"})
    PodOptions(requests={"nvidia.com/gpu": "1", "hugepages-2Mi": "4Mi", "ephemeral-storage": "1Gi"})


@pytest.mark.parametrize(
    "options",
    [
        {"key": "a", "operator": "exists"},
        {"operator": "Equal", "value": "b"},
        {"key": "a", "operator": "Exists", "value": "b"},
        {"key": "a", "operator": "Exists", "effect": "noSchedule"},
        {"key": "a", "operator": "Exists", "effect": "NoSchedule", "toleration_seconds": 60},
    ],
)
def test_a_toleration_is_one_that_kubernetes_takes(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"'tolerations' .*that the API server refuses"):
        PodOptions(tolerations=[k8s.Toleration(**options)])


def test_tolerations_that_kubernetes_takes() -> None:
    PodOptions(
        tolerations=[
            k8s.Toleration(operator="Exists"),
            k8s.Toleration(key="a", value="b", effect="NoSchedule"),
            k8s.Toleration(key="a", operator="Exists", effect="NoExecute", toleration_seconds=60),
        ]
    )
