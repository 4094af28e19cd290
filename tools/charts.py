"""Record the sha256 of the upstream charts, so that every synth renders the same ones.

    python -m tools.charts

fetches the charts of app.py's mesh from their repositories, or takes them from the folder that
CHART_FOLDER names, and writes charts.sha256, which belongs into git. What is recorded already is
compared: a chart that has changed under its version is an error, and nothing is written.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cdk8s import App

import app as platform
from constructs_lib import HelmRelease, read_checksums
from constructs_lib.rendering.chart_files import find_chart, recorded_name
from constructs_lib.rendering.checksums import checksum
from constructs_lib.rendering.helm_program import HelmProgram


def main() -> None:
    """Record the charts of app.py's mesh."""
    mesh = platform.build(App())
    releases = [one for ones in mesh.helm_releases.values() for one in ones]
    try:
        added = record(
            platform.CHECKSUMS,
            releases,
            folder=os.environ.get("CHART_FOLDER") or None,
            helm=os.environ.get("HELM") or "helm",
        )
    except ValueError as problem:
        sys.exit(f"{problem}\n{platform.CHECKSUMS.name} is as it was")
    for name in added:
        print(f"recorded {name}")
    print(f"{platform.CHECKSUMS.name}: {len(releases)} charts, {len(added)} of them new")


def record(
    file: Path, releases: Iterable[HelmRelease], *, folder: str | None, helm: str
) -> list[str]:
    """Write the sha256 of *releases* into *file*, and return the names that are new in it.

    Raises:
        ValueError: A chart is missing, or is not what was recorded.
    """
    known = read_checksums(file) if file.exists() else {}
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="charts-") as scratch:
        for release in releases:
            chart = (
                HelmProgram.named(helm).pull(release, Path(scratch))
                if folder is None
                else find_chart(Path(folder), release)
            )
            found[recorded_name(chart, release)] = checksum(chart)
    for name, digits in found.items():
        if known.get(name, digits) != digits:
            raise ValueError(
                f"{name} has changed since it was recorded: expected sha256 {known[name]}, found "
                f"{digits}. A published version must not change: find out why, and if you trust "
                f"the new one, remove its line from {file.name}"
            )
    lines = [f"{digits}  {name}\n" for name, digits in sorted(found.items())]
    file.write_text("".join(lines), "utf-8")
    return sorted(found.keys() - known.keys())


if __name__ == "__main__":
    main()
