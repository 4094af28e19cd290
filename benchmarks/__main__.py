"""Measure everything and write benchmarks/README.md, or print the sections that are named."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from . import (
    classes,
    cluster,
    control_plane,
    explorer,
    helm,
    machine,
    passes,
    plan,
    scaling,
    soak,
    startup,
)
from .commits import Repository
from .table import Section

REPORT = Path(__file__).parent / "README.md"


def fewer(rounds: int) -> int:
    """Return the rounds of what is long, and repeats the same many times within a round."""
    return max(2, rounds // 4)


SECTIONS: dict[str, Callable[[int], Section]] = {
    "startup": startup.measure,
    "helm": helm.measure,
    "cluster": lambda rounds: cluster.measure(fewer(rounds)),
    "fleet": lambda rounds: scaling.measure(fewer(rounds)),
    "classes": lambda rounds: classes.measure(fewer(rounds)),
    "passes": lambda rounds: passes.measure(fewer(rounds)),
    "explorer": explorer.measure,
    "plan": lambda rounds: plan.measure(fewer(rounds)),
    "control-plane": control_plane.measure,
    "soak": soak.measure,
}

INTRODUCTION = """\
# Benchmarks

Written by `make bench`; what is written here by hand is lost.

## How to read this

Only ratios mean something elsewhere; the seconds are this machine's. What is compared is run
alternately, A B A B, as whole processes from start to exit. A ratio is that of two neighbouring
runs, and what is told of it is the median, with the lowest and the highest in brackets: where those
are far apart, somebody else was using the machine. CPU time, of all processes together, tells more
then, because it hardly grows while they wait. Peak memory is the sum of all Pythons and Nodes of a
run, sampled from `/proc`; what two Nodes share of their program counts once. Files are written into
memory (`/dev/shm`) where there is such a thing, because disks differ more than anything measured
here. A section's command measures that section alone and prints it. The commit beside it is that of
the measured code; `make test` warns when a quarter of that code has changed since.
"""


def measured(name: str, rounds: int) -> Section:
    """Return a section with the commit that it was measured at."""
    commit = Repository().commit()
    section = SECTIONS[name](rounds)
    return section if section.commit else replace(section, commit=commit)


def updated(report: str, section: Section) -> str:
    """Return the report with another version of one section, at its end if it is a new one."""
    parts = report.rstrip("\n").split("\n\n## ")
    text = str(section).removeprefix("## ")
    places = [
        number for number, part in enumerate(parts) if part.partition("\n")[0] == section.title
    ]
    if places:
        parts[places[0]] = text
    else:
        parts.append(text)
    return "\n\n## ".join(parts) + "\n"


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only", action="append", default=[], choices=SECTIONS, help="print this section"
    )
    parser.add_argument(
        "--update", action="append", default=[], choices=SECTIONS, help="replace this section"
    )
    parser.add_argument("--rounds", type=int, default=10)
    arguments = parser.parse_args()
    named = cast("list[str]", arguments.only)
    for name in cast("list[str]", arguments.update):
        section = measured(name, arguments.rounds)
        REPORT.write_text(updated(REPORT.read_text("utf-8"), section), "utf-8")
    if arguments.update:
        return
    # First of all, because measuring is load too.
    conditions = (
        f"{machine.describe()}\n"
        f"- {arguments.rounds} rounds, {fewer(arguments.rounds)} of the sections about clusters"
    )
    found = [measured(name, arguments.rounds) for name in named or SECTIONS]
    if named:
        print("\n\n".join(map(str, found)))
        return
    parts = [INTRODUCTION, f"## The machine\n\n{conditions}\n", *(f"{each}\n" for each in found)]
    REPORT.write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
