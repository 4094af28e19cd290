"""A chart whose clock is moved: what it renders otherwise comes from the time of the render.

Two renders in a row see the same minute, so a schedule that is taken from the clock looks stable.
Helm cannot be told another time, but a copy of the chart can: where its templates call ``now``, the
copy has a time that differs from the real one in every part.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

_TEXT = r'"(?:\\.|[^"\\])*"|`[^`]*`|/\*.*?\*/'
_ACTION = re.compile(rf"\{{\{{(?:{_TEXT}|(?!\}}\}}).)*\}}\}}", re.DOTALL)
_CALL = re.compile(rf"{_TEXT}|(?<![\w.$])now(?!\w)", re.DOTALL)

_AWAY = timedelta(days=400, hours=13, minutes=37, seconds=41)


def move_clock(chart: Path, now: datetime | None = None) -> None:
    """Rewrite the templates of a chart, and of the charts within it, to see another time."""
    other = (datetime.now(UTC) if now is None else now) + _AWAY
    for folder in chart.rglob("templates"):
        for file in folder.rglob("*"):
            if file.is_file():
                text = file.read_bytes()
                moved = moved_clock(text.decode("utf-8", "surrogateescape"), other)
                file.write_bytes(moved.encode("utf-8", "surrogateescape"))


def moved_clock(template: str, time: datetime) -> str:
    """Return a template whose calls of ``now`` have a fixed time; texts and comments stay."""
    layout = "2006-01-02T15:04:05Z"
    literal = f'(toDate "{layout}" "{time.strftime("%Y-%m-%dT%H:%M:%SZ")}")'

    def in_action(action: re.Match[str]) -> str:
        return _CALL.sub(lambda call: literal if call[0] == "now" else call[0], action[0])

    return _ACTION.sub(in_action, template)
