"""What a decision consists of: the phase, the state to record, waits and actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .observed import State
from .waits import Phase, Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A request to the API server, and what it is for."""

    what: str
    method: str
    path: str
    body: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Where the move is; what to record, and then to do; what has to be waited for."""

    phase: Phase
    state: State
    waits: Sequence[Wait] = ()
    actions: Sequence[Action] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What is to be done next, and what is in the way."""

    waits: Sequence[Wait] = field(default_factory=list[Wait])
    actions: Sequence[Action] = field(default_factory=list[Action])

    def __bool__(self) -> bool:
        return bool(self.waits or self.actions)
