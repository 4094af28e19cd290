"""A Grafana dashboard of a mesh's certificates, restarters and trust roots.

It is generated, because its queries and its lines are those of the alerts: a file would show the
limits and the namespaces of the default mesh alone. The JSON is written here and not by
grafana-foundation-sdk: that is numbered by build time on PyPI, so a newer one may be for an older
Grafana.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from ..plan.ledger import Rotator
from ..plan.mesh import Restarter
from ..program.times import duration
from .groups import rule_groups
from .limits import CertificateLimit, certificate_limits, restarter_margin
from .promql import (
    BUNDLE_CONTROLLER,
    CONFIG_MAP_CREATED,
    CONFIG_MAP_VERSION,
    EXPIRATION,
    LAST_SUCCESS,
    NEXT_SCHEDULE,
    PROXY_EXPIRATION,
    READY,
    RECONCILE_ERRORS,
    RENEWAL,
    any_of,
    series,
)
from .rule import runbook
from .watched import WatchedMesh

GRAFANA_SCHEMA_VERSION = 39
"""Grafana 11.0's; newer releases migrate it when they read it."""

DASHBOARD_COLUMNS = 24
PANEL_ROWS = 8
DATASOURCE = {"type": "prometheus", "uid": "${datasource}"}

PanelKind = Literal["stat", "state-timeline", "table", "timeseries"]

_LEGEND: dict[str, Any] = {
    "displayMode": "list",
    "placement": "bottom",
    "showLegend": True,
    "calcs": [],
}

_OPTIONS: dict[PanelKind, dict[str, Any]] = {
    "timeseries": {"legend": _LEGEND, "tooltip": {"mode": "multi", "sort": "asc"}},
    "state-timeline": {
        "legend": _LEGEND,
        "tooltip": {"mode": "single", "sort": "none"},
        "showValue": "auto",
        "rowHeight": 0.9,
    },
    "stat": {
        "colorMode": "background",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "percentChangeColorMode": "standard",
        "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
        "showPercentChange": False,
        "textMode": "auto",
        "wideLayout": True,
    },
    "table": {"frameIndex": 0, "showHeader": True},
}
"""With the defaults that Grafana's schema asks for
(grafana-foundation-sdk/go@v0.0.22 stat, table, timeseries, statetimeline)."""

_LINK: dict[str, Any] = {
    "title": "Runbook",
    "type": "link",
    "icon": "",
    "tooltip": "",
    "tags": [],
    "asDropdown": False,
    "targetBlank": True,
    "includeVars": False,
    "keepTime": False,
}

_NO_TIMES = {"id": "organize", "options": {"excludeByName": {"Time": True, "Value": True}}}
"""A table of instant queries would begin with the time of the query, and end with a 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel.

    Attributes:
        title: Its title.
        description: What to read off it.
        kind: How it is drawn.
        queries: The legend of each query; ``{{name}}`` in a legend stands for a label.
        unit: Grafana's name of the unit.
        steps: Colours from values on; the first holds for everything below.
        width: In columns.
        alert: The alert whose runbook it leads to; empty if there is none.
    """

    title: str
    description: str
    kind: PanelKind = "timeseries"
    queries: Mapping[str, str]
    unit: str = "s"
    steps: tuple[tuple[int | None, str], ...] = ((None, "green"),)
    width: int = 8
    alert: str = ""

    def to_json(self, number: int, x: int, y: int, runbooks: str | None) -> dict[str, Any]:
        """Return the panel as Grafana reads it, at a place of the dashboard."""
        links = [{**_LINK, "url": runbook(runbooks or "", self.alert)}]
        steps = [{"value": value, "color": color} for value, color in self.steps]
        color = "palette-classic" if self.kind == "timeseries" else "thresholds"
        return {
            "id": number,
            "type": self.kind,
            "title": self.title,
            "description": self.description,
            "datasource": DATASOURCE,
            "gridPos": {"x": x, "y": y, "w": self.width, "h": PANEL_ROWS},
            "targets": [
                self._target(query, legend, chr(ord("A") + index))
                for index, (query, legend) in enumerate(self.queries.items())
            ],
            "fieldConfig": {
                "defaults": {
                    "unit": self.unit,
                    "color": {"mode": color},
                    "thresholds": {"mode": "absolute", "steps": steps},
                    "custom": self._custom(),
                },
                "overrides": [],
            },
            "options": _OPTIONS[self.kind],
            "links": links if runbooks and self.alert else [],
            **({"transformations": [_NO_TIMES]} if self.kind == "table" else {}),
        }

    def _custom(self) -> dict[str, Any]:
        if self.kind == "table":
            return {"align": "auto", "inspect": False}
        if self.kind != "timeseries":
            return {}
        # The place of the line matters, and not its colour.
        line = "dashed" if len(self.steps) > 1 else "off"
        return {"lineWidth": 1, "fillOpacity": 0, "thresholdsStyle": {"mode": line}}

    def _target(self, query: str, legend: str, name: str) -> dict[str, Any]:
        table = self.kind == "table"
        return {
            "refId": name,
            "datasource": DATASOURCE,
            "expr": query,
            "legendFormat": legend,
            "instant": table,
            "range": not table,
            **({"format": "table"} if table else {}),
        }


