"""Cron schedules, as the CronJob controller reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from .go_duration import go_duration

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")

_FIELDS: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day of the month", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 0, 6, _DAYS),
)

# After 28 years weekdays and leap years repeat; one more closes the gap that spans the end. The
# leap years that 2100 and its like leave out are not looked at.
_FIRST_DAY = date(2001, 1, 1)
_DAYS_LOOKED_AT = 29 * 366

# A step above one takes the star's meaning away (robfig/cron@v3 parser.go, getRange).
_ANY = re.compile(r"[*?](/0*1)?")

_TIME_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9+_-]*(/[A-Za-z0-9+_-]+)*")


def check_time_zone(time_zone: str) -> str:
    """Return *time_zone* if the API server takes it for one.

    Raises:
        ValueError: It is no name of the IANA database.
    """
    if time_zone == "Local" or not _TIME_ZONE.fullmatch(time_zone):
        raise ValueError(
            f"'time_zone' ({time_zone}) must be a name of the IANA database, such as Etc/UTC or "
            "Europe/Warsaw: the API server refuses others"
        )
    return time_zone


def check_ends_before_the_next(deadline: int, longest_gap: int) -> None:
    """Check that a run is over before the next is due; both in seconds.

    Raises:
        ValueError: It need not be.
    """
    if deadline >= longest_gap:
        raise ValueError(
            f"'deadline' ({go_duration(deadline)}) must be shorter than the schedule's longest gap "
            f"({go_duration(longest_gap)}): a run would still be going when the next is due"
        )


@dataclass(frozen=True, slots=True)
class Schedule:
    """The times at which a cron expression fires.

    The grammar is that of Kubernetes' CronJob (github.com/robfig/cron v3, standard parser): five
    fields of ``*``, ``?``, numbers, names, ranges, steps and lists. When both the day of the month
    and the day of the week are restricted, a day that meets either counts.

    Attributes:
        expression: The five fields, separated by spaces.

    Raises:
        ValueError: The expression is no such schedule, or names a day that never comes.
    """

    expression: str

    def __post_init__(self) -> None:
        _longest_gap(self.expression)

    @property
    def longest_gap_seconds(self) -> int:
        """The longest time, in seconds, between two consecutive firings."""
        return _longest_gap(self.expression)


@cache
def _longest_gap(expression: str) -> int:
    fields = expression.split()
    if len(fields) != len(_FIELDS):
        raise ValueError(
            f"'schedule' ({expression}) must have five fields (minute, hour, day of the month, "
            f"month, day of the week), but has {len(fields)}"
        )
    minutes, hours, days, months, weekdays = (
        _values(expression, text, *bounds) for text, bounds in zip(fields, _FIELDS, strict=True)
    )
    times = [hour * 3600 + minute * 60 for hour in sorted(hours) for minute in sorted(minutes)]
    within = max((later - earlier for earlier, later in pairwise(times)), default=0)
    every_day = all(_is_any(field) for field in fields[2:])
    day_gap = 1 if every_day else _longest_day_gap(fields, days, months, weekdays)
    if day_gap == 0:
        raise ValueError(f"'schedule' ({expression}) names a day that never comes")
    return max(within, day_gap * 86400 - times[-1] + times[0])


def _longest_day_gap(
    fields: list[str], days: frozenset[int], months: frozenset[int], weekdays: frozenset[int]
) -> int:
    either = not _is_any(fields[2]) and not _is_any(fields[4])

    def fires(day: date) -> bool:
        by_month_day = day.day in days
        by_weekday = day.isoweekday() % 7 in weekdays
        on_day = (by_month_day or by_weekday) if either else (by_month_day and by_weekday)
        return day.month in months and on_day

    calendar = (_FIRST_DAY + timedelta(days=offset) for offset in range(_DAYS_LOOKED_AT))
    firing = [day for day in calendar if fires(day)]
    return max(((later - earlier).days for earlier, later in pairwise(firing)), default=0)


def _is_any(field: str) -> bool:
    return any(_ANY.fullmatch(part) for part in field.split(","))


def _values(
    expression: str, text: str, field: str, lowest: int, highest: int, names: tuple[str, ...]
) -> frozenset[int]:
    def fail(part: str, why: str) -> ValueError:
        return ValueError(
            f"'schedule' ({expression}) is no cron expression: {field} '{part}' {why}"
        )

    def number(word: str, part: str) -> int:
        if word.lower() in names:
            return names.index(word.lower()) + lowest
        if not (word.isascii() and word.isdigit()):
            raise fail(part, "is no number")
        if not lowest <= int(word) <= highest:
            raise fail(part, f"must be within {lowest} and {highest}")
        return int(word)

    def expand(part: str) -> Iterator[int]:
        reach, slash, step_text = part.partition("/")
        step = 1
        if slash:
            if not (step_text.isascii() and step_text.isdigit()) or int(step_text) == 0:
                raise fail(part, "has a step that is no positive number")
            step = int(step_text)
        first, dash, last = reach.partition("-")
        if reach in ("*", "?"):
            return iter(range(lowest, highest + 1, step))
        start = number(first, part)
        end = number(last, part) if dash else (highest if slash else start)
        if end < start:
            raise fail(part, "ends before it begins")
        return iter(range(start, end + 1, step))

    return frozenset(value for part in text.split(",") for value in expand(part))
