"""The sha256 of charts, recorded as ``sha256sum`` writes it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S+)")


def read_checksums(file: str | Path) -> dict[str, str]:
    """Return the recorded sha256 of each chart, by file name.

    The file is what ``sha256sum *.tgz`` writes, so that ``sha256sum --check`` reads it too; empty
    lines and lines that begin with ``#`` are skipped.

    Raises:
        ValueError: The file is not there, or a line is none of a checksum file.
    """
    path = Path(file)
    if not path.is_file():
        raise ValueError(
            f"'checksums' ({file}) is not there: write it with 'make charts', or with "
            f"'sha256sum *.tgz > {path.name}' where the charts' archives are"
        )
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(
                f"'checksums' ({file}), line {number} ({line}): write 64 hexadecimal digits, two "
                "spaces and a file name, as sha256sum does"
            )
        found[match[2]] = match[1]
    return found


def checksum(chart: Path) -> str:
    """Return a chart's sha256: of the archive, or of a folder's files.

    A folder's is that of the lines that ``sha256sum`` writes for its files, sorted by path, so that
    names count as well as contents.
    """
    if chart.is_file():
        return _sha256(chart.read_bytes())
    files = sorted(
        (path.relative_to(chart).as_posix(), path) for path in chart.rglob("*") if path.is_file()
    )
    lines = [f"{_sha256(path.read_bytes())}  ./{name}\n" for name, path in files]
    return _sha256("".join(lines).encode())


def check_checksum(chart: Path, name: str, checksums: Mapping[str, str]) -> None:
    """Check a chart against what is recorded under *name*.

    Raises:
        ValueError: Nothing is recorded, or something else.
    """
    found, recorded = checksum(chart), checksums.get(name)
    if recorded is None:
        raise ValueError(
            f"'checksums' has nothing for {name}, whose sha256 is {found}: compare it with a "
            f"source that you trust, and record it as '{found}  {name}'"
        )
    if found != recorded:
        raise ValueError(
            f"{chart} is not what was recorded: 'checksums' expects sha256 {recorded} for {name}, "
            f"and found {found}. Bring back the chart that was recorded, or, if you trust this "
            f"one, record it as '{found}  {name}'"
        )


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
