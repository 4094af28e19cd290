"""What else in a tree keeps a Rollout from working, said at synth."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch
from cdk8s_plus_28 import k8s

from constructs_lib import LinkerdStack

from ..conftest import synth
from .example import blue_green, canary, template


def make_profile(chart: Chart, name: str) -> None:
    ApiObject(
        chart,
        "Profile",
        api_version="linkerd.io/v1alpha2",
        kind="ServiceProfile",
        metadata=ApiObjectMetadata(name=name, namespace="team"),
    )


def make_namespace(app: App, name: str, **annotations: str) -> None:
    chart = Chart(app, f"namespaces-{name}", disable_resource_name_hashes=True)
    k8s.KubeNamespace(chart, "Default", metadata=k8s.ObjectMeta(name=name, annotations=annotations))


class TestServiceProfile:
    @pytest.mark.parametrize("service", ["web", "web-canary"])
    def test_of_the_same_service(self, chart: Chart, service: str) -> None:
        canary(chart)
        make_profile(chart, f"{service}.team.svc.cluster.local")
        with pytest.raises(RuntimeError, match=f"ServiceProfile {service}.team.svc") as raised:
            synth(chart)
        assert "chart/Web: " in str(raised.value), "which construct"

    @pytest.mark.parametrize(
        "name", ["web.other.svc.cluster.local", "webhook.team.svc.cluster.local"]
    )
    def test_of_another_service(self, chart: Chart, name: str) -> None:
        canary(chart)
        make_profile(chart, name)
        assert synth(chart)

    @pytest.mark.parametrize("service", ["web", "api"])
    def test_by_a_traffic_split(self, chart: Chart, service: str) -> None:
        canary(chart)
        split = ApiObject(
            chart, "Split", api_version="split.smi-spec.io/v1alpha2", kind="TrafficSplit"
        )
        split.add_json_patch(JsonPatch.add("/spec", {"service": service}))
        if service == "api":
            assert synth(chart)
            return
        with pytest.raises(RuntimeError, match="becomes a ServiceProfile by Linkerd's SMI"):
            synth(chart)

    def test_does_not_hinder_blue_green(self, chart: Chart) -> None:
        blue_green(chart)
        make_profile(chart, "web.team.svc.cluster.local")
        assert synth(chart)


def make_route(chart: Chart, kind: str, parent: dict[str, Any], name: str = "theirs") -> None:
    group = "policy.linkerd.io/v1beta3" if kind == "HTTPRoute" else "gateway.networking.k8s.io/v1"
    route = ApiObject(
        chart,
        "Route",
        api_version=group,
        kind=kind,
        metadata=ApiObjectMetadata(name=name),
    )
    route.add_json_patch(JsonPatch.add("/spec", {"parentRefs": [parent]}))


class TestRoutes:
    SERVICE: ClassVar = {"group": "core", "kind": "Service", "name": "web", "port": 80}

    @pytest.mark.parametrize("kind", ["HTTPRoute", "GRPCRoute"])
    @pytest.mark.parametrize("place", [{}, {"namespace": "team"}])
    def test_of_the_same_service(self, chart: Chart, kind: str, place: dict[str, str]) -> None:
        canary(chart)
        make_route(chart, kind, self.SERVICE | place)
        with pytest.raises(RuntimeError, match=f"chart/Web: {kind} theirs decides about requests"):
            synth(chart)

    def test_of_every_port(self, chart: Chart) -> None:
        canary(chart)
        make_route(chart, "GRPCRoute", {"kind": "Service", "name": "web"})
        with pytest.raises(RuntimeError, match="GRPCRoute theirs decides about requests"):
            synth(chart)

    def test_of_linkerds_group_with_the_canarys_name(self, chart: Chart) -> None:
        canary(chart)
        make_route(chart, "HTTPRoute", self.SERVICE, name="web")
        with pytest.raises(RuntimeError, match="HTTPRoute web decides about requests"):
            synth(chart)

    @pytest.mark.parametrize(
        "change",
        [{"kind": "Server"}, {"name": "web-canary"}, {"namespace": "other"}, {"port": 9990}],
    )
    def test_of_something_else(self, chart: Chart, change: dict[str, Any]) -> None:
        canary(chart)
        make_route(chart, "HTTPRoute", self.SERVICE | change)
        assert synth(chart)

    def test_does_not_hinder_blue_green(self, chart: Chart) -> None:
        blue_green(chart)
        make_route(chart, "HTTPRoute", self.SERVICE, name="web")
        assert synth(chart)


def make_autoscaler(chart: Chart, kind: str, name: str) -> None:
    target = {"apiVersion": "argoproj.io/v1alpha1", "kind": kind, "name": name}
    autoscaler = ApiObject(
        chart, "Scaler", api_version="autoscaling/v2", kind="HorizontalPodAutoscaler"
    )
    autoscaler.add_json_patch(JsonPatch.add("/spec", {"scaleTargetRef": target}))


class TestAutoscaler:
    @pytest.mark.parametrize("make", [canary, blue_green])
    def test_and_a_number_of_pods(self, chart: Chart, make: Any) -> None:
        make(chart, replicas=4)
        make_autoscaler(chart, "Rollout", "web")
        with pytest.raises(RuntimeError, match=r"'replicas' \(4\) both say how many pods"):
            synth(chart)

    @pytest.mark.parametrize(
        ("replicas", "kind", "name"),
        [(None, "Rollout", "web"), (4, "Deployment", "web"), (4, "Rollout", "api")],
    )
    def test_that_decides_alone(
        self, chart: Chart, replicas: int | None, kind: str, name: str
    ) -> None:
        canary(chart, replicas=replicas)
        make_autoscaler(chart, kind, name)
        assert synth(chart)


class TestProxy:
    @pytest.mark.parametrize("make", [canary, blue_green])
    def test_neither_template_nor_namespace_asks_for_one(self, chart: Chart, make: Any) -> None:
        make(chart, template=template(None))
        with pytest.raises(RuntimeError, match="nothing here gives the pods of web a proxy"):
            synth(chart)

    def test_another_namespace_asks(self, app: App, chart: Chart) -> None:
        canary(chart, template=template(None))
        make_namespace(app, "other", **{"linkerd.io/inject": "enabled"})
        make_namespace(app, "team")
        with pytest.raises(RuntimeError, match="or on Namespace team in this tree"):
            synth(chart)

    def test_the_namespace_asks(self, app: App, chart: Chart) -> None:
        canary(chart, template=template(None))
        make_namespace(app, "team", **{"linkerd.io/inject": "enabled"})
        assert synth(chart)


class TestHttpRoutes:
    def test_of_the_default_release(self, app: App, chart: Chart) -> None:
        LinkerdStack(app, "Mesh")
        canary(chart)
        with pytest.raises(RuntimeError, match="with which no canary ever starts"):
            synth(chart)

    def test_not_if_they_are_switched_off(self, app: App, chart: Chart) -> None:
        LinkerdStack(app, "Mesh", values={"linkerd-crds": {"enableHttpRoutes": False}})
        canary(chart)
        assert synth(chart)

    def test_do_not_hinder_blue_green(self, app: App, chart: Chart) -> None:
        LinkerdStack(app, "Mesh")
        blue_green(chart)
        assert synth(chart)


def test_what_was_removed_is_forgotten(chart: Chart) -> None:
    canary(chart, template=template(None))
    chart.node.try_remove_child("Web")
    assert synth(chart) == []
