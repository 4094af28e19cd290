"""The plan as a picture: one cycle of the certificates, and what is left at worst."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import svg

from .link import Kind, Link
from .renewal_plan import RenewalPlan
from .timeline import Lane, Timeline, timeline
from .wording import hours

WIDTH, LEFT, RIGHT = 1180, 390, 1150
ROW, BAR = 46, 14
INK, FAINT, LIFE, RENEWED = "#1f2933", "#7b8794", "#9bb8d3", "#2f6690"
COLOURS = {"safe": "#2e7d32", "thin": "#e08e0b", "unsafe": "#c62828", "unknown": "#7b8794"}
SPENT = "#cbd2d9"
DAY = 86400


def drawing(plan: RenewalPlan) -> str:
    """Return the picture as SVG; equal plans have equal pictures."""
    cycle = timeline(plan.mesh)
    links = _tightest(plan)
    below = 110 + ROW * len(cycle.lanes)
    height = below + 110 + ROW * len(links)
    elements: list[svg.Element] = [
        svg.Rect(x=0, y=0, width=WIDTH, height=height, fill="#ffffff"),
        *_head(plan),
        *_window(cycle, 84, below - 20),
        *_axis(cycle, 84, below - 20),
    ]
    for number, lane in enumerate(cycle.lanes):
        elements += _lane(lane, cycle, 110 + ROW * number)
    elements += [
        _text(30, below + 34, "What is left at worst", size=20, weight="bold"),
        _text(
            30,
            below + 56,
            "Grey is what replacing takes when everything is as late as it may be; what is "
            "coloured is left. Each bar has a scale of its own.",
            colour=FAINT,
        ),
    ]
    for number, link in enumerate(links):
        elements += _margin(link, below + 84 + ROW * number)
    picture = svg.SVG(
        width=WIDTH,
        height=height,
        viewBox=svg.ViewBoxSpec(0, 0, WIDTH, height),
        elements=elements,
    )
    return picture.as_str()


def _head(plan: RenewalPlan) -> Iterator[svg.Element]:
    if plan.is_safe:
        said, colour = "Every certificate is replaced in time", COLOURS["safe"]
    else:
        said, colour = f"{len(plan.unsafe)} links do not hold", COLOURS["unsafe"]
    yield _text(30, 40, said, size=24, weight="bold", colour=colour)
    yield _text(
        30,
        62,
        "One cycle of the roots. Dark: in use. Pale: replaced, and not yet ended. "
        "A tick: replaced, restarted or run.",
        colour=FAINT,
    )


def _axis(cycle: Timeline, top: int, bottom: int) -> Iterator[svg.Element]:
    days = max(cycle.seconds // DAY, 1)
    step = next(one for one in (1, 2, 7, 30, 90, 365, 3650, days) if days <= 16 * one)
    for day in range(0, days + 1, step):
        x = _x(day * DAY, cycle)
        yield svg.Line(x1=x, y1=top, x2=x, y2=bottom, stroke="#e4e7eb", stroke_width=1)
        yield _text(
            x, top - 4, f"day {day}" if day == 0 else str(day), colour=FAINT, anchor="middle"
        )


def _window(cycle: Timeline, top: int, bottom: int) -> Iterator[svg.Element]:
    """Shade the first time in which everything that rests on an old root must be replaced."""
    spans = [span for lane in cycle.lanes for span in lane.spans if span.due < cycle.seconds]
    for span in spans[:1]:
        left, right = _x(span.due, cycle), _x(span.end, cycle)
        yield svg.Rect(
            x=left, y=top, width=round(right - left, 1), height=bottom - top, fill="#fff3d6"
        )
        yield _text(
            right,
            bottom + 16,
            f"shaded: the {hours(span.end - span.due)} in which all that rests on the old root "
            "must be replaced or restarted",
            size=12,
            colour="#9a6700",
            anchor="end",
        )


def _lane(lane: Lane, cycle: Timeline, y: int) -> Iterator[svg.Element]:
    yield _text(30, y, lane.title, weight="bold")
    yield _text(30, y + 17, lane.remark, size=12, colour=FAINT)
    bar = y - 10
    for number, span in enumerate(lane.spans):
        # Two generations overlap, so that they lie above each other in turn.
        top = bar + (number % 2) * (BAR + 2)
        yield _box(_x(span.start, cycle), top, _x(span.due, cycle), RENEWED)
        yield _box(_x(span.due, cycle), top, _x(span.end, cycle), LIFE)
        if span.end < cycle.seconds:
            x = _x(span.end, cycle)
            yield _text(x + 4, top + 12, "ends", size=11, colour=COLOURS["unsafe"])
    if lane.every is not None:
        yield from _ticks(lane.every, cycle, bar)


def _ticks(every: int, cycle: Timeline, top: int) -> Iterator[svg.Element]:
    yield _box(LEFT, top + 5, RIGHT, "#eef2f6")
    width = (RIGHT - LEFT) * every / max(cycle.seconds, 1)
    if width < 3:
        yield _text(LEFT + 8, top + 17, "too often to be drawn", size=11, colour=FAINT)
        return
    for at in range(0, cycle.seconds, every):
        x = _x(at, cycle)
        yield svg.Line(x1=x, y1=top + 3, x2=x, y2=top + BAR + 7, stroke=RENEWED, stroke_width=1.5)


def _margin(link: Link, y: int) -> Iterator[svg.Element]:
    yield _text(30, y, link.title, weight="bold", size=13)
    yield _text(RIGHT, y, f"else: {link.otherwise}", size=12, colour=FAINT, anchor="end")
    colour, top, margin = COLOURS[link.verdict], y + 5, link.margin_seconds
    if link.available is None or margin is None:
        said = link.never or (f"unknown: {link.unknown}" if link.unknown else "holds")
        yield _text(30, y + 19, said, colour=colour, size=13)
        return
    spent = sum(term.seconds for term in link.spent)
    scale = (RIGHT - LEFT - 330) / max(link.available.seconds, spent, 1)
    yield _box(30, top, 30 + spent * scale, SPENT)
    if margin >= 0:
        yield _box(30 + spent * scale, top, 30 + link.available.seconds * scale, colour)
    else:
        yield _box(30 + max(link.available.seconds, 0) * scale, top, 30 + spent * scale, colour)
    end = 30 + max(link.available.seconds, spent) * scale
    yield _text(end + 10, y + 17, _left(link, margin), colour=colour, weight="bold", size=13)


def _left(link: Link, margin: int) -> str:
    if margin < 0:
        return f"{hours(-margin)} too late"
    if link.setback is None:
        return f"{hours(margin)} left"
    after = link.setback.margin_seconds
    then = "nothing" if after is None else hours(after)
    return f"{hours(margin)} left; {then} if {link.setback.what}"


def _tightest(plan: RenewalPlan) -> list[Link]:
    """Return, of each kind, the link with the least margin."""
    found: dict[Kind, Link] = {}
    for link in plan.links:
        known = found.get(link.kind)
        if known is None or _order(link) < _order(known):
            found[link.kind] = link
    return list(found.values())


def _order(link: Link) -> tuple[int, int]:
    verdicts = ("unsafe", "thin", "unknown", "safe")
    return verdicts.index(link.verdict), link.margin_seconds or 0


def _x(seconds: int, cycle: Timeline) -> float:
    return round(LEFT + (RIGHT - LEFT) * min(seconds / max(cycle.seconds, 1), 1), 1)


def _box(left: float, top: float, right: float, colour: str) -> svg.Rect:
    width = max(round(right - left, 1), 0)
    return svg.Rect(x=round(left, 1), y=top, width=width, height=BAR, fill=colour)


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
