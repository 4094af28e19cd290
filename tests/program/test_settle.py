"""The command ``settle``: which operations it ends, by which request, and how long it looks."""

from __future__ import annotations

import copy
from typing import Any, cast

import pytest

from constructs_lib.program.cluster import Cluster
from constructs_lib.program.objects import Json
from constructs_lib.program.settings import ChangedError, RefusedError
from constructs_lib.program.settle import (
    LOOK_AGAIN,
    SettleSettings,
    ending,
    fits,
    is_stale,
    settle,
    watch,
)

PATH = "apis/argoproj.io/v1alpha1/namespaces/argocd"
VIZ = f"{PATH}/applications/viz"


def settings(**applications: str) -> SettleSettings:
    return SettleSettings(
        namespace="argocd",
        application_set="set",
        applications=applications or {"linkerd-viz": "viz"},
        watched_seconds=150,
        poll_seconds=5,
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
        "metadata": {
            "resourceVersion": "7",
            "ownerReferences": [{"kind": "ApplicationSet", "name": owner}],
        },
        "spec": {"sources": [spec, {**FOLDER, "directory": {"include": "*.yaml", "jsonnet": {}}}]},
        "status": {
            "sync": {"status": "Synced"},
            "health": {"status": health},
            "operationState": {
                "phase": phase,
                "startedAt": "2026-11-25T10:00:00Z",
                # RollingSync gives it no sources of its own.
                "operation": {"initiatedBy": {"automated": automated}, "sync": {"prune": True}},
                "syncResult": {
                    "sources": [
                        operation,
                        {**FOLDER, "directory": {"include": "*.yaml", "jsonnet": {}}},
                    ]
                },
            },
        },
    }


def without_result(application: Json) -> Json:
    """Return an application whose operation has not begun, and will take the sources of then."""
    changed = copy.deepcopy(application)
    del changed["status"]["operationState"]["syncResult"]
    return changed


class FakeCluster:
    """An ApplicationSet and its applications."""

    def __init__(self, element: Json, **applications: Json) -> None:
        sources = [element, FOLDER]
        elements = [
            {"folder": folder, "sources": sources, "prune": True}
            for folder in ("linkerd", "linkerd-viz")
        ]
        self.objects = {
            f"{PATH}/applications/{name}": copy.deepcopy(application)
            for name, application in applications.items()
        }
        spec: Json = {"generators": [{"list": {"elements": elements}}]}
        self.objects[f"{PATH}/applicationsets/set"] = {"spec": spec}
        self.patches: list[tuple[str, Json]] = []

    def get(self, path: str) -> Json | None:
        return self.objects.get(path)

    def items(self, path: str, selector: str) -> list[Json]:
        assert selector == "app.kubernetes.io/part-of=set"
        return [found for name, found in self.objects.items() if name.startswith(f"{path}/")]

    def send(self, method: str, path: str, body: Json) -> None:
        assert method == "PATCH"
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
        without_result(application(NEWER)),
    ],
    ids=["same", "over", "ending", "a-person's", "none", "without-result"],
)
def test_others_are_left_alone(alive: Json) -> None:
    assert not is_stale(alive)


def test_only_the_operation_that_was_seen_is_ended() -> None:
    """Another one may have begun since, which has the new sources."""
    assert ending(application(NEWER)) == {
        "metadata": {"resourceVersion": "7"},
        "status": {"operationState": {"phase": "Terminating"}},
    }


def left(cluster: FakeCluster) -> list[str]:
    return settle(cast("Cluster", cluster), settings())


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
    assert [path for path, _ in cluster.patches] == [VIZ]


@pytest.mark.parametrize("health", ["Degraded", "Progressing"])
def test_an_application_that_is_not_well_is_looked_at_again(health: str) -> None:
    """Of a definition that is established meanwhile nobody tells Argo CD."""
    cluster = FakeCluster(CHART, viz=application(phase="Succeeded", health=health))
    assert left(cluster) == ["viz"]
    assert cluster.patches == [(VIZ, LOOK_AGAIN)]


@pytest.mark.parametrize("owner", ["theirs", ""])
def test_what_is_not_of_the_set_is_not_touched(owner: str) -> None:
    theirs = application(NEWER, health="Degraded", owner=owner)
    if not owner:
        theirs = {**theirs, "metadata": dict[str, str]()}
    cluster = FakeCluster(NEWER, viz=theirs)
    assert left(cluster) == ["viz"]
    assert cluster.patches == []


def test_one_that_is_not_there_yet_does_not_keep_the_others_waiting() -> None:
    cluster = FakeCluster(NEWER, viz=application(NEWER))
    both = settings(linkerd="lost", **{"linkerd-viz": "viz"})
    assert settle(cast("Cluster", cluster), both) == ["lost", "viz"]
    assert [path for path, _ in cluster.patches] == [VIZ]


def test_a_folder_that_the_set_does_not_have_is_not_waited_for() -> None:
    """Somebody's patch takes its element out of the set."""
    cluster = FakeCluster(NEWER, viz=application(NEWER, NEWER))
    both = settings(**{"cert-manager": "lost", "linkerd-viz": "viz"})
    assert settle(cast("Cluster", cluster), both) == []


def test_one_that_has_changed_meanwhile_is_looked_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def send(*_: object) -> None:
        raise ChangedError("another operation has begun")

    cluster = FakeCluster(NEWER, viz=application(NEWER))
    monkeypatch.setattr(cluster, "send", send)
    assert left(cluster) == ["viz"]


def test_a_set_that_is_not_there_yet_is_waited_for() -> None:
    cluster = FakeCluster(NEWER)
    cluster.objects.clear()
    assert left(cluster) == ["ApplicationSet set"]


