"""Alerts about Certificates: not renewed, not replaced, not ready, not told of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..kubernetes.go_duration import go_duration
from .limits import ABSENT_SECONDS, STEADY_SECONDS, CertificateLimit
from .promql import EXPIRATION, READY, RENEWAL, any_of, series
from .rule import AlertRule

_UNREADY_FACTOR = 10
"""How often the plan's time to issue must pass before it is not just slow."""


def certificate_rules(limit: CertificateLimit, names: Collection[str]) -> Iterator[AlertRule]:
    """Yield the alerts about the Certificates *names*, which have one limit."""
    yield from not_renewed(limit, names)
    yield overdue(limit, names)
    yield from not_ready(limit, names)
    yield metrics_missing(limit, names)


def not_renewed(limit: CertificateLimit, names: Collection[str]) -> Iterator[AlertRule]:
    """Warn when cert-manager's second attempt has failed as well.

    The plan counts the first failure as the one thing that may go wrong, and the next attempt comes
    ``issue_retry_seconds`` later. Where a restarter replaces the certificate long before, or where
    less can be borne than that, the critical alert comes first and this one is left out.
    """
    late = limit.issue_seconds + limit.retry_seconds
    if limit.renewal_age_seconds + late + STEADY_SECONDS >= limit.oldest_seconds:
        return
    left = go_duration(limit.oldest_seconds - limit.renewal_age_seconds - late)
    yield AlertRule(
        name="LinkerdCertificateNotRenewed",
        expression=f"time() - ({_timestamp(RENEWAL, limit, names)}) > {late}",
        hold_seconds=STEADY_SECONDS,
        severity="warning",
        namespace=limit.namespace,
        about=limit.title,
        summary=f"{_title(limit)} is due for renewal, and cert-manager does not renew it.",
        description=(
            f"Its renewal has been due for {{{{ $value | humanizeDuration }}}}; cert-manager had "
            f"time for two attempts ({go_duration(late)}). Nothing is broken yet. If it goes on, "
            f"this becomes critical in about {left}: {limit.margin.otherwise}."
        ),
        command=_describe(limit),
    )


def overdue(limit: CertificateLimit, names: Collection[str]) -> AlertRule:
    """Tell when the plan's worst case is exceeded by more than half of the margin.

    It is asked for what the certificate has left to live, which cert-manager tells, and not for its
    age, which it does not.
    """
    bears, left = limit.margin, go_duration(limit.margin.left_seconds)
    threshold = limit.left_to_live_seconds + bears.hold_seconds
    restarted = f" CronJob {limit.restarter} should have done it." if limit.restarter else ""
    return AlertRule(
        name="LinkerdCertificateOverdue",
        expression=f"({_timestamp(EXPIRATION, limit, names)}) - time() < {threshold}",
        hold_seconds=bears.hold_seconds,
        severity="critical",
        namespace=limit.namespace,
        about=limit.title,
        summary=f"{_title(limit)} is not replaced in time.",
        description=(
            f"It has {{{{ $value | humanizeDuration }}}} left to live. At worst it is replaced at "
            f"the age of {go_duration(limit.replaced_seconds)}, and it is older than "
            f"{go_duration(limit.oldest_seconds)}.{restarted} What breaks, {left} from now at "
            f"worst: {bears.otherwise}."
        ),
        command=_describe(limit),
    )


def not_ready(limit: CertificateLimit, names: Collection[str]) -> Iterator[AlertRule]:
    """Tell of a Certificate that is not ready, which it is not while its Secret is missing.

    Its end is 0 then, and no other alert sees it. Every run of a restarter makes it so for as long
    as cert-manager issues; ten times that is no longer normal.
    """
    allowed = limit.margin.allowed_seconds
    soon = min(_UNREADY_FACTOR * limit.issue_seconds, allowed // 2)
    ready = series(READY, limit.namespace, f'condition="True",{any_of("name", names)}')
    expression = f"max by (name) ({ready}) == 0"
    summary = f"{_title(limit)} is not ready."
    since = "It is missing, is not what was asked for, or has ended, since"
    yield AlertRule(
        name="LinkerdCertificateNotReady",
        expression=expression,
        hold_seconds=soon,
        severity="warning",
        namespace=limit.namespace,
        about=limit.title,
        summary=summary,
        description=(
            f"{since} {go_duration(soon)}. While its Secret is missing, a pod that needs it and "
            f"is made now does not start. If it goes on, this becomes critical "
            f"{go_duration(allowed - soon)} from now: {limit.margin.otherwise}."
        ),
        command=_describe(limit),
    )
    yield AlertRule(
        name="LinkerdCertificateNotReady",
        expression=expression,
        hold_seconds=allowed,
        severity="critical",
        namespace=limit.namespace,
        about=limit.title,
        summary=summary,
        description=(
            f"{since} {go_duration(allowed)}. What breaks, "
            f"{go_duration(limit.margin.left_seconds)} from now at worst: "
            f"{limit.margin.otherwise}."
        ),
        command=_describe(limit),
    )


def metrics_missing(limit: CertificateLimit, names: Collection[str]) -> AlertRule:
    """Tell when nothing is told of a Certificate: silence is no all-clear."""
    told = series(EXPIRATION, limit.namespace, any_of("name", names))
    return AlertRule(
        name="LinkerdCertificateMetricsMissing",
        expression=f"{len(names)} - (count(count by (name) ({told})) or vector(0)) > 0",
        hold_seconds=ABSENT_SECONDS,
        severity="warning",
        namespace=limit.namespace,
        about=limit.title,
        summary=(
            f"Nothing is known of {{{{ $value }}}} of {len(names)} Certificates in "
            f"{limit.namespace}: {', '.join(sorted(names))}."
        ),
        description=(
            "cert-manager is away, Prometheus does not scrape it, or the Certificate was deleted. "
            "No other alert about it can fire meanwhile."
        ),
        command=f"kubectl --namespace {limit.namespace} get certificates",
    )


def _timestamp(metric: str, limit: CertificateLimit, names: Collection[str]) -> str:
    """Return the metric by Certificate; it is 0 while there is no certificate, which is left out.

    A replica of cert-manager that has just gone may still be told of beside its successor.
    """
    return f"max by (name) ({series(metric, limit.namespace, any_of('name', names))}) > 0"


def _title(limit: CertificateLimit) -> str:
    return f"{limit.title[0].upper()}{limit.title[1:]} {limit.namespace}/{{{{ $labels.name }}}}"


def _describe(limit: CertificateLimit) -> str:
    return f"kubectl --namespace {limit.namespace} describe certificate {{{{ $labels.name }}}}"
