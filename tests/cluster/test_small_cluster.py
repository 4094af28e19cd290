"""A cluster of one node, as kind, k3s and minikube make it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.nodes import KWOK_NODES
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.waiting import stays_true

DEPLOYMENTS = ("linkerd-destination", "linkerd-identity", "linkerd-proxy-injector")
COMPONENT = "linkerd.io/control-plane-component"


@pytest.mark.soak
def test_one_node_is_enough(bench: Bench, tmp_path: Path) -> None:
    """All is well, a rollout has no gap, and a restarter ends well."""
    for name in KWOK_NODES[1:]:
        bench.kubectl.delete("node", name)
    with staged(bench, tmp_path, options={"replicas": 1}) as scenario:
        scenario.start_controllers()
        scenario.installation.begin()
        scenario.installation.wait_well()
        kubectl = scenario.kubectl
        for name in DEPLOYMENTS:
            kubectl("rollout", "restart", f"deployment/{name}", "--namespace=linkerd")
        stays_true(lambda: all(map(available, deployments(scenario))), "no gap", seconds=30)
        for name in DEPLOYMENTS:
            kubectl.wait_rolled_out(name, "linkerd")
        pods = [each for each in kubectl.list("pods", "linkerd") if is_control_plane(each)]
        assert {pod["spec"]["nodeName"] for pod in pods} == {KWOK_NODES[0]}

        scenario.installation.run_restarter("linkerd", "by-hand")
        scenario.installation.wait_job("linkerd", "by-hand", "Complete")


def deployments(scenario: Scenario) -> list[Manifest]:
    return [scenario.kubectl.get("deployment", name, "linkerd") for name in DEPLOYMENTS]


def available(deployment: Manifest) -> bool:
    return int(deployment["status"].get("availableReplicas", 0)) >= 1


def is_control_plane(pod: Manifest) -> bool:
    component = pod["metadata"]["labels"].get(COMPONENT, "")
    return f"linkerd-{component}" in DEPLOYMENTS
