"""`make test-pythons`: what it tests on a machine that lacks a version, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.pythons import named_versions, supported


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with neither Go nor Python."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def add(path: Path, name: str, script: str) -> None:
    program = path / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)


def test_a_version_that_is_not_there_is_skipped(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one of which a version manager has the command alone."""
    add(path, "python3.13", "echo /usr/bin/python3.13")
    add(path, "python3.12", "exit 127")
    add(path, "go", "exit 1")
    assert named_versions([]) == ["3.11", "3.13", "3.14"]
    skipped = "SKIPPED: Python 3.12, because there is no python3.12 on PATH\n"
    assert capsys.readouterr().out == skipped


def test_a_version_that_is_named_is_not_skipped(path: Path) -> None:
    add(path, "python3.13", "echo /usr/bin/python3.13")
    with pytest.raises(SystemExit, match=r"there is no python3\.12 on PATH"):
        named_versions(["3.12", "3.13"])


@pytest.mark.usefixtures("path")
def test_nothing_to_test_is_no_success() -> None:
    with pytest.raises(SystemExit, match="python" + " or python".join(supported())):
        named_versions([])
