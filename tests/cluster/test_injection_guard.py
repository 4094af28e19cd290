"""dist's injection guard on a real API server: whom it refuses while the injector is away.

Each test says by its fixture whether the injector is there. What the injector would have done is
told by the stand-in, which has its own words for it.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

import pytest
from cdk8s import App, Chart

from constructs_lib import InjectionGuard, ProxyInjector
from constructs_lib.injection.injection_guard import ValidationAction

from ..conftest import Manifest
from ..conftest import synth as rendered
from ..support import rendered as dist
from ..support.cluster import injector
from ..support.cluster.argo_rollouts import ArgoRolloutsController
from ..support.cluster.bench import Bench
from ..support.cluster.guarded_cluster import (
    INJECT,
    SAID,
    SHAPES,
    WEBHOOK,
    Cluster,
    init,
    pod,
    workload,
)
from ..support.cluster.kubectl import condition
from ..support.cluster.mesh import CHARTS
from ..support.cluster.released import (
    AT_REST,
    HELD_STEPS,
    LiveRollout,
    Version,
    application_chart,
)
from ..support.cluster.waiting import stays_true, wait_until

GUARDS = {"linkerd": "linkerd-injection-guard", "linkerd-viz": "linkerd-viz-injection-guard"}
JOBS = {"namespace-metadata", "linkerd-heartbeat-now", "linkerd-restarter-now"}
MESHED = {
    "linkerd": {"jaeger-injector", "collector", "jaeger"},
    "linkerd-viz": {"metrics-api", "prometheus", "tap", "tap-injector", "web"},
}
"""The Deployments of the extensions, whose pods are to have proxies."""

KINDS = ("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding")


@pytest.fixture(scope="module")
def cluster(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Generator[Cluster]:
    found = Cluster(module_bench, tmp_path_factory.mktemp("guard"))
    for name, said in SAID.items():
        found.namespace(name, said)
    for folder in GUARDS:
        (namespace,) = [
            manifest for manifest in dist.folders()[folder] if manifest["kind"] == "Namespace"
        ]
        found.kubectl.apply([namespace])
        found.kubectl.wait("serviceaccount", "default", folder)
    guards = [
        manifest
        for folder, name in GUARDS.items()
        for manifest in dist.folders()[folder]
        if manifest["kind"] in KINDS and manifest["metadata"]["name"] == name
    ]
    assert len(guards) == 4
    found.kubectl.apply(guards)
    found.install_injector_secret()
    wait_until(lambda: found.try_pod(pod(SAID["enabled"]), "silent")[0], "the guards are in force")
    yield found
    found.mesh.stop()


@pytest.fixture
def away(cluster: Cluster) -> Cluster:
    """A cluster whose injector's webhook is not registered."""
    if cluster.kubectl.find("mutatingwebhookconfiguration", WEBHOOK):
        cluster.deregister()
    return cluster


@pytest.fixture
def there(cluster: Cluster) -> Cluster:
    """A cluster whose injector works."""
    cluster.register()
    cluster.wait_injected()
    return cluster


class TestPolicies:
    @pytest.mark.parametrize("name", GUARDS.values())
    def test_type_checker_has_no_doubts(self, cluster: Cluster, name: str) -> None:
        """Kubernetes checks the expressions against the schema of a pod, and writes it down."""
        policy = cluster.kubectl.wait(
            "validatingadmissionpolicy",
            name,
            until=lambda each: (
                each.get("status", {}).get("observedGeneration") == each["metadata"]["generation"]
            ),
        )
        assert policy["status"].get("typeChecking", {}) == {}


