"""`make charts` finds the charts of any app.py, also of one that renders them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.charts import chart_releases

from ..support.project import DELIVERED_APP

OWN_SHAPE = """
from cdk8s import App
from constructs_lib import LinkerdStack

LinkerdStack(App(), "Mesh", viz=False, jaeger=False)
"""
RENDERED = DELIVERED_APP.read_text("utf-8").replace("(CHECKSUMS)", "(CHECKSUMS, by_default=True)")
CORE = ["cert-manager", "trust-manager", "linkerd-crds", "linkerd-control-plane"]


@pytest.mark.parametrize(
    ("source", "names"),
    [(OWN_SHAPE, CORE), (RENDERED, [*CORE, "linkerd-jaeger", "linkerd-viz"])],
    ids=["own-shape", "rendered"],
)
def test_chart_releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, names: list[str]
) -> None:
    monkeypatch.setenv("CHARTS", "")
    app = tmp_path / "app.py"
    app.write_text(source, "utf-8")
    assert [release.name for release in chart_releases(app)] == names
