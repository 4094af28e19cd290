"""``python app.py`` against an empty cdk8s app, and what lies between them."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path

from .measure import ROOT, Command, Run, alternate, cpu, peak_memory, python, ratio, run, wall
from .table import Section, mebibytes, table, verdict

AIM = 2.0

EMPTY = """\
from cdk8s import App, Chart

app = App()
Chart(app, "empty")
app.synth()
"""

BUILD = """\
from cdk8s import App, YamlOutputType
from tests.support.composition import build

build(App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE))
"""

ARGO_CD = """\
from constructs_lib import LinkerdStack
import imports.argocd.io.argoproj
"""

PROGRAMS = {
    "empty app": EMPTY,
    "+ import bindings of Kubernetes": f"import constructs_lib.kubernetes.api\n{EMPTY}",
    "+ import `LinkerdStack`": f"from constructs_lib import LinkerdStack\n{EMPTY}",
    "+ import Argo CD's bindings": f"{ARGO_CD}{EMPTY}",
    "+ construction, no synth": BUILD,
}
"""Each does what the one before it does, and one thing more."""

WHOLE = "`python app.py`"


def measure(rounds: int) -> Section:
    """Measure, and return the report."""
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(Path(folder))
        runs = alternate(
            {name: partial(run, command) for name, command in commands.items()}, rounds
        )
        memory = {name: peak_memory(command) for name, command in commands.items()}
    return Section(
        "`python app.py` against an empty app",
        "python -m benchmarks --only startup",
        (_table(runs, memory), _words(runs)),
    )


def _commands(folder: Path) -> dict[str, Command]:
    commands: dict[str, Command] = {}
    for number, (name, program) in enumerate(PROGRAMS.items()):
        file = folder / f"program{number}.py"
        file.write_text(program, "utf-8")
        commands[name] = python(file)
    return {**commands, WHOLE: python(ROOT / "tests" / "support" / "delivered_app.py")}


def _table(runs: Mapping[str, list[Run]], memory: Mapping[str, float | None]) -> str:
    empty = next(iter(PROGRAMS))
    before = {after: name for name, after in pairwise(runs)}
    rows = [
        [
            name,
            f"{statistics.median(wall(series)):.2f} s",
            _added(series, runs[before[name]]) if name in before else "",
            str(ratio(wall(series), wall(runs[empty]))),
            str(ratio(cpu(series), cpu(runs[empty]))),
            mebibytes(memory[name]),
        ]
        for name, series in runs.items()
    ]
    head = ["program", "median", "added", "times the empty app", "in CPU time", "peak memory"]
    return table(head, rows)


def _added(after: list[Run], before: list[Run]) -> str:
    more = [each - other for each, other in zip(wall(after), wall(before), strict=True)]
    return f"{statistics.median(more):+.2f} s"


def _words(runs: Mapping[str, list[Run]]) -> str:
    whole = ratio(wall(runs[WHOLE]), wall(runs[next(iter(PROGRAMS))]))
    return (
        f"The aim is at most {AIM:.1f} times an app that does nothing; it is "
        f"{verdict(whole.median <= AIM)} with {whole.median:.2f}. `added` is the median of the "
        "differences to the line above, of the same round; the last line's difference is synth and "
        "the files. All modules are compiled already, as after a first run."
    )
