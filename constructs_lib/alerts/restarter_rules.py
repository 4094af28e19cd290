"""Alerts about restarters: a run missed, too many missed, a run failed, no metrics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..plan.mesh import Restarter
from ..program.times import duration
from .limits import Margin
from .promql import CREATED, JOB_CREATED, JOB_FAILED, LAST_SUCCESS, clock, literal, series
from .rule import ABSENT_SECONDS, AlertRule


def restarter_rules(
    restarter: Restarter, cron_job: str, margin: Margin | None
) -> Iterator[AlertRule]:
    """Yield the alerts about a CronJob; *margin* is that of the requirements that depend on it."""
    yield from missed_run(restarter, cron_job, margin)
    yield failed(restarter, cron_job, margin)
    yield AlertRule(
        name="LinkerdRestarterMetricsMissing",
        expression=cron_job_missing(restarter.namespace, cron_job),
        hold_seconds=ABSENT_SECONDS,
        namespace=restarter.namespace,
        about=cron_job,
        summary=f"There are no metrics of CronJob {restarter.name}.",
        description=(
            "kube-state-metrics is down, Prometheus does not scrape it, or the CronJob was "
            "deleted. No other alert about it can fire meanwhile."
        ),
        command=f"kubectl --namespace {restarter.namespace} get cronjob {cron_job}",
    )


def missed_run(restarter: Restarter, cron_job: str, margin: Margin | None) -> Iterator[AlertRule]:
    """Warn when a run is missed, and alert when half of the margin is spent."""
    since = f"time() - ({last(LAST_SUCCESS, restarter.namespace, cron_job)})"
    interval, gap = restarter.interval_seconds, duration(restarter.gap_seconds)
    again = _by_hand(restarter, cron_job)
    warning = AlertRule(
        name="LinkerdRestarterMissedRun",
        expression=f"{since} > {interval}",
        namespace=restarter.namespace,
        about=cron_job,
        summary=(
            f"CronJob {restarter.name} has not succeeded for {{{{ $value | humanizeDuration }}}}."
        ),
        description=(
            f"It runs every {gap} at least and has {duration(restarter.deadline_seconds)} to "
            f"finish, so a run was missed or failed. {_when_it_breaks(margin)} Look whether it is "
            f"suspended. {again}"
        ),
        command=f"kubectl --namespace {restarter.namespace} get cronjob,jobs",
    )
    yield warning
    if margin is not None:
        broken = clock(f"time() - %f + {interval + margin.seconds}")
        yield replace(
            warning,
            expression=f"{since} > {interval + margin.allowed_seconds - margin.hold_seconds}",
            hold_seconds=margin.hold_seconds,
            severity="critical",
            description=(
                f"It runs every {gap} at least. Meanwhile no certificate is re-issued and no "
                f"Deployment restarted. {margin.breaks(broken)} {again}"
            ),
            command=_logs(restarter, cron_job),
        )


def failed(restarter: Restarter, cron_job: str, margin: Margin | None) -> AlertRule:
    """Warn when the newest Job failed after the last success."""
    namespace = restarter.namespace
    return AlertRule(
        name="LinkerdRestarterFailed",
        expression=last_run_failed(namespace, cron_job),
        # The failure is a fact: one sample proves it.
        hold_seconds=0,
        namespace=namespace,
        about=cron_job,
        summary=f"The last run of CronJob {restarter.name} failed.",
        description=(
            f"The next one is due within {duration(restarter.gap_seconds)}. "
            f"{_when_it_breaks(margin)} The end of its log, and a Warning about the Certificate or "
            f"Deployment, say what it failed or waited for. {_by_hand(restarter, cron_job)}"
        ),
        command=_logs(restarter, cron_job),
    )


def cron_job_missing(namespace: str, cron_job: str) -> str:
    """Return the query for a CronJob without metrics."""
    selector = f'cronjob="{cron_job}"'
    return f"absent({series(CREATED, namespace, selector)})"


def last_run_failed(namespace: str, cron_job: str) -> str:
    """Return the query for a newest failed Job that began after the last success."""
    job = f'job_name=~"{literal(cron_job)}-[0-9]+"'
    failure = series(JOB_FAILED, namespace, f'condition="true",{job}')
    return (
        f"max(max by (job_name) ({series(JOB_CREATED, namespace, job)}) "
        f"and on (job_name) max by (job_name) ({failure}) == 1)"
        f" > ({last(LAST_SUCCESS, namespace, cron_job)})"
    )


def last(metric: str, namespace: str, cron_job: str) -> str:
    """Return the query for a time in a CronJob's status; before the first, its creation's."""
    selector = f'cronjob="{cron_job}"'
    times = (f"max({series(name, namespace, selector)})" for name in (metric, CREATED))
    return " or ".join(times)


def _by_hand(restarter: Restarter, cron_job: str) -> str:
    return (
        f"To run it now: kubectl --namespace {restarter.namespace} create job "
        f"--from=cronjob/{cron_job} {cron_job}-by-hand."
    )


def _logs(restarter: Restarter, cron_job: str) -> str:
    return (
        f"kubectl --namespace {restarter.namespace} logs "
        f"--selector=app.kubernetes.io/name={cron_job} --all-containers --prefix"
    )


def _when_it_breaks(margin: Margin | None) -> str:
    if margin is None:
        return "No requirement of the plan depends on it."
    return (
        f"The certificates can wait for {duration(margin.seconds)} more; then {margin.consequence}."
    )
