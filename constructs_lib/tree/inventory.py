"""The objects of a construct tree, and the facts that its constructs record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar, cast, runtime_checkable

import jsii
from cdk8s import ApiObject
from constructs import Construct, IValidation

from .collisions import collisions, other_objects
from .lost_texts import lost_texts
from .recorded_object import RecordedObject

_ID = "mesh-inventory"
_Facts = TypeVar("_Facts")


@runtime_checkable
class Judge(Protocol):
    """Facts that can say what is wrong with them."""

    def problems(self, is_present: Callable[[Construct], bool]) -> Iterator[str]:
        """Yield a sentence for each problem, with the path of the construct that has it.

        Args:
            is_present: Returns whether a construct is still in the tree.
        """
        ...


@jsii.implements(IValidation)
class Inventory(Construct):
    """The objects of a construct tree, and facts that its constructs record; checked at synth.

    Each root has one inventory. The first construct that asks for it makes it. It holds plain
    Python values and is one validation for the whole tree, because every question to a construct
    and every validation calls Node and takes up to a millisecond.
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
        """Return the tree's facts of a class.

        The first call makes them, without arguments. At synth, facts that are a ``Judge`` are asked
        for their problems.
        """
        return cast("_Facts", self._facts.setdefault(kind, kind()))

    def add_object(self, recorded: RecordedObject) -> None:
        """Record an object, so that nothing needs to ask Node what it is."""
        self._objects.append(recorded)

    @property
    def objects(self) -> tuple[RecordedObject, ...]:
        """The objects that were recorded so far, and are still in the tree."""
        self._forget_removed(_root(self).node.find_all())
        return tuple(self._objects)

    def _forget_removed(self, constructs: Iterable[object]) -> frozenset[int]:
        """Forget objects that are not among *constructs*; return the ids of these."""
        ids = frozenset(id(construct) for construct in constructs)
        self._objects = [object_ for object_ in self._objects if id(object_.resource) in ids]
        return ids

    def validate(self) -> list[str]:
        """Return every problem of the tree, each with the path of the construct that has it.

        Constructs that were removed from the tree are forgotten first.
        """
        root = _root(self)
        constructs = root.node.find_all()
        ids = self._forget_removed(constructs)

        def is_present(construct: Construct) -> bool:
            return id(construct) in ids

        judges = [facts for facts in self._facts.values() if isinstance(facts, Judge)]
        return [
            *(problem for judge in judges for problem in judge.problems(is_present)),
            *collisions(root, [*self._objects, *other_objects(constructs, self._objects)]),
            *(
                problem
                for construct in constructs
                if isinstance(construct, ApiObject)
                for problem in lost_texts(construct)
            ),
        ]


def _root(scope: Construct) -> Construct:
    # Typed as the interface, although every construct in Python is a Construct.
    return cast("Construct", scope.node.root)
