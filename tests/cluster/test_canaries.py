"""Canaries with the real controller and the real HTTPRoute, while Argo CD syncs all the while."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest
import yaml

from constructs_lib import CanaryStep
from constructs_lib.rollouts.controller_rights import ACCOUNT

from ..conftest import Manifest, pick, synth
from ..support.cluster.access import access
from ..support.cluster.api import Api, ApiError
from ..support.cluster.argo_rollouts import (
    NAMESPACE,
    ArgoRolloutsController,
    StandInPrometheus,
)
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.released import (
    AT_REST,
    HELD_STEPS,
    QUICK_RATE,
    QUICK_STEPS,
    LiveRollout,
    Timeline,
    Version,
    application_chart,
)
from ..support.cluster.waiting import pause, stays_true, wait_until

SHOP = "shop"
SECONDS_TO_TAKE_BACK = 10
"""Between the answer of a measurement that fails and the weights at rest, on a busy machine."""


class Shop:
    """Two applications in Git, one released by canary and one blue-green, which Argo CD heals."""

    def __init__(self, bench: Bench, folder: Path, prometheus: StandInPrometheus) -> None:
        self.bench = bench
        self.prometheus = prometheus
        self.numbers = {"web": 0, "api": 1}
        self.web = LiveRollout(Api(bench.kubectl.kubeconfig), SHOP, "web")
        self.api = LiveRollout(Api(bench.kubectl.kubeconfig), SHOP, "api")
        self.git: list[Manifest] = []
        self.server_side = False
        """Whether Argo CD applies server-side, which replaces lists and selectors whole."""
        self.replicas: int | None = 4
        self._folder = folder
        self._steps: Sequence[CanaryStep] = QUICK_STEPS

    def push(self, name: str, *, steps: Sequence[CanaryStep] = QUICK_STEPS) -> str:
        """Commit a new version of an application, let Argo CD look, and return the revision."""
        self.numbers[name] += 1
        self._steps = steps
        return self.commit({})

    def commit(self, annotations: dict[str, str]) -> str:
        """Commit the versions that there are, with annotations of the route."""
        chart = application_chart(SHOP)
        web, api = (
            Version(
                name=name,
                number=number,
                prometheus=self.prometheus.url,
                replicas=self.replicas,
            )
            for name, number in self.numbers.items()
        )
        rollouts = (web.canary(chart, self._steps), api.blue_green(chart))
        self.git = synth(chart)
        pick(self.git, "HTTPRoute", "web")["metadata"]["annotations"] = annotations
        self._folder.mkdir(exist_ok=True)
        (self._folder / "shop.yaml").write_text(yaml.safe_dump_all(self.git), "utf-8")
        ignored = [
            dict(entry.fields) for rollout in rollouts for entry in rollout.ignored_differences
        ]
        application = self._application(ignored, rollouts[0].sync_options)
        # Before the push: Argo CD hears of that at once, and would not know what to let alone.
        self.bench.kubectl.apply([application], force=True)
        revision = self.bench.git.commit(self._folder, to=SHOP)
        self.bench.argo_cd.applications.refresh(SHOP)
        return revision

    def wait_synced(self, revision: str, health: str) -> None:
        """Wait until Argo CD has applied a commit, and calls the application this."""
        self.bench.argo_cd.applications.wait_synced(SHOP, revision=revision, health=health)

    def hashes(self) -> tuple[str, str]:
        """Return what both Services of the canary select; nothing if an object is away."""
        with suppress(ApiError):
            self.web.weights()
            return self.web.service_hash(), self.web.service_hash("web-canary")
        return "", ""

    def answering(self, service: str) -> set[str]:
        """Return the ready pods behind a Service."""
        path = f"/apis/discovery.k8s.io/v1/namespaces/{SHOP}/endpointslices"
        query = f"?labelSelector=kubernetes.io%2Fservice-name%3D{service}"
        return {
            endpoint["targetRef"]["name"]
            for endpoints in Api(self.bench.kubectl.kubeconfig).get(path + query)["items"]
            for endpoint in endpoints.get("endpoints") or ()
            if endpoint["conditions"]["ready"]
        }

    def phase(self) -> str:
        """Return the phase of the canary's Rollout; nothing if there is none."""
        with suppress(ApiError):
            return str(self.web.status().get("phase"))
        return ""

    def is_synced(self) -> bool:
        """Return whether Argo CD sees no difference."""
        status = (self.bench.argo_cd.applications.find(SHOP) or {}).get("status", {})
        return bool(status.get("sync", {}).get("status") == "Synced")

    def canary(self, rate: float | None, phase: str) -> Timeline:
        """Push a version whose success rate is this one, and return what there was to see."""
        self.prometheus.rate = rate
        self.prometheus.queries.clear()
        with self.web.watched() as timeline:
            self.push("web")
            self.web.wait(phase, self.numbers["web"])
            self.web.wait_at_rest()
        return timeline

    def _application(self, ignored: list[Manifest], options: Sequence[str]) -> Manifest:
        return {
            "apiVersion": "argoproj.io/v1alpha1",
            "kind": "Application",
            "metadata": {"name": SHOP, "namespace": "argocd"},
            "spec": {
                "project": "default",
                "source": {
                    "repoURL": self.bench.git.url,
                    "targetRevision": "main",
                    "path": SHOP,
                },
                "destination": {"server": "https://kubernetes.default.svc", "namespace": SHOP},
                "ignoreDifferences": ignored,
                "syncPolicy": {
                    "automated": {"prune": True, "selfHeal": True},
                    "syncOptions": [
                        "CreateNamespace=true",
                        f"ServerSideApply={str(self.server_side).lower()}",
                        *options,
                    ],
                },
            },
        }


