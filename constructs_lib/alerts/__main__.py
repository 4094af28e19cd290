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
    """Do what the command line says, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m constructs_lib.alerts",
        description="Print the Grafana dashboard of what the alerts of an app are about.",
        epilog="Exit status: 0, or 2 if there is no dashboard.",
    )
    parser.add_argument("app", type=Path, help="the app's file; it is run, and writes nothing")
    given = parser.parse_args(arguments)
    try:
        first, *others = (WatchedMesh.of(app) for app in apps_of(given.app))
        if any(one != first for one in others):
            raise AppError(
                f"{given.app} makes meshes that are not alike, and a dashboard shows the limits of "
                "one: print it for each from an app of its own"
            )
    except AppError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(json.dumps(dashboard(first), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
