"""The library's releases: their pins, and the upstream charts as they are."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, LinkerdRelease, MeshNamespaces, releases
from constructs_lib.releases.helm_values import (
    KeyTree,
    known_keys,
    nested,
    null_values,
    unknown_keys,
    value_at,
)
from constructs_lib.releases.release import HelmChart

from ..conftest import SHARED_FACTS


def unknown(path: str, known: KeyTree) -> list[str]:
    """Return the problems of a key that the chart does not know, whatever its value."""
    return [key for key in unknown_keys(nested(path, {}), known) if "is no value" in key]


EACH = [(release, chart) for release in releases.ALL for chart in release.charts]
ALL_CHARTS = [
    pytest.param(chart, id=name)
    for name, chart in {f"{chart.name}-{chart.version}": chart for _, chart in EACH}.items()
]
LINKERD_CHARTS = [
    pytest.param(release, chart, id=f"{chart.name}-{chart.version}")
    for release, chart in EACH
    if chart.name.startswith("linkerd-")
]

JETSTACK = "https://charts.jetstack.io"
STABLE = "https://helm.linkerd.io/stable"
ARGO = "https://argoproj.github.io/argo-helm"
EDGE = "https://helm.linkerd.io/edge"

needs_facts = pytest.mark.skipif(
    not SHARED_FACTS.exists(), reason="the facts about the upstream charts are not on this machine"
)


@cache
def facts(file: str) -> Any:
    return json.loads((SHARED_FACTS / "charts" / file).read_text("utf-8"))


def rendered(release: LinkerdRelease, chart: HelmChart) -> list[dict[str, Any]]:
    """Return what the chart renders, hooks included: Argo CD applies those too."""
    charts = facts(f"linkerd-{release.name}.json")["charts"]
    # The facts about an edge release were gathered before its charts had their version.
    found = charts.get(f"{chart.name} {chart.version}") or charts[chart.name]
    # They were rendered with the Job that the chart leaves out when told so.
    without_job = chart.values.get("createNamespaceMetadataJob") is False
    return [
        dict(each)
        for each in found
        if not (without_job and "helm.sh/hook" in each.get("annotations", {}))
    ]


def kind_of(each: dict[str, Any]) -> str:
    group, slash, _ = each["apiVersion"].partition("/")
    return f"{each['kind']}.{group}" if slash else each["kind"]


def test_pins_of_the_default_release() -> None:
    found = {chart.name: (chart.version, chart.repository) for chart in STABLE_2_14_10.charts}
    assert found == {
        "cert-manager": ("v1.16.1", JETSTACK),
        "trust-manager": ("v0.12.0", JETSTACK),
        "linkerd-crds": ("1.8.0", STABLE),
        "linkerd-control-plane": ("1.16.11", STABLE),
        "linkerd-jaeger": ("30.12.11", STABLE),
        "linkerd-viz": ("30.12.11", STABLE),
        "argo-rollouts": ("2.41.0", ARGO),
    }


def test_charts_are_in_their_folders() -> None:
    found = {chart.name: chart.folder for chart in STABLE_2_14_10.charts}
    assert found == {
        "cert-manager": "cert_manager",
        "trust-manager": "cert_manager",
        "linkerd-crds": "crds",
        "linkerd-control-plane": "control_plane",
        "linkerd-jaeger": "control_plane",
        "linkerd-viz": "viz",
        "argo-rollouts": "rollouts",
    }


def test_pins_of_the_current_release() -> None:
    found = {chart.name: (chart.version, chart.repository) for chart in EDGE_26_8_3.charts}
    assert found == {
        "cert-manager": ("v1.21.2", JETSTACK),
        "trust-manager": ("v0.25.0", JETSTACK),
        "linkerd-crds": ("2026.8.3", EDGE),
        "linkerd-control-plane": ("2026.8.3", EDGE),
        "linkerd-viz": ("2026.8.3", EDGE),
        "argo-rollouts": ("2.41.0", ARGO),
    }


def test_what_the_stack_knows_a_chart_by_does_not_change_with_the_release() -> None:
    """An upgrade would otherwise move objects from one application to another."""
    before = {chart.name: chart for chart in STABLE_2_14_10.charts}
    for chart in EDGE_26_8_3.charts:
        other = before[chart.name]
        assert (chart.folder, chart.release_folder) == (other.folder, other.release_folder)
        assert chart.webhooks == other.webhooks, "Certificates and Secrets are named after these"


@pytest.mark.parametrize("release", releases.ALL, ids=lambda release: release.name)
def test_no_chart_is_named_twice(release: LinkerdRelease) -> None:
    names = [chart.name for chart in release.charts]
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
        paths += [
            parameter.default_from for parameter in chart.parameters if parameter.default_from
        ]
        for webhook in chart.webhooks:
            keys = ("externalSecret", "injectCaFrom", "injectCaFromSecret")
            paths += [f"{webhook.path}.{key}" for key in keys]
        assert not any(unknown(path, known) for path in paths)

    def test_refused_values_exist(self, chart: HelmChart) -> None:
        known = known_keys(chart.name, chart.version)
        assert known is not None
        for condition in (*chart.forbidden_values, *chart.required_values):
            path = re.split("[=~]", condition)[0]
            assert unknown(path, known) == [], path

    def test_required_values_exist(self, chart: HelmChart) -> None:
        known = known_keys(chart.name, chart.version)
        assert known is not None
        for paths in chart.required_values.values():
            for path in " or ".join(paths).split(" or "):
                assert unknown(path, known) == [], path

    def test_values_that_bring_kinds_exist(self, chart: HelmChart) -> None:
        known = known_keys(chart.name, chart.version)
        assert known is not None
        kinds = {*chart.cluster_kinds, *chart.namespaced_kinds}
        for kind, paths in chart.optional_kinds.items():
            assert kind in kinds, "where its scope is said"
            # A chart shares these with an older one, which lacks some of them.
            assert any(not unknown(path, known) for path in paths)

    def test_no_value_is_null(self, chart: HelmChart) -> None:
        """cdk8s would drop it, and the chart would take its default."""
        assert list(null_values(chart.values)) == []


@pytest.mark.parametrize(
    ("name", "version", "path", "value"),
    [
        ("linkerd-viz", "30.12.11", "nodeAffinity", {"requiredDuringScheduling": {}}),
        ("linkerd-control-plane", "1.16.11", "deploymentStrategy.type", "Recreate"),
        ("linkerd-control-plane", "1.16.11", "proxyInjector.namespaceSelector.matchLabels", {}),
        ("linkerd-control-plane", "1.16.11", "policyValidator.namespaceSelector.matchLabels", {}),
        ("linkerd-control-plane", "2026.8.3", "proxy.additionalEnv", []),
        ("linkerd-control-plane", "2026.8.3", "proxy.experimentalEnv", []),
        ("linkerd-control-plane", "2026.8.3", "identity.additionalEnv", []),
        ("linkerd-control-plane", "2026.8.3", "destinationController.additionalArgs", []),
        ("linkerd-control-plane", "2026.8.3", "proxy.runtime.workers.maximum", 2),
    ],
)
def test_values_that_only_templates_show(name: str, version: str, path: str, value: Any) -> None:
    known = known_keys(name, version)
    assert known is not None
    assert list(unknown_keys(nested(path, value), known)) == []
    with_a_mistake = list(unknown_keys(nested(f"{path}x", value), known))
    assert with_a_mistake or "." in path


@pytest.mark.parametrize(
    ("name", "version", "path", "value"),
    [
        ("cert-manager", "v1.16.1", "replicaCount", "three"),
        ("cert-manager", "v1.21.2", "crds.enabled", "yes"),
        ("cert-manager", "v1.21.2", "extraArgs", "--v=4"),
        ("trust-manager", "v0.25.0", "crds.enabled", "no"),
        ("linkerd-control-plane", "1.16.11", "controllerReplicas", "three"),
        ("linkerd-control-plane", "2026.8.3", "enablePodAntiAffinity", "no"),
        ("linkerd-viz", "30.12.11", "prometheus.enabled", "no"),
        ("linkerd-viz", "2026.8.3", "imagePullSecrets", "registry"),
        ("linkerd-jaeger", "30.12.11", "collector.enabled", "no"),
    ],
)
def test_values_of_another_type(name: str, version: str, path: str, value: Any) -> None:
    known = known_keys(name, version)
    assert known is not None
    (problem,) = unknown_keys(nested(path, value), known)
    assert problem.startswith(f"'{path}' ({value}) must be a ")


def chart_of(release: LinkerdRelease, name: str) -> HelmChart:
    return next(chart for chart in release.charts if chart.name == name)


@pytest.mark.parametrize("release", releases.ALL, ids=lambda release: release.name)
class TestDecisions:
    """What both have to say, whatever the charts' own defaults are."""

    def test_control_plane_is_highly_available_and_signed_from_outside(
        self, release: LinkerdRelease
    ) -> None:
        control_plane = chart_of(release, "linkerd-control-plane")
        identity: Any = control_plane.values["identity"]
        assert identity == {"externalCA": True, "issuer": {"scheme": "kubernetes.io/tls"}}
        assert control_plane.values["enablePodAntiAffinity"] is True
        assert control_plane.values["webhookFailurePolicy"] == "Fail"
        assert "identityTrustAnchorsPEM" not in control_plane.values, "a null breaks the chart"
        schedule = control_plane.values["heartbeatSchedule"]
        assert schedule == "17 3 * * *", "unset, it changes at every render"

    def test_cert_managers_hook_is_off(self, release: LinkerdRelease) -> None:
        """Startupapicheck is a hook that Argo CD would run at every sync."""
        cert_manager = chart_of(release, "cert-manager")
        assert cert_manager.values["startupapicheck"] == {"enabled": False}
        assert cert_manager.values["crds"] == {"enabled": True}

    def test_oldest_kubernetes_is_known(self, release: LinkerdRelease) -> None:
        assert release.oldest_kubernetes is not None
        assert release.oldest_kubernetes >= (1, 25)


