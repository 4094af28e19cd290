"""An empty cluster with Argo CD, ``kubectl apply -f dist/argocd``, and nothing else."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import cast

import pytest
import yaml

from ..conftest import Manifest
from .bench import Bench
from .scenario import APPLICATIONS, OUR_CERTIFICATES, Scenario, is_well, staged
from .waiting import wait_until


def test_everything_comes_up_with_nobody_helping(bench: Bench, tmp_path: Path) -> None:
    with staged(bench, tmp_path) as scenario:
        scenario.start_controllers()
        scenario.apply_argo_cd()
        print(f"converged after {scenario.wait_converged():.0f} s")

        made = {
            (one["metadata"]["namespace"], one["metadata"]["name"])
            for one in scenario.kubectl.list("certificates")
        }
        ours = {(space, name) for space, names in OUR_CERTIFICATES.items() for name in names}
        assert ours <= made
        assert {"linkerd", "linkerd-viz", "cert-manager"} <= {
            one["metadata"]["namespace"]
            for one in scenario.kubectl.list("configmaps")
            if one["metadata"]["name"] == "linkerd-identity-trust-roots"
        }
        for deployment in scenario.kubectl.list("deployments"):
            metadata = deployment["metadata"]
            scenario.kubectl.wait_rolled_out(metadata["name"], metadata["namespace"])


@pytest.mark.parametrize("bench", ["current"], indirect=True)
def test_cert_manager_comes_late(bench: Bench, tmp_path: Path) -> None:
    """Its images take a minute to be pulled: longer than the article's whole patience."""
    with staged(bench, tmp_path) as scenario:
        scenario.apply_argo_cd()
        began = time.monotonic()
        wait_until(
            lambda: scenario.kubectl.find("deployment", "linkerd-identity", "linkerd"),
            "the control plane is applied before cert-manager runs",
            timeout=120,
        )
        wait_until(lambda: time.monotonic() - began > 60, "a minute has passed", timeout=61)
        assert not scenario.converged()
        scenario.start_controllers()
        print(f"converged {scenario.wait_converged():.0f} s after cert-manager was there")


def test_git_is_unreachable_for_the_first_minute(bench: Bench, tmp_path: Path) -> None:
    with staged(bench, tmp_path) as scenario:
        scenario.start_controllers()
        with bench.git.unreachable():
            scenario.apply_argo_cd()
            began = time.monotonic()
            wait_until(lambda: time.monotonic() - began > 60, "a minute has passed", timeout=61)
            assert not any(is_well(bench.argo_cd.application(name)) for name in APPLICATIONS)
        print(f"converged {scenario.wait_converged():.0f} s after git was there")


@pytest.mark.parametrize("seed", [1, 2])
def test_folders_in_any_order(bench: Bench, tmp_path: Path, seed: int) -> None:
    with staged(bench, tmp_path) as scenario:
        spec = applications(scenario)
        elements = spec["generators"][0]["list"]["elements"]
        random.Random(seed).shuffle(elements)  # noqa: S311 - an order, not a secret
        write_applications(scenario, spec)
        scenario.start_controllers()
        scenario.apply_argo_cd()
        print(f"converged after {scenario.wait_converged():.0f} s")


def test_the_articles_retry_policy_stays_dead(bench: Bench, tmp_path: Path) -> None:
    """The bench can fail: three retries are over before cert-manager answers, and that is that."""
    with staged(bench, tmp_path) as scenario:
        spec = applications(scenario)
        spec["template"]["spec"]["syncPolicy"]["retry"] = {
            "limit": 3,
            "backoff": {"duration": "5s", "factor": 2},
        }
        write_applications(scenario, spec)
        scenario.apply_argo_cd()
        wait_until(lambda: has_given_up(bench, "linkerd"), "linkerd has given up", timeout=240)

        scenario.start_controllers()
        bench.cert_manager.controller.wait_ready()
        began = time.monotonic()
        wait_until(lambda: time.monotonic() - began > 90, "90 seconds", timeout=95)
        assert has_given_up(bench, "linkerd"), "nobody tried again"
        assert not is_well(bench.argo_cd.application("linkerd"))
        assert scenario.kubectl.find("certificate", "linkerd-identity-issuer", "linkerd") is None


def has_given_up(bench: Bench, name: str) -> bool:
    application = bench.argo_cd.application(name) or {}
    return bool(application.get("status", {}).get("operationState", {}).get("phase") == "Failed")


def applications(scenario: Scenario) -> Manifest:
    """Return the ApplicationSet's spec, as it is applied by hand."""
    text = (scenario.dist / "argocd" / "ApplicationSet.infra-prod.yaml").read_text("utf-8")
    return cast("Manifest", yaml.safe_load(text)["spec"])


def write_applications(scenario: Scenario, spec: Manifest) -> None:
    """Put another spec into the ApplicationSet."""
    file = scenario.dist / "argocd" / "ApplicationSet.infra-prod.yaml"
    manifest = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.safe_dump(manifest | {"spec": spec}), "utf-8")
