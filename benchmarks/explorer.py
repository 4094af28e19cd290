"""What it takes to look at every way to break a small mesh, within so many steps."""

from __future__ import annotations

from tests.support.explorer.scenarios import figures
from tests.support.explorer.search import Search

from .table import Section, table

DEEPER = 2
"""How many steps further than `make test` is looked."""


def measure(_: int) -> Section:
    """Search, and return the report; nothing is random, so once is enough."""
    searches = [
        (f"{name}{title}", search)
        for deeper, title in ((0, ""), (DEEPER, ", deeper"))
        for name, search in figures(deeper=deeper)
    ]
    return Section(
        "Every way to break a small mesh",
        "python -m benchmarks --only explorer",
        (table(["what happens", "steps", "meshes", "time"], _rows(searches)), _words(searches)),
    )


def _rows(searches: list[tuple[str, Search]]) -> list[list[str]]:
    return [
        [name, str(found.depth), f"{found.states:,}", f"{found.seconds:.1f} s"]
        for name, found in searches
    ]


def _words(searches: list[tuple[str, Search]]) -> str:
    harmed = [name for name, found in searches if found.path]
    result = f"Harm was found: {', '.join(harmed)}." if harmed else "No harm was found."
    return (
        "The program's own decision, and the gate's, in a model of a mesh with two or three "
        "anchors and three pods. Each search begins at every mesh of a whole undisturbed move, "
        "and looks at all that so many steps lead to; no two pods may ever refuse each other, and "
        f"linkerd-identity must be able to start. {result} What nobody edits is searched without "
        "the lock."
    )
