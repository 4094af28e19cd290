"""Cron expressions, as the CronJob controller reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")

_FIELDS: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day of the month", 1, 31, ()),
    ("month", 1, 12, _MONTHS),
    ("day of the week", 0, 6, _DAYS),
)

# A step above one takes the star's meaning away (robfig/cron@v3 parser.go, getRange).
_ANY = re.compile(r"[*?](/0*1)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class CronFields:
    """What a cron expression means.

    The grammar is that of Kubernetes' CronJob (github.com/robfig/cron v3, standard parser): five
    fields of ``*``, ``?``, numbers, names, ranges, steps and lists.

    Attributes:
        times: The times of a day, in seconds since midnight, in ascending order.
        days: Days of the month, 1 to 31.
        months: Months, 1 to 12.
        weekdays: Days of the week; 0 is Sunday.
        either_day: Whether a day counts that is in *days* or in *weekdays*. So it is where both are
            restricted; otherwise a day must be in both.
        every_day: Whether there is a run on every day.
    """

    times: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool
    every_day: bool

    def include(self, day: date) -> bool:
        """Return whether there are runs on *day*."""
        in_days = day.day in self.days
        in_weekdays = day.isoweekday() % 7 in self.weekdays
        on_day = (in_days or in_weekdays) if self.either_day else (in_days and in_weekdays)
        return day.month in self.months and on_day


@cache
def cron_fields(expression: str) -> CronFields:
    """Return the meaning of a cron expression.

    Raises:
        ValueError: It is not a cron expression.
    """
    fields = expression.split()
    if len(fields) != len(_FIELDS):
        raise ValueError(
            f"'schedule' ({expression}) must have five fields (minute, hour, day of the month, "
            f"month, day of the week), but has {len(fields)}"
        )
    minutes, hours, days, months, weekdays = (
        _values(expression, text, *bounds) for text, bounds in zip(fields, _FIELDS, strict=True)
    )
    _, _, day_field, _, weekday_field = fields
    return CronFields(
        times=tuple(
            hour * 3600 + minute * 60 for hour in sorted(hours) for minute in sorted(minutes)
        ),
        days=days,
        months=months,
        weekdays=weekdays,
        either_day=not _is_any(day_field) and not _is_any(weekday_field),
        every_day=all(_is_any(field) for field in fields[2:]),
    )


def _is_any(field: str) -> bool:
    return any(_ANY.fullmatch(part) for part in field.split(","))


def _values(
    expression: str, text: str, field: str, lowest: int, highest: int, names: tuple[str, ...]
) -> frozenset[int]:
    def fail(part: str, why: str) -> ValueError:
        return ValueError(
            f"'schedule' ({expression}) is not a cron expression: {field} '{part}' {why}"
        )

    def number(word: str, part: str) -> int:
        if word.lower() in names:
            return names.index(word.lower()) + lowest
        if not (word.isascii() and word.isdigit()):
            raise fail(part, "is not a number")
        if not lowest <= int(word) <= highest:
            raise fail(part, f"must be within {lowest} and {highest}")
        return int(word)

    def expand(part: str) -> Iterator[int]:
        reach, slash, step_text = part.partition("/")
        step = 1
        if slash:
            if not (step_text.isascii() and step_text.isdigit()) or int(step_text) == 0:
                raise fail(part, "has a step that is not a positive number")
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
