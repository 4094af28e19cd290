"""Time zones of the IANA database, and when their clocks change."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from itertools import pairwise

ETC_UTC = "Etc/UTC"

# They need no database, and a synth in UTC does not import zoneinfo.
_UTC_NAMES = frozenset({ETC_UTC, "UTC"})

# Some systems keep a link of this name beside the zones.
_MACHINE_TIME_ZONE = "localtime"

# The years are fixed, because dist must not depend on the day of the synth. Weekdays and leap
# years repeat after 28 years.
_FIRST_MOMENT = datetime(2025, 1, 1, tzinfo=UTC)
_LAST_MOMENT = datetime(2054, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockPeriod:
    """A time between two changes of a zone's clocks.

    Attributes:
        start: What the clocks show when it begins.
        end: What they show when it ends, before they are changed.
        offset: How far they are ahead of UTC.
    """

    start: datetime
    end: datetime
    offset: timedelta


def check_time_zone(time_zone: str) -> None:
    """Refuse a time zone that the API server refuses.

    Raises:
        ValueError: The IANA database has no such name, or this machine has no database.
    """
    if time_zone in _UTC_NAMES:
        return
    names = _time_zone_names()
    if not names:
        raise ValueError(
            f"'time_zone' ({time_zone}) cannot be checked: this machine has no time zone database. "
            f"Install the Python package tzdata, or use {ETC_UTC}"
        )
    if time_zone not in names:
        similar = difflib.get_close_matches(time_zone, names, n=1, cutoff=0.8)
        suggestion = f" Did you mean {similar[0]}?" if similar else ""
        raise ValueError(
            f"'time_zone' ({time_zone}) must be a name of the IANA database, such as {ETC_UTC} or "
            f"Europe/Warsaw: the API server refuses others.{suggestion}"
        )


def clock_zone(time_zone: str) -> tzinfo:
    """Return the zone, by which Python reckons."""
    if time_zone in _UTC_NAMES:
        return UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(time_zone)


@cache
def clock_periods(time_zone: str) -> tuple[ClockPeriod, ...]:
    """Return the times between the changes of a zone's clocks, from 2025 to 2053."""
    if time_zone in _UTC_NAMES:
        return ()
    zone = clock_zone(time_zone)
    bounds = [_FIRST_MOMENT, *_clock_changes(zone), _LAST_MOMENT]
    return tuple(_period(zone, start, end) for start, end in pairwise(bounds))


def _period(zone: tzinfo, start: datetime, end: datetime) -> ClockPeriod:
    offset = _offset(zone, start)
    return ClockPeriod(
        start=start.replace(tzinfo=None) + offset,
        end=end.replace(tzinfo=None) + offset,
        offset=offset,
    )


def _clock_changes(zone: tzinfo) -> Iterator[datetime]:
    day = _FIRST_MOMENT
    while day < _LAST_MOMENT:
        if _offset(zone, day) != _offset(zone, day + _DAY):
            yield _clock_change(zone, day)
        day += _DAY


def _clock_change(zone: tzinfo, day: datetime) -> datetime:
    """Return the first second after the change in the day from *day* on."""
    offset = _offset(zone, day)

    def is_changed(seconds: int) -> bool:
        return _offset(zone, day + timedelta(seconds=seconds)) != offset

    return day + timedelta(seconds=bisect_left(range(86400), True, key=is_changed))


def _offset(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


@cache
def _time_zone_names() -> frozenset[str]:
    from zoneinfo import available_timezones

    return frozenset(available_timezones() - {_MACHINE_TIME_ZONE})
