"""Schedule: the CronJob controller's grammar, and the times between runs."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from constructs_lib.kubernetes.schedule import Schedule

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
WEEK = 7 * DAY


@pytest.mark.parametrize(
    ("expression", "gap"),
    [
        pytest.param("* * * * *", MINUTE, id="minute"),
        pytest.param("25 */6 * * *", 6 * HOUR, id="article"),
        pytest.param("? ? ? ? ?", MINUTE, id="question"),
        pytest.param("0 * * * *", HOUR, id="hourly"),
        pytest.param("*/25 * * * *", 25 * MINUTE, id="uneven"),
        pytest.param("0 */5 * * *", 5 * HOUR, id="uneven-hours"),
        pytest.param("0 8-16/4 * * *", 16 * HOUR, id="overnight"),
        pytest.param("0,30 9-17 * * *", 15 * HOUR + 30 * MINUTE, id="office"),
        pytest.param("45/5 * * * *", 50 * MINUTE, id="start-step"),
        pytest.param("0-10/99 0 * * *", DAY, id="long-step"),
        pytest.param("17 3 * * *", DAY, id="daily"),
        pytest.param("0 0 1-31 * *", DAY, id="all-days"),
        pytest.param("0 0 * 1-12 *", DAY, id="all-months"),
        pytest.param("0 0 * * 0-6", DAY, id="all-weekdays"),
        pytest.param("0 0 * * mon", WEEK, id="weekly"),
        pytest.param("0 0 * * MON-fri", 3 * DAY, id="weekend"),
        pytest.param("0 6,18 * * 1", WEEK - 12 * HOUR, id="twice-weekly"),
        pytest.param("0 0 1 * *", 31 * DAY, id="monthly"),
        pytest.param("0 0 31 * *", 61 * DAY, id="thirty-first"),
        pytest.param("0 0 1 JAN *", 366 * DAY, id="yearly"),
    ],
)
def test_longest_gap(expression: str, gap: int) -> None:
    assert Schedule(expression).longest_gap_seconds == gap


def test_29_february_comes_every_four_years() -> None:
    assert Schedule("0 0 29 feb *").longest_gap_seconds == (3 * 365 + 366) * DAY


def test_gap_that_a_decade_does_not_show_is_found() -> None:
    """28 February and Sundays in February: 345 days come once in a cycle of 28 years."""
    assert Schedule("0 0 28 2 0").longest_gap_seconds == 345 * DAY


class TestDaysOfMonthAndWeek:
    """The controller takes either, unless one of the two is a star."""

    def test_both_restricted_means_either(self) -> None:
        either = Schedule("0 0 1 * 1").longest_gap_seconds
        assert either == WEEK, "a Monday in every week, whatever the first of the month is"

    def test_a_star_means_both(self) -> None:
        assert Schedule("0 0 1 * *").longest_gap_seconds == 31 * DAY
        assert Schedule("0 0 * * 1").longest_gap_seconds == WEEK

    @pytest.mark.parametrize("star", ["*", "?", "*/1", "?/1", "*/01", "3,*", "*,3"])
    def test_every_way_to_write_a_star(self, star: str) -> None:
        assert Schedule(f"0 0 {star} * 1").longest_gap_seconds == WEEK

    def test_stepped_star_restricts(self) -> None:
        """Every second day or any Monday, so never two days without, as robfig/cron has it."""
        assert Schedule("0 0 */2 * 1").longest_gap_seconds == 2 * DAY

    def test_full_range_is_no_star(self) -> None:
        """So "every day of the month, or Mondays" is every day."""
        assert Schedule("0 0 1-31 * 1").longest_gap_seconds == DAY


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        pytest.param("", "must have five fields (minute, hour, day of the month", id="empty"),
        pytest.param("* * * *", "month, day of the week), but has 4", id="four"),
        pytest.param("* * * * * *", "day of the week), but has 6", id="six"),
        pytest.param("@hourly", "but has 1", id="macro"),
        pytest.param("60 * * * *", "minute '60' must be within 0 and 59", id="minute"),
        pytest.param("* 24 * * *", "hour '24' must be within 0 and 23", id="hour"),
        pytest.param("* * 0 * *", "day of the month '0' must be within 1 and 31", id="day"),
        pytest.param("* * 32 * *", "day of the month '32' must be within 1 and 31", id="days"),
        pytest.param("* * * 0 *", "month '0' must be within 1 and 12", id="month"),
        pytest.param("* * * 13 *", "month '13' must be within 1 and 12", id="months"),
        pytest.param("* * * * 7", "day of the week '7' must be within 0 and 6", id="weekday"),
        pytest.param("* * * * monday", "day of the week 'monday' is not a number", id="name"),
        pytest.param("* * * mon *", "month 'mon' is not a number", id="misplaced"),
        pytest.param("jan * * * *", "minute 'jan' is not a number", id="nameless"),
        pytest.param("-1 * * * *", "minute '-1' is not a number", id="negative"),
        pytest.param("\N{ARABIC-INDIC DIGIT ONE} * * * *", "is not a number", id="digits"),
        pytest.param("1,,2 * * * *", "minute '' is not a number", id="comma"),
        pytest.param("5- * * * *", "minute '5-' is not a number", id="open"),
        pytest.param("1-2-3 * * * *", "minute '1-2-3' is not a number", id="hyphens"),
        pytest.param("30-10 * * * *", "minute '30-10' ends before it begins", id="backwards"),
        pytest.param("5-60 * * * *", "minute '5-60' must be within 0 and 59", id="end"),
        pytest.param("*/0 * * * *", "minute '*/0' has a step that is not a positive", id="zero"),
        pytest.param("*/ * * * *", "minute '*/' has a step that is not a positive", id="stepless"),
        pytest.param("*/x * * * *", "minute '*/x' has a step that is not a positive", id="letter"),
        pytest.param("1/2/3 * * * *", "minute '1/2/3' has a step that is not", id="slashes"),
        pytest.param("0 0 30 2 *", "names a day that never comes", id="never"),
        pytest.param("0 0 31 4,6,9,11 *", "names a day that never comes", id="nevers"),
        pytest.param("0,30 0 30 2 *", "names a day that never comes", id="never-twice"),
    ],
)
def test_what_is_no_schedule_is_refused(expression: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"'schedule' ({expression}) ")) as raised:
        Schedule(expression)
    assert why in str(raised.value)


def test_refused_schedule_is_refused_again() -> None:
    """What is cached are answers, not errors."""
    for _ in range(2):
        with pytest.raises(ValueError, match="is not a cron expression"):
            Schedule("* * * * 8")


@pytest.mark.parametrize(
    ("expression", "gap"),
    [
        pytest.param("* * * * *", MINUTE, id="minute"),
        pytest.param("* */6 * * *", MINUTE, id="every-minute-of-four-hours"),
        pytest.param("25 */6 * * *", 6 * HOUR, id="default"),
        pytest.param("*/25 * * * *", 10 * MINUTE, id="uneven"),
        pytest.param("0 */5 * * *", 4 * HOUR, id="uneven-hours"),
        pytest.param("30 0,23 * * *", HOUR, id="midnight"),
        pytest.param("0 0 * * MON-fri", DAY, id="weekdays"),
        pytest.param("0 0 1 * *", 28 * DAY, id="monthly"),
        pytest.param("0 0 1,31 * *", DAY, id="days-of-two-months"),
    ],
)
def test_shortest_gap(expression: str, gap: int) -> None:
    assert Schedule(expression).shortest_gap_seconds == gap


class TestClockChanges:
    @pytest.mark.parametrize(
        ("expression", "time_zone", "shortest", "longest"),
        [
            pytest.param("0 12 * * *", "Etc/UTC", 24, 24, id="none"),
            pytest.param("0 12 * * *", "Asia/Kolkata", 24, 24, id="fixed"),
            pytest.param("0 12 * * *", "Europe/Warsaw", 23, 25, id="daily"),
            pytest.param("25 */6 * * *", "Europe/Warsaw", 5, 7, id="default"),
            # In March no clock shows 02:30, and in October every clock shows it twice.
            pytest.param("30 2 * * *", "Europe/Warsaw", 1, 47, id="left-out"),
            pytest.param("25 */6 * * *", "America/Havana", 1, 11, id="left-out-at-midnight"),
            pytest.param("0 3 * * *", "Antarctica/Troll", 22, 26, id="two-hours"),
            pytest.param("0 12 * * 1", "Europe/Warsaw", 167, 169, id="weekly"),
            # It is a Friday without midnight, which robfig/cron passes over (run: 335 h).
            pytest.param("0 3 * * 5", "Africa/Cairo", 167, 335, id="day-passed-over"),
            pytest.param("0 3 * * *", "Africa/Cairo", 23, 25, id="day-not-passed-over"),
            pytest.param("0 3 * * 0", "America/Havana", 167, 169, id="west"),
        ],
    )
    def test_gaps_in_hours(
        self, expression: str, time_zone: str, shortest: int, longest: int
    ) -> None:
        schedule = Schedule(expression, time_zone)
        assert schedule.shortest_gap_seconds == shortest * HOUR
        assert schedule.longest_gap_seconds == longest * HOUR
        assert schedule.longest_gap_is_at_a_clock_change == (
            longest > Schedule(expression).longest_gap_seconds // HOUR
        )

    def test_every_minute_is_every_minute(self) -> None:
        schedule = Schedule("* * * * *", "Europe/Warsaw")
        assert schedule.longest_gap_seconds == schedule.shortest_gap_seconds == MINUTE
        assert not schedule.longest_gap_is_at_a_clock_change

    def test_half_an_hour_is_refused(self) -> None:
        """The real controller missed runs for up to 48.5 hours there (robfig/cron@v3.0.1)."""
        message = "'time_zone' (Australia/Lord_Howe) changes its clocks by a part of an hour"
        with pytest.raises(ValueError, match=re.escape(message)):
            Schedule("0 3 * * *", "Australia/Lord_Howe")


class TestDeadline:
    def test_shorter_than_every_gap(self) -> None:
        Schedule("*/25 * * * *").check_deadline(10 * MINUTE - 1)

    def test_shortest_gap_counts(self) -> None:
        message = (
            "'deadline' (10m) must be shorter than the shortest gap of the schedule "
            "'*/25 * * * *' (10m): a run could still be going when the next is due"
        )
        with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
            Schedule("*/25 * * * *").check_deadline(10 * MINUTE)

    def test_minute_that_was_left_out(self) -> None:
        message = (
            "'deadline' (10m) must be shorter than the shortest gap of the schedule "
            "'* */6 * * *' (1m): a run could still be going when the next is due. The minute '*' "
            "means every minute, and cdk8s's Cron writes it where 'minute' is left out: give "
            'minute, as in Cron(minute="0", hour="*/6")'
        )
        with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
            Schedule("* */6 * * *").check_deadline(10 * MINUTE)

    def test_hour_that_clocks_repeat(self) -> None:
        schedule = Schedule("30 2 * * *", "Europe/Warsaw")
        schedule.check_deadline(HOUR - 1)
        message = (
            "'deadline' (1h) must be shorter than the shortest gap of the schedule '30 2 * * *' "
            "(1h, when clocks change in Europe/Warsaw): a run could still be going"
        )
        with pytest.raises(ValueError, match=re.escape(message)):
            schedule.check_deadline(HOUR)


@pytest.mark.parametrize(
    ("schedule", "moment", "following"),
    [
        (Schedule("25 */6 * * *"), "2026-11-25T12:00Z", "2026-11-25T12:25Z"),
        (Schedule("25 */6 * * *"), "2026-11-25T12:25Z", "2026-11-25T18:25Z"),
        (Schedule("0 3 * * 1"), "2026-11-25T12:00Z", "2026-11-30T03:00Z"),
        (Schedule("0 3 * * *", "Europe/Warsaw"), "2026-11-25T12:00Z", "2026-11-26T02:00Z"),
        # Clocks go from 02:00 to 03:00 on that Sunday, and there is no 02:30.
        (Schedule("30 2 * * *", "Europe/Warsaw"), "2027-03-27T12:00Z", "2027-03-29T00:30Z"),
        # And from 03:00 back to 02:00 on this one.
        (Schedule("30 2 * * *", "Europe/Warsaw"), "2026-10-24T12:00Z", "2026-10-25T00:30Z"),
    ],
)
def test_next_run(schedule: Schedule, moment: str, following: str) -> None:
    found = schedule.next_after(datetime.fromisoformat(moment))
    assert found == datetime.fromisoformat(following)
