"""The plan as a table, for terminals and for Markdown."""

from __future__ import annotations

from .link import Link
from .renewal_plan import RenewalPlan
from .wording import arithmetic, hours, problem

HEAD = ("", "what must hold", "margin", "if one thing goes wrong", "how")


def rows(plan: RenewalPlan) -> list[tuple[str, ...]]:
    """Return a row of text per link."""
    return [
        (link.verdict, link.title, _margin(link), _setback(link), arithmetic(link))
        for link in plan.links
    ]


def text(plan: RenewalPlan) -> str:
    """Return the plan for a terminal: each link in two lines, and at the end what is wrong."""
    found = rows(plan)
    widths = [max(len(row[column]) for row in found) for column in (0, 1, 2)]
    lines: list[str] = []
    for verdict, title, margin, setback, how in found:
        first = f"{verdict:{widths[0]}}  {title:{widths[1]}}  {margin:>{widths[2]}}  {setback}"
        lines += [first.rstrip(), f"{'':{widths[0]}}  {how}"]
    return "\n".join([*lines, "", *summary(plan)])


def markdown(plan: RenewalPlan) -> str:
    """Return the plan as a table of Markdown."""
    lines = [f"| {' | '.join(HEAD)} |", "| --- | --- | ---: | --- | --- |"]
    lines += [f"| {' | '.join(row)} |" for row in rows(plan)]
    return "\n".join(lines)


def summary(plan: RenewalPlan) -> list[str]:
    """Return what follows from the plan, with what is wrong and what would help."""
    counts = ", ".join(
        f"{sum(link.verdict == verdict for link in plan.links)} {verdict}"
        for verdict in ("safe", "thin", "unknown", "unsafe")
    )
    lines = [f"{len(plan.links)} links: {counts}"]
    lines += [f"unsafe: {problem(plan.mesh, link)}" for link in plan.unsafe]
    lines += [f"unknown: {link.title}: nobody said {link.unknown}" for link in plan.unknown]
    return lines


def _margin(link: Link) -> str:
    if link.unknown:
        return "?"
    if link.never:
        return "never"
    return "-" if link.margin_seconds is None else hours(link.margin_seconds)


def _setback(link: Link) -> str:
    if link.setback is None:
        return ""
    left = link.setback.margin_seconds
    return f"{'never' if left is None else hours(left)} if {link.setback.what}"
