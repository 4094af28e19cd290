"""A kubelet for our own Jobs: their containers run as processes of this machine.

It has a node of its own, the only one that pods without kwok's toleration are scheduled on. What it
does is what counts for a Job: init containers in order, then containers, their exit codes, deletion
with its grace period, and a status that the real Job controller judges. Each process has the rights
of the pod's own ServiceAccount and no others, and finds the pod's ConfigMaps where its command
looks for them; images, other mounts, limits and probes mean nothing here.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from ...conftest import Manifest
from .api import UNREACHABLE, Api, ApiError
from .nodes import node
from .pod_run import PodRun

_LOOK = 0.25
_HEARTBEAT = 5.0
_GRACE = 30


class Kubelet:
    """A node, and whatever the scheduler binds to it."""

    def __init__(
        self, kubeconfig: Path, workdir: Path, *programs: Path, name: str = "kubelet"
    ) -> None:
        """Have a node of this name; *programs* and a Python are all that is on its pods' PATH."""
        self.name = name
        self._kubeconfig = kubeconfig
        self._workdir = workdir
        self._programs = programs
        self._closing = threading.Event()
        self._runs: dict[str, PodRun] = {}
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Register the node, which becomes Ready at once, and run what is bound to it."""
        folder = self._workdir / "bin"
        folder.mkdir(parents=True, exist_ok=True)
        # Not the tests' own, which has their packages: pods have the standard library.
        programs = {program.name: program for program in self._programs}
        programs["python3"] = Path(sys.base_prefix) / "bin" / "python3"
        for name, program in programs.items():
            (folder / name).unlink(missing_ok=True)
            (folder / name).symlink_to(program.resolve())
        api = Api(self._kubeconfig)
        self._closing.clear()
        self._register(api)
        self._heartbeat(api)
        for task, pause in ((self._look, _LOOK), (self._heartbeat, _HEARTBEAT)):
            thread = threading.Thread(target=self._repeat, args=(task, api, pause), daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """Kill what runs, and say nothing more to the API server."""
        self._closing.set()
        while self._threads:
            self._threads.pop().join(30)
        for run in self._runs.values():
            run.join(30)
        self._runs.clear()

    def runs(self, namespace: str, prefix: str) -> bool:
        """Return whether a container runs of a pod whose name begins so."""
        return any(run.runs for run in [*self._runs.values()] if run.is_of(namespace, prefix))

    def crash(self, namespace: str, prefix: str) -> int:
        """Kill what runs of the pods whose names begin so, and return how many they were."""
        return sum(run.crash() for run in [*self._runs.values()] if run.is_of(namespace, prefix))

    def log(self, namespace: str, pod: str, container: str) -> str:
        """Return what a container said; empty if it has not begun."""
        file = self._workdir / namespace / pod / f"{container}.log"
        return file.read_text("utf-8") if file.is_file() else ""

    def logs(self) -> dict[str, str]:
        """Return what every container said, by ``namespace/pod/container.log``."""
        files = sorted(self._workdir.glob("*/*/*.log"))
        return {
            file.relative_to(self._workdir).as_posix(): file.read_text("utf-8") for file in files
        }

    def _repeat(self, task: Callable[[Api], None], api: Api, pause: float) -> None:
        while not self._closing.wait(pause):
            try:
                task(api)
            except (ApiError, *UNREACHABLE):
                continue  # The next time, or the one after: a kubelet outlives its API server.

    def _register(self, api: Api) -> None:
        api.apply(f"/api/v1/nodes/{self.name}", node(self.name))
        ready = {"type": "Ready", "status": "True", "reason": "KubeletReady"}
        status = node(self.name)["status"] | {"conditions": [ready]}
        identity = {"apiVersion": "v1", "kind": "Node", "metadata": {"name": self.name}}
        api.apply(f"/api/v1/nodes/{self.name}/status", identity | {"status": status})

    def _heartbeat(self, api: Api) -> None:
        lease = {
            "apiVersion": "coordination.k8s.io/v1",
            "kind": "Lease",
            "metadata": {"name": self.name, "namespace": "kube-node-lease"},
            "spec": {
                "holderIdentity": self.name,
                "leaseDurationSeconds": 40,
                "renewTime": datetime.now(UTC).isoformat(timespec="microseconds"),
            },
        }
        path = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases"
        api.apply(f"{path}/{self.name}", lease)

    def _look(self, api: Api) -> None:
        pods = api.get(f"/api/v1/pods?fieldSelector=spec.nodeName%3D{self.name}")["items"]
        for pod in pods:
            self._see(api, pod)
        for uid in self._runs.keys() - {pod["metadata"]["uid"] for pod in pods}:
            self._runs.pop(uid).kill(0)

    def _see(self, api: Api, pod: Manifest) -> None:
        metadata = pod["metadata"]
        uid = metadata["uid"]
        run = self._runs.get(uid)
        if "deletionTimestamp" in metadata:
            if run is None or run.over:
                _forget(api, metadata)
            else:
                run.kill(metadata.get("deletionGracePeriodSeconds", _GRACE))
        elif run is None and pod["status"].get("phase") == "Pending":
            folder = self._workdir / metadata["namespace"] / metadata["name"]
            self._runs[uid] = PodRun(api, pod, folder, self._workdir / "bin", self._closing)
            self._runs[uid].start()


def _forget(api: Api, metadata: Manifest) -> None:
    """Let the API server forget a pod that was deleted, now that nothing of it runs."""
    options = {
        "apiVersion": "v1",
        "kind": "DeleteOptions",
        "gracePeriodSeconds": 0,
        "preconditions": {"uid": metadata["uid"]},
    }
    with suppress(ApiError):
        api.delete(f"/api/v1/namespaces/{metadata['namespace']}/pods/{metadata['name']}", options)
