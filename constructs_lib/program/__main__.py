"""The program's commands: ``python3 -m linkerd_gitops COMMAND``.

Exit status 0: all is well, or waits. 1: somebody has to look; the log ends with what at.
Standard library alone, Python 3.11.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from .settings import ChangedError, RefusedError

COMMANDS = ("run", "gate", "restart", "settle")
"""Each is a module of this name, whose ``main`` takes the text of settings.json."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command says, by the settings beside this file and the pod's ServiceAccount."""
    try:
        if len(arguments) != 1 or arguments[0] not in COMMANDS:
            raise RefusedError(f"say what to do: {', '.join(COMMANDS)}")
        command = import_module(f".{arguments[0]}", __package__)
        return int(command.main((Path(__file__).parent / "settings.json").read_text("utf-8")))
    except (ChangedError, KeyError, OSError, RefusedError) as error:
        print(f"linkerd-gitops: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
