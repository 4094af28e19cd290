"""Helm values: merge them, find one by its path, and check the keys that a chart knows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TypeAlias, cast

JsonValue: TypeAlias = (
    "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
)
"""What Helm values, being YAML, can hold."""

HelmValues: TypeAlias = Mapping[str, JsonValue]
"""The values of one chart."""

KeyTree: TypeAlias = Mapping[str, "KeyTree | str"]
"""The keys that a chart knows. A text says what the value must be: ``boolean``, ``list``, …
Below a key with an empty tree the chart takes anything."""


def merged(base: HelmValues, extra: HelmValues) -> dict[str, JsonValue]:
    """Return *base* with *extra* laid over it as Helm does: maps merge, all else is replaced."""
    result = dict(base)
    for key, value in extra.items():
        base_value = result.get(key)
        if isinstance(base_value, Mapping) and isinstance(value, Mapping):
            result[key] = merged(base_value, value)
        else:
            result[key] = value
    return result


def nested(path: str, value: JsonValue) -> dict[str, JsonValue]:
    """Return the values that hold *value* at the dotted *path*."""
    for key in reversed(path.split(".")):
        value = {key: value}
    return cast("dict[str, JsonValue]", value)


def with_text(value: JsonValue, text: str) -> JsonValue:
    """Return *value* with *text* in place of ``{}`` in each of its strings."""
    if isinstance(value, str):
        return value.replace("{}", text)
    if isinstance(value, Mapping):
        return {key: with_text(item, text) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [with_text(item, text) for item in value]
    return value


def value_at(values: HelmValues, path: str) -> JsonValue:
    """Return what stands at the dotted *path*, or ``None``."""
    value: JsonValue = values
    for key in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def unknown_keys(values: HelmValues, known: KeyTree, path: str = "") -> Iterator[str]:
    """Yield a problem for each key in *values* that the chart does not know, or of another type.

    Helm ignores such a key without a message, so a misspelt key would have no effect. A template
    takes the text "no" for true.
    """
    for key, value in values.items():
        key_path = f"{path}{key}"
        if key not in known:
            yield f"'{key_path}' is no value of the chart{_hint(key, known, path)}"
            continue
        below = known[key]
        if isinstance(below, str):
            if value is not None and not _IS_OF_TYPE[below](value):
                yield f"'{key_path}' ({value}) must be a {below}"
        elif below and isinstance(value, Mapping):
            yield from unknown_keys(value, below, f"{key_path}.")
        elif below and value is not None:
            yield f"'{key_path}' ({value}) must be a map: the chart has values below it"


def _is_number(value: JsonValue) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


_IS_OF_TYPE: Mapping[str, Callable[[JsonValue], bool]] = {
    "boolean": lambda value: isinstance(value, bool),
    "number": _is_number,
    # As 25% or 1Gi, where a chart without a schema has a number.
    "number or share": lambda value: (
        _is_number(value) or (isinstance(value, str) and value[:1].isdigit())
    ),
    "text": lambda value: isinstance(value, str),
    "text or number": lambda value: isinstance(value, str) or _is_number(value),
    "list": lambda value: isinstance(value, Sequence) and not isinstance(value, str),
    "map": lambda value: isinstance(value, Mapping),
}


def _hint(key: str, known: KeyTree, path: str) -> str:
    # Only a mistake needs it.
    import difflib

    close = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean '{path}{close[0]}'?" if close else ""


def null_values(values: HelmValues, path: str = "") -> Iterator[str]:
    """Yield the dotted path of each ``None`` in *values*."""
    for key, value in values.items():
        if value is None:
            yield f"{path}{key}"
        elif isinstance(value, Mapping):
            yield from null_values(value, f"{path}{key}.")


@cache
def known_keys(chart: str, version: str) -> KeyTree | None:
    """Return the keys that a chart version knows, or ``None`` if the library has no list of them.

    ``constructs_lib.upstream`` reads them from the chart's values, schema and templates.
    """
    file = resources.files("constructs_lib") / "_value_keys" / f"{chart}-{version}.json"
    return cast("KeyTree", json.loads(file.read_text("utf-8"))) if file.is_file() else None
