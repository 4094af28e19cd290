"""Time zones: which names pass, and what machines without a database are told."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from constructs_lib.kubernetes import time_zone as time_zones
from constructs_lib.kubernetes.time_zone import check_time_zone, clock_periods


@pytest.mark.parametrize(
    "name", ["Etc/UTC", "UTC", "Europe/Warsaw", "Etc/GMT-2", "America/Argentina/Ushuaia"]
)
def test_names_of_the_database_pass(name: str) -> None:
    check_time_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Local",
        "localtime",
        "Europe/",
        "Europe/Nowhere",
        "UTC+2",
        "UTC+1h ",
        "TZ=UTC",
        "../etc/passwd",
        "/usr/share/zoneinfo/Europe/Warsaw",
        "posix/Europe/Warsaw",
    ],
)
def test_other_names_are_refused(name: str) -> None:
    """The API server refuses them, and with them Argo CD's sync of the whole folder."""
    message = f"'time_zone' ({name}) must be a name of the IANA database, such as Etc/UTC or"
    with pytest.raises(ValueError, match=re.escape(message)):
        check_time_zone(name)


@pytest.mark.parametrize("name", ["Europe/Warszawa", "europe/warsaw"])
def test_a_similar_name_is_suggested(name: str) -> None:
    """Linux tells capital letters apart, and so does the API server."""
    with pytest.raises(ValueError, match=r"Did you mean Europe/Warsaw\?"):
        check_time_zone(name)


def test_a_machine_without_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_names() -> frozenset[str]:
        return frozenset()

    monkeypatch.setattr(time_zones, "_time_zone_names", no_names)
    message = (
        "'time_zone' (Europe/Warsaw) cannot be checked: this machine has no time zone database. "
        "Install the Python package tzdata, or use Etc/UTC"
    )
    with pytest.raises(ValueError, match=re.escape(message)):
        check_time_zone("Europe/Warsaw")
    check_time_zone("Etc/UTC")


class TestClockPeriods:
    def test_warsaw(self) -> None:
        winter, summer, *_ = clock_periods("Europe/Warsaw")
        assert winter.end == datetime(2025, 3, 30, 2)
        assert winter.offset == timedelta(hours=1)
        assert summer.start == datetime(2025, 3, 30, 3)
        assert summer.end == datetime(2025, 10, 26, 3)
        assert summer.offset == timedelta(hours=2)

    def test_periods_follow_each_other(self) -> None:
        periods = clock_periods("Africa/Casablanca")
        assert len(periods) > 50
        for earlier, later in pairwise(periods):
            assert earlier.end - earlier.offset == later.start - later.offset

    def test_a_zone_without_changes(self) -> None:
        assert len(clock_periods("Asia/Kolkata")) == 1
        assert clock_periods("Etc/UTC") == ()
