"""Restarters that miss runs, fail, or have not begun."""

from __future__ import annotations

import pytest

from constructs_lib.plan.requirement import RequirementKind

from ..support.alert_scenario import (
    HOUR,
    RESTARTERS,
    Mesh,
    all_is_well,
    constant,
    put_created,
    put_success,
    steps,
)
from ..support.promtool import EVERY, Firing, Promtool
from .test_certificates import allowed

INTERVAL = 6 * HOUR + 600
"""From the end of a run that took no time to the end of one that took all that it may."""


@pytest.fixture
def group() -> str:
    return "linkerd-restarters"


def missed(severity: str, namespace: str) -> Firing:
    return {("LinkerdRestarterMissedRun", severity, namespace): 1}


@pytest.mark.parametrize("namespace", RESTARTERS)
def test_runs_are_missed(tool: Promtool, mesh: Mesh, namespace: str) -> None:
    """One is worth knowing; when half of the margin of what rests on them is gone, get up."""
    seconds = 160 * HOUR
    series = all_is_well(mesh, seconds)
    # The last success at 1, because promtool's time begins at 0.
    put_success(series, namespace, constant(1, seconds))
    serves: RequirementKind = "anchor-identity" if namespace == "linkerd" else "webhook-leaf"
    warned = 1 + INTERVAL + 300
    late = 1 + INTERVAL + allowed(mesh.margin(serves))

    tool.check(
        series,
        {
            6 * HOUR + 600: {},
            warned - EVERY: {},
            warned + 2 * EVERY: missed("warning", namespace),
            late - EVERY: missed("warning", namespace),
            late + 2 * EVERY: missed("warning", namespace) | missed("critical", namespace),
        },
    )


def test_what_breaks_has_a_time(tool: Promtool, mesh: Mesh) -> None:
    """That of the last success, the interval and the margin."""
    series = all_is_well(mesh, 20 * HOUR)
    put_success(series, "linkerd", constant(1, 20 * HOUR))
    linkerd = {"namespace": "linkerd", "about": "linkerd-restarter"}
    by_hand = (
        "To run it now: kubectl --namespace linkerd create job --from=cronjob/linkerd-restarter "
        "linkerd-restarter-by-hand."
    )
    kubectl = "First command: kubectl --namespace linkerd"
    summary = "CronJob linkerd/linkerd-restarter has not succeeded for 19h 59m 59s."
    warning = (
        "It runs every 6 h at least and has 10 min to finish, so a run was missed or failed. The "
        "certificates can wait for 17 h 47 min more; then no proxy gets a certificate, and those "
        f"they have run out. Look whether it is suspended. {by_hand} {kubectl} get cronjob,jobs"
    )
    critical = (
        "It runs every 6 h at least. Meanwhile no certificate is re-issued and no Deployment "
        "restarted. What breaks at 1970-01-01 23:57 UTC at worst: no proxy gets a certificate, and "
        f"those they have run out. {by_hand} {kubectl} logs "
        "--selector=app.kubernetes.io/name=linkerd-restarter --all-containers --prefix"
    )
    alerts = [
        {
            "exp_labels": {"severity": severity, **linkerd},
            "exp_annotations": {"summary": summary, "description": description},
        }
        for severity, description in {"warning": warning, "critical": critical}.items()
    ]
    tool.check_text(series, 20 * HOUR, "LinkerdRestarterMissedRun", alerts)


def test_slowest_run_that_the_plan_counts_with(tool: Promtool, mesh: Mesh) -> None:
    """A run that ended at once, followed by one that takes all of its ten minutes."""
    series = all_is_well(mesh, 13 * HOUR)
    put_success(
        series,
        "linkerd",
        steps(13 * HOUR, lambda at: 1 if at < 6 * HOUR + 600 else 6 * HOUR + 600),
    )
    tool.check(series, {at: {} for at in range(0, 12 * HOUR, EVERY)})


def test_one_that_never_ran(tool: Promtool, mesh: Mesh) -> None:
    """Without a first success it is waited for since it was made."""
    series = all_is_well(mesh, 12 * HOUR)
    series.drop("kube_cronjob_status_last_successful_time", namespace="linkerd-viz")
    put_created(series, "linkerd-viz", 12 * HOUR, at=2 * HOUR)
    tool.check(
        series,
        {
            2 * HOUR + INTERVAL: {},
            2 * HOUR + INTERVAL + 300 + 2 * EVERY: missed("warning", "linkerd-viz"),
        },
    )


FAILED: Firing = {("LinkerdRestarterFailed", "warning", "linkerd"): 1}


class TestFailed:
    def test_told_at_once_and_no_longer_than_until_the_next_success(
        self, tool: Promtool, mesh: Mesh
    ) -> None:
        """The failed Job stays for a while, for its log's sake."""
        series = all_is_well(mesh, 14 * HOUR)
        put_success(
            series,
            "linkerd",
            steps(14 * HOUR, lambda at: 300 if at < 12 * HOUR + 300 else 12 * HOUR + 300),
        )
        job = {"namespace": "linkerd", "job_name": "linkerd-restarter-29381785"}
        begun = 6 * HOUR
        series.put(
            "kube_job_created", steps(14 * HOUR, lambda at: begun if at >= begun else None), **job
        )
        series.put(
            "kube_job_failed",
            steps(14 * HOUR, lambda at: 1 if at >= begun + 600 else None),
            **job,
            condition="true",
        )
        tool.check(
            series,
            {
                begun + 600 - EVERY: {},
                begun + 600: FAILED,
                11 * HOUR: FAILED | missed("warning", "linkerd"),
                12 * HOUR + 300: {},
            },
        )

    def test_jobs_of_others_do_not_count(self, tool: Promtool, mesh: Mesh) -> None:
        series = all_is_well(mesh, 3 * HOUR)
        for name in ("linkerd-restarter-canary-1", "linkerd-heartbeat-29381785"):
            job = {"namespace": "linkerd", "job_name": name}
            series.put("kube_job_created", constant(2 * HOUR, 3 * HOUR), **job)
            series.put("kube_job_failed", constant(1, 3 * HOUR), **job, condition="true")
        tool.check(series, {3 * HOUR: {}})
