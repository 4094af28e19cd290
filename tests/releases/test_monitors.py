"""The monitors that the alerts' metrics need, switched on where a chart knows them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cdk8s import App

from constructs_lib import LinkerdRelease, LinkerdStack, releases
from constructs_lib.releases.helm_values import value_at
from constructs_lib.releases.monitors import monitored

LABELS = {"release": "kube-prometheus-stack"}
PATHS = {
    "cert-manager": "prometheus.servicemonitor",
    "trust-manager": "app.metrics.service.servicemonitor",
    "linkerd-control-plane": "podMonitor",
}


@pytest.mark.parametrize("release", releases.ALL, ids=lambda release: release.name)
def test_each_monitor_is_on_and_bears_the_labels(release: LinkerdRelease) -> None:
    charts = {chart.name: chart for chart in monitored(release, LABELS).charts}
    for name, path in PATHS.items():
        assert value_at(charts[name].values, f"{path}.enabled") is True
        assert value_at(charts[name].values, f"{path}.labels") == LABELS
    others = [chart for chart in release.charts if chart.name not in PATHS]
    assert all(charts[chart.name] == chart for chart in others)


def test_without_labels_none_are_written() -> None:
    charts = monitored(releases.STABLE_2_14_10, {}).charts
    assert "labels" not in str([chart.values.get("podMonitor") for chart in charts])


def test_a_chart_whose_values_are_not_known_is_left_alone() -> None:
    release = releases.STABLE_2_14_10
    other = tuple(replace(chart, version="0.0.1") for chart in release.charts)
    unknown = replace(release, charts=other)
    assert monitored(unknown, LABELS) == unknown


def test_the_stack_switches_them_on_with_alerts_and_a_value_wins() -> None:
    values = {"linkerd-control-plane": {"podMonitor": {"proxy": {"enabled": False}}}}
    stack = LinkerdStack(App(), "Mesh", alerts=True, alert_labels=LABELS, values=values)
    charts = {chart.name: chart.values for each in stack.helm_releases.values() for chart in each}
    assert charts["linkerd-control-plane"]["podMonitor"] == {
        "enabled": True,
        "scrapeInterval": "1m",
        "labels": LABELS,
        "proxy": {"enabled": False},
    }
    kinds = {"PodMonitor.monitoring.coreos.com", "ServiceMonitor.monitoring.coreos.com"}
    assert kinds <= {*stack.namespaced_kinds}
    for each in stack.release.charts:
        assert kinds & {*each.namespaced_kinds} <= {*each.optional_kinds}, "nobody has to render it"
    plain = LinkerdStack(App(), "Mesh")
    assert "podMonitor" not in str(plain.helm_releases)
    assert not kinds & {*plain.namespaced_kinds}
