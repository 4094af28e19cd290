"""Conditions on Helm values: what a chart forbids and what it requires, as data.

A condition is written as ``PATH``: the value is set at all; as ``PATH=JSON``: it is set to this; or
as ``PATH~PREFIX``: it is a list with an item that begins so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from .helm_values import HelmValues, value_at


def is_met(condition: str, values: HelmValues) -> bool:
    """Return whether values meet a condition."""
    path, tilde, prefix = condition.partition("~")
    if tilde:
        items = value_at(values, path)
        return isinstance(items, Sequence) and any(
            str(item).startswith(prefix) for item in cast("Sequence[object]", items)
        )
    path, equals, text = condition.partition("=")
    if equals:
        value = value_at(values, path)
        expected: object = json.loads(text)
        return type(value) is type(expected) and value == expected
    return is_set(values, path)


def is_set(values: HelmValues, path: str) -> bool:
    """Return whether something stands at the dotted *path*, be it ``None``."""
    *parents, last = path.split(".")
    parent = value_at(values, ".".join(parents)) if parents else values
    return isinstance(parent, Mapping) and last in parent


def missing_values(
    values: HelmValues, required_values: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield a problem for each value that the chart demands under these values and that is not set.

    Args:
        values: All values of the chart.
        required_values: The paths that a chart demands, by the condition under which it does. A
            path is ``A or B`` where either will do.
    """
    for condition, paths in required_values.items():
        if not is_met(condition, values):
            continue
        for path in paths:
            if not any(value_at(values, choice) for choice in path.split(" or ")):
                reason = condition.replace("=", " is ")
                yield f"'{path}' must be set: the chart demands it if {reason}"
