"""ArgoRollouts: the option, and what the stack makes of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    EDGE_26_8_3,
    STABLE_2_14_10,
    AnchorRotation,
    ArgoCdDelivery,
    ArgoRollouts,
    GitFolder,
    HelmValues,
    LinkerdRelease,
    LinkerdStack,
    MeshNamespaces,
    TrafficRouterPlugin,
)

from ..conftest import Manifest, pick, synth

PLUGIN = TrafficRouterPlugin.from_image("registry.example.com/plugin:0.15.0", path="/bin/plugin")
OPTION = ArgoRollouts(plugin=PLUGIN)
WITHOUT_OLD_ROUTES: HelmValues = {"enableHttpRoutes": False}
POLICY = "prometheus-admin-argo-rollouts"


def stack(
    app: App,
    option: ArgoRollouts = OPTION,
    release: LinkerdRelease = EDGE_26_8_3,
    **options: Any,
) -> LinkerdStack:
    return LinkerdStack(app, "Mesh", release=release, rollouts=option, **options)


def kinds(manifests: list[Manifest], kind: str) -> list[str]:
    return [manifest["metadata"]["name"] for manifest in manifests if manifest["kind"] == kind]


def test_it_is_a_folder_and_a_chart_of_its_own(app: App) -> None:
    mesh = stack(app)
    assert list(mesh.charts)[-1] == "argo-rollouts"
    (release,) = mesh.helm_releases["argo-rollouts"]
    assert (release.name, release.version) == ("argo-rollouts", "2.41.0")
    controller: Any = release.values["controller"]
    assert controller["createClusterRole"] is False, "the chart's role reads every Secret"
    assert controller["extraArgs"] == ["--rollout-resync=60"], "or else 15 minutes"
    assert controller["trafficRouterPlugins"][0]["location"].startswith("file://")


def test_without_the_option_there_is_none(app: App) -> None:
    mesh = LinkerdStack(app, "Mesh")
    assert "argo-rollouts" not in mesh.charts
    assert POLICY not in kinds(synth(mesh.charts["linkerd-viz"]), "AuthorizationPolicy")


def test_the_controller_is_meshed_and_its_pods_are_guarded(app: App) -> None:
    """Without a proxy viz's Prometheus does not answer it, and every canary fails."""
    mesh = stack(app, kubernetes_version="1.34")
    (release,) = mesh.helm_releases["argo-rollouts"]
    controller: Any = release.values["controller"]
    assert controller["podAnnotations"] == {"linkerd.io/inject": "enabled"}
    manifests = synth(mesh.charts["argo-rollouts"])
    namespace = pick(manifests, "Namespace", "argo-rollouts")
    label = "pod-security.kubernetes.io/enforce"
    assert namespace["metadata"]["labels"][label] == "privileged", "linkerd-init runs as root"
    binding = pick(manifests, "ValidatingAdmissionPolicyBinding", "argo-rollouts-injection-guard")
    (expression,) = binding["spec"]["matchResources"]["namespaceSelector"]["matchExpressions"]
    assert expression["values"] == ["argo-rollouts"]


def test_the_rotator_restarts_it(app: App) -> None:
    """A re-key waits for every proxy, so for the controller's too."""
    namespaces = ["linkerd", "linkerd-viz", "argo-rollouts"]
    rotation = AnchorRotation(namespaces=namespaces)
    mesh = stack(app, anchor_rotation=rotation, kubernetes_version="1.34")
    bindings = {
        manifest["metadata"]["namespace"]
        for manifest in synth(mesh.charts["linkerd"])
        if manifest["kind"] == "RoleBinding"
    }
    assert bindings >= {*namespaces}


def test_a_rotator_that_may_not_is_refused(app: App) -> None:
    rotation = AnchorRotation(namespaces=["linkerd", "linkerd-viz"])
    with pytest.raises(ValueError, match=r"lacks argo-rollouts, which the mesh itself runs in"):
        stack(app, anchor_rotation=rotation, kubernetes_version="1.34")


