"""Times for people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from constructs_lib.program.times import date_time, duration, since, when

NOW = datetime(2026, 11, 25, 19, 19, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (59.6, "1 min"),
        (61, "1 min 1 s"),
        (3600, "1 h"),
        (32030, "8 h 53 min"),
        (86399, "23 h 59 min"),
        (13 * 86400 + 3599, "13 d"),
        (-700, "-11 min 40 s"),
    ],
)
def test_duration(seconds: float, text: str) -> None:
    """Two units, and never more than there is."""
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("away", "text"),
    [
        (timedelta(hours=8, minutes=53, seconds=50), "in 8 h 53 min (04:13 UTC)"),
        (timedelta(minutes=-3), "3 min ago (19:16 UTC)"),
        (timedelta(days=13), "in 13 d (2026-12-08 19:19 UTC)"),
        (-timedelta(days=2, hours=1), "2 d 1 h ago (2026-11-23 18:19 UTC)"),
    ],
)
def test_when(away: timedelta, text: str) -> None:
    assert when(NOW + away, NOW) == text


def test_now_is_not_to_come() -> None:
    assert when(NOW, NOW) == "0 s ago (19:19 UTC)"


def test_since() -> None:
    assert since(NOW - timedelta(hours=2), NOW) == "for 2 h (since 17:19 UTC)"
    assert since(NOW - timedelta(days=2), NOW) == "for 2 d (since 2026-11-23 19:19 UTC)"


def test_date_time_is_utc() -> None:
    assert date_time(NOW) == "2026-11-25 19:19 UTC"
    assert date_time(NOW.astimezone(timezone(timedelta(hours=5)))) == "2026-11-25 19:19 UTC"