def dashboard(watched: WatchedMesh, runbooks: str | None = None) -> dict[str, Any]:
    """Return the dashboard of a mesh, with the limits of its alerts drawn in.

    *runbooks* is the address below which the alerts' pages are.
    """
    rows: dict[str, Iterable[Panel]] = {
        "Alerts": _firing(watched),
        "Certificates": _certificates(watched),
        "Restarters": _restarters(watched),
        "Trust roots": _trust_roots(watched),
        "Proxies": (*_identity(watched), *_proxies(watched)),
        "Rotation": _rotators(watched),
    }
    return {
        "uid": "linkerd-certificates",
        "title": "Linkerd certificates",
        "tags": ["linkerd", "cert-manager"],
        "schemaVersion": GRAFANA_SCHEMA_VERSION,
        "editable": False,
        "timezone": "utc",
        "refresh": "1m",
        "time": {"from": "now-2d", "to": "now"},
        "annotations": {"list": []},
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
        "panels": list(_arranged(rows, runbooks)),
    }


def _arranged(
    rows: Mapping[str, Iterable[Panel]], runbooks: str | None
) -> Iterator[dict[str, Any]]:
    """Yield rows and their panels as Grafana reads them, from left to right."""
    numbers = count(1)
    y = 0
    for title, content in rows.items():
        panels = list(content)
        if not panels:
            continue
        place = {"x": 0, "y": y, "w": DASHBOARD_COLUMNS, "h": 1}
        head = {"id": next(numbers), "type": "row", "title": title, "gridPos": place}
        yield {**head, "collapsed": False, "panels": []}
        x, y = 0, y + 1
        for panel in panels:
            if x + panel.width > DASHBOARD_COLUMNS:
                x, y = 0, y + PANEL_ROWS
            yield panel.to_json(next(numbers), x, y, runbooks)
            x += panel.width
        y += PANEL_ROWS


def _firing(watched: WatchedMesh) -> Iterator[Panel]:
    names = {rule.name for group in rule_groups(watched) for rule in group.rules}
    alerts = f'ALERTS{{alertstate="firing",{any_of("alertname", names)}}}'
    yield Panel(
        title="Alerts",
        description="How many alerts about certificates fire.",
        kind="stat",
        queries={f"count({alerts}) or vector(0)": ""},
        unit="none",
        steps=((None, "green"), (1, "red")),
        width=4,
    )
    yield Panel(
        title="What fires",
        description="Each alert's description says what breaks when, and the first command.",
        kind="table",
        queries={f"max by (alertname, severity, namespace, about, name) ({alerts})": ""},
        unit="none",
        width=DASHBOARD_COLUMNS - 4,
    )


def _certificates(watched: WatchedMesh) -> Iterator[Panel]:
    limits = certificate_limits(watched)
    for limit, names in limits.items():
        yield _left_to_live(limit, names)
    yield Panel(
        title="Ready",
        alert="LinkerdCertificateNotReady",
        description="Whether each Certificate is what was asked for. A run of a restarter takes "
        "it away for a moment.",
        kind="state-timeline",
        queries={
            _ready(limit, names): f"{limit.namespace}/{{{{name}}}}"
            for limit, names in limits.items()
        },
        unit="bool_yes_no",
        steps=((None, "red"), (1, "green")),
        width=DASHBOARD_COLUMNS,
    )


def _left_to_live(limit: CertificateLimit, names: Collection[str]) -> Panel:
    selected = any_of("name", names)
    left, due = (
        f"max by (name) ({series(metric, limit.namespace, selected)}) - time()"
        for metric in (EXPIRATION, RENEWAL)
    )
    return Panel(
        title=f"{limit.title[0].upper()}{limit.title[1:]}, {limit.namespace}",
        alert="LinkerdCertificateOverdue",
        description=(
            "What each has left to live, and until its renewal is due. At worst it is replaced at "
            f"the age of {duration(limit.replaced_seconds)}; below the dashed line, which is "
            f"the age of {duration(limit.oldest_seconds)}, somebody has to get up."
        ),
        queries={left: "{{name}}", due: "{{name}}, until its renewal"},
        steps=((None, "red"), (limit.left_to_live_seconds, "green")),
    )


def _restarters(watched: WatchedMesh) -> Iterator[Panel]:
    for restarter, name in watched.cron_jobs():
        yield _restarter(watched, restarter, f'cronjob="{name}"')


