"""Alerts about the trust roots: errors of trust-manager, and roots that follow no renewal."""

from __future__ import annotations

from collections.abc import Iterator

from ..kubernetes.go_duration import go_duration
from ..plan.ledger import TrustRoots
from ..plan.mesh import PlannedCertificate, Validity
from .limits import ABSENT_SECONDS, STEADY_SECONDS, Margin
from .promql import (
    BUNDLE_CONTROLLER,
    CONFIG_MAP_VERSION,
    EXPIRATION,
    RECONCILE_ERRORS,
    RECONCILES,
    any_of,
    series,
)
from .rule import AlertRule

_LONGEST_BACK_OFF = 1000
"""Seconds; how long controller-runtime waits at most before it tries again (client-go
util/workqueue/default_rate_limiters.go)."""

_SLOW_FACTOR = 10
"""How often the plan's time to copy must pass before it is not just slow."""

_LONGEST_LOOK_BACK = 7 * 86400
"""Prometheus keeps 15 days unless it is told otherwise, and often less."""


def bundle_rules(trust_roots: TrustRoots) -> Iterator[AlertRule]:
    """Yield the alerts about what trust-manager itself tells."""
    controller = f'{{controller="{BUNDLE_CONTROLLER}"}}'
    window = go_duration(2 * _LONGEST_BACK_OFF + STEADY_SECONDS)
    describe = f"kubectl describe bundle {trust_roots.name}"
    yield AlertRule(
        name="LinkerdTrustRootsSyncErrors",
        # A window that holds two attempts has an error in it for as long as they fail.
        expression=f"sum(increase({RECONCILE_ERRORS}{controller}[{window}])) > 0",
        hold_seconds=2 * ABSENT_SECONDS,
        severity="warning",
        namespace=trust_roots.namespace,
        about=trust_roots.name,
        summary="trust-manager fails to write a Bundle.",
        description=(
            "It has failed for half an hour, and its counter does not say which Bundle. Nothing "
            f"breaks before the anchor in Bundle {trust_roots.name} is renewed; from then on the "
            "roots are old, which LinkerdTrustRootsStale tells."
        ),
        command=describe,
    )
    yield AlertRule(
        name="LinkerdTrustRootsMetricsMissing",
        expression=f"absent({RECONCILES}{controller})",
        hold_seconds=ABSENT_SECONDS,
        severity="warning",
        namespace=trust_roots.namespace,
        about=trust_roots.name,
        summary="Nothing is known of trust-manager.",
        description=(
            "It is away, or Prometheus does not scrape it. LinkerdTrustRootsSyncErrors cannot "
            "fire meanwhile."
        ),
        command=f"kubectl --namespace {trust_roots.namespace} get pods",
    )


def stale_rules(
    trust_roots: TrustRoots,
    anchor: str,
    validity: Validity,
    issuer: PlannedCertificate,
    margin: Margin,
) -> Iterator[AlertRule]:
    """Yield the alerts about roots that follow no renewal of their anchor.

    No metric tells whether a Bundle is in sync, and a source that is missing is not even counted as
    an error. What can be seen is that the anchor's Certificate has got another end, and that nobody
    has written the ConfigMap since.

    Args:
        trust_roots: The Bundle.
        anchor: The name of the anchor's Certificate.
        validity: Its lifetime.
        issuer: The identity issuer that it signs, in whose namespace the roots are read.
        margin: What the anchor's links can bear.
    """
    config_map = f"ConfigMap {issuer.namespace}/{trust_roots.name}"
    overlap = validity.renew_before_seconds
    copies = issuer.behaviour.bundle_seconds
    allowed = copies + margin.allowed_seconds
    soon = min(_SLOW_FACTOR * copies, allowed // 2)
    summary = f"{config_map} does not follow the renewal of {anchor}."
    describe = f"kubectl describe bundle {trust_roots.name}"
    yield AlertRule(
        name="LinkerdTrustRootsStale",
        expression=_unchanged(trust_roots, anchor, issuer.namespace, soon, overlap),
        hold_seconds=STEADY_SECONDS,
        severity="warning",
        namespace=issuer.namespace,
        about=anchor,
        summary=summary,
        description=(
            f"The anchor was renewed {go_duration(soon)} ago and more, and nobody has written the "
            f"roots since; the plan counts with {go_duration(copies)}. Nothing is broken yet. If "
            f"it goes on, this becomes critical in about {go_duration(allowed - soon)}: "
            f"{margin.otherwise}."
        ),
        command=describe,
    )
    late = allowed - margin.hold_seconds
    yield AlertRule(
        name="LinkerdTrustRootsStale",
        expression=_unchanged(trust_roots, anchor, issuer.namespace, late, overlap),
        hold_seconds=margin.hold_seconds,
        severity="critical",
        namespace=issuer.namespace,
        about=anchor,
        summary=summary,
        description=(
            f"The anchor was renewed {go_duration(allowed)} ago and more, and nobody has written "
            f"the roots since. What breaks, {go_duration(margin.left_seconds)} from now at worst: "
            f"{margin.otherwise}."
        ),
        command=describe,
    )


def unknown_roots(trust_roots: TrustRoots, issuer: PlannedCertificate) -> AlertRule:
    """Return the alert about a ConfigMap of trust roots that nobody tells of."""
    config_map = f"ConfigMap {issuer.namespace}/{trust_roots.name}"
    return AlertRule(
        name="LinkerdTrustRootsMetricsMissing",
        expression=f"absent({_version(trust_roots, issuer.namespace)})",
        hold_seconds=ABSENT_SECONDS,
        severity="warning",
        namespace=issuer.namespace,
        about=trust_roots.name,
        summary=f"Nothing is known of {config_map}.",
        description=(
            "kube-state-metrics is away, does not tell of ConfigMaps, or the ConfigMap was "
            "deleted. If it was, no pod of the control plane that is made now starts. "
            "LinkerdTrustRootsStale cannot fire meanwhile."
        ),
        command=f"kubectl --namespace {issuer.namespace} get configmap {trust_roots.name}",
    )


def _unchanged(
    trust_roots: TrustRoots, anchor: str, namespace: str, late: int, overlap: int
) -> str:
    """Return whether the anchor was renewed *late* seconds ago, and the roots are as before.

    Looking back no further than the overlap loses nothing: by its end the old anchor has ended.
    """
    back = min(overlap, late + _LONGEST_LOOK_BACK)
    now, then = _end(trust_roots, anchor), _end(trust_roots, anchor, back)
    return (
        f"{now} == {_end(trust_roots, anchor, late)}"
        f" and {now} != ({then} > 0)"
        f" and {_version(trust_roots, namespace)} == {_version(trust_roots, namespace, back)}"
    )


def _end(trust_roots: TrustRoots, anchor: str, ago: int = 0) -> str:
    names = any_of("name", [anchor])
    return f"max({series(EXPIRATION, trust_roots.namespace, names, ago_seconds=ago)})"


def _version(trust_roots: TrustRoots, namespace: str, ago: int = 0) -> str:
    this = f'configmap="{trust_roots.name}"'
    return f"max({series(CONFIG_MAP_VERSION, namespace, this, ago_seconds=ago)})"
