"""Argo CD's cold start under the guard: viz before the control plane, and yet with proxies."""

from __future__ import annotations

from pathlib import Path

import yaml

from ..conftest import Manifest
from .bench import Bench
from .figures import Figures
from .injector import annotations_of, has_proxy
from .kubectl import condition
from .scenario import Scenario, staged
from .test_cold_start import applications, write_applications
from .waiting import stays_true, wait_until

VIZ = {"metrics-api", "prometheus", "tap", "tap-injector", "web"}


def meant_for_the_mesh(scenario: Scenario, namespace: str) -> list[Manifest]:
    """Return the pods that say so themselves, as those of viz and jaeger do."""
    pods = scenario.kubectl.list("pods", namespace)
    return [one for one in pods if annotations_of(one).get("linkerd.io/inject") == "enabled"]


def test_viz_waits_for_the_injector(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    """The control plane's application, and with it the guard in its folder, comes last."""
    with staged(bench, tmp_path) as scenario:
        kubectl = scenario.kubectl
        kubectl.apply(scenario.dist / "linkerd" / "Namespace.linkerd.yaml")
        whole = applications(scenario)
        early = yaml.safe_load(yaml.safe_dump(whole))
        generator = early["generators"][0]["list"]
        generator["elements"] = [one for one in generator["elements"] if one["name"] != "linkerd"]
        write_applications(scenario, early)
        scenario.start_controllers()
        scenario.installation.begin()

        def refused() -> bool:
            found = {
                one["metadata"]["name"]
                for one in kubectl.list("deployments", "linkerd-viz")
                if "linkerd-viz-injection-guard"
                in condition(one, "ReplicaFailure").get("message", "")
            }
            return found == VIZ

        wait_until(refused, "every Deployment of viz is refused its pods", timeout=540)
        stays_true(
            lambda: not meant_for_the_mesh(scenario, "linkerd-viz"),
            "none of them starts",
            seconds=5,
        )

        write_applications(scenario, whole)
        scenario.installation.begin()
        seconds = scenario.installation.wait_well()
        figures.add("viz before the control plane, refused by the guard: until well", seconds)
        for namespace, deployments in {
            "linkerd-viz": VIZ,
            "linkerd": {"collector", "jaeger", "jaeger-injector"},
        }.items():
            for name in deployments:
                kubectl.wait_rolled_out(name, namespace)
            pods = meant_for_the_mesh(scenario, namespace)
            assert len(pods) == len(deployments)
            assert all(map(has_proxy, pods))
