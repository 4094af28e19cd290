"""Alerts about the issuer that linkerd-identity holds, where its release tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from ..kubernetes.go_duration import go_duration
from ..plan.link import Link
from ..plan.mesh import PlannedCertificate
from .limits import ABSENT_SECONDS, STEADY_SECONDS, margin
from .rule import AlertRule


def identity_rules(issuer: PlannedCertificate, taken: Link) -> Iterator[AlertRule]:
    """Yield the alerts about what linkerd-identity holds in memory.

    A reload that it misses is seen nowhere else before no proxy gets a certificate any more
    (linkerd/linkerd2#15109). The plan counts one missed reload, or run of a restarter, as the one
    thing that may go wrong.

    Args:
        issuer: The identity issuer.
        taken: The link by which linkerd-identity takes it.
    """
    metric, bears = issuer.behaviour.issuer_ttl_metric, margin([taken])
    if metric is None or bears is None or issuer.validity is None:
        return
    namespace = issuer.namespace
    clocks = issuer.behaviour.clock_difference_seconds
    restart = f"kubectl --namespace {namespace} rollout restart deployment linkerd-identity"
    events = (
        f"kubectl --namespace {namespace} get events --field-selector=reason=IssuerUpdateSkipped"
    )
    summary = "linkerd-identity holds an issuer that ends in {{ $value | humanizeDuration }}."
    after = taken.setback.margin_seconds if taken.setback is not None else bears.seconds
    critical = clocks + bears.left_seconds + bears.hold_seconds
    warning = clocks + bears.seconds if after is None else clocks + after
    if warning > critical:
        yield AlertRule(
            name="LinkerdIdentityIssuerEnding",
            expression=f"min({metric}) < {warning}",
            hold_seconds=STEADY_SECONDS,
            severity="warning",
            namespace=namespace,
            about=issuer.name,
            summary=summary,
            description=(
                f"It should hold a newer one by now, and still have {go_duration(warning)} to go: "
                f"it did not take the new {issuer.title}, or there is none. When it ends, "
                f"{bears.otherwise}. If the Certificate is fine, a restart takes it up: {restart}."
            ),
            command=events,
        )
    yield AlertRule(
        name="LinkerdIdentityIssuerEnding",
        expression=f"min({metric}) < {critical}",
        hold_seconds=bears.hold_seconds,
        severity="critical",
        namespace=namespace,
        about=issuer.name,
        summary=summary,
        description=(
            f"When it ends, {bears.otherwise}. If the Certificate {issuer.title} is fine, a "
            f"restart takes it up: {restart}."
        ),
        command=events,
    )
    yield AlertRule(
        name="LinkerdIdentityMetricsMissing",
        expression=f"absent({metric})",
        hold_seconds=ABSENT_SECONDS,
        severity="warning",
        namespace=namespace,
        about=issuer.name,
        summary="Nothing is known of the issuer that linkerd-identity holds.",
        description=(
            "linkerd-identity is away, or Prometheus does not scrape its port 9990. "
            "LinkerdIdentityIssuerEnding cannot fire meanwhile."
        ),
        command=f"kubectl --namespace {namespace} get pods",
    )
