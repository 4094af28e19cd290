"""What somebody else brought into the cluster stays theirs, and works beside the mesh."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from constructs_lib import STABLE_2_14_10

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.build import program
from ..support.cluster.installation import OWNER, PREFIX
from ..support.cluster.kubectl import KubectlError
from ..support.cluster.objects import root_certificate
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.waiting import wait_until

VIZ = f"{PREFIX}linkerd-viz"
THEIR_DEPLOYMENTS = (
    "cert-manager",
    "cert-manager-cainjector",
    "cert-manager-webhook",
    "trust-manager",
)


def test_what_is_somebody_elses_stays_theirs(bench: Bench, tmp_path: Path) -> None:
    """An Application of a name that the set wants: it is refused, and the rest comes up."""
    with staged(bench, tmp_path) as scenario:
        kubectl = scenario.kubectl
        bench.git.write({"team/settings.yaml": yaml.safe_dump(SETTINGS)})
        kubectl.apply([theirs(bench.git.url)])
        kubectl.wait("configmap", "settings", "default")
        before = kubectl.get("application", VIZ, "argocd")["spec"]

        scenario.start_controllers()
        scenario.installation.begin()
        for name in ("cert-manager", "linkerd-crds", "linkerd"):
            scenario.installation.applications.wait_synced(name, timeout=600)
        kubectl.wait(
            "applicationset",
            OWNER,
            "argocd",
            until=lambda each: "hand the app" in str(each.get("status")),
        )
        assert kubectl.get("application", VIZ, "argocd")["spec"] == before
        assert kubectl.find("configmap", "settings", "default")

        # A person hands it over; it is the mesh's from then on.
        kubectl(
            *("label", "application", VIZ, "--namespace=argocd"),
            f"app.kubernetes.io/part-of={OWNER}",
        )
        # The set's controller waits longer after each refusal, up to a quarter of an hour.
        refresh = "argocd.argoproj.io/application-set-refresh=true"
        kubectl("annotate", "applicationset", OWNER, "--namespace=argocd", refresh)
        kubectl.wait(
            "application", VIZ, "argocd", until=lambda each: each["spec"] != before, timeout=300
        )


def test_objects_of_another_application_stay_its(bench: Bench, tmp_path: Path) -> None:
    """Somebody's Application deploys cert-manager, and nobody has told the stack."""
    with staged(bench, tmp_path) as scenario:
        kubectl = scenario.kubectl
        kubectl.apply([their_cert_manager(scenario.charts.url)])
        deployment = kubectl.wait("deployment", "cert-manager", "cert-manager")
        tracking = deployment["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"]
        assert tracking.startswith("cert-manager:")

        scenario.start_controllers()
        scenario.installation.begin()
        kubectl.wait(
            "application",
            f"{PREFIX}cert-manager",
            "argocd",
            until=lambda each: "Shared resource found" in str(each.get("status")),
            timeout=420,
        )
        found = kubectl.get("deployment", "cert-manager", "cert-manager")
        for field in ("uid", "labels"):
            assert found["metadata"][field] == deployment["metadata"][field]
        assert found["spec"] == deployment["spec"]
        assert found["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"] == tracking


@pytest.mark.parametrize(
    "way",
    [
        "helm",
        pytest.param("argo-cd", marks=pytest.mark.soak),
        pytest.param("hand", marks=pytest.mark.soak),
    ],
)
def test_cert_manager_is_there_already(bench: Bench, tmp_path: Path, way: str) -> None:
    """The stack is told so: it comes up beside it, and changes nothing of it."""
    ours = tuple(chart for chart in STABLE_2_14_10.charts if chart.folder != "cert_manager")
    release = replace(STABLE_2_14_10, charts=ours)
    with staged(bench, tmp_path, release=release) as scenario:
        kubectl = scenario.kubectl
        scenario.start_controllers()
        install_cert_manager(scenario, way)
        for name in THEIR_DEPLOYMENTS:
            kubectl.wait("deployment", name, "cert-manager", timeout=420)
        before = its_objects(scenario)

        scenario.installation.begin()
        scenario.installation.wait_well()
        assert its_objects(scenario) == before
        if way == "argo-cd":
            bench.argo_cd.applications.wait_synced("cert-manager")


