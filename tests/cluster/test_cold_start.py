"""An empty cluster with Argo CD, ``kubectl apply -f dist/argocd``, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path
from typing import cast

import pytest
import yaml

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.installation import APPLICATIONS, OUR_CERTIFICATES, Installation
from ..support.cluster.kubectl import KubectlError
from ..support.cluster.objects import root_certificate
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.waiting import pause, wait_until
from .conftest import running

NEVER_LOOKS_AGAIN = 86_400
"""Seconds between two looks that Argo CD takes by itself, of which there are none within a test."""


def test_everything_comes_up_with_nobody_helping(
    installation: Installation, figures: Figures
) -> None:
    """The fixture has waited for it; this says what it was."""
    seconds = installation.converged_after
    figures.add("cold start: all four applications Synced and Healthy", seconds)
    kubectl = installation.kubectl
    pending = {
        (each["metadata"]["namespace"], each["metadata"]["name"])
        for each in kubectl.list("certificates")
    }
    ours = {(space, name) for space, names in OUR_CERTIFICATES.items() for name in names}
    assert ours <= pending
    assert {"linkerd", "linkerd-viz", "cert-manager"} <= {
        each["metadata"]["namespace"]
        for each in kubectl.list("configmaps")
        if each["metadata"]["name"] == "linkerd-identity-trust-roots"
    }
    for deployment in kubectl.list("deployments"):
        metadata = deployment["metadata"]
        kubectl.wait_rolled_out(metadata["name"], metadata["namespace"])


@pytest.mark.soak
def test_it_says_that_it_is_done_when_it_is(tmp_path: Path, figures: Figures) -> None:
    """Nothing looks again because it is told to, and Argo CD does not by itself either.

    Argo CD does not track definitions of kinds, so it does not hear when they are established.
    """
    with (
        running(tmp_path / "bench", resync=NEVER_LOOKS_AGAIN) as unhurried,
        staged(unhurried, tmp_path) as scenario,
    ):
        scenario.start_controllers()
        scenario.installation.begin()
        after = first_well(scenario)
        for name, seconds in after.items():
            figures.add(f"cold start without a look at intervals: {name} well", seconds)


def first_well(scenario: Scenario) -> dict[str, float]:
    """Return after how many seconds each application was Synced and Healthy, without asking it."""
    began = time.monotonic()
    after: dict[str, float] = {}

    def look() -> bool:
        for name in scenario.installation.applications.well() - after.keys():
            after[name] = time.monotonic() - began
        return after.keys() >= set(APPLICATIONS)

    wait_until(look, "all applications were well once", timeout=600)
    return after


@pytest.mark.soak
def test_git_is_away_for_a_minute_and_cert_manager_comes_late(
    bench: Bench, tmp_path: Path, figures: Figures
) -> None:
    """First its definitions, then its webhook: longer than the article's whole patience."""
    with staged(bench, tmp_path) as scenario:
        kubectl = scenario.kubectl
        with scenario.charts.withholding("cert-manager"):
            with bench.git.unreachable():
                scenario.installation.begin()
                pause(60)
                assert not scenario.installation.applications.well()
                assert not kubectl.find("namespace", "linkerd"), "nothing of ours is there"
            with figures.seconds("git unreachable for the first minute: after it was back"):
                wait_until(
                    lambda: kubectl.find("deployment", "linkerd-identity", "linkerd"),
                    "the control plane is applied without cert-manager's kinds",
                    timeout=360,
                )
            pause(40)
            assert not kubectl.find("crd", "certificates.cert-manager.io")
        wait_until(
            lambda: kubectl.find("validatingwebhookconfiguration", "cert-manager-webhook"),
            "its chart is there",
            timeout=720,
        )
        pause(40)
        with pytest.raises(KubectlError, match="failed calling webhook"):
            kubectl.apply(root_certificate("early"))
        assert not scenario.installation.is_well()
        scenario.start_controllers()
        seconds = scenario.installation.wait_well()
        figures.add("cert-manager's kinds and webhook late: after the last was there", seconds)


@pytest.mark.soak
def test_the_articles_retry_policy_stays_dead(bench: Bench, tmp_path: Path) -> None:
    """The bench can fail: three retries are over before cert-manager answers, and that is that."""
    with staged(bench, tmp_path) as scenario:
        spec = applications(scenario)
        spec["template"]["spec"]["syncPolicy"]["retry"] = {
            "limit": 3,
            "backoff": {"duration": "5s", "factor": 2},
        }
        write_applications(scenario, spec)
        scenario.installation.begin()
        wait_until(lambda: has_given_up(scenario, "cert-manager"), "it has given up", timeout=480)

        scenario.start_controllers()
        bench.cert_manager.controller.wait_ready()
        pause(60)
        assert has_given_up(scenario, "cert-manager"), "nobody tried again"
        assert not scenario.kubectl.find("certificate", "linkerd-trust-anchor", "cert-manager")
        assert not scenario.kubectl.find("secret", "linkerd-identity-issuer", "linkerd")


def has_given_up(scenario: Scenario, name: str) -> bool:
    application = scenario.installation.applications.find(name) or {}
    return bool(application.get("status", {}).get("operationState", {}).get("phase") == "Failed")


def applications(scenario: Scenario) -> Manifest:
    """Return the ApplicationSet's spec, as it is applied by hand."""
    text = (scenario.dist / "argocd" / "ApplicationSet.linkerd-platform.yaml").read_text("utf-8")
    return cast("Manifest", yaml.safe_load(text)["spec"])


def write_applications(scenario: Scenario, spec: Manifest) -> None:
    """Put another spec into the ApplicationSet."""
    file = scenario.dist / "argocd" / "ApplicationSet.linkerd-platform.yaml"
    manifest = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.safe_dump(manifest | {"spec": spec}), "utf-8")
    scenario.bench.git.commit(scenario.dist)
