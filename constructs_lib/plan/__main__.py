"""Print the renewal plan of an app, or draw it: ``python -m constructs_lib.plan app.py``.

The status is 0 if every link holds, 1 if one does not, and 2 if there is no plan.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .ledger import Ledger
from .loading import AppError, apps_of
from .mermaid import gantt
from .renewal_plan import RenewalPlan
from .table import markdown, text
from .timeline import timeline


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says, and return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        plans = [Ledger.of(app).renewal_plan() for app in apps_of(given.app)]
        for plan in plans:
            print(_shown(plan, given))
    except AppError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0 if all(plan.is_safe for plan in plans) else 1


def _shown(plan: RenewalPlan, given: argparse.Namespace) -> str:
    if given.markdown:
        return markdown(plan)
    if given.mermaid:
        return gantt(timeline(plan.mesh))
    if given.svg:
        try:
            # Only who draws needs the library that draws.
            from .drawing import drawing
        except ModuleNotFoundError as error:
            raise AppError(
                f"--svg needs {error.name}: install linkerd-gitops[svg], or use --mermaid"
            ) from error
        return drawing(plan)
    return text(plan)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m constructs_lib.plan",
        description="Print by how much every certificate of an app is replaced in time.",
        epilog="Exit status: 0 if every link holds, 1 if one does not, 2 if there is no plan.",
    )
    parser.add_argument("app", type=Path, help="the app's file; it is run, and writes nothing")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--markdown", action="store_true", help="print a table of Markdown")
    shape.add_argument("--mermaid", action="store_true", help="print a Gantt chart for Mermaid")
    shape.add_argument("--svg", action="store_true", help="print a picture of one cycle")
    return parser


if __name__ == "__main__":
    sys.exit(main())
