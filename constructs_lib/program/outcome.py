"""What a decision consists of: waits, actions, and the state to record before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from .observed import State

NEVER = datetime.max.replace(tzinfo=UTC)
"""A wait until then takes people."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that has to be so before the next step.

    Attributes:
        reason: A stable word for tools, alerts and the documentation.
        what: What is waited for.
        why: What is in the way.
        until: When it ends by itself; ``None`` if that is not known, ``NEVER`` if it takes people.
    """

    reason: str
    what: str
    why: str
    until: datetime | None = None

    @property
    def needs_people(self) -> bool:
        """Whether only people can end it."""
        return self.until == NEVER


@dataclass(frozen=True, slots=True)
class Action:
    """A request to the API server, and what it is for."""

    what: str
    method: str
    path: str
    body: Any = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the move is; what to record, and then to do; what has to be waited for."""

    phase: str
    state: State
    waits: Sequence[Wait] = ()
    actions: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """What is to be done next, and what is in the way."""

    waits: Sequence[Wait] = field(default_factory=list[Wait])
    actions: Sequence[Action] = field(default_factory=list[Action])

    def __bool__(self) -> bool:
        return bool(self.waits or self.actions)
