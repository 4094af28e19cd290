"""One alert, as Prometheus evaluates it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..kubernetes.go_duration import go_duration

Severity = Literal["warning", "critical"]
"""Whether it can wait for the morning, or somebody has to get up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """An alerting rule.

    Attributes:
        name: The alert's name.
        expression: When it fires (PromQL).
        hold_seconds: For how long that must be true.
        severity: How urgent it is.
        namespace: The namespace of what it is about, by which Alertmanager can route it.
        about: What it is about; two alerts of one name that differ in nothing else would be one.
        summary: What is wrong, in a line.
        description: What breaks, and when.
        command: The first command to run.
    """

    name: str
    expression: str
    hold_seconds: int
    severity: Severity
    namespace: str
    about: str
    summary: str
    description: str
    command: str

    def to_json(self) -> dict[str, Any]:
        """Return the rule as a PrometheusRule holds it."""
        hold = {"for": go_duration(self.hold_seconds)} if self.hold_seconds else {}
        return {
            "alert": self.name,
            "expr": self.expression,
            **hold,
            "labels": {
                "severity": self.severity,
                "namespace": self.namespace,
                "about": self.about,
            },
            "annotations": {
                "summary": self.summary,
                "description": f"{self.description} First command: {self.command}",
            },
        }
