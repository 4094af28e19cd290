"""The pods of restarter, rotator and gate, fitted to a cluster by one option object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import pytest
from cdk8s import App, Chart, YamlOutputType

from constructs_lib import (
    ALL_NAMESPACES,
    AnchorGate,
    AnchorRotation,
    AnchorRotator,
    CertificateRef,
    GitAnchorRotation,
    LinkerdStack,
    MeshRestarter,
    PodOptions,
    TrustAnchorChain,
)
from constructs_lib.kubernetes.api import k8s
from constructs_lib.validations import pod_security

from ..conftest import Manifest, synth

TAP = CertificateRef.from_certificate_name("tap", namespace="team", secret_name="tap-tls")
TWO = ("anchor", "next")
BY_GIT = GitAnchorRotation(anchors=TWO, active=TWO[0], namespaces=ALL_NAMESPACES)
SPREAD = k8s.Affinity(
    node_affinity=k8s.NodeAffinity(
        required_during_scheduling_ignored_during_execution=k8s.NodeSelector(
            node_selector_terms=[
                k8s.NodeSelectorTerm(
                    match_expressions=[
                        k8s.NodeSelectorRequirement(key="zone", operator="In", values=["a"])
                    ]
                )
            ]
        )
    )
)
EVERYTHING = PodOptions(
    image="registry.example.com:5000/python:3.12.4",
    image_pull_secrets=["pull", "mirror"],
    node_selector={"pool": "platform"},
    tolerations=[k8s.Toleration(key="pool", operator="Equal", value="platform")],
    affinity=SPREAD,
    priority_class_name="system-cluster-critical",
    requests={"cpu": "75m", "ephemeral-storage": "1Mi"},
    limits={"cpu": "2"},
    run_as_user=1234,
    labels={"team": "mesh"},
    annotations={"sidecar.istio.io/inject": "false"},
)
PARTS = ("restarter", "anchor-rotator", "anchor-gate")


def templates(manifests: Iterable[Manifest]) -> Iterator[Manifest]:
    """Yield the templates of all pods that run a Job."""
    for manifest in manifests:
        if manifest["kind"] == "CronJob":
            yield manifest["spec"]["jobTemplate"]["spec"]["template"]
        if manifest["kind"] == "Job":
            yield manifest["spec"]["template"]


def make(chart: Chart, part: str, pods: PodOptions | None) -> Manifest:
    """Return the template of the pod that a part of the mesh runs."""
    if part == "restarter":
        MeshRestarter(chart, "Part", certificates=[TAP], pods=pods)
    else:
        trust = TrustAnchorChain(chart, "Chain", anchors=TWO)
        MeshRestarter(
            chart, "Restarter", namespace="linkerd", certificates=[trust.identity_certificate]
        )
        if part == "anchor-gate":
            AnchorGate(chart, "Part", rotation=BY_GIT, chain=trust, pods=pods)
        else:
            AnchorRotator(
                chart,
                "Part",
                rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
                chain=trust,
                pods=pods,
            )
    (found,) = [
        template
        for template in templates(synth(chart))
        if template["metadata"]["labels"]["linkerd.io/control-plane-component"] == part
    ]
    return found


@pytest.mark.parametrize("part", PARTS)
def test_every_option_reaches_the_pod(chart: Chart, part: str) -> None:
    template = make(chart, part, EVERYTHING)
    spec = template["spec"]
    (container,) = spec["containers"]
    assert container["image"] == "registry.example.com:5000/python:3.12.4"
    assert spec["imagePullSecrets"] == [{"name": "pull"}, {"name": "mirror"}]
    assert spec["nodeSelector"] == {"pool": "platform"}
    assert spec["tolerations"] == [{"key": "pool", "operator": "Equal", "value": "platform"}]
    (term,) = spec["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"][
        "nodeSelectorTerms"
    ]
    assert term == {"matchExpressions": [{"key": "zone", "operator": "In", "values": ["a"]}]}
    assert spec["priorityClassName"] == "system-cluster-critical"
    requests = container["resources"]["requests"]
    assert (requests["cpu"], requests["ephemeral-storage"]) == ("75m", "1Mi")
    assert requests["memory"] == "64Mi", "the part's own"
    assert container["resources"]["limits"]["cpu"] == "2"
    security = spec["securityContext"]
    assert [security[key] for key in ("runAsUser", "runAsGroup", "fsGroup")] == [1234] * 3
    assert template["metadata"]["labels"]["team"] == "mesh"
    assert template["metadata"]["annotations"] == {
        "sidecar.istio.io/inject": "false",
        "linkerd.io/inject": "disabled",
    }
    assert list(pod_security.problems(spec)) == []


@pytest.mark.parametrize("part", PARTS)
def test_by_default_it_runs_on_linux_and_asks_for_nothing_else(chart: Chart, part: str) -> None:
    spec = make(chart, part, None)["spec"]
    assert spec["nodeSelector"] == {"kubernetes.io/os": "linux"}
    assert spec["securityContext"]["runAsUser"] == 65532
    asked = {"imagePullSecrets", "tolerations", "affinity", "priorityClassName"}
    assert not asked & spec.keys()


@pytest.mark.parametrize("part", PARTS)
def test_the_cluster_may_choose_the_user(chart: Chart, part: str) -> None:
    """OpenShift refuses a pod that names a user, a group or an fsGroup out of its range."""
    spec = make(chart, part, PodOptions(run_as_user=None))["spec"]
    assert spec["securityContext"] == {
        "runAsNonRoot": True,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert list(pod_security.problems(spec)) == []


@pytest.mark.parametrize("part", PARTS)
def test_options_cannot_undo_what_the_pod_needs(chart: Chart, part: str) -> None:
    pods = PodOptions(
        labels={"linkerd.io/control-plane-component": "mine", "app.kubernetes.io/name": "mine"},
        annotations={"linkerd.io/inject": "enabled"},
    )
    metadata = make(chart, part, pods)["metadata"]
    assert metadata["annotations"]["linkerd.io/inject"] == "disabled"
    assert "mine" not in metadata["labels"].values()


@pytest.mark.parametrize(
    ("rotation", "number"),
    [(None, 2), (AnchorRotation(namespaces=["linkerd", "linkerd-viz", "default"]), 3), (BY_GIT, 5)],
    ids=["plain", "by-itself", "by-git"],
)
def test_the_stack_gives_them_to_every_pod(rotation: Any, number: int) -> None:
    app = App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
    stack = LinkerdStack(
        app, "Mesh", kubernetes_version="1.34", anchor_rotation=rotation, pods=EVERYTHING
    )
    pods = list(templates(chain.from_iterable(map(synth, stack.charts.values()))))
    assert len(pods) == number
    assert {pod["spec"]["priorityClassName"] for pod in pods} == {"system-cluster-critical"}
