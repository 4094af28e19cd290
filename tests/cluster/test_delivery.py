"""A push is all: dist/argocd is applied once by hand, and owns itself from then on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cdk8s import Duration

from constructs_lib import (
    ALL_NAMESPACES,
    EDGE_26_8_3,
    STABLE_2_14_10,
    AnchorRotation,
    LinkerdRelease,
)

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.installation import PREFIX
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.upgrade import at_rest
from ..support.cluster.waiting import wait_until

VIZ = f"{PREFIX}linkerd-viz"
LINKERD = f"{PREFIX}linkerd"


def test_a_push_is_all(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    """Replicas, an option with objects of its own, and charts: nobody calls kubectl again."""
    with staged(bench, tmp_path, release=STABLE_2_14_10) as scenario:
        scenario.start_controllers()
        scenario.installation.begin()
        scenario.installation.wait_well()
        kubectl = scenario.kubectl

        push(scenario, changed=with_replicas(3))
        with figures.seconds("a push of other replicas: until they are wanted"):
            wait_until(lambda: replicas(scenario) == 3, "three pods are wanted", timeout=420)

        scenario.anchor_rotation = AnchorRotation(
            every=Duration.days(90), namespaces=ALL_NAMESPACES
        )
        push(scenario)
        kubectl.wait("cronjob", "linkerd-anchor-rotator", "linkerd", timeout=420)
        wait_until(lambda: replicas(scenario) == 2, "and two pods again", timeout=420)

        scenario.anchor_rotation = None
        push(scenario, release=EDGE_26_8_3)
        wait_until(
            lambda: charts_of(kubectl.get("application", VIZ, "argocd")) == {"2026.8.3"},
            "the applications have the current charts",
            timeout=420,
        )
        kubectl.wait("application", VIZ, "argocd", until=at_rest, timeout=300)


@pytest.mark.soak
def test_a_value_that_cannot_be_applied_is_corrected_by_a_push(
    bench: Bench, tmp_path: Path, figures: Figures
) -> None:
    """An operation keeps its values however often it is tried again: it has to be ended."""
    with staged(bench, tmp_path, release=STABLE_2_14_10) as scenario:
        scenario.start_controllers()
        scenario.installation.begin()
        scenario.installation.wait_well()
        kubectl = scenario.kubectl

        push(scenario, changed=with_replicas(-1))
        wait_until(lambda: attempts(scenario) > 1, "it has failed twice", timeout=420)

        push(scenario, changed=with_replicas(3))
        with figures.seconds("the correction of a value: until it is wanted"):
            wait_until(lambda: replicas(scenario) == 3, "three pods are wanted", timeout=420)
        kubectl.wait("application", LINKERD, "argocd", until=at_rest, timeout=420)


def push(
    scenario: Scenario,
    *,
    release: LinkerdRelease = STABLE_2_14_10,
    changed: Callable[[Path], None] | None = None,
) -> None:
    """Commit a dist, and do nothing else."""
    scenario.installation.release = release
    scenario.changed = changed
    shutil.rmtree(scenario.dist)
    scenario.write_dist()
    scenario.bench.git.commit(scenario.dist)


def with_replicas(count: int) -> Callable[[Path], None]:
    """Return what sets the control plane's value, past the option, which checks it."""

    def change(dist: Path) -> None:
        file = dist / "argocd" / "ApplicationSet.linkerd-platform.yaml"
        text = file.read_text("utf-8")
        assert "controllerReplicas: 2" in text
        file.write_text(
            text.replace("controllerReplicas: 2", f"controllerReplicas: {count}"), "utf-8"
        )

    return change


def replicas(scenario: Scenario) -> int:
    deployment = scenario.kubectl.get("deployment", "linkerd-destination", "linkerd")
    return int(deployment["spec"]["replicas"])


def attempts(scenario: Scenario) -> int:
    application = scenario.installation.applications.find("linkerd") or {}
    return int(application.get("status", {}).get("operationState", {}).get("retryCount", 0))


def charts_of(application: Manifest) -> set[str]:
    return {
        source["targetRevision"] for source in application["spec"]["sources"] if "chart" in source
    }