def test_argo_cd_may_deploy_it(app: App) -> None:
    mesh = stack(app)
    ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GitFolder(repository="https://example.com/g"))
    (argocd,) = [chart for chart in app.charts if chart.node.id == "argocd"]
    spec = pick(synth(argocd), "AppProject", "linkerd-platform")["spec"]
    assert "https://argoproj.github.io/argo-helm" in spec["sourceRepos"]
    assert "argo-rollouts" in {place["namespace"] for place in spec["destinations"]}
    assert mesh.charts.keys() <= {place["namespace"] for place in spec["destinations"]}


ELSEWHERE = {"prometheus": {"enabled": False}, "prometheusUrl": "http://prometheus.monitoring:9090"}


class TestMetrics:
    def test_of_viz(self, app: App) -> None:
        namespaces = MeshNamespaces(viz="charts", rollouts="canaries")
        mesh = stack(app, namespaces=namespaces)
        policy = pick(synth(mesh.charts["charts"]), "AuthorizationPolicy", POLICY)
        (account,) = policy["spec"]["requiredAuthenticationRefs"]
        assert account["namespace"] == "canaries"

    @pytest.mark.parametrize(
        ("option", "options"),
        [
            (ArgoRollouts(plugin=PLUGIN, external_prometheus=True), {}),
            (OPTION, {"values": {"linkerd-viz": ELSEWHERE}}),
        ],
        ids=["option", "value"],
    )
    def test_of_a_prometheus_elsewhere(
        self, app: App, option: ArgoRollouts, options: dict[str, Any]
    ) -> None:
        mesh = stack(app, option, **options)
        assert kinds(synth(mesh.charts["linkerd-viz"]), "AuthorizationPolicy") == []

    def test_without_viz(self, app: App) -> None:
        mesh = stack(app, viz=False)
        assert list(mesh.charts) == ["cert-manager", "linkerd-crds", "linkerd", "argo-rollouts"]


def test_in_a_chart() -> None:
    chart = Chart(App(), "platform", namespace="team", disable_resource_name_hashes=True)
    LinkerdStack(chart, "Mesh", release=EDGE_26_8_3, rollouts=OPTION)
    manifests = synth(chart)
    assert pick(manifests, "ClusterRoleBinding", "argo-rollouts")
    assert pick(manifests, "AuthorizationPolicy", POLICY)["metadata"]["namespace"] == "linkerd-viz"


class TestRefusals:
    def test_the_routes_of_the_default_release(self, app: App) -> None:
        """Seen: with that definition the plugin's every look ends in an error, for ever."""
        with pytest.raises(ValueError, match="'rollouts' cannot be used: chart linkerd-crds"):
            stack(app, release=STABLE_2_14_10)

    def test_not_without_those_routes(self, app: App) -> None:
        mesh = stack(app, release=STABLE_2_14_10, values={"linkerd-crds": WITHOUT_OLD_ROUTES})
        assert "argo-rollouts" in mesh.charts

    def test_a_release_without_the_chart(self, app: App) -> None:
        others = tuple(chart for chart in EDGE_26_8_3.charts if chart.component != "rollouts")
        release = replace(EDGE_26_8_3, charts=others)
        with pytest.raises(ValueError, match=re.escape("has no such chart. Leave it out")):
            stack(app, release=release)

    @pytest.mark.parametrize(
        "values",
        [
            {"controller": {"trafficRouterPlugins": []}},
            {"controller": {"volumes": []}},
            {"controller": {"createConfigmap": False}},
            {"clusterInstall": False},
            {"controller": {"createClusterRole": True}},
            {"serviceAccount": {"name": "mine"}},
        ],
    )
    def test_values_that_undo_the_option(self, app: App, values: HelmValues) -> None:
        with pytest.raises(ValueError, match="must not be set"):
            stack(app, values={"argo-rollouts": values})
