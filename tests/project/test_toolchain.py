"""What the Makefile's commands install: pinned, from no named registry, and only when needed."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tomllib
import venv
from pathlib import Path
from typing import Any, cast

import pytest

from tools import toolchain

from ..conftest import ROOT
from ..support.project import succeed

LOCKS = ("runtime", "dev", "docs", "publish", "node", "node-oldest")
REQUIREMENT = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)( ; .+?)?( \\)?$")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH, empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one lock file and nothing installed."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_text("one==1\n", "utf-8")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(toolchain, "ROOT", tmp_path)
    monkeypatch.setattr(toolchain, "ENVIRONMENT", tmp_path / ".venv")
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the toolchain would have run."""
    ran: list[list[str]] = []

    def remember(command: list[str], **_: str) -> None:
        ran.append(command)

    monkeypatch.setattr(toolchain, "run", remember)
    return ran


def program(path: Path, says: str, status: int = 0) -> None:
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("version", "supported"),
    [
        ("v18.20.8", False),
        ("v20.19.5", False),
        ("v21.7.3", False),
        ("v22.20.0", True),
        ("v23.11.1", False),
        ("v24.19.0", True),
        ("v26.0.0", True),
        ("nonsense", False),
        ("", False),
    ],
)
def test_supported_node(machine: Path, version: str, supported: bool) -> None:
    program(machine / "npm", "10.9.3")
    program(machine / "node", version)
    assert toolchain.machine_has_node() is supported


def test_node_without_npm_does_not_do(machine: Path) -> None:
    """Debian packages them separately."""
    program(machine / "node", "v24.19.0")
    assert not toolchain.machine_has_node()


def test_npm_without_node_does_not_do(machine: Path) -> None:
    program(machine / "npm", "10.9.3")
    assert not toolchain.machine_has_node()


def test_lock_file_is_installed_once(project: Path, commands: list[list[str]]) -> None:
    toolchain.install("dev")
    toolchain.install("dev")

    assert len(commands) == 1
    assert commands[0][0] == str(project / ".venv" / "bin" / "python")
    assert "--require-hashes" in commands[0]
    assert "--no-deps" in commands[0], "what the lock file does not name is not installed"
    assert commands[0][-1] == str(project / "requirements" / "dev.txt")


def test_changed_lock_file_is_installed_again(project: Path, commands: list[list[str]]) -> None:
    toolchain.install("dev")
    (project / "requirements" / "dev.txt").write_text("one==2\n", "utf-8")
    toolchain.install("dev")
    assert len(commands) == 2


def test_lost_folder_is_installed_again(project: Path, commands: list[list[str]]) -> None:
    """.cache is a name that people delete without a thought."""
    into = project / ".cache" / "dev"
    toolchain.install("dev", into=into)
    assert commands[0][-2:] == ["--target", str(into)]
    toolchain.install("dev", into=into)
    assert len(commands) == 2
    into.mkdir(parents=True)
    toolchain.install("dev", into=into)
    assert len(commands) == 2


def test_failed_installation_is_tried_again(project: Path) -> None:
    (project / ".venv" / "bin").mkdir()
    program(project / ".venv" / "bin" / "python", "no such package", status=1)
    with pytest.raises(SystemExit, match=r"^failed.* -m pip install"):
        toolchain.install("dev")
    assert not toolchain.is_done("dev", toolchain.stamp("dev"))


def test_package_lock_is_installed_once(project: Path, machine: Path) -> None:
    """With the environment's npm, which is the only one on a machine without Node."""
    (project / "package-lock.json").write_text("{}", "utf-8")
    log = project / "log"
    ours = project / ".venv" / "bin" / "npm"
    ours.parent.mkdir()
    script = f"#!/bin/sh\necho $0 $1 >> {log}\n[ -d node_modules ] || /bin/mkdir node_modules\n"
    for npm in (ours, machine / "npm"):
        npm.write_text(script, "utf-8")
        npm.chmod(0o755)

    toolchain.install_npm_packages()
    toolchain.install_npm_packages()
    assert log.read_text("utf-8") == f"{ours} ci\n"

    (project / "node_modules").rmdir()
    toolchain.install_npm_packages()
    assert log.read_text("utf-8") == f"{ours} ci\n" * 2, "its folder was gone"


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that the toolchain has made, without pip, which would take seconds."""
    create = venv.create

    def create_without_pip(folder: Path, *, with_pip: bool) -> None:
        assert with_pip
        create(folder)

    monkeypatch.setattr(venv, "create", create_without_pip)
    return make_environment(tmp_path / "first checkout" / ".venv", monkeypatch)


def make_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an environment, or leave alone the one that is there, and mark it."""
    monkeypatch.setattr(toolchain, "ENVIRONMENT", folder)
    toolchain.make_environment()
    (folder / "mark").touch()
    return folder


