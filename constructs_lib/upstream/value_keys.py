"""The keys that an upstream chart knows, and the types of their values.

A chart whose schema is closed says by itself what it knows. Of any other, a key is known if
values.yaml has it or a template reads it (``template_reads``), and everything is allowed below a
key that a template takes as a whole. A default shows the type of a value. An unknown key is an
error to users, so what is doubtful is free.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from cdk8s import Yaml

from .template_reads import Reads

Tree = dict[str, "Tree | str"]

_DEFINE = re.compile(r"\{\{-?\s*define\s+\"([^\"]+)\"")
_WITHOUT_VALUE = re.compile(r"((\s*)[\w./-]+:\s*(?:&\S+)?)\s*(?:null|~)?\s*(?:#.*)?")
_TYPES = {
    "array": "list",
    "boolean": "boolean",
    "integer": "number",
    "number": "number",
    "object": "map",
    "string": "text",
}
"""How a type of a JSON schema is written here."""
_FREE = ("affinity", "annotations", "labels", "nodeSelector", "tolerations")
"""Names under which Kubernetes itself takes anything, whatever values.yaml has there."""


def read_yaml(file: Path) -> Mapping[str, Any]:
    """Return a file's first document, with an empty text for each key without a value.

    On the way from Node to Python a null is lost, and with it the key.
    """
    lines = file.read_text("utf-8").splitlines()
    for position, line in enumerate(lines):
        match = _WITHOUT_VALUE.fullmatch(line)
        if match and not _has_block(match[2], lines[position + 1 :]):
            lines[position] = f'{match[1]} ""'
    with TemporaryDirectory() as folder:
        copy = Path(folder) / file.name
        copy.write_text("\n".join(lines), "utf-8")
        documents = cast("list[Mapping[str, Any] | None]", Yaml.load(str(copy)))
    empty: Mapping[str, Any] = {}
    return next(filter(None, documents), empty)


def _has_block(indentation: str, following: Sequence[str]) -> bool:
    """Return whether what follows a key's line is the key's value."""
    significant = (line for line in following if line.strip() and line.lstrip()[0] != "#")
    first = next(significant, "")
    depth = len(first) - len(first.lstrip())
    is_item = first.lstrip().startswith("- ") or first.strip() == "-"
    return depth > len(indentation) or (is_item and depth == len(indentation))


def known_keys(chart: Path) -> Tree:
    """Return the keys of a chart in a folder, with the types of their values.

    Below a key with an empty tree anything may stand.
    """
    schema_file = chart / "values.schema.json"
    text = schema_file.read_text("utf-8") if schema_file.is_file() else "{}"
    schema = cast("dict[str, Any]", json.loads(text))
    root = _resolved(schema, schema)
    if root.get("additionalProperties") is False:
        return _of_schema(schema, root)
    tree = _of_values(read_yaml(chart / "values.yaml"))
    for file in sorted(chart.glob("values-*.yaml")):
        _add_new(tree, read_yaml(file))
    reads = _reads(chart)
    _add_read(tree, _of_paths(path for path in reads.read if "*" not in path))
    for whole in reads.whole:
        if whole and "*" not in whole:
            _free(tree, list(whole))
    return tree


def _reads(chart: Path) -> Reads:
    """Return what the chart's own templates read, and what they include of its subcharts'."""
    templates: list[str] = []
    defined: dict[str, str] = {}
    for file in sorted(chart.rglob("*")):
        place = file.relative_to(chart).parts[0]
        if place not in ("templates", "charts") or not file.is_file():
            continue
        text = file.read_text("utf-8", errors="replace")
        starts = [(match.group(1), match.start()) for match in _DEFINE.finditer(text)]
        for (name, start), (_, end) in pairwise([*starts, ("", len(text))]):
            defined[name] = text[start:end]
        if place == "templates" and file.suffix != ".tpl":
            templates.append(text)
    return Reads.of(templates, defined)


def _of_schema(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Tree:
    properties = cast("dict[str, Any]", node.get("properties", {}))
    return {
        key: _of_schema(schema, below) or _TYPES.get(str(below.get("type")), {})
        for key, property_ in properties.items()
        for below in [_resolved(schema, property_)]
    }


def _resolved(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in node:
        target: Any = schema
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def _of_values(values: Mapping[str, Any]) -> Tree:
    if any("." in str(key) or "/" in str(key) for key in values):
        return {}
    return {key: {} if key in _FREE else _of_value(value) for key, value in values.items()}


def _of_value(value: object) -> Tree | str:
    """Return what a default shows; an empty text may stand for anything."""
    if isinstance(value, dict):
        return _of_values(cast("dict[str, Any]", value)) if value else "map"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number or share"
    if isinstance(value, list):
        return "list"
    return "text or number" if value else {}


def _add_new(tree: Tree, values: Mapping[str, Any]) -> None:
    """Add the keys of another values file, which need not have all that is below them."""
    for key, value in values.items():
        below = tree.setdefault(key, {})
        if below and isinstance(below, dict) and isinstance(value, dict):
            _add_new(below, cast("dict[str, Any]", value))


def _of_paths(paths: Iterable[Sequence[str]]) -> Tree:
    tree: Tree = {}
    for path in paths:
        below: Tree | str = tree
        for key in path:
            if isinstance(below, dict):
                below = below.setdefault(key, {})
    return tree


def _add_read(tree: Tree, read: Tree) -> None:
    """Add the keys that templates read; what values.yaml leaves open stays open."""
    for key, below in read.items():
        known = tree.setdefault(key, below)
        if isinstance(known, dict) and known and isinstance(below, dict):
            _add_read(known, below)
        elif below and known != "map" and isinstance(known, str):
            tree[key] = {}


def _free(tree: Tree, path: list[str]) -> None:
    *parents, last = path
    for step in parents:
        below = tree.get(step)
        if not isinstance(below, dict):
            return
        tree = below
    if isinstance(tree.get(last), dict):
        tree[last] = {}
