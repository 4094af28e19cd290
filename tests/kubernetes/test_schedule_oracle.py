"""Schedule against an oracle that knows nothing of it: walk the calendar and look.

The oracle reads only what hypothesis put together, never the expression, so it shares no parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib.kubernetes.schedule import Schedule

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
            ",".join(part.text for part in parts),
            frozenset[int]().union(*(part.values for part in parts)),
            star=any(part.star for part in parts),
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
    firing: list[int] = []
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
            firing.append(tick)
    gaps = {later - earlier for earlier, later in pairwise(firing)}

    expression = f"{minutes.text} {hours.text} * * {weekdays.text}"
    schedule = Schedule(expression)

    assert schedule.longest_gap_seconds == max(gaps) * 60, expression
    assert schedule.shortest_gap_seconds == min(gaps) * 60, expression


@settings(max_examples=80, deadline=None)
@given(days=_STAR | _DAYS, months=_STAR | _MONTHS, weekdays=_STAR | _WEEKDAYS)
def test_day_by_day(days: Field, months: Field, weekdays: Field) -> None:
    firing = [today for today in _CALENDAR if _is_on(today, days, months, weekdays)]
    expression = f"30 12 {days.text} {months.text} {weekdays.text}"

    if not firing:
        with pytest.raises(ValueError, match="names a day that never comes"):
            Schedule(expression)
    else:
        gaps = {later - earlier for earlier, later in pairwise(firing)}
        schedule = Schedule(expression)
        assert schedule.longest_gap_seconds == max(gaps).total_seconds(), expression
        assert schedule.shortest_gap_seconds == min(gaps).total_seconds(), expression


_ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Kolkata",
    "Europe/Warsaw",
    "Pacific/Chatham",
)


@cache
def _clocks(time_zone: str) -> list[list[datetime]]:
    """Return what a zone's clocks show in the minutes around each of their changes in two years."""
    zone = ZoneInfo(time_zone)
    hours = [datetime(2030, 1, 1, tzinfo=UTC) + timedelta(hours=offset) for offset in range(17520)]
    offsets = [hour.astimezone(zone).utcoffset() for hour in hours]
    changes = [
        hour
        for hour, (before, after) in zip(hours, pairwise(offsets), strict=False)
        if before != after
    ]
    return [
        [(moment + timedelta(minutes=minute)).astimezone(zone) for minute in range(-4320, 4320)]
        for moment in changes or hours[:1]
    ]


@settings(max_examples=150, deadline=None)
@given(time_zone=st.sampled_from(_ZONES), minutes=_MINUTES, hours=_HOURS)
def test_clock_changes_minute_by_minute(time_zone: str, minutes: Field, hours: Field) -> None:
    gaps: set[int] = set()
    for clock in _clocks(time_zone):
        firing = [
            tick
            for tick, shown in enumerate(clock)
            if shown.hour in hours.values and shown.minute in minutes.values
        ]
        gaps.update(later - earlier for earlier, later in pairwise(firing))

    expression = f"{minutes.text} {hours.text} * * *"
    schedule = Schedule(expression, time_zone)

    assert schedule.longest_gap_seconds == max(gaps) * 60, (expression, time_zone)
    assert schedule.shortest_gap_seconds == min(gaps) * 60, (expression, time_zone)
