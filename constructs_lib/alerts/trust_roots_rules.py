"""Alerts about the trust roots: errors of trust-manager, and roots that miss a renewal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import product

from ..kubernetes.go_duration import go_duration
from ..plan.ledger import TrustRoots
from ..plan.mesh import PlannedCertificate
from ..program.times import date_time, duration
from .limits import Margin
from .promql import (
    BUNDLE_CONTROLLER,
    CONFIG_MAP_VERSION,
    EXPIRATION,
    RECONCILE_ERRORS,
    RECONCILES,
    any_of,
    series,
)
from .rule import ABSENT_SECONDS, STEADY_SECONDS, AlertRule, Severity

_LONGEST_BACK_OFF = 1000
"""Seconds; how long controller-runtime waits at most before it tries again (client-go
util/workqueue/default_rate_limiters.go)."""

_SLOW_FACTOR = 10
"""Roots that are old for this many times the plan's time to copy are not just slow."""

_ROOT_NOTICES: Mapping[Severity, int] = {"warning": 60 * 86400, "critical": 7 * 86400}
"""Seconds; a root whose key lies in a safe takes people weeks to renew, and the mesh a day."""

_LONGEST_LOOK_BACK = 7 * 86400
"""Seconds; Prometheus keeps 15 days by default, and often less."""


def bundle_rules(trust_roots: TrustRoots) -> Iterator[AlertRule]:
    """Yield the alerts about trust-manager's own metrics."""
    controller = f'{{controller="{BUNDLE_CONTROLLER}"}}'
    window = go_duration(2 * _LONGEST_BACK_OFF + STEADY_SECONDS)
    yield AlertRule(
        name="LinkerdTrustRootsSyncErrors",
        # A window that holds two attempts has an error in it for as long as they fail.
        expression=f"sum(increase({RECONCILE_ERRORS}{controller}[{window}])) > 0",
        hold_seconds=2 * ABSENT_SECONDS,
        namespace=trust_roots.namespace,
        about=trust_roots.name,
        summary="trust-manager fails to write a Bundle.",
        description=(
            "It has failed for half an hour, and its counter does not name the Bundle. Nothing "
            f"breaks before the anchor in Bundle {trust_roots.name} is renewed; after that the "
            "roots are old, and LinkerdTrustRootsStale fires."
        ),
        command=_describe(trust_roots),
    )
    yield AlertRule(
        name="LinkerdTrustRootsMetricsMissing",
        expression=f"absent({RECONCILES}{controller})",
        hold_seconds=ABSENT_SECONDS,
        namespace=trust_roots.namespace,
        about=trust_roots.name,
        summary="There are no metrics of trust-manager.",
        description=(
            "trust-manager is down, or Prometheus does not scrape it. LinkerdTrustRootsSyncErrors "
            "cannot fire meanwhile."
        ),
        command=f"kubectl --namespace {trust_roots.namespace} get pods",
    )


def ending_rules(trust_roots: TrustRoots) -> Iterator[AlertRule]:
    """Yield the alerts about each root that is given as PEM: no metric tells of its end."""
    for (name, end), severity in product(trust_roots.ends, _ROOT_NOTICES):
        yield AlertRule(
            name="LinkerdTrustRootEnding",
            expression=f"vector({int(end.timestamp())}) - time() < {_ROOT_NOTICES[severity]}",
            hold_seconds=STEADY_SECONDS,
            severity=severity,
            namespace=trust_roots.namespace,
            about=name,
            summary=f"Trust root {name} ends in {{{{ $value | humanizeDuration }}}}.",
            description=(
                f"It ends at {date_time(end)}. Then no proxy gets a certificate any more. Its key "
                "is kept elsewhere: have it renewed there. With the same key and subject, commit "
                "it in the place of the old one. With another, commit it beside the old one, "
                "restart every workload, and only then have the identity issuer signed by it."
            ),
            command=_describe(trust_roots),
        )


def stale_rules(
    trust_roots: TrustRoots, anchor: str, overlap: int, issuer: PlannedCertificate, margin: Margin
) -> Iterator[AlertRule]:
    """Yield the alerts about roots that do not follow a renewal of their anchor.

    No metric shows whether a Bundle is in sync, and trust-manager does not even count a source that
    is missing as an error. Two things can be seen: the anchor's Certificate has another end, and
    nobody has written the ConfigMap since.

    *anchor* is the name of that Certificate, *overlap* is for how many seconds the former anchor
    lives on after a renewal, and the roots are read in the namespace of *issuer*.
    """
    copies = issuer.behaviour.bundle_seconds
    allowed = copies + margin.allowed_seconds
    soon = min(_SLOW_FACTOR * copies, allowed // 2)

    unchanged = partial(_unchanged, trust_roots, anchor, issuer.namespace, overlap)
    warning = AlertRule(
        name="LinkerdTrustRootsStale",
        expression=unchanged(soon),
        namespace=issuer.namespace,
        about=anchor,
        summary=f"{_config_map(trust_roots, issuer)} does not follow the renewal of {anchor}.",
        description=(
            f"{_renewed(soon)}; the plan allows {duration(copies)}. Nothing is broken yet. "
            f"{margin.becomes_critical(allowed - soon)}"
        ),
        command=_describe(trust_roots),
    )
    yield warning
    yield replace(
        warning,
        expression=unchanged(allowed - margin.hold_seconds),
        hold_seconds=margin.hold_seconds,
        severity="critical",
        description=f"{_renewed(allowed)}. {margin.breaks()}",
    )


def _renewed(seconds: int) -> str:
    return (
        f"The anchor was renewed {duration(seconds)} ago or earlier, and nobody has written the "
        "roots since"
    )


def unknown_roots(trust_roots: TrustRoots, issuer: PlannedCertificate) -> AlertRule:
    """Return the alert about a ConfigMap of trust roots that has no metrics."""
    return AlertRule(
        name="LinkerdTrustRootsMetricsMissing",
        expression=f"absent({_version(trust_roots, issuer.namespace)})",
        hold_seconds=ABSENT_SECONDS,
        namespace=issuer.namespace,
        about=trust_roots.name,
        summary=f"There are no metrics of {_config_map(trust_roots, issuer)}.",
        description=(
            "kube-state-metrics is down, has no metrics of ConfigMaps, or the ConfigMap was "
            "deleted. Without it no new pod of the control plane starts. LinkerdTrustRootsStale "
            "cannot fire meanwhile."
        ),
        command=f"kubectl --namespace {issuer.namespace} get configmap {trust_roots.name}",
    )


def _config_map(trust_roots: TrustRoots, issuer: PlannedCertificate) -> str:
    return f"ConfigMap {issuer.namespace}/{trust_roots.name}"


def _describe(trust_roots: TrustRoots) -> str:
    return f"kubectl describe bundle {trust_roots.name}"


def _unchanged(
    trust_roots: TrustRoots, anchor: str, namespace: str, overlap: int, late: int
) -> str:
    """Return the query for an anchor that was renewed *late* seconds ago, and roots that were not.

    It looks back for the overlap at most: when that is over, the old anchor has ended.
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
