"""Read the keys that an upstream chart knows, for ``constructs_lib/_value_keys``.

``python -m tools.value_keys CHART VERSION`` takes a chart's archive, or its folder, and writes
``NAME-VERSION.json``. A chart whose schema is closed says by itself what it knows. Of any other, a
key is known if values.yaml has it or a template reads it (``template_reads``), and everything is
allowed below a key that a template takes as a whole. A default shows the type of a value. An
unknown key is an error to users, so what is doubtful is free.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import yaml

from .template_reads import Reads

FOLDER = Path(__file__).resolve().parent.parent / "constructs_lib" / "_value_keys"

Tree = dict[str, "Tree | str"]

_DEFINE = re.compile(r"\{\{-?\s*define\s+\"([^\"]+)\"")
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


def main() -> None:
    """Write the keys of one chart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chart", type=Path, help="the chart's archive (.tgz), or its folder")
    parser.add_argument("version", help="the chart's version, as a release of ours names it")
    given = parser.parse_args()
    files = chart_files(given.chart)
    name = yaml.safe_load(files["Chart.yaml"])["name"]
    target = FOLDER / f"{name}-{given.version}.json"
    target.write_text(json.dumps(known_keys(files), indent=1, sort_keys=True) + "\n", "utf-8")
    print(target)


def chart_files(chart: Path) -> dict[str, str]:
    """Return a chart's text files by path, those of its subcharts included."""
    if chart.is_dir():
        return {
            path.relative_to(chart).as_posix(): path.read_text("utf-8")
            for path in sorted(chart.rglob("*"))
            if path.is_file()
        }
    with tarfile.open(chart) as archive:
        return {
            entry.name.partition("/")[2]: content.read().decode()
            for entry in archive.getmembers()
            if (content := archive.extractfile(entry)) is not None
        }


def known_keys(files: Mapping[str, str]) -> Tree:
    """Return the keys of a chart with the types of their values.

    Below a key with an empty tree anything may stand.
    """
    schema = json.loads(files.get("values.schema.json", "{}"))
    root = _resolved(schema, schema)
    if root.get("additionalProperties") is False:
        return _of_schema(schema, root)
    tree = _of_values(yaml.safe_load(files["values.yaml"]) or {})
    for path, text in files.items():
        if re.fullmatch(r"values-[\w-]+\.yaml", path):
            _add_new(tree, yaml.safe_load(text) or {})
    reads = _reads(files)
    _add_read(tree, _of_paths(path for path in reads.read if "*" not in path))
    for whole in reads.whole:
        if whole and "*" not in whole:
            _free(tree, list(whole))
    return tree


def _reads(files: Mapping[str, str]) -> Reads:
    """Return what the chart's own templates read, and what they include of its subcharts'."""
    templates: list[str] = []
    defined: dict[str, str] = {}
    for path, text in files.items():
        if path.startswith(("templates/", "charts/")):
            starts = [(match.group(1), match.start()) for match in _DEFINE.finditer(text)]
            for (name, start), (_, end) in pairwise([*starts, ("", len(text))]):
                defined[name] = text[start:end]
            if path.startswith("templates/") and not path.endswith(".tpl"):
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
        found: Any = schema
        for step in node["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        node = found
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


if __name__ == "__main__":
    main()