def install_cert_manager(scenario: Scenario, way: str) -> None:
    """Bring cert-manager and trust-manager as somebody else does."""
    kubectl = scenario.kubectl
    if way == "argo-cd":
        kubectl.apply([their_cert_manager(scenario.charts.url, with_trust_manager=True)])
        return
    scenario.bench.create_namespace("cert-manager")
    for chart, version, values in CERT_MANAGER_CHARTS:
        options = (
            *("--repo", f"{scenario.charts.url}/jetstack", "--version", version),
            *("--namespace", "cert-manager", "--values", "-"),
        )
        command = "install" if way == "helm" else "template"
        finished = subprocess.run(
            [str(program("helm")), command, chart, chart, *options],
            env={**os.environ, "KUBECONFIG": str(kubectl.kubeconfig)},
            input=values,
            capture_output=True,
            text=True,
            check=True,
        )
        if way == "hand":
            kubectl.apply(list(yaml.safe_load_all(finished.stdout)))
        # trust-manager's chart has objects of cert-manager's kinds, which its webhook judges.
        kubectl.wait("crd", "certificates.cert-manager.io")
        scenario.bench.cert_manager.webhook.wait_ready()
        wait_until(lambda: is_judged(scenario), "cert-manager's webhook answers")


def is_judged(scenario: Scenario) -> bool:
    try:
        scenario.kubectl.apply(root_certificate("probe")[:1])
    except KubectlError:
        return False
    return True


def its_objects(scenario: Scenario) -> dict[str, tuple[object, ...]]:
    """Return what somebody else wrote of cert-manager, by name."""
    return {
        each["metadata"]["name"]: (
            each["metadata"]["uid"],
            each["metadata"].get("labels"),
            each["metadata"].get("annotations", {}).get(TRACKING),
            each["spec"],
        )
        for each in scenario.kubectl.list("deployments", "cert-manager")
    } | {
        "namespace": (
            scenario.kubectl.get("namespace", "cert-manager")["metadata"].get("annotations"),
        )
    }


TRACKING = "argocd.argoproj.io/tracking-id"

CERT_MANAGER_CHARTS = (
    (
        "cert-manager",
        "v1.16.1",
        '{"crds": {"enabled": true}, "startupapicheck": {"enabled": false}, '
        '"global": {"leaderElection": {"namespace": "cert-manager"}}}',
    ),
    ("trust-manager", "v0.12.0", "{}"),
)

SETTINGS = {
    "apiVersion": "v1",
    "kind": "ConfigMap",
    "metadata": {"name": "settings", "namespace": "default"},
    "data": {"whose": "theirs"},
}


def an_application(name: str, source: Manifest, namespace: str) -> Manifest:
    return {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "Application",
        "metadata": {"name": name, "namespace": "argocd"},
        "spec": {
            "project": "default",
            "source": source,
            "destination": {"server": "https://kubernetes.default.svc", "namespace": namespace},
            "syncPolicy": {
                "automated": {"prune": True, "selfHeal": True},
                "syncOptions": ["CreateNamespace=true"],
            },
        },
    }


def theirs(repository: str) -> Manifest:
    source = {"repoURL": repository, "targetRevision": "main", "path": "team"}
    return an_application(VIZ, source, "default")


def their_cert_manager(charts: str, *, with_trust_manager: bool = False) -> Manifest:
    names = CERT_MANAGER_CHARTS if with_trust_manager else CERT_MANAGER_CHARTS[:1]
    application = an_application("cert-manager", {}, "cert-manager")
    del application["spec"]["source"]
    application["spec"]["sources"] = [
        {
            "repoURL": f"{charts}/jetstack",
            "chart": chart,
            "targetRevision": version,
            "helm": {"releaseName": chart, "values": values},
        }
        for chart, version, values in names
    ]
    return application
