"""Slots are for what makes progress: nothing takes one for ever, and what stalls is named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from constructs_lib.program.objects import stamp
from constructs_lib.program.observed import RESTARTED, WORKLOADS
from constructs_lib.program.outcome import Decision
from constructs_lib.program.restarts import STALLED_AFTER
from constructs_lib.program.run import step
from constructs_lib.program.waits import NEVER

from ..support.program.fake_cluster import (
    FakeCluster,
    deploy,
    healthy,
    look,
    path_of,
    pod_path,
    settings,
)
from ..support.program.objects import (
    NOON,
    SHOP,
    Object,
    anchor,
    daemon_set,
    owned_by,
    pod,
    workload,
)

BOTH, STALE = anchor(1) + anchor(2), anchor(1)
LONG_AGO = NOON - timedelta(days=200)
STALLED = NOON - STALLED_AFTER
LATELY = STALLED + timedelta(seconds=1)
APIS = {"Rollout": "argoproj.io/v1alpha1"}

# What Argo Rollouts writes of a canary at its first step, of one that was aborted, of a blue-green
# Rollout that waits for a person, and of one whose old version is kept for a while.
PAUSED: Object = {"phase": "Paused", "replicas": 5, "updatedReplicas": 1, "availableReplicas": 5}
ABORTED: Object = {
    "phase": "Degraded",
    "abort": True,
    "replicas": 4,
    "availableReplicas": 4,
    "conditions": [{"type": "Progressing", "status": "False", "reason": "RolloutAborted"}],
}
EXCEEDED: Object = {
    "conditions": [{"type": "Progressing", "status": "False", "reason": "ProgressDeadlineExceeded"}]
}
PREVIEWED: Object = {
    "phase": "Paused",
    "replicas": 8,
    "updatedReplicas": 4,
    "availableReplicas": 4,
    "HPAReplicas": 4,
}
KEPT = PREVIEWED | {"phase": "Healthy"}
AT_REST = pytest.mark.parametrize(
    "status",
    [PAUSED, ABORTED, PREVIEWED, KEPT],
    ids=["paused", "aborted", "previewed", "kept"],
)


def add(
    cluster: FakeCluster,
    kind: str,
    name: str,
    anchors: str,
    *,
    status: Object | None = None,
    created: datetime = LONG_AGO,
    **spec: Any,
) -> Object:
    """Add a workload with one pod that it owns itself; return the workload."""
    thing = (daemon_set if kind == "DaemonSet" else workload)(SHOP, name, **spec)
    if status is not None:
        thing["status"] = {"observedGeneration": 1, **status}
    cluster.put(f"{WORKLOADS[kind].group}/{WORKLOADS[kind].plural}", thing)
    owners = owned_by(kind, name, APIS.get(kind, "apps/v1"))
    shown = pod(SHOP, f"{name}-a", owners, anchors, started=created)
    shown["metadata"]["creationTimestamp"] = stamp(created)
    cluster.put("api/v1/pods", shown)
    return thing


def unfinished(cluster: FakeCluster, kind: str, name: str, **more: Any) -> Object:
    """Add a workload of which one pod is not replaced yet."""
    counts: Object = {"replicas": 2, "updatedReplicas": 1, "readyReplicas": 1}
    daemons: Object = {"desiredNumberScheduled": 2, "updatedNumberScheduled": 1}
    status = daemons if kind == "DaemonSet" else counts
    return add(cluster, kind, name, more.pop("anchors", BOTH), status=status, **more)


def restarted_by_us(thing: Object, when: datetime) -> None:
    thing["metadata"]["annotations"] = {RESTARTED: stamp(when)}


def restarts(decision: Decision) -> Sequence[str]:
    return [action.what for action in decision.actions]


def waits(decision: Decision) -> Sequence[tuple[str, str, bool]]:
    return [(wait.reason, wait.what, wait.until == NEVER) for wait in decision.waits]


@AT_REST
@pytest.mark.parametrize("paused", [False, True])
def test_a_rollout_at_rest_is_restarted_where_it_stands(status: Object, paused: bool) -> None:
    cluster = healthy()
    add(cluster, "Rollout", "canary", STALE, status=status, replicas=4, paused=paused)
    (action,) = look(cluster).actions
    assert action.body["spec"] == {"restartAt": stamp(NOON)}


@AT_REST
def test_rollouts_at_rest_take_no_slots_and_hold_nothing(status: Object) -> None:
    cluster = healthy()
    for number in range(3):
        add(cluster, "Rollout", f"canary{number}", BOTH, status=status, replicas=4)
    assert look(cluster).phase == "flip"
    deploy(cluster, SHOP, "cart", STALE)
    decision = look(cluster)
    assert (restarts(decision), waits(decision)) == ([f"restart Deployment {SHOP}/cart"], [])


@AT_REST
def test_a_rollout_at_rest_that_is_being_restarted_takes_a_slot(status: Object) -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    asked = NOON - timedelta(minutes=1)
    for number in range(3):
        name = f"canary{number}"
        rollout = add(cluster, "Rollout", name, STALE, status=status, restartAt=stamp(asked))
        restarted_by_us(rollout, asked)
    decision = look(cluster)
    assert restarts(decision) == []
    assert ("WorkloadsQueued", "other workloads", False) in waits(decision)
    canary = cluster.take(path_of("Rollout", SHOP, "canary2"))
    canary["status"]["restartedAt"] = stamp(asked)
    assert restarts(look(cluster)) == [f"restart Deployment {SHOP}/cart"]
    assert "RestartedInVain" in [wait.reason for wait in look(cluster).waits]


@AT_REST
def test_a_rollout_at_rest_that_lacks_pods_is_not_restarted(status: Object) -> None:
    cluster = healthy()
    lacking = status | {"availableReplicas": status["availableReplicas"] - 1}
    canary = add(cluster, "Rollout", "canary", STALE, status=lacking, created=LATELY)
    assert waits(look(cluster)) == [("RolloutIncomplete", f"Rollout {SHOP}/canary", False)]
    cluster.take(pod_path(SHOP, "canary-a"))["metadata"]["creationTimestamp"] = stamp(STALLED)
    assert waits(look(cluster)) == [("WorkloadStalled", f"Rollout {SHOP}/canary", True)]
    canary["metadata"]["generation"] = 2
    canary["status"]["availableReplicas"] += 1
    assert restarts(look(cluster)) == []


@pytest.mark.parametrize(
    ("asked", "is_due"),
    [
        ("2026-12-24T12:00:00Z", False),
        ("2026-11-25T13:00:00+02:00", False),
        ("2026-11-25T11:00:01Z", True),
    ],
    ids=["put off", "of another zone", "due"],
)
def test_what_is_asked_of_a_rollout_counts_once_it_is_due(asked: str, is_due: bool) -> None:
    cluster = healthy()
    status = PAUSED | {"restartedAt": "2026-11-25T11:00:00Z"}
    add(cluster, "Rollout", "canary", STALE, status=status, created=LATELY, restartAt=asked)
    assert (restarts(look(cluster)) == []) == is_due


@pytest.mark.parametrize(
    ("kind", "status", "paused"),
    [
        ("Deployment", EXCEEDED, False),
        ("Rollout", EXCEEDED | {"phase": "Degraded"}, False),
        ("Rollout", {"phase": "Degraded", "message": "InvalidSpec"}, False),
        ("Deployment", {}, True),
    ],
)
def test_what_says_that_it_is_stuck_takes_no_slot(kind: str, status: Object, paused: bool) -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    half: Object = {"replicas": 2, "updatedReplicas": 1}
    for number in range(3):
        anchors = BOTH if number else STALE
        name = f"stuck{number}"
        add(cluster, kind, name, anchors, status=half | status, created=LATELY, paused=paused)
    decision = look(cluster)
    assert restarts(decision) == [f"restart Deployment {SHOP}/cart"]
    reason = "WorkloadPaused" if paused else "WorkloadStalled"
    assert waits(decision) == [(reason, f"{kind} {SHOP}/stuck0", True)]
    # Somebody changes it, and its controller has not looked yet.
    for number in range(3):
        cluster.take(path_of(kind, SHOP, f"stuck{number}"))["metadata"]["generation"] = 2
    assert restarts(look(cluster)) == []


@pytest.mark.parametrize("kind", ["StatefulSet", "DaemonSet"])
def test_what_cannot_finish_gives_its_slot_back(kind: str) -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    for number in range(3):
        unfinished(cluster, kind, f"store{number}", created=LATELY)
    assert restarts(look(cluster)) == []
    assert restarts(look(cluster, NOON + timedelta(seconds=1))) == [
        f"restart Deployment {SHOP}/cart"
    ]


@pytest.mark.parametrize("kind", ["StatefulSet", "DaemonSet"])
def test_what_cannot_finish_is_named_if_it_holds_the_move(kind: str) -> None:
    cluster = healthy()
    unfinished(cluster, kind, "store", anchors=STALE)
    decision = look(cluster)
    assert waits(decision) == [("WorkloadStalled", f"{kind} {SHOP}/store", True)]
    assert f"no pod is new or ready since {stamp(LONG_AGO)}" in decision.waits[0].why


def became_ready(shown: Object, _: Object, when: datetime) -> None:
    ready = {"type": "Ready", "status": "True", "lastTransitionTime": stamp(when)}
    shown["status"]["conditions"] = [ready]


def is_to_be_gone(shown: Object, _: Object, when: datetime) -> None:
    shown["metadata"]["deletionTimestamp"] = stamp(when)


def was_changed(_: Object, thing: Object, when: datetime) -> None:
    thing["metadata"]["managedFields"] = [{"time": stamp(when), "fieldsV1": {}}]


def was_restarted(_: Object, thing: Object, when: datetime) -> None:
    restarted_by_us(thing, when)


def crashed(shown: Object, _: Object, when: datetime) -> None:
    for each in shown["status"]["containerStatuses"]:
        each["state"] = {"running": {"startedAt": stamp(when)}}


def became_unready(shown: Object, thing: Object, when: datetime) -> None:
    became_ready(shown, thing, when)
    shown["status"]["conditions"][0]["status"] = "False"


def was_counted(_: Object, thing: Object, when: datetime) -> None:
    """Its controller wrote its status, as it does whenever a pod crashes."""
    entry: Object = {"time": stamp(when), "subresource": "status", "fieldsV1": {}}
    thing["metadata"]["managedFields"] = [entry]


Change = Callable[[Object, Object, datetime], None]


@pytest.mark.parametrize(
    ("change", "progress"),
    [
        (became_ready, True),
        (is_to_be_gone, True),
        (was_changed, True),
        (was_restarted, True),
        (crashed, False),
        (became_unready, False),
        (was_counted, False),
    ],
)
def test_progress_is_what_the_cluster_dates(change: Change, progress: bool) -> None:
    cluster = healthy()
    store = unfinished(cluster, "StatefulSet", "store")
    deploy(cluster, SHOP, "cart", STALE)
    assert look(cluster, workloadsAtOnce=1).actions
    change(cluster.take(pod_path(SHOP, "store-a")), store, LATELY)
    assert bool(look(cluster, workloadsAtOnce=1).actions) is not progress
    change(cluster.take(pod_path(SHOP, "store-a")), store, STALLED)
    assert look(cluster, workloadsAtOnce=1).actions


def test_what_nothing_dates_is_not_called_stalled() -> None:
    cluster = healthy()
    unfinished(cluster, "StatefulSet", "store", anchors=STALE)
    del cluster.take(pod_path(SHOP, "store-a"))["metadata"]["creationTimestamp"]
    assert waits(look(cluster)) == [("RolloutIncomplete", f"StatefulSet {SHOP}/store", False)]


def campaign(count: int, when: datetime = STALLED, **more: Any) -> FakeCluster:
    """A mesh with stale pods, and workloads that stalled after a restart of ours."""
    cluster = healthy(changed=NOON - timedelta(hours=9))
    deploy(cluster, SHOP, "cart", STALE)
    for number in range(count):
        restarted_by_us(unfinished(cluster, "StatefulSet", f"store{number}", **more), when)
    return cluster


def test_a_few_restarts_in_vain_are_named_and_stop_nothing() -> None:
    decision = look(campaign(2))
    assert restarts(decision) == [f"restart Deployment {SHOP}/cart"]
    names = [f"StatefulSet {SHOP}/store{number}" for number in range(2)]
    assert waits(decision) == [("WorkloadStalled", name, True) for name in names]


def test_more_restarts_in_vain_stop_all_others() -> None:
    decision = look(campaign(3))
    assert restarts(decision) == []
    assert waits(decision)[-1] == ("RestartsHalted", "other workloads", True)
    assert f"among them StatefulSet {SHOP}/store0, " in decision.waits[-1].why
    # Who lets more restart at a time lets as many stall.
    assert restarts(look(campaign(3), workloadsAtOnce=4))
    assert restarts(look(campaign(4), workloadsAtOnce=4)) == []
    # Three by chance in a large mesh are to be no more than three for the careful.
    assert restarts(look(campaign(2), workloadsAtOnce=1))


def test_a_workload_that_lost_all_pods_to_a_restart_counts() -> None:
    cluster = campaign(3)
    for number in range(3):
        del cluster.objects[pod_path(SHOP, f"store{number}-a")]
    assert restarts(look(cluster)) == []
    cluster = campaign(3, LATELY)
    for number in range(3):
        del cluster.objects[pod_path(SHOP, f"store{number}-a")]
    assert "WorkloadsQueued" in [wait.reason for wait in look(cluster).waits]


def test_a_workload_without_meshed_pods_takes_no_slot() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    for number in range(3):
        store = unfinished(cluster, "StatefulSet", f"store{number}", created=LATELY)
        restarted_by_us(store, LONG_AGO)
        was_changed({}, cluster.take(path_of("StatefulSet", SHOP, f"store{number}")), LATELY)
    assert restarts(look(cluster)) == []
    for number in range(3):
        del cluster.objects[pod_path(SHOP, f"store{number}-a")]
    assert restarts(look(cluster)) == [f"restart Deployment {SHOP}/cart"]


def test_what_stalled_long_after_a_restart_of_ours_stops_nothing() -> None:
    assert restarts(look(campaign(9, LONG_AGO))) == [f"restart Deployment {SHOP}/cart"]


def test_a_restart_that_is_yet_to_come_is_none() -> None:
    ahead = NOON + timedelta(days=900)
    assert restarts(look(campaign(9, ahead))) == [f"restart Deployment {SHOP}/cart"]
    cluster = campaign(0)
    restarted_by_us(cluster.take(path_of("Deployment", SHOP, "cart")), ahead)
    assert restarts(look(cluster)) == [f"restart Deployment {SHOP}/cart"]
    # A clock may differ a little.
    near = NOON + timedelta(seconds=20)
    restarted_by_us(cluster.take(path_of("Deployment", SHOP, "cart")), near)
    assert waits(look(cluster)) == [("RestartedInVain", f"Deployment {SHOP}/cart", False)]


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.mark.parametrize("at_once", [1, 3, 5])
def test_a_broken_image_everywhere_stops_after_a_few(at_once: int) -> None:
    """No restarted workload comes back, and nobody looks for three days."""
    cluster = healthy()
    names = [f"store{number}" for number in range(15)]
    for name in names:
        add(cluster, "StatefulSet", name, STALE)
    clock = Clock()
    for _ in range(3 * 24):
        step(cluster, settings(workloadsAtOnce=at_once), None, clock)
        clock.now += timedelta(hours=1)
        for name in names:
            thing = cluster.take(path_of("StatefulSet", SHOP, name))
            if thing["metadata"].get("annotations"):
                thing["status"] |= {"observedGeneration": 2, "updatedReplicas": 0}
    bound = max(3, at_once)
    assert bound <= len(cluster.acts()) < bound + at_once
    people = [wait["reason"] for wait in cluster.status()["waits"] if wait["people"]]
    assert people[-1] == "RestartsHalted"
    assert len(people) == len(cluster.acts()) + 1
    assert cluster.events()[-1]["type"] == "Warning"
