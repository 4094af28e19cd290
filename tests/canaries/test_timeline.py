"""The picture of a canary in docs/canaries.md: it shows the defaults, and not somebody's memory."""

from __future__ import annotations

import re
from itertools import accumulate

from constructs_lib import SuccessRate
from constructs_lib.canaries.canary_step import DEFAULT_STEPS

from ..conftest import ROOT

PAGE = (ROOT / "docs" / "canaries.md").read_text("utf-8")
POINT_SECONDS = 30


def lines() -> list[list[int]]:
    return [
        [int(number) for number in points.split(",")]
        for points in re.findall(r"^ +line \[(.+)\]$", PAGE, re.MULTILINE)
    ]


def good_canary(seconds: int) -> int:
    """Return the percentage of the new version so long after the push, pods starting aside."""
    weights = [step.amount or 0 for step in DEFAULT_STEPS if step.action == "weight"]
    ends = accumulate(SuccessRate().seconds for _ in weights)
    for weight, end in zip(weights, ends, strict=True):
        if seconds < end:
            return weight
    return 100


def test_both_lines_are_as_long_as_the_axis() -> None:
    (last_minute,) = re.findall(r'x-axis ".+" 0 --> (\d+)', PAGE)
    assert [len(line) for line in lines()] == [int(last_minute) * 60 // POINT_SECONDS + 1] * 2


def test_the_good_one() -> None:
    good, _ = lines()
    assert good == [good_canary(index * POINT_SECONDS) for index in range(len(good))]


def test_the_bad_one_ends_with_the_first_measurement_of_its_second_weight() -> None:
    good, bad = lines()
    end = (SuccessRate().seconds + SuccessRate().window_seconds) // POINT_SECONDS
    assert bad == [*good[:end], *([0] * (len(bad) - end))]
