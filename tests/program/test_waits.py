"""Who is on call gets from a reason or a phase to its rule, and to what to do, by one search."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from constructs_lib import program
from constructs_lib.program import run
from constructs_lib.program.objects import stamp
from constructs_lib.program.observe import PAUSED
from constructs_lib.program.waits import Phase, Reason

from ..conftest import ROOT
from ..support.program.fake_cluster import (
    CERTIFICATES,
    ISSUER,
    FakeCluster,
    anchors_state,
    deploy,
    fingerprint,
    healthy,
    path_of,
    settings,
    state_path,
)
from ..support.program.objects import FIRST, MESH, NOON, SHOP, anchor, request

SOURCES = {
    file.name: file.read_text("utf-8") for file in Path(program.__file__).parent.glob("*.py")
}
PAGE = (ROOT / "docs" / "anchor_rotator.md").read_text("utf-8")
NOT_OF_THE_ROTATOR = {"restart.py", "renewals.py"}
REASONS: tuple[str, ...] = get_args(Reason)
PHASES: tuple[str, ...] = get_args(Phase)


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_in_one_rule(reason: str) -> None:
    texts = [text for name, text in SOURCES.items() if name not in NOT_OF_THE_ROTATOR]
    assert sum(text.count(f'reason="{reason}"') for text in texts) == 1


def test_no_reason_is_composed() -> None:
    assert not [name for name, text in SOURCES.items() if re.search(r'reason=f"', text)]


def test_the_page_has_every_reason_and_no_other() -> None:
    rows = re.findall(r"^\| `([A-Z]\w+)` \|[^|]+\|[^|]+\|$", PAGE, re.MULTILINE)
    assert rows == list(REASONS)


def test_the_page_has_every_phase_and_no_other() -> None:
    rows = re.findall(r"^\| `([a-z][a-z -]+)` \|[^|]+\|[^|]+\|$", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted(PHASES)


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_is_entered_somewhere(phase: str) -> None:
    assert any(f'phase="{phase}"' in text for text in SOURCES.values())


def test_reasons_are_words_of_their_own() -> None:
    assert len({*REASONS}) == len(REASONS)


def look(cluster: FakeCluster, now: datetime) -> None:
    run.step(cluster, settings(), None, lambda: now)


def test_the_sample_is_a_status() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))
    cluster.take(path_of("Deployment", SHOP, "cart"))["spec"]["paused"] = True
    look(cluster, NOON)
    (sample,) = re.findall(r"```json\n(.+?)```", PAGE, re.DOTALL)
    assert json.loads(sample) == cluster.status()
    text = cluster.take(state_path())["data"]["status.txt"]
    assert f"```text\n{text}\n```" in PAGE


def resting() -> FakeCluster:
    moved = stamp(NOON - timedelta(days=30))
    return healthy(state=anchors_state(activeSince=moved, lastMovedAt=moved))


def awaiting_leaves() -> FakeCluster:
    moved = stamp(NOON - timedelta(hours=2))
    return healthy(
        state=anchors_state(
            retired=fingerprint(2), activeSince=moved, lastMovedAt=moved, identityMovedAt=moved
        )
    )


def stuck() -> FakeCluster:
    """A mesh whose active anchor has another key than the one that signed."""
    cluster = healthy()
    former = anchor(3)
    issued = request(MESH, ISSUER, 1, FIRST, former, former)
    cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
    return cluster


def paused() -> FakeCluster:
    cluster = healthy()
    cluster.take(state_path())["metadata"]["annotations"] = {PAUSED: "true"}
    return cluster


@pytest.mark.parametrize(
    ("mesh", "phase"),
    [(resting, "rest"), (awaiting_leaves, "leaves"), (stuck, "stuck"), (paused, "flip")],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_other_samples_are_statuses_too(mesh: Callable[[], FakeCluster], phase: str) -> None:
    """As they are an hour after the first look."""
    cluster = mesh()
    for now in (NOON, NOON + timedelta(hours=1)):
        look(cluster, now)
    assert cluster.status()["phase"] == phase
    text = cluster.take(state_path())["data"]["status.txt"]
    assert f"```text\n{text}\n```" in PAGE
