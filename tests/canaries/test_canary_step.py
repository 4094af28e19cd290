"""CanaryStep: which steps there are, and which sequences cannot work."""

from __future__ import annotations

import pytest

from constructs_lib import CanaryStep
from constructs_lib.canaries.canary_step import DEFAULT_STEPS, check_steps, step_spec

WEIGHT = CanaryStep.weight
PAUSE = CanaryStep.pause
ANALYSIS = CanaryStep.analysis


def test_steps_as_a_rollout_has_them() -> None:
    analysis = {"templates": [{"templateName": "web"}]}
    assert step_spec(WEIGHT(25), analysis) == {"setWeight": 25}
    assert step_spec(PAUSE(90), analysis) == {"pause": {"duration": "90s"}}
    assert step_spec(PAUSE(), analysis) == {"pause": {}}
    assert step_spec(ANALYSIS(), analysis) == {"analysis": analysis}


def test_every_default_weight_is_looked_at() -> None:
    assert check_steps(DEFAULT_STEPS) == DEFAULT_STEPS
    actions = [step.action for step in DEFAULT_STEPS]
    assert actions == ["weight", "analysis"] * 3


@pytest.mark.parametrize(
    "steps",
    [
        [WEIGHT(1), ANALYSIS()],
        [WEIGHT(25), PAUSE()],
        [WEIGHT(25), PAUSE(60), WEIGHT(99), ANALYSIS()],
        [WEIGHT(25), PAUSE(60), PAUSE(), WEIGHT(100), ANALYSIS(), PAUSE(60)],
        [WEIGHT(25), ANALYSIS(), WEIGHT(100)],
    ],
)
def test_what_works(steps: list[CanaryStep]) -> None:
    assert check_steps(steps) == tuple(steps)


@pytest.mark.parametrize("percent", [-1, 0, 101])
def test_a_weight_is_a_part(percent: int) -> None:
    with pytest.raises(ValueError, match=rf"'percent' \({percent}\) must be from 1 to 100"):
        WEIGHT(percent)
    with pytest.raises(ValueError, match="'percent'"):
        CanaryStep("weight", percent)


def test_an_action_that_is_none() -> None:
    with pytest.raises(ValueError, match=r"'action' \(wieght\) must be weight, pause or analysis"):
        CanaryStep("wieght", 5)  # type: ignore[arg-type]


@pytest.mark.parametrize("seconds", [-1, 0])
def test_a_pause_lasts(seconds: int) -> None:
    with pytest.raises(ValueError, match=rf"'seconds' \({seconds}\) must be at least 1"):
        PAUSE(seconds)


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        ([], "'steps' hold no weight"),
        ([ANALYSIS()], "'steps' hold no weight"),
        ([WEIGHT(50), WEIGHT(25), ANALYSIS()], "have the weights 50, 25, which must rise"),
        ([WEIGHT(50), ANALYSIS(), WEIGHT(50)], "have the weights 50, 50, which must rise"),
        ([ANALYSIS(), WEIGHT(50)], "begin with analysis, when the new version gets no request"),
        ([PAUSE(), WEIGHT(50)], "begin with pause, when the new version gets no request"),
        ([WEIGHT(50)], "leave the weight 50 at once"),
        ([WEIGHT(5), WEIGHT(50), ANALYSIS()], "leave the weight 5 at once"),
        ([WEIGHT(5), ANALYSIS(), WEIGHT(50)], "leave the weight 50 at once"),
        ([25, 50], r"'steps' \(\[25, 50\]\) must be a list of steps"),
        ([{"setWeight": 25}], "must be a list of steps: write"),
        ([WEIGHT(50), PAUSE(600)], "neither an analysis nor a pause without end"),
    ],
)
def test_what_cannot_work(steps: list[CanaryStep], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check_steps(steps)
