"""The dist of the delivered app, rendered anew and read as a cluster would get it.

It is that of the default release, unless a test names another one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import yaml
from cdk8s import App, YamlOutputType

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, LinkerdRelease, releases

from ..conftest import Manifest
from . import composition as platform

Folders = dict[str, list[Manifest]]
"""Objects by folder."""

DEFAULT, CURRENT = STABLE_2_14_10.name, EDGE_26_8_3.name


@cache
def files(release: str = DEFAULT) -> dict[str, str]:
    """Return the text of every file that the delivered app writes, by path below dist."""
    (chosen,) = [each for each in releases.ALL if each.name == release]
    with TemporaryDirectory() as folder:
        app = App(
            outdir=folder,
            yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
            output_file_extension=".yaml",
        )
        platform.build(app, release=chosen)
        app.synth()
        return texts(Path(folder))


def texts(folder: Path) -> dict[str, str]:
    """Return the text of every file below *folder*, by relative path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


@cache
def folders(release: str = DEFAULT) -> Folders:
    """Return the objects that the delivered app writes, by folder."""
    found: Folders = {}
    for path, text in files(release).items():
        documents = cast("list[Manifest]", list(yaml.safe_load_all(text)))
        found.setdefault(path.partition("/")[0], []).extend(documents)
    return found


def objects(release: str = DEFAULT) -> list[Manifest]:
    """Return all objects that the delivered app writes."""
    return [each for ones in folders(release).values() for each in ones]


def lasting_name(manifest: Manifest) -> str:
    """Return an object's name, without the hash of a program's ConfigMap."""
    name: str = manifest["metadata"]["name"]
    return name.rpartition("-")[0] if manifest.get("immutable") else name


def find(folder: str, kind: str, name: str, *, release: str = DEFAULT) -> Manifest:
    """Return the one object of this kind and name in a folder."""
    found = [
        manifest
        for manifest in folders(release)[folder]
        if manifest["kind"] == kind and manifest["metadata"]["name"] == name
    ]
    assert len(found) == 1, f"{len(found)} of {kind} {name} in {folder}"
    return found[0]


def kinds_of_values(release: LinkerdRelease) -> set[tuple[str, str]]:
    """Return the groups and kinds that a release's charts render only under some values."""
    return {
        (group, kind)
        for chart in release.charts
        for kind, _, group in (name.partition(".") for name in chart.optional_kinds)
    }