@pytest.fixture(scope="module")
def controller(module_bench: Bench) -> Generator[ArgoRolloutsController]:
    """Argo Rollouts, as the account that the library grants its rights."""
    with ArgoRolloutsController(module_bench.control_plane) as installed:
        yield installed


@pytest.fixture(scope="module")
def shop(
    module_bench: Bench,
    controller: ArgoRolloutsController,
    tmp_path_factory: pytest.TempPathFactory,
) -> Generator[Shop]:
    """Applications whose first version runs."""
    assert controller.process.running
    with StandInPrometheus() as prometheus:
        module_bench.argo_cd.start()
        started = Shop(module_bench, tmp_path_factory.mktemp("git") / SHOP, prometheus)
        revision = started.push("web")
        started.wait_synced(revision, "Progressing")
        started.web.accept_route()
        started.wait_synced(revision, "Healthy")
        yield started


@pytest.mark.parametrize("server_side", [False, True])
def test_an_autoscaler_takes_the_replicas_over(shop: Shop, server_side: bool) -> None:
    """Git no longer has them; 1 would be the controller's default, under everybody's requests."""
    shop.server_side = server_side
    try:
        for shop.replicas in (4, None):
            annotations = {"example.com/replicas": str(shop.replicas)}
            shop.wait_synced(shop.commit(annotations), "Healthy")
        stays_true(lambda: shop.web.replicas() == shop.api.replicas() == 4, "4 pods", seconds=10)
        shop.web.scale(6)
        stays_true(lambda: shop.web.replicas() == 6, "nobody heals it", seconds=10)
    finally:
        shop.replicas, shop.server_side = 4, False
        shop.wait_synced(shop.commit({}), "Healthy")


