"""Asking promtool what fires, in its own format of unit tests."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..conftest import Manifest

EVERY = 60
"""Seconds between two samples, and between two evaluations."""

_FIRING = 'count by (alertname, severity, namespace) (ALERTS{alertstate="firing"})'

Firing = dict[tuple[str, str, str], int]
"""How many alerts fire, by name, severity and namespace."""


@dataclass(frozen=True)
class Promtool:
    """A promtool and a folder with rules."""

    program: str
    folder: Path

    @classmethod
    def with_rules(cls, program: str, rules: Manifest, folder: Path, group: str = "") -> Promtool:
        """Return a promtool in a new folder with the rules, or with one group of them."""
        folder.mkdir()
        # What the Prometheus operator hands over to Prometheus is the object's spec.
        groups = [each for each in rules["spec"]["groups"] if group in ("", each["name"])]
        (folder / "rules.yaml").write_text(yaml.safe_dump({"groups": groups}), "utf-8")
        return cls(program, folder)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )

    def check(self, series: Mapping[str, str], expected: Mapping[int, Firing]) -> None:
        """Fail unless exactly the *expected* alerts fire, at each of the given seconds."""
        self._test(
            series,
            promql_expr_test=[
                {
                    "expr": _FIRING,
                    "eval_time": f"{at}s",
                    "exp_samples": [
                        {
                            "labels": (
                                f'{{alertname="{name}",severity="{severity}",'
                                f'namespace="{namespace}"}}'
                            ),
                            "value": count,
                        }
                        for (name, severity, namespace), count in firing.items()
                    ],
                }
                for at, firing in expected.items()
            ],
        )

    def check_value(self, series: Mapping[str, str], query: str, value: float | None) -> None:
        """Fail unless a query has this one value, or none, behind the last sample."""
        samples = [] if value is None else [{"labels": "{}", "value": value}]
        test = {"expr": query, "eval_time": f"{10 * EVERY}s", "exp_samples": samples}
        self._test(series, promql_expr_test=[test])

    def check_text(
        self, series: Mapping[str, str], at: int, name: str, alerts: list[dict[str, Any]]
    ) -> None:
        """Fail unless these are, with labels and annotations, all alerts *name* that fire."""
        tests = [{"eval_time": f"{at}s", "alertname": name, "exp_alerts": alerts}]
        self._test(series, alert_rule_test=tests)

    def _test(self, series: Mapping[str, str], **tests: list[dict[str, Any]]) -> None:
        document = {
            "rule_files": ["rules.yaml"],
            "evaluation_interval": f"{EVERY}s",
            "tests": [
                {
                    "interval": f"{EVERY}s",
                    "input_series": [
                        {"series": name, "values": values} for name, values in series.items()
                    ],
                    **tests,
                }
            ],
        }
        (self.folder / "test.yaml").write_text(yaml.safe_dump(document), "utf-8")
        finished = self.run("test", "rules", "test.yaml")
        assert finished.returncode == 0, finished.stdout + finished.stderr
