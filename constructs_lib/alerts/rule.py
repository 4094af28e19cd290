"""One alert, as Prometheus evaluates it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..kubernetes.go_duration import go_duration

Severity = Literal["warning", "critical"]
"""``warning`` can wait for the morning; for ``critical`` somebody has to get up."""

STEADY_SECONDS = 300
"""How long a condition must last, as a rule: a controller that is restarted is back by then."""

ABSENT_SECONDS = 900
"""How long a metric must be missing: a rolling update of its source is over by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """An alerting rule.

    Attributes:
        name: The alert's name.
        expression: When it fires (PromQL).
        hold_seconds: For how long that must be true. Defaults to five minutes.
        severity: How urgent it is. Defaults to warning.
        namespace: The namespace of its subject, by which Alertmanager can route it.
        about: Its subject; two alerts of one name that differ in nothing else would be one.
        summary: What is wrong, in a line.
        description: What breaks, and when.
        command: The first command to run.
    """

    name: str
    expression: str
    hold_seconds: int = STEADY_SECONDS
    severity: Severity = "warning"
    namespace: str
    about: str
    summary: str
    description: str
    command: str

    def to_json(self, runbooks: str | None = None) -> dict[str, Any]:
        """Return the rule as a PrometheusRule holds it; *runbooks* is where its page is."""
        page = {} if runbooks is None else {"runbook_url": runbook(runbooks, self.name)}
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
                **page,
            },
        }


def runbook(base: str, alert: str) -> str:
    """Return the address of an alert's page, as ``docs/runbooks`` of the library has it."""
    return f"{base.rstrip('/')}/{alert}.md"
