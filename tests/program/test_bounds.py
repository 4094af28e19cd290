"""What others write costs time in line with its length, and memory up to a bound."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from types import FrameType
from typing import Any

import pytest

from constructs_lib.program.certificates import BEGIN, END, parse_pem
from constructs_lib.program.objects import stamp
from constructs_lib.program.observe import observe
from constructs_lib.program.observed import RESTARTED, MeshedPod

from ..support.program.fake_cluster import (
    CERTIFICATES,
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
    budget,
    certificate,
    owned_by,
    pod,
)

BOTH, STALE = anchor(1) + anchor(2), anchor(1)


class Text(str):
    """A text that counts which part of it is looked at."""

    __slots__ = ("looked_at",)
    looked_at: int

    def find(self, part: Any, start: Any = 0, end: Any = None) -> int:
        found = super().find(part, start, end)
        self.looked_at += (len(self) if found < 0 else found + len(part)) - start
        return found

    def __getitem__(self, place: Any) -> str:
        part = super().__getitem__(place)
        self.looked_at += len(part)
        return part


@pytest.mark.parametrize(
    "text",
    [
        "x" * 40_000,
        BEGIN * 1500,
        END * 1500,
        (BEGIN + "MIIB") * 1300 + END,
        (BEGIN + END) * 700,
        (BEGIN + " " * 40_000) * 2,
        BOTH * 20,
    ],
    ids=range(7),
)
def test_a_text_is_looked_at_a_few_times(text: str) -> None:
    counting = Text(text)
    counting.looked_at = 0
    parse_pem.__wrapped__(counting)
    # It may stop at the first that is none.
    assert 0 < counting.looked_at <= 3 * len(text)


def many(count: int) -> FakeCluster:
    """A mesh of workloads that differ, each with a budget of its own that allows nothing."""
    cluster = healthy()
    for number in range(count):
        name = f"w{number}"
        deploy(cluster, SHOP, name, STALE)
        labels = {"app": name, "team": "x"}
        shown = cluster.take(pod_path(SHOP, f"{name}-1-a"))
        shown["metadata"]["labels"] |= labels
        shown["metadata"]["creationTimestamp"] = stamp(NOON)
        guard = budget(SHOP, name, {"matchLabels": labels}, 0)
        cluster.put("apis/policy/v1/poddisruptionbudgets", guard)
        if number % 2:
            thing = cluster.take(path_of("Deployment", SHOP, name))
            thing["metadata"]["annotations"] = {RESTARTED: stamp(NOON - timedelta(minutes=9))}
            thing["status"]["availableReplicas"] = 0
    return cluster


def calls(run: Callable[[], object]) -> int:
    """Return how many functions are called, those of C included."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def test_a_pass_calls_twice_as_much_for_twice_as_many() -> None:
    once, twice = (calls(partial(look, many(count))) for count in (100, 200))
    assert 1.5 < twice / once < 2.1


def test_old_replica_sets_are_not_kept() -> None:
    cluster = healthy()
    for number in range(10):
        meta: Object = {"namespace": SHOP, "name": f"web-old-{number}"}
        cluster.put("apis/apps/v1/replicasets", {"metadata": meta})
    seen = observe(cluster, settings(), NOON, None)
    assert len(seen.replica_sets) == 4


def test_pods_share_what_they_have_in_common() -> None:
    text = json.dumps(pod(SHOP, "web-1-a", owned_by("ReplicaSet", "web-1"), BOTH))
    pods = [MeshedPod.read(json.loads(text), settings()) for _ in range(2)]
    shared = [
        (id(each.key.namespace), id(each.anchors), id(each.labels), *map(id, each.owner or ()))
        for each in pods
        if each is not None
    ]
    assert shared[0] == shared[1]


@pytest.mark.parametrize(("length", "unreadable"), [(16_000, False), (16_400, True)])
def test_labels_are_bounded(length: int, unreadable: bool) -> None:
    cluster = healthy()
    cluster.take(pod_path(SHOP, "web-1-a"))["metadata"]["labels"]["x"] = "y" * length
    decision = look(cluster)
    assert [wait.reason for wait in decision.waits] == ["ObjectUnreadable"] * unreadable
    assert len(str(decision.waits)) < 1000


@pytest.mark.parametrize(("length", "unreadable"), [(16_000, False), (16_400, True)])
def test_selectors_are_bounded(length: int, unreadable: bool) -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    guard = budget(SHOP, "guard", {"matchLabels": {"x": "y" * length}}, 5)
    cluster.put("apis/policy/v1/poddisruptionbudgets", guard)
    assert bool(look(cluster).actions) is not unreadable


def test_a_selector_with_labels_that_are_none_is_unreadable() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    guard = budget(SHOP, "guard", {"matchLabels": {"x": ["y"]}}, 5)
    cluster.put("apis/policy/v1/poddisruptionbudgets", guard)
    assert look(cluster).actions == []


@pytest.mark.parametrize(("count", "phase"), [(498, "flip"), (499, "data plane")])
def test_the_anchors_of_a_pod_are_bounded(count: int, phase: str) -> None:
    others = "".join(anchor(number) for number in range(100, 100 + count))
    cluster = healthy()
    deploy(cluster, SHOP, "cart", BOTH + others)
    assert look(cluster).phase == phase


def test_a_name_of_an_issuer_that_cannot_be_is_not_kept() -> None:
    cluster = healthy()
    cluster.put(f"{CERTIFICATES}/certificates", certificate(SHOP, "odd", "x" * 100_000))
    assert max(map(len, observe(cluster, settings(), NOON, None).users)) < 300
