"""An upstream chart on disk: found, checked, and unpacked for helm."""

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
    other_versions = sorted(path.name for path in folder.glob(f"{release.name}-*"))
    present = f" (it has {', '.join(other_versions)})" if other_versions else ""
    raise ValueError(
        f"'folder' ({folder}) lacks {stem}.tgz{present}: put the archive there, or the unpacked "
        f"chart as {stem}/. 'helm pull {release.name} --repo {release.repository} --version "
        f"{release.version}' downloads it"
    )


def recorded_name(chart: Path, release: HelmRelease) -> str:
    """Return the name under which a chart's sha256 is recorded; a folder's ends in a slash."""
    return f"{release.name}-{release.version}{'.tgz' if chart.is_file() else '/'}"


def unpacked(chart: Path, release: HelmRelease, target: Path, checksums: Mapping[str, str]) -> Path:
    """Copy a chart to below *target* if its sha256 is the recorded one; return its folder.

    Raises:
        ValueError: The sha256, the name or the version differs, or the file is no chart.
    """
    check_checksum(chart, recorded_name(chart, release), checksums)
    folder = opened(chart, target, release.name)
    _check_identity(chart, folder, release)
    return folder


def opened(chart: Path, target: Path, name: str) -> Path:
    """Copy a chart of a name, whatever is in it, to below *target*; return its folder.

    Raises:
        ValueError: The file is no chart's archive.
    """
    folder = target / name
    if chart.is_dir():
        shutil.copytree(chart, folder)
    else:
        _extract(chart, target, name)
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
            f"{archive} is no archive of a chart ({error}): replace it by one that 'helm pull' or "
            "'helm package' wrote"
        ) from None


def _check_identity(chart: Path, folder: Path, release: HelmRelease) -> None:
    file = folder / "Chart.yaml"
    if not file.is_file():
        raise ValueError(
            f"{chart} is not chart {release.name}: it has no {release.name}/Chart.yaml. Put the "
            "right chart there"
        )
    documents = cast("list[Mapping[str, Any]]", Yaml.load(str(file)))
    metadata: Mapping[str, Any] = documents[0] if documents else {}
    actual = f"{metadata.get('name')} {metadata.get('version')}"
    expected = f"{release.name} {release.version}"
    if actual != expected:
        raise ValueError(
            f"{chart} is another chart: expected {expected}, but its Chart.yaml says {actual}. Put "
            "the right chart there, or give the stack a release with this version"
        )
