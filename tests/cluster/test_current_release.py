"""The current release: on an empty cluster, and in the place of the article's."""

from __future__ import annotations

from pathlib import Path

import pytest

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10

from .bench import Bench
from .scenario import APPLICATIONS, Scenario, staged
from .upgrade import (
    CRDS,
    GATEWAY_ROUTES,
    http_route,
    publish,
    take_over_gateway_routes,
    upgrade_cert_manager,
    wait_synced,
    wait_unpruned,
    without_gateway_routes,
)
from .waiting import stays_true, wait_until

OTHERS = tuple(name for name in APPLICATIONS if name != CRDS)


def test_everything_comes_up_with_nobody_helping(bench: Bench, tmp_path: Path) -> None:
    with staged(bench, tmp_path, release=EDGE_26_8_3) as scenario:
        scenario.start_controllers()
        scenario.apply_argo_cd()
        print(f"converged after {scenario.wait_converged():.0f} s")

        kubectl = scenario.kubectl
        for deployment in kubectl.list("deployments"):
            metadata = deployment["metadata"]
            kubectl.wait_rolled_out(metadata["name"], metadata["namespace"])
        assert nothing_of_jaeger(scenario)
        assert kubectl.find("crd", GATEWAY_ROUTES) is None, "they are the cluster's"
        assert kubectl.find("job", "namespace-metadata", "linkerd-viz") is None
        destination = kubectl.get("deployment", "linkerd-destination", "linkerd")["spec"]
        initial = destination["template"]["spec"]["initContainers"]
        assert [one["name"] for one in initial] == ["linkerd-init", "linkerd-proxy"]

        scenario.run_restarter("linkerd", "first")
        scenario.wait_job("linkerd", "first", "Complete")
        scenario.wait_converged()


@pytest.mark.parametrize("bench", ["article"], indirect=True)
def test_upgrade_as_the_guide_has_it(bench: Bench, tmp_path: Path) -> None:
    with staged(bench, tmp_path, release=STABLE_2_14_10) as scenario:
        article(scenario)
        kubectl = scenario.kubectl
        route = kubectl.get("httproute", "web", "default")["metadata"]["uid"]
        anchor = scenario.certificate("cert-manager", "linkerd-trust-anchor")
        roots = trust_roots(scenario)

        # docs/upgrading.md, step 1: the chart lets go of the Gateway API's definition.
        revision = publish(scenario, without_gateway_routes(STABLE_2_14_10))
        wait_unpruned(scenario, revision)
        wait_synced(scenario, revision, *OTHERS)
        # Step 2: whoever the Gateway API belongs to takes it.
        take_over_gateway_routes(scenario)
        wait_synced(scenario, revision)
        assert kubectl.get("httproutes.v1.gateway.networking.k8s.io", "web", "default")
        # Step 3: the release.
        revision = publish(scenario, EDGE_26_8_3)
        upgrade_cert_manager(scenario)
        wait_synced(scenario, revision)
        print(f"converged after {scenario.wait_converged():.0f} s more")

        assert kubectl.get("httproute", "web", "default")["metadata"]["uid"] == route
        assert nothing_of_jaeger(scenario)
        labels = kubectl.get("namespace", "linkerd")["metadata"]["labels"]
        assert labels["config.linkerd.io/admission-webhooks"] == "disabled"
        assert versions_of(scenario) == {"v1.21.2", "v0.25.0"}
        # What the restarter renews is signed with the key that every proxy trusts.
        scenario.run_restarter("linkerd", "upgraded")
        scenario.wait_job("linkerd", "upgraded", "Complete")
        scenario.wait_converged()
        renewed = scenario.certificate("linkerd", "linkerd-identity-issuer")
        renewed.verify_directly_issued_by(anchor)
        after = scenario.certificate("cert-manager", "linkerd-trust-anchor")
        assert after.public_key() == anchor.public_key()
        assert trust_roots(scenario) == roots


@pytest.mark.parametrize("bench", ["article"], indirect=True)
def test_upgrade_that_skips_the_first_steps_costs_no_route(bench: Bench, tmp_path: Path) -> None:
    """It shows a difference instead; with pruning, as everywhere else, all routes would be gone."""
    with staged(bench, tmp_path, release=STABLE_2_14_10) as scenario:
        article(scenario)
        kubectl = scenario.kubectl
        revision = publish(scenario, EDGE_26_8_3)
        upgrade_cert_manager(scenario)
        wait_unpruned(scenario, revision)
        wait_synced(scenario, revision, *OTHERS)
        stays_true(
            lambda: kubectl.find("httproute", "web", "default"), "the route is there", seconds=20
        )

        text = (scenario.dist / "argocd" / "ApplicationSet.infra-prod.yaml").read_text("utf-8")
        assert text.count("prune: false") == 1
        kubectl("apply", "--server-side", "--filename=-", stdin=pruning(text))
        wait_until(lambda: kubectl.find("crd", GATEWAY_ROUTES) is None, "the definition is pruned")
        assert kubectl.find("httproute", "web", "default") is None


def pruning(application_set: str) -> str:
    return application_set.replace("prune: false", "prune: true")


def article(scenario: Scenario) -> None:
    """Bring up the article's mesh, and a route of somebody's."""
    scenario.start_controllers()
    scenario.apply_argo_cd()
    scenario.wait_converged()
    scenario.kubectl.apply([http_route()])


def nothing_of_jaeger(scenario: Scenario) -> bool:
    """Whether all that is left of it are Secrets, which cert-manager never deletes."""
    kubectl = scenario.kubectl
    kinds = (
        *("deployments", "services", "serviceaccounts", "configmaps", "roles", "rolebindings"),
        *("clusterroles", "clusterrolebindings", "mutatingwebhookconfigurations"),
        *("certificates", "servers.policy.linkerd.io", "authorizationpolicies.policy.linkerd.io"),
    )
    left = [
        f"{kind} {one['metadata']['name']}"
        for kind in kinds
        for one in kubectl.list(kind)
        if "jaeger" in one["metadata"]["name"] or "collector" in one["metadata"]["name"]
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
        one["metadata"]["labels"]["app.kubernetes.io/version"]
        for one in scenario.kubectl.list("deployments", "cert-manager")
    }
