"""SuccessRate: what counts as a request, and what as a failure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import SuccessRate

from ..conftest import Manifest
from ..support.promtool import Promtool


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
        ('target_port="8080"', "viz scrapes with an identity too, on the admin port"),
        (r'client_id!~"[^.]*prometheus.*"', "one that scrapes the application has an identity"),
        ('direction="inbound"', "what the version itself calls says nothing of it"),
        ('rollouts_pod_template_hash="{{args.canary-hash}}"', "the old version's do not count"),
        ('namespace="shop"', "a hash may be in two namespaces"),
    ],
)
def test_what_does_not_count(matcher: str, reason: str) -> None:
    for labels in selectors(query()):
        assert matcher in labels, reason


HASH = "5d4f8c7b9"
CLIENT = 'tls="true",client_id="front.shop.serviceaccount.identity.linkerd.cluster.local"'
PROMETHEUS = 'tls="true",client_id="prometheus.linkerd-viz.serviceaccount.identity.cluster.local"'
OTHER_PROMETHEUS = (
    'tls="true",client_id="kube-prometheus-stack-prometheus.monitoring.serviceaccount.identity"'
)
COLLECTOR = 'tls="true",client_id="collector.monitoring.serviceaccount.identity.cluster.local"'
PROBE = 'tls="no_identity",no_tls_reason="no_tls_from_remote"'


def series(who: str, *, port: int = 8080, success: bool = True, pod_hash: str = HASH) -> str:
    """Return a series as a proxy writes it and viz's Prometheus labels it.

    The sources are linkerd2-proxy@release/v2.210.4 and release/v2.366.0
    linkerd/app/core/src/transport/labels.rs, and, for scrapes, linkerd/app/admin/src/stack.rs.
    """
    classification = "success" if success else "failure"
    return (
        f'response_total{{namespace="shop",rollouts_pod_template_hash="{pod_hash}",'
        f'direction="inbound",target_addr="10.0.0.7:{port}",target_ip="10.0.0.7",'
        f'target_port="{port}",{who},classification="{classification}"}}'
    )


@pytest.mark.parametrize(
    ("requests", "rate"),
    [
        ({}, None),
        ({series(PROBE): "0+6x10"}, None),
        ({series(COLLECTOR, port=4191): "0+6x10"}, None),
        ({series(PROMETHEUS): "0+2x10", series(OTHER_PROMETHEUS): "0+2x10"}, None),
        ({series(CLIENT, pod_hash="6c5b"): "0+60x10"}, None),
        ({series(CLIENT, success=False): "0+60x10"}, None),
        ({series(CLIENT): "0+60x10"}, 1.0),
        (
            {
                series(CLIENT): "0+45x10",
                series(CLIENT, success=False): "0+15x10",
                series(COLLECTOR, port=4191): "0+6x10",
                series(PROBE): "0+6x10",
            },
            0.75,
        ),
    ],
    ids=["none", "probes", "scrapes", "own scrapes", "old version", "failures", "good", "mixed"],
)
def test_what_prometheus_answers(
    promtool: str, tmp_path: Path, requests: dict[str, str], rate: float | None
) -> None:
    """Nothing but users' requests makes a version look good; a real Prometheus says so."""
    asked = query(SuccessRate(window_seconds=300)).replace("{{args.canary-hash}}", HASH)
    no_rules: Manifest = {"spec": {"groups": []}}
    tool = Promtool.with_rules(promtool, no_rules, tmp_path / "promtool")
    tool.check_value(requests, asked, rate)


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
