"""The steps of a canary, and which sequences of them can work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Literal

from ..kubernetes.manifest import Manifest
from ..kubernetes.option_types import checks_options, checks_types


@checks_options
@dataclass(frozen=True, slots=True)
class CanaryStep:
    """One step of a canary: a weight, a pause, or an analysis.

    Attributes:
        action: What it does.
        amount: The percentage of a weight, the seconds of a pause; ``None`` for a pause without
            end, and for an analysis.

    Raises:
        ValueError: There is no such action, the percentage is not from 1 to 100, or a pause is
            shorter than a second.
    """

    action: Literal["weight", "pause", "analysis"]
    amount: int | None = None

    def __post_init__(self) -> None:
        amount = self.amount
        if self.action not in ("weight", "pause", "analysis"):
            raise ValueError(f"'action' ({self.action}) must be weight, pause or analysis")
        if self.action == "weight" and not (amount and 1 <= amount <= 100):
            raise ValueError(
                f"'percent' ({amount}) must be from 1 to 100: before the first step nothing goes "
                "to the new version"
            )
        if self.action == "pause" and amount is not None and amount < 1:
            raise ValueError(
                f"'seconds' ({amount}) must be at least 1; leave it out to wait for a person"
            )

    @classmethod
    @checks_types
    def weight(cls, percent: int) -> CanaryStep:
        """Return the step that sends a share of the requests to the new version.

        Args:
            percent: The percentage of the requests, from 1 to 100.

        Raises:
            ValueError: The percentage is not from 1 to 100.
        """
        return cls("weight", percent)

    @classmethod
    @checks_types
    def pause(cls, seconds: int | None = None) -> CanaryStep:
        """Return the step that waits.

        Args:
            seconds: How long, at least 1. Defaults to no end: a person promotes or aborts.

        Raises:
            ValueError: It is less than a second.
        """
        return cls("pause", seconds)

    @classmethod
    @checks_types
    def analysis(cls) -> CanaryStep:
        """Return the step that measures, and takes the new version back if a measurement fails."""
        return cls("analysis")


DEFAULT_STEPS = (
    CanaryStep.weight(5),
    CanaryStep.analysis(),
    CanaryStep.weight(25),
    CanaryStep.analysis(),
    CanaryStep.weight(50),
    CanaryStep.analysis(),
)
"""A little traffic first, so that few see a mistake; three looks before everything goes over."""


def check_steps(steps: Sequence[CanaryStep]) -> tuple[CanaryStep, ...]:
    """Return steps that can work.

    Raises:
        ValueError: There are none, the weights do not rise or do not last, an analysis comes
            before any traffic, or nothing would take a bad version back.
    """
    if not all(isinstance(step, CanaryStep) for step in steps):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ValueError(
            f"'steps' ({list(steps)}) must be a list of steps: write [CanaryStep.weight(25), "
            "CanaryStep.analysis()]"
        )
    weights = [step.amount or 0 for step in steps if step.action == "weight"]
    if not weights:
        raise ValueError(
            "'steps' hold no weight, so the new version would get everything at once: begin with "
            "CanaryStep.weight(5)"
        )
    if any(later <= earlier for earlier, later in pairwise(weights)):
        raise ValueError(
            f"'steps' have the weights {', '.join(map(str, weights))}, which must rise: the new "
            "version loses its traffic only by an abort"
        )
    if steps[0].action != "weight":
        raise ValueError(
            f"'steps' begin with {steps[0].action}, when the new version gets no request: begin "
            "with a weight"
        )
    for step, after in zip_longest(steps, steps[1:]):
        # At 100 as the last step it does no harm, and many write it.
        is_left = step.amount != 100 if after is None else after.action == "weight"
        if step.action == "weight" and is_left:
            raise ValueError(
                f"'steps' leave the weight {step.amount} at once, so nobody sees what it does: "
                "put CanaryStep.analysis() or CanaryStep.pause() behind it, or leave it out"
            )
    if not any(is_look(step) for step in steps):
        raise ValueError(
            "'steps' hold neither an analysis nor a pause without end, so nobody would take a bad "
            "version back: add CanaryStep.analysis()"
        )
    return tuple(steps)


def is_look(step: CanaryStep) -> bool:
    """Return whether a step can end in the old version: by a measurement, or by a person."""
    return step.action == "analysis" or (step.action == "pause" and step.amount is None)


def step_spec(step: CanaryStep, analysis: Manifest) -> Manifest:
    """Return a step as a Rollout has it.

    Args:
        step: The step.
        analysis: What an analysis runs.
    """
    if step.action == "weight":
        return {"setWeight": step.amount}
    if step.action == "analysis":
        return {"analysis": analysis}
    return {"pause": {} if step.amount is None else {"duration": f"{step.amount}s"}}
