"""Somebody's app, run for its construct trees and not for its files."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cdk8s import App

from .ledger import Ledger


class AppError(Exception):
    """An app has no plan; the message says why."""


def apps_of(file: Path) -> list[App]:
    """Run a cdk8s app as ``python FILE`` would, and return the Apps that it makes.

    The Apps are not synthesised: a plan needs only their trees, whatever is wrong with them, and
    the app's own folder stays as it is.

    Raises:
        AppError: There is no such file, it fails, or none of its Apps makes a certificate of ours.
    """
    if not file.is_file():
        raise AppError(f"there is no file {file}: name the app's Python file, such as app.py")
    with _collected_apps() as apps, _started_as(file):
        try:
            runpy.run_path(str(file), run_name="__main__")
        except SystemExit as end:
            if end.code not in (None, 0):
                raise AppError(f"{file} ended with status {end.code}") from end
        except Exception as error:
            raise AppError(f"{file} fails: {type(error).__name__}: {error}") from error
    if not apps:
        raise AppError(f"{file} makes no App: a plan needs the construct tree of an App")
    planned = [app for app in apps if Ledger.of(app).renewal_plan().requirements]
    if not planned:
        raise AppError(
            f"{file} makes no certificate of this library, so there is nothing to plan: make one "
            "with a LinkerdStack or a TrustAnchorChain"
        )
    return planned


@contextmanager
def _collected_apps() -> Generator[list[App]]:
    """Collect every App that is made, and keep each from writing."""
    apps: list[App] = []
    make, write = App.__init__, App.synth

    def collect(self: App, *arguments: Any, **options: Any) -> None:
        make(self, *arguments, **options)
        apps.append(self)

    def skip(_: App) -> None:
        return None

    setattr(App, "__init__", collect)  # noqa: B010 - the type of a method that jsii made
    setattr(App, "synth", skip)  # noqa: B010
    try:
        yield apps
    finally:
        setattr(App, "__init__", make)  # noqa: B010
        setattr(App, "synth", write)  # noqa: B010


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
