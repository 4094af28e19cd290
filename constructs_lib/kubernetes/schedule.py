"""When the runs of a CronJob begin, by the clocks of its time zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise

from .cron import CronFields, cron_fields
from .go_duration import go_duration
from .time_zone import ETC_UTC, ClockPeriod, check_time_zone, clock_periods, clock_zone

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)

# After 28 years weekdays and leap years repeat; one year more closes the gap that spans the end.
# The leap years that 2100 and its like leave out are not looked at.
_FIRST_DAY = date(2001, 1, 1)
_CALENDAR_DAYS = 29 * 366

_EVERY_MINUTE_HINT = (
    ". The minute '*' means every minute, and cdk8s's Cron writes it where 'minute' is left out: "
    'give minute, as in Cron(minute="0", hour="*/6")'
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A cron expression in a time zone.

    A run begins whenever the clocks show a time of the expression. So a run in the hour that is
    left out in spring does not begin, and a run in the hour that is repeated in autumn begins
    twice (github.com/robfig/cron@v3.0.1 spec.go, which Kubernetes uses).

    Attributes:
        expression: The five fields, separated by spaces.
        time_zone: A name of the IANA database. Defaults to UTC.

    Raises:
        ValueError: It is not a cron expression, no day meets it, or the time zone
            does not exist or changes its clocks by a part of an hour.
    """

    expression: str
    time_zone: str = ETC_UTC

    def __post_init__(self) -> None:
        check_time_zone(self.time_zone)
        _check_whole_hours(self.time_zone)
        _gaps(self.expression, self.time_zone)

    @property
    def longest_gap_seconds(self) -> int:
        """The longest time, in seconds, from one run to the next."""
        return _gaps(self.expression, self.time_zone).longest

    @property
    def shortest_gap_seconds(self) -> int:
        """The shortest time, in seconds, from one run to the next."""
        return _gaps(self.expression, self.time_zone).shortest

    @property
    def longest_gap_is_at_a_clock_change(self) -> bool:
        """Whether the longest gap occurs only where clocks change."""
        return self.longest_gap_seconds > _gaps(self.expression, ETC_UTC).longest

    def next_after(self, moment: datetime) -> datetime:
        """Return when the next run begins, in UTC.

        A time that the clocks leave out is passed over; of one that they repeat, the first counts.
        """
        zone = clock_zone(self.time_zone)
        fields = cron_fields(self.expression)
        first = moment.astimezone(zone).date()
        days = (first + offset * _DAY for offset in range(_CALENDAR_DAYS))
        starts = (
            datetime.combine(day, time(*divmod(seconds // 60, 60)), tzinfo=zone)
            for day in days
            if fields.include(day)
            for seconds in fields.times
        )
        there = (start for start in starts if start.astimezone(UTC).astimezone(zone) == start)
        return next(start.astimezone(UTC) for start in there if start > moment)

    def check_deadline(self, deadline_seconds: int) -> None:
        """Check that every run has ended when the next one is due.

        Raises:
            ValueError: A run may last longer.
        """
        shortest = self.shortest_gap_seconds
        if deadline_seconds < shortest:
            return
        at_a_change = shortest < _gaps(self.expression, ETC_UTC).shortest
        occasion = f", when clocks change in {self.time_zone}" if at_a_change else ""
        hint = _EVERY_MINUTE_HINT if self.expression.startswith("* ") else ""
        raise ValueError(
            f"'deadline' ({go_duration(deadline_seconds)}) must be shorter than the shortest gap "
            f"of the schedule '{self.expression}' ({go_duration(shortest)}{occasion}): a run could "
            f"still be going when the next is due{hint}"
        )


def _check_whole_hours(time_zone: str) -> None:
    for earlier, later in pairwise(clock_periods(time_zone)):
        if (later.offset - earlier.offset) % _HOUR:
            raise ValueError(
                f"'time_zone' ({time_zone}) changes its clocks by a part of an hour, and the "
                f"CronJob controller then misses runs: use {ETC_UTC}, or a zone that changes its "
                "clocks by whole hours"
            )


@dataclass(frozen=True, slots=True)
class _Gaps:
    shortest: int
    longest: int


@cache
def _gaps(expression: str, time_zone: str) -> _Gaps:
    fields = cron_fields(expression)
    days = _days_between_runs(fields)
    if not days:
        raise ValueError(f"'schedule' ({expression}) names a day that never comes")
    between_days = fields.times[0] - fields.times[-1]
    gaps = [
        *(later - earlier for earlier, later in pairwise(fields.times)),
        *(number * 86400 + between_days for number in days),
        *_gaps_at_clock_changes(fields, clock_periods(time_zone)),
    ]
    return _Gaps(min(gaps), max(gaps))


def _days_between_runs(fields: CronFields) -> Set[int]:
    """Return every number of days from a day with runs to the next."""
    if fields.every_day:
        return {1}
    calendar = (_FIRST_DAY + offset * _DAY for offset in range(_CALENDAR_DAYS))
    days = (day for day in calendar if fields.include(day))
    return {(later - earlier).days for earlier, later in pairwise(days)}


def _gaps_at_clock_changes(fields: CronFields, periods: Sequence[ClockPeriod]) -> Iterator[int]:
    """Yield the gaps in which clocks change."""
    last: datetime | None = None
    # Nothing precedes the first period, so that it stands for its own predecessor.
    for earlier, period in pairwise([*periods[:1], *periods]):
        latest = next(_moments(fields, period, period.start, latest_first=True), None)
        if latest is None:
            continue
        for start in _starts(fields, earlier, period):
            first = next(_moments(fields, period, start), None)
            if first is not None and last is not None:
                yield int((first - period.offset - last).total_seconds())
        last = latest - period.offset


def _starts(fields: CronFields, earlier: ClockPeriod, period: ClockPeriod) -> Iterator[datetime]:
    """Yield when the controller looks for runs again after a change of clocks.

    robfig/cron@v3.0.1 (spec.go) searches from midnight to midnight. East of Greenwich it misses a
    day that has none (Africa/Cairo, in April), unless there is a run on every day.
    """
    yield period.start
    midnight = datetime.combine(period.start.date(), time())
    midnight_is_missing = earlier.end == midnight < period.start
    if midnight_is_missing and period.offset > timedelta() and not fields.every_day:
        yield midnight + _DAY


def _moments(
    fields: CronFields, period: ClockPeriod, start: datetime, *, latest_first: bool = False
) -> Iterator[datetime]:
    """Yield what the clocks show when runs begin from *start* to the end of the period."""
    offsets = range((period.end.date() - start.date()).days + 1)
    for offset in reversed(offsets) if latest_first else offsets:
        day = start.date() + offset * _DAY
        if not fields.include(day):
            continue
        for seconds in reversed(fields.times) if latest_first else fields.times:
            moment = datetime.combine(day, time()) + timedelta(seconds=seconds)
            if start <= moment < period.end:
                yield moment
