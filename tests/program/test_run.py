"""A run as a whole: what is recorded, what is done, when it ends, and what people see."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from constructs_lib.program import MODULES, PACKAGE, program_files
from constructs_lib.program import run as run_command
from constructs_lib.program.__main__ import main
from constructs_lib.program.objects import stamp
from constructs_lib.program.observe import DRY_RUN, PAUSED
from constructs_lib.program.outcome import Decision
from constructs_lib.program.settings import ChangedError, RefusedError, RotatorSettings
from constructs_lib.program.status import MOST_WAITS

from ..conftest import ROOT
from ..support.cluster.pod_files import write_config_map
from ..support.program.fake_cluster import (
    CERTIFICATES,
    ISSUER,
    SETTINGS,
    FakeCluster,
    anchors_state,
    certificate_path,
    deploy,
    fingerprint,
    healthy,
    settings,
    state_path,
)
from ..support.program.objects import (
    FIRST,
    MANAGER,
    MESH,
    NOON,
    SECOND,
    SHOP,
    anchor,
    certificate,
    owned_by,
    pod,
    request,
)

REST = anchors_state(activeSince=stamp(NOON))


class Clock:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def run(cluster: FakeCluster, clock: Clock | None = None, **changes: Any) -> int:
    clock = clock or Clock()
    return run_command.run(cluster, settings(**changes), None, clock, clock.sleep)


def step(cluster: FakeCluster, clock: Callable[[], datetime] = lambda: NOON) -> Decision:
    return run_command.step(cluster, settings(), None, clock)


def test_the_record_is_written_before_the_flip() -> None:
    cluster = healthy()
    step(cluster)
    paths = [path for method, path, _ in cluster.sent if method == "PATCH"]
    assert paths == [state_path(), certificate_path(MESH, ISSUER)]
    assert cluster.state()["retired"] == fingerprint(1)
    assert cluster.take(certificate_path(MESH, ISSUER))["spec"]["issuerRef"]["name"] == SECOND


def test_a_record_that_another_run_wrote_stops_the_flip() -> None:
    cluster = healthy()
    seen: list[str] = []

    def before(method: str, path: str) -> None:
        if method == "PATCH" and not seen:
            seen.append(path)
            cluster.touch(state_path())

    cluster.before.append(before)
    with pytest.raises(ChangedError):
        step(cluster)
    assert cluster.acts() == []


def test_an_issuer_that_changed_since_is_not_flipped() -> None:
    cluster = healthy()

    def before(method: str, path: str) -> None:
        if method == "PATCH" and path == state_path():
            cluster.touch(certificate_path(MESH, ISSUER))

    cluster.before.append(before)
    with pytest.raises(ChangedError):
        step(cluster)
    assert cluster.acts() == []


def test_a_workload_that_changed_since_is_not_restarted() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))

    def before(method: str, path: str) -> None:
        if method == "PATCH" and path == state_path():
            cluster.touch(program_path("cart"))

    cluster.before.append(before)
    with pytest.raises(ChangedError):
        step(cluster)
    assert cluster.acts() == []


def program_path(name: str) -> str:
    return f"apis/apps/v1/namespaces/{SHOP}/deployments/{name}"


def test_what_was_observed_long_ago_is_not_acted_upon() -> None:
    cluster, clock = healthy(), Clock()

    def after(method: str, path: str) -> None:
        clock.sleep(31 if method == "PATCH" and path == state_path() else 0)

    cluster.after.append(after)
    with pytest.raises(ChangedError, match="too old"):
        step(cluster, clock)
    assert cluster.acts() == []


def test_a_slow_observation_is_acted_upon_all_the_same() -> None:
    cluster, clock = healthy(), Clock()

    def after(_: str, path: str) -> None:
        clock.sleep(60 if path == "api/v1/pods" else 0)

    cluster.after.append(after)
    step(cluster, clock)
    assert cluster.acts() == [f"PATCH certificates/{ISSUER}"]


@pytest.mark.parametrize("pods", [5, 60])
def test_a_flip_goes_by_pods_that_were_listed_lately(pods: int) -> None:
    """Whatever else is slow to list, and however slow the pods are themselves."""
    cluster, clock = healthy(), Clock()
    listed: list[datetime] = []

    def before(method: str, path: str) -> None:
        listed.extend([clock.now] if method == "GET" and path == "api/v1/pods" else [])

    def after(method: str, path: str) -> None:
        seconds = {"api/v1/pods": pods, "apis/apps/v1/replicasets": 230}
        clock.sleep(seconds.get(path, 0) if method == "GET" else 0)

    cluster.before.append(before)
    cluster.after.append(after)
    step(cluster, clock)
    assert cluster.acts() == [f"PATCH certificates/{ISSUER}"]
    assert clock.now - listed[-1] <= timedelta(seconds=pods)


@pytest.mark.parametrize(("pods", "pause"), [(0, 31), (5, 26), (60, 61)])
def test_a_flip_that_was_held_up_is_not_made(pods: int, pause: int) -> None:
    cluster, clock = healthy(), Clock()

    def after(method: str, path: str) -> None:
        clock.sleep(pods if path == "api/v1/pods" else 0)
        clock.sleep(pause if method == "PATCH" and path == state_path() else 0)

    cluster.after.append(after)
    with pytest.raises(ChangedError, match="too old"):
        step(cluster, clock)
    assert cluster.acts() == []


@pytest.mark.parametrize(("pods", "pause"), [(0, 30), (5, 25), (60, 60)])
def test_a_flip_that_was_held_up_for_a_moment_is_made(pods: int, pause: int) -> None:
    cluster, clock = healthy(), Clock()

    def after(method: str, path: str) -> None:
        clock.sleep(pods if path == "api/v1/pods" else 0)
        clock.sleep(pause if method == "PATCH" and path == state_path() else 0)

    cluster.after.append(after)
    step(cluster, clock)
    assert cluster.acts() == [f"PATCH certificates/{ISSUER}"]


def slowly(cluster: FakeCluster, change: Callable[[], object]) -> FakeCluster:
    """Let something happen while the first observation goes on after the pods."""
    happened: list[str] = []

    def after(_: str, path: str) -> None:
        if path == "apis/apps/v1/daemonsets" and not happened:
            happened.append(path)
            change()

    cluster.after.append(after)
    return cluster


def test_a_pod_that_came_after_the_list_holds_the_flip() -> None:
    cluster = healthy()
    owners = owned_by("ReplicaSet", "web-1")
    late = pod(SHOP, "late", owners, anchor(1))
    decision = step(slowly(cluster, lambda: cluster.put("api/v1/pods", late)))
    assert decision.phase == "data plane"
    assert cluster.acts() == ["PATCH deployments/web"]
    assert cluster.state()["active"] == fingerprint(1)


def test_a_certificate_that_came_after_the_list_holds_the_re_key() -> None:
    moved = stamp(NOON - timedelta(days=2))
    cluster = healthy(
        state=anchors_state(retired=fingerprint(2), identityMovedAt=moved, releasedAt=moved)
    )
    user = certificate(SHOP, "mine", SECOND)
    path = "apis/cert-manager.io/v1/certificates"
    decision = step(slowly(cluster, lambda: cluster.put(path, user)))
    assert [wait.reason for wait in decision.waits] == ["RetiredAnchorInUse"]
    assert cluster.acts() == []


def test_a_run_at_rest_ends_at_once() -> None:
    cluster, clock = healthy(state=REST), Clock()
    assert run(cluster, clock) == 0
    assert clock.now == NOON
    assert cluster.status()["phase"] == "rest"


def test_a_run_that_takes_people_ends_at_once() -> None:
    cluster, clock = healthy(), Clock()
    deploy(cluster, SHOP, "cart", anchor(1))
    assert run(cluster, clock, namespaces=["other"]) == 0
    assert clock.now == NOON


def test_a_run_waits_until_its_deadline_is_near() -> None:
    cluster, clock = healthy(), Clock()
    deploy(cluster, SHOP, "cart", anchor(1))
    assert run(cluster, clock) == 0
    assert NOON + timedelta(seconds=1490) < clock.now <= NOON + timedelta(seconds=1500)
    assert cluster.acts() == ["PATCH deployments/cart"]


def test_a_chain_that_was_not_meant_fails_the_run_and_is_told() -> None:
    cluster = healthy()
    path = "apis/cert-manager.io/v1/namespaces/linkerd/certificaterequests/"
    issued = cluster.take(f"{path}{ISSUER}-1")
    other = cluster.take(path.replace("/linkerd/", "/cert-manager/") + f"{SECOND}-1")
    issued["status"]["ca"] = other["status"]["ca"]
    assert run(cluster) == 1
    assert cluster.status()["phase"] == "stuck"
    assert cluster.status()["waits"][0]["reason"] == "IssuerKeyMismatch"
    assert cluster.status()["waits"][0]["people"]
    assert "re-issue the identity issuer" in cluster.events()[0]["message"]
    assert cluster.acts() == []


@pytest.mark.parametrize(
    ("namespace", "name"), [(MANAGER, FIRST), (MANAGER, SECOND), (MESH, ISSUER)]
)
def test_a_missing_request_calls_people_who_renew(namespace: str, name: str) -> None:
    """A restored backup, or a janitor: nothing but a renewal makes it again."""
    cluster, clock = healthy(), Clock()
    del cluster.objects[f"{CERTIFICATES}/namespaces/{namespace}/certificaterequests/{name}-1"]
    assert run(cluster, clock) == 0
    assert clock.now == NOON, "waiting does not end it"
    assert cluster.acts() == []
    assert cluster.status()["phase"] == "settling"
    (wait,) = cluster.status()["waits"]
    assert (wait["reason"], wait["people"]) == ("CertificateRequestMissing", True)
    (event,) = cluster.events()
    assert event["type"] == "Warning"
    assert f"cmctl renew --namespace {namespace} {name}" in event["message"]
    issued = anchor(2 if name == SECOND else 1, renewal=1)
    renewed = request(namespace, name, 2, FIRST, issued, issued)
    cluster.put(f"{CERTIFICATES}/certificaterequests", renewed)
    cluster.take(certificate_path(namespace, name))["status"]["revision"] = 2
    step(cluster, clock)
    clock.now += timedelta(minutes=3)
    step(cluster, clock)
    assert cluster.acts() == [f"PATCH certificates/{ISSUER}"]


@pytest.mark.parametrize("phase", ["identity", "leaves"])
def test_a_missing_request_calls_people_in_the_middle_of_a_move(phase: str) -> None:
    changes: dict[str, Any] = (
        {"identityMovedAt": None} if phase == "identity" else {"retired": fingerprint(2)}
    )
    cluster = healthy(state=anchors_state(**changes))
    del cluster.objects[f"{CERTIFICATES}/namespaces/{MESH}/certificaterequests/{ISSUER}-1"]
    step(cluster)
    assert cluster.acts() == []
    (event,) = cluster.events()
    assert event["type"] == "Warning"
    assert f"cmctl renew --namespace {MESH} {ISSUER}" in event["message"]


def test_what_cannot_be_read_of_the_chain_is_told() -> None:
    cluster = healthy()
    del cluster.take(certificate_path(MESH, ISSUER))["metadata"]["generation"]
    with pytest.raises(RefusedError, match="cannot be read: KeyError"):
        run(cluster)


@pytest.mark.parametrize(
    "text",
    [
        "garbage",
        "null",
        "[" * 100_000,
        '{"waits": 5}',
        '{"waits": [{}]}',
        '{"waits": [{"reason": [], "what": "", "since": "", "people": true}]}',
        '{"phase": "rest", "waits": [], "eventAt": "never"}',
    ],
    ids=range(7),
)
def test_garbage_in_its_own_status_is_no_status(text: str) -> None:
    cluster = healthy()
    cluster.take(state_path())["data"]["status.json"] = text
    step(cluster)
    assert cluster.acts() == [f"PATCH certificates/{ISSUER}"]
    assert cluster.status()["phase"] == "flip"


def test_a_time_of_its_own_status_is_written_anew() -> None:
    """Python takes anything between a date and a time, and prints half a character never."""
    cluster = healthy()
    cluster.take(certificate_path(MANAGER, SECOND))["status"]["revision"] = 7
    step(cluster)
    data = cluster.take(state_path())["data"]
    assert cluster.status()["waits"][0]["people"]
    data["status.json"] = data["status.json"].replace("25T12", "25\\ud80012")
    step(cluster)
    assert cluster.status()["waits"][0]["since"] == cluster.status()["eventAt"] == stamp(NOON)


@pytest.mark.parametrize(
    "change",
    [
        {"anchors": [1]},
        {"anchors": {FIRST: 1}},
        {"active": {}},
        {"issuerGeneration": "many"},
        {"activeSince": "2026-01-01T00:00:00"},
        {"activeSince": "9999-12-31T23:59:59Z"},
    ],
    ids=range(6),
)
def test_garbage_in_its_own_state_is_a_lost_state(change: dict[str, Any]) -> None:
    cluster = healthy(state=anchors_state(**change))
    step(cluster)
    assert cluster.acts() == []
    assert cluster.state()["retired"] == fingerprint(2)


def test_a_missing_state_is_told() -> None:
    cluster = healthy()
    del cluster.objects[state_path()]
    with pytest.raises(RefusedError, match="apply what Git holds"):
        run(cluster)


def test_a_cluster_that_changes_for_ever_is_told() -> None:
    cluster, clock = healthy(), Clock()

    def before(method: str, _: str) -> None:
        if method == "PATCH":
            cluster.touch(state_path())

    cluster.before.append(before)
    with pytest.raises(RefusedError, match="changes at each attempt"):
        run(cluster, clock)


@pytest.mark.parametrize("note", [PAUSED, DRY_RUN])
def test_paused_or_dry_nothing_is_done(note: str) -> None:
    cluster, clock = healthy(), Clock()
    cluster.take(state_path())["metadata"]["annotations"] = {note: "true"}
    before = cluster.state()
    assert run(cluster, clock) == 0
    assert clock.now == NOON
    assert cluster.acts() == []
    assert cluster.state()["retired"] == before["retired"]
    assert cluster.state()["activeSince"] == before["activeSince"]
    assert cluster.status()["lastMovedAt"] == before["lastMovedAt"]
    text = cluster.take(state_path())["data"]["status.txt"]
    assert f"would: let {SECOND} sign the identity issuer instead of {FIRST}" in text
    assert note in text


def test_the_status_says_since_when() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))
    cluster.take(program_path("cart"))["spec"]["paused"] = True
    step(cluster)
    later = NOON + timedelta(hours=1)
    step(cluster, lambda: later)
    (wait,) = cluster.status()["waits"]
    assert wait == {
        "reason": "WorkloadPaused",
        "what": "Deployment shop/cart",
        "why": "pod cart-1-a lacks a trust anchor; is paused: resume it",
        "since": stamp(NOON),
        "people": True,
    }
    assert cluster.status()["updatedAt"] == stamp(later)
    assert cluster.status()["podsLackingAnAnchor"] == 1
    assert cluster.status()["meshedPods"] == 5


def test_events_are_made_when_something_is_new() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))
    cluster.take(program_path("cart"))["spec"]["paused"] = True
    step(cluster)
    step(cluster)
    (event,) = cluster.events()
    assert (event["type"], event["reason"]) == ("Warning", "AnchorRotationDataPlane")
    assert "Deployment shop/cart" in event["message"]
    assert event["involvedObject"]["name"] == ISSUER
    assert event["metadata"]["namespace"] == MESH
    cluster.take(program_path("cart"))["spec"]["paused"] = False
    step(cluster)
    assert len(cluster.events()) == 2


def days_of_steps(cluster: FakeCluster, days: int, **changes: Any) -> list[str]:
    """Step every six hours; return the types of the Events."""
    clock = Clock()
    for _ in range(4 * days + 1):
        run_command.step(cluster, settings(**changes), None, clock)
        clock.sleep(6 * 3600)
    return [event["type"] for event in cluster.events()]


def test_people_are_called_every_day() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))
    cluster.take(program_path("cart"))["spec"]["paused"] = True
    assert days_of_steps(cluster, 3) == ["Warning"] * 4


def test_people_are_called_for_what_has_no_end_after_a_day() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))
    cluster.take(program_path("cart"))["status"]["availableReplicas"] = 0
    assert days_of_steps(cluster, 2) == ["Normal", "Warning", "Warning"]
    (wait,) = cluster.status()["waits"]
    assert (wait["reason"], wait["since"], wait["people"]) == (
        "RolloutIncomplete",
        stamp(NOON),
        True,
    )


def test_people_are_called_while_nobody_makes_the_new_key() -> None:
    """Its Secret is deleted at each look, which is no end of the wait."""
    moved: dict[str, Any] = {
        "identityMovedAt": stamp(NOON - timedelta(days=9)),
        "releasedAt": stamp(NOON),
    }
    cluster = healthy(state=anchors_state(retired=fingerprint(2), **moved))
    assert days_of_steps(cluster, 3) == ["Normal", "Warning", "Warning"]
    (wait,) = cluster.status()["waits"]
    assert (wait["reason"], wait["people"]) == ("AwaitingNewKey", True)


def test_nobody_is_called_while_it_rests_or_git_decides() -> None:
    cluster = healthy(state=REST)
    assert days_of_steps(cluster, 3) == ["Normal"]
    cluster = healthy()
    assert days_of_steps(cluster, 3, active=FIRST) == ["Normal"]
    assert cluster.status()["waits"][0]["reason"] == "GitDecides"


def test_an_event_that_is_refused_stops_nothing() -> None:
    cluster = healthy()

    def before(method: str, path: str) -> None:
        if method == "POST" and path.endswith("/events"):
            raise RefusedError(path)

    cluster.before.append(before)
    step(cluster)
    assert cluster.acts() == [f"PATCH certificates/{ISSUER}"]


def test_a_status_stays_small() -> None:
    cluster = healthy()
    for number in range(300):
        deploy(cluster, SHOP, f"cart{number}", anchor(1))
    cluster_settings = settings(namespaces=["other"])
    run_command.step(cluster, cluster_settings, None, lambda: NOON)
    assert len(cluster.status()["waits"]) == MOST_WAITS
    assert cluster.status()["moreWaits"] == 300 - MOST_WAITS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("nonsense", "settings.json"),
        ("[]", "settings.json"),
        ("{}", "controlPlaneNamespace"),
        (json.dumps(SETTINGS | {"pollSeconds": 0}), "pollSeconds"),
        (json.dumps(SETTINGS | {"workloadsAtOnce": 0}), "workloadsAtOnce"),
        (json.dumps(SETTINGS | {"everySeconds": "90d"}), "everySeconds"),
        (json.dumps(SETTINGS | {"anchors": [FIRST]}), "two different names"),
        (json.dumps(SETTINGS | {"anchors": [FIRST, FIRST]}), "two different names"),
        (json.dumps(SETTINGS | {"anchors": ["a", "b", "c"]}), "two different names"),
        (json.dumps(SETTINGS | {"active": "c"}), "one of them active"),
    ],
    ids=[str(number) for number in range(10)],
)
def test_broken_settings_are_told(text: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        RotatorSettings.read(text)


@pytest.mark.parametrize("command", MODULES)
def test_a_command_needs_nothing_but_the_modules_that_are_shipped(
    tmp_path: Path, command: str
) -> None:
    """Laid out as a kubelet does it, and without this library on the path."""
    files = program_files(command, json.dumps(SETTINGS | {"anchors": []}))
    items = [{"key": name, "path": f"{PACKAGE}/{name}"} for name in files]
    write_config_map(tmp_path / "program", {"items": items}, files)
    finished = subprocess.run(
        [sys.executable, "-S", "-B", "-m", PACKAGE, command],
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(tmp_path / "program"),
            "SERVICE_ACCOUNT": str(tmp_path),
            "KUBERNETES_SERVICE_HOST": "127.0.0.1",
            "KUBERNETES_SERVICE_PORT": "1",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (finished.returncode, finished.stdout) == (1, "")
    assert "No such file or directory" in finished.stderr, finished.stderr


@pytest.mark.parametrize("command", MODULES)
def test_a_command_ships_what_it_imports_and_nothing_else(command: str) -> None:
    folder = ROOT / "constructs_lib" / "program"
    needed: set[str] = set()
    queue = [command, "__main__"]
    while queue:
        module = queue.pop()
        needed.add(module)
        tree = ast.parse((folder / f"{module}.py").read_text("utf-8"))
        imported = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert all(node.level < 2 for node in imported)
        modules = {str(node.module) for node in imported if node.level == 1}
        queue += modules - needed
    assert set(MODULES[command]) == {f"{module}.py" for module in needed}


def test_an_unknown_command_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rotate"]) == 1
    assert "say what to do: run, gate, restart, settle" in capsys.readouterr().err
