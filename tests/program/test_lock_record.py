"""Which anchors the API server is told to keep, and which may sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from constructs_lib.program import run as run_command
from constructs_lib.program.lock_record import lock_record
from constructs_lib.program.observe import UNLOCKED
from constructs_lib.program.observed import State

from ..support.program.fake_cluster import healthy, settings, state_path
from ..support.program.objects import NOON

NAMES = {"a": "key-a", "b": "key-b"}
REST = State(active="key-a", anchors=NAMES, last_moved_at=NOON, identity_moved_at=NOON)
MOVED = replace(REST, active="key-b", retired="key-a", identity_moved_at=None)


@pytest.mark.parametrize(
    ("state", "issuers", "kept"),
    [
        (REST, "a", "a"),
        (replace(REST, ready_since=NOON), "a,b", "a,b"),
        (MOVED, "a,b", "a,b"),
        (replace(MOVED, last_moved_at=None), "b", "a,b"),
        (replace(MOVED, released_at=NOON), "b", "b"),
        (replace(MOVED, anchors={"a": "key-new", "b": "key-b"}), "b", "b"),
    ],
    ids=["rest", "ready", "moved", "first run", "released", "a new key"],
)
def test_record(state: State, issuers: str, kept: str) -> None:
    assert lock_record(state, by_git=False) == {"issuers": issuers, "kept": kept}


@pytest.mark.parametrize(
    ("leaving", "issuers", "kept"),
    [
        (None, "a,b", "a,b"),
        ({"b": "held"}, "a", "a,b"),
        ({"b": "released"}, "a", "a"),
        ({"a": "held", "unknown": "held"}, "a,b", "a,b"),
    ],
)
def test_by_git_what_may_sign_is_kept(
    leaving: Mapping[str, str] | None, issuers: str, kept: str
) -> None:
    ready = replace(REST, ready_since=NOON, leaving=leaving)
    assert lock_record(ready, by_git=True) == {"issuers": issuers, "kept": kept}


@pytest.mark.parametrize("state", [State(), replace(REST, active="key-gone")])
def test_what_cannot_be_known_changes_nothing(state: State) -> None:
    assert lock_record(state, by_git=False) == {}


def test_it_is_written_before_anything_is_done() -> None:
    cluster = healthy()
    run_command.step(cluster, settings(), None, lambda: NOON)
    assert [method for method, _, _ in cluster.sent][:2] == ["PATCH", "POST"]
    assert cluster.take(state_path())["data"]["issuers"]


def test_an_open_lock_is_said_to_people() -> None:
    cluster = healthy()
    cluster.take(state_path())["metadata"]["annotations"] = {UNLOCKED: "true"}
    run_command.step(cluster, settings(), None, lambda: NOON)
    waits = {wait["reason"]: wait["people"] for wait in cluster.status()["waits"]}
    assert waits["Unlocked"]
