"""LinkerdStack's injection guards: where there are some, whom they spare, what comes first."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from cdk8s import App, Chart

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, LinkerdStack, MeshNamespaces

from ..conftest import Manifest, pick, synth

POLICY, BINDING = "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"
CONTROL_PLANE, VIZ = "linkerd-injection-guard", "linkerd-viz-injection-guard"
NAME = "kubernetes.io/metadata.name"


def reach(manifest: Manifest) -> list[Manifest]:
    """Return the expressions that a binding chooses namespaces by."""
    found: list[Manifest] = manifest["spec"]["matchResources"]["namespaceSelector"][
        "matchExpressions"
    ]
    return found


class TestWhereThereAreSome:
    def test_none_without_a_word_on_kubernetes(self, app: App) -> None:
        """1.28 is supported, and an unknown kind would stop the whole folder's sync."""
        stack = LinkerdStack(app, "Mesh")
        assert stack.injection_guards == {}
        kinds = {manifest["kind"] for chart in stack.charts.values() for manifest in synth(chart)}
        assert not kinds.intersection({POLICY, BINDING})
        assert not any("ValidatingAdmissionPolicy" in kind for kind in stack.cluster_kinds)

    @pytest.mark.parametrize(("version", "guarded"), [("1.29", False), ("1.30", True)])
    def test_from_1_30_on(self, app: App, version: str, guarded: bool) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version=version)
        assert list(stack.injection_guards) == (["linkerd", "linkerd-viz"] if guarded else [])
        kinds = {f"{kind}.admissionregistration.k8s.io" for kind in (POLICY, BINDING)}
        assert (kinds <= set(stack.cluster_kinds)) is guarded
        assert list(stack.cluster_kinds) == sorted(set(stack.cluster_kinds))

    def test_a_release_for_newer_clusters_has_them_without_a_word(self, app: App) -> None:
        """The charts of edge-26.8.3 refuse anything older than 1.31."""
        stack = LinkerdStack(app, "Mesh", release=EDGE_26_8_3)
        assert list(stack.injection_guards) == ["linkerd", "linkerd-viz"]

    def test_a_version_that_the_release_refuses(self, app: App) -> None:
        message = (
            "'kubernetes_version' (1.30) must be at least 1.31: the charts of Linkerd edge-26.8.3 "
            "refuse an older cluster. Upgrade the cluster, or choose an older 'release'"
        )
        with pytest.raises(ValueError, match=re.escape(message)):
            LinkerdStack(app, "Mesh", release=EDGE_26_8_3, kubernetes_version="1.30")
        assert app.charts == []

    def test_left_out(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34", injection_guard=False)
        assert stack.injection_guards == {}

    @pytest.mark.parametrize(
        ("version", "wanted", "message"),
        [
            (
                "1.29",
                True,
                "'injection_guard' needs Kubernetes 1.30, but 'kubernetes_version' is 1.29: set "
                "it to the oldest version among your clusters, or leave the guard out",
            ),
            ("1.27", None, "'kubernetes_version' (1.27) must be at least 1.28"),
            ("v1.34", None, "'kubernetes_version' (v1.34) must be a minor version of Kubernetes"),
            ("1.34.4", None, "'kubernetes_version' (1.34.4) must be a minor version"),
            ("1.٣٤", None, "must be a minor version of Kubernetes, such as 1.34"),
            ("1.4\n", None, "must be a minor version of Kubernetes, such as 1.34"),
        ],
    )
    def test_what_cannot_work_is_refused(
        self, app: App, version: str, wanted: bool | None, message: str
    ) -> None:
        with pytest.raises(ValueError, match=re.escape(message)):
            LinkerdStack(app, "Mesh", kubernetes_version=version, injection_guard=wanted)
        assert app.charts == [], "nothing is half made"


class TestWhomTheyGuard:
    def test_all_but_what_the_injector_needs(self, app: App) -> None:
        """Without cert-manager the injector has no certificate, so its pods never wait for it."""
        namespaces = MeshNamespaces(cert_manager="certificates", viz="charts")
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34", namespaces=namespaces)
        everywhere = pick(synth(stack.charts["linkerd"]), BINDING, CONTROL_PLANE)
        assert reach(everywhere) == [{"key": NAME, "operator": "NotIn", "values": ["certificates"]}]
        viz = pick(synth(stack.charts["charts"]), BINDING, "charts-injection-guard")
        assert reach(viz) == [{"key": NAME, "operator": "In", "values": ["charts"]}]

    def test_helm_values_of_the_injector_count(self, app: App) -> None:
        expressions = [{"key": "mesh", "operator": "In", "values": ["on"]}]
        stack = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            values={
                "linkerd-control-plane": {
                    "proxyInjector": {"namespaceSelector": {"matchExpressions": expressions}},
                    "identity": {"serviceAccountTokenProjection": False},
                }
            },
        )
        for folder, name in (("linkerd", CONTROL_PLANE), ("linkerd-viz", VIZ)):
            spec = pick(synth(stack.charts[folder]), POLICY, name)["spec"]
            constraints = spec["matchConstraints"]
            assert constraints["namespaceSelector"] == {"matchExpressions": expressions}
            assert len(constraints["objectSelector"]["matchExpressions"]) == 2, "the chart's own"
            assert "token-mounted" in {condition["name"] for condition in spec["matchConditions"]}

    def test_message_names_the_control_planes_namespace(self, app: App) -> None:
        namespaces = MeshNamespaces(control_plane="mesh")
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34", namespaces=namespaces)
        spec = pick(synth(stack.charts["mesh"]), POLICY, "mesh-injection-guard")["spec"]
        assert "Deployment mesh/linkerd-proxy-injector" in spec["validations"][0]["message"]

    def test_control_plane_that_somebody_else_deploys(self, app: App) -> None:
        others = tuple(
            chart for chart in STABLE_2_14_10.charts if chart.name != "linkerd-control-plane"
        )
        release = replace(STABLE_2_14_10, charts=others)
        stack = LinkerdStack(app, "Mesh", release=release, kubernetes_version="1.34")
        spec = pick(synth(stack.charts["linkerd"]), POLICY, CONTROL_PLANE)["spec"]
        assert len(spec["matchConstraints"]["objectSelector"]["matchExpressions"]) == 2

    def test_names_differ_whatever_the_namespaces_are_called(self, app: App) -> None:
        """Both are cluster-scoped: of two with one name, only the last would be there."""
        namespaces = MeshNamespaces(control_plane="mesh", viz="linkerd")
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34", namespaces=namespaces)
        found = {at: guard.policy_name for at, guard in stack.injection_guards.items()}
        assert found == {"mesh": "mesh-injection-guard", "linkerd": "linkerd-injection-guard"}
        app.synth()


class TestOrder:
    def test_before_the_pods_of_the_own_folder(self, app: App) -> None:
        """The charts' Deployments are in wave 0; other folders are in no order to this one."""
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
        for folder, name in (("linkerd", CONTROL_PLANE), ("linkerd-viz", VIZ)):
            for kind in (POLICY, BINDING):
                annotations = pick(synth(stack.charts[folder]), kind, name)["metadata"][
                    "annotations"
                ]
                assert annotations == {"argocd.argoproj.io/sync-wave": "-1"}

    def test_without_viz(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34", viz=False)
        assert list(stack.injection_guards) == ["linkerd"]

    def test_one_without_waves_in_a_chart(self) -> None:
        chart = Chart(App(), "platform", namespace="platform", disable_resource_name_hashes=True)
        stack = LinkerdStack(chart, "Mesh", kubernetes_version="1.34")
        assert list(stack.injection_guards) == ["linkerd"]
        names = {CONTROL_PLANE, "linkerd-viz-injection-guard"}
        policies = [manifest for manifest in synth(chart) if manifest["kind"] == POLICY]
        (found,) = [policy for policy in policies if policy["metadata"]["name"] in names]
        assert found["metadata"] == {"name": CONTROL_PLANE}
