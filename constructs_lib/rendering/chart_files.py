"""An upstream chart on disk: found, checked, and unpacked where helm reads it."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, cast

from cdk8s import Yaml

from ..releases.helm_release import HelmRelease
from .checksums import check_checksum


def find_chart(folder: Path, release: HelmRelease) -> Path:
    """Return a release's chart in *folder*: an archive, or a folder of its own.

    ``NAME-VERSION.tgz`` is looked for first, then the folders ``NAME-VERSION`` and ``NAME``.

    Raises:
        ValueError: None of them is there.
    """
    stem = f"{release.name}-{release.version}"
    for path in (folder / f"{stem}.tgz", folder / stem, folder / release.name):
        if path.is_file() or (path / "Chart.yaml").is_file():
            return path
    if not folder.is_dir():
        raise ValueError(f"'folder' ({folder}) is no folder: it must hold the charts' archives")
    others = sorted(path.name for path in folder.glob(f"{release.name}-*"))
    there = f"; there is {', '.join(others)}" if others else ""
    raise ValueError(
        f"'folder' ({folder}) lacks {stem}.tgz{there}: put it there, or the unpacked chart as "
        f"{stem}/ ('helm pull {release.name} --repo {release.repository} --version "
        f"{release.version}' brings it)"
    )


def recorded_name(chart: Path, release: HelmRelease) -> str:
    """Return the name under which a chart's sha256 is recorded; a folder's ends in a slash."""
    return f"{release.name}-{release.version}{'.tgz' if chart.is_file() else '/'}"


def unpacked(chart: Path, release: HelmRelease, target: Path, checksums: Mapping[str, str]) -> Path:
    """Copy a chart to below *target*, if it is what was recorded, and return its folder.

    Raises:
        ValueError: The sha256, the name or the version is another one, or it is no chart.
    """
    check_checksum(chart, recorded_name(chart, release), checksums)
    folder = target / release.name
    if chart.is_dir():
        shutil.copytree(chart, folder)
    else:
        _extract(chart, target, release.name)
    _check_identity(chart, folder, release)
    return folder


def _extract(archive: Path, target: Path, name: str) -> None:
    try:
        with tarfile.open(archive, "r:gz") as opened:
            for member in opened.getmembers():
                path = PurePosixPath(member.name)
                if not member.isfile() or path.parts[:1] != (name,) or ".." in path.parts:
                    continue
                content = opened.extractfile(member)
                if content is not None:
                    file = target / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content.read())
    except (tarfile.TarError, OSError, EOFError) as error:
        raise ValueError(
            f"{archive} is no chart's archive ({error}): 'helm pull' or 'helm package' writes one"
        ) from None


def _check_identity(chart: Path, folder: Path, release: HelmRelease) -> None:
    file = folder / "Chart.yaml"
    if not file.is_file():
        raise ValueError(f"{chart} holds no {release.name}/Chart.yaml, so it is no such chart")
    documents = cast("list[Mapping[str, Any]]", Yaml.load(str(file)))
    about: Mapping[str, Any] = documents[0] if documents else {}
    found = f"{about.get('name')} {about.get('version')}"
    if found != f"{release.name} {release.version}":
        raise ValueError(
            f"{chart} is another chart: expected {release.name} {release.version}, and its "
            f"Chart.yaml says {found}. Put the right one there, or give the stack a release with "
            "this version"
        )
