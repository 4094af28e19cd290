"""What is common to both ways of releasing: the user's template, two Services, the refusals."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from cdk8s import Chart

from constructs_lib import BlueGreenRollout, CanaryRollout

from ..conftest import pick, synth
from .example import blue_green, canary, options, schema_problems, template


def unseen(ports: str, value: str) -> dict[str, Any]:
    there = template()
    there["metadata"]["annotations"][f"config.linkerd.io/{ports}"] = value
    (container,) = there["spec"]["containers"]
    container["ports"] = [
        {"name": "http", "containerPort": 8080},
        {"name": "metrics", "containerPort": 9090},
        {"containerPort": 9091},
    ]
    return there


BOTH = pytest.mark.parametrize("construct", [CanaryRollout, BlueGreenRollout])


@BOTH
def test_the_pod_template_stays_as_it_is(
    chart: Chart, construct: type[CanaryRollout | BlueGreenRollout]
) -> None:
    theirs = template()
    before = copy.deepcopy(theirs)
    construct(chart, "Web", **options(template=theirs))
    rollout = pick(synth(chart), "Rollout", "web")
    assert rollout["spec"]["template"] == before == theirs


@BOTH
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": "Web"}, "'name' (Web) must be a DNS label"),
        ({"name": "1web"}, "'name' (1web) must begin with a letter"),
        ({"name": "w" * 57}, "but a DNS label has at most 63"),
        ({"port": 0}, "'port' (0) must be from 1 to 65535"),
        ({"target_port": "http"}, "'target_port' (http) must be a whole number"),
        ({"replicas": 0}, "'replicas' (0) must be at least 1"),
        ({"selector": {}}, "'selector' is empty"),
        ({"selector": {"app": "api"}}, "'selector' has app: api, which the labels of 'template'"),
        ({"template": {"metadata": {"labels": {"app": "web"}}}}, "has no spec.containers"),
        ({"template": template("disabled")}, "annotation linkerd.io/inject: disabled"),
        ({"template": template(hostNetwork=True)}, "has hostNetwork: true"),
        ({"template": "web"}, "'template' (web) must be a map"),
        ({"template": unseen("opaque-ports", "3306, 8080")}, "'target_port' (8080) is among"),
        ({"template": unseen("opaque-ports", "db, http")}, "'target_port' (8080) is among"),
        ({"template": unseen("skip-inbound-ports", "8000-8099")}, "skip-inbound-ports: 8000-8099"),
        ({"prometheus": "prometheus.monitoring:9090"}, "must begin with http:// or https://"),
        ({"prometheus": "http://"}, "and name a host"),
        ({"prometheus": "http://prometheus monitoring:9090"}, "and name a host"),
    ],
)
def test_refusals(
    chart: Chart,
    construct: type[CanaryRollout | BlueGreenRollout],
    changes: dict[str, Any],
    reason: str,
) -> None:
    if construct is BlueGreenRollout and changes.get("name") == "w" * 57:
        changes = {"name": "w" * 56}
    with pytest.raises(ValueError, match=re.escape(reason)):
        construct(chart, "Web", **options(**changes))


@pytest.mark.parametrize("ports", ["", "808", "8081", "8081-9000", "metrics"])
def test_other_ports_may_be_opaque(chart: Chart, ports: str) -> None:
    canary(chart, template=unseen("opaque-ports", ports))


@BOTH
def test_arguments_of_own_analyses(
    chart: Chart, construct: type[CanaryRollout | BlueGreenRollout]
) -> None:
    rollout = construct(chart, "Web", **options())
    rollout.add_analysis("latency", arguments={"service-name": "web", "limit": "200"})
    rollout.add_analysis("cost", arguments={"limit": "200"})
    manifests = synth(chart)
    strategy = pick(manifests, "Rollout", "web")["spec"]["strategy"]
    steps = strategy.get("canary", {}).get("steps") or [
        {"analysis": strategy["blueGreen"]["prePromotionAnalysis"]}
    ]
    for step in steps:
        if "analysis" in step:
            own, *theirs = step["analysis"]["args"]
            assert own["name"] == "canary-hash"
            assert {each["name"]: each["value"] for each in theirs} == {
                "service-name": "web",
                "limit": "200",
            }
    assert schema_problems(manifests) == []


@BOTH
@pytest.mark.parametrize(
    ("addition", "reason"),
    [
        ({"template": "web"}, "'template' (web) is in these analyses already"),
        ({"template": "latency"}, "'template' (latency) is in these analyses already"),
        ({"template": "cost", "arguments": {"limit": "100"}}, "'arguments' has limit: 100, but"),
        ({"template": "cost", "arguments": {"canary-hash": "1"}}, "has canary-hash: 1, but"),
        ({"template": "cost", "arguments": {"most": 100}}, "only texts: write '100'"),
        ({"template": "cost", "arguments": ["limit"]}, "'arguments' (['limit']) must be a map"),
    ],
)
def test_own_analyses_at_odds(
    chart: Chart,
    construct: type[CanaryRollout | BlueGreenRollout],
    addition: dict[str, Any],
    reason: str,
) -> None:
    rollout = construct(chart, "Web", **options())
    rollout.add_analysis("latency", arguments={"limit": "200"})
    with pytest.raises(ValueError, match=re.escape(reason)):
        rollout.add_analysis(**addition)


def test_both_services_select_the_same_pods(chart: Chart) -> None:
    """The controller narrows them: the hash is live only, which Argo CD does not call a change."""
    canary(chart)
    manifests = synth(chart)
    first, second = (pick(manifests, "Service", name) for name in ("web", "web-canary"))
    assert first["spec"] == second["spec"]
    assert first["spec"]["selector"] == {"app": "web"}
    assert first["spec"]["ports"] == [
        {"name": "http", "port": 80, "protocol": "TCP", "targetPort": 8080}
    ]


@BOTH
def test_argo_cd_leaves_the_label_of_both_selectors_alone(
    chart: Chart, construct: type[CanaryRollout | BlueGreenRollout]
) -> None:
    """A server-side apply replaces a selector whole, and then both versions get everything."""
    rollout = construct(chart, "Web", **options())
    services = [
        difference for difference in rollout.ignored_differences if difference.kind == "Service"
    ]
    assert {service.json_pointer for service in services} == {
        "/spec/selector/rollouts-pod-template-hash"
    }
    names = {
        manifest["metadata"]["name"] for manifest in synth(chart) if manifest["kind"] == "Service"
    }
    assert {service.name for service in services} == names
    assert rollout.sync_options == ("RespectIgnoreDifferences=true",)


@BOTH
@pytest.mark.parametrize("replicas", [None, 4])
def test_replicas_are_left_to_an_autoscaler(
    chart: Chart, construct: type[CanaryRollout | BlueGreenRollout], replicas: int | None
) -> None:
    """A sync that takes them out of Git would leave none, and the controller takes that for 1."""
    rollout = construct(chart, "Web", **options(replicas=replicas))
    assert pick(synth(chart), "Rollout", "web")["spec"].get("replicas") == replicas
    fields = [
        difference.json_pointer
        for difference in rollout.ignored_differences
        if difference.kind == "Rollout"
    ]
    assert fields == (["/spec/replicas"] if replicas is None else [])


def test_a_version_that_never_becomes_ready_is_taken_back(chart: Chart) -> None:
    blue_green(chart, replicas=3)
    spec = pick(synth(chart), "Rollout", "web")["spec"]
    assert spec["progressDeadlineAbort"] is True
    assert spec["replicas"] == 3
