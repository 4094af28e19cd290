"""The sha256 of charts, recorded as ``sha256sum`` writes it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S+)")


def read_checksums(file: str | Path) -> dict[str, str]:
    """Return the recorded sha256 of each chart, by file name.

    The file is what ``sha256sum *.tgz`` writes, so ``sha256sum --check`` reads it too. Empty lines
    and lines that begin with ``#`` are skipped.

    Args:
        file: The file's path.

    Raises:
        ValueError: The file does not exist, or a line has another form.
    """
    path = Path(file)
    if not path.is_file():
        raise ValueError(
            f"'checksums' ({file}) does not exist: write it with 'make charts', or with "
            f"'sha256sum *.tgz > {path.name}' in the folder of the charts' archives"
        )
    checksums: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(
                f"'checksums' ({file}), line {number} ({line}) is no line of sha256sum: write 64 "
                "hexadecimal digits, two spaces and a file name"
            )
        checksums[match[2]] = match[1]
    return checksums


def checksum(chart: Path) -> str:
    """Return a chart's sha256: of the archive, or of a folder's files.

    A folder's is the sha256 of the lines that ``sha256sum`` writes for its files, sorted by path.
    So it depends on names and contents.
    """
    if chart.is_file():
        return _sha256(chart.read_bytes())
    files = sorted(
        (path.relative_to(chart).as_posix(), path) for path in chart.rglob("*") if path.is_file()
    )
    lines = [f"{_sha256(path.read_bytes())}  ./{name}\n" for name, path in files]
    return _sha256("".join(lines).encode())


def check_checksum(chart: Path, name: str, checksums: Mapping[str, str]) -> None:
    """Check a chart against the sha256 that is recorded under *name*.

    Raises:
        ValueError: None is recorded, or another one.
    """
    actual = checksum(chart)
    recorded = checksums.get(name)
    if recorded is None:
        raise ValueError(
            f"'checksums' has no sha256 of {name}: compare {actual} with a source that you trust, "
            f"and record '{actual}  {name}'"
        )
    if actual != recorded:
        raise ValueError(
            f"{chart} is not the recorded chart: 'checksums' has sha256 {recorded} for {name}, but "
            f"the file has {actual}. Bring back the recorded chart or, if you trust this one, "
            f"record '{actual}  {name}'"
        )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
