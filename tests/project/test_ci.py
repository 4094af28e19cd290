"""Continuous integration runs the documented test commands, from wherever it is called."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ..conftest import ROOT
from ..support.project import run

COMMANDS = ["make programs", "make promtool", "make test", "make test-cluster"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose ``make`` only tells where and how it was called."""
    (tmp_path / "checkout" / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", tmp_path / "checkout" / ".ci" / "run")
    (tmp_path / "bin").mkdir()
    return tmp_path / "checkout"


def call(checkout: Path, *, failing: str = "none") -> tuple[int, str]:
    programs = checkout.parent / "bin"
    make = programs / "make"
    make.write_text(f'#!/bin/sh\necho "$(pwd)" "$@"\n[ "$1" != {failing} ]\n', "utf-8")
    make.chmod(0o755)
    finished = run(
        checkout / ".ci" / "run",
        cwd=checkout.parent,
        environment={"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
    )
    return finished.returncode, finished.stdout


def test_it_runs_the_commands_in_the_checkout_and_nothing_else(checkout: Path) -> None:
    """Nothing may follow: pytest's last lines are to be the last of the log."""
    status, said = call(checkout)
    assert (status, said.splitlines()) == (
        0,
        [f"{checkout} {command.removeprefix('make ')}" for command in COMMANDS],
    )


@pytest.mark.parametrize("failing", ["programs", "promtool", "test", "test-cluster"])
def test_it_fails_where_a_command_fails_and_goes_no_further(checkout: Path, failing: str) -> None:
    status, said = call(checkout, failing=failing)
    assert status
    assert said.splitlines()[-1] == f"{checkout} {failing}"


def test_the_test_commands_are_documented() -> None:
    lines = (ROOT / "docs" / "install.md").read_text("utf-8").splitlines()
    assert {f"    {command}" for command in COMMANDS[2:]} <= set(lines)
