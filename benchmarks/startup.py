"""``python app.py`` against an empty cdk8s app, and what lies between them."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path

from .measure import ROOT, Command, alternate, peak_memory, python, ratio, timed
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
from app import build

build(App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE))
"""

PROGRAMS = {
    "empty app": EMPTY,
    "+ import `cdk8s_plus_28.k8s`": f"import cdk8s_plus_28.k8s\n{EMPTY}",
    "+ import `constructs_lib`": f"import constructs_lib\n{EMPTY}",
    "+ import Argo CD's bindings": f"import app as _\n{EMPTY}",
    "+ construction, no synth": BUILD,
}
"""Each does what the one before it does, and one thing more."""

WHOLE = "`python app.py`"


def measure(rounds: int) -> Section:
    """Measure, and return the report."""
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(Path(folder))
        seconds = alternate(
            {name: partial(timed, command) for name, command in commands.items()}, rounds
        )
        memory = {name: peak_memory(command) for name, command in commands.items()}
    return Section(
        "`python app.py` against an empty app",
        "python -m benchmarks startup",
        (_table(seconds, memory), _words(seconds)),
    )


def _commands(folder: Path) -> dict[str, Command]:
    commands: dict[str, Command] = {}
    for number, (name, program) in enumerate(PROGRAMS.items()):
        file = folder / f"program{number}.py"
        file.write_text(program, "utf-8")
        commands[name] = python(file)
    return {**commands, WHOLE: python(ROOT / "app.py")}


def _table(seconds: Mapping[str, list[float]], memory: Mapping[str, float | None]) -> str:
    empty = next(iter(PROGRAMS))
    added = {empty: "", **{after: _added(seconds, step) for step in _steps() for after in step[1:]}}
    rows = [
        [
            name,
            f"{statistics.median(series):.2f} s",
            added[name],
            str(ratio(series, seconds[empty])),
            mebibytes(memory[name]),
        ]
        for name, series in seconds.items()
    ]
    head = ["program", "median", "added", "times the empty app (min..max)", "peak memory"]
    return table(head, rows)


def _steps() -> list[tuple[str, str]]:
    return list(pairwise((*PROGRAMS, WHOLE)))


def _added(seconds: Mapping[str, list[float]], step: tuple[str, str]) -> str:
    before, after = (seconds[name] for name in step)
    more = statistics.median(one - other for one, other in zip(after, before, strict=True))
    return f"{more:+.2f} s"


def _words(seconds: Mapping[str, list[float]]) -> str:
    empty, plus, *_ = PROGRAMS
    whole = ratio(seconds[WHOLE], seconds[empty])
    imported = ratio(seconds[plus], seconds[empty])
    return (
        f"The aim is at most {AIM:.1f} times an app that does nothing; it is "
        f"{verdict(whole.median <= AIM)} with {whole.median:.2f}. An app that only imports "
        f"cdk8s-plus's bindings of Kubernetes already takes {imported.median:.2f} times as long, "
        "which is Python reading a module of many thousand lines and Node loading its other half. "
        "`added` is the median of the differences to the line above, of the same round; the last "
        "line's difference is synth and the files."
    )
