"""Rendered folders on an empty cluster: git holds all that it gets, and nothing else is asked."""

from __future__ import annotations

from collections.abc import Generator

import pytest
import yaml

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.installation import APPLICATIONS
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.waiting import stays_true, wait_until

WATCHED_SECONDS = 90
HOOK = "namespace-metadata"


@pytest.fixture(scope="module")
def rendered(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Generator[Scenario]:
    """A cluster with the whole mesh from rendered folders, all of it well."""
    with staged(module_bench, tmp_path_factory.mktemp("scenario"), rendered=True) as scenario:
        scenario.start_controllers()
        scenario.installation.begin()
        scenario.installation.wait_well()
        yield scenario


def written(scenario: Scenario) -> list[Manifest]:
    """Return every object of the four folders."""
    return [
        yaml.safe_load(file.read_text("utf-8"))
        for folder in APPLICATIONS
        for file in sorted((scenario.dist / folder).glob("*.yaml"))
    ]


def test_everything_comes_up_and_no_chart_is_fetched(rendered: Scenario) -> None:
    for deployment in rendered.kubectl.list("deployments"):
        metadata = deployment["metadata"]
        rendered.kubectl.wait_rolled_out(metadata["name"], metadata["namespace"])
    assert rendered.charts.requests == [], "git holds it all"
    for name in APPLICATIONS:
        spec = (rendered.installation.applications.find(name) or {})["spec"]
        (source,) = spec["sources"]
        assert source["path"] == f"dist/{name}"
        assert "chart" not in source


def test_cluster_has_every_object_of_git_and_argo_cd_knows_them(rendered: Scenario) -> None:
    known = {
        (resource["kind"], resource.get("namespace"), resource["name"])
        for name in APPLICATIONS
        for resource in (rendered.installation.applications.find(name) or {})["status"]["resources"]
    }
    objects = written(rendered)
    assert len(objects) > 150
    for manifest in objects:
        metadata = manifest["metadata"]
        assert (manifest["kind"], metadata.get("namespace"), metadata["name"]) in known


def test_no_hook_ran_and_the_namespace_is_labelled_all_the_same(rendered: Scenario) -> None:
    for namespace in ("linkerd", "linkerd-viz"):
        assert rendered.kubectl.find("job", HOOK, namespace) is None
        assert rendered.kubectl.find("role", HOOK, namespace) is None
    labels = rendered.kubectl.get("namespace", "linkerd-viz")["metadata"]["labels"]
    assert labels["linkerd.io/extension"] == "viz"


def test_webhooks_were_registered_after_the_deployments_behind_them(rendered: Scenario) -> None:
    """Its failurePolicy, Fail, would otherwise refuse every pod until the injector runs."""
    kubectl = rendered.kubectl

    def uid(kind: str, name: str, namespace: str = "") -> str:
        found: str = kubectl.get(kind, name, namespace)["metadata"]["creationTimestamp"]
        return found

    def available(name: str, namespace: str) -> str:
        conditions = kubectl.get("deployment", name, namespace)["status"]["conditions"]
        found: str = next(
            condition["lastTransitionTime"]
            for condition in conditions
            if condition["type"] == "Available"
        )
        return found

    injector = uid("mutatingwebhookconfiguration", "linkerd-proxy-injector-webhook-config")
    assert available("linkerd-proxy-injector", "linkerd") <= injector
    assert injector <= uid("deployment", "jaeger", "linkerd"), "jaeger's pods are seen by it"
    tap = uid("apiservice", "v1alpha1.tap.linkerd.io")
    assert available("tap", "linkerd-viz") <= tap


def test_nothing_flaps_and_changes_are_put_back(rendered: Scenario) -> None:
    """Of a chart's own objects too, which are in git now."""
    kubectl = rendered.kubectl
    for name in APPLICATIONS:
        rendered.installation.applications.refresh(name)

    calm = rendered.installation.is_deployed
    wait_until(calm, "all applications are well after a refresh", timeout=300)
    stays_true(calm, "no application flaps", seconds=WATCHED_SECONDS)

    kubectl.patch("deployment", "web", {"spec": {"replicas": 3}}, namespace="linkerd-viz")
    kubectl.wait(
        "deployment",
        "web",
        "linkerd-viz",
        until=lambda each: each["spec"]["replicas"] == 1,
        timeout=300,
    )
    kubectl.delete("mutatingwebhookconfiguration", "linkerd-proxy-injector-webhook-config")
    kubectl.wait(
        "mutatingwebhookconfiguration",
        "linkerd-proxy-injector-webhook-config",
        until=lambda each: bool(each["webhooks"][0]["clientConfig"].get("caBundle")),
        timeout=300,
    )
    rendered.installation.wait_well()


def test_a_restart_survives(rendered: Scenario) -> None:
    """trust-manager's pods have no annotation of the chart's; a restart's must not be lost."""
    kubectl = rendered.kubectl
    stamp = {"kubectl.kubernetes.io/restartedAt": "2026-01-01T00:00:00Z"}
    kubectl.patch(
        "deployment",
        "trust-manager",
        {"spec": {"template": {"metadata": {"annotations": stamp}}}},
        namespace="cert-manager",
    )
    rendered.installation.applications.refresh("cert-manager")

    def restarted() -> bool:
        found = kubectl.get("deployment", "trust-manager", "cert-manager")
        annotations = found["spec"]["template"]["metadata"]["annotations"]
        return bool(stamp.items() <= annotations.items())

    stays_true(restarted, "the restart is not wiped", seconds=30)