def test_current_release_leaves_the_gateway_api_to_the_cluster() -> None:
    assert chart_of(EDGE_26_8_3, "linkerd-crds").values == {"installGatewayAPI": False}


def test_current_release_labels_no_namespace_by_a_job() -> None:
    viz = chart_of(EDGE_26_8_3, "linkerd-viz")
    assert viz.values["createNamespaceMetadataJob"] is False
    assert "createNamespaceMetadataJob" in viz.forbidden_values
    assert "Job.batch" not in viz.namespaced_kinds


def test_current_release_has_proxies_as_native_sidecars() -> None:
    """The chart's own default since edge-26.5.2; nothing of ours says otherwise."""
    control_plane = chart_of(EDGE_26_8_3, "linkerd-control-plane")
    known = known_keys(control_plane.name, control_plane.version)
    assert known is not None
    assert list(unknown_keys(nested("proxy.nativeSidecar", True), known)) == []
    assert value_at(control_plane.values, "proxy.nativeSidecar") is None
    assert EDGE_26_8_3.oldest_kubernetes == (1, 31), "where native sidecars are on by default"


def every_fact(chart: HelmChart) -> list[str]:
    (release,) = [release for release, each in EACH if each is chart]
    found = facts("value-keys.json")
    for version in (chart.version, release.name):
        if keys := found.get(f"{chart.name} {version}"):
            return list(keys)
    pytest.skip("there are no facts about this chart's keys")


