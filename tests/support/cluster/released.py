"""An application that a Rollout releases: what it is made of, and how it fares in a cluster."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from cdk8s import App, Chart

from constructs_lib import BlueGreenRollout, CanaryRollout, CanaryStep, SuccessRate

from ...conftest import Manifest
from .api import Api
from .nodes import ON_KWOK
from .waiting import stays_true, wait_until

Weights = tuple[int, int]
"""The weights of the stable and of the new version."""

AT_REST = (100, 0)
QUICK_STEPS = (
    CanaryStep.weight(25),
    CanaryStep.analysis(),
    CanaryStep.weight(50),
    CanaryStep.pause(3),
)
"""With ``QUICK_RATE`` a canary takes 45 seconds."""
HELD_STEPS = (CanaryStep.weight(25), CanaryStep.pause())
QUICK_RATE = SuccessRate(window_seconds=30, interval_seconds=10, count=2)
HASH = "rollouts-pod-template-hash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of an application.

    Attributes:
        name: The application.
        number: Which version it is.
        prometheus: The address at which its success rate is asked.
        replicas: How many pods it has; ``None`` if an autoscaler decides.
    """

    name: str
    number: int
    prometheus: str
    replicas: int | None = 4

    def canary(self, chart: Chart, steps: Sequence[CanaryStep] = QUICK_STEPS) -> CanaryRollout:
        """Make it one that is released by canary."""
        return CanaryRollout(chart, self.name, steps=steps, **self._options())

    def blue_green(self, chart: Chart) -> BlueGreenRollout:
        """Make it one that is released at once, after a person has looked."""
        return BlueGreenRollout(chart, self.name, **self._options())

    def _options(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "selector": {"app": self.name},
            "template": {
                "metadata": {
                    "labels": {"app": self.name},
                    "annotations": {"linkerd.io/inject": "enabled"},
                },
                "spec": {
                    "containers": [
                        {"name": "main", "image": f"registry.example.com/main:{self.number}"}
                    ],
                    **ON_KWOK,
                },
            },
            "target_port": 8080,
            "replicas": self.replicas,
            "success_rate": QUICK_RATE,
            "prometheus": self.prometheus,
        }


def application_chart(namespace: str) -> Chart:
    """Return a chart for applications."""
    return Chart(App(), namespace, namespace=namespace, disable_resource_name_hashes=True)


@dataclass(slots=True)
class Timeline:
    """The weights of a route, each with the time of the clock at which it was first seen."""

    points: list[tuple[float, Weights]] = field(default_factory=list[tuple[float, Weights]])

    @property
    def walk(self) -> list[Weights]:
        """The weights in their order."""
        return [weights for _, weights in self.points]

    @property
    def seconds(self) -> float:
        """How long it took from the first change to the last."""
        return self.points[-1][0] - self.points[1][0]

    def note(self, weights: Weights) -> None:
        """Take note of weights, if they are others than before."""
        if self.walk[-1:] != [weights]:
            self.points.append((time.monotonic(), weights))