@pytest.mark.parametrize(
    "generators",
    [None, [], [{"matrix": {}}], [{"list": {"elements": [{"cluster": "east"}]}}]],
)
def test_a_set_of_another_form_is_told_of(generators: Any) -> None:
    """A Job that fails would repeat the whole sync, again and again."""
    cluster = FakeCluster(NEWER, viz=application(NEWER))
    cluster.objects[f"{PATH}/applicationsets/set"]["spec"]["generators"] = generators
    assert left(cluster) == ["ApplicationSet set, which has no list of folders"]
    assert cluster.patches == []


def test_a_refusal_does_not_keep_the_others_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = FakeCluster(NEWER, linkerd=application(NEWER), viz=application(NEWER))
    send = cluster.send

    def refusing(method: str, path: str, body: Json) -> None:
        if path.endswith("/linkerd"):
            raise RefusedError("admission webhook denied the request")
        send(method, path, body)

    monkeypatch.setattr(cluster, "send", refusing)
    both = settings(linkerd="linkerd", **{"linkerd-viz": "viz"})
    assert settle(cast("Cluster", cluster), both) == [
        "linkerd (admission webhook denied the request)",
        "viz",
    ]
    assert [path for path, _ in cluster.patches] == [VIZ]


TEMPLATED = changed(
    CHART, helm={"valuesObject": {"dashboard": {"replicas": 2}, "domain": "{{ x }}"}}
)
EAST = changed(CHART, helm={"valuesObject": {"dashboard": {"replicas": 2}, "domain": "east"}})


def of_cluster(cluster: str, folder: str, **fields: Any) -> Json:
    """Return an application of a class's set."""
    found = dict(application(EAST, EAST, **fields))
    found["metadata"] = {**found["metadata"], "name": f"{cluster}-{folder}"}
    found["spec"] = {**found["spec"], "destination": {"server": cluster, "namespace": folder}}
    return found


class TestClass:
    """The set of a class of clusters, whose applications nobody knows beforehand."""

    SETTINGS = SettleSettings(
        namespace="argocd",
        application_set="set",
        applications={},
        watched_seconds=150,
        poll_seconds=15,
    )

    def left(self, cluster: FakeCluster, *, up_to_date: str = "True") -> list[str]:
        (generator,) = cluster.objects[f"{PATH}/applicationsets/set"]["spec"]["generators"]
        condition = {"type": "ResourcesUpToDate", "status": up_to_date}
        cluster.objects[f"{PATH}/applicationsets/set"] = {
            "spec": {"generators": [{"matrix": {"generators": [{"clusters": {}}, generator]}}]},
            "status": {"conditions": [condition]},
        }
        return settle(cast("Cluster", cluster), self.SETTINGS)

    def test_a_template_stands_for_what_a_cluster_has(self) -> None:
        applications = {name: of_cluster(name, "linkerd-viz") for name in ("east", "west")}
        cluster = FakeCluster(TEMPLATED, **applications)
        assert self.left(cluster) == []
        assert cluster.patches == []

    def test_other_values_are_waited_for(self) -> None:
        cluster = FakeCluster(
            changed(TEMPLATED, targetRevision="2026.8.3"), east=of_cluster("east", "linkerd-viz")
        )
        assert self.left(cluster) == ["east-linkerd-viz"]

    def test_what_is_not_well_is_looked_at_again(self) -> None:
        sick = of_cluster("east", "linkerd", phase="Succeeded", health="Degraded")
        cluster = FakeCluster(TEMPLATED, east=sick, west=of_cluster("west", "linkerd"))
        assert self.left(cluster) == ["east-linkerd"]
        assert cluster.patches == [(f"{PATH}/applications/east-linkerd", LOOK_AGAIN)]

    def test_a_set_that_has_not_made_its_applications_is_waited_for(self) -> None:
        assert self.left(FakeCluster(TEMPLATED), up_to_date="False") == ["ApplicationSet set"]

    def test_a_folder_that_the_set_has_no_more_is_not_waited_for(self) -> None:
        former = of_cluster("east", "former", health="Degraded")
        assert self.left(FakeCluster(TEMPLATED, east=former)) == []


@pytest.mark.parametrize(
    ("element", "value", "expected"),
    [
        ("{{ x }}", "east", True),
        ("{{ x }}", 3, False),
        ({"a": ["{{ x }}", 1]}, {"a": ["b", 1]}, True),
        ({"a": ["{{ x }}"]}, {"a": ["b", 1]}, False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1}, [1], False),
        ("east", "west", False),
    ],
)
def test_what_an_element_can_become(element: Any, value: Any, *, expected: bool) -> None:
    assert fits(element, value) is expected


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
    assert watch(lambda: next(looks), settings(), clock, clock.sleep) == ""
    assert clock.now < 30


def test_it_gives_the_set_time_to_be_applied() -> None:
    """All applications may look settled by the set of before."""
    clock = Clock()

    def look() -> list[str]:
        assert clock.now > 0
        return []

    assert watch(look, settings(), clock, clock.sleep) == ""


def test_it_gives_up_in_time_and_names_what_is_left() -> None:
    clock = Clock()
    assert watch(lambda: ["viz"], settings(), clock, clock.sleep) == "viz"
    assert clock.now < 160


def test_an_api_server_that_is_away_is_asked_again() -> None:
    clock = Clock()
    failures = iter([RefusedError("failed 8 times: connection refused")])

    def look() -> list[str]:
        for failure in failures:
            raise failure
        return []

    assert watch(look, settings(), clock, clock.sleep) == ""