class TestWhileTheInjectorIsAway:
    @pytest.mark.parametrize("on_namespace", SAID)
    def test_refused_is_who_would_have_been_injected(
        self, away: Cluster, on_namespace: str
    ) -> None:
        for on_pod, said in SAID.items():
            each = pod(said)
            refusal, _ = away.try_pod(each, on_namespace)
            assert bool(refusal) == injector.injects(each, SAID[on_namespace]), (on_pod, refusal)

    @pytest.mark.parametrize("shape", SHAPES)
    def test_shapes(self, away: Cluster, shape: str) -> None:
        each = SHAPES[shape]
        refusal, _ = away.try_pod(each, "enabled")
        assert bool(refusal) == injector.injects(each, SAID["enabled"]), refusal

    def test_some_shapes_are_refused_and_some_are_not(self) -> None:
        """Lest the stand-in and the guard agree on nothing at all."""
        refused = {name for name, each in SHAPES.items() if injector.injects(each, SAID["enabled"])}
        assert refused == {
            "plain",
            "udp",
            "no-token",
            "init-container",
            "likely-name",
            "likely-image",
        }

    @pytest.mark.parametrize(
        ("annotations", "namespace", "where"),
        [
            ({}, "enabled", "linkerd.io/inject is enabled on namespace enabled, but "),
            ({}, "ingress", "linkerd.io/inject is ingress on namespace ingress, but "),
            (SAID["ingress"], "disabled", "linkerd.io/inject is ingress on this pod, but "),
        ],
    )
    def test_refusal_says_where_why_and_what_to_do(
        self, away: Cluster, annotations: dict[str, str], namespace: str, where: str
    ) -> None:
        refusal, _ = away.try_pod(pod(annotations), namespace)
        assert refusal.startswith("403: "), "as with a quota: it is a matter of time"
        assert where in refusal
        assert "it has no container linkerd-proxy: Linkerd's proxy injector was away" in refusal
        assert "its controller tries again by itself" in refusal
        assert "Deployment linkerd/linkerd-proxy-injector is available" in refusal
        assert f"MutatingWebhookConfiguration {WEBHOOK} exists and has a caBundle" in refusal
        assert "linkerd.io/inject: disabled" in refusal

    @pytest.mark.parametrize(
        "labels",
        [{"linkerd.io/control-plane-component": "identity"}, {"linkerd.io/cni-resource": "true"}],
    )
    def test_pods_that_the_injector_is_not_asked_about(
        self, away: Cluster, labels: dict[str, str]
    ) -> None:
        each = pod(SAID["enabled"])
        each["metadata"]["labels"] = labels
        assert away.try_pod(each, "enabled")[0] == ""

    def test_namespaces_that_the_injector_is_not_asked_about(self, away: Cluster) -> None:
        away.namespace("cert-manager", SAID["enabled"])
        away.namespace(
            "off", SAID["enabled"], **{"config.linkerd.io/admission-webhooks": "disabled"}
        )
        for namespace in ("kube-system", "cert-manager", "off"):
            assert away.try_pod(pod(SAID["enabled"]), namespace)[0] == "", namespace

    def test_mirror_of_a_static_pod(self, away: Cluster) -> None:
        """It runs already; refusing its mirror would only hide it."""
        each = pod({"kubernetes.io/config.mirror": "hash"}, nodeName="kwok-1")
        assert away.try_pod(each, "enabled")[0] == ""

    def test_largest_pods_are_within_the_cost_limits(self, away: Cluster) -> None:
        """The API server gives up on an expression that takes too long, and then refuses."""
        many = [{"name": f"c{number}", "image": "example.com/c:1"} for number in range(4000)]
        each = pod(
            containers=many, initContainers=[each | {"name": f"i{each['name']}"} for each in many]
        )
        refusal, _ = away.try_pod(each, "enabled")
        assert "linkerd.io/inject is enabled on namespace enabled" in refusal
        assert "cost" not in refusal
        each["spec"]["initContainers"][-1]["name"] = injector.PROXY
        assert away.try_pod(each, "enabled")[0] == ""

    def test_pods_that_run_are_left_alone(self, away: Cluster) -> None:
        """A proxy cannot be given to them any more, whoever changes an annotation."""
        away.kubectl.apply([with_name(pod(), "old")], namespace="silent")
        away.kubectl("annotate", "pod", "old", "--namespace=silent", f"{INJECT}=enabled")
        away.kubectl.delete("pod", "old", namespace="silent")

    def test_injector_that_may_be_passed_over(self, there: Cluster) -> None:
        """The chart's own failurePolicy is Ignore: then an injector that is down is passed over."""
        there.mesh.stop()
        try:
            there.register(failure_policy="Ignore")
            wait_until(
                lambda: "injection-guard" in there.try_pod(pod(), "enabled")[0],
                "the guard refuses what the webhook lets pass",
            )
            assert there.try_pod(pod(SAID["disabled"]), "enabled")[0] == ""
        finally:
            there.mesh.start(there.api)


class TestWhileTheInjectorIsThere:
    @pytest.mark.parametrize("on_namespace", SAID)
    def test_nobody_is_refused(self, there: Cluster, on_namespace: str) -> None:
        for on_pod, said in SAID.items():
            each = pod(said)
            refusal, admitted = there.try_pod(each, on_namespace)
            assert refusal == "", on_pod
            assert injector.has_proxy(admitted) == injector.injects(each, SAID[on_namespace])

    @pytest.mark.parametrize("shape", SHAPES)
    def test_shapes(self, there: Cluster, shape: str) -> None:
        assert there.try_pod(SHAPES[shape], "enabled")[0] == ""

    def test_native_sidecars(self, there: Cluster) -> None:
        each = pod({injector.NATIVE: "true"}, initContainers=init("migrate"))
        refusal, admitted = there.try_pod(each, "enabled")
        assert refusal == ""
        assert [container["name"] for container in admitted["spec"]["initContainers"]] == [
            "linkerd-proxy",
            "migrate",
        ]
        assert [container["name"] for container in admitted["spec"]["containers"]] == ["main"]


