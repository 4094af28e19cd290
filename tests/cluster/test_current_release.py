"""The current release: on an empty cluster, and in the place of the article's."""

from __future__ import annotations

from pathlib import Path

import pytest

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.installation import PREFIX
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.upgrade import (
    CRDS,
    GATEWAY_ROUTES,
    change_elements,
    http_route,
    install_gateway_api,
    publish,
    track,
    upgrade_cert_manager,
    wait_synced,
    wait_unpruned,
    without_gateway_routes,
)
from ..support.cluster.waiting import stays_true, wait_until


@pytest.mark.soak
def test_everything_comes_up_with_nobody_helping(
    bench: Bench, tmp_path: Path, figures: Figures
) -> None:
    with staged(bench, tmp_path, release=EDGE_26_8_3) as scenario:
        scenario.start_controllers()
        scenario.installation.begin()
        seconds = scenario.installation.wait_well()
        figures.add("cold start of the current release: all four applications well", seconds)

        kubectl = scenario.kubectl
        for deployment in kubectl.list("deployments"):
            metadata = deployment["metadata"]
            kubectl.wait_rolled_out(metadata["name"], metadata["namespace"])
        assert nothing_of_jaeger(scenario)
        assert kubectl.find("crd", GATEWAY_ROUTES) is None, "they are the cluster's"
        assert kubectl.find("job", "namespace-metadata", "linkerd-viz") is None
        destination = kubectl.get("deployment", "linkerd-destination", "linkerd")["spec"]
        initial = destination["template"]["spec"]["initContainers"]
        assert [each["name"] for each in initial] == ["linkerd-init", "linkerd-proxy"]

        scenario.installation.run_restarter("linkerd", "first")
        scenario.installation.wait_job("linkerd", "first", "Complete")
        scenario.installation.wait_well()


