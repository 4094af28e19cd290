"""Every query of the dashboard, on the series of a mesh in which all is well."""

from __future__ import annotations

import pytest
import yaml
from cdk8s import App

from constructs_lib import ALL_NAMESPACES, AnchorRotation
from constructs_lib.alerts.dashboard import dashboard
from constructs_lib.alerts.watched import WatchedMesh

from ..support.alert_scenario import HOUR, Mesh, all_is_well
from ..support.promtool import Promtool


@pytest.fixture(params=[None, AnchorRotation(namespaces=ALL_NAMESPACES)], ids=["", "rotates"])
def rotation(request: pytest.FixtureRequest) -> AnchorRotation | None:
    """Whether the mesh has a rotator."""
    rotation: AnchorRotation | None = request.param
    return rotation


QUIET = {"max by (alertname, severity, namespace, about, name)"}
"""What has nothing to show while no alert fires."""


def test_queries_are_valid_and_find_something(tool: Promtool, mesh: Mesh, app: App) -> None:
    panels = dashboard(WatchedMesh.of(app))["panels"]
    queries = [target["expr"] for panel in panels for target in panel.get("targets", ())]
    series = all_is_well(mesh, 8 * HOUR)
    for namespace in ("linkerd", "linkerd-viz"):
        series.put(
            "kube_cronjob_next_schedule_time",
            f"{12 * HOUR}x480",
            namespace=namespace,
            cronjob="linkerd-restarter",
        )
    tests = [
        {
            "expr": f"count({query}) > bool 0",
            "eval_time": "8h",
            "exp_samples": [{"value": 1}],
        }
        for query in queries
        if not any(query.startswith(start) for start in QUIET)
    ]
    assert len(tests) == len(queries) - 1
    document = {
        "rule_files": ["rules.yaml"],
        "evaluation_interval": "1m",
        "tests": [
            {
                "interval": "1m",
                "input_series": [
                    {"series": name, "values": values} for name, values in series.items()
                ],
                "promql_expr_test": tests,
            }
        ],
    }
    (tool.folder / "queries.yaml").write_text(yaml.safe_dump(document), "utf-8")
    finished = tool.run("test", "rules", "queries.yaml")
    assert finished.returncode == 0, finished.stdout + finished.stderr