class TestCanary:
    def test_a_good_one_walks_its_weights_and_is_promoted(
        self, shop: Shop, figures: Figures
    ) -> None:
        timeline = shop.canary(1.0, "Healthy")
        # Until the stable Service selects the new pods, the other one gets everything.
        walk = [weights for weights in timeline.walk if weights != (0, 100)]
        assert walk == [AT_REST, (75, 25), (50, 50), AT_REST]
        figures.add("a good canary, from its first weight", timeline.seconds)
        status = shop.web.status()
        assert status["stableRS"] == status["currentPodHash"], "promoted"
        assert shop.prometheus.hashes() == {status["currentPodHash"]}, "the new version is asked"
        assert len(shop.prometheus.queries) == QUICK_RATE.count
        route = shop.web.get("apis/gateway.networking.k8s.io/v1", "httproutes")
        assert route["spec"] == pick(shop.git, "HTTPRoute", "web")["spec"], "as in Git"

    def test_a_failing_one_is_taken_back(self, shop: Shop, figures: Figures) -> None:
        before = shop.web.status()["stableRS"]
        timeline = shop.canary(0.5, "Degraded")
        assert timeline.walk == [AT_REST, (75, 25), AT_REST]
        assert len(shop.prometheus.queries) == 1, "the first failure is enough"
        seconds = timeline.points[-1][0] - shop.prometheus.asked_at
        figures.add("a failing canary, from the measurement to the old weights", seconds)
        assert seconds < SECONDS_TO_TAKE_BACK
        assert shop.web.status()["stableRS"] == before

    def test_an_idle_one_fails(self, shop: Shop) -> None:
        timeline = shop.canary(None, "Degraded")
        assert timeline.walk == [AT_REST, (75, 25), AT_REST]
        assert "assessed Failed" in str(shop.web.status()["message"]), "and not an error"

    def test_argo_cd_and_the_controller_can_do_what_they_like_in_the_middle_of_one(
        self, shop: Shop, controller: ArgoRolloutsController
    ) -> None:
        """Self-heal would put the weights back within seconds; the difference would flap."""
        revision = shop.push("web", steps=HELD_STEPS)
        shop.web.wait("Paused", shop.numbers["web"])
        shop.wait_synced(revision, "Suspended")
        with shop.web.watched() as timeline:
            for _ in range(3):
                shop.bench.argo_cd.applications.refresh(SHOP)
                stays_true(shop.is_synced, "nothing differs", seconds=6)
            for shop.server_side in (False, True):
                revision = shop.commit({"example.com/server-side": str(shop.server_side)})
                shop.wait_synced(revision, "Suspended")
                route = shop.web.get("apis/gateway.networking.k8s.io/v1", "httproutes")
                annotations = route["metadata"]["annotations"]
                assert annotations["example.com/server-side"] == str(shop.server_side)
                assert shop.web.service_hash() == shop.web.status()["stableRS"]
            controller.process.restart()
            stays_true(shop.is_synced, "nothing differs", seconds=10)
        assert timeline.walk == [(75, 25)]

        shop.web.promote()
        shop.web.wait("Healthy", shop.numbers["web"])
        shop.web.wait_at_rest()
        shop.wait_synced(revision, "Healthy")

    def test_whatever_is_deleted_in_the_middle_of_one_comes_back(self, shop: Shop) -> None:
        """No Service has the pods of both versions for long, and the old one answers meanwhile."""
        revision = shop.push("web", steps=HELD_STEPS)
        shop.web.wait("Paused", shop.numbers["web"])
        shop.wait_synced(revision, "Suspended")
        hashes = shop.web.service_hash(), shop.web.service_hash("web-canary")
        for kind, name in (("service", "web"), ("service", "web-canary"), ("httproute", "web")):
            shop.bench.kubectl.delete(kind, name, namespace=SHOP)
            wait_until(lambda: shop.hashes() == hashes, f"{kind} {name} is as it was", interval=0.3)
        wait_until(lambda: shop.web.weights() == (75, 25), "the weights are back", interval=1)
        assert shop.web.status()["phase"] == "Paused"
        shop.web.accept_route()
        shop.web.promote()
        shop.web.wait("Healthy", shop.numbers["web"])
        shop.web.wait_at_rest()

        # Its pods go with it: the version in Git starts anew, without a canary.
        shop.push("web", steps=HELD_STEPS)
        shop.web.wait("Paused", shop.numbers["web"])
        shop.bench.kubectl.delete("rollout", "web", namespace=SHOP)
        wait_until(lambda: shop.phase() == "Healthy", "it starts anew", interval=1)
        shop.web.wait_at_rest()
        assert shop.web.service_hash() == shop.web.status()["stableRS"]


