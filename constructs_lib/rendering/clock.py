"""A copy of a chart that renders at another time, which shows what a chart takes from the clock.

Two renders in a row see the same minute, so a schedule from the clock would look stable. The
control plane's chart has one (``heartbeatSchedule``). Helm has no option for the time, so the calls
of ``now`` in the copy's templates are replaced by a time that differs in every part.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

_TEXT = r'"(?:\\.|[^"\\])*"|`[^`]*`|/\*.*?\*/'
_ACTION = re.compile(rf"\{{\{{(?:{_TEXT}|(?!\}}\}}).)*\}}\}}", re.DOTALL)
_CALL = re.compile(rf"{_TEXT}|(?<![\w.$])now(?!\w)", re.DOTALL)

_OFFSET = timedelta(days=400, hours=13, minutes=37, seconds=41)


def move_clock(chart: Path, now: datetime | None = None) -> None:
    """Rewrite the templates of a chart, and of the charts within it, to see another time."""
    time = (datetime.now(UTC) if now is None else now) + _OFFSET
    for folder in chart.rglob("templates"):
        for file in folder.rglob("*"):
            if file.is_file():
                template = file.read_bytes().decode("utf-8", "surrogateescape")
                file.write_bytes(moved_clock(template, time).encode("utf-8", "surrogateescape"))


def moved_clock(template: str, time: datetime) -> str:
    """Return a template whose calls of ``now`` return *time*; texts and comments stay."""
    layout = "2006-01-02T15:04:05Z"
    literal = f'(toDate "{layout}" "{time.strftime("%Y-%m-%dT%H:%M:%SZ")}")'

    def in_action(action: re.Match[str]) -> str:
        return _CALL.sub(lambda call: literal if call[0] == "now" else call[0], action[0])

    return _ACTION.sub(in_action, template)
