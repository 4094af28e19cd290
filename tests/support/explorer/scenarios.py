"""What goes wrong around a rotation, by the sections of the faults that were met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .lock import Lock
from .mesh import Git
from .search import Search, search
from .steps import (
    GIT_FIRST,
    GIT_SECOND,
    NOTHING,
    OWN_ACTIVE,
    OWN_ANCHOR,
    OWN_NEXT,
    ROTATION,
    THREE_FIRST,
    THREE_THIRD,
    WITHOUT_FIRST,
    Rules,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Steps that may happen to a mesh, and how far they are followed.

    Attributes:
        name: The section of the fault, and what happens.
        rules: The steps that may happen.
        git: What Git holds at first.
        moves: What it came to hold after that.
        depth: How many steps from a quiet mesh are looked at.
    """

    name: str
    rules: Rules
    git: Git = ROTATION
    moves: tuple[Git, ...] = ()
    depth: int = 6

    def search(self, lock: Lock, *, depth: int | None = None) -> Search:
        """Look for the shortest way to harm under a lock."""
        rules = replace(self.rules, lock=lock)
        return search(rules, self.git, depth=depth or self.depth, moves=self.moves)


OFF = Rules(lock="off")

LEAVING = (
    Scenario(name="1a: nothing", rules=replace(OFF, commits=(NOTHING,), restarts=1)),
    Scenario(name="1a: own anchor", rules=replace(OFF, commits=(OWN_ANCHOR,), restarts=1)),
    Scenario(
        name="1a: git, then nothing",
        rules=replace(OFF, commits=(NOTHING,), restarts=1),
        git=GIT_SECOND,
        depth=7,
    ),
    Scenario(
        name="1a: from three anchors by Git to two",
        rules=replace(OFF, commits=(ROTATION,), restarts=1),
        git=THREE_FIRST,
        moves=(THREE_THIRD, THREE_FIRST),
    ),
    Scenario(
        name="off, on again, own anchor: any two",
        rules=replace(OFF, commits=(ROTATION, NOTHING, OWN_ANCHOR), faults=2),
    ),
)
"""Ways out and in, taken at any time."""

EDITING = (
    Scenario(name="1b: issuerRef", rules=replace(OFF, edits=True, restarts=1)),
    Scenario(name="1b: issuerRef, twice", rules=replace(OFF, edits=True, faults=2)),
    Scenario(name="1b: Certificate", rules=replace(OFF, certificates=True, faults=2)),
    Scenario(name="1c: Secret", rules=replace(OFF, secrets=True, restarts=1)),
)
"""Edits and deletions by hand."""

NO_RELOAD = replace(OFF, reloads=False)

ROTATOR = (
    Scenario(name="1b: adopts a foreign edit", rules=replace(NO_RELOAD, edits=True)),
    Scenario(
        name="1b: adopts a new Certificate", rules=replace(NO_RELOAD, certificates=True, faults=2)
    ),
    Scenario(name="1c: restarts into roots that lack an anchor", rules=replace(OFF, secrets=True)),
)
"""What the rotator makes of an edit, with no lock and nobody else restarting.

linkerd-identity misses the reload that would do harm without the rotator.
"""

GATE = (
    Scenario(
        name="1d: the gate without the identity Certificate",
        rules=replace(OFF, certificates=True, commits=(WITHOUT_FIRST,), faults=2),
        git=GIT_FIRST,
    ),
    Scenario(
        name="1a: the gate while a key is made anew", rules=replace(OFF, commits=(GIT_FIRST,))
    ),
    Scenario(
        name="1a: to one's own anchor by Git, and back",
        rules=replace(OFF, commits=(OWN_ACTIVE, OWN_NEXT, GIT_FIRST), faults=2, restarts=1),
        git=OWN_NEXT,
    ),
)
"""What the gate lets pass, with the lock."""

BELIEF = (
    Scenario(
        name="1e: Argo CD puts issuerRef back without end",
        rules=replace(OFF, difference_ignored=False),
    ),
    Scenario(
        name="1e: from Git, and Argo CD does not ignore issuerRef yet",
        rules=replace(OFF, commits=(ROTATION,), difference_ignored=False, restarts=1),
        git=GIT_SECOND,
    ),
    Scenario(
        name="2: a shortened issuanceLifetime", rules=replace(OFF, lifetimes=True, restarts=1)
    ),
)
"""What the rotator remembers and believes, with the lock."""

LIVING = (
    Scenario(name="killed and overlapping runs", rules=replace(OFF, splits=2, restarts=1), depth=5),
    Scenario(
        name="a renewal, a lost record, a week off",
        rules=replace(OFF, renewals=True, records=True, weeks=True, splits=1),
        depth=5,
    ),
    Scenario(
        name="between AnchorRotation and Git, twice",
        rules=replace(OFF, commits=(ROTATION, GIT_FIRST, GIT_SECOND), faults=2),
    ),
)
"""What is to be survived with no lock at all."""

EVERYTHING = Scenario(
    name="everything, with the lock",
    rules=Rules(
        lock="all",
        edits=True,
        certificates=True,
        secrets=True,
        renewals=True,
        records=True,
        weeks=True,
        commits=(NOTHING, OWN_ANCHOR),
        restarts=1,
        splits=1,
    ),
    depth=4,
)


def figures(*, deeper: int = 0) -> Iterator[tuple[str, Search]]:
    """Yield what it took to look at all that is held, so many steps deeper than the tests do."""
    for scenario in (*LEAVING, *EDITING, *GATE, *BELIEF, EVERYTHING):
        yield scenario.name, scenario.search("all", depth=scenario.depth + deeper)
    for scenario in LIVING:
        yield scenario.name, scenario.search("off", depth=scenario.depth + deeper)
