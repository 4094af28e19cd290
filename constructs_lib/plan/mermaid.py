"""The timeline as a Gantt chart for Mermaid, which GitHub and GitLab draw."""

from __future__ import annotations

from collections.abc import Iterator

from .timeline import Lane, Timeline


def gantt(timeline: Timeline) -> str:
    """Return a chart: bars are certificates, milestones their renewals.

    A lane in which things change too often to be told apart is one bar that says how often.
    """
    head = [
        "gantt",
        "    title One cycle of the roots, from their issue to their end",
        "    dateFormat X",
        "    axisFormat day %-j, %H:%M",
    ]
    return "\n".join([*head, *(line for lane in timeline.lanes for line in _lane(lane, timeline))])


def _lane(lane: Lane, timeline: Timeline) -> Iterator[str]:
    yield f"    section {_safe(lane.title)}"
    if not lane.spans:
        yield f"    {_safe(lane.remark)} :0, {timeline.seconds}"
    for span in lane.spans:
        end = min(span.end, timeline.seconds)
        yield f"    {span.label}, {_safe(lane.remark)} :{span.start}, {end}"
        if span.due < timeline.seconds:
            yield f"    {span.label} renewed :milestone, {span.due}, {span.due}"


def _safe(text: str) -> str:
    # A colon ends a task's name, and a semicolon or a hash the line.
    return text.replace(":", " ").replace(";", " ").replace("#", " ")
