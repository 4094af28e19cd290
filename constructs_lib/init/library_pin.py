"""The line of requirements.txt that pins the library itself, with its hash."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

DISTRIBUTION = "linkerd-gitops"


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryPin:
    """What pip is to install.

    Attributes:
        requirement: The requirement, without its hash.
        sha256: The hash of the wheel.
        wheel: The wheel to keep in the repository; none if pip's index has it.
    """

    requirement: str
    sha256: str
    wheel: Path | None = None

    @property
    def line(self) -> str:
        """The line of requirements.txt."""
        return f"{self.requirement} \\\n    --hash=sha256:{self.sha256}\n"


def pin_of_file(wheel: Path) -> LibraryPin:
    """Return the pin of a wheel that the repository is to hold.

    Raises:
        ValueError: There is no such wheel, or it is another library's.
    """
    if not wheel.is_file() or wheel.suffix != ".whl" or not zipfile.is_zipfile(wheel):
        raise ValueError(f"--wheel ({wheel}) must be a file that ends in .whl, and is a wheel")
    distribution = wheel.name.partition("-")[0].replace("_", "-")
    if distribution != DISTRIBUTION:
        raise ValueError(
            f"--wheel ({wheel}) is of {distribution}, and must be of {DISTRIBUTION}: requirements "
            "of your own belong into requirements.txt, with their hashes"
        )
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return LibraryPin(requirement=f"./wheels/{wheel.name}", sha256=digest, wheel=wheel)


def pin_of_index() -> LibraryPin:
    """Return the pin of the installed version, asked of the index that pip is configured for.

    Raises:
        ValueError: The index does not have this version, or cannot be reached.
    """
    requirement = f"{DISTRIBUTION}=={version(DISTRIBUTION)}"
    finished = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--dry-run", "--ignore-installed", "--no-deps", "--only-binary=:all:"),
            *("--report=-", requirement),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        raise ValueError(
            f"pip finds no wheel of {requirement}, so its hash is not known: give the wheel with "
            f"--wheel FILE. pip says: {finished.stderr.strip()}"
        )
    (found,) = json.loads(finished.stdout)["install"]
    digest = found["download_info"]["archive_info"]["hashes"]["sha256"]
    return LibraryPin(requirement=requirement, sha256=digest)
