"""Read the charts of a release of one's own: ``python -m constructs_lib.upstream release.json``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from cdk8s import App

from ..mesh.linkerd_stack import LinkerdStack
from ..releases.helm_release import HelmRelease, by_chart
from ..releases.release import HelmChart
from ..releases.release_file import ReleaseFile
from ..rendering.chart_files import find_chart, opened
from ..rendering.helm_program import HelmProgram
from .chart_facts import ChartFacts

_KUBERNETES = "1.34.0"

Facts: TypeAlias = dict[str, Mapping[str, object]]
"""What is recorded of charts, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartReader:
    """Where charts come from, and how they are rendered.

    Attributes:
        helm: The helm.
        folder: The folder that holds them; ``None`` for their repositories.
        known: The charts of the base release as a mesh has them, by name.
    """

    helm: HelmProgram
    folder: str | None
    known: Mapping[str, HelmRelease]

    def facts(self, chart: HelmChart, version: str) -> ChartFacts:
        """Return the facts of a chart at a version.

        Raises:
            ValueError: It cannot be fetched, or not be rendered with the values of the mesh.
        """
        plain = HelmRelease(
            name=chart.name, repository="", version="", namespace="linkerd", values={}
        )
        release = replace(
            self.known.get(chart.name, plain), repository=chart.repository, version=version
        )
        with TemporaryDirectory(prefix="charts-") as scratch:
            target = Path(scratch)
            source = (
                find_chart(Path(self.folder), release)
                if self.folder
                else self.helm.pull(release, target)
            )
            folder = opened(source, target, release.name)
            return ChartFacts.of(
                folder, self.helm.inflate(folder, release, release.values, _KUBERNETES)
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m constructs_lib.upstream",
        description="Say what the charts of a release file change, and record their facts.",
    )
    parser.add_argument("file", type=Path, help="the release's file, such as release.json")
    parser.add_argument(
        "--keys", type=Path, metavar="FOLDER", help="also write each chart's keys to a file there"
    )
    options = parser.parse_args(arguments)
    try:
        written = ReleaseFile.read(options.file)
        reader = ChartReader(
            helm=HelmProgram.named(os.environ.get("HELM") or "helm"),
            folder=os.environ.get("CHART_FOLDER") or None,
            known=by_chart(LinkerdStack(App(), "Mesh", release=written.base).helm_releases),
        )
        facts: Facts = {}
        for chart in written.charts:
            for line in _read(chart, written, reader, facts):
                print(line)
    except ValueError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 2
    _write(written.facts_path, facts)
    for name, chart_facts in facts.items() if options.keys else ():
        _write(options.keys / f"{name}-{chart_facts['version']}.json", chart_facts["keys"])
    print(f"{written.facts_path.name}: {len(facts)} charts")
    return 0


def _read(
    chart: HelmChart,
    written: ReleaseFile,
    reader: ChartReader,
    facts: Facts,
) -> Iterator[str]:
    """Yield what a chart changes, and add its facts."""
    recorded = written.facts.get(chart.name)
    base = written.base_chart(chart.name)
    if base is not None and base.version == chart.version:
        return
    if recorded is not None and recorded["version"] == chart.version:
        facts[chart.name] = recorded
        return
    known_version = recorded["version"] if recorded else base.version if base else None
    current = reader.facts(chart, chart.version)
    facts[chart.name] = current.data
    yield f"{chart.name} {chart.version}{f', before {known_version}' if known_version else ''}"
    if known_version is None:
        before = replace(current, names=dict.fromkeys(current.names, ()))
    else:
        try:
            former = base if base and base.version == known_version else chart
            before = reader.facts(former, known_version)
        except ValueError as problem:
            yield f"  not compared: {problem}"
            return
    yield from (f"  {line}" for line in current.differences(before))


def _write(file: Path, content: object) -> None:
    file.write_text(f"{json.dumps(content, indent=1, sort_keys=True)}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
