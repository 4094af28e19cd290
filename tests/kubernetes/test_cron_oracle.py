"""Schedule against an oracle that knows nothing of it: walk the calendar and look.

The oracle reads only what hypothesis put together, never the expression, so it shares no parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib.kubernetes.cron import Schedule

_DAY = 86400


@dataclass(frozen=True)
class Field:
    """A field as it is written, and the values that it means."""

    text: str
    values: frozenset[int]
    star: bool = False


def _fields(lowest: int, highest: int, names: str = "") -> st.SearchStrategy[Field]:
    """Return fields of one kind: stars, steps, ranges, single values, names, and lists of them."""
    value = st.integers(lowest, highest)
    step = st.integers(1, highest - lowest + 3)

    def ranged(ends: tuple[int, int], by: int | None) -> Field:
        first, last = sorted(ends)
        text = f"{first}-{last}" + ("" if by is None else f"/{by}")
        return Field(text, frozenset(range(first, last + 1, by or 1)))

    def from_on(first: int, by: int) -> Field:
        return Field(f"{first}/{by}", frozenset(range(first, highest + 1, by)))

    single = value.map(lambda number: Field(str(number), frozenset([number])))
    named = value.map(lambda number: Field(names.split()[number - lowest], frozenset([number])))
    part = st.one_of(
        st.sampled_from("*?").map(
            lambda star: Field(star, frozenset(range(lowest, highest + 1)), star=True)
        ),
        step.map(
            lambda by: Field(f"*/{by}", frozenset(range(lowest, highest + 1, by)), star=by == 1)
        ),
        st.builds(from_on, value, step),
        st.builds(ranged, st.tuples(value, value), st.none() | step),
        named if names else single,
        single,
    )

    def listed(parts: list[Field]) -> Field:
        return Field(
            ",".join(one.text for one in parts),
            frozenset[int]().union(*(one.values for one in parts)),
            star=any(one.star for one in parts),
        )

    return st.lists(part, min_size=1, max_size=3).map(listed)


_STAR = st.just(Field("*", frozenset(range(32)), star=True))
_MINUTES = _fields(0, 59)
_HOURS = _fields(0, 23)
_DAYS = _fields(1, 31)
_MONTHS = _fields(1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")
_WEEKDAYS = _fields(0, 6, "sun mon tue wed thu fri sat")

_CALENDAR = [date(1973, 1, 1) + timedelta(days=offset) for offset in range(57 * 365)]
"""Two cycles of weekdays and leap years, other ones than those that the library looks at."""


def _is_on(day: date, days: Field, months: Field, weekdays: Field) -> bool:
    if day.month not in months.values:
        return False
    on_day = day.day in days.values
    # Of Python's two ways to count weekdays, the one that the library does not use.
    on_weekday = (day.weekday() + 1) % 7 in weekdays.values
    if days.star or weekdays.star:
        return on_day and on_weekday
    return on_day or on_weekday


@settings(max_examples=60, deadline=None)
@given(minutes=_MINUTES, hours=_HOURS, weekdays=_STAR | _WEEKDAYS)
def test_minute_by_minute(minutes: Field, hours: Field, weekdays: Field) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    last, longest = None, 0
    days = Field("*", frozenset(range(1, 32)), star=True)
    months = Field("*", frozenset(range(1, 13)), star=True)
    today = {
        offset: _is_on((now + timedelta(days=offset)).date(), days, months, weekdays)
        for offset in range(16)
    }
    for tick in range(16 * 24 * 60):
        offset, of_day = divmod(tick, 24 * 60)
        hour, minute = divmod(of_day, 60)
        if not today[offset]:
            continue
        if hour in hours.values and minute in minutes.values:
            longest = 0 if last is None else max(longest, tick - last)
            last = tick

    expression = f"{minutes.text} {hours.text} * * {weekdays.text}"

    assert Schedule(expression).longest_gap_seconds == longest * 60, expression


@settings(max_examples=80, deadline=None)
@given(days=_STAR | _DAYS, months=_STAR | _MONTHS, weekdays=_STAR | _WEEKDAYS)
def test_day_by_day(days: Field, months: Field, weekdays: Field) -> None:
    last, longest = None, timedelta()
    for today in _CALENDAR:
        if _is_on(today, days, months, weekdays):
            longest = timedelta() if last is None else max(longest, today - last)
            last = today
    expression = f"30 12 {days.text} {months.text} {weekdays.text}"

    if last is None:
        with pytest.raises(ValueError, match="names a day that never comes"):
            Schedule(expression)
    else:
        found = Schedule(expression).longest_gap_seconds
        assert found == longest.total_seconds(), f"{expression}: {found / _DAY} days"
