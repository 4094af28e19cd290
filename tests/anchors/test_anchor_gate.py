"""AnchorGate: a hook that comes before everything, is of the new commit, and can only look."""

from __future__ import annotations

import json
import re

import pytest
from cdk8s import ApiObject, Chart
from syrupy.assertion import SnapshotAssertion

from constructs_lib import ALL_NAMESPACES, AnchorGate, GitAnchorRotation
from constructs_lib.program import PACKAGE, program_files
from constructs_lib.program.settings import RotatorSettings
from constructs_lib.validations import pod_security

from ..conftest import Manifest, pick, synth
from .test_anchor_rotator import BY_GIT, READS, TWO, chain, documented_rights, rights, without_group

NAME = "linkerd-anchor-gate"
WAVE = "argocd.argoproj.io/sync-wave"


@pytest.fixture
def manifests(chart: Chart) -> list[Manifest]:
    trust = chain(chart, active_anchor=TWO[1])
    AnchorGate(chart, "Gate", rotation=BY_GIT, chain=trust, namespace="linkerd")
    return synth(chart)


def test_default_configuration(
    manifests: list[Manifest], manifest_snapshot: SnapshotAssertion
) -> None:
    gates = [manifest for manifest in manifests if manifest["metadata"]["name"].startswith(NAME)]
    assert [manifest for manifest in gates if manifest["kind"] != "ConfigMap"] == manifest_snapshot
    assert sorted((manifest["kind"], manifest["metadata"]["name"]) for manifest in gates) == [
        ("ClusterRole", f"{NAME}-linkerd"),
        ("ClusterRoleBinding", f"{NAME}-linkerd"),
        # Of one name: pruning one of a former name would prune the anchors before the gate.
        ("ConfigMap", NAME),
        ("Job", NAME),
        ("ServiceAccount", NAME),
    ]


def test_job_is_a_hook_that_is_made_anew_at_every_sync(manifests: list[Manifest]) -> None:
    """A Job cannot be changed, and one that has succeeded would say nothing of the next commit."""
    assert pick(manifests, "Job", NAME)["metadata"]["annotations"] == {
        "argocd.argoproj.io/hook": "Sync",
        "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
        WAVE: "-5",
    }


def test_what_it_needs_comes_before_it_and_is_no_hook(manifests: list[Manifest]) -> None:
    """So that it is of the commit that is synced, and goes when the option goes."""
    for manifest in manifests:
        if manifest["metadata"]["name"].startswith(NAME) and manifest["kind"] != "Job":
            assert manifest["metadata"]["annotations"] == {WAVE: "-6"}, manifest["kind"]


def test_it_can_only_look(manifests: list[Manifest]) -> None:
    """In the whole cluster, because a Role needs a namespace that the first sync makes."""
    assert rights(manifests, NAME) == {
        *READS,
        ("*", "cert-manager.io/certificates", "", "get"),
        ("*", "cert-manager.io/certificaterequests", "", "list"),
        ("*", "configmaps", "linkerd-identity-trust-roots", "get"),
        ("*", "configmaps", "linkerd-anchor-rotation", "get"),
        ("*", "configmaps", NAME, "get"),
    }


def test_security_lists_its_rights(manifests: list[Manifest]) -> None:
    assert documented_rights(NAME) == without_group(rights(manifests, NAME))


def test_pod(manifests: list[Manifest]) -> None:
    spec = pick(manifests, "Job", NAME)["spec"]
    pod = spec["template"]["spec"]
    assert list(pod_security.problems(pod)) == []
    assert pod["containers"][0]["command"] == ["python3", "-B", "-m", PACKAGE, "gate"]
    assert spec["backoffLimit"] == 0, "Argo CD repeats the sync"
    assert spec["activeDeadlineSeconds"] == 300, "and would wait without end for a Job that hangs"
    assert spec["template"]["metadata"]["annotations"] == {"linkerd.io/inject": "disabled"}


def test_it_judges_what_the_commit_wants(manifests: list[Manifest]) -> None:
    data = pick(manifests, "ConfigMap", NAME)["data"]
    assert data == program_files("gate", data["settings.json"])
    assert RotatorSettings.read(data["settings.json"]).active == TWO[1]
    assert json.loads(data["settings.json"])["anchors"] == list(TWO)


def test_main_object_is_the_default_child(chart: Chart) -> None:
    gate = AnchorGate(chart, "Gate", rotation=BY_GIT, chain=chain(chart, active_anchor=TWO[1]))
    assert ApiObject.of(gate).kind == "Job"
    assert gate.namespace == "team", "the chart's"


def test_anchors_of_another_chain(chart: Chart) -> None:
    other = GitAnchorRotation(anchors=["g1", "g2"], active="g1", namespaces=ALL_NAMESPACES)
    message = f"'chain' has the trust anchors {', '.join(TWO)}, of which {TWO[0]} signs, but"
    with pytest.raises(ValueError, match=re.escape(message)):
        AnchorGate(chart, "Gate", rotation=other, chain=chain(chart))
