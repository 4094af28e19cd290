"""The documentation's Helm values, rendered by charts that demand what the real ones demand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from constructs_lib import RenderedCharts

from ..conftest import ROOT
from ..project.test_docs import Example, examples
from ..support.cluster.charts import Settings
from ..support.cluster.rendered import air_gapped
from ..support.project import run, succeed

EXAMPLES = [
    example
    for example in examples()
    if example.error is None
    and "values={" in example.code
    and "LinkerdStack(" in example.code
    # There is no stand-in for a chart of somebody's own.
    and "HelmChart(" not in example.code
    # What is rendered is the same for every cluster of a class.
    and "ClusterClass(" not in example.code
]
PRELUDE = """\
import constructs_lib
make = constructs_lib.LinkerdStack.__init__
charts = constructs_lib.{charts!r}
constructs_lib.LinkerdStack.__init__ = lambda *args, **options: make(
    *args, **{{**options, "rendered_charts": charts}}
)
"""
DEFINITION = """\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {{name: {0}}}
spec: {{}}
"""


@pytest.fixture(scope="module")
def charts(helm: str, tmp_path_factory: pytest.TempPathFactory) -> RenderedCharts:
    """The stand-ins' archives, in a folder."""
    settings = Settings(
        definitions={
            "cert-manager": [DEFINITION.format("certificates.cert-manager.io")],
            "trust-manager": [DEFINITION.format("bundles.trust.cert-manager.io")],
            "argo-rollouts": [DEFINITION.format("rollouts.argoproj.io")],
        }
    )
    return air_gapped(tmp_path_factory.mktemp("documented") / "charts", settings, helm)


def test_examples_with_values_are_found() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_the_charts_take_the_values(
    example: Example, charts: RenderedCharts, tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text(example.code, "utf-8")
    code = PRELUDE.format(charts=charts) + "import runpy; runpy.run_path('app.py')"
    succeed(sys.executable, "-c", code, cwd=tmp_path, environment={"PYTHONPATH": str(ROOT)})


def test_a_chart_refuses_what_it_cannot_render(charts: RenderedCharts, tmp_path: Path) -> None:
    """The release's data says so first; without it the stand-in does, in the real chart's words."""
    code = PRELUDE.format(charts=charts) + (
        "from dataclasses import replace\n"
        "from cdk8s import App\n"
        "release = constructs_lib.EDGE_26_8_3\n"
        "free = tuple(replace(chart, required_values={}) for chart in release.charts)\n"
        "tracing = {'enabled': True, 'collector': {'endpoint': 'collector:4317'}}\n"
        "constructs_lib.LinkerdStack(App(), 'Mesh', release=replace(release, charts=free),\n"
        "    values={'linkerd-control-plane': {'proxy': {'tracing': tracing}}})\n"
    )
    finished = run(sys.executable, "-c", code, cwd=tmp_path, environment={"PYTHONPATH": str(ROOT)})
    assert finished.returncode != 0
    assert "meshIdentity.serviceAccountName must be set" in finished.stderr