class LiveRollout:
    """A Rollout in a cluster, and what a person does to it by Argo Rollouts' kubectl plugin."""

    def __init__(self, api: Api, namespace: str, name: str) -> None:
        self._api = api
        self._namespace = namespace
        self._name = name

    def get(self, group: str, plural: str, name: str | None = None) -> Manifest:
        """Return an object of the application that is called like it, or otherwise."""
        return self._api.get(self._path(group, plural, name or self._name))

    def status(self) -> Manifest:
        """Return the Rollout's status."""
        status: Manifest = self.get("apis/argoproj.io/v1alpha1", "rollouts").get("status", {})
        return status

    def weights(self) -> Weights:
        """Return the weights of both Services."""
        route = self.get("apis/gateway.networking.k8s.io/v1", "httproutes")
        ((first, second),) = (rule["backendRefs"] for rule in route["spec"]["rules"])
        return first["weight"], second["weight"]

    def accept_route(self) -> None:
        """Say of the route what Linkerd's policy controller says, for Argo CD's health of it."""
        group = "apis/gateway.networking.k8s.io/v1"
        route = self.get(group, "httproutes")
        when = {"lastTransitionTime": route["metadata"]["creationTimestamp"]}
        conditions = [
            {"type": kind, "status": "True", "reason": kind, "message": "", **when}
            for kind in ("Accepted", "ResolvedRefs")
        ]
        parent = {
            "parentRef": route["spec"]["parentRefs"][0],
            "controllerName": "linkerd.io/policy-controller",
            "conditions": conditions,
        }
        path = self._path(group, "httproutes", self._name)
        self._api.merge(f"{path}/status", {"status": {"parents": [parent]}})

    def service_hash(self, service: str | None = None) -> str:
        """Return the hash of the pods that a Service selects."""
        return str(self.get("api/v1", "services", service)["spec"]["selector"].get(HASH))

    def replicas(self) -> int:
        """Return how many pods the Rollout is to have."""
        return int(self.get("apis/argoproj.io/v1alpha1", "rollouts")["spec"]["replicas"])

    def scale(self, replicas: int) -> None:
        """Do what an autoscaler does."""
        path = self._path("apis/argoproj.io/v1alpha1", "rollouts", self._name)
        self._api.merge(f"{path}/scale", {"spec": {"replicas": replicas}})

    def pods(self) -> dict[str, str]:
        """Return the hash of each pod that is not on its way out, by its UID."""
        path = f"/api/v1/namespaces/{self._namespace}/pods?labelSelector=app%3D{self._name}"
        return {
            pod["metadata"]["uid"]: pod["metadata"]["labels"][HASH]
            for pod in self._api.get(path)["items"]
            if "deletionTimestamp" not in pod["metadata"]
        }

    def wait(self, phase: str, number: int, *, timeout: float = 240) -> None:
        """Wait until the Rollout is in a phase, of a version."""

        def reached() -> bool:
            live = self.get("apis/argoproj.io/v1alpha1", "rollouts")
            (container,) = live["spec"]["template"]["spec"]["containers"]
            status: Manifest = live.get("status", {})
            is_seen = str(status.get("observedGeneration")) == str(live["metadata"]["generation"])
            is_newest = str(container["image"]).endswith(f":{number}")
            return is_newest and is_seen and status.get("phase") == phase

        wait_until(reached, lambda: f"{phase}: {self.status()}", timeout=timeout, interval=0.3)

    def wait_at_rest(self) -> None:
        """Wait until the old version, or the promoted one, gets everything, and go on looking."""
        wait_until(lambda: self.weights() == AT_REST, "the weights are at rest", interval=0.2)
        stays_true(lambda: self.weights() == AT_REST, "the weights stay", seconds=5)

    def promote(self) -> None:
        """Go on after a pause."""
        self._ask({"pauseConditions": None})

    def abort(self) -> None:
        """Take a new version that is paused back."""
        self._ask({"abort": True})

    @contextmanager
    def watched(self) -> Generator[Timeline]:
        """Return the weights that are seen while this lasts."""
        timeline = Timeline()
        over = threading.Event()

        def watch() -> None:
            while not over.wait(0.2):
                timeline.note(self.weights())

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield timeline
        finally:
            over.set()
            watcher.join()

    def _ask(self, status: Manifest) -> None:
        """Write into the status of a Rollout that is paused, until it is not any more.

        The controller does not see what others write while it writes the status itself. It looks
        again when anything of the Rollout changes.
        """
        path = self._path("apis/argoproj.io/v1alpha1", "rollouts", self._name)

        def is_heard() -> bool:
            if self.status().get("phase") != "Paused":
                return True
            self._api.merge(f"{path}/status", {"status": status})
            note = {"example.com/asked": str(time.monotonic())}
            self._api.merge(path, {"metadata": {"annotations": note}})
            return False

        wait_until(is_heard, lambda: f"{status}: {self.status()}", interval=3)

    def _path(self, group: str, plural: str, name: str) -> str:
        return f"/{group}/namespaces/{self._namespace}/{plural}/{name}"
