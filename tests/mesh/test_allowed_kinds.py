"""The kinds and namespaces that an AppProject must allow: those of the objects, and no more."""

from __future__ import annotations

from typing import Any

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    ALL_NAMESPACES,
    EDGE_26_8_3,
    AnchorRotation,
    CertificateAlerts,
    CertificateAuthority,
    GitAnchorRotation,
    InjectionGuard,
    LinkerdStack,
)
from constructs_lib.kubernetes.manifest import api
from constructs_lib.releases.helm_values import known_keys

from ..conftest import Manifest, synth

BY_GIT = GitAnchorRotation(
    anchors=("linkerd-trust-anchor", "g2"), active="g2", namespaces=ALL_NAMESPACES
)
ALERT_KIND = "PrometheusRule.monitoring.coreos.com"
GUARD_KIND = "ValidatingAdmissionPolicy.admissionregistration.k8s.io"

STACKS: list[dict[str, Any]] = [
    {},
    {"viz": False, "jaeger": False},
    {"kubernetes_version": "1.34"},
    {"alerts": True},
    {"release": EDGE_26_8_3},
    {
        "anchor_rotation": AnchorRotation(namespaces=["linkerd", "linkerd-viz", "shop"]),
        "kubernetes_version": "1.34",
    },
    {"anchor_rotation": BY_GIT, "viz": False, "kubernetes_version": "1.34"},
    {"trust_anchor": CertificateAuthority.from_secret_name("corporate")},
]


def objects(stack: LinkerdStack) -> list[Manifest]:
    return [manifest for chart in stack.charts.values() for manifest in synth(chart)]


@pytest.mark.parametrize("options", STACKS, ids=lambda options: "-".join(options) or "default")
class TestExactly:
    def test_kinds_are_those_of_the_objects_and_the_charts(
        self, app: App, options: dict[str, Any]
    ) -> None:
        stack = LinkerdStack(app, "Mesh", **options)
        charts = [
            chart
            for chart in stack.release.charts
            if any(
                chart.name == helm.name for helms in stack.helm_releases.values() for helm in helms
            )
        ]
        for namespaced, allowed in ((False, stack.cluster_kinds), (True, stack.namespaced_kinds)):
            kinds = {
                api(manifest)
                for manifest in objects(stack)
                if ("namespace" in manifest["metadata"]) is namespaced
            }
            for chart in charts:
                kinds |= {*(chart.namespaced_kinds if namespaced else chart.cluster_kinds)}
            assert list(allowed) == sorted(kinds)

    def test_namespaces_are_those_of_the_objects_and_the_charts(
        self, app: App, options: dict[str, Any]
    ) -> None:
        stack = LinkerdStack(app, "Mesh", **options)
        namespaces = {manifest["metadata"].get("namespace") for manifest in objects(stack)}
        others = {"kube-system"} if options.get("viz", True) else set[str]()
        assert {*stack.namespaces} == {*stack.charts} | others | namespaces - {None}


class TestFolders:
    def test_another_construct_in_a_folder_counts(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh")
        assert ALERT_KIND not in stack.namespaced_kinds
        CertificateAlerts(stack.charts["linkerd"], "Alerts", namespace="monitoring")
        assert ALERT_KIND in stack.namespaced_kinds
        assert stack.namespaces[-1] == "monitoring"

    def test_a_construct_in_another_chart_does_not(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh")
        InjectionGuard(Chart(app, "other", disable_resource_name_hashes=True), "Guard")
        assert GUARD_KIND not in stack.cluster_kinds

    def test_in_a_chart_the_kinds_are_the_same(self, app: App, chart: Chart) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
        inside = LinkerdStack(chart, "Mesh", kubernetes_version="1.34")
        assert inside.cluster_kinds == stack.cluster_kinds
        assert inside.namespaced_kinds == stack.namespaced_kinds
        assert inside.namespaces == stack.namespaces


def test_no_list_of_keys_is_read_without_values(app: App) -> None:
    known_keys.cache_clear()
    LinkerdStack(app, "Mesh")
    assert known_keys.cache_info().currsize == 0
    LinkerdStack(App(), "Mesh", values={"linkerd-viz": {"dashboard": {"replicas": 1}}})
    assert known_keys.cache_info().currsize == 1
