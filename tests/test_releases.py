"""The presets: the article's pins, and the upstream charts as they are."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from constructs_lib import STABLE_2_14_10, MeshNamespaces
from constructs_lib.helm_values import known_keys, nested, null_values, unknown_keys
from constructs_lib.linkerd_release import HelmChart

from .conftest import SHARED_FACTS

ALL_CHARTS = [pytest.param(chart, id=chart.name) for chart in STABLE_2_14_10.charts]
LINKERD_CHARTS = [
    pytest.param(chart, id=chart.name)
    for chart in STABLE_2_14_10.charts
    if chart.name.startswith("linkerd-")
]

JETSTACK = "https://charts.jetstack.io"
LINKERD = "https://helm.linkerd.io/stable"

needs_facts = pytest.mark.skipif(
    not SHARED_FACTS.exists(), reason="the facts about the upstream charts are not on this machine"
)


@cache
def facts(file: str) -> Any:
    return json.loads((SHARED_FACTS / "charts" / file).read_text("utf-8"))


def rendered(chart: HelmChart) -> list[dict[str, Any]]:
    """Return what the chart renders, hooks included: Argo CD applies those too."""
    release = facts("linkerd-stable-2.14.10.json")["charts"]
    return [dict(one) for one in release[f"{chart.name} {chart.version}"]]


def kind_of(one: dict[str, Any]) -> str:
    group, slash, _ = one["apiVersion"].partition("/")
    return f"{one['kind']}.{group}" if slash else one["kind"]


def test_pins_are_the_articles() -> None:
    found = {chart.name: (chart.version, chart.repository) for chart in STABLE_2_14_10.charts}
    assert found == {
        "cert-manager": ("v1.16.1", JETSTACK),
        "trust-manager": ("v0.12.0", JETSTACK),
        "linkerd-crds": ("1.8.0", LINKERD),
        "linkerd-control-plane": ("1.16.11", LINKERD),
        "linkerd-jaeger": ("30.12.11", LINKERD),
        "linkerd-viz": ("30.12.11", LINKERD),
    }


def test_charts_are_in_the_articles_folders() -> None:
    found = {chart.name: chart.folder for chart in STABLE_2_14_10.charts}
    assert found == {
        "cert-manager": "cert_manager",
        "trust-manager": "cert_manager",
        "linkerd-crds": "crds",
        "linkerd-control-plane": "control_plane",
        "linkerd-jaeger": "control_plane",
        "linkerd-viz": "viz",
    }


def test_no_chart_is_named_twice() -> None:
    names = [chart.name for chart in STABLE_2_14_10.charts]
    assert len(names) == len(set(names)), "values are given per name"


@pytest.mark.parametrize("chart", ALL_CHARTS)
class TestValues:
    def test_own_values_use_known_keys_only(self, chart: HelmChart) -> None:
        known = known_keys(chart.name, chart.version)
        assert known is not None, "without facts a misspelt key would pass"
        assert list(unknown_keys(chart.values, known)) == []

    def test_options_and_webhooks_are_written_to_known_keys(self, chart: HelmChart) -> None:
        known = known_keys(chart.name, chart.version)
        assert known is not None
        paths = [parameter.path for parameter in chart.parameters]
        paths += [parameter.follows for parameter in chart.parameters if parameter.follows]
        for webhook in chart.webhooks:
            paths += [f"{webhook.path}.externalSecret", f"{webhook.path}.injectCaFrom"]
        unknown = [list(unknown_keys(nested(path, "value"), known)) for path in paths]
        assert not any(unknown), unknown

    def test_refused_values_exist(self, chart: HelmChart) -> None:
        known = known_keys(chart.name, chart.version)
        assert known is not None
        for path in chart.refused:
            assert list(unknown_keys(nested(path, "value"), known)) == []

    def test_no_value_is_null(self, chart: HelmChart) -> None:
        """cdk8s would drop it, and the chart would take its default."""
        assert list(null_values(chart.values)) == []


def test_control_plane_is_highly_available_and_signed_from_outside() -> None:
    control_plane = next(c for c in STABLE_2_14_10.charts if c.name == "linkerd-control-plane")
    identity: Any = control_plane.values["identity"]
    assert identity == {"externalCA": True, "issuer": {"scheme": "kubernetes.io/tls"}}
    assert control_plane.values["enablePodAntiAffinity"] is True
    assert control_plane.values["webhookFailurePolicy"] == "Fail"
    assert "identityTrustAnchorsPEM" not in control_plane.values, "the article's null breaks it"
    schedule = control_plane.values["heartbeatSchedule"]
    assert schedule == "17 3 * * *", "unset, it changes at every render"


def test_cert_managers_hook_is_off() -> None:
    """Startupapicheck is a hook that Argo CD would run at every sync."""
    cert_manager = next(c for c in STABLE_2_14_10.charts if c.name == "cert-manager")
    assert cert_manager.values["startupapicheck"] == {"enabled": False}
    assert cert_manager.values["crds"] == {"enabled": True}


@needs_facts
@pytest.mark.parametrize("chart", ALL_CHARTS)
def test_every_key_of_the_chart_is_known(chart: HelmChart) -> None:
    known = known_keys(chart.name, chart.version)
    assert known is not None
    keys = facts("value-keys.json")[f"{chart.name} {chart.version}"]
    assert keys
    for key in keys:
        assert list(unknown_keys(nested(key, {}), known)) == []


@needs_facts
@pytest.mark.parametrize("chart", LINKERD_CHARTS)
class TestAgainstTheRenderedChart:
    def test_webhooks(self, chart: HelmChart) -> None:
        callers = [hook for one in rendered(chart) for hook in one.get("webhooks", [])]
        # An aggregated API is called with a certificate from outside as a webhook is.
        callers += [one for one in rendered(chart) if one["kind"] == "APIService"]
        called = {caller["service"]["name"] for caller in callers}
        assert {webhook.service for webhook in chart.webhooks} == called

    def test_deployments(self, chart: HelmChart) -> None:
        found = [one for one in rendered(chart) if one["kind"] == "Deployment"]
        assert set(chart.deployments) == {one["name"] for one in found}
        for one in found:
            assert one["labels"]["app.kubernetes.io/part-of"] == "Linkerd", "restarters find it so"

    def test_cluster_scoped_kinds(self, chart: HelmChart) -> None:
        found = {kind_of(one) for one in rendered(chart) if "namespace" not in one}
        assert set(chart.cluster_kinds) == found

    def test_namespaced_kinds(self, chart: HelmChart) -> None:
        found = {kind_of(one) for one in rendered(chart) if "namespace" in one}
        assert set(chart.namespaced_kinds) == found

    def test_other_namespaces(self, chart: HelmChart) -> None:
        """The control plane's counts as the mesh's own: its folder is always there."""
        namespaces = MeshNamespaces()
        own = {namespaces.of("control_plane"), namespaces.of(chart.folder)}
        found = {one["namespace"] for one in rendered(chart) if "namespace" in one}
        assert set(chart.other_namespaces) == found - own


@needs_facts
def test_ignored_differences_are_of_objects_that_exist() -> None:
    everything = [
        (kind_of(one), one["name"])
        for chart in STABLE_2_14_10.charts
        if chart.name.startswith("linkerd-")
        for one in rendered(chart)
    ]
    for ignored in STABLE_2_14_10.ignored_differences:
        assert (f"{ignored.kind}.{ignored.group}", ignored.name) in everything
