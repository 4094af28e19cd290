"""Alerts about Certificates: not renewed, not replaced, not ready, without metrics."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from ..program.times import duration
from .limits import CertificateLimit
from .promql import EXPIRATION, READY, RENEWAL, any_of, clock, series
from .rule import ABSENT_SECONDS, STEADY_SECONDS, AlertRule

_UNREADY_FACTOR = 10
"""A Certificate that is not ready for this many times the plan's time to issue is not just slow."""


def certificate_rules(limit: CertificateLimit, names: Collection[str]) -> Iterator[AlertRule]:
    """Yield the alerts about the Certificates *names*, which have one limit."""
    yield from not_renewed(limit, names)
    yield overdue(limit, names)
    yield from not_ready(limit, names)
    yield metrics_missing(limit, names)


def not_renewed(limit: CertificateLimit, names: Collection[str]) -> Iterator[AlertRule]:
    """Warn when cert-manager's second attempt has failed as well.

    The plan allows the first attempt to fail, and the next one comes ``issue_retry_seconds`` later.
    This alert is left out where the critical one comes first: where a restarter replaces the
    certificate long before, or where the margin is too small.
    """
    late = limit.issue_seconds + limit.retry_seconds
    left = limit.oldest_seconds - limit.renewal_age_seconds - late
    if left <= STEADY_SECONDS:
        return
    yield AlertRule(
        name="LinkerdCertificateNotRenewed",
        expression=f"time() - ({_timestamp(RENEWAL, limit, names)}) > {late}",
        namespace=limit.namespace,
        about=limit.title,
        summary=f"{_title(limit)} is due for renewal, and cert-manager does not renew it.",
        description=(
            f"Its renewal has been due for {{{{ $value | humanizeDuration }}}}; cert-manager had "
            f"time for two attempts ({duration(late)}). Nothing is broken yet. "
            f"{limit.margin.becomes_critical(left)}"
        ),
        command=_describe(limit),
    )


def overdue(limit: CertificateLimit, names: Collection[str]) -> AlertRule:
    """Alert when the plan's worst case is exceeded by more than half of the margin.

    cert-manager has no metric of a certificate's age, so the rule reads what is left of its life.
    """
    threshold = limit.left_to_live_seconds + limit.margin.hold_seconds
    issued_to_broken = limit.replaced_seconds + limit.margin.seconds
    broken = clock(f"time() + %f - {limit.duration_seconds} + {issued_to_broken}")
    restarted = f" CronJob {limit.restarter} should have done it." if limit.restarter else ""
    return AlertRule(
        name="LinkerdCertificateOverdue",
        expression=f"({_timestamp(EXPIRATION, limit, names)}) - time() < {threshold}",
        hold_seconds=limit.margin.hold_seconds,
        severity="critical",
        namespace=limit.namespace,
        about=limit.title,
        summary=f"{_title(limit)} is not replaced in time.",
        description=(
            f"It has {{{{ $value | humanizeDuration }}}} left to live. At worst it is replaced at "
            f"the age of {duration(limit.replaced_seconds)}, and it is older than "
            f"{duration(limit.oldest_seconds)}.{restarted} {limit.margin.breaks(broken)}"
        ),
        command=_describe(limit),
    )


def not_ready(limit: CertificateLimit, names: Collection[str]) -> Iterator[AlertRule]:
    """Alert when a Certificate is not ready, for example because its Secret is missing.

    Its end is 0 then, and no other alert sees it. In every run of a restarter it is not ready for
    as long as cert-manager issues; ten times that is no longer normal.
    """
    allowed = limit.margin.allowed_seconds
    soon = min(_UNREADY_FACTOR * limit.issue_seconds, allowed // 2)
    ready = series(READY, limit.namespace, f'condition="True",{any_of("name", names)}')
    reason = "It has been missing, ended or unlike its spec for"
    warning = AlertRule(
        name="LinkerdCertificateNotReady",
        expression=f"max by (name) ({ready}) == 0",
        hold_seconds=soon,
        namespace=limit.namespace,
        about=limit.title,
        summary=f"{_title(limit)} is not ready.",
        description=(
            f"{reason} {duration(soon)} or more. While its Secret is missing, a new pod that needs "
            f"it does not start. {limit.margin.becomes_critical(allowed - soon)}"
        ),
        command=_describe(limit),
    )
    yield warning
    yield replace(
        warning,
        hold_seconds=allowed,
        severity="critical",
        description=f"{reason} {duration(allowed)} or more. {limit.margin.breaks()}",
    )


def metrics_missing(limit: CertificateLimit, names: Collection[str]) -> AlertRule:
    """Alert when a Certificate has no metrics: silence is no all-clear."""
    ends = series(EXPIRATION, limit.namespace, any_of("name", names))
    return AlertRule(
        name="LinkerdCertificateMetricsMissing",
        expression=f"{len(names)} - (count(count by (name) ({ends})) or vector(0)) > 0",
        hold_seconds=ABSENT_SECONDS,
        namespace=limit.namespace,
        about=limit.title,
        summary=(
            f"There are no metrics of {{{{ $value }}}} of {len(names)} Certificates in "
            f"{limit.namespace}: {', '.join(sorted(names))}."
        ),
        description=(
            "cert-manager is down, Prometheus does not scrape it, or the Certificate was deleted. "
            "No other alert about it can fire meanwhile."
        ),
        command=f"kubectl --namespace {limit.namespace} get certificates",
    )


def _timestamp(metric: str, limit: CertificateLimit, names: Collection[str]) -> str:
    """Return the metric by Certificate, without the value 0 of a certificate that is missing.

    While a replica of cert-manager is replaced, Prometheus may still have the former one's series.
    """
    return f"max by (name) ({series(metric, limit.namespace, any_of('name', names))}) > 0"


def _title(limit: CertificateLimit) -> str:
    return f"{limit.title[0].upper()}{limit.title[1:]} {limit.namespace}/{{{{ $labels.name }}}}"


def _describe(limit: CertificateLimit) -> str:
    return f"kubectl --namespace {limit.namespace} describe certificate {{{{ $labels.name }}}}"
