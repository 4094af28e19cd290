"""A clock that differs from the API server's holds everything, and people are called."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from constructs_lib.program import run as run_command
from constructs_lib.program.gate import gate
from constructs_lib.program.objects import stamp
from constructs_lib.program.waits import NEVER

from ..support.program.fake_cluster import (
    FakeCluster,
    anchors_state,
    deploy,
    fingerprint,
    healthy,
    look,
    pod_path,
    settings,
)
from ..support.program.objects import FIRST, MESH, NOON, SECOND, SHOP, anchor

SKEW = 20
IDENTITY = pod_path(MESH, "linkerd-identity-1-a")


def differing(seconds: float | None) -> FakeCluster:
    cluster = healthy()
    cluster.difference = seconds
    return cluster


@pytest.mark.parametrize("seconds", [None, SKEW + 1, -SKEW - 1, 75_600])
def test_nothing_is_done_and_nothing_recorded(seconds: float | None) -> None:
    cluster = differing(seconds)
    deploy(cluster, SHOP, "cart", anchor(1))
    before = cluster.state()
    run_command.step(cluster, settings(), None, lambda: NOON)
    assert cluster.acts() == []
    assert {key: cluster.state()[key] for key in before} == before
    (wait,) = cluster.status()["waits"]
    assert (wait["reason"], wait["people"]) == ("ClockDiffers", True)
    (event,) = cluster.events()
    assert event["type"] == "Warning"


@pytest.mark.parametrize("seconds", [0, SKEW, -SKEW])
def test_what_is_allowed_for_holds_nothing(seconds: float) -> None:
    assert look(differing(seconds)).phase == "flip"


def test_a_clock_ahead_does_not_end_old_leaves() -> None:
    """The retired anchor would be re-keyed 21 hours too early."""
    late = NOON + timedelta(hours=21)
    moved = stamp(NOON - timedelta(hours=5))
    cluster = healthy(state=anchors_state(retired=fingerprint(2), identityMovedAt=moved))
    assert look(cluster, late).phase == "re-key"
    cluster.difference = 21 * 3600
    decision = look(cluster, late)
    assert (decision.phase, decision.actions) == ("settling", ())
    assert "is 75600 s ahead of the API server's" in decision.waits[0].why
    cluster.difference = 0
    assert look(cluster, late).phase == "re-key"


def test_a_node_ahead_is_named() -> None:
    """What starts there seems to have started after the trust roots changed."""
    cluster = healthy()
    proxy = cluster.take(IDENTITY)["status"]["containerStatuses"]
    for container in proxy:
        container["state"] = {"running": {"startedAt": stamp(NOON + timedelta(seconds=SKEW + 1))}}
    decision = look(cluster)
    assert [(wait.reason, wait.what, wait.until) for wait in decision.waits] == [
        ("ClockDiffers", f"Pod {MESH}/linkerd-identity-1-a", NEVER)
    ]
    for container in proxy:
        container["state"] = {"running": {"startedAt": stamp(NOON + timedelta(seconds=SKEW))}}
    assert "ClockDiffers" not in [wait.reason for wait in look(cluster).waits]


def test_a_pod_that_starts_during_a_long_observation_is_not_ahead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cluster = healthy()
    for container in cluster.take(IDENTITY)["status"]["containerStatuses"]:
        container["state"] = {"running": {"startedAt": stamp(NOON + timedelta(seconds=200))}}
    seconds = iter([1000.0, 1232.0])
    clock = SimpleNamespace(monotonic=lambda: next(seconds))
    monkeypatch.setattr("constructs_lib.program.observe.time", clock)
    assert "ClockDiffers" not in [wait.reason for wait in look(cluster).waits]


def test_the_gate_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate(differing(SKEW + 1), settings(active=SECOND), NOON) == 1
    assert "this pod's clock is 21 s ahead" in capsys.readouterr().out
    assert gate(differing(SKEW), settings(active=SECOND), NOON) == 0
    assert gate(differing(SKEW + 1), settings(active=FIRST), NOON) == 0, "nothing is to change"
    anchors = [SECOND, "third"]
    assert gate(differing(SKEW + 1), settings(anchors=anchors, active=SECOND), NOON) == 1
    assert capsys.readouterr().out.count("this pod's clock") == 2
