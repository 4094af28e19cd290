"""Canaries with the real controller and the real HTTPRoute, while Argo CD syncs all the while."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ..conftest import Manifest
from ..support.cluster.api import Api
from ..support.cluster.argo_rollouts import (
    ArgoRolloutsController,
    StandInPrometheus,
    write_application,
)
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.waiting import stays_true, wait_until

pytestmark = pytest.mark.xdist_group("canaries")

WEIGHTS = "/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes/web"
ROLLOUT = "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web"
APPLICATION = "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/shop"
AT_REST = (100, 0)


@dataclass(slots=True)
class Timeline:
    """The weights of a route, each with the time of the clock at which it was first seen."""

    weights: list[tuple[float, tuple[int, int]]] = field(
        default_factory=list[tuple[float, tuple[int, int]]]
    )
    states: set[str] = field(default_factory=set[str])

    @property
    def walk(self) -> list[tuple[int, int]]:
        """The weights in their order."""
        return [weights for _, weights in self.weights]


class Shop:
    """An application in Git, which Argo CD deploys and heals."""

    def __init__(self, bench: Bench, folder: Path, prometheus: StandInPrometheus) -> None:
        self.bench = bench
        self.prometheus = prometheus
        self._folder = folder
        self._api = Api(bench.kubectl.kubeconfig)
        self._version = 0

    def push(self) -> str:
        """Commit a new version, let Argo CD look, and return the revision."""
        self._version += 1
        ignored = write_application(
            self._folder,
            image=f"registry.example.com/web:{self._version}",
            prometheus=self.prometheus.url,
        )
        revision = self.bench.git.commit(self._folder, to="shop")
        if self._version == 1:
            self.bench.kubectl.apply([self._application(ignored)])
        self.bench.argo_cd.applications.refresh("shop")
        return revision

    def weights(self) -> tuple[int, int]:
        """Return the weights of both Services."""
        (rule,) = self._api.get(WEIGHTS)["spec"]["rules"]
        first, second = (int(backend["weight"]) for backend in rule["backendRefs"])
        return first, second

    def rollout(self) -> Manifest:
        """Return the Rollout's status."""
        status: Manifest = self._api.get(ROLLOUT).get("status", {})
        return status

    def state(self) -> str:
        """Return whether Argo CD calls the application Synced."""
        status: Manifest = self._api.get(APPLICATION).get("status", {})
        return str(status.get("sync", {}).get("status"))

    def watch(self, timeline: Timeline, over: threading.Event) -> None:
        """Take note of weights and of Argo CD's word until it is over."""
        while not over.is_set():
            weights = self.weights()
            if not timeline.weights or timeline.weights[-1][1] != weights:
                timeline.weights.append((time.monotonic(), weights))
            timeline.states.add(self.state())
            over.wait(0.2)

    def wait_phase(self, phase: str, *, image: int | None = None, timeout: float = 240) -> None:
        """Wait until the Rollout is in a phase, of the newest version."""

        def reached() -> bool:
            live = self._api.get(ROLLOUT)
            container = live["spec"]["template"]["spec"]["containers"][0]
            status: Manifest = live.get("status", {})
            seen = str(status.get("observedGeneration")) == str(live["metadata"]["generation"])
            newest = str(container["image"]).endswith(f":{image or self._version}")
            return newest and seen and status.get("phase") == phase

        wait_until(reached, lambda: f"{phase}: {self.rollout()}", timeout=timeout, interval=0.3)

    def _application(self, ignored: list[Manifest]) -> Manifest:
        return {
            "apiVersion": "argoproj.io/v1alpha1",
            "kind": "Application",
            "metadata": {"name": "shop", "namespace": "argocd"},
            "spec": {
                "project": "default",
                "source": {
                    "repoURL": self.bench.git.url,
                    "targetRevision": "main",
                    "path": "shop",
                },
                "destination": {"server": "https://kubernetes.default.svc", "namespace": "shop"},
                "ignoreDifferences": ignored,
                "syncPolicy": {
                    "automated": {"prune": True, "selfHeal": True},
                    "syncOptions": ["CreateNamespace=true", "RespectIgnoreDifferences=true"],
                },
            },
        }


@pytest.fixture(scope="module")
def shop(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Generator[Shop]:
    """An application whose first version runs."""
    folder = tmp_path_factory.mktemp("shop")
    prometheus = StandInPrometheus()
    controller = ArgoRolloutsController(module_bench.control_plane)
    prometheus.start()
    try:
        controller.install()
        controller.start()
        module_bench.argo_cd.start()
        found = Shop(module_bench, folder, prometheus)
        found.push()
        module_bench.argo_cd.applications.wait_synced("shop")
        yield found
    finally:
        controller.stop()
        prometheus.stop()


def canary(shop: Shop, rate: float | None, phase: str) -> Timeline:
    """Push a version whose success rate is this one, and return what there was to see."""
    shop.prometheus.rate = rate
    shop.prometheus.queries.clear()
    timeline = Timeline()
    over = threading.Event()
    watcher = threading.Thread(target=shop.watch, args=(timeline, over))
    watcher.start()
    try:
        shop.push()
        shop.wait_phase(phase)
        wait_until(lambda: shop.weights() == AT_REST, "the weights are at rest", interval=0.2)
        stays_true(lambda: shop.weights() == AT_REST, "the weights stay", seconds=5)
    finally:
        over.set()
        watcher.join()
    return timeline


def test_a_good_one_walks_its_weights_and_is_promoted(shop: Shop, figures: Figures) -> None:
    timeline = canary(shop, 1.0, "Healthy")
    assert timeline.walk == [AT_REST, (75, 25), (50, 50), AT_REST]
    figures.add("a good canary, from its first weight", duration(timeline))
    status = shop.rollout()
    assert status["stableRS"] == status["currentPodHash"], "promoted"
    assert shop.prometheus.hashes() == {status["currentPodHash"]}, "the new version was measured"
    assert len(shop.prometheus.queries) == 2


def test_a_failing_one_is_taken_back(shop: Shop, figures: Figures) -> None:
    before = shop.rollout()["stableRS"]
    timeline = canary(shop, 0.5, "Degraded")
    assert timeline.walk == [AT_REST, (75, 25), AT_REST]
    figures.add("a failing canary, from its first weight", duration(timeline))
    assert shop.rollout()["stableRS"] == before
    assert len(shop.prometheus.queries) == 1, "the first failure is enough"


def test_an_idle_one_fails(shop: Shop) -> None:
    timeline = canary(shop, None, "Degraded")
    assert timeline.walk == [AT_REST, (75, 25), AT_REST]
    assert "assessed Failed" in str(shop.rollout()["message"]), "and not an error"


def test_argo_cd_is_content_in_the_middle_of_one(shop: Shop) -> None:
    """Self-heal would put the weights back within seconds; the difference would flap."""
    shop.prometheus.rate = 1.0
    revision = shop.push()
    wait_until(lambda: shop.weights() == (75, 25), "the canary has begun", interval=0.2)
    shop.bench.argo_cd.applications.wait_synced("shop", revision=revision, health="Progressing")
    for _ in range(3):
        shop.bench.argo_cd.applications.refresh("shop")
        stays_true(
            lambda: shop.weights() == (75, 25) and shop.state() == "Synced",
            "the weights stay, and nothing differs",
            seconds=6,
        )
    shop.wait_phase("Healthy")
    shop.bench.argo_cd.applications.wait_synced("shop", revision=revision)


def duration(timeline: Timeline) -> float:
    """Return the seconds from the first weight until the route was at rest again."""
    return timeline.weights[-1][0] - timeline.weights[1][0]
