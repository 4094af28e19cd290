"""Running the project's own commands in a copy of it, as somebody who has just cloned it does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..conftest import ROOT

PROGRAMS = (Path(sys.executable).parent, ROOT / "node_modules" / ".bin")
"""Where the Makefile finds python, node and cdk8s."""

DELIVERED_APP = Path(__file__).parent / "delivered_app.py"
"""app.py as the repository delivers it. Only test_app.py looks at what a user makes of app.py."""

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "PATH": os.pathsep.join([*map(str, PROGRAMS), os.environ["PATH"]]),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
"""The Makefile's, free of what a git hook or somebody's git configuration would add."""


def run(
    *command: str | Path, cwd: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it said, whatever its status."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=ENVIRONMENT | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )


def succeed(
    *command: str | Path, cwd: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed."""
    finished = run(*command, cwd=cwd, environment=environment)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished


def copy_project(folder: Path) -> Path:
    """Make *folder* a project of its own: what is run is copied, what is read is linked."""
    (folder / "tools").mkdir(parents=True)
    shutil.copyfile(DELIVERED_APP, folder / "app.py")
    for name in ("cdk8s.yaml", "tools/__init__.py", "tools/synth.py"):
        shutil.copyfile(ROOT / name, folder / name)
    for name in ("constructs_lib", "imports", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below *folder*, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
