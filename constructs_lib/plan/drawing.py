"""The plan as a picture: one cycle of the certificates, and what is left at worst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

import svg

from ..program.times import duration
from .renewal_plan import RenewalPlan
from .requirement import Requirement, RequirementKind
from .timeline import Lane, Timeline, timeline

WIDTH = 1180
LEFT = 390
RIGHT = 1150
ROW_HEIGHT = 46
BAR_HEIGHT = 14
INK = "#1f2933"
FAINT_INK = "#52606d"
IN_USE_COLOUR = "#17406a"
REPLACED_COLOUR = "#688fb4"
WINDOW_COLOUR = "#fff3d6"
SPENT_COLOUR = "#86929f"
WINDOW_INK = "#8a5300"
VERDICT_COLOURS = {
    "safe": "#2e7d32",
    "thin": "#8a5300",
    "unsafe": "#c62828",
    "unknown": "#52606d",
}
SECONDS_PER_DAY = 86400
AXIS_STEPS = (1, 2, 7, 30, 90, 365, 3650)
"""Days between two numbers of the axis."""


def drawing(plan: RenewalPlan) -> str:
    """Return the picture as SVG; equal plans have equal pictures."""
    cycle = timeline(plan.mesh)
    margins = _margins(plan)
    below = 110 + ROW_HEIGHT * len(cycle.lanes)
    height = below + 110 + ROW_HEIGHT * len(margins)
    elements: list[svg.Element] = [
        svg.Title(id="title", text=_headline(plan)),
        svg.Desc(id="description", text=_description(cycle, margins)),
        svg.Rect(x=0, y=0, width=WIDTH, height=height, fill="#ffffff"),
        *_head(plan),
        *_window(cycle, 84, below - 20),
        *_axis(cycle, 84, below - 20),
    ]
    for number, lane in enumerate(cycle.lanes):
        elements += _lane(lane, cycle, 110 + ROW_HEIGHT * number)
    elements += [
        _text(30, below + 34, "What is left at worst", size=20, weight="bold"),
        _text(
            30,
            below + 56,
            "Grey is what replacing takes when everything is as late as it may be; what is "
            "coloured is left. Each bar has a scale of its own.",
            colour=FAINT_INK,
        ),
    ]
    for number, (requirement, left) in enumerate(margins.items()):
        elements += _margin(requirement, left, below + 84 + ROW_HEIGHT * number)
    picture = svg.SVG(
        width=WIDTH,
        height=height,
        viewBox=svg.ViewBoxSpec(0, 0, WIDTH, height),
        elements=elements,
        extra={"role": "img", "aria-labelledby": "title description"},
    )
    return picture.as_str()


def _headline(plan: RenewalPlan) -> str:
    if plan.is_safe:
        return "Every certificate is replaced in time"
    return f"{len(plan.unsafe)} requirements are not met"


def _description(cycle: Timeline, margins: Mapping[Requirement, str]) -> str:
    """Return what the picture shows, for those who have it read to them."""
    lanes = (f"{lane.title}: {lane.remark}." for lane in cycle.lanes)
    sentences = (f"{requirement.title}: {left}." for requirement, left in margins.items())
    return " ".join((*lanes, *sentences))


def _head(plan: RenewalPlan) -> Iterator[svg.Element]:
    colour = VERDICT_COLOURS["safe" if plan.is_safe else "unsafe"]
    yield _text(30, 40, _headline(plan), size=24, weight="bold", colour=colour)
    yield _text(
        30,
        62,
        "One cycle of the roots. Dark: in use. Pale: replaced, and not yet ended. "
        "A tick: replaced, restarted or run.",
        colour=FAINT_INK,
    )


def _axis(cycle: Timeline, top: int, bottom: int) -> Iterator[svg.Element]:
    days = max(cycle.seconds // SECONDS_PER_DAY, 1)
    step = next(step for step in (*AXIS_STEPS, days) if days <= 16 * step)
    for day in range(0, days + 1, step):
        x = _x(day * SECONDS_PER_DAY, cycle)
        yield svg.Line(x1=x, y1=top, x2=x, y2=bottom, stroke="#e4e7eb", stroke_width=1)
        yield _text(
            x, top - 4, "day 0" if day == 0 else str(day), colour=FAINT_INK, anchor="middle"
        )


def _window(cycle: Timeline, top: int, bottom: int) -> Iterator[svg.Element]:
    """Shade the time in which everything that depends on the first root must be replaced."""
    spans = [span for lane in cycle.lanes for span in lane.spans if span.due < cycle.seconds]
    for span in spans[:1]:
        left, right = _x(span.due, cycle), _x(span.end, cycle)
        yield svg.Rect(
            x=left, y=top, width=round(right - left, 1), height=bottom - top, fill=WINDOW_COLOUR
        )
        yield _text(
            right,
            bottom + 16,
            f"shaded: the {duration(span.end - span.due)} in which all that rests on the old root "
            "must be replaced or restarted",
            size=12,
            colour=WINDOW_INK,
            anchor="end",
        )


def _lane(lane: Lane, cycle: Timeline, y: int) -> Iterator[svg.Element]:
    yield _text(30, y, lane.title, weight="bold")
    yield _text(30, y + 17, lane.remark, size=12, colour=FAINT_INK)
    bar = y - 10
    for number, span in enumerate(lane.spans):
        # Two generations overlap, so they take turns in two rows.
        top = bar + (number % 2) * (BAR_HEIGHT + 2)
        yield _box(_x(span.start, cycle), top, _x(span.due, cycle), IN_USE_COLOUR)
        yield _box(_x(span.due, cycle), top, _x(span.end, cycle), REPLACED_COLOUR)
        if span.end < cycle.seconds:
            x = _x(span.end, cycle)
            yield _text(x + 4, top + 12, "ends", size=11, colour=VERDICT_COLOURS["unsafe"])
    if lane.every is not None:
        yield from _ticks(lane.every, cycle, bar)


def _ticks(every: int, cycle: Timeline, top: int) -> Iterator[svg.Element]:
    yield _box(LEFT, top + 5, RIGHT, "#eef2f6")
    width = (RIGHT - LEFT) * every / max(cycle.seconds, 1)
    if width < 3:
        yield _text(LEFT + 8, top + 17, "too often to be drawn", size=11, colour=FAINT_INK)
        return
    for at in range(0, cycle.seconds, every):
        x = _x(at, cycle)
        yield svg.Line(
            x1=x, y1=top + 3, x2=x, y2=top + BAR_HEIGHT + 7, stroke=IN_USE_COLOUR, stroke_width=1.5
        )


def _margin(requirement: Requirement, left: str, y: int) -> Iterator[svg.Element]:
    yield _text(30, y, requirement.title, weight="bold", size=13)
    consequence = f"else: {requirement.consequence}"
    yield _text(RIGHT, y, consequence, size=12, colour=FAINT_INK, anchor="end")
    colour = VERDICT_COLOURS[requirement.verdict]
    margin = requirement.margin_seconds
    if requirement.available is None or margin is None:
        yield _text(30, y + 19, left, colour=colour, size=13)
        return
    available, spent = max(requirement.available.seconds, 0), requirement.needed_seconds
    scale = (RIGHT - LEFT - 330) / max(available, spent, 1)
    shorter, longer = (30 + seconds * scale for seconds in sorted((available, spent)))
    yield _box(30, y + 5, 30 + spent * scale, SPENT_COLOUR)
    yield _box(shorter, y + 5, longer, colour)
    yield _text(longer + 10, y + 17, left, colour=colour, weight="bold", size=13)


def _left(requirement: Requirement) -> str:
    margin = requirement.margin_seconds
    if requirement.available is None or margin is None:
        unknown = f"unknown: {requirement.unknown}" if requirement.unknown else "holds"
        return requirement.never or unknown
    if margin < 0:
        return f"{duration(-margin)} too late"
    if requirement.setback is None:
        return f"{duration(margin)} left"
    after = requirement.setback.margin_seconds
    then = "nothing" if after is None else duration(after)
    return f"{duration(margin)} left; {then} if {requirement.setback.what}"


def _margins(plan: RenewalPlan) -> dict[Requirement, str]:
    """Return what is left to the tightest requirement of each kind, as text."""
    alike = Counter(requirement.kind for requirement in plan.requirements)
    margins: dict[Requirement, str] = {}
    for requirement in _tightest(plan):
        others = alike[requirement.kind] - 1
        more = f"; {others} more likewise" if others else ""
        margins[requirement] = f"{_left(requirement)}{more}"
    return margins


def _tightest(plan: RenewalPlan) -> list[Requirement]:
    """Return, of each kind, the requirement with the least margin."""
    tightest: dict[RequirementKind, Requirement] = {}
    for requirement in plan.requirements:
        known = tightest.setdefault(requirement.kind, requirement)
        tightest[requirement.kind] = min(known, requirement, key=_urgency)
    return list(tightest.values())


def _urgency(requirement: Requirement) -> tuple[int, int]:
    verdicts = ("unsafe", "thin", "unknown", "safe")
    return verdicts.index(requirement.verdict), requirement.margin_seconds or 0


def _x(seconds: int, cycle: Timeline) -> float:
    return round(LEFT + (RIGHT - LEFT) * min(seconds / max(cycle.seconds, 1), 1), 1)


def _box(left: float, top: float, right: float, colour: str) -> svg.Rect:
    width = max(round(right - left, 1), 0)
    return svg.Rect(x=round(left, 1), y=top, width=width, height=BAR_HEIGHT, fill=colour)


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: int = 14,
    weight: Literal["normal", "bold"] = "normal",
    colour: str = INK,
    anchor: Literal["start", "middle", "end"] = "start",
) -> svg.Text:
    return svg.Text(
        x=x,
        y=y,
        text=text,
        font_size=size,
        font_family="DejaVu Sans, Verdana, sans-serif",
        fill=colour,
        font_weight=weight,
        text_anchor=anchor,
    )
