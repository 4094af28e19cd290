"""An object that cannot be read is named: it holds what it can matter to, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from constructs_lib.program.gate import gate
from constructs_lib.program.leaving import RELEASED
from constructs_lib.program.objects import stamp
from constructs_lib.program.observed import RESTARTED
from constructs_lib.program.run import step
from constructs_lib.program.waits import NEVER

from ..support.program.fake_cluster import (
    CERTIFICATES,
    ISSUER,
    FakeCluster,
    anchors_state,
    certificate_path,
    deploy,
    fingerprint,
    healthy,
    look,
    path_of,
    pod_path,
    settings,
)
from ..support.program.objects import (
    FIRST,
    MANAGER,
    MESH,
    NOON,
    SECOND,
    SHOP,
    Object,
    anchor,
    budget,
    certificate,
    workload,
)

BOTH = anchor(1) + anchor(2)
STALE = anchor(1)
FLIPPED = [f"PATCH certificates/{ISSUER}"]


def acted(cluster: FakeCluster) -> list[str]:
    """Step once; return what was done beside the records."""
    step(cluster, settings(), None, lambda: NOON)
    return cluster.acts()


def named(cluster: FakeCluster) -> list[str]:
    """Return what of the status people have to correct."""
    return [
        wait["what"]
        for wait in cluster.status()["waits"]
        if wait["reason"] == "ObjectUnreadable" and wait["people"]
    ]


def annotated(text: str) -> Callable[[Object], None]:
    def change(thing: Object) -> None:
        thing["metadata"]["annotations"] = {RESTARTED: text}

    return change


def without(key: str) -> Callable[[Object], None]:
    def change(thing: Object) -> None:
        del thing[key]

    return change


def counting(count: Any) -> Callable[[Object], None]:
    def change(thing: Object) -> None:
        thing["spec"]["replicas"] = count

    return change


SPOILT = [
    annotated("garbage"),
    annotated("2026-11-25"),
    annotated("2026-11-25T12:00:00"),
    annotated("9999-12-31T23:59:59Z"),
    annotated("x" * 200_000),
    without("spec"),
    counting("three"),
]


@pytest.mark.parametrize("spoil", SPOILT, ids=range(len(SPOILT)))
def test_a_workload_whose_pods_are_fine_holds_nothing(spoil: Callable[[Object], None]) -> None:
    cluster = healthy()
    spoil(cluster.take(path_of("Deployment", SHOP, "web")))
    assert acted(cluster) == FLIPPED
    assert named(cluster) == [f"Deployment {SHOP}/web"]
    (event,) = cluster.events()
    assert event["type"] == "Warning"
    assert len(str(cluster.status())) < 2000


@pytest.mark.parametrize("spoil", SPOILT, ids=range(len(SPOILT)))
def test_a_workload_of_a_stale_pod_holds_the_flip_alone(spoil: Callable[[Object], None]) -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    deploy(cluster, SHOP, "till", STALE)
    spoil(cluster.take(path_of("Deployment", SHOP, "cart")))
    assert acted(cluster) == ["PATCH deployments/till"]
    assert [wait["reason"] for wait in cluster.status()["waits"]] == ["ObjectUnreadable"]
    assert named(cluster) == [f"Deployment {SHOP}/cart"]


def test_a_malformed_rollout_of_nobody_holds_nothing() -> None:
    cluster = healthy()
    path = "apis/argoproj.io/v1alpha1/rollouts"
    cluster.put(path, workload(SHOP, "odd") | {"spec": None, "status": {"conditions": 5}})
    assert acted(cluster) == FLIPPED
    assert named(cluster) == [f"Rollout {SHOP}/odd"]


def test_a_spoilt_deployment_of_the_control_plane_holds_everything() -> None:
    cluster = healthy()
    annotated("garbage")(cluster.take(path_of("Deployment", MESH, "linkerd-identity")))
    assert acted(cluster) == []
    assert cluster.status()["phase"] == "control plane"
    assert named(cluster) == [f"Deployment {MESH}/linkerd-identity"]


@pytest.mark.parametrize("key", ["spec", "status"])
def test_a_pod_that_may_be_meshed_holds_the_flip(key: str) -> None:
    cluster = healthy()
    del cluster.take(pod_path(SHOP, "web-1-a"))[key]
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("data plane", [])
    assert [(wait.what, wait.until) for wait in decision.waits] == [(f"Pod {SHOP}/web-1-a", NEVER)]
    assert acted(cluster) == []
    assert named(cluster) == [f"Pod {SHOP}/web-1-a"]


def test_a_pod_that_has_ended_is_not_read() -> None:
    cluster = healthy()
    ended = cluster.take(pod_path(SHOP, "web-1-a"))
    del ended["spec"]
    ended["status"] = {"phase": "Succeeded"}
    assert acted(cluster) == FLIPPED
    assert named(cluster) == []


@pytest.mark.parametrize("selector", [{"matchExpressions": [{"key": "a"}]}, {"matchLabels": 5}])
def test_a_budget_holds_the_restarts_in_its_namespace(selector: Any) -> None:
    cluster = healthy()
    path = "apis/policy/v1/poddisruptionbudgets"
    cluster.put(path, budget(SHOP, "odd", selector, 5))
    deploy(cluster, SHOP, "cart", STALE)
    deploy(cluster, "other", "cart", STALE)
    assert [action.what for action in look(cluster).actions] == ["restart Deployment other/cart"]
    acted(cluster)
    assert named(cluster) == [f"PodDisruptionBudget {SHOP}/odd"]


def test_a_replica_set_holds_its_pods_alone() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    deploy(cluster, SHOP, "till", STALE)
    owner = cluster.take(f"apis/apps/v1/namespaces/{SHOP}/replicasets/cart-1")
    del owner["metadata"]["ownerReferences"][0]["kind"]
    assert acted(cluster) == ["PATCH deployments/till"]
    assert named(cluster) == [f"ReplicaSet {SHOP}/cart-1"]


def test_a_certificate_without_issuer_holds_the_deletion_alone() -> None:
    odd = certificate(SHOP, "odd", "any")
    del odd["spec"]["issuerRef"]["name"]
    cluster = healthy()
    cluster.put(f"{CERTIFICATES}/certificates", odd)
    assert acted(cluster) == FLIPPED
    ago = stamp(NOON - timedelta(days=20))
    cluster = healthy(state=anchors_state(retired=fingerprint(2), activeSince=ago, releasedAt=ago))
    assert [action.method for action in look(cluster).actions] == ["DELETE"]
    cluster.put(f"{CERTIFICATES}/certificates", odd)
    assert acted(cluster) == []
    assert named(cluster) == [f"Certificate {SHOP}/odd"]


def test_the_gate_keeps_an_anchor_that_a_certificate_may_name() -> None:
    cluster = healthy(state=anchors_state(leaving={SECOND: RELEASED}))
    keeps = partial(gate, cluster, settings(anchors=[FIRST, "third"], active=FIRST), NOON)
    cluster.put(f"{CERTIFICATES}/certificates", certificate(MANAGER, "third", "self-signed"))
    assert keeps() == 0
    odd = cluster.put(f"{CERTIFICATES}/certificates", certificate(SHOP, "odd", "any"))
    assert keeps() == 0
    del odd["spec"]["issuerRef"]["name"]
    assert keeps() == 1


@pytest.mark.parametrize("garbage", ["é", "/w==", 5])
def test_a_request_that_is_no_certificate_is_named(garbage: Any) -> None:
    cluster = healthy()
    path = f"{CERTIFICATES}/namespaces/{MANAGER}/certificaterequests/{SECOND}-1"
    cluster.take(path)["status"]["certificate"] = garbage
    assert certificate_path(MANAGER, SECOND) in cluster.objects
    assert acted(cluster) == []
    assert cluster.status()["waits"][0]["reason"] == "CertificateRequestMissing"
    assert named(cluster) == [f"CertificateRequest {MANAGER}/{SECOND}-1"]
