"""One panel of a Grafana dashboard.

The JSON is written here and not by grafana-foundation-sdk. Its releases on PyPI are numbered by the
time of their build (``1769699998!10.1.0``), each build once per line of Grafana and the oldest line
last, so that renewing the locked dependencies would choose a Grafana of 2023; and what is needed of
it are five kinds of panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

COLUMNS = 24
"""The width of a dashboard."""

DATASOURCE = {"type": "prometheus", "uid": "${datasource}"}

Kind = Literal["stat", "state-timeline", "table", "timeseries"]


@dataclass(frozen=True, slots=True)
class Query:
    """What a panel shows.

    Attributes:
        expression: PromQL.
        legend: What it is called; ``{{name}}`` stands for a label.
    """

    expression: str
    legend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel.

    Attributes:
        title: Its title.
        description: What to read off it.
        kind: How it is drawn.
        queries: What it shows.
        unit: Grafana's name of the unit.
        steps: Colours from values on; the first holds for everything below.
        width: In columns.
        height: In rows.
    """

    title: str
    description: str
    kind: Kind = "timeseries"
    queries: Sequence[Query]
    unit: str = "s"
    steps: Sequence[tuple[int | None, str]] = ((None, "green"),)
    width: int = 8
    height: int = 8

    def to_json(self, number: int, x: int, y: int) -> dict[str, Any]:
        """Return the panel as Grafana reads it, at a place of the dashboard."""
        return {
            "id": number,
            "type": self.kind,
            "title": self.title,
            "description": self.description,
            "datasource": DATASOURCE,
            "gridPos": {"x": x, "y": y, "w": self.width, "h": self.height},
            "targets": [
                self._target(query, chr(ord("A") + at)) for at, query in enumerate(self.queries)
            ],
            "fieldConfig": {
                "defaults": {
                    "unit": self.unit,
                    "color": {"mode": "palette-classic" if self._drawn else "thresholds"},
                    "thresholds": {
                        "mode": "absolute",
                        "steps": [{"value": value, "color": color} for value, color in self.steps],
                    },
                    "custom": self._custom(),
                },
                "overrides": [],
            },
            "options": self._options(),
        }

    @property
    def _drawn(self) -> bool:
        return self.kind == "timeseries"

    def _custom(self) -> dict[str, Any]:
        if not self._drawn:
            return {}
        # What matters is where the line is, and not the colour that it has there.
        line = "dashed" if len(self.steps) > 1 else "off"
        return {"lineWidth": 1, "fillOpacity": 0, "thresholdsStyle": {"mode": line}}

    def _options(self) -> dict[str, Any]:
        if self._drawn:
            return {
                "legend": {"displayMode": "list", "placement": "bottom"},
                "tooltip": {"mode": "multi", "sort": "asc"},
            }
        if self.kind == "stat":
            return {"colorMode": "background", "graphMode": "none"}
        return {}

    def _target(self, query: Query, name: str) -> dict[str, Any]:
        table = self.kind == "table"
        return {
            "refId": name,
            "datasource": DATASOURCE,
            "expr": query.expression,
            "legendFormat": query.legend,
            "instant": table,
            "range": not table,
            **({"format": "table"} if table else {}),
        }


def arranged(panels: Sequence[Panel]) -> list[dict[str, Any]]:
    """Return the panels as Grafana reads them, in rows from left to right."""
    placed: list[dict[str, Any]] = []
    x = y = height = 0
    for number, panel in enumerate(panels, start=1):
        if x + panel.width > COLUMNS:
            x, y, height = 0, y + height, 0
        placed.append(panel.to_json(number, x, y))
        x, height = x + panel.width, max(height, panel.height)
    return placed
