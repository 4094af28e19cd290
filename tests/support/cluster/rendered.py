"""The stand-in charts in a folder, as a site without a network has the real ones."""

from __future__ import annotations

from pathlib import Path

from constructs_lib import RenderedCharts
from constructs_lib.rendering.checksums import checksum

from .charts import Settings, repository_files


def air_gapped(folder: Path, settings: Settings, helm: str) -> RenderedCharts:
    """Write the stand-ins' archives into *folder*, and return how to render them from there."""
    folder.mkdir(parents=True)
    for path, content in repository_files(settings).items():
        name = path.rpartition("/")[2]
        if name.endswith(".tgz"):
            (folder / name).write_bytes(content)
    checksums = {file.name: checksum(file) for file in folder.iterdir()}
    return RenderedCharts(checksums=checksums, folder=str(folder), helm=helm)
