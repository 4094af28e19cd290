"""Alerts about a rotator: no runs, failed runs, a move that is held or overdue, no metrics.

All are warnings. While a move stands still, both anchors are trusted and renewed. What endangers
one of them has alerts of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..plan.ledger import Rotator
from ..program.times import duration
from .promql import CONFIG_MAP_CREATED, LAST_SCHEDULE, series
from .restarter_rules import cron_job_missing, last, last_run_failed
from .rule import ABSENT_SECONDS, STEADY_SECONDS, AlertRule

_LONGEST_DOUBT = 3600
"""Seconds for which a failed run waits for the next to succeed, if that comes earlier."""

_NOTHING_BREAKS = "A move that stands still breaks nothing by itself."


def rotator_rules(rotator: Rotator) -> Iterator[AlertRule]:
    """Yield the alerts about a rotator."""
    yield from _runs(rotator)
    yield from _moves(rotator)
    missing = _created(rotator, rotator.state)
    yield _warning(
        rotator,
        "MetricsMissing",
        f"{cron_job_missing(rotator.namespace, rotator.name)} or absent({missing})",
        hold_seconds=ABSENT_SECONDS,
        summary=f"There are no metrics of {_cron_job(rotator)}, or of ConfigMap {rotator.state}.",
        description=(
            "kube-state-metrics is down or has no metrics of CronJobs or ConfigMaps, Prometheus "
            "does not scrape it, or one of the two was deleted. The alerts about moves cannot fire "
            "meanwhile."
        ),
        command=f"kubectl --namespace {rotator.namespace} get cronjob,configmap",
    )


def _runs(rotator: Rotator) -> Iterator[AlertRule]:
    # A run by hand would ask for a move, so no alert says to make one.
    jobs = f"kubectl --namespace {rotator.namespace}"
    begun = last(LAST_SCHEDULE, rotator.namespace, rotator.name)
    yield _warning(
        rotator,
        "MissedRun",
        f"time() - ({begun}) > {rotator.interval_seconds}",
        summary=f"{_cron_job(rotator)} has begun no run for {{{{ $value | humanizeDuration }}}}.",
        description=(
            f"One begins {duration(rotator.interval_seconds)} after the one before it at the "
            f"latest. {_NOTHING_BREAKS} Look whether the CronJob is suspended, and whether a Job "
            "of it does not end."
        ),
        command=f"{jobs} get cronjob,jobs",
    )
    yield _warning(
        rotator,
        "Failed",
        last_run_failed(rotator.namespace, rotator.name),
        hold_seconds=min(rotator.interval_seconds, _LONGEST_DOUBT),
        summary=f"The runs of {_cron_job(rotator)} fail.",
        description=(
            f"The end of the log says what somebody has to look at. {_NOTHING_BREAKS} The next run "
            "goes on by itself where this one ended."
        ),
        command=f"{jobs} logs --selector=app.kubernetes.io/name={rotator.name} --prefix",
    )


def _moves(rotator: Rotator) -> Iterator[AlertRule]:
    status = (
        f"kubectl --namespace {rotator.namespace} get configmap {rotator.state} "
        "--output jsonpath='{.data.status\\.txt}'"
    )
    yield _warning(
        rotator,
        "Held",
        f"time() - max({_created(rotator, rotator.held)})",
        summary=f"{_cron_job(rotator)} waits for people.",
        description=(
            "For {{ $value | humanizeDuration }} something has held it that does not end by "
            "itself, or only after more than a day; or it is paused. Its status names each wait. "
            f"docs/runbooks/reasons.md says what to do about it. {_NOTHING_BREAKS}"
        ),
        command=status,
    )
    yield _warning(
        rotator,
        "Overdue",
        f"time() - max({_created(rotator, rotator.moving)}) > {rotator.move_seconds}",
        summary=f"A move of {_cron_job(rotator)} takes longer than the plan says.",
        description=(
            "It has been under way for {{ $value | humanizeDuration }}; the plan allows "
            f"{duration(rotator.move_seconds)}. It is slow or stands still. {_NOTHING_BREAKS}"
        ),
        command=status,
    )


def _warning(
    rotator: Rotator,
    ending: str,
    expression: str,
    *,
    summary: str,
    description: str,
    command: str,
    hold_seconds: int = STEADY_SECONDS,
) -> AlertRule:
    return AlertRule(
        name=f"LinkerdAnchorRotator{ending}",
        expression=expression,
        hold_seconds=hold_seconds,
        namespace=rotator.namespace,
        about=rotator.name,
        summary=summary,
        description=description,
        command=command,
    )


def _cron_job(rotator: Rotator) -> str:
    return f"CronJob {rotator.namespace}/{rotator.name}"


def _created(rotator: Rotator, config_map: str) -> str:
    return series(CONFIG_MAP_CREATED, rotator.namespace, f'configmap="{config_map}"')