class TestControllers:
    def test_all_kinds_come_up_once_the_injector_is_back(self, away: Cluster) -> None:
        """Deployments of either form of proxy, StatefulSets, DaemonSets and Jobs."""
        away.namespace("team", SAID["enabled"])
        workloads = [
            workload("Deployment", "web"),
            workload("Deployment", "native", {injector.NATIVE: "true"}),
            workload("Deployment", "opted-out", SAID["disabled"]),
            workload("StatefulSet", "store"),
            workload("DaemonSet", "agent"),
            workload("Job", "once"),
        ]
        away.kubectl.apply(workloads, namespace="team")
        away.kubectl.wait_rolled_out("opted-out", "team")
        expected = {"store", "agent", "once"}

        def refused() -> bool:
            found = away.refusals("team")
            replica_sets = {name.rpartition("-")[0] for name in found - expected}
            return expected <= found and replica_sets == {"web", "native"}

        wait_until(refused, lambda: f"refused: {away.refusals('team')}")
        assert owners(away, "team") == {"opted-out"}
        # The event comes first, and its Deployment hears of it from the ReplicaSet.
        web = away.kubectl.wait(
            "deployment", "web", "team", until=lambda each: condition(each, "ReplicaFailure")
        )
        message = condition(web, "ReplicaFailure")["message"]
        assert "linkerd.io/inject is enabled on namespace team" in message

        away.register()
        for name in ("web", "native"):
            away.kubectl.wait_rolled_out(name, "team")
        wait_until(
            lambda: owners(away, "team") == {"opted-out", "web", "native", *expected},
            lambda: f"pods of {owners(away, 'team')}",
        )
        for each in away.pods("team"):
            opted_out = each["metadata"]["labels"]["app"] == "opted-out"
            assert injector.has_proxy(each) != opted_out, each["metadata"]["name"]

    def test_a_canary_waits_for_the_injector(self, module_bench: Bench, there: Cluster) -> None:
        """A version without pods gets no request, and the old one keeps all that it has."""
        there.namespace("canaries", {})
        canary = LiveRollout(there.api, "canaries", "web")
        with ArgoRolloutsController(module_bench.control_plane):
            there.kubectl.apply(canary_version(1))
            canary.wait("Healthy", 1)
            old = canary.pods()
            there.deregister()

            # The controller owns the Services' selectors by now.
            there.kubectl.apply([each for each in canary_version(2) if each["kind"] == "Rollout"])
            wait_until(lambda: there.refusals("canaries"), "the new version's pod is refused")
            stays_true(lambda: canary.weights() == AT_REST, "nothing goes to it", seconds=5)
            assert canary.pods() == old

            there.register()
            wait_until(lambda: canary.weights() == (75, 25), "the canary goes on")
            assert all(injector.has_proxy(pod) for pod in there.pods("canaries"))

    def test_node_pools_scale_up_without_the_injector(self, there: Cluster) -> None:
        """What is on the host's network, as CNI plug-ins are, must come before everything else."""
        there.deregister()
        there.namespace("network", SAID["enabled"])
        each = workload("DaemonSet", "cni")
        each["spec"]["template"]["spec"]["hostNetwork"] = True
        there.kubectl.apply([each], namespace="network")
        wait_until(lambda: len(there.pods("network")) == 3, "a pod on each of kwok's nodes")
        assert there.refusals("network") == set()


def test_cold_start_of_the_whole_mesh(away: Cluster) -> None:
    """The injector comes up by itself; viz and jaeger wait for it, and have proxies then.

    The order is the worst there is: every Deployment is there before the webhook is registered.
    """
    away.kubectl.delete("namespace", "team")
    for name in CHARTS:
        away.kubectl.apply(away.chart(name), force=True)
    restarters = [
        manifest
        for folder in GUARDS
        for manifest in dist.folders()[folder]
        if "restarter" in str(manifest["metadata"])
    ]
    away.kubectl.apply(
        [
            restarter
            for restarter in restarters
            if restarter["kind"] in ("ServiceAccount", "CronJob")
        ],
        force=True,
    )
    for name in ("linkerd-destination", "linkerd-identity", "linkerd-proxy-injector"):
        away.kubectl.wait_rolled_out(name, "linkerd")
    # Jobs that have no proxy and must not wait: the extensions' hooks, heartbeat, our restarters.
    for namespace, name in (
        ("linkerd", "linkerd-heartbeat"),
        ("linkerd", "linkerd-restarter"),
        ("linkerd-viz", "linkerd-restarter"),
    ):
        away.kubectl("create", "job", f"{name}-now", f"--from=cronjob/{name}", "-n", namespace)
    at_once = {"linkerd": JOBS, "linkerd-viz": JOBS - {"linkerd-heartbeat-now"}}
    for namespace, jobs in at_once.items():
        wait_until(partial(jobs_with_pods, away, namespace, jobs), f"pods of {jobs}")
    for namespace, names in MESHED.items():
        wait_until(partial(refused, away, namespace, names), f"refused: {names}")
    stays_true(lambda: not unmeshed(away), "none of them starts", seconds=5)

    away.register()
    for namespace, names in MESHED.items():
        for name in names:
            away.kubectl.wait_rolled_out(name, namespace)
    assert not unmeshed(away)


