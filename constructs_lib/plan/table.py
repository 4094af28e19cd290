"""The plan as text: a table for terminals or for Markdown, and JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from ..program.times import duration
from .renewal_plan import RenewalPlan
from .requirement import Requirement
from .wording import arithmetic, problem

HEADINGS = ("", "what must hold", "margin", "if one thing goes wrong", "how")


def rows(plan: RenewalPlan) -> list[tuple[str, ...]]:
    """Return a row of text per requirement."""
    return [
        (
            requirement.verdict,
            requirement.title,
            _margin(requirement),
            _setback(requirement),
            arithmetic(requirement),
        )
        for requirement in plan.requirements
    ]


def text(plan: RenewalPlan, folder: str = "") -> str:
    """Return the plan for a terminal: two lines for each requirement, and then the problems.

    The *folder* of dist that it is about comes first.
    """
    table = rows(plan)
    widths = [max(len(row[column]) for row in table) for column in (0, 1, 2)]
    lines = [f"{folder}:", ""] if folder else []
    for verdict, title, margin, setback, how in table:
        first = f"{verdict:{widths[0]}}  {title:{widths[1]}}  {margin:>{widths[2]}}  {setback}"
        lines += [first.rstrip(), f"{'':{widths[0]}}  {how}"]
    return "\n".join([*lines, "", *summary(plan)])


def markdown(plan: RenewalPlan, folder: str = "") -> str:
    """Return the plan as a table of Markdown, under the *folder* of dist that it is about."""
    lines = [f"### {folder}", ""] if folder else []
    lines += [f"| {' | '.join(HEADINGS)} |", "| --- | --- | ---: | --- | --- |"]
    lines += [f"| {' | '.join(row)} |" for row in rows(plan)]
    return "\n".join(lines)


def json_line(plan: RenewalPlan, folder: str = "") -> str:
    """Return the requirements as one line of JSON; times are in seconds.

    Each has the *folder* of dist that it is about, if there are several.
    """
    return json.dumps(
        [
            {
                **({"folder": folder} if folder else {}),
                "verdict": requirement.verdict,
                "margin_seconds": requirement.margin_seconds,
                **asdict(requirement),
            }
            for requirement in plan.requirements
        ]
    )


def summary(plan: RenewalPlan) -> list[str]:
    """Return the verdicts in one line, and then a line for each problem and each unknown."""
    counts = ", ".join(
        f"{sum(requirement.verdict == verdict for requirement in plan.requirements)} {verdict}"
        for verdict in ("safe", "thin", "unknown", "unsafe")
    )
    return [
        f"{len(plan.requirements)} requirements: {counts}",
        *(f"unsafe: {problem(plan.mesh, requirement)}" for requirement in plan.unsafe),
        *(
            f"unknown: {requirement.title}. Not known: {requirement.unknown}"
            for requirement in plan.unknown
        ),
    ]


def _margin(requirement: Requirement) -> str:
    if requirement.unknown:
        return "?"
    if requirement.never:
        return "never"
    return "-" if requirement.margin_seconds is None else duration(requirement.margin_seconds)


def _setback(requirement: Requirement) -> str:
    if requirement.setback is None:
        return ""
    left = requirement.setback.margin_seconds
    return f"{'never' if left is None else duration(left)} if {requirement.setback.what}"
