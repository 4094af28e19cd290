"""Build what is published, twice, and compare: ``make package`` writes ``build/package``.

The commit decides every byte, so that whoever has the commit can prove what an index serves.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "package"
AGAIN = ROOT / "build" / "package-again"


def main() -> None:
    """Build twice, compare, and have twine judge what an index would be given."""
    built = build(FOLDER)
    if build(AGAIN) != built:
        sys.exit("two builds of one commit differ")
    subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *FOLDER.iterdir()], check=True
    )
    for name, digest in built.items():
        print(f"{digest}  {name}")


def build(folder: Path) -> dict[str, str]:
    """Build wheel and sdist into an empty folder, and return their sha256 by name."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", folder],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


if __name__ == "__main__":
    main()
