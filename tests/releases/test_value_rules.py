"""Conditions on Helm values, and the values that contradict what a stack rests on."""

from __future__ import annotations

from typing import Any

import pytest
from cdk8s import App

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, HelmValues, LinkerdRelease, LinkerdStack
from constructs_lib.releases.helm_values import nested, with_text
from constructs_lib.releases.value_rules import is_met, missing_values


class TestConditions:
    @pytest.mark.parametrize(
        ("condition", "values", "expected"),
        [
            ("a.b", {"a": {"b": False}}, True),
            ("a.b", {"a": {"b": None}}, True),
            ("a.b", {"a": {}}, False),
            ("a.b", {"a": 1}, False),
            ("a=false", {"a": False}, True),
            ("a=false", {"a": 0}, False),
            ("a=0", {"a": 0}, True),
            ("a=0", {"a": False}, False),
            ("a=0", {}, False),
            ("a~--n", {"a": ["--x", "--n=1"]}, True),
            ("a~--n", {"a": ["--x"]}, False),
            ("a~--n", {"a": None}, False),
        ],
    )
    def test_a_condition(self, condition: str, values: HelmValues, expected: bool) -> None:
        assert is_met(condition, values) is expected

    def test_either_of_two_values_will_do(self) -> None:
        rules = {"on=true": ("a or b",)}
        assert list(missing_values({"on": True}, rules)) == [
            "'a or b' must be set: the chart demands it if on is true"
        ]
        assert not list(missing_values({"on": True, "b": 1}, rules))
        assert not list(missing_values({"on": False}, rules))


def test_a_text_takes_its_place_at_any_depth() -> None:
    template: HelmValues = {"a": ["x-{}", {"b": "{{ .c }}{}"}], "d": 1}
    assert with_text(template, "y") == {"a": ["x-y", {"b": "{{ .c }}y"}], "d": 1}


@pytest.mark.parametrize("release", [STABLE_2_14_10, EDGE_26_8_3], ids=lambda release: release.name)
class TestContradictions:
    @pytest.mark.parametrize(
        ("chart", "path", "value"),
        [
            ("cert-manager", "namespace", "pki"),
            ("cert-manager", "clusterResourceNamespace", "pki"),
            ("cert-manager", "config.clusterResourceNamespace", "pki"),
            ("cert-manager", "extraArgs", ["--cluster-resource-namespace=pki"]),
            ("cert-manager", "extraArgs", ["--v=4", "--namespace=shop"]),
            ("cert-manager", "extraArgs", ["--controllers=issuers"]),
            ("cert-manager", "cainjector.extraArgs", ["--enable-certificates-data-source=false"]),
            ("cert-manager", "cainjector.enabled", False),
            ("cert-manager", "cainjector.replicaCount", 0),
            ("cert-manager", "crds.enabled", False),
            ("cert-manager", "disableAutoApproval", True),
            ("cert-manager", "replicaCount", 0),
            ("cert-manager", "webhook.replicaCount", 0),
            ("cert-manager", "global.podSecurityPolicy.enabled", True),
            ("trust-manager", "namespace", "pki"),
            ("trust-manager", "replicaCount", 0),
            ("trust-manager", "crds.enabled", False),
            ("trust-manager", "app.webhook.tls.helmCert.enabled", True),
            ("linkerd-control-plane", "controllerReplicas", 0),
            ("linkerd-control-plane", "enablePSP", True),
        ],
    )
    def test_a_value_that_contradicts_the_stack_is_refused(
        self, release: LinkerdRelease, chart: str, path: str, value: Any
    ) -> None:
        with pytest.raises(ValueError, match=f"'values' for {chart} .*'{path}.*must not be set"):
            LinkerdStack(App(), "Mesh", release=release, values={chart: nested(path, value)})

    @pytest.mark.parametrize(
        ("chart", "path", "value"),
        [
            ("cert-manager", "extraArgs", ["--v=4"]),
            ("cert-manager", "crds.enabled", True),
            ("cert-manager", "crds.keep", True),
            ("cert-manager", "disableAutoApproval", False),
            ("cert-manager", "replicaCount", 3),
            ("linkerd-control-plane", "controllerReplicas", 5),
        ],
    )
    def test_another_value_of_the_same_key_is_not(
        self, release: LinkerdRelease, chart: str, path: str, value: Any
    ) -> None:
        LinkerdStack(App(), "Mesh", release=release, values={chart: nested(path, value)})

    def test_a_viz_without_prometheus_needs_another(self, release: LinkerdRelease) -> None:
        off: dict[str, HelmValues] = {"linkerd-viz": {"prometheus": {"enabled": False}}}
        with pytest.raises(ValueError, match="'prometheusUrl' must be set"):
            LinkerdStack(App(), "Mesh", release=release, values=off)
        found: HelmValues = {"prometheus": {"enabled": False}, "prometheusUrl": "http://p:9090"}
        LinkerdStack(App(), "Mesh", release=release, values={"linkerd-viz": found})


def test_tracing_needs_an_endpoint_and_an_identity() -> None:
    tracing: HelmValues = {"enabled": True, "collector": {"endpoint": "collector:4317"}}
    values = {"linkerd-control-plane": {"proxy": {"tracing": tracing}}}
    with pytest.raises(ValueError, match=r"meshIdentity\.namespace' must be set: the chart"):
        LinkerdStack(App(), "Mesh", release=EDGE_26_8_3, values=values)
