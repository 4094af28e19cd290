"""A pod's containers as processes of this machine, under the pod's own ServiceAccount."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import yaml

from ...conftest import Manifest
from .api import UNREACHABLE, Api, ApiError
from .pod_files import (
    command_of,
    config_maps,
    environment_of,
    lacks_keys,
    volume_folders,
    write_config_map,
)
from .pod_status import ContainerRun, due, status

_LOOK = 0.02
_RETRY = 0.2
_GONE = {404, 409}
"""Not found, or found under the same name but with another uid."""
_CANNOT_START = 128


class PodRun:
    """One pod, from its binding to its end, in a thread of its own.

    Below *folder* are its kubeconfig, its ServiceAccount's token and its volumes, and a log per
    container, which begins with the command and when it began, and ends with when and how it ended.
    *closing* ends everything, without a word.
    """

    def __init__(
        self, api: Api, pod: Manifest, folder: Path, programs: Path, closing: threading.Event
    ) -> None:
        self._api = api
        self._closing = closing
        self._pod = pod
        self._spec: Manifest = pod["spec"]
        metadata = pod["metadata"]
        self._name, self._namespace, self._uid = (
            str(metadata[key]) for key in ("name", "namespace", "uid")
        )
        self._path = f"/api/v1/namespaces/{self._namespace}/pods/{self._name}"
        self._folder = folder
        self._programs = programs
        self._volumes = volume_folders(self._spec, folder / "volumes")
        self._runs: dict[str, ContainerRun] = {}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._started = _seconds()
        self._killed = threading.Event()
        self._grace = 0.0
        self._thread = threading.Thread(target=self._play, name=f"pod {self._name}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._thread.start()

    def kill(self, grace: float) -> None:
        """Ask the processes to end, and end them after so many seconds."""
        if not self._killed.is_set():
            self._grace = grace
            self._killed.set()

    def is_of(self, namespace: str, prefix: str) -> bool:
        """Return whether it is a pod of a namespace whose name begins so."""
        return self._namespace == namespace and self._name.startswith(prefix)

    def crash(self) -> bool:
        """Kill the processes as a machine that runs out of memory does; return whether any ran."""
        running = self.runs
        self._signal(signal.SIGKILL)
        return running

    @property
    def runs(self) -> bool:
        """Whether a container of it runs now."""
        return bool(self._processes)

    @property
    def over(self) -> bool:
        """Whether nothing of it runs any more, and that was reported."""
        return not self._thread.is_alive()

    def join(self, timeout: float) -> None:
        """Wait for the end."""
        self._thread.join(timeout)

    def _play(self) -> None:
        self._report()
        if self._write_credentials() and self._mount():
            while not self._ending and (containers := due(self._spec, self._runs)):
                for container in containers:
                    self._begin(container)
                self._report()
                self._await_end()
                self._report()
        if self._killed.is_set():
            self._report()

    @property
    def _ending(self) -> bool:
        return self._killed.is_set() or self._closing.is_set()

    def _begin(self, container: Manifest) -> None:
        name = container["name"]
        command = command_of(container, self._volumes)
        host, port = self._api.address
        environment = {
            "PATH": str(self._programs),
            "HOME": str(self._folder),
            "KUBECONFIG": str(self._folder / "kubeconfig"),
            "KUBERNETES_SERVICE_HOST": host,
            "KUBERNETES_SERVICE_PORT": port,
            # Nothing is mounted where a pod has it, /var/run/secrets/kubernetes.io/serviceaccount.
            "SERVICE_ACCOUNT": str(self._account),
        }
        given = environment_of(container, self._pod, self._volumes)
        self._runs[name] = ContainerRun(started=_seconds())
        self._note(name, f"began: {shlex.join(command)}")
        try:
            with self._log(name).open("ab") as log:
                self._processes[name] = subprocess.Popen(
                    command,
                    cwd=self._folder,
                    env=environment | given,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
        except (OSError, IndexError) as error:
            # An IndexError: there is no command, and what the image has of its own nobody knows.
            self._ended(name, _CANNOT_START, str(error))

    def _ended(self, name: str, code: int, message: str = "") -> None:
        self._runs[name] = replace(
            self._runs[name], finished=_seconds(), exit_code=code, message=message
        )
        self._note(name, f"ended with {code} {message}".rstrip())

    def _log(self, container: str) -> Path:
        return self._folder / f"{container}.log"

    def _note(self, container: str, what: str) -> None:
        with self._log(container).open("a", encoding="utf-8") as log:
            log.write(f"# {datetime.now(UTC).isoformat()} {what}\n")

    def _await_end(self) -> None:
        """Wait until all that runs has ended, by itself or because the pod is killed."""
        deadline: float | None = None
        while self._processes:
            if self._ending and deadline is None:
                deadline = time.monotonic() + self._grace
                self._signal(signal.SIGTERM)
            if deadline is not None and time.monotonic() >= deadline:
                self._signal(signal.SIGKILL)
            for name, process in [*self._processes.items()]:
                code = process.poll()
                if code is not None:
                    del self._processes[name]
                    self._ended(name, code if code >= 0 else 128 - code)
            time.sleep(_LOOK)

    def _signal(self, sign: signal.Signals) -> None:
        for process in [*self._processes.values()]:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, sign)

    @property
    def _account(self) -> Path:
        return self._folder / "serviceaccount"

    def _write_credentials(self) -> bool:
        """Write kubeconfig and token of the pod's own, where a token is mounted at all."""
        token = ""
        if any(
            "serviceAccountToken" in source
            for volume in self._spec.get("volumes", [])
            for source in volume.get("projected", {}).get("sources", [])
        ):
            account = self._spec["serviceAccountName"]
            bound = {"apiVersion": "v1", "kind": "Pod", "name": self._name, "uid": self._uid}
            answer = self._insist(
                lambda: self._api.post(
                    f"/api/v1/namespaces/{self._namespace}/serviceaccounts/{account}/token",
                    {"spec": {"expirationSeconds": 3600, "boundObjectRef": bound}},
                )
            )
            if answer is None:
                return False
            token = answer["status"]["token"]
        file = self._folder / "kubeconfig"
        file.touch(mode=0o600)
        file.write_text(yaml.safe_dump(self._api.for_token(token, self._namespace)), "utf-8")
        if token:
            self._account.mkdir(exist_ok=True)
            (self._account / "token").touch(mode=0o600)
            (self._account / "token").write_text(token, "utf-8")
            (self._account / "ca.crt").write_text(self._api.ca, "utf-8")
            (self._account / "namespace").write_text(self._namespace, "utf-8")
        return True

    def _mount(self) -> bool:
        """Write the volumes as folders; a ConfigMap or a key that is missing is waited for."""
        for path in self._volumes.values():
            path.mkdir(parents=True, exist_ok=True)
        for volume, source in config_maps(self._spec).items():
            found = self._config_map(source)
            if found is None:
                return False
            write_config_map(self._volumes[volume], source, found.get("data") or {})
        return True

    def _config_map(self, source: Manifest) -> Manifest | None:
        path = f"/api/v1/namespaces/{self._namespace}/configmaps/{source['name']}"
        while not self._ending:
            found = self._insist(lambda: self._api.get(path))
            if found is None and source.get("optional"):
                return {}
            if found is not None and not lacks_keys(source, found.get("data") or {}):
                return found
            self._killed.wait(_RETRY)
        return None

    def _report(self) -> None:
        found = status(self._spec, self._runs, self._started, killed=self._killed.is_set())
        patch = {"metadata": {"uid": self._uid}, "status": found}
        self._insist(lambda: self._api.patch(f"{self._path}/status", patch))

    def _insist(self, ask: Callable[[], Manifest]) -> Manifest | None:
        """Ask until there is an answer; None if the pod is gone."""
        while not self._closing.is_set():
            try:
                return ask()
            except ApiError as error:
                if error.status in _GONE:
                    return None
            except UNREACHABLE:
                pass
            self._closing.wait(_RETRY)
        return None


def _seconds() -> str:
    """Return the time, as Kubernetes writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
