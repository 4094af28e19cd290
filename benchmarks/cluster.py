"""Where the time of one cluster goes, when Python and Node are warm.

Run as a program it measures in its own process and prints JSON; ``measure`` runs it as such.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from cProfile import Profile
from functools import partial
from pathlib import Path
from typing import TypedDict, cast

from .measure import Command, alternate, python, ratio, run
from .table import Section, table

WARM_UP = 30
CLUSTERS = 60

ASKED = {
    "create": "objects made",
    "get": "properties read",
    "invoke": "methods called",
    "sinvoke": "static methods called",
}
"""What jsii's kernel is asked for, and what that means."""


class Measured(TypedDict):
    """What the program prints: seconds, and questions to Node per cluster."""

    construction: float
    synth: float
    asked: dict[str, float]


def main() -> None:
    """Measure in this process, and print what was found."""
    # Imported here: who only reads the report needs no Node.
    from cdk8s import App, YamlOutputType

    from constructs_lib import LinkerdStack

    def build(folder: Path) -> tuple[float, float]:
        started = time.perf_counter()
        app = App(
            outdir=str(folder),
            yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
            output_file_extension=".yaml",
        )
        LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            trust_domain=f"{folder.name}.example.com",
        )
        constructed = time.perf_counter()
        app.synth()
        return constructed - started, time.perf_counter() - constructed

    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path(scratch, f"cluster-{number}") for number in range(WARM_UP + CLUSTERS + 1)]
        spent = [build(folder) for folder in folders[:-1]][WARM_UP:]
        profile = Profile()
        profile.runcall(build, folders[-1])
    construction, synth = (statistics.median(series) for series in zip(*spent, strict=True))
    print(json.dumps(Measured(construction=construction, synth=synth, asked=_asked(profile))))


def _asked(profile: Profile) -> dict[str, float]:
    found = dict.fromkeys(ASKED, 0.0)
    for entry in profile.getstats():
        if isinstance(entry.code, str) or entry.code.co_name not in found:
            continue
        if entry.code.co_filename.endswith("jsii/_kernel/providers/process.py"):
            found[entry.code.co_name] += entry.callcount
    return found


def measure(rounds: int) -> Section:
    """Measure, and return the report."""
    checked, unchecked = python("-m", __name__), python("-O", "-m", __name__)
    results = alternate(
        {
            "one cluster": partial(_measured, checked),
            "the same with -O": partial(_measured, unchecked),
        },
        rounds,
    )
    ours, bare = results.values()
    rows = [
        [name, *(f"{1000 * statistics.median(part):.0f} ms" for part in _parts(series))]
        for name, series in (("`python`", ours), ("`python -O`", bare))
    ]
    asked = ours[0]["asked"]
    totals = ratio(_parts(bare)[2], _parts(ours)[2])
    return Section(
        "Where the time of a cluster goes",
        "python -m benchmarks --only cluster",
        (
            table(["", "construction", "synth", "together"], rows),
            table(
                ["asked of Node per cluster", "times"],
                [[meaning, f"{asked[name]:.0f}"] for name, meaning in ASKED.items()],
            ),
            f"One process, after {WARM_UP} clusters to warm up; medians of {CLUSTERS} clusters, "
            f"and of the rounds. `python -O` takes {totals} times as long (median, min..max): it "
            "leaves out the assertions, and with them jsii's check of every argument's type. A "
            "pipeline that has tested its app may do without. What remains is mostly the "
            "conversation with Node, a line of JSON per question, so the second table is what to "
            "look at when the library is changed: it is the same on every machine.",
        ),
    )


def _measured(command: Command) -> Measured:
    return cast("Measured", json.loads(run(command).output))


def _parts(series: list[Measured]) -> tuple[list[float], list[float], list[float]]:
    construction = [each["construction"] for each in series]
    synth = [each["synth"] for each in series]
    return construction, synth, [sum(pair) for pair in zip(construction, synth, strict=True)]


if __name__ == "__main__":
    main()
