"""Viz, jaeger, and then everything are taken away by pushes; who creates pods does not notice."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cdk8s import App, YamlOutputType

from constructs_lib import STABLE_2_14_10

from ..conftest import Manifest
from ..support.cluster.api import Api, ApiError
from ..support.cluster.bench import Bench
from ..support.cluster.installation import APPLICATIONS, OWNER, PREFIX
from ..support.cluster.kubectl import Kubectl
from ..support.cluster.platform import relocated
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.upgrade import at_rest
from ..support.cluster.waiting import wait_until
from ..support.composition import build

VIZ = ("linkerd-viz",)
CLUSTER_KINDS = (
    "apiservices",
    "clusterrolebindings",
    "clusterroles",
    "crds",
    "mutatingwebhookconfigurations",
    "namespaces",
    "validatingadmissionpolicies",
    "validatingadmissionpolicybindings",
    "validatingwebhookconfigurations",
)
KINDS = (
    *("applications", "applicationsets", "appprojects", "configmaps", "cronjobs", "deployments"),
    *("jobs", "pods", "rolebindings", "roles", "secrets", "serviceaccounts", "services"),
)
QUIET: dict[str, Any] = {
    "injection_guard": False,
    "values": {"linkerd-control-plane": {"webhookFailurePolicy": "Ignore"}},
}
"""What has to be in the cluster before the control plane goes."""


def test_everything_is_removed_by_pushes(bench: Bench, tmp_path: Path) -> None:
    """What docs/removal.md says, in its order."""
    with staged(bench, tmp_path, release=STABLE_2_14_10) as scenario:
        kubectl = scenario.kubectl
        bench.create_namespace("team")
        kubectl("annotate", "namespace", "team", "linkerd.io/inject=enabled")
        kubectl.wait("serviceaccount", "default", "team")
        before = inventory(kubectl)
        scenario.start_controllers()
        scenario.installation.begin()
        scenario.installation.wait_well()
        assert inventory(kubectl) > before

        with nothing_refused(kubectl):
            push(scenario, removed=VIZ, jaeger=False)
            wait_gone(scenario, "linkerd-viz")
            wait_until(lambda: not names(kubectl, "linkerd", "jaeger"), "jaeger is gone")
            # And nothing else.
            for name in ("cert-manager", "linkerd-crds", "linkerd"):
                scenario.installation.applications.wait_synced(name)
            assert kubectl.find("validatingadmissionpolicy", "linkerd-injection-guard")

            push(scenario, removed=VIZ, jaeger=False, **QUIET)
            wait_until(lambda: is_quiet(kubectl), "nothing can refuse pods", timeout=420)

            push(scenario, removed=(*VIZ, "linkerd"), **QUIET)
            wait_gone(scenario, "linkerd")

            push(scenario, removed=APPLICATIONS, **QUIET)
            wait_gone(scenario, "cert-manager")
            assert kubectl.find("crd", "certificates.cert-manager.io"), "not unless it is named"
            assert kubectl.find("bundle", "linkerd-identity-trust-roots")

            bench.cert_manager.kill()
            delete_by_name(scenario)
            wait_until(
                lambda: inventory(kubectl) == before,
                lambda: f"left over: {sorted(inventory(kubectl) ^ before)}",
            )


def push(scenario: Scenario, *, removed: tuple[str, ...], **options: Any) -> None:
    """Commit what app.py writes with these options, and let Argo CD look at it."""
    shutil.rmtree(scenario.dist)
    app = App(
        outdir=str(scenario.dist),
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )
    release = relocated(STABLE_2_14_10, scenario.charts.url)
    build(app, release=release, repository=scenario.bench.git.url, removed=removed, **options)
    app.synth()
    scenario.bench.git.commit(scenario.dist)
    scenario.bench.argo_cd.applications.refresh(OWNER)


def wait_gone(scenario: Scenario, folder: str) -> None:
    """Wait until nothing of a folder is left but what Argo CD never removes."""
    scenario.kubectl.wait(
        "application", f"{PREFIX}{folder}", "argocd", until=is_removed, timeout=600
    )
    kinds = "deployments,cronjobs,pods,services"
    wait_until(lambda: not scenario.kubectl.list(kinds, folder), f"{kinds} are gone")


def is_removed(application: Manifest) -> bool:
    status = application["status"]
    return (
        len(application["spec"]["sources"]) == 1
        and status["sync"].get("status") == "Synced"
        # While Argo CD does not know, there is none.
        and status.get("health", {}).get("status") == "Healthy"
        and {each["kind"] for each in status["resources"]} <= {"Bundle", "Namespace"}
    )


def is_quiet(kubectl: Kubectl) -> bool:
    """Return whether neither guard nor webhooks of the mesh can refuse a pod."""
    configurations = [
        *kubectl.list("mutatingwebhookconfigurations"),
        *kubectl.list("validatingwebhookconfigurations"),
    ]
    failing = [
        each["metadata"]["name"]
        for each in configurations
        if each["metadata"]["name"].startswith("linkerd")
        and any(webhook["failurePolicy"] == "Fail" for webhook in each["webhooks"])
    ]
    return not failing and not kubectl.find("validatingadmissionpolicy", "linkerd-injection-guard")


def delete_by_name(scenario: Scenario) -> None:
    """Do what a person does at last: what Argo CD never removes is named."""
    kubectl = scenario.kubectl
    # A job of an operation that never ends would have its finalizer for ever.
    kubectl.wait("application", OWNER, "argocd", until=at_rest, timeout=300)
    kubectl.delete("application", OWNER, namespace="argocd")
    kubectl.delete("applicationset", OWNER, namespace="argocd")
    kubectl(
        *("delete", f"--filename={scenario.dist / 'argocd'}"),
        *("--ignore-not-found", "--wait"),
    )
    kubectl.delete("bundle", "linkerd-identity-trust-roots")
    kubectl.delete("namespace", *APPLICATIONS)
    kubectl.delete("crd", *definitions(kubectl))


def definitions(kubectl: Kubectl) -> list[str]:
    groups = (".linkerd.io", ".cert-manager.io", "httproutes.gateway.networking.k8s.io")
    return [
        each["metadata"]["name"]
        for each in kubectl.list("crds")
        if each["metadata"]["name"].endswith(groups)
    ]


def names(kubectl: Kubectl, namespace: str, part: str) -> list[str]:
    found = [
        *kubectl.list("deployments", namespace),
        *kubectl.list("mutatingwebhookconfigurations"),
    ]
    return [each["metadata"]["name"] for each in found if part in each["metadata"]["name"]]


def inventory(kubectl: Kubectl) -> set[str]:
    """Return what there is, of every kind that the mesh has, by name."""
    everything = kubectl.list(",".join((*CLUSTER_KINDS, *KINDS)))
    return {
        "/".join((each["kind"], each["metadata"].get("namespace", ""), each["metadata"]["name"]))
        for each in everything
    }


@contextmanager
def nothing_refused(kubectl: Kubectl) -> Generator[None]:
    """Create a pod for the mesh every second, which the API server must admit."""
    api = Api(kubectl.kubeconfig)
    over = threading.Event()
    refusals: list[str] = []
    admitted: list[Manifest] = []

    def create() -> None:
        while not over.wait(1):
            try:
                admitted.append(api.post("/api/v1/namespaces/team/pods?dryRun=All", POD))
            except ApiError as error:
                refusals.append(str(error))

    thread = threading.Thread(target=create)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
    assert refusals == []
    assert len(admitted) > 60


POD = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "web", "namespace": "team"},
    "spec": {"containers": [{"name": "main", "image": "example.com/web"}]},
}
