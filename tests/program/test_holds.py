"""Which pods hold a move, and what is restarted of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from constructs_lib.program.objects import stamp
from constructs_lib.program.observed import RESTARTED
from constructs_lib.program.waits import NEVER

from ..support.program.fake_cluster import (
    FakeCluster,
    deploy,
    healthy,
    look,
    path_of,
    pod_path,
    reasons,
)
from ..support.program.objects import (
    ANCHORS,
    MESH,
    NOON,
    SHOP,
    Object,
    anchor,
    budget,
    daemon_set,
    owned_by,
    pod,
    workload,
)

BOTH, STALE = anchor(1) + anchor(2), anchor(1)
CART = pod_path(SHOP, "cart-1-a")
CART_WORKLOAD = path_of("Deployment", SHOP, "cart")


def stale() -> FakeCluster:
    """A mesh with one stale pod, of a Deployment."""
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    return cluster


def owned(kind: str, api: str) -> Callable[[FakeCluster], None]:
    def change(cluster: FakeCluster) -> None:
        cluster.take(CART)["metadata"]["ownerReferences"] = owned_by(kind, "cart", api)

    return change


def bare(cluster: FakeCluster) -> None:
    cluster.take(CART)["metadata"]["ownerReferences"] = []


def lone_replica_set(cluster: FakeCluster) -> None:
    path = f"apis/apps/v1/namespaces/{SHOP}/replicasets/cart-1"
    cluster.take(path)["metadata"]["ownerReferences"] = []


def no_replica_set(cluster: FakeCluster) -> None:
    del cluster.objects[f"apis/apps/v1/namespaces/{SHOP}/replicasets/cart-1"]


def no_workload(cluster: FakeCluster) -> None:
    del cluster.objects[CART_WORKLOAD]


def spec(**changes: Any) -> Callable[[FakeCluster], None]:
    def change(cluster: FakeCluster) -> None:
        cluster.take(CART_WORKLOAD)["spec"] |= changes

    return change


def other(
    kind: str, plural: str, thing: Object, api: str = "apps/v1"
) -> Callable[[FakeCluster], None]:
    def change(cluster: FakeCluster) -> None:
        owned(kind, api)(cluster)
        cluster.put(f"apis/{api}/{plural}", thing)

    return change


def terminating(cluster: FakeCluster) -> None:
    cluster.take(CART)["metadata"]["deletionTimestamp"] = stamp(NOON)


def rolling(cluster: FakeCluster) -> None:
    cluster.take(CART_WORKLOAD)["metadata"]["generation"] = 2


def restarted_in_vain(cluster: FakeCluster) -> None:
    note = {RESTARTED: stamp(NOON - timedelta(minutes=9))}
    cluster.take(CART_WORKLOAD)["metadata"]["annotations"] = note


def guarded(cluster: FakeCluster) -> None:
    cluster.put(
        "apis/policy/v1/poddisruptionbudgets",
        budget(SHOP, "guard", {"matchLabels": {"app": "cart"}}, 0),
    )


def outdated_guard(cluster: FakeCluster) -> None:
    guard = budget(SHOP, "guard", {}, 5)
    guard["metadata"]["generation"] = 2
    cluster.put("apis/policy/v1/poddisruptionbudgets", guard)


PROXY: Object = {"name": "linkerd-proxy", "env": [{"name": ANCHORS, "value": STALE}]}
MANUAL: Object = {"spec": {"containers": [PROXY]}}
PARTITION = {"type": "RollingUpdate", "rollingUpdate": {"partition": 1}}

HOLDS = [
    (bare, f"Pod {SHOP}/cart-1-a: pod cart-1-a lacks a trust anchor; nothing", True),
    (owned("Job", "batch/v1"), "pods of this Job are not restarted", False),
    (owned("Experiment", "argoproj.io/v1alpha1"), "pods of this Experiment are not", False),
    (owned("Workflow", "argoproj.io/v1alpha1"), "nothing that can be restarted", True),
    (owned("StatefulSet", "apps.kruise.io/v1"), "nothing that can be restarted", True),
    (lone_replica_set, f"ReplicaSet {SHOP}/cart-1: ", True),
    (no_replica_set, "is gone, and its pods are going", False),
    (no_workload, "is gone, and its pods are going", False),
    (spec(paused=True), "is paused", True),
    (spec(template=MANUAL), "proxy of its own", True),
    (
        other(
            "DaemonSet", "daemonsets", daemon_set(SHOP, "cart", updateStrategy={"type": "OnDelete"})
        ),
        "does not roll out by itself",
        True,
    ),
    (
        other("StatefulSet", "statefulsets", workload(SHOP, "cart", updateStrategy=PARTITION)),
        "does not roll out by itself",
        True,
    ),
    (terminating, "is terminating", False),
    (rolling, "is not rolled out", False),
    (restarted_in_vain, "why, after a restart at 2026-11-25T11:51:00Z?", False),
    (guarded, "PodDisruptionBudget guard allows no disruption now", False),
    (outdated_guard, "PodDisruptionBudget guard allows no disruption now", False),
]


@pytest.mark.parametrize(
    ("change", "reason", "people"), HOLDS, ids=[str(number) for number in range(len(HOLDS))]
)
def test_what_is_not_restarted_holds_the_flip(
    change: Callable[[FakeCluster], None], reason: str, people: bool
) -> None:
    cluster = stale()
    assert [action.what for action in look(cluster).actions] == [f"restart Deployment {SHOP}/cart"]
    change(cluster)
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("data plane", [])
    assert reason in reasons(decision)
    assert "cart-1-a" in reasons(decision)
    assert [wait.until == NEVER for wait in decision.waits] == [people]


def test_only_named_namespaces_are_restarted_in() -> None:
    decision = look(stale(), namespaces=["other"])
    assert (decision.phase, decision.actions) == ("data plane", [])
    assert "nothing in namespace shop is to be restarted" in reasons(decision)
    assert look(stale(), namespaces=[SHOP]).actions


def test_the_control_plane_may_always_be_restarted() -> None:
    decision = look(healthy(changed=NOON - timedelta(minutes=29)), namespaces=[SHOP])
    assert len(decision.actions) == 2


@pytest.mark.parametrize(
    ("kind", "plural", "api"),
    [
        ("StatefulSet", "statefulsets", "apps/v1"),
        ("DaemonSet", "daemonsets", "apps/v1"),
        ("Rollout", "rollouts", "argoproj.io/v1alpha1"),
    ],
)
def test_other_workloads_are_restarted(kind: str, plural: str, api: str) -> None:
    cluster = stale()
    thing = daemon_set(SHOP, "cart") if kind == "DaemonSet" else workload(SHOP, "cart")
    other(kind, plural, thing, api)(cluster)
    (action,) = look(cluster).actions
    assert action.path == f"apis/{api}/namespaces/{SHOP}/{plural}/cart"
    spec = action.body["spec"]
    now = stamp(NOON)
    notes = {"kubectl.kubernetes.io/restartedAt": now}
    template = {"template": {"metadata": {"annotations": notes}}}
    assert spec == ({"restartAt": now} if kind == "Rollout" else template)


def test_a_restart_of_ours_that_did_not_help_is_tried_again_a_day_later() -> None:
    cluster = stale()
    restarted_in_vain(cluster)
    a_day = timedelta(days=1, seconds=121) - timedelta(minutes=9)
    assert not look(cluster, NOON + a_day - timedelta(seconds=1)).actions
    assert look(cluster, NOON + a_day).actions


def test_a_rollout_is_complete_only_with_what_was_asked_of_it() -> None:
    cluster = stale()
    rollout = workload(SHOP, "cart", restartAt="2026-11-25T11:00:00Z")
    other("Rollout", "rollouts", rollout, "argoproj.io/v1alpha1")(cluster)
    assert "is not rolled out" in reasons(look(cluster))
    rollout["status"]["restartedAt"] = "2026-11-25T11:00:00Z"
    assert look(cluster).actions


def test_a_few_at_a_time_and_what_others_roll_out_counts() -> None:
    cluster = stale()
    for name in ("a", "b", "c"):
        deploy(cluster, SHOP, name, STALE)
    assert len(look(cluster).actions) == 3
    assert "only 3 at a time" in reasons(look(cluster))
    web = cluster.take(path_of("Deployment", SHOP, "web"))
    web["status"]["updatedReplicas"] = 0
    assert [action.what[-2:] for action in look(cluster).actions] == ["/a", "/b"]
    # One that is stuck for good is not counted; it would stop every move for ever.
    web["status"]["conditions"] = [
        {"type": "Progressing", "status": "False", "reason": "ProgressDeadlineExceeded"}
    ]
    assert len(look(cluster).actions) == 3


def test_what_does_not_come_back_from_our_restart_stops_further_ones() -> None:
    cluster = stale()
    for name in ("a", "b", "c"):
        deploy(cluster, SHOP, name, BOTH)
        broken = cluster.take(path_of("Deployment", SHOP, name))
        broken["status"]["availableReplicas"] = 0
        note = {RESTARTED: stamp(NOON - timedelta(minutes=9))}
        broken["metadata"]["annotations"] = note
    decision = look(cluster)
    assert (decision.actions, "only 3 at a time" in reasons(decision)) == ([], True)
    del broken["metadata"]["annotations"]
    assert look(cluster).actions


def test_one_disruption_that_a_budget_allows_is_one_restart() -> None:
    cluster = stale()
    deploy(cluster, SHOP, "cellar", STALE)
    cluster.put("apis/policy/v1/poddisruptionbudgets", budget(SHOP, "guard", {}, 1))
    assert len(look(cluster).actions) == 1
    rolling(cluster)
    assert look(cluster).actions == []


SELECTORS: list[tuple[Object | None, bool]] = [
    (None, False),
    ({}, True),
    ({"matchLabels": {"app": "cart"}}, True),
    ({"matchLabels": {"app": "web"}}, False),
    ({"matchExpressions": [{"key": "app", "operator": "In", "values": ["cart"]}]}, True),
    ({"matchExpressions": [{"key": "app", "operator": "In", "values": ["web"]}]}, False),
    ({"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["cart"]}]}, False),
    ({"matchExpressions": [{"key": "no", "operator": "NotIn", "values": ["cart"]}]}, True),
    ({"matchExpressions": [{"key": "app", "operator": "Exists"}]}, True),
    ({"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]}, False),
    (
        {
            "matchLabels": {"app": "web"},
            "matchExpressions": [{"key": "app", "operator": "Exists"}],
        },
        False,
    ),
]


@pytest.mark.parametrize(
    ("selector", "blocks"), SELECTORS, ids=[str(number) for number in range(len(SELECTORS))]
)
def test_budgets_select_as_kubernetes_does(selector: Object | None, blocks: bool) -> None:
    cluster = stale()
    cluster.put("apis/policy/v1/poddisruptionbudgets", budget(SHOP, "guard", selector, 0))
    cluster.put("apis/policy/v1/poddisruptionbudgets", budget("elsewhere", "guard", {}, 0))
    assert bool(look(cluster).actions) is not blocks


@pytest.mark.parametrize("phase", ["Succeeded", "Failed"])
def test_a_pod_that_has_ended_holds_nothing(phase: str) -> None:
    cluster = stale()
    cluster.take(CART)["status"]["phase"] = phase
    assert look(cluster).phase == "flip"


def test_a_pod_without_proxy_holds_nothing() -> None:
    cluster = stale()
    cluster.take(CART)["spec"]["containers"].pop(0)
    assert look(cluster).phase == "flip"


@pytest.mark.parametrize("native", [False, True])
@pytest.mark.parametrize(("text", "phase"), [(STALE, "data plane"), (BOTH, "flip")])
def test_sidecars_of_both_kinds_are_read(native: bool, text: str, phase: str) -> None:
    cluster = healthy()
    owners = owned_by("ReplicaSet", "web-1")
    cluster.put("api/v1/pods", pod(SHOP, "web-1-b", owners, text, native=native))
    assert look(cluster).phase == phase


def test_a_pod_that_has_not_started_counts_by_its_literal() -> None:
    cluster = healthy()
    owners = owned_by("ReplicaSet", "web-1")
    cluster.put("api/v1/pods", pod(SHOP, "b", owners, STALE, started=None, phase="Pending"))
    assert look(cluster).phase == "data plane"
    cluster.put("api/v1/pods", pod(SHOP, "b", owners, BOTH, started=None, phase="Pending"))
    assert look(cluster).phase == "flip"


@pytest.mark.parametrize("native", [False, True])
def test_a_control_plane_pod_counts_by_its_oldest_container(native: bool) -> None:
    """A proxy that restarted alone says nothing of linkerd-identity, which reads anchors once."""
    cluster = healthy()
    path = pod_path(MESH, "linkerd-identity-1-a")
    owners = owned_by("ReplicaSet", "linkerd-identity-1")
    cluster.put("api/v1/pods", pod(MESH, "linkerd-identity-1-a", owners, None, native=native))
    assert look(cluster, NOON + timedelta(hours=1)).phase == "flip"
    main = next(
        each for each in cluster.take(path)["status"]["containerStatuses"] if each["name"] == "main"
    )
    main["state"] = {"running": {"startedAt": stamp(NOON - timedelta(hours=2))}}
    assert look(cluster, NOON + timedelta(hours=1)).phase == "control plane"
    main["state"] = {"waiting": {"reason": "CrashLoopBackOff"}}
    assert look(cluster, NOON + timedelta(hours=1)).phase == "control plane"


def test_anchors_from_another_place_are_not_believed() -> None:
    cluster = healthy()
    owners = owned_by("ReplicaSet", "web-1")
    cluster.put("api/v1/pods", pod(SHOP, "web-1-b", owners, None))
    assert look(cluster).phase == "data plane"


@pytest.mark.parametrize("text", ["", "nonsense", STALE + BOTH.replace("MII", "MIJ")])
def test_a_literal_that_cannot_be_read_trusts_nothing(text: str) -> None:
    cluster = healthy()
    owners = owned_by("ReplicaSet", "web-1")
    cluster.put("api/v1/pods", pod(SHOP, "web-1-b", owners, text))
    assert look(cluster).phase == "data plane"


def test_rollouts_need_not_be_known() -> None:
    cluster = stale()
    assert not [path for path in cluster.objects if "rollouts" in path]
    assert look(cluster).actions
