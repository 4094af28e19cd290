"""The program that ends stale operations: which ones, by which request, and how long it looks."""

from __future__ import annotations

import copy
from email.message import Message
from typing import Any
from urllib.error import HTTPError

import pytest

from constructs_lib.delivery.settle_applications import (
    LOOK_AGAIN,
    WATCHED_SECONDS,
    Json,
    ending,
    is_stale,
    settle,
    watch,
)

CHART: Json = {
    "repoURL": "https://charts.example.com",
    "chart": "linkerd-viz",
    "targetRevision": "30.12.11",
    "helm": {"releaseName": "linkerd-viz", "valuesObject": {"dashboard": {"replicas": 2}}},
}
FOLDER: Json = {
    "repoURL": "https://git.example.com/mesh.git",
    "targetRevision": "refs/heads/main",
    "path": "dist/linkerd-viz",
    "directory": {"include": "*.yaml"},
}


def changed(chart: Json, **fields: Any) -> Json:
    return {**chart, **fields}


NEWER = changed(CHART, targetRevision="2026.8.3")
CORRECTED = changed(CHART, helm={"valuesObject": {"dashboard": {"replicas": 3}}})


def application(
    spec: Json = CHART,
    operation: Json = CHART,
    *,
    phase: str = "Running",
    automated: bool = True,
    health: str = "Healthy",
    owner: str = "set",
) -> Json:
    return {
        "metadata": {"ownerReferences": [{"kind": "ApplicationSet", "name": owner}]},
        "spec": {"sources": [spec, {**FOLDER, "directory": {"include": "*.yaml", "jsonnet": {}}}]},
        "status": {
            "sync": {"status": "Synced"},
            "health": {"status": health},
            "operationState": {
                "phase": phase,
                "startedAt": "2026-11-25T10:00:00Z",
                "operation": {
                    "initiatedBy": {"automated": automated},
                    "sync": {
                        "sources": [
                            operation,
                            {**FOLDER, "directory": {"include": "*.yaml", "jsonnet": {}}},
                        ]
                    },
                },
            },
        },
    }


class FakeCluster:
    """An ApplicationSet and its applications."""

    def __init__(self, element: Json, **applications: Json) -> None:
        sources = [element, FOLDER]
        elements = [{"folder": "linkerd-viz", "sources": sources, "prune": True}]
        self.objects = {
            f"applications/{name}": copy.deepcopy(a) for name, a in applications.items()
        }
        self.objects["applicationsets/set"] = {
            "spec": {"generators": [{"list": {"elements": elements}}]}
        }
        self.patches: list[tuple[str, list[Json] | Json]] = []

    def get(self, path: str) -> Json:
        if path not in self.objects:
            raise HTTPError(path, 404, "Not Found", Message(), None)
        return self.objects[path]

    def patch(self, path: str, body: list[Json] | Json) -> None:
        self.patches.append((path, body))


@pytest.mark.parametrize("spec", [NEWER, CORRECTED], ids=["version", "value"])
def test_an_operation_with_other_sources_is_stale(spec: Json) -> None:
    assert is_stale(application(spec))


@pytest.mark.parametrize(
    "alive",
    [
        application(),
        application(NEWER, phase="Succeeded"),
        application(NEWER, phase="Terminating"),
        application(NEWER, automated=False),
        {"spec": {"sources": [CHART, FOLDER]}},
    ],
    ids=["same", "over", "ending", "a-person's", "none"],
)
def test_others_are_left_alone(alive: Json) -> None:
    assert not is_stale(alive)


def test_only_the_operation_that_was_seen_is_ended() -> None:
    """Another one may have begun since, which has the new sources."""
    assert ending(application(NEWER)) == [
        {
            "op": "test",
            "path": "/status/operationState/startedAt",
            "value": "2026-11-25T10:00:00Z",
        },
        {"op": "test", "path": "/status/operationState/phase", "value": "Running"},
        {"op": "replace", "path": "/status/operationState/phase", "value": "Terminating"},
    ]


def left(cluster: FakeCluster) -> list[str]:
    return settle(cluster, "set", {"linkerd-viz": "viz"})


def test_settled_is_what_has_the_sets_sources_and_no_stale_operation() -> None:
    cluster = FakeCluster(NEWER, viz=application(NEWER, NEWER))
    assert left(cluster) == []
    assert cluster.patches == []


def test_an_application_that_still_has_the_old_sources_is_waited_for() -> None:
    cluster = FakeCluster(NEWER, viz=application())
    assert left(cluster) == ["viz"]
    assert cluster.patches == []


def test_a_stale_operation_is_ended_and_looked_at_again() -> None:
    cluster = FakeCluster(NEWER, viz=application(NEWER))
    assert left(cluster) == ["viz"]
    assert [path for path, _ in cluster.patches] == ["applications/viz"]


@pytest.mark.parametrize("health", ["Degraded", "Progressing"])
def test_an_application_that_is_not_well_is_looked_at_again(health: str) -> None:
    """Of a definition that is established meanwhile nobody tells Argo CD."""
    cluster = FakeCluster(CHART, viz=application(phase="Succeeded", health=health))
    assert left(cluster) == ["viz"]
    assert cluster.patches == [("applications/viz", LOOK_AGAIN)]


@pytest.mark.parametrize("owner", ["theirs", ""])
def test_what_is_not_of_the_set_is_not_touched(owner: str) -> None:
    theirs = application(NEWER, health="Degraded", owner=owner)
    if not owner:
        theirs["metadata"] = {}
    cluster = FakeCluster(NEWER, viz=theirs)
    assert left(cluster) == ["viz"]
    assert cluster.patches == []


def test_one_that_is_not_there_yet_does_not_keep_the_others_waiting() -> None:
    cluster = FakeCluster(NEWER, viz=application(NEWER))
    assert settle(cluster, "set", {"linkerd": "lost", "linkerd-viz": "viz"}) == ["lost", "viz"]
    assert [path for path, _ in cluster.patches] == ["applications/viz"]


class Clock:
    """Time that passes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_it_ends_as_soon_as_everything_is_settled() -> None:
    clock = Clock()
    looks = iter([["viz"], ["viz"], []])
    assert watch(lambda: next(looks), clock, clock.sleep) == ""
    assert clock.now < WATCHED_SECONDS / 5


def test_it_gives_up_in_time_and_names_what_is_left() -> None:
    clock = Clock()
    assert watch(lambda: ["viz"], clock, clock.sleep) == "viz"
    assert clock.now < WATCHED_SECONDS + 10


def test_an_api_server_that_is_away_is_asked_again() -> None:
    clock = Clock()
    failures = iter([OSError("connection refused")])

    def look() -> list[str]:
        for failure in failures:
            raise failure
        return []

    assert watch(look, clock, clock.sleep) == ""