def is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(toolchain, "ENVIRONMENT", folder)
    toolchain.make_environment()
    assert f"{folder.resolve()}" in (folder / "pyvenv.cfg").read_text("utf-8")
    return not (folder / "mark").exists()


def test_environment_is_made_once(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_made_anew(environment, monkeypatch)


def test_moved_environment_is_made_anew(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its programs begin with the path of a Python that is gone."""
    environment.parent.rename(tmp_path / "second checkout")
    assert is_made_anew(tmp_path / "second checkout" / ".venv", monkeypatch)


def test_copied_environment_is_made_anew(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its programs would run in the environment that it was copied from."""
    shutil.copytree(environment.parent, tmp_path / "second checkout", symlinks=True)
    assert is_made_anew(tmp_path / "second checkout" / ".venv", monkeypatch)
    assert (environment / "mark").exists(), "the original is left alone"


def test_linked_environment_is_shared(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a second worktree that has a link to the environment of the first."""
    link = tmp_path / "link"
    link.symlink_to(environment)
    assert not is_made_anew(link, monkeypatch)


def test_linked_environment_of_another_python_is_not_touched(
    environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "link"
    link.symlink_to(environment)
    monkeypatch.setattr(sys, "version", "another Python")
    assert is_made_anew(link, monkeypatch)
    assert not link.is_symlink()
    assert (environment / "mark").exists()


def test_old_python_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))
    monkeypatch.setattr(sys, "argv", ["toolchain", "synth"])
    with pytest.raises(SystemExit, match=r"Python 3\.10\.13 is too old: .*make PYTHON=python3\.12"):
        toolchain.main()


def test_oldest_python_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    oldest = ".".join(map(str, toolchain.OLDEST_PYTHON))
    assert project["project"]["requires-python"] == f">={oldest}"
    assert project["tool"]["pyright"]["pythonVersion"] == oldest
    assert project["tool"]["mypy"]["python_version"] == oldest
    assert f"--python-version {oldest} " in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_file_names_no_registry(lock: str) -> None:
    """Everybody's own pip configuration says where packages come from."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_a_hash(lock: str) -> None:
    pinned: list[str] = []
    hashes: dict[str, int] = {}
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8").splitlines():
        if line.startswith("    --hash=sha256:"):
            hashes[pinned[-1]] = hashes.get(pinned[-1], 0) + 1
        elif not line.lstrip().startswith("#"):
            found = REQUIREMENT.match(line)
            assert found, f"{line!r} is no pinned requirement"
            pinned.append(found[1])
    assert pinned
    assert set(pinned) == set(hashes)


def test_dev_lock_holds_the_runtime_lock() -> None:
    """Tests run with the very versions that synth runs with."""
    runtime, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / f"{lock}.txt").read_text(), re.M))
        for lock in ("runtime", "dev")
    )
    assert runtime <= dev


def test_package_lock_names_no_registry_and_has_every_hash() -> None:
    text = (ROOT / "package-lock.json").read_text("utf-8")
    packages = cast("dict[str, dict[str, Any]]", json.loads(text)["packages"])
    root = packages.pop("")
    assert len(packages) > len(root["devDependencies"])
    assert '"resolved"' not in text
    for path, package in packages.items():
        assert package.get("inBundle") or package["integrity"].startswith("sha512-"), path


def test_package_json_pins_exactly() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert wanted == {name: packages[f"node_modules/{name}"]["version"] for name in wanted}


def commands_of(*arguments: str) -> list[str]:
    """Return what `make` would run, also if it is `make test` that asks."""
    command = ("make", "--no-print-directory", "--dry-run", *arguments)
    return succeed(*command, cwd=ROOT).stdout.splitlines()


def test_one_test_runs_alone() -> None:
    """Without lint, and without workers, whose start takes longer than most tests."""
    (_, pytest_command) = commands_of("test", "TESTS=tests/plan/test_rules.py -k anchor")
    assert pytest_command.endswith("pytest tests/plan/test_rules.py -k anchor")
    whole = commands_of("test")
    assert whole[-1].endswith("pytest --numprocesses=2")
    assert any(command.endswith("ruff check") for command in whole)
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert "    make test TESTS='tests/plan/test_rules.py -k anchor'\n" in page