def _restarter(watched: WatchedMesh, restarter: Restarter, selector: str) -> Panel:
    margin = restarter_margin(watched.plan, restarter)
    interval = restarter.interval_seconds
    critical = [] if margin is None else [(interval + margin.allowed_seconds, "red")]
    namespace = restarter.namespace
    return Panel(
        title=f"Restarter {restarter.name}",
        alert="LinkerdRestarterMissedRun",
        description=(
            "The time since its last success and until its next run. Above the first line, "
            f"{duration(interval)}, a run was missed."
        ),
        queries={
            f"time() - max({series(LAST_SUCCESS, namespace, selector)})": "since its success",
            f"max({series(NEXT_SCHEDULE, namespace, selector)}) - time()": "until its next run",
        },
        steps=((None, "green"), (interval, "orange"), *critical),
    )


def _trust_roots(watched: WatchedMesh) -> Iterator[Panel]:
    for roots in watched.trust_roots:
        selector = f'configmap="{roots.name}"'
        queries: dict[str, str] = {}
        for namespace in dict.fromkeys(issuer.namespace for issuer in watched.mesh.identities):
            version = series(CONFIG_MAP_VERSION, namespace, selector)
            queries[f"changes(({version})[1h:1m])"] = f"{namespace}/{roots.name} written"
        for anchor in filter(None, map(watched.certificate_names.get, roots.anchors)):
            end = series(EXPIRATION, roots.namespace, any_of("name", [anchor]))
            queries[f"changes(({end})[1h:1m])"] = f"{anchor} renewed"
        yield Panel(
            title=f"Trust roots {roots.name}",
            alert="LinkerdTrustRootsStale",
            description="How often in an hour they were written, and an anchor was renewed: the "
            "one has to follow the other.",
            queries=queries,
            unit="none",
        )
    if watched.trust_roots:
        errors = f'{RECONCILE_ERRORS}{{controller="{BUNDLE_CONTROLLER}"}}'
        yield Panel(
            title="trust-manager's errors",
            alert="LinkerdTrustRootsSyncErrors",
            description="Attempts to write a Bundle that failed, in a quarter of an hour. A source "
            "that is missing is not counted.",
            queries={f"sum(increase({errors}[15m]))": "errors"},
            unit="none",
        )


def _identity(watched: WatchedMesh) -> Iterator[Panel]:
    metrics = (issuer.behaviour.issuer_ttl_metric for issuer in watched.mesh.identities)
    for metric in sorted({metric for metric in metrics if metric is not None}):
        yield Panel(
            title="linkerd-identity's issuer",
            alert="LinkerdIdentityIssuerEnding",
            description="What the issuer that it holds in memory has left to live.",
            queries={f"min({metric})": "left to live"},
        )


def _proxies(watched: WatchedMesh) -> Iterator[Panel]:
    if watched.mesh.identities:
        yield Panel(
            title="Proxies' certificates",
            description="What the certificate of the proxy that comes first has left to live, by "
            "namespace. Below 0 that proxy is cut off until it is restarted.",
            queries={f"min by (namespace) ({PROXY_EXPIRATION} > 0) - time()": "{{namespace}}"},
            steps=((None, "red"), (0, "green")),
            width=16,
            alert="LinkerdProxyCertificateEnded",
        )


def _rotators(watched: WatchedMesh) -> Iterator[Panel]:
    for rotator in watched.rotators:
        success = series(LAST_SUCCESS, rotator.namespace, f'cronjob="{rotator.name}"')
        yield Panel(
            title=f"Runs of {rotator.namespace}/{rotator.name}",
            alert="LinkerdAnchorRotatorMissedRun",
            description=(
                "The time since the last success. Above the line, "
                f"{duration(rotator.interval_seconds)}, a run was missed or failed."
            ),
            queries={f"time() - max({success})": "since its success"},
            steps=((None, "green"), (rotator.interval_seconds, "orange")),
        )
        yield Panel(
            title=f"Moves of {rotator.namespace}/{rotator.name}",
            alert="LinkerdAnchorRotatorHeld",
            description=(
                "For how long a move has been under way, and for how long it has waited for "
                f"people. The plan allows {duration(rotator.move_seconds)}, the line."
            ),
            queries={
                _lasting(rotator, rotator.moving): "under way",
                _lasting(rotator, rotator.held): "waits for people",
            },
            steps=((None, "green"), (rotator.move_seconds, "orange")),
        )


def _lasting(rotator: Rotator, config_map: str) -> str:
    created = series(CONFIG_MAP_CREATED, rotator.namespace, f'configmap="{config_map}"')
    return f"time() - max({created}) or vector(0)"


def _ready(limit: CertificateLimit, names: Collection[str]) -> str:
    selector = f'condition="True",{any_of("name", names)}'
    return f"max by (name) ({series(READY, limit.namespace, selector)})"
