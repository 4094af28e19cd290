"""A cold start in the worst order, under the guard: viz comes first, and yet with proxies."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.injector import annotations_of, has_proxy
from ..support.cluster.kubectl import condition
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.waiting import pause, stays_true, wait_until
from .test_cold_start import applications, write_applications

VIZ = {"metrics-api", "prometheus", "tap", "tap-injector", "web"}


def meant_for_the_mesh(scenario: Scenario, namespace: str) -> list[Manifest]:
    """Return the pods that say so themselves, as those of viz and jaeger do."""
    pods = scenario.kubectl.list("pods", namespace)
    return [pod for pod in pods if annotations_of(pod).get("linkerd.io/inject") == "enabled"]


@pytest.mark.soak
def test_folders_in_the_worst_order(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    """Each application before the one that it needs; the injector, and what it needs, last."""
    with staged(bench, tmp_path) as scenario:
        kubectl = scenario.kubectl
        spec = applications(scenario)
        generator = spec["generators"][0]["list"]
        elements = {element["folder"]: element for element in generator["elements"]}
        generator["elements"] = []

        def add(name: str) -> None:
            generator["elements"].append(elements[name])
            write_applications(scenario, spec)
            scenario.installation.begin()

        def refused() -> bool:
            found = {
                each["metadata"]["name"]
                for each in kubectl.list("deployments", "linkerd-viz")
                if "linkerd-viz-injection-guard"
                in condition(each, "ReplicaFailure").get("message", "")
            }
            return found == VIZ

        scenario.start_controllers()
        add("linkerd-viz")
        wait_until(refused, "every Deployment of viz is refused its pods", timeout=540)
        stays_true(
            lambda: not meant_for_the_mesh(scenario, "linkerd-viz"),
            "none of them starts",
            seconds=5,
        )
        for name in ("linkerd", "linkerd-crds"):
            add(name)
            pause(15)
        assert not scenario.installation.is_well()
        add("cert-manager")
        seconds = scenario.installation.wait_well()
        figures.add("applications in the worst order: after the last was created", seconds)
        for namespace, deployments in {
            "linkerd-viz": VIZ,
            "linkerd": {"collector", "jaeger", "jaeger-injector"},
        }.items():
            for name in deployments:
                kubectl.wait_rolled_out(name, namespace)
            pods = meant_for_the_mesh(scenario, namespace)
            assert len(pods) == len(deployments)
            assert all(map(has_proxy, pods))
