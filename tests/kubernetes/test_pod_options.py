"""The options of our pods: what no cluster accepts is refused, and resources are completed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib.kubernetes.pod_options import PodOptions


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param({"image": "python"}, "'image' (python) has neither tag", id="image"),
        pytest.param(
            {"image_pull_secrets": "pull"},
            "must be a sequence of names: write ['pull']",
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
