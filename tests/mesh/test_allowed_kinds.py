"""The kinds and namespaces that an AppProject must allow: those of the objects, and no more."""

from __future__ import annotations

from typing import Any

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    ALL_NAMESPACES,
    EDGE_26_8_3,
    STABLE_2_14_10,
    AnchorRotation,
    CertificateAlerts,
    CertificateAuthority,
    GitAnchorRotation,
    HelmValues,
    InjectionGuard,
    LinkerdRelease,
    LinkerdStack,
)
from constructs_lib.kubernetes.manifest import api
from constructs_lib.releases.helm_values import known_keys, value_at

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
                kinds |= {*(chart.namespaced_kinds if namespaced else chart.cluster_kinds)} - {
                    kind
                    for kind, paths in chart.optional_kinds.items()
                    if not any(value_at(chart.values, path) for path in paths)
                }
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


MONITORS: HelmValues = {"enabled": True, "podmonitor": {"enabled": True, "namespace": "monitoring"}}


@pytest.mark.parametrize("release", [STABLE_2_14_10, EDGE_26_8_3], ids=lambda release: release.name)
@pytest.mark.parametrize(
    ("chart", "extra", "kinds"),
    [
        ("cert-manager", {"prometheus": MONITORS}, {"PodMonitor.monitoring.coreos.com"}),
        (
            "cert-manager",
            {"prometheus": {"servicemonitor": {"enabled": True}}},
            {"ServiceMonitor.monitoring.coreos.com"},
        ),
        (
            "cert-manager",
            {"webhook": {"networkPolicy": {"enabled": True}, "config": {"logging": {}}}},
            {"NetworkPolicy.networking.k8s.io", "ConfigMap"},
        ),
        ("cert-manager", {"startupapicheck": {"enabled": True}}, {"Job.batch"}),
        (
            "cert-manager",
            {"cainjector": {"podDisruptionBudget": {"enabled": True}}},
            {"PodDisruptionBudget.policy"},
        ),
        (
            "trust-manager",
            {"app": {"webhook": {"tls": {"approverPolicy": {"enabled": True}}}}},
            {"CertificateRequestPolicy.policy.cert-manager.io"},
        ),
        (
            "trust-manager",
            {"app": {"metrics": {"service": {"servicemonitor": {"enabled": True}}}}},
            {"ServiceMonitor.monitoring.coreos.com"},
        ),
        (
            "linkerd-control-plane",
            {"podMonitor": {"enabled": True}},
            {"PodMonitor.monitoring.coreos.com"},
        ),
        (
            "linkerd-viz",
            {"prometheus": {"persistence": {"size": "8Gi"}}},
            {"PersistentVolumeClaim"},
        ),
    ],
)
class TestValues:
    def test_a_value_allows_the_kinds_that_it_brings(
        self, release: LinkerdRelease, chart: str, extra: HelmValues, kinds: set[str]
    ) -> None:
        plain = LinkerdStack(App(), "Mesh", release=release)
        stack = LinkerdStack(App(), "Mesh", release=release, values={chart: extra})
        (helm_chart,) = (manifest for manifest in release.charts if manifest.name == chart)
        brought = helm_chart.kinds(extra, namespaced=True) | helm_chart.kinds(
            extra, namespaced=False
        )
        without = helm_chart.kinds({}, namespaced=True) | helm_chart.kinds({}, namespaced=False)
        assert brought - without == kinds
        allowed = {*stack.cluster_kinds, *stack.namespaced_kinds}
        assert kinds <= allowed
        assert {*plain.cluster_kinds, *plain.namespaced_kinds} <= allowed


def test_a_kind_stays_allowed_while_its_value_says_no(app: App) -> None:
    """Argo CD would otherwise leave the object in the cluster."""
    values: dict[str, HelmValues] = {"linkerd-control-plane": {"podMonitor": {"enabled": False}}}
    stack = LinkerdStack(app, "Mesh", values=values)
    assert "PodMonitor.monitoring.coreos.com" in stack.namespaced_kinds


def test_a_budget_of_viz_comes_with_its_value(app: App) -> None:
    values: dict[str, HelmValues] = {"linkerd-viz": {"enablePodDisruptionBudget": True}}
    stack = LinkerdStack(app, "Mesh", release=EDGE_26_8_3, values=values)
    (viz,) = (chart for chart in EDGE_26_8_3.charts if chart.name == "linkerd-viz")
    assert "PodDisruptionBudget.policy" in viz.kinds(values["linkerd-viz"], namespaced=True)
    assert "PodDisruptionBudget.policy" in stack.namespaced_kinds


def test_a_value_names_a_namespace(app: App) -> None:
    stack = LinkerdStack(app, "Mesh", values={"cert-manager": {"prometheus": MONITORS}})
    assert "monitoring" in stack.namespaces
    values: dict[str, HelmValues] = {"trust-manager": {"app": {"targetNamespaces": ["a", "b"]}}}
    stack = LinkerdStack(App(), "Mesh", release=EDGE_26_8_3, values=values)
    assert {"a", "b"} <= {*stack.namespaces}


EXTRA_OBJECTS: dict[str, HelmValues] = {"cert-manager": {"extraObjects": ["kind: ConfigMap"]}}


def test_kinds_of_whole_objects_are_named_by_the_user(app: App) -> None:
    with pytest.raises(ValueError, match=r"'extraObjects' holds whole objects.*'allowed_kinds'"):
        LinkerdStack(App(), "Mesh", values=EXTRA_OBJECTS)
    stack = LinkerdStack(app, "Mesh", values=EXTRA_OBJECTS, allowed_kinds=["Issuer.corp.example"])
    assert "Issuer.corp.example" in stack.cluster_kinds
    assert "Issuer.corp.example" in stack.namespaced_kinds


@pytest.mark.parametrize("kind", ["", "configMap", "v1/ConfigMap", "Deployment.", "Secret"])
def test_allowed_kinds_are_kinds_without_keys(app: App, kind: str) -> None:
    with pytest.raises(ValueError, match=f"'allowed_kinds' holds '{kind}'"):
        LinkerdStack(app, "Mesh", allowed_kinds=[kind])


def test_no_list_of_keys_is_read_without_values(app: App) -> None:
    known_keys.cache_clear()
    LinkerdStack(app, "Mesh")
    assert known_keys.cache_info().currsize == 0
    LinkerdStack(App(), "Mesh", values={"linkerd-viz": {"dashboard": {"replicas": 1}}})
    assert known_keys.cache_info().currsize == 1
