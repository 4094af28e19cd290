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

from constructs_lib import HelmRelease, LinkerdStack, read_checksums
from constructs_lib.plan.loading import AppError, apps_of
from constructs_lib.rendering.chart_files import find_chart, recorded_name
from constructs_lib.rendering.checksums import checksum
from constructs_lib.rendering.helm_program import HelmProgram

ROOT = Path(__file__).resolve().parent.parent
CHECKSUMS = ROOT / "charts.sha256"


def main() -> None:
    """Record the charts of app.py's mesh."""
    try:
        releases = chart_releases(ROOT / "app.py")
        added = record(
            CHECKSUMS,
            releases,
            folder=os.environ.get("CHART_FOLDER") or None,
            helm=os.environ.get("HELM") or "helm",
        )
    except (AppError, ValueError) as problem:
        sys.exit(f"{problem}\n{CHECKSUMS.name} is as it was")
    for name in added:
        print(f"recorded {name}")
    print(f"{CHECKSUMS.name}: {len(releases)} charts, {len(added)} of them new")


def chart_releases(app: Path) -> list[HelmRelease]:
    """Return the chart releases of every mesh that an app makes, whatever the app looks like."""
    # An app that renders its charts would ask for the file that this command is about to write.
    os.environ["CHARTS"] = "fetched"
    constructs = [construct for each in apps_of(app) for construct in each.node.find_all()]
    meshes = [construct for construct in constructs if isinstance(construct, LinkerdStack)]
    return [release for mesh in meshes for each in mesh.helm_releases.values() for release in each]


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
