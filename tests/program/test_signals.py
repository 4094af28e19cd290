"""What metrics show of a move: a ConfigMap is there for as long as something is so."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from constructs_lib.program import run as run_command
from constructs_lib.program.objects import stamp
from constructs_lib.program.observe import PAUSED
from constructs_lib.program.settings import RefusedError

from ..support.program.fake_cluster import (
    CONFIG_MAPS,
    ISSUER,
    FakeCluster,
    anchors_state,
    deploy,
    healthy,
    path_of,
    settings,
    state_path,
)
from ..support.program.objects import FIRST, NOON, SHOP, anchor

REST = anchors_state(activeSince=stamp(NOON))


def step(cluster: FakeCluster, now: datetime = NOON, active: str | None = None) -> None:
    run_command.step(cluster, settings(active=active), None, lambda: now)


def paused_workload() -> FakeCluster:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))
    cluster.take(path_of("Deployment", SHOP, "cart"))["spec"]["paused"] = True
    return cluster


def written(cluster: FakeCluster) -> list[str]:
    """Return the requests that make signals or delete them."""
    return [
        f"{method} {path}"
        for method, path, _ in cluster.sent
        if path == CONFIG_MAPS or path.startswith(f"{state_path()}-")
    ]


def test_rest_shows_nothing() -> None:
    cluster = healthy(state=REST)
    step(cluster)
    assert written(cluster) == []


def test_a_move_under_way() -> None:
    cluster = healthy()
    step(cluster)
    assert cluster.signals() == {"moving"}


def test_a_move_that_people_hold() -> None:
    cluster = paused_workload()
    step(cluster)
    assert cluster.signals() == {"moving", "held"}


def test_a_signal_keeps_its_age() -> None:
    """Its creation says since when, so nothing may write it again."""
    cluster = paused_workload()
    step(cluster)
    step(cluster, NOON + timedelta(minutes=10))
    assert written(cluster) == [f"POST {CONFIG_MAPS}"] * 2


def test_what_is_over_is_shown_no_longer() -> None:
    cluster = paused_workload()
    step(cluster)
    del cluster.objects[path_of("Deployment", SHOP, "cart")]["spec"]["paused"]
    step(cluster)
    assert cluster.signals() == {"moving"}
    cluster = healthy(state=REST)
    for signal in ("held", "moving"):
        name = f"linkerd-anchor-rotation-{signal}"
        cluster.put("api/v1/configmaps", {"metadata": {"namespace": "linkerd", "name": name}})
    step(cluster)
    assert cluster.signals() == set()


def test_a_wait_without_an_end_is_for_people_after_a_day() -> None:
    cluster = healthy()
    cluster.take(path_of("Deployment", SHOP, "web"))["status"]["updatedReplicas"] = 0
    deploy(cluster, SHOP, "cart", anchor(1))
    cluster.take(path_of("Deployment", SHOP, "cart"))["status"]["updatedReplicas"] = 0
    step(cluster)
    assert cluster.signals() == {"moving"}
    step(cluster, NOON + timedelta(days=1))
    assert cluster.signals() == {"moving", "held"}


def test_a_pause_is_held_by_people() -> None:
    cluster = healthy(state=REST)
    cluster.take(state_path())["metadata"]["annotations"][PAUSED] = "true"
    step(cluster)
    assert cluster.signals() == {"held"}


def test_git_may_take_its_time() -> None:
    cluster = healthy()
    step(cluster, active=FIRST)
    assert cluster.status()["phase"] == "rest"
    assert cluster.signals() == set()


def test_a_signal_goes_with_the_record() -> None:
    """The garbage collector deletes it when the ConfigMap of the state is deleted."""
    cluster = healthy()
    cluster.take(state_path())["metadata"]["uid"] = "the record's"
    step(cluster)
    (owner,) = cluster.take(f"{state_path()}-moving")["metadata"]["ownerReferences"]
    name = "linkerd-anchor-rotation"
    assert owner == {"apiVersion": "v1", "kind": "ConfigMap", "name": name, "uid": "the record's"}


def test_a_refusal_stops_no_step_and_fails_the_run() -> None:
    """A quota may refuse it: what was to be done is done, and the failed run calls somebody."""
    cluster = healthy()

    def before(method: str, path: str) -> None:
        if (method, path) == ("POST", CONFIG_MAPS):
            raise RefusedError(path)

    cluster.before.append(before)
    with pytest.raises(RefusedError, match="configmaps"):
        step(cluster)
    assert cluster.acts() == [f"PATCH certificates/{ISSUER}"]
