"""Print the Grafana dashboard of an app's mesh: ``python -m constructs_lib.alerts app.py``.

The status is 0, or 2 if there is no dashboard.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ..plan.loading import AppError, apps_of
from .dashboard import dashboard
from .watched import WatchedMesh


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m constructs_lib.alerts",
        description="Print a Grafana dashboard with the limits of an app's alerts.",
        epilog="Exit status: 0, or 2 if there is no dashboard.",
    )
    parser.add_argument("app", type=Path, help="the app's file; the command runs it")
    file = parser.parse_args(arguments).app
    try:
        first, *others = (WatchedMesh.of(app) for app in apps_of(file))
        if any(other != first for other in others):
            raise AppError(
                f"{file} makes meshes with different limits, and a dashboard can show only those "
                "of one mesh: print a dashboard for each, from an app of its own"
            )
    except AppError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(json.dumps(dashboard(first), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