@needs_facts
@pytest.mark.parametrize("chart", ALL_CHARTS)
def test_every_key_of_the_chart_is_known(chart: HelmChart) -> None:
    known = known_keys(chart.name, chart.version)
    assert known is not None
    keys = every_fact(chart)
    for key in keys:
        assert unknown(key, known) == []


@needs_facts
@pytest.mark.parametrize(("release", "chart"), LINKERD_CHARTS)
class TestAgainstTheRenderedChart:
    def test_webhooks(self, release: LinkerdRelease, chart: HelmChart) -> None:
        callers = [
            hook for manifest in rendered(release, chart) for hook in manifest.get("webhooks", [])
        ]
        # An aggregated API is called with a certificate from outside as a webhook is.
        callers += [
            manifest for manifest in rendered(release, chart) if manifest["kind"] == "APIService"
        ]
        called = {caller["service"]["name"] for caller in callers}
        assert {webhook.service for webhook in chart.webhooks} == called

    def test_deployments(self, release: LinkerdRelease, chart: HelmChart) -> None:
        found = [
            manifest for manifest in rendered(release, chart) if manifest["kind"] == "Deployment"
        ]
        assert set(chart.deployments) == {each["name"] for each in found}
        for each in found:
            assert each["labels"]["app.kubernetes.io/part-of"] == "Linkerd", "restarters find it so"

    def test_injected(self, release: LinkerdRelease, chart: HelmChart) -> None:
        pods = [
            manifest for manifest in rendered(release, chart) if manifest["kind"] == "Deployment"
        ]
        asking = ["linkerd.io/inject" in pod["podAnnotations"] for pod in pods]
        assert chart.injected == any(asking)

    def test_cluster_scoped_kinds(self, release: LinkerdRelease, chart: HelmChart) -> None:
        found = {
            kind_of(manifest)
            for manifest in rendered(release, chart)
            if "namespace" not in manifest
        }
        assert set(chart.cluster_kinds).difference(chart.optional_kinds) == found

    def test_namespaced_kinds(self, release: LinkerdRelease, chart: HelmChart) -> None:
        found = {
            kind_of(manifest) for manifest in rendered(release, chart) if "namespace" in manifest
        }
        assert set(chart.namespaced_kinds).difference(chart.optional_kinds) == found

    def test_other_namespaces(self, release: LinkerdRelease, chart: HelmChart) -> None:
        """The control plane's counts as the mesh's own: its folder is always there."""
        namespaces = MeshNamespaces()
        own = {namespaces.of("control_plane"), namespaces.of(chart.folder)}
        found = {
            manifest["namespace"]
            for manifest in rendered(release, chart)
            if "namespace" in manifest
        }
        assert set(chart.other_namespaces) == found - own


@needs_facts
@pytest.mark.parametrize("release", releases.ALL, ids=lambda release: release.name)
def test_ignored_differences_are_of_objects_that_exist(release: LinkerdRelease) -> None:
    everything = [
        (kind_of(manifest), manifest["name"])
        for chart in release.charts
        if chart.name.startswith("linkerd-")
        for manifest in rendered(release, chart)
    ]
    for ignored in release.ignored_differences:
        assert (f"{ignored.kind}.{ignored.group}", ignored.name) in everything
