"""The bench's kubelet: what it does with a pod, and what it says, without a cluster."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from ..conftest import Manifest
from ..support.cluster.api import Api, ApiError
from ..support.cluster.pod_run import PodRun
from ..support.cluster.pod_status import ContainerRun, due, phase, status

RUNNING = ContainerRun(started="2026-01-01T00:00:00Z")
DONE = ContainerRun(started="2026-01-01T00:00:00Z", finished="2026-01-01T00:00:01Z")
BROKEN = ContainerRun(started="2026-01-01T00:00:00Z", finished="2026-01-01T00:00:01Z", exit_code=7)


def spec(*inits: str, mains: tuple[str, ...] = ("last",), **commands: str) -> Manifest:
    def container(name: str) -> Manifest:
        command = ["/bin/sh", "-c", commands.get(name, "true")]
        return {"name": name, "image": "example.com/kubectl", "command": command}

    return {
        "initContainers": [container(name) for name in inits],
        "containers": [container(name) for name in mains],
    }


@pytest.mark.parametrize(
    ("runs", "names", "expected"),
    [
        ({}, ["first"], "Pending"),
        ({"first": RUNNING}, [], "Pending"),
        ({"first": DONE}, ["second"], "Pending"),
        ({"first": BROKEN}, [], "Failed"),
        ({"first": DONE, "second": RUNNING}, [], "Pending"),
        ({"first": DONE, "second": DONE}, ["third", "fourth"], "Pending"),
        ({"first": DONE, "second": DONE, "third": RUNNING, "fourth": DONE}, [], "Running"),
        ({"first": DONE, "second": DONE, "third": RUNNING, "fourth": BROKEN}, [], "Running"),
        ({"first": DONE, "second": DONE, "third": DONE, "fourth": BROKEN}, [], "Failed"),
        ({"first": DONE, "second": DONE, "third": DONE, "fourth": DONE}, [], "Succeeded"),
    ],
)
def test_order_and_phase(runs: dict[str, ContainerRun], names: list[str], expected: str) -> None:
    pod = spec("first", "second", mains=("third", "fourth"))
    assert [container["name"] for container in due(pod, runs)] == names
    assert phase(pod, runs) == expected


def test_status_of_a_pod_between_two_init_containers() -> None:
    found = status(spec("first", "second"), {"first": DONE, "second": RUNNING}, "then")
    assert found["startTime"] == "then"
    assert conditions(found) == {
        "PodReadyToStartContainers": ("True", None),
        "Initialized": ("False", "ContainersNotInitialized"),
        "ContainersReady": ("False", "ContainersNotInitialized"),
        "Ready": ("False", "ContainersNotInitialized"),
    }
    first, second = found["initContainerStatuses"]
    assert first["state"]["terminated"] == {
        "startedAt": DONE.started,
        "finishedAt": DONE.finished,
        "exitCode": 0,
        "reason": "Completed",
    }
    assert second["state"] == {"running": {"startedAt": RUNNING.started}}
    (last,) = found["containerStatuses"]
    assert last["state"] == {"waiting": {"reason": "PodInitializing"}}
    assert not last["ready"]


def test_status_of_a_pod_that_runs_and_of_one_that_is_done() -> None:
    running = status(spec("first"), {"first": DONE, "last": RUNNING}, "then")
    assert {state for state, _ in conditions(running).values()} == {"True"}
    assert running["containerStatuses"][0]["ready"]
    done = status(spec("first"), {"first": DONE, "last": DONE}, "then")
    assert done["phase"] == "Succeeded"
    assert conditions(done)["Initialized"] == ("True", None)
    assert conditions(done)["Ready"] == ("False", "PodCompleted")


def test_status_of_a_pod_that_was_killed_before_its_end() -> None:
    for runs in ({}, {"first": DONE}, {"first": BROKEN}):
        found = status(spec("first"), runs, "then", killed=True)
        assert found["phase"] == "Failed"
        assert conditions(found)["Ready"] == ("False", "PodFailed")
    runs = {"first": DONE, "last": DONE}
    assert status(spec("first"), runs, "then", killed=True)["phase"] == "Succeeded"


def test_status_says_why_a_container_could_not_begin() -> None:
    broken = ContainerRun(started="then", finished="then", exit_code=128, message="no such program")
    (container,) = status(spec(), {"last": broken}, "then")["containerStatuses"]
    assert container["state"]["terminated"]["reason"] == "StartError"
    assert container["state"]["terminated"]["message"] == "no such program"


def conditions(found: Manifest) -> dict[str, tuple[str, str | None]]:
    return {
        condition["type"]: (condition["status"], condition["reason"])
        for condition in found["conditions"]
    }


class Cluster(Api):
    """An API server that remembers what it was told, and is down for the first few requests."""

    def __init__(
        self,
        *,
        down_for: int = 0,
        gone: bool = False,
        config_maps: dict[str, dict[str, str]] | None = None,
    ) -> None:
        cluster = {"server": "https://127.0.0.1:6443", "certificate-authority": __file__}
        self.kubeconfig = {"clusters": [{"name": "bench", "cluster": cluster}]}
        self.config_maps = config_maps or {}
        self.down_for = down_for
        self.gone = gone
        self.asked: list[tuple[str, str, Manifest]] = []

    def _ask(
        self, method: str, path: str, body: Manifest | None = None, kind: str = "application/json"
    ) -> Manifest:
        if self.gone:
            raise ApiError(404, f"{kind}: nothing at {path}")
        if self.down_for:
            self.down_for -= 1
            raise ConnectionRefusedError
        self.asked.append((method, path, body or {}))
        if method == "GET":
            name = path.rpartition("/")[2]
            if name not in self.config_maps:
                raise ApiError(404, f"no ConfigMap {name}")
            return {"data": self.config_maps[name]}
        return {"status": {"token": "of the pod"}}

    def phases(self) -> list[str]:
        return [body["status"]["phase"] for method, _, body in self.asked if method == "PATCH"]


def run_of(
    api: Cluster, folder: Path, pod: Manifest, *, closing: threading.Event | None = None
) -> PodRun:
    metadata = {
        "name": "one",
        "namespace": "linkerd",
        "uid": "4711",
        "labels": {"batch.kubernetes.io/job-name": "the-job"},
    }
    run = PodRun(
        api,
        {"metadata": metadata, "spec": pod},
        folder / "pod",
        folder / "bin",
        closing or threading.Event(),
    )
    run.start()
    return run


def finish(run: PodRun) -> None:
    run.join(20)
    assert run.over


def test_pod_runs_in_order_and_reports(tmp_path: Path) -> None:
    api = Cluster(down_for=2)
    finish(
        run_of(api, tmp_path, spec("first", first="echo $KUBECONFIG", last="/bin/cat first.log"))
    )
    assert api.phases() == ["Pending", "Pending", "Pending", "Running", "Succeeded"]
    assert {path for _, path, _ in api.asked} == {"/api/v1/namespaces/linkerd/pods/one/status"}
    assert {body["metadata"]["uid"] for _, _, body in api.asked} == {"4711"}
    log = (tmp_path / "pod" / "last.log").read_text("utf-8")
    assert f"{tmp_path}/pod/kubeconfig" in log
    assert log.rstrip().endswith("ended with 0")


def test_failure_ends_the_pod(tmp_path: Path) -> None:
    api = Cluster()
    finish(run_of(api, tmp_path, spec("first", first="exit 7", last="touch ran")))
    assert api.phases()[-1] == "Failed"
    state = api.asked[-1][2]["status"]["initContainerStatuses"][0]["state"]
    assert state["terminated"]["exitCode"] == 7
    assert not (tmp_path / "pod" / "ran").exists()


def test_programs_are_the_given_ones_and_no_others(tmp_path: Path) -> None:
    pod = spec()
    pod["containers"][0]["command"] = ["env"]
    api = Cluster()
    finish(run_of(api, tmp_path, pod))
    state = api.asked[-1][2]["status"]["containerStatuses"][0]["state"]
    assert state["terminated"]["reason"] == "StartError"
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "env").symlink_to("/usr/bin/env")
    api = Cluster()
    finish(run_of(api, tmp_path, pod))
    assert api.phases()[-1] == "Succeeded"


def test_token_is_the_pods_own_and_only_where_one_is_mounted(tmp_path: Path) -> None:
    api = Cluster()
    pod = spec(last="/bin/cat kubeconfig")
    pod["serviceAccountName"] = "linkerd-restarter"
    finish(run_of(api, tmp_path, pod))
    assert "of the pod" not in (tmp_path / "pod" / "last.log").read_text("utf-8")
    pod["volumes"] = [{"projected": {"sources": [{"serviceAccountToken": {"path": "token"}}]}}]
    finish(run_of(api, tmp_path, pod))
    assert "of the pod" in (tmp_path / "pod" / "last.log").read_text("utf-8")
    (asked,) = [(path, body) for method, path, body in api.asked if method == "POST"]
    assert asked[0] == "/api/v1/namespaces/linkerd/serviceaccounts/linkerd-restarter/token"
    assert asked[1]["spec"]["boundObjectRef"]["uid"] == "4711"
    account = tmp_path / "pod" / "serviceaccount"
    assert (account / "token").read_text("utf-8") == "of the pod"
    assert (account / "token").stat().st_mode & 0o077 == 0
    assert (account / "ca.crt").read_text("utf-8") == Path(__file__).read_text("utf-8")


def test_command_finds_its_config_map_its_python_and_the_api_server(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python3").symlink_to(sys.executable)
    pod = spec()
    field = {"fieldRef": {"fieldPath": "metadata.labels['batch.kubernetes.io/job-name']"}}
    pod["volumes"] = [
        {"name": "program", "configMap": {"name": "rotator"}},
        {"name": "scratch", "emptyDir": {}},
        {"name": "host", "hostPath": {"path": "/"}},
    ]
    pod["containers"][0] |= {
        "command": ["python3", "-B", "/rotator/program.py", "run"],
        "args": ["--scratch", "/scratch", "/rotators", "/host/x"],
        "env": [{"name": "JOB_NAME", "valueFrom": field}, {"name": "PLAIN", "value": "text"}],
        "volumeMounts": [
            {"name": "program", "mountPath": "/rotator"},
            {"name": "scratch", "mountPath": "/scratch"},
            {"name": "host", "mountPath": "/host"},
        ],
    }
    source = "import os, sys, pathlib\n"
    source += "print(sys.argv[1:], pathlib.Path(__file__).with_name('settings.json').read_text())\n"
    source += "for key in sorted(os.environ): print(key, os.environ[key])\n"
    api = Cluster(config_maps={"rotator": {"program.py": source, "settings.json": '{"a": 1}'}})
    finish(run_of(api, tmp_path, pod))
    assert api.phases()[-1] == "Succeeded"
    log = (tmp_path / "pod" / "last.log").read_text("utf-8")
    volumes = tmp_path / "pod" / "volumes"
    words = ["run", "--scratch", str(volumes / "scratch"), "/rotators", "/host/x"]
    assert f'{words} {{"a": 1}}' in log
    assert "JOB_NAME the-job\n" in log
    assert "PLAIN text\n" in log
    assert "KUBERNETES_SERVICE_HOST 127.0.0.1\n" in log
    assert "KUBERNETES_SERVICE_PORT 6443\n" in log
    assert f"SERVICE_ACCOUNT {tmp_path}/pod/serviceaccount\n" in log


def test_config_map_or_key_that_is_missing_is_waited_for(tmp_path: Path) -> None:
    pod = spec(last="/bin/cat volumes/settings/chosen")
    source = {"name": "settings", "items": [{"key": "key", "path": "chosen"}]}
    pod["volumes"] = [{"name": "settings", "configMap": source}]
    api = Cluster()
    run = run_of(api, tmp_path, pod)
    time.sleep(0.5)
    assert not run.over
    api.config_maps["settings"] = {"other": "not wanted"}
    time.sleep(0.5)
    assert not run.over
    assert api.phases() == ["Pending"]
    api.config_maps["settings"] = {"key": "its value", "other": "not wanted"}
    finish(run)
    assert "its value" in (tmp_path / "pod" / "last.log").read_text("utf-8")
    assert not (tmp_path / "pod" / "volumes" / "settings" / "other").exists()
    never = run_of(Cluster(), tmp_path / "never", pod)
    time.sleep(0.3)
    never.kill(0)
    finish(never)


def test_crash_ends_what_runs_without_a_word(tmp_path: Path) -> None:
    api = Cluster()
    command = "trap 'echo asked' TERM; while :; do /bin/sleep 0.1; done"
    run = run_of(api, tmp_path, spec(last=command))
    while "Running" not in api.phases():
        time.sleep(0.01)
    assert run.is_of("linkerd", "on")
    assert not run.is_of("linkerd", "two")
    assert not run.is_of("other", "on")
    assert run.crash()
    finish(run)
    assert not run.crash()
    assert api.phases()[-1] == "Failed"
    state = api.asked[-1][2]["status"]["containerStatuses"][0]["state"]
    assert state["terminated"]["exitCode"] == 137
    assert "asked\n" not in (tmp_path / "pod" / "last.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "grace", "code"),
    [("/bin/sleep 60", 30, 143), ("trap '' TERM; while :; do /bin/sleep 0.1; done", 0.2, 137)],
)
def test_deleted_pod_is_killed(tmp_path: Path, command: str, grace: float, code: int) -> None:
    api = Cluster()
    run = run_of(api, tmp_path, spec("first", first=command, last="touch ran"))
    began = time.monotonic()
    while len(api.phases()) < 2:
        time.sleep(0.01)
    time.sleep(0.2)
    run.kill(grace)
    finish(run)
    assert time.monotonic() - began < 10
    assert api.phases()[-1] == "Failed"
    state = api.asked[-1][2]["status"]["initContainerStatuses"][0]["state"]
    assert state["terminated"]["exitCode"] == code
    assert not (tmp_path / "pod" / "ran").exists()


def test_pod_that_is_gone_ends_without_a_word(tmp_path: Path) -> None:
    finish(run_of(Cluster(gone=True), tmp_path, spec()))


def test_closing_ends_a_pod_although_nobody_answers(tmp_path: Path) -> None:
    closing = threading.Event()
    run = run_of(Cluster(down_for=10**9), tmp_path, spec(last="/bin/sleep 60"), closing=closing)
    time.sleep(0.3)
    assert not run.over
    closing.set()
    finish(run)
