"""Tables and sections in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report.

    Attributes:
        title: The heading.
        command: How to measure this part alone.
        body: Tables and paragraphs, in order.
        commit: The commit that it was measured at; empty where there is no git.
    """

    title: str
    command: str
    body: Sequence[str]
    commit: str = ""

    def __str__(self) -> str:
        commit = f", at commit `{self.commit}`" if self.commit else ""
        return "\n\n".join((f"## {self.title}", f"`{self.command}`{commit}", *self.body))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose first column is text and whose others are numbers."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def mebibytes(amount: float | None) -> str:
    """Return an amount of memory, which may not have been measured."""
    return "not measured" if amount is None else f"{amount:.0f} MiB"


def verdict(reached: bool) -> str:
    """Return whether an aim was reached, as a word."""
    return "reached" if reached else "missed"
