"""Alerts about restarters: a run missed, too many missed, a run failed, nothing told."""

from __future__ import annotations

from collections.abc import Iterator

from ..kubernetes.go_duration import go_duration
from ..plan.mesh import Restarter
from .limits import ABSENT_SECONDS, STEADY_SECONDS, Margin
from .promql import CREATED, JOB_CREATED, JOB_FAILED, LAST_SUCCESS, literal, series
from .rule import AlertRule


def restarter_rules(
    restarter: Restarter, cron_job: str, margin: Margin | None
) -> Iterator[AlertRule]:
    """Yield the alerts about a CronJob; *margin* is what the links bear that it serves."""
    namespace = restarter.namespace
    this = f'cronjob="{cron_job}"'
    # A CronJob that never succeeded has been waited for since it was made.
    last = (
        f"max({series(LAST_SUCCESS, namespace, this)}) or max({series(CREATED, namespace, this)})"
    )
    since = f"time() - ({last})"
    interval, gap = restarter.interval_seconds, go_duration(restarter.gap_seconds)
    summary = f"CronJob {restarter.name} has not succeeded for {{{{ $value | humanizeDuration }}}}."
    logs = (
        f"kubectl --namespace {namespace} logs --selector=app.kubernetes.io/name={cron_job} "
        "--all-containers --prefix"
    )
    again = (
        f"To run it now: kubectl --namespace {namespace} create job --from=cronjob/{cron_job} "
        f"{cron_job}-by-hand."
    )
    yield AlertRule(
        name="LinkerdRestarterMissedRun",
        expression=f"{since} > {interval}",
        hold_seconds=STEADY_SECONDS,
        severity="warning",
        namespace=namespace,
        about=cron_job,
        summary=summary,
        description=(
            f"It runs every {gap} at least and has {go_duration(restarter.deadline_seconds)} to "
            f"finish, so a run was missed or failed. {_when_it_breaks(margin)} It may be "
            f"suspended. {again}"
        ),
        command=f"kubectl --namespace {namespace} get cronjob,jobs",
    )
    if margin is not None:
        yield AlertRule(
            name="LinkerdRestarterMissedRun",
            expression=f"{since} > {interval + margin.allowed_seconds - margin.hold_seconds}",
            hold_seconds=margin.hold_seconds,
            severity="critical",
            namespace=namespace,
            about=cron_job,
            summary=summary,
            description=(
                f"It runs every {gap} at least. Certificates are not re-issued and Deployments not "
                f"restarted meanwhile. What breaks, {go_duration(margin.left_seconds)} from now at "
                f"worst: {margin.otherwise}. {again}"
            ),
            command=logs,
        )
    job = f'job_name=~"{literal(cron_job)}-[0-9]+"'
    failed = series(JOB_FAILED, namespace, f'condition="true",{job}')
    newest = (
        f"max(max by (job_name) ({series(JOB_CREATED, namespace, job)}) "
        f"and on (job_name) max by (job_name) ({failed}) == 1)"
    )
    yield AlertRule(
        name="LinkerdRestarterFailed",
        expression=f"{newest} > ({last})",
        # The failure is a fact, and the last success is told at the same time.
        hold_seconds=0,
        severity="warning",
        namespace=namespace,
        about=cron_job,
        summary=f"The last run of CronJob {restarter.name} failed.",
        description=(
            f"The next one is due within {gap}. {_when_it_breaks(margin)} The step that failed is "
            f"the container whose log ends in an error. {again}"
        ),
        command=logs,
    )
    yield AlertRule(
        name="LinkerdRestarterMetricsMissing",
        expression=f"absent({series(CREATED, namespace, this)})",
        hold_seconds=ABSENT_SECONDS,
        severity="warning",
        namespace=namespace,
        about=cron_job,
        summary=f"Nothing is known of CronJob {restarter.name}.",
        description=(
            "kube-state-metrics is away, Prometheus does not scrape it, or the CronJob was "
            "deleted. No other alert about it can fire meanwhile."
        ),
        command=f"kubectl --namespace {namespace} get cronjob {cron_job}",
    )


def _when_it_breaks(margin: Margin | None) -> str:
    if margin is None:
        return "No link of the plan rests on it."
    return (
        f"Beyond that the certificates can wait for {go_duration(margin.seconds)}; then "
        f"{margin.otherwise}."
    )
