"""A Grafana dashboard of what the alerts are about."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from ..kubernetes.go_duration import go_duration
from ..plan.mesh import Restarter
from .groups import rule_groups
from .limits import CertificateLimit, certificate_limits, restarter_margin
from .panel import COLUMNS, Panel, Query, arranged
from .promql import (
    BUNDLE_CONTROLLER,
    CONFIG_MAP_VERSION,
    EXPIRATION,
    LAST_SUCCESS,
    NEXT_SCHEDULE,
    READY,
    RECONCILE_ERRORS,
    RENEWAL,
    any_of,
    series,
)
from .watched import WatchedMesh

SCHEMA_VERSION = 39
"""What Grafana 11.0 writes; newer ones migrate it when they read it."""


def dashboard(watched: WatchedMesh) -> dict[str, Any]:
    """Return the dashboard of a mesh, with the limits of its alerts drawn in."""
    panels = (
        *_firing(watched),
        *_certificates(watched),
        *_restarters(watched),
        *_trust_roots(watched),
        *_identity(watched),
    )
    return {
        "uid": "linkerd-certificates",
        "title": "Linkerd certificates",
        "tags": ["linkerd", "cert-manager"],
        "schemaVersion": SCHEMA_VERSION,
        "editable": False,
        "timezone": "utc",
        "refresh": "1m",
        "time": {"from": "now-2d", "to": "now"},
        "templating": {
            "list": [
                {
                    "name": "datasource",
                    "label": "Prometheus",
                    "type": "datasource",
                    "query": "prometheus",
                }
            ]
        },
        "panels": arranged(panels),
    }


def _firing(watched: WatchedMesh) -> Iterator[Panel]:
    names = {rule.name for group in rule_groups(watched) for rule in group.rules}
    alerts = f'ALERTS{{alertstate="firing",{any_of("alertname", names)}}}'
    yield Panel(
        title="Alerts",
        description="How many alerts about certificates fire.",
        kind="stat",
        queries=[Query(f"count({alerts}) or vector(0)")],
        unit="none",
        steps=((None, "green"), (1, "red")),
        width=4,
    )
    yield Panel(
        title="What fires",
        description="Each alert's description says what breaks when, and the first command.",
        kind="table",
        queries=[Query(f"max by (alertname, severity, namespace, name) ({alerts})")],
        unit="none",
        width=COLUMNS - 4,
    )


def _certificates(watched: WatchedMesh) -> Iterator[Panel]:
    limits = certificate_limits(watched)
    for limit, names in limits.items():
        yield _left_to_live(limit, names)
    yield Panel(
        title="Ready",
        description="Whether each Certificate is what was asked for. A run of a restarter takes "
        "it away for a moment.",
        kind="state-timeline",
        queries=[
            Query(
                f"max by (name) ({series(READY, limit.namespace, _ready(names))})",
                f"{limit.namespace}/{{{{name}}}}",
            )
            for limit, names in limits.items()
        ],
        unit="bool_yes_no",
        steps=((None, "red"), (1, "green")),
        width=COLUMNS,
    )


def _left_to_live(limit: CertificateLimit, names: Collection[str]) -> Panel:
    selected = any_of("name", names)
    left, due = (
        f"max by (name) ({series(metric, limit.namespace, selected)}) - time()"
        for metric in (EXPIRATION, RENEWAL)
    )
    return Panel(
        title=f"{limit.title[0].upper()}{limit.title[1:]}, {limit.namespace}",
        description=(
            "What each has left to live, and until its renewal is due. At worst it is replaced at "
            f"the age of {go_duration(limit.replaced_seconds)}; below the dashed line, which is "
            f"the age of {go_duration(limit.oldest_seconds)}, somebody has to get up."
        ),
        queries=[Query(left, "{{name}}"), Query(due, "{{name}}, until its renewal")],
        steps=((None, "red"), (limit.left_to_live_seconds, "green")),
    )


def _restarters(watched: WatchedMesh) -> Iterator[Panel]:
    for restarter, name in watched.cron_jobs():
        yield _last_success(watched, restarter, f'cronjob="{name}"')


def _last_success(watched: WatchedMesh, restarter: Restarter, this: str) -> Panel:
    margin = restarter_margin(watched.plan, restarter)
    interval = restarter.interval_seconds
    critical = [] if margin is None else [(interval + margin.allowed_seconds, "red")]
    namespace = restarter.namespace
    return Panel(
        title=f"Restarter {restarter.name}",
        description=(
            "The time since its last success and until its next run. Above the first line, "
            f"{go_duration(interval)}, a run was missed."
        ),
        queries=[
            Query(f"time() - max({series(LAST_SUCCESS, namespace, this)})", "since its success"),
            Query(f"max({series(NEXT_SCHEDULE, namespace, this)}) - time()", "until its next run"),
        ],
        steps=((None, "green"), (interval, "orange"), *critical),
    )


def _trust_roots(watched: WatchedMesh) -> Iterator[Panel]:
    for roots in watched.trust_roots:
        this = f'configmap="{roots.name}"'
        written = [
            Query(
                f"changes(({series(CONFIG_MAP_VERSION, namespace, this)})[1h:1m])",
                f"{namespace}/{roots.name} written",
            )
            for namespace in dict.fromkeys(one.namespace for one in watched.mesh.identities)
        ]
        for anchor in filter(None, map(watched.certificate_names.get, roots.anchors)):
            end = series(EXPIRATION, roots.namespace, any_of("name", [anchor]))
            written.append(Query(f"changes(({end})[1h:1m])", f"{anchor} renewed"))
        yield Panel(
            title=f"Trust roots {roots.name}",
            description="How often in an hour they were written, and an anchor was renewed: the "
            "one has to follow the other.",
            queries=written,
            unit="none",
        )
    if watched.trust_roots:
        errors = f'{RECONCILE_ERRORS}{{controller="{BUNDLE_CONTROLLER}"}}'
        yield Panel(
            title="trust-manager's errors",
            description="Attempts to write a Bundle that failed, in a quarter of an hour. A source "
            "that is missing is not counted.",
            queries=[Query(f"sum(increase({errors}[15m]))", "errors")],
            unit="none",
        )


def _identity(watched: WatchedMesh) -> Iterator[Panel]:
    metrics = {one.behaviour.issuer_ttl_metric for one in watched.mesh.identities} - {None}
    for metric in sorted(str(one) for one in metrics):
        yield Panel(
            title="linkerd-identity's issuer",
            description="What the issuer that it holds in memory has left to live.",
            queries=[Query(f"min({metric})", "left to live")],
        )


def _ready(names: Collection[str]) -> str:
    return f'condition="True",{any_of("name", names)}'
