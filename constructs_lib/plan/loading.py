"""Somebody's app, run for its construct trees and not for its files."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cdk8s import App

from .ledger import Ledger


class AppError(Exception):
    """An app has no plan, and the message says why."""


def apps_of(file: Path) -> list[App]:
    """Run a cdk8s app as ``python FILE`` would, and return the Apps that it makes.

    The Apps are not synthesised: their trees are wanted, whatever is wrong with them, and the
    app's own folder stays as it is.

    Raises:
        AppError: There is no such file, it fails, or none of its Apps holds anything of ours.
    """
    if not file.is_file():
        raise AppError(f"there is no file {file}: name the app's Python file, such as app.py")
    with TemporaryDirectory() as scratch, _watched(scratch) as made, _started_as(file):
        try:
            runpy.run_path(str(file), run_name="__main__")
        except SystemExit as left:
            if left.code not in (None, 0):
                raise AppError(f"{file} ended with status {left.code}") from left
        except Exception as failed:
            raise AppError(f"{file} fails: {type(failed).__name__}: {failed}") from failed
    if not made:
        raise AppError(f"{file} makes no App: a plan needs the construct tree that an app composes")
    ours = [app for app in made if Ledger.of(app).renewal_plan().links]
    if not ours:
        raise AppError(
            f"{file} makes no certificate of this library, such as a LinkerdStack does, so there "
            "is nothing to plan"
        )
    return ours


@contextmanager
def _watched(scratch: str) -> Generator[list[App]]:
    """Note every App that is made, and have none of them write."""
    made: list[App] = []
    make, write = App.__init__, App.synth

    def note(self: App, *arguments: Any, **options: Any) -> None:
        make(self, *arguments, **options)
        made.append(self)

    def keep(_: App) -> None:
        return None

    before = os.environ.get("CDK8S_OUTDIR")
    os.environ["CDK8S_OUTDIR"] = scratch
    setattr(App, "__init__", note)  # noqa: B010 - the type of a method that jsii made
    setattr(App, "synth", keep)  # noqa: B010
    try:
        yield made
    finally:
        setattr(App, "__init__", make)  # noqa: B010
        setattr(App, "synth", write)  # noqa: B010
        if before is None:
            del os.environ["CDK8S_OUTDIR"]
        else:
            os.environ["CDK8S_OUTDIR"] = before


@contextmanager
def _started_as(file: Path) -> Generator[None]:
    """Give the app the arguments and the path that it has when it is started itself."""
    arguments, path = sys.argv, list(sys.path)
    sys.argv = [str(file)]
    sys.path.insert(0, str(file.resolve().parent))
    try:
        yield
    finally:
        sys.argv, sys.path[:] = arguments, path
