"""Runs of the anchor rotator, one after the other as its CronJob begins them, and killed at random.

A run that is killed says nothing and cleans nothing up; the next one has what is in the cluster.
"""

from __future__ import annotations

import random
import threading
import time
from contextlib import suppress

from ...conftest import Manifest
from .api import UNREACHABLE, Api, ApiError
from .kubectl import condition
from .kubelet import Kubelet

NAME, NAMESPACE = "linkerd-anchor-rotator", "linkerd"
_JOBS = f"/apis/batch/v1/namespaces/{NAMESPACE}/jobs"
_PATIENCE = 60.0
"""Seconds after which somebody deletes a run that does not begin; it would wait much longer."""
_CRON_JOB = f"/apis/batch/v1/namespaces/{NAMESPACE}/cronjobs/{NAME}"


class RotatorRuns:
    """A schedule without pauses, and somebody who kills."""

    def __init__(
        self,
        api: Api,
        kubelet: Kubelet,
        *,
        seed: int,
        kills: int,
        latest: float = 12.0,
    ) -> None:
        """Kill the first runs, each at the latest so many seconds after it has begun."""
        self.kills = kills
        """How many are to be killed; this may be raised while it goes on."""
        self.resting = False
        """Whether no further run begins for now."""
        self.killed = 0
        self.runs = 0
        self.failed: list[str] = []
        """The Jobs that ended badly without having been killed."""
        self._api = api
        self._kubelet = kubelet
        self._latest = latest
        self._random = random.Random(seed)  # noqa: S311
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="rotator runs", daemon=True)

    def start(self) -> None:
        """Begin the first run."""
        self._thread.start()

    def stop(self) -> None:
        """Begin no further run, and wait for the end of the present one."""
        self._closing.set()
        self._thread.join(60)

    def _go_on(self) -> None:
        while not self._closing.is_set():
            with suppress(ApiError, *UNREACHABLE):
                if not self.resting:
                    self._run(f"{NAME}-{self.runs}")
            self._closing.wait(0.3)

    def _run(self, name: str) -> None:
        cron_job = self._api.get(_CRON_JOB)
        self.runs += 1
        self._api.post(_JOBS, job_of(cron_job, name))
        began = self._began(name)
        end = began + self._random.uniform(0.05, self._latest)
        to_kill = self.killed < self.kills
        while began and not self._closing.wait(0.05):
            if to_kill and time.monotonic() >= end and self._kubelet.crash(NAMESPACE, f"{name}-"):
                self.killed += 1
                break
            if time.monotonic() >= end and (ended := self._ended(name)):
                self.failed += [name] if ended == "Failed" else []
                break
        self._api.delete(f"{_JOBS}/{name}", {"propagationPolicy": "Background"})

    def _began(self, name: str) -> float:
        """Return when it began; 0 for one that waits for a ConfigMap which Argo CD has pruned."""
        deadline = time.monotonic() + _PATIENCE
        while not self._closing.wait(0.05):
            if self._kubelet.runs(NAMESPACE, f"{name}-"):
                return time.monotonic()
            if time.monotonic() > deadline:
                break
        return 0.0

    def _ended(self, name: str) -> str:
        with suppress(*UNREACHABLE):
            job = self._api.get(f"{_JOBS}/{name}")
            found = (each for each in ("Complete", "Failed") if condition(job, each))
            return next(found, "")
        return ""


def job_of(cron_job: Manifest, name: str) -> Manifest:
    """Return the Job that a CronJob's controller would make: not one made by hand."""
    metadata, template = cron_job["metadata"], cron_job["spec"]["jobTemplate"]
    owner = {
        "apiVersion": "batch/v1",
        "kind": "CronJob",
        "name": metadata["name"],
        "uid": metadata["uid"],
        "controller": True,
    }
    return {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": {
            **template.get("metadata", {}),
            "name": name,
            "namespace": metadata["namespace"],
            "ownerReferences": [owner],
        },
        "spec": template["spec"],
    }