@pytest.mark.parametrize("bench", ["article"], indirect=True)
def test_upgrade_as_the_guide_has_it(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    with staged(bench, tmp_path, release=STABLE_2_14_10) as scenario:
        article(scenario)
        kubectl = scenario.kubectl
        route = kubectl.get("httproute", "web", "default")["metadata"]["uid"]
        anchor = scenario.installation.certificate("cert-manager", "linkerd-trust-anchor")
        roots = trust_roots(scenario)

        # docs/upgrading.md, step 1: the chart lets go of the Gateway API's definition.
        revision = publish(scenario, without_gateway_routes(STABLE_2_14_10))
        wait_synced(scenario, revision)
        # Step 2: it is replaced by the Gateway API's own, which nobody puts back.
        install_gateway_api(scenario)
        assert kubectl.get("httproutes.v1.gateway.networking.k8s.io", "web", "default")
        # Step 3: the release.
        revision = publish(scenario, EDGE_26_8_3)
        upgrade_cert_manager(scenario)
        wait_synced(scenario, revision)
        seconds = scenario.installation.wait_well()
        figures.add("upgrade to the current release: from Synced to well", seconds)

        assert kubectl.get("httproute", "web", "default")["metadata"]["uid"] == route
        assert nothing_of_jaeger(scenario)
        labels = kubectl.get("namespace", "linkerd")["metadata"]["labels"]
        assert labels["config.linkerd.io/admission-webhooks"] == "disabled"
        assert versions_of(scenario) == {"v1.21.2", "v0.25.0"}
        # What the restarter renews is signed with the key that every proxy trusts.
        scenario.installation.run_restarter("linkerd", "upgraded")
        scenario.installation.wait_job("linkerd", "upgraded", "Complete")
        scenario.installation.wait_well()
        renewed = scenario.installation.certificate("linkerd", "linkerd-identity-issuer")
        renewed.verify_directly_issued_by(anchor)
        after = scenario.installation.certificate("cert-manager", "linkerd-trust-anchor")
        assert after.public_key() == anchor.public_key()
        assert trust_roots(scenario) == roots


@pytest.mark.soak
def test_routes_outlive_the_definition_that_their_chart_no_longer_has(
    bench: Bench, tmp_path: Path
) -> None:
    """Argo CD tracks no definitions, so it prunes none. If it did, dist would still forbid it."""
    with staged(bench, tmp_path, release=STABLE_2_14_10) as scenario:
        kubectl = scenario.kubectl
        revision = publish(scenario, STABLE_2_14_10, CRDS)
        wait_synced(scenario, revision, CRDS)
        kubectl.apply([http_route()])

        revision = publish(scenario, EDGE_26_8_3, CRDS)
        wait_synced(scenario, revision, CRDS)
        assert kubectl.find("crd", "egressnetworks.policy.linkerd.io"), "the new chart is here"
        assert kubectl.find("httproute", "web", "default")

        # As with a chart that writes Argo CD's label, or a version of it that tracks definitions.
        track(scenario)
        wait_unpruned(scenario)
        stays_true(
            lambda: kubectl.find("httproute", "web", "default"), "the route is there", seconds=20
        )

        # The counter-proof: pruned as all other folders are, it takes every route along.
        change_elements(scenario, lambda element: element | {"prune": True})
        scenario.bench.git.commit(scenario.dist)
        scenario.installation.begin()
        scenario.installation.applications.refresh(CRDS)
        wait_until(
            lambda: kubectl.find("crd", GATEWAY_ROUTES) is None,
            "the definition is pruned",
            # The settling job of the former commit watches what is OutOfSync for 150 seconds.
            timeout=420,
        )
        assert kubectl.find("httproute", "web", "default") is None


@pytest.mark.soak
def test_an_operation_keeps_its_charts_until_it_is_ended(bench: Bench, tmp_path: Path) -> None:
    """Why the guide waits between its steps, and what it says to do where nobody waited."""
    with staged(bench, tmp_path, release=STABLE_2_14_10) as scenario:
        # Without cert-manager's kinds, the control plane's operation is tried again and again.
        publish(scenario, STABLE_2_14_10, "linkerd")
        wait_until(lambda: attempts(scenario) > 0, "it has failed once")
        assert charts_under_way(scenario) == {"1.16.11", "30.12.11"}

        publish(scenario, EDGE_26_8_3, "linkerd")
        before = attempts(scenario)
        wait_until(lambda: attempts(scenario) > before + 1, "it is tried again")
        assert charts_under_way(scenario) == {"1.16.11", "30.12.11"}, "the old ones"

        ended = {"status": {"operationState": {"phase": "Terminating"}}}
        scenario.kubectl.patch("application", f"{PREFIX}linkerd", ended, namespace="argocd")
        wait_until(lambda: charts_under_way(scenario) == {"2026.8.3"}, "the new charts")


def operation(scenario: Scenario) -> Manifest:
    application = scenario.installation.applications.find("linkerd") or {}
    state: Manifest = application.get("status", {}).get("operationState", {})
    return state


def attempts(scenario: Scenario) -> int:
    return int(operation(scenario).get("retryCount", 0))


def charts_under_way(scenario: Scenario) -> set[str]:
    """Return the versions of the charts that the control plane's operation applies."""
    sources = operation(scenario)["operation"]["sync"]["sources"]
    return {source["targetRevision"] for source in sources if "chart" in source}


def article(scenario: Scenario) -> None:
    """Bring up the article's mesh, and a route of somebody's."""
    scenario.start_controllers()
    scenario.installation.begin()
    scenario.installation.wait_well()
    scenario.kubectl.apply([http_route()])


def nothing_of_jaeger(scenario: Scenario) -> bool:
    """Whether all that is left of it are Secrets, which cert-manager never deletes."""
    namespaced = (
        *("deployments", "services", "serviceaccounts", "configmaps", "roles", "rolebindings"),
        *("certificates", "servers.policy.linkerd.io", "authorizationpolicies.policy.linkerd.io"),
    )
    everywhere = ("clusterroles", "clusterrolebindings", "mutatingwebhookconfigurations")
    kubectl = scenario.kubectl
    left = [
        manifest["metadata"]["name"]
        for objects in (
            *(kubectl.list(kind, "linkerd") for kind in namespaced),
            *(kubectl.list(kind) for kind in everywhere),
        )
        for manifest in objects
        if "jaeger" in manifest["metadata"]["name"]
        or (manifest["metadata"]["name"].startswith("collector"))
    ]
    assert left == []
    return True


def trust_roots(scenario: Scenario) -> str:
    found = scenario.kubectl.get("configmap", "linkerd-identity-trust-roots", "linkerd")
    bundle: str = found["data"]["ca-bundle.crt"]
    return bundle


def versions_of(scenario: Scenario) -> set[str]:
    """Return the versions that the Deployments next to us are labelled with."""
    return {
        each["metadata"]["labels"]["app.kubernetes.io/version"]
        for each in scenario.kubectl.list("deployments", "cert-manager")
    }
