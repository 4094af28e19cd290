"""Clouds that rewrite objects: the mesh is Synced and stays so, and what Git changes arrives."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import STABLE_2_14_10
from constructs_lib.kubernetes.manifest import pod_spec

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.clouds import (
    CONFIGURATIONS,
    ENFORCED,
    OPENSHIFT_USER,
    admissions_enforcer,
    autopilot,
    openshift,
)
from ..support.cluster.installation import APPLICATIONS
from ..support.cluster.kubectl import KubectlError
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.upgrade import publish, wait_synced
from ..support.cluster.waiting import wait_until

LOOKS = 4
SELECTOR = {
    "matchExpressions": [
        {
            "key": "config.linkerd.io/admission-webhooks",
            "operator": "NotIn",
            "values": ["disabled", "off"],
        },
        {
            "key": "kubernetes.io/metadata.name",
            "operator": "NotIn",
            "values": ["kube-system", "cert-manager"],
        },
    ]
}


@pytest.fixture(scope="module")
def mesh(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Generator[Scenario]:
    """The whole mesh, of no cloud yet."""
    with staged(module_bench, tmp_path_factory.mktemp("clouds")) as scenario:
        scenario.start_controllers()
        scenario.installation.begin()
        scenario.installation.wait_well()
        yield scenario


def publish_for(scenario: Scenario, **options: Any) -> None:
    scenario.options = options
    revision = publish(scenario, STABLE_2_14_10)
    expected = {"aks": "control-plane", "gke-autopilot": "resources"}.get(options["cloud"], "")
    for name in APPLICATIONS:
        scenario.kubectl.wait(
            "application",
            f"mesh-{name}",
            "argocd",
            until=lambda each: expected in str(each["spec"].get("ignoreDifferences", [])),
            timeout=300,
        )
    wait_synced(scenario, revision)


def look(scenario: Scenario, name: str) -> str:
    """Return what Argo CD says of an application after another look."""
    before = observed_at(scenario, name)
    scenario.installation.applications.refresh(name)
    wait_until(lambda: observed_at(scenario, name) != before, f"another look at {name}")
    found = scenario.installation.applications.find(name) or {}
    return str(found["status"]["sync"]["status"])


def observed_at(scenario: Scenario, name: str) -> str:
    found = scenario.installation.applications.find(name) or {}
    return str(found.get("status", {}).get("reconciledAt", ""))


def test_the_selectors_of_aks(mesh: Scenario) -> None:
    kubectl = mesh.kubectl
    with admissions_enforcer(kubectl):
        wait_until(lambda: look(mesh, "linkerd") == "OutOfSync", "both sides rewrite")
        publish_for(mesh, cloud="aks")
        assert {look(mesh, name) for _ in range(LOOKS) for name in APPLICATIONS} == {"Synced"}
        configurations = [each for kind in CONFIGURATIONS for each in kubectl.list(kind)]
        assert len(configurations) >= 6
        for expressions in map(expressions_of, configurations):
            assert all(each in expressions for each in ENFORCED)

        injector = {"proxyInjector": {"namespaceSelector": SELECTOR}}
        publish_for(mesh, cloud="aks", values={"linkerd-control-plane": injector})
        kubectl.wait(
            "mutatingwebhookconfiguration",
            "linkerd-proxy-injector-webhook-config",
            until=lambda each: all(
                expression in expressions_of(each)
                for expression in (*SELECTOR["matchExpressions"], *ENFORCED)
            ),
        )
        assert look(mesh, "linkerd") == "Synced"


def expressions_of(configuration: Manifest) -> list[Manifest]:
    (webhook,) = configuration["webhooks"]
    found: list[Manifest] = webhook["namespaceSelector"]["matchExpressions"]
    return found


def test_the_resources_of_autopilot(mesh: Scenario, tmp_path: Path) -> None:
    kubectl = mesh.kubectl
    with autopilot(kubectl, tmp_path):
        kubectl("annotate", "cronjob", "linkerd-restarter", "--namespace=linkerd", "touched=yes")
        wait_until(lambda: look(mesh, "linkerd") == "OutOfSync", "both sides rewrite")
        publish_for(mesh, cloud="gke-autopilot")
        # Whatever is written from now on is rewritten.
        for each in (*kubectl.list("deployments"), *kubectl.list("cronjobs")):
            place = each["metadata"]
            kubectl(
                *("annotate", each["kind"].lower(), place["name"], "touched=again"),
                *("--overwrite", f"--namespace={place['namespace']}"),
            )
        assert {look(mesh, name) for _ in range(LOOKS) for name in APPLICATIONS} == {"Synced"}
        restarter = pod_spec(kubectl.get("cronjob", "linkerd-restarter", "linkerd"))
        assert restarter
        assert restarter["containers"][0]["resources"]["requests"]["cpu"] == "50m"


def test_the_users_of_openshift(mesh: Scenario, tmp_path: Path) -> None:
    """A pod that names its user is refused; one that does not gets one, and runs."""
    kubectl = mesh.kubectl
    with openshift(kubectl, tmp_path, "restarter"):
        publish_for(mesh, cloud="aks")
        with pytest.raises(KubectlError, match="security context constraint"):
            kubectl.apply([restarter_pod(mesh)], dry_run=True)
        publish_for(mesh, cloud="openshift")
        mesh.installation.run_restarter("linkerd", "constrained")
        mesh.installation.wait_job("linkerd", "constrained", "Complete")
        (pod,) = kubectl.list("pods", "linkerd", selector="job-name=constrained")
        assert pod["spec"]["securityContext"]["runAsUser"] == OPENSHIFT_USER
        assert look(mesh, "linkerd") == "Synced"


def restarter_pod(mesh: Scenario) -> Manifest:
    cron_job = mesh.kubectl.get("cronjob", "linkerd-restarter", "linkerd")
    template = cron_job["spec"]["jobTemplate"]["spec"]["template"]
    metadata = {**template["metadata"], "name": "by-hand", "namespace": "linkerd"}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": template["spec"]}
