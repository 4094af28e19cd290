"""CEL that compares an object before and after a change, and leaves out a few fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from .policy import quoted

FieldPath: TypeAlias = tuple[str, ...]
"""The keys that lead to a field, from the top of an object."""

_Fields: TypeAlias = dict[str, "_Fields"]

_SERVERS_OWN: tuple[FieldPath, ...] = (
    # A DaemonSet counts its templates there (kubernetes@v1.34 pkg/apis/apps/v1/conversion.go).
    ("metadata", "annotations", "deprecated.daemonset.template.generation"),
    ("metadata", "generation"),
    ("metadata", "managedFields"),
    ("metadata", "resourceVersion"),
)
"""What the API server itself changes with every write."""


def same_in_spec(fields: Iterable[str]) -> str:
    """Return an expression that is true if an update changes none of these fields of the spec.

    The fields stand in a list, because the type checker knows which of them a kind lacks.
    """
    names = ", ".join(map(quoted, fields))
    return f"[{names}].all(field, object.spec[?field] == oldObject.spec[?field])"


def unchanged_but(paths: Sequence[FieldPath]) -> str:
    """Return an expression that is true if an update changes nothing outside of *paths*.

    It knows no kind's fields by name. So it also holds for fields that a later Kubernetes adds.
    """
    fields: _Fields = {}
    for path in (*_SERVERS_OWN, *paths):
        level = fields
        for key in path:
            level = level.setdefault(key, {})
    return _unchanged_but("object", "oldObject", fields)


def _unchanged_but(new: str, old: str, fields: _Fields) -> str:
    keys = "[" + ", ".join(map(quoted, fields)) + "]"
    # The type checker does not let a struct's fields be listed, but those of something dynamic.
    terms = [
        f"dyn({new}).all(key, key in {keys} || key in dyn({old}) && "
        f"dyn({new})[key] == dyn({old})[key])",
        f"dyn({old}).all(key, key in {keys} || key in dyn({new}))",
    ]
    for key, below in fields.items():
        if below:
            terms.append(_unchanged_but(_at(new, key), _at(old, key), below))
    return " && ".join(terms)


def _at(parent: str, key: str) -> str:
    return f"dyn({parent})[?{quoted(key)}].orValue({{}})"
