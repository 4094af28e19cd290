"""Continuous integration runs the README's test command, from wherever it is called."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from .conftest import ROOT
from .project import run

COMMAND = "make test"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose ``make`` only tells where and how it was called."""
    (tmp_path / "checkout" / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", tmp_path / "checkout" / ".ci" / "run")
    (tmp_path / "bin").mkdir()
    return tmp_path / "checkout"


def call(checkout: Path, status: int = 0) -> tuple[int, str]:
    programs = checkout.parent / "bin"
    make = programs / "make"
    make.write_text(f'#!/bin/sh\necho "$(pwd)" "$@"\nexit {status}\n', "utf-8")
    make.chmod(0o755)
    finished = run(
        checkout / ".ci" / "run",
        cwd=checkout.parent,
        environment={"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
    )
    return finished.returncode, finished.stdout


def test_it_runs_make_test_in_the_checkout_and_nothing_else(checkout: Path) -> None:
    """Nothing may follow: pytest's last lines are to be the last of the log."""
    assert call(checkout) == (0, f"{checkout} test\n")


def test_it_fails_when_the_tests_fail(checkout: Path) -> None:
    assert call(checkout, status=2) == (2, f"{checkout} test\n")


def test_readme_names_the_same_command() -> None:
    assert COMMAND in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert f"    {COMMAND}" in (ROOT / "README.md").read_text("utf-8").splitlines()
