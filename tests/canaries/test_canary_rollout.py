"""CanaryRollout: its objects, and how they refer to each other."""

from __future__ import annotations

from typing import Any

import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch
from syrupy.assertion import SnapshotAssertion

from constructs_lib import CanaryStep, SuccessRate

from ..conftest import Manifest, pick, synth
from ..dist.test_custom_resource_schemas import CRDS
from .example import canary, schema_problems

KINDS = ["AnalysisTemplate", "HTTPRoute", "Rollout", "Service", "Service"]


def strategy(chart: Chart) -> dict[str, Any]:
    found: dict[str, Any] = pick(synth(chart), "Rollout", "web")["spec"]["strategy"]["canary"]
    return found


def templates(chart: Chart) -> list[list[Any]]:
    return [
        step["analysis"]["templates"] for step in strategy(chart)["steps"] if "analysis" in step
    ]


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    canary(chart, replicas=4)
    manifests = synth(chart)
    assert manifests == manifest_snapshot
    assert sorted(manifest["kind"] for manifest in manifests) == KINDS
    assert {manifest["metadata"]["namespace"] for manifest in manifests} == {"team"}
    assert schema_problems(manifests) == []


def test_the_definitions_are_asked(chart: Chart) -> None:
    """A misspelt field in a step would be dropped by the API server, or refuse the object."""
    rollout: Manifest = canary_manifest(chart)
    rollout["spec"]["strategy"]["canary"]["stableServices"] = "web"
    found = schema_problems([rollout])
    assert not CRDS.is_dir() or "'stableServices' was unexpected" in found[0]


def canary_manifest(chart: Chart) -> Manifest:
    canary(chart)
    return pick(synth(chart), "Rollout", "web")


def test_services_and_route_are_its_own(chart: Chart) -> None:
    canary(chart)
    found = strategy(chart)
    assert (found["stableService"], found["canaryService"]) == ("web", "web-canary")
    assert found["trafficRouting"] == {
        "plugins": {"argoproj-labs/gatewayAPI": {"httpRoute": "web", "namespace": "team"}}
    }


def test_an_analysis_is_about_the_new_version(chart: Chart) -> None:
    canary(chart, steps=[CanaryStep.weight(10), CanaryStep.analysis()])
    analysis = strategy(chart)["steps"][1]["analysis"]
    argument = {"name": "canary-hash", "valueFrom": {"podTemplateHashValue": "Latest"}}
    assert analysis == {"templates": [{"templateName": "web"}], "args": [argument]}
    declared = pick(synth(chart), "AnalysisTemplate", "web")["spec"]["args"]
    assert declared == [{"name": "canary-hash"}], "without a default: it must be passed"


def test_rate_and_prometheus_reach_the_analysis(chart: Chart) -> None:
    canary(chart, success_rate=SuccessRate(count=9), prometheus="http://prometheus.monitoring:9090")
    (metric,) = pick(synth(chart), "AnalysisTemplate", "web")["spec"]["metrics"]
    assert metric["count"] == 9
    assert metric["provider"]["prometheus"]["address"] == "http://prometheus.monitoring:9090"


class TestOwnAnalysis:
    def test_it_runs_in_each_analysis_beside_ours(self, chart: Chart) -> None:
        rollout = canary(chart)
        rollout.add_analysis("latency")
        rollout.add_analysis("cost", cluster_scoped=True)
        ours = {"templateName": "web"}
        theirs = [{"templateName": "latency"}, {"templateName": "cost", "clusterScope": True}]
        assert templates(chart) == [[ours, *theirs]] * 3
        assert schema_problems(synth(chart)) == []

    def test_not_where_no_step_is_one(self, chart: Chart) -> None:
        rollout = canary(chart, steps=[CanaryStep.weight(10), CanaryStep.pause()])
        with pytest.raises(ValueError, match=r"'template' \(latency\) would never run"):
            rollout.add_analysis("latency")

    def test_not_of_an_impossible_name(self, chart: Chart) -> None:
        with pytest.raises(ValueError, match="'template'"):
            canary(chart).add_analysis("Latency!")


def test_argo_cd_writes_no_weight_in_a_sync(chart: Chart) -> None:
    assert canary(chart).sync_options == ("RespectIgnoreDifferences=true",)


def test_a_patch_reaches_every_field(chart: Chart) -> None:
    rollout = canary(chart)
    resource = rollout.node.find_child("Rollout")
    assert isinstance(resource, ApiObject)
    resource.add_json_patch(JsonPatch.add("/spec/minReadySeconds", 5))
    assert pick(synth(chart), "Rollout", "web")["spec"]["minReadySeconds"] == 5


def test_two_applications_in_one_chart(app: App) -> None:
    chart = Chart(app, "shop", namespace="shop", disable_resource_name_hashes=True)
    canary(chart)
    canary(Chart(app, "team", namespace="team", disable_resource_name_hashes=True))
    assert len(synth(chart)) == len(KINDS)
