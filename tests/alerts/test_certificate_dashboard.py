"""The dashboard: that of app.py is committed, and it shows what the alerts are about."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from cdk8s import App

from constructs_lib import (
    ALL_NAMESPACES,
    EDGE_26_8_3,
    AnchorRotation,
    CertificateAlerts,
    LinkerdStack,
)
from constructs_lib.alerts.__main__ import main
from constructs_lib.alerts.dashboard import dashboard
from constructs_lib.alerts.limits import certificate_limits, restarter_margin
from constructs_lib.alerts.watched import WatchedMesh
from constructs_lib.program.times import duration

from ..conftest import ROOT
from ..support.composition import build
from ..support.project import DELIVERED_APP, run

COMMITTED = ROOT / "docs" / "certificate-dashboard.json"
PAGE = ROOT / "docs" / "certificate_alerts.md"
METRIC = re.compile(r"\b(?:certmanager|kube|controller_runtime)_\w+|\b(?:issuer|identity)_cert_\w+")
APP = """
from cdk8s import App
from constructs_lib import LinkerdStack

LinkerdStack(App(), "Mesh"{options})
"""


def of(app: App) -> dict[str, Any]:
    return dashboard(WatchedMesh.of(app))


def expressions(content: dict[str, Any]) -> list[str]:
    return [target["expr"] for panel in content["panels"] for target in panel.get("targets", ())]


def test_committed_one_is_that_of_the_app(app: App) -> None:
    """Run `make dashboard` if it is not."""
    build(app)
    assert json.loads(COMMITTED.read_text("utf-8")) == of(app)


def test_as_somebody_calls_it(tmp_path: Path) -> None:
    finished = run(
        *(sys.executable, "-W", "error", "-m", "constructs_lib.alerts", DELIVERED_APP),
        cwd=tmp_path,
        environment={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout == COMMITTED.read_text("utf-8")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "options",
    [{}, {"release": EDGE_26_8_3}, {"anchor_rotation": AnchorRotation(namespaces=ALL_NAMESPACES)}],
    ids=["stable", "edge", "rotates"],
)
def test_its_metrics_are_those_of_the_alerts_or_of_the_page(app: App, options: Any) -> None:
    """A metric that only the dashboard knows would be one that nobody looked up."""
    stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34", **options, alerts=True)
    assert stack.alerts is not None
    rules = [rule.expression for group in stack.alerts.groups for rule in group.rules]
    alerted = set(METRIC.findall(" ".join(rules)))
    shown = set(METRIC.findall(" ".join(expressions(of(app)))))
    assert shown - alerted - set(METRIC.findall(PAGE.read_text("utf-8"))) == set()
    # And the page names every one that an alert reads.
    assert alerted - set(METRIC.findall(PAGE.read_text("utf-8"))) == set()
    assert len(shown) >= 7


def test_issuer_is_shown_where_the_release_has_a_metric_of_it(app: App) -> None:
    LinkerdStack(app, "Mesh", release=EDGE_26_8_3)
    assert "min(issuer_cert_ttl_seconds)" in expressions(of(app))
    assert "issuer_cert_ttl_seconds" not in COMMITTED.read_text("utf-8")


def test_lines_are_where_the_alerts_are(app: App) -> None:
    """The red line is where the critical alert fires, its wait included."""
    stack = LinkerdStack(app, "Mesh", alerts=True)
    assert isinstance(stack.alerts, CertificateAlerts)
    rules = [rule for group in stack.alerts.groups for rule in group.rules]
    (critical,) = [
        rule
        for rule in rules
        if rule.name == "LinkerdRestarterMissedRun"
        and rule.severity == "critical"
        and rule.namespace == "linkerd"
    ]
    (panel,) = [
        panel
        for panel in of(app)["panels"]
        if panel["title"] == "Restarter linkerd/linkerd-restarter"
    ]
    line = panel["fieldConfig"]["defaults"]["thresholds"]["steps"][-1]
    number = int(critical.expression.rsplit(" > ", 1)[1])
    assert line == {"value": number + critical.hold_seconds, "color": "red"}


def test_a_rotator_has_its_own_panels(app: App) -> None:
    """Their lines are where the alerts are."""
    stack = LinkerdStack(
        app,
        "Mesh",
        kubernetes_version="1.34",
        alerts=True,
        anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
    )
    assert isinstance(stack.alerts, CertificateAlerts)
    rules = {rule.name: rule for group in stack.alerts.groups for rule in group.rules}
    panels = {panel["title"]: panel for panel in of(app)["panels"]}
    moves = panels["Moves of linkerd/linkerd-anchor-rotator"]
    line = moves["fieldConfig"]["defaults"]["thresholds"]["steps"][-1]
    overdue = rules["LinkerdAnchorRotatorOverdue"].expression
    assert line == {"value": int(overdue.rsplit(" > ", 1)[1]), "color": "orange"}
    assert "Runs of linkerd/linkerd-anchor-rotator" in panels


def test_panels_do_not_lie_on_each_other(app: App) -> None:
    LinkerdStack(app, "Mesh", release=EDGE_26_8_3)
    taken: set[tuple[int, int]] = set()
    for panel in of(app)["panels"]:
        place = panel["gridPos"]
        cells = {
            (place["x"] + column, place["y"] + row)
            for column in range(place["w"])
            for row in range(place["h"])
        }
        assert not taken & cells, panel["title"]
        assert place["x"] + place["w"] <= 24
        taken |= cells
    assert len({panel["id"] for panel in of(app)["panels"]}) == len(of(app)["panels"])


def write(folder: Path, code: str) -> str:
    file = folder / "somebodys_app.py"
    file.write_text(code, "utf-8")
    return str(file)


def test_no_app(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([write(tmp_path, "x = 1")]) == 2
    assert "makes no App" in capsys.readouterr().err


def test_a_fleet_of_equals_has_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([write(tmp_path, APP.format(options="") * 2)]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Linkerd certificates"


def test_meshes_that_are_not_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = APP.format(options="") + APP.format(options=", viz=False")
    assert main([write(tmp_path, code)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert (
        "makes meshes with different limits, and a dashboard can show only those of one mesh"
        in printed.err
    )


def test_figures_of_the_page_are_those_of_the_default_lifetimes(app: App) -> None:
    LinkerdStack(app, "Mesh")
    watched = WatchedMesh.of(app)
    rows: list[tuple[str, str, str, str]] = []
    for limit in certificate_limits(watched):
        margin = limit.margin
        worst = f"renewed {duration(limit.issue_seconds)} after it is due"
        critical = f"{duration(margin.allowed_seconds)} later"
        if limit.restarter:
            worst = f"{duration(limit.replaced_seconds)} old"
            critical = f"{duration(limit.oldest_seconds)} old"
        rows.append((worst, duration(margin.seconds), critical, duration(margin.left_seconds)))
    for restarter in watched.mesh.restarters:
        spare = restarter_margin(watched.plan, restarter)
        assert spare is not None
        worst = f"{duration(restarter.interval_seconds)} between two successes"
        critical = duration(restarter.interval_seconds + spare.allowed_seconds)
        rows.append((worst, duration(spare.seconds), critical, duration(spare.left_seconds)))
    assert len(rows) == 7
    page = PAGE.read_text("utf-8")
    assert [row for row in rows if f" | {' | '.join(row)} |\n" not in page] == []
