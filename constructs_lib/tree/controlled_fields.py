"""The fields that a controller writes, which Argo CD must leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from constructs import Construct, IConstruct

from ..kubernetes.argo_cd import IgnoredDifference


class ControlledFields:
    """The fields of a tree, by the constructs whose objects have them."""

    def __init__(self) -> None:
        self._known: list[tuple[Construct, Sequence[IgnoredDifference]]] = []

    def add(self, construct: Construct, fields: Sequence[IgnoredDifference]) -> None:
        """Record the fields of a construct's objects."""
        self._known.append((construct, fields))

    def written_by_syncs(
        self, present: Iterable[IConstruct], ignored: Sequence[IgnoredDifference]
    ) -> Iterator[tuple[Construct, IgnoredDifference]]:
        """Yield the fields of objects about which *ignored* says nothing, of present constructs."""
        ids = {id(construct) for construct in present}
        for construct, fields in self._known:
            for field in fields if id(construct) in ids else ():
                if not any(_is_about(each, field) for each in ignored):
                    yield construct, field


def _is_about(ignored: IgnoredDifference, field: IgnoredDifference) -> bool:
    return (
        (ignored.group, ignored.kind) == (field.group, field.kind)
        and ignored.name in ("", field.name)
        and ignored.namespace in (None, field.namespace)
    )
