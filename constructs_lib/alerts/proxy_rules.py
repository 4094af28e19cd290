"""Alerts about the proxies' own certificates, which each proxy has a metric of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..plan.behaviour import MeshBehaviour
from ..program.times import duration
from .promql import PROXY_EXPIRATION
from .rule import ABSENT_SECONDS, AlertRule

PODS = f"max by (namespace, pod) ({PROXY_EXPIRATION} > 0) - time()"
"""The seconds that are left to each proxy's certificate; 0 stands for none yet."""


def proxy_rules(namespace: str, behaviour: MeshBehaviour) -> Iterator[AlertRule]:
    """Yield the alerts about proxies that do not renew their certificates.

    A proxy whose certificate has ended stays cut off when the cause is gone: linkerd-identity's own
    proxy refuses what it shows. Its pod is Ready all along (seen with linkerd2-proxy 2.366.0).

    Args:
        namespace: The control plane's namespace.
        behaviour: When its proxies renew.
    """
    life = behaviour.issuance_lifetime_seconds + behaviour.clock_skew_allowance_seconds
    soon = (life - behaviour.proxy_renewal_seconds(life)) // 2
    pod = "{{ $labels.namespace }}/{{ $labels.pod }}"
    restart = (
        "restart what made it, once linkerd-identity issues again: kubectl --namespace "
        "{{ $labels.namespace }} delete pod {{ $labels.pod }}"
    )
    warning = AlertRule(
        name="LinkerdProxyCertificateEnding",
        expression=f"{PODS} < {soon}",
        namespace="{{ $labels.namespace }}",
        about="{{ $labels.pod }}",
        summary=f"The proxy of {pod} does not renew its certificate.",
        description=(
            "Its certificate ends in {{ $value | humanizeDuration }}; a proxy renews it with "
            f"{duration(2 * soon)} to go. If many fire at once, look at linkerd-identity first. "
            "If it is one, its proxy may lack the anchor that signs now."
        ),
        command=f"kubectl --namespace {namespace} logs deployment/linkerd-identity identity",
    )
    yield warning
    yield replace(
        warning,
        name="LinkerdProxyCertificateEnded",
        expression=f"{PODS} < 0",
        severity="critical",
        summary=f"The proxy of {pod} is cut off: its certificate has ended.",
        description=(
            "What breaks now: its peers refuse it. It does not recover by itself, although it is "
            f"Ready: {restart}."
        ),
    )
    yield AlertRule(
        name="LinkerdProxyMetricsMissing",
        expression=f"absent({PROXY_EXPIRATION})",
        hold_seconds=ABSENT_SECONDS,
        namespace=namespace,
        about="proxies",
        summary="There are no metrics of the proxies' certificates.",
        description=(
            "Prometheus does not scrape the proxies' port 4191, or drops this metric. "
            "LinkerdProxyCertificateEnded cannot fire meanwhile."
        ),
        command=f"kubectl --namespace {namespace} get podmonitors",
    )
