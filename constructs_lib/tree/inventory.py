"""What the constructs of one tree make, and what they record of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar, cast, runtime_checkable

import jsii
from constructs import Construct, IValidation

from .collisions import collisions
from .recorded_object import RecordedObject

_ID = "mesh-inventory"
_Facts = TypeVar("_Facts")


@runtime_checkable
class Judge(Protocol):
    """Facts that can say what is wrong with them."""

    def problems(self) -> Iterator[str]:
        """Yield a sentence for each problem, with the path of the construct that has it."""
        ...


@jsii.implements(IValidation)
class Inventory(Construct):
    """The objects of one construct tree, and facts that its constructs record; checked at synth.

    There is one under every root, made when the first construct asks for it. It holds plain Python
    values and is one validation for the whole tree: every question to a construct, and every
    validation, is a conversation with Node of up to a millisecond.
    """

    def __init__(self, scope: Construct) -> None:
        super().__init__(scope, _ID)
        self._objects: list[RecordedObject] = []
        self._facts: dict[type, object] = {}
        self.node.add_validation(self)

    @classmethod
    def of(cls, scope: Construct) -> Inventory:
        """Return the inventory of the tree that *scope* is in."""
        root = _root(scope)
        child = root.node.try_find_child(_ID)
        return child if isinstance(child, Inventory) else cls(root)

    def facts(self, kind: type[_Facts]) -> _Facts:
        """Return the tree's facts of a class, which is made without arguments when first asked for.

        Facts that are a ``Judge`` are asked for their problems at synth.
        """
        return cast("_Facts", self._facts.setdefault(kind, kind()))

    def add_object(self, recorded: RecordedObject) -> None:
        """Record an object, so that it need not be asked what it is."""
        self._objects.append(recorded)

    @property
    def objects(self) -> tuple[RecordedObject, ...]:
        """The objects that were recorded so far."""
        return tuple(self._objects)

    def validate(self) -> list[str]:
        """Return every problem of the tree, each with the path of the construct that has it."""
        return [
            *(
                problem
                for facts in self._facts.values()
                if isinstance(facts, Judge)
                for problem in facts.problems()
            ),
            *collisions(_root(self), self._objects),
        ]


def _root(scope: Construct) -> Construct:
    # Typed as the interface, although every construct in Python is a Construct.
    return cast("Construct", scope.node.root)