def jobs_with_pods(cluster: Cluster, namespace: str, jobs: set[str]) -> bool:
    return jobs <= {pod["metadata"]["labels"].get("job-name") for pod in cluster.pods(namespace)}


def refused(cluster: Cluster, namespace: str, deployments: set[str]) -> bool:
    """Return whether these Deployments, and no others, have been refused their pods."""
    found = {name.rpartition("-")[0] for name in cluster.refusals(namespace)}
    return found == deployments


def unmeshed(cluster: Cluster) -> list[str]:
    """Return the pods that have no proxy and should."""
    return [
        pod["metadata"]["name"]
        for namespace, names in MESHED.items()
        for pod in cluster.pods(namespace)
        if pod["metadata"]["labels"].get("component") in names and not injector.has_proxy(pod)
    ]


class TestOptions:
    """Guards of other shapes than dist's, in namespaces that dist's looks away from."""

    @pytest.fixture
    def apart(self, away: Cluster) -> str:
        labels = {"config.linkerd.io/admission-webhooks": "disabled"}
        away.namespace("apart", SAID["enabled"], **labels)
        return "apart"

    def guard(
        self,
        cluster: Cluster,
        namespace: str,
        *,
        projection: bool = True,
        actions: tuple[ValidationAction, ...] = ("Deny",),
    ) -> None:
        chart = Chart(App(), "chart", disable_resource_name_hashes=True)
        InjectionGuard(
            chart,
            "Guard",
            injector=ProxyInjector(
                namespace_selector={}, service_account_token_projection=projection
            ),
            namespaces=[namespace],
            validation_actions=actions,
            name=f"guard-of-{namespace}",
        )
        cluster.kubectl.apply(rendered(chart), force=True)

    def test_observers_are_warned_and_the_pod_is_made(self, away: Cluster, apart: str) -> None:
        self.guard(away, apart, actions=("Warn", "Audit"))
        command = ("run", "seen", "--image=example.com/main:1", "-n", apart, "--dry-run=server")

        def warned() -> str:
            finished = away.kubectl.run(*command)
            assert finished.returncode == 0, finished.stderr
            return finished.stderr

        said = wait_until(warned, "a warning")
        assert "Warning: Validation failed for ValidatingAdmissionPolicy 'guard-of-apart'" in said
        assert "linkerd.io/inject is enabled on namespace apart" in said

    def test_tokens_that_are_not_mounted(self, away: Cluster, apart: str) -> None:
        """Without projection a proxy lives on the pod's own token, and gets none without it."""
        account: Manifest = {"apiVersion": "v1", "kind": "ServiceAccount"}
        account |= {"metadata": {"name": "bare"}, "automountServiceAccountToken": False}
        away.kubectl.apply([account], namespace=apart)
        self.guard(away, apart, projection=False)
        wait_until(lambda: away.try_pod(pod(), apart)[0], "the guard is in force")
        assert away.try_pod(pod(automountServiceAccountToken=False), apart)[0] == ""
        assert away.try_pod(pod(serviceAccountName="bare"), apart)[0] == ""
        both = pod(serviceAccountName="bare", automountServiceAccountToken=True)
        assert away.try_pod(both, apart)[0]


def canary_version(number: int) -> list[Manifest]:
    """Return a version of an application that is released by canary."""
    chart = application_chart("canaries")
    Version(name="web", number=number, prometheus="http://none").canary(chart, HELD_STEPS)
    return rendered(chart)


def with_name(manifest: Manifest, name: str) -> Manifest:
    return manifest | {"metadata": {"name": name}}


def owners(cluster: Cluster, namespace: str) -> set[str]:
    return {pod["metadata"]["labels"]["app"] for pod in cluster.pods(namespace)}
