"""What a kubelet does next with a pod that is never restarted, and what it says about it.

Pure: from a pod and what its containers did so far, to the containers that are due and the status.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ...conftest import Manifest

Phase = Literal["Pending", "Running", "Succeeded", "Failed"]


@dataclass(frozen=True, slots=True)
class ContainerRun:
    """A container that began, and perhaps ended.

    Attributes:
        started: When it began.
        finished: When it ended; ``None`` while it runs.
        exit_code: What it ended with.
        message: Why it could not even begin.
    """

    started: str
    finished: str | None = None
    exit_code: int = 0
    message: str = ""

    @property
    def succeeded(self) -> bool:
        """Whether it ended well."""
        return self.finished is not None and self.exit_code == 0

    @property
    def failed(self) -> bool:
        """Whether it ended, and not well."""
        return self.finished is not None and self.exit_code != 0


Runs = Mapping[str, ContainerRun]
"""What has begun, by the container's name."""


def due(spec: Manifest, runs: Runs) -> list[Manifest]:
    """Return the containers to begin now.

    Init containers go one by one, each when the one before has succeeded; then all the others.
    """
    for container in spec.get("initContainers", []):
        run = runs.get(container["name"])
        if run is None:
            return [container]
        if not run.succeeded:
            return []
    return [container for container in spec["containers"] if container["name"] not in runs]


def phase(spec: Manifest, runs: Runs) -> Phase:
    """Return a pod's phase, with ``restartPolicy: Never``."""
    if any(_run(container, runs).failed for container in spec.get("initContainers", [])):
        return "Failed"
    mains = [_run(container, runs) for container in spec["containers"]]
    if all(run.finished is not None for run in mains):
        return "Failed" if any(run.failed for run in mains) else "Succeeded"
    return (
        "Running"
        if any(container["name"] in runs for container in spec["containers"])
        else "Pending"
    )


def status(spec: Manifest, runs: Runs, started: str, *, killed: bool = False) -> Manifest:
    """Return a pod's status.

    *killed*: nothing more will begin. A pod that did not get to its end has failed.
    """
    now = phase(spec, runs)
    if killed and now != "Succeeded":
        now = "Failed"
    inits: list[Manifest] = spec.get("initContainers", [])
    initialized = all(_run(init, runs).succeeded for init in inits)
    why = {"Succeeded": "PodCompleted", "Failed": "PodFailed"}.get(now)
    unready = why or ("ContainersNotReady" if initialized else "ContainersNotInitialized")
    return {
        "phase": now,
        "startTime": started,
        "conditions": [
            _condition("PodReadyToStartContainers", now in {"Pending", "Running"}, ""),
            _condition("Initialized", initialized, why or "ContainersNotInitialized"),
            _condition("ContainersReady", now == "Running", unready),
            _condition("Ready", now == "Running", unready),
        ],
        "initContainerStatuses": [_container(init, runs, init=True) for init in inits],
        "containerStatuses": [
            _container(container, runs, init=False) for container in spec["containers"]
        ],
    }


def _run(container: Manifest, runs: Runs) -> ContainerRun:
    return runs.get(container["name"], ContainerRun(started=""))


def _condition(name: str, holds: bool, reason: str) -> Manifest:
    found: Manifest = {"type": name, "status": str(holds)}
    # Merged into what is there, so that a reason of before goes only when it is set.
    found["reason"] = None if holds or not reason else reason
    return found


def _container(container: Manifest, runs: Runs, *, init: bool) -> Manifest:
    run = runs.get(container["name"])
    running = run is not None and run.finished is None
    return {
        "name": container["name"],
        "image": container["image"],
        "imageID": "",
        "restartCount": 0,
        "started": running,
        "ready": (run is not None and run.succeeded) if init else running,
        "state": _state(run),
    }


def _state(run: ContainerRun | None) -> Manifest:
    if run is None:
        return {"waiting": {"reason": "PodInitializing"}}
    if run.finished is None:
        return {"running": {"startedAt": run.started}}
    ended: Manifest = {
        "startedAt": run.started,
        "finishedAt": run.finished,
        "exitCode": run.exit_code,
        "reason": "StartError" if run.message else "Error" if run.exit_code else "Completed",
    }
    return {"terminated": ended | ({"message": run.message} if run.message else {})}
