"""The check against a real control plane with the whole mesh, by the rights that it prints."""

from __future__ import annotations

from pathlib import Path

from constructs_lib.check.rights import cluster_role

from ..support.cluster.check import check
from ..support.cluster.figures import Figures
from ..support.cluster.scenario import Scenario
from ..support.cluster.waiting import wait_until
from ..support.project import DELIVERED_APP

ISSUER = "linkerd-identity-issuer"


def test_a_converged_mesh_is_well(converged: Scenario, tmp_path: Path, figures: Figures) -> None:
    """Against the app that it was made from, and nothing is refused."""
    run = check(converged.kubectl, tmp_path / "check", DELIVERED_APP)
    assert run.of("unknown") == [], run.measured.output
    assert run.of("problem") == [], run.measured.output
    assert run.measured.code == 0
    applications = {finding["subject"] for finding in run.answers("Application")}
    assert len(applications) == 4
    assert len(run.answers("Runs")) == 2
    (following,) = run.answers("Next")
    assert following["remedy"].startswith("nothing: ")
    without = check(converged.kubectl, tmp_path / "without")
    assert without.measured.code == 0, without.measured.output
    figures.add("the check of a converged mesh, without an app", without.measured.seconds)


def test_each_of_its_rights_is_used(converged: Scenario, tmp_path: Path) -> None:
    """Without one of them, its list is refused, and this is said of it and of no other."""
    whole = cluster_role()
    for number, rule in enumerate(whole["rules"]):
        rules = [each for each in whole["rules"] if each is not rule]
        role = {**whole, "rules": rules}
        run = check(converged.kubectl, tmp_path / f"without-{number}", role=role)
        (resource,) = rule["resources"]
        if resource == "deployments":
            assert run.measured.code == 2
            assert "Deployments cannot be listed: 403" in run.measured.output
            continue
        refused = {finding["subject"] for finding in run.answers("Unreadable")}
        assert refused == {resource}, run.measured.output
        assert run.measured.code == 2
        assert run.of("well", "problem") == []


def test_what_is_broken_by_hand_is_named(converged: Scenario, tmp_path: Path) -> None:
    """The restarter of viz is suspended until Argo CD puts it back, as its runbook says."""
    kubectl = converged.kubectl
    kubectl.patch(
        "cronjob", "linkerd-restarter", {"spec": {"suspend": True}}, namespace="linkerd-viz"
    )
    run = check(kubectl, tmp_path / "check")
    problems = [finding["subject"] for finding in run.of("problem")]
    healed = not kubectl.get("cronjob", "linkerd-restarter", "linkerd-viz")["spec"].get("suspend")
    assert healed or "CronJob linkerd-viz/linkerd-restarter" in problems
    # Argo CD calls it well until it has seen the change.
    kubectl.wait(
        "cronjob",
        "linkerd-restarter",
        "linkerd-viz",
        until=lambda each: not each["spec"].get("suspend"),
        timeout=300,
    )
    wait_until(converged.installation.is_well, "all is well again", timeout=300)