class TestBlueGreen:
    def test_a_person_promotes_a_good_one(self, shop: Shop) -> None:
        shop.prometheus.rate = 1.0
        before = shop.api.service_hash()
        preview = self.preview(shop)
        assert preview != before
        assert shop.api.service_hash() == before, "no user has seen it"
        shop.api.promote()
        shop.api.wait("Healthy", shop.numbers["api"])
        assert shop.api.service_hash() == preview == shop.api.status()["stableRS"]
        assert preview in shop.prometheus.hashes()

    def test_a_bad_one_is_taken_back_after_the_promotion(self, shop: Shop) -> None:
        shop.prometheus.rate = 0.5
        before = shop.api.service_hash()
        preview = self.preview(shop)
        shop.api.promote()
        wait_until(lambda: shop.api.service_hash() == preview, "it gets everything", interval=0.2)
        shop.api.wait("Degraded", shop.numbers["api"])
        assert shop.api.service_hash() == before
        assert list(shop.api.pods().values()).count(before) == 4, "its pods had stayed"

    @staticmethod
    def preview(shop: Shop) -> str:
        """Push a version, wait until it waits for a person, and return the hash of its pods."""
        shop.push("api")
        shop.api.wait("Paused", shop.numbers["api"])
        return shop.api.service_hash("api-preview")


def test_a_deployment_becomes_a_canary_and_somebody_always_answers(shop: Shop) -> None:
    """The steps of docs/canaries.md: the Rollout beside the Deployment, then without it."""
    chart = application_chart(SHOP)
    Version(name="cart", number=1, prometheus=shop.prometheus.url).canary(chart)
    manifests = synth(chart)
    spec = pick(manifests, "Rollout", "cart")["spec"]
    same = {name: spec[name] for name in ("replicas", "selector", "template")}
    metadata = {"name": "cart", "namespace": SHOP}
    before = {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata, "spec": same}
    kubectl = shop.bench.kubectl
    kubectl.apply([before, pick(manifests, "Service", "cart")])
    wait_until(lambda: len(shop.answering("cart")) == spec["replicas"], "it answers")
    old = shop.answering("cart")

    kubectl.apply(manifests)
    seen = old
    while old & seen:
        assert seen, "nobody answers"
        pause(0.1)
        seen = shop.answering("cart")
    assert len(seen) == spec["replicas"], "not before all of them are ready"
    kubectl.delete("deployment", "cart", namespace=SHOP)
    stays_true(lambda: shop.answering("cart") == seen, "the same pods answer", seconds=5)


def test_the_account_could_do_all_of_this_and_cannot_do_more(
    shop: Shop, controller: ArgoRolloutsController
) -> None:
    """No request of the controller, or of the plugin with its token, was refused above."""
    log = controller.process.log.read_text("utf-8")
    assert "Started controller" in log
    assert "forbidden" not in log
    asked = [
        *((SHOP, verb, "httproutes", "") for verb in ("create", "patch", "delete", "watch")),
        *product((SHOP, NAMESPACE, "kube-system"), ("get", "list"), ("secrets",), ("",)),
        (SHOP, "create", "pods", ""),
        (SHOP, "update", "services", "web"),
    ]
    allowed = access(shop.bench.kubectl, NAMESPACE, ACCOUNT, asked)
    assert [question for question in asked if allowed[question]] == []
    granted = [(SHOP, verb, "httproutes", "web") for verb in ("get", "list", "update")]
    assert all(access(shop.bench.kubectl, NAMESPACE, ACCOUNT, granted).values())
