"""The files of a platform repository."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from .library_pin import LibraryPin

_HERE = Path(__file__).parent
_PROJECT = ("app.py", "imports", "tools/__init__.py", "tools/synth.py", "tools/charts.py")
"""What is this project's own too, and which a wheel holds beside this module."""

_LOCKS = ("runtime", "node")
_ADDRESS = re.compile(r"[^\s\"'\\*?\[\]{}!][^\s\"'\\*?\[\]{}]*")
_REPOSITORY = re.compile(r'^REPOSITORY = ".*"$', re.MULTILINE)


def write_repository(
    folder: Path, *, pin: LibraryPin, repository: str | None = None, is_fleet: bool = False
) -> None:
    """Write a platform repository, whose ``app.py`` is this project's or that of a fleet.

    Args:
        folder: Where to write it; empty, or not there yet, but for ``.git``.
        pin: What pins the library.
        repository: The address that goes into ``app.py``. Defaults to the example's.
        is_fleet: Whether it is for classes of clusters. Defaults to one cluster, Argo CD's own.

    Raises:
        ValueError: There are files already, the folder is a file, or the address cannot be one.
    """
    if repository is not None and not _ADDRESS.fullmatch(repository):
        raise ValueError(
            f"--repository ({repository}) must be the address that Argo CD reads from, such as "
            "https://git.example.com/platform/mesh.git, without spaces and quotes"
        )
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            raise ValueError(f"{place} is a file: name a folder that is empty or not there yet")
    found = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
    if set(found) - {".git"}:
        raise ValueError(f"{folder} holds {found[0]} already: nothing is written over anything")
    for source, target in _sources(is_fleet=is_fleet):
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / target)
    if repository is not None:
        app = folder / "app.py"
        line = f'REPOSITORY = "{repository}"'
        app.write_text(_REPOSITORY.sub(lambda _: line, app.read_text("utf-8")), "utf-8")
    locks = [(_project() / "requirements" / f"{lock}.txt").read_text("utf-8") for lock in _LOCKS]
    (folder / "requirements.txt").write_text("".join([*locks, pin.line]), "utf-8")
    if pin.wheel is not None:
        (folder / "wheels").mkdir()
        shutil.copyfile(pin.wheel, folder / "wheels" / pin.wheel.name)


def _project() -> Path:
    """Return where this project's files are: in the wheel, or in a checkout."""
    packed = _HERE / "project"
    return packed if packed.is_dir() else _HERE.parent.parent


def _sources(*, is_fleet: bool) -> Iterator[tuple[Path, str]]:
    """Yield each file to copy, and its path in the repository; a later one takes its place."""
    project = _project()
    shared = [(project, project / name) for name in _PROJECT]
    templates = [_HERE / "files", *([_HERE / "fleet"] if is_fleet else [])]
    for root, place in [*shared, *((folder, folder) for folder in templates)]:
        for source in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if source.is_file() and "__pycache__" not in source.parts:
                yield source, source.relative_to(root).as_posix()
