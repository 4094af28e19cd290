"""Print the renewal plan of an app, or draw it: ``python -m constructs_lib.plan app.py``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .ledger import Ledger
from .loading import AppError, apps_of
from .renewal_plan import RenewalPlan
from .table import json_line, markdown, text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        apps = apps_of(options.app)
        plans = [Ledger.of(app).renewal_plan() for app in apps]
        for app, plan in zip(apps, plans, strict=True):
            # Of several, as in a fleet, the folder of dist says which it is.
            print(options.format(plan, app.outdir if len(apps) > 1 else ""))
    except AppError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0 if all(plan.is_safe for plan in plans) else 1


def _picture(plan: RenewalPlan, _folder: str) -> str:
    try:
        # Only this format needs the library that draws.
        from .drawing import drawing
    except ModuleNotFoundError as error:
        raise AppError(
            f"--svg needs the package {error.name}, which is not installed: install "
            "linkerd-gitops[svg]"
        ) from error
    return drawing(plan)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m constructs_lib.plan",
        description="Print by how much every certificate of an app is replaced in time.",
        epilog="Exit status: 0 if all requirements are met, 1 if not, 2 if there is no plan.",
    )
    parser.add_argument("app", type=Path, help="the app's file; the command runs it")
    parser.set_defaults(format=text)
    formats: dict[str, tuple[Callable[[RenewalPlan, str], str], str]] = {
        "--markdown": (markdown, "print a table of Markdown"),
        "--json": (json_line, "print a line of JSON for each App"),
        "--svg": (_picture, "print a picture of one cycle"),
    }
    choice = parser.add_mutually_exclusive_group()
    for option, (function, description) in formats.items():
        choice.add_argument(
            option, dest="format", action="store_const", const=function, help=description
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
