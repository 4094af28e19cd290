"""SuccessRate: what counts as a request, and what as a failure."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib import SuccessRate


def metric(rate: SuccessRate | None = None) -> dict[str, Any]:
    found = (rate or SuccessRate()).metric(
        namespace="shop", target_port=8080, prometheus="http://prometheus.example:9090"
    )
    return dict(found)


def query(rate: SuccessRate | None = None) -> str:
    return str(metric(rate)["provider"]["prometheus"]["query"])


def selectors(text: str) -> list[set[str]]:
    """Return the label matchers of each series that a query asks for."""
    return [set(labels.split(",")) for labels in re.findall(r"response_total\{(.*?)\}\[", text)]


def test_both_halves_count_the_same_requests() -> None:
    successes, requests = selectors(query())
    assert successes - requests == {'classification="success"'}
    assert requests < successes


@pytest.mark.parametrize(
    ("matcher", "reason"),
    [
        ('tls="true"', "kubelet's probes have none, and succeed in a version that nobody calls"),
        ('target_port="8080"', "Prometheus's scrapes have TLS, and arrive on the admin port"),
        ('direction="inbound"', "what the version itself calls says nothing of it"),
        ('rollouts_pod_template_hash="{{args.canary-hash}}"', "the old version's do not count"),
        ('namespace="shop"', "a hash may be in two namespaces"),
    ],
)
def test_what_does_not_count(matcher: str, reason: str) -> None:
    for labels in selectors(query()):
        assert matcher in labels, reason


def test_an_empty_result_fails() -> None:
    """An index into nothing would be an error, of which several are forgiven."""
    condition = metric(SuccessRate(minimum=0.95))["successCondition"]
    assert condition.split(" && ") == [
        "len(result) > 0",
        "!isNaN(result[0])",
        "result[0] >= 0.95",
    ]
    assert "failureCondition" not in metric(), "what is neither would be inconclusive"


def test_limits_are_written_out() -> None:
    found = metric(SuccessRate(count=3, failure_limit=1, error_limit=2, interval_seconds=45))
    assert (found["count"], found["failureLimit"], found["consecutiveErrorLimit"]) == (3, 1, 2)
    assert found["interval"] == "45s"


def test_the_first_measurement_waits_for_a_whole_window() -> None:
    """At once there would be no request to count, and every canary would fail."""
    rate = SuccessRate(window_seconds=90)
    assert metric(rate)["initialDelay"] == "90s"
    assert query(rate).count("[90s]") == 2


def test_how_long_an_analysis_takes() -> None:
    assert SuccessRate().seconds == 60 + 4 * 30


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"minimum": 0}, "'minimum' (0) must be more than 0"),
        ({"minimum": 99}, "'minimum' (99) must be more than 0 and at most 1"),
        ({"window_seconds": 29}, "'window_seconds' (29) must be at least 30"),
        ({"interval_seconds": 9}, "'interval_seconds' (9) must be at least 10"),
        ({"count": 0}, "'count' (0) must be at least 1"),
        ({"failure_limit": -1}, "'failure_limit' (-1) must be at least 0"),
        ({"error_limit": -1}, "'error_limit' (-1) must be at least 0"),
        ({"count": 3, "failure_limit": 3}, "a version that fails every time is promoted"),
    ],
)
def test_refusals(options: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        SuccessRate(**options)
