"""What goes on in a cluster meanwhile: pods that come and go, rollouts that others begin."""

from __future__ import annotations

import random
import threading
import time
from contextlib import suppress
from http import HTTPStatus

from .api import UNREACHABLE, Api, ApiError
from .guarded_cluster import pod
from .workloads import TEAM

CHURNED = "churn"
"""The Deployment whose pods are deleted and whose replicas change all the time."""

_PODS = f"/api/v1/namespaces/{TEAM}/pods"
_APPS = f"/apis/apps/v1/namespaces/{TEAM}"


class Disturbance:
    """Does something to the workloads of a namespace every second or so, by a seed."""

    def __init__(self, api: Api, *, seed: int) -> None:
        self.made = 0
        """How many pods were made by nobody's controller; each is gone a few seconds later."""
        self.deleted = 0
        """How many pods of a controller were deleted."""
        self.restarts = 0
        """How many rollouts began that the rotator has not begun."""
        self._api = api
        self._random = random.Random(seed)  # noqa: S311
        self._ends: dict[str, float] = {}
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="disturbance", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Make an end; what was made alone goes with it."""
        self._closing.set()
        self._thread.join(30)
        for name in [*self._ends]:
            with suppress(ApiError, *UNREACHABLE):
                self._remove(name)

    def _go_on(self) -> None:
        while not self._closing.wait(self._random.uniform(0.2, 1.5)):
            with suppress(ApiError, *UNREACHABLE):
                self._act()

    def _act(self) -> None:
        for name in [name for name, end in self._ends.items() if time.monotonic() > end]:
            self._remove(name)
        dice = self._random.random()
        if dice < 0.4:
            self._delete_one()
        elif dice < 0.6:
            self._api.patch(
                f"{_APPS}/deployments/{CHURNED}",
                {"spec": {"replicas": self._random.randint(1, 4)}},
            )
        elif dice < 0.95:
            self._make()
        else:
            self._restart()

    def _delete_one(self) -> None:
        pods = self._api.get(f"{_PODS}?labelSelector=app%3D{CHURNED}")["items"]
        if pods:
            name = self._random.choice(pods)["metadata"]["name"]
            self._api.delete(f"{_PODS}/{name}", {})
            self.deleted += 1

    def _make(self) -> None:
        created = self._api.post(_PODS, pod())
        self._ends[created["metadata"]["name"]] = time.monotonic() + self._random.uniform(2, 8)
        self.made += 1

    def _remove(self, name: str) -> None:
        """Remove a pod; one that cannot be removed now is kept in mind."""
        try:
            self._api.delete(f"{_PODS}/{name}", {"gracePeriodSeconds": 0})
        except ApiError as error:
            if error.status != HTTPStatus.NOT_FOUND:
                raise
        del self._ends[name]

    def _restart(self) -> None:
        annotation = {"kubectl.kubernetes.io/restartedAt": f"by somebody, {time.monotonic()}"}
        template = {"metadata": {"annotations": annotation}}
        self._api.patch(f"{_APPS}/deployments/web", {"spec": {"template": template}})
        self.restarts += 1
