"""Test the library on each Python that it supports: ``make test-pythons``.

Every version synthesises what the project delivers, and the bytes are the same on all; then the
unit tests of the library run. A version that the machine lacks is unpacked from a Go module that
holds builds of Python, because Go fetches modules from wherever the machine gets its own. The
module has the oldest and the newest. A line says which others are skipped.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NotRequired, TypedDict, cast

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "pythons"
APP = ROOT / "tests" / "support" / "delivered_app.py"
MODULE = "github.com/kluctl/go-embed-python"
MODULE_VERSIONS = {"3.11": "v0.0.0-3.11.11-20241219-1", "3.14": "v0.0.0-3.14.6-20260610-1"}
OTHER_TESTS = {"__pycache__", "bench", "cluster", "init", "project", "rendering", "support"}
"""Folders of tests that are about the project and its tools, or run for minutes."""


class PackedFile(TypedDict):
    """A file of a build of Python, as the module lists it."""

    name: str
    perm: int
    compressed: NotRequired[bool]
    symlink: NotRequired[str]


def main() -> None:
    """Test the versions that the command line names, or all that can be had."""
    written: dict[str, dict[str, bytes]] = {}
    for version in named_versions(sys.argv[1:]):
        python = environment(version)
        print(f"Python {version}: {said(python, '--version')}", flush=True)
        said(python, "-W", "error", "-c", "import constructs_lib; constructs_lib.LinkerdStack")
        written[version] = synthesised(python)
        if len({str(files) for files in written.values()}) > 1:
            sys.exit(f"Python {version} writes other bytes than {next(iter(written))}")
        run(python, "-m", "pytest", "--numprocesses=2", "--quiet", *tests())
    print(f"the same {len(next(iter(written.values())))} files on Python {', '.join(written)}")


def named_versions(names: Sequence[str]) -> list[str]:
    """Return the versions to test; without names, those of all that the machine has or can fetch.

    Whoever names a version wants that one: without it, the command fails.
    """
    versions = list(names) or supported()
    lacking = [version for version in versions if not is_at_hand(version)]
    if lacking and (names or lacking == versions):
        sys.exit(
            f"there is no python{' or python'.join(lacking)} on PATH: install it, or name other "
            "versions in PYTHONS="
        )
    for version in lacking:
        print(f"SKIPPED: Python {version}, because there is no python{version} on PATH", flush=True)
    return [version for version in versions if version not in lacking]


def supported() -> list[str]:
    """Return the versions that the package's metadata names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [str(name).rpartition(" :: ")[2] for name in project["classifiers"]]
    return [name for name in names if name.startswith("3.")]


def tests() -> list[Path]:
    """Return the folders with the unit tests of the library."""
    folders = (ROOT / "tests").iterdir()
    return sorted(each for each in folders if each.is_dir() and each.name not in OTHER_TESTS)


def environment(version: str) -> Path:
    """Return the Python of a virtual environment with the developers' packages."""
    folder = CACHE / version
    python = folder / "bin" / "python"
    lock = ROOT / "requirements" / "dev.txt"
    done = folder / "dev.txt"
    if not done.is_file() or done.read_bytes() != lock.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        run(interpreter(version), "-m", "venv", "--without-pip", folder)
        pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
        run(*pip, "--python", python, "install", "--require-hashes", "--no-deps", "-r", lock)
        shutil.copyfile(lock, done)
    return python


def is_at_hand(version: str) -> bool:
    """Whether a version is on PATH, or Go can fetch it."""
    can_be_fetched = version in MODULE_VERSIONS and shutil.which("go") is not None
    return can_be_fetched or on_path(version) is not None


def interpreter(version: str) -> Path:
    """Return the machine's Python of a version, or else one from the Go module."""
    if found := on_path(version):
        return found
    folder = CACHE / f"interpreter-{version}"
    if not folder.is_dir():
        unpack(f"{MODULE}@{MODULE_VERSIONS[version]}", folder)
    return folder / "bin" / f"python{version}"


def on_path(version: str) -> Path | None:
    """Return the Python of a version on PATH that runs."""
    name = f"python{version}"
    if shutil.which(name) is None:
        return None
    # A version manager has a command for each version, also where that version is not there.
    finished = subprocess.run(
        [name, "-c", "import sys; print(sys.executable)"],
        env={**os.environ, "PYENV_VERSION": version},
        check=False,
        capture_output=True,
        text=True,
    )
    return None if finished.returncode else Path(finished.stdout.strip())


def unpack(module: str, folder: Path) -> None:
    """Fetch a Go module, whose sum Go verifies, and unpack its build of Python for this machine."""
    answer = said(Path("go"), "mod", "download", "-json", module)
    machine = {"x86_64": "amd64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    platform = f"{os.uname().sysname.lower()}-{machine}"
    packed = Path(json.loads(answer)["Dir"], "python", "internal", "data", platform)
    incomplete = folder.with_name(f"{folder.name}-incomplete")
    shutil.rmtree(incomplete, ignore_errors=True)
    listing = json.loads((packed / "files.json").read_text("utf-8"))["files"]
    for file in cast("list[PackedFile]", listing):
        unpack_file(packed, file, incomplete / file["name"])
    incomplete.rename(folder)


def unpack_file(packed: Path, file: PackedFile, target: Path) -> None:
    """Write one file, link or folder of a build of Python."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if link := file.get("symlink"):
        target.symlink_to(link)
        return
    source = packed / f"{file['name']}{'.gz' if file.get('compressed') else ''}"
    if source.is_dir():
        target.mkdir(exist_ok=True)
        return
    data = source.read_bytes()
    target.write_bytes(gzip.decompress(data) if file.get("compressed") else data)
    target.chmod(file["perm"] & 0o777)


def synthesised(python: Path) -> dict[str, bytes]:
    """Return what the delivered app writes, by relative path."""
    with tempfile.TemporaryDirectory() as folder:
        run(python, APP, CDK8S_OUTDIR=folder)
        files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def said(program: Path, *arguments: str) -> str:
    """Return what a program prints; one that fails ends this one."""
    command = [str(program), *arguments]
    finished = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    if finished.returncode:
        sys.exit(f"failed, with status {finished.returncode}: {' '.join(command)}")
    return finished.stdout.strip()


def run(*command: str | Path, **variables: str) -> None:
    """Run a command with the project's modules and its own programs first on PATH."""
    first = Path(command[0]).parent
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([str(first), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
        **variables,
    }
    finished = subprocess.run(list(map(str, command)), cwd=ROOT, env=environment, check=False)
    if finished.returncode:
        sys.exit(f"failed, with status {finished.returncode}: {' '.join(map(str, command))}")


if __name__ == "__main__":
    main()
