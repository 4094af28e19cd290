"""Kill what pytest leaves behind, however it ends: even ``kill -9`` closes its end of a pipe.

Runs beside pytest. Its standard input names process groups, a line each: ``+`` when one begins and
``-`` when it was seen to have ended. At the end of the input all that are left are killed.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress


def main() -> None:
    """Wait for the end of the input."""
    groups: set[int] = set()
    for line in sys.stdin:
        change, group = line[0], int(line[1:])
        (groups.add if change == "+" else groups.discard)(group)
    for group in groups:
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    main()
