"""`make test` takes a helm that is there, and builds nothing: it promises to need no Go."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import ROOT, find_helm

BUILDER = ROOT / "tests" / "support" / "cluster" / "build.py"


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH. It holds a Go, which must not be called."""
    program(tmp_path / "bin" / "go")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin"


def test_with_go_alone_there_is_no_helm(tmp_path: Path) -> None:
    assert find_helm(tmp_path / "cache") is None


def test_installed_helm_is_taken(machine: Path, tmp_path: Path) -> None:
    installed = program(machine / "helm")
    assert find_helm(tmp_path / "cache") == str(installed)


@pytest.mark.parametrize("place", ["cluster/helm-0123456789abcdef/bin/helm", "bin/helm"])
def test_built_helm_comes_first(machine: Path, tmp_path: Path, place: str) -> None:
    """It has the version that the bench was written for."""
    program(machine / "helm")
    built = program(tmp_path / "cache" / place)
    assert find_helm(tmp_path / "cache") == str(built)


def test_nothing_but_make_programs_builds() -> None:
    builders = [
        path
        for path in (ROOT / "tests").rglob("*.py")
        if any(f'"go", "{verb}"' in path.read_text("utf-8") for verb in ("build", "install", "run"))
    ]
    assert [path for path in builders if path != Path(__file__)] == [BUILDER]
