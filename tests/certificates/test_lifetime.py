"""Lifetime: what cert-manager takes, and nothing else."""

from __future__ import annotations

import re

import pytest
from cdk8s import Chart, Duration

from constructs_lib import IssuerRef, Lifetime, WebhookCertificate
from constructs_lib.certificates.lifetime import LONGEST_DURATION
from constructs_lib.kubernetes.go_duration import go_duration, whole_seconds


def lifetime(duration: int, renew_before: int) -> Lifetime:
    return Lifetime(
        duration=Duration.seconds(duration), renew_before=Duration.seconds(renew_before)
    )


@pytest.mark.parametrize(
    ("duration", "renew_before"),
    [
        pytest.param(3600, 300, id="shortest"),
        pytest.param(3600, 3599, id="latest"),
        pytest.param(LONGEST_DURATION, LONGEST_DURATION - 1, id="longest"),
    ],
)
def test_the_limits_themselves_are_allowed(duration: int, renew_before: int) -> None:
    accepted = lifetime(duration, renew_before)
    assert accepted.duration_seconds == duration
    assert accepted.renew_before_seconds == renew_before


@pytest.mark.parametrize(
    ("duration", "renew_before", "message"),
    [
        pytest.param(
            3599,
            300,
            "'duration' (59m59s) must be at least 1h: cert-manager refuses shorter certificates",
            id="short",
        ),
        pytest.param(
            LONGEST_DURATION + 1,
            300,
            "'duration' (2562047h47m17s) must be at most 2562047h47m16s: Go has no longer duration",
            id="long",
        ),
        pytest.param(
            3600,
            299,
            "'renew_before' (4m59s) must be at least 5m: cert-manager refuses shorter times",
            id="late",
        ),
        pytest.param(
            3600,
            3600,
            "'renew_before' (1h) must be shorter than 'duration' (1h): otherwise cert-manager "
            "would renew the certificate as soon as it is issued",
            id="equal",
        ),
        pytest.param(3600, 7200, "'renew_before' (2h) must be shorter", id="longer"),
    ],
)
def test_what_cert_manager_would_refuse_is_refused(
    duration: int, renew_before: int, message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        lifetime(duration, renew_before)


def test_seconds_are_never_cut_off() -> None:
    """cdk8s reports such a duration without saying whose it is."""
    with pytest.raises(ValueError, match=r"'duration' \(3600.5s\) must be a whole number"):
        Lifetime(duration=Duration.millis(3600500), renew_before=Duration.minutes(5))
    with pytest.raises(ValueError, match=r"'renew_before' \(300.5s\) must be a whole number"):
        Lifetime(duration=Duration.hours(1), renew_before=Duration.millis(300500))
    with pytest.raises(ValueError, match=r"'deadline' \(0.001s\) must be a whole number"):
        whole_seconds("deadline", Duration.millis(1))


def test_duration_without_a_fraction_is_whole_seconds() -> None:
    assert whole_seconds("deadline", Duration.millis(2000)) == 2
    assert whole_seconds("deadline", Duration.hours(0.25)) == 900


def test_hours_may_have_fractions() -> None:
    half = Lifetime.of_hours(1.5, renew_before=0.25)
    assert (half.duration_seconds, half.renew_before_seconds) == (5400, 900)


@pytest.mark.parametrize(
    ("duration", "renew_before", "message"),
    [
        pytest.param(-1, 1, "'duration' (-1h) must be between 0h and", id="negative"),
        pytest.param(float("inf"), 1, "'duration' (infh) must be between 0h and", id="infinite"),
        pytest.param(float("nan"), 1, "'duration' (nanh) must be between 0h and", id="nan"),
        pytest.param(2, -3, "'renew_before' (-3h) must be between 0h and", id="renewal"),
        pytest.param(0, 1, "'duration' (0s) must be at least 1h", id="zero"),
    ],
)
def test_hours_that_are_no_time_are_refused(
    duration: float, renew_before: float, message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        Lifetime.of_hours(duration, renew_before=renew_before)


def test_seconds_are_checked_when_a_certificate_is_made_of_them(chart: Chart) -> None:
    """A plan may try any lifetime, but cert-manager is asked only for those that it accepts."""
    short = Lifetime.of_seconds(60, renew_before=10)
    assert short.renewal_age_seconds == 50
    issuer = IssuerRef.from_cluster_issuer_name("corporate")
    with pytest.raises(ValueError, match=re.escape("'duration' (1m) must be at least 1h")):
        WebhookCertificate(chart, "Tap", issuer=issuer, service="tap", lifetime=short)


def test_renewal_age_is_what_is_left_of_the_duration() -> None:
    assert Lifetime.of_hours(336, renew_before=24).renewal_age_seconds == 312 * 3600


def test_equal_lengths_are_equal_however_they_were_written() -> None:
    days = Lifetime(duration=Duration.days(14), renew_before=Duration.days(1))
    assert days == Lifetime.of_hours(336, renew_before=24)
    assert hash(days) == hash(Lifetime.of_hours(336, renew_before=24))
    assert days == Lifetime.of_seconds(336 * 3600, renew_before=24 * 3600)


def test_other_lengths_differ() -> None:
    article = Lifetime.of_hours(336, renew_before=24)
    assert article != Lifetime.of_hours(337, renew_before=24)
    assert article != Lifetime.of_hours(336, renew_before=25)


def test_lifetime_is_frozen() -> None:
    with pytest.raises(AttributeError):
        setattr(lifetime(3600, 300), "duration_seconds", 1)  # noqa: B010  (frozen for mypy too)


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        pytest.param(0, "0s", id="zero"),
        pytest.param(59, "59s", id="seconds"),
        pytest.param(60, "1m", id="minute"),
        pytest.param(3600, "1h", id="hour"),
        pytest.param(3661, "1h1m1s", id="mixed"),
        pytest.param(3601, "1h1s", id="gap"),
        pytest.param(336 * 3600, "336h", id="article"),
    ],
)
def test_go_duration_is_written_in_the_largest_units(seconds: int, written: str) -> None:
    assert go_duration(seconds) == written
