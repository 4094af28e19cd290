"""Alerts about the issuer in linkerd-identity's memory, where its release has a metric of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..plan.mesh import PlannedCertificate
from ..plan.requirement import Requirement
from ..program.times import duration
from .limits import Margin, margin_of
from .promql import clock
from .rule import ABSENT_SECONDS, STEADY_SECONDS, AlertRule

_ENDS = (
    "linkerd-identity's issuer ends in {{ $value | humanizeDuration }} "
    f"({clock('time() + %f')})."
)


def identity_rules(issuer: PlannedCertificate, takeover: Requirement) -> Iterator[AlertRule]:
    """Yield the alerts about the issuer in linkerd-identity's memory.

    Nothing else shows a reload that it misses, until no proxy gets a certificate any more
    (linkerd/linkerd2#15109). The plan allows one setback: a missed reload, or a missed run of a
    restarter.

    Args:
        issuer: The identity issuer.
        takeover: The requirement that linkerd-identity takes it in time.
    """
    metric, margin = issuer.behaviour.issuer_ttl_metric, margin_of([takeover])
    if metric is None:
        return
    if margin is None:
        yield _cutting(issuer, metric)
    else:
        yield from _ending(issuer, metric, takeover, margin)
    yield AlertRule(
        name="LinkerdIdentityMetricsMissing",
        expression=f"absent({metric})",
        hold_seconds=ABSENT_SECONDS,
        namespace=issuer.namespace,
        about=issuer.name,
        summary="There is no metric of the issuer in linkerd-identity's memory.",
        description=(
            "linkerd-identity is down, or Prometheus does not scrape its port 9990. "
            "LinkerdIdentityIssuerEnding cannot fire meanwhile."
        ),
        command=f"kubectl --namespace {issuer.namespace} get pods",
    )


def _cutting(issuer: PlannedCertificate, metric: str) -> AlertRule:
    """Return the alert where the plan cannot tell when the next issuer is due."""
    life = issuer.behaviour.issuance_lifetime_seconds
    return AlertRule(
        name="LinkerdIdentityIssuerEnding",
        expression=f"min({metric}) < {life}",
        hold_seconds=STEADY_SECONDS,
        severity="critical",
        namespace=issuer.namespace,
        about=issuer.name,
        summary=_ENDS,
        description=(
            f"That is less than the {duration(life)} of a proxy's certificate. At its end no "
            f"proxy gets one. Whoever delivers Secret {issuer.namespace}/{issuer.secret[1]} should "
            "have replaced it, or linkerd-identity missed the newer one: then restart it."
        ),
        command=f"kubectl --namespace {issuer.namespace} describe secret {issuer.secret[1]}",
    )


def _ending(
    issuer: PlannedCertificate, metric: str, takeover: Requirement, margin: Margin
) -> Iterator[AlertRule]:
    setback = takeover.setback
    after = None if setback is None else setback.margin_seconds
    clocks = issuer.behaviour.clock_difference_seconds
    soon = clocks + (margin.seconds if after is None else after)
    late = clocks + margin.left_seconds + margin.hold_seconds
    kubectl = f"kubectl --namespace {issuer.namespace}"
    description = (
        f"When it ends, {margin.consequence}. If Certificate {issuer.title} is ready, a restart "
        f"loads it: {kubectl} rollout restart deployment linkerd-identity."
    )
    warning = AlertRule(
        name="LinkerdIdentityIssuerEnding",
        expression=f"min({metric}) < {soon}",
        namespace=issuer.namespace,
        about=issuer.name,
        summary=_ENDS,
        description=(
            f"By now linkerd-identity should have loaded a newer one, with {duration(soon)} or "
            f"more to go. It missed the newer one, or there is none. {description}"
        ),
        command=f"{kubectl} get events --field-selector=reason=IssuerUpdateSkipped",
    )
    if soon > late:
        yield warning
    yield replace(
        warning,
        expression=f"min({metric}) < {late}",
        hold_seconds=margin.hold_seconds,
        severity="critical",
        description=description,
    )
