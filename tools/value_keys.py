"""Read the keys that an upstream chart knows, for ``constructs_lib/_value_keys``.

``python -m tools.value_keys CHART VERSION`` takes a chart's archive, or its folder, and writes
``NAME-VERSION.json``. A chart whose schema is closed says by itself what it knows. Of any other, a
key is known if values.yaml has it or a template reads it, and everything is allowed below a key
that a template takes as a whole: an unknown key is an error to users, so what is doubtful is free.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import yaml

FOLDER = Path(__file__).resolve().parent.parent / "constructs_lib" / "_value_keys"

Tree = dict[str, "Tree"]

_READ = re.compile(r"\.Values\.(\w+(?:\.\w+)*)")
_WHOLE = re.compile(
    # toYaml .Values.a.b, and .Values.a.b | toYaml
    r"toYaml \$?\.Values\.([\w.]+)|\.Values\.([\w.]+)\s*\|\s*toYaml"
    # with .Values.a.b, and soon toYaml .
    r"|with\s+\$?\.Values\.([\w.]+)\s*-?\}\}(?:(?!\b(?:with|range|end)\b)[\s\S]){0,200}?toYaml \."
)
_COMMENT = re.compile(r"\{\{-?\s*/\*[\s\S]*?\*/\s*-?\}\}")
_DEFINE = re.compile(r"\{\{-?\s*define\s+\"([^\"]+)\"")
_INCLUDE = re.compile(r"(?:include|template)\s+\"([^\"]+)\"")
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
    """Return the keys of a chart; below a key with an empty tree anything may stand."""
    schema = json.loads(files.get("values.schema.json", "{}"))
    root = _resolved(schema, schema)
    if root.get("additionalProperties") is False:
        return _of_schema(schema, root)
    tree = _of_values(yaml.safe_load(files["values.yaml"]) or {})
    for path, text in files.items():
        if re.fullmatch(r"values-[\w-]+\.yaml", path):
            _add_new(tree, yaml.safe_load(text) or {})
    templates = list(_used_templates(files))
    for path in sorted({path for text in templates for path in _READ.findall(text)}):
        _add(tree, path.split("."))
    for text in templates:
        for match in _WHOLE.finditer(text):
            _free(tree, next(filter(None, match.groups())).split("."))
    return tree


def _used_templates(files: Mapping[str, str]) -> Iterator[str]:
    """Yield the chart's own templates, and what they include of its subcharts'."""
    named: dict[str, str] = {}
    waiting: list[str] = []
    for path, text in files.items():
        code = _COMMENT.sub("", text)
        if path.startswith("templates/"):
            waiting.append(code)
        elif path.startswith("charts/"):
            starts = [(one.group(1), one.start()) for one in _DEFINE.finditer(code)]
            for (name, start), (_, end) in pairwise([*starts, ("", len(code))]):
                named[name] = code[start:end]
    while waiting:
        code = waiting.pop()
        yield code
        waiting += [named.pop(name) for name in _INCLUDE.findall(code) if name in named]


def _of_schema(schema: Mapping[str, Any], node: Mapping[str, Any]) -> Tree:
    properties = cast("dict[str, Any]", node.get("properties", {}))
    return {key: _of_schema(schema, _resolved(schema, one)) for key, one in properties.items()}


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
    return dict(_below(values))


def _below(values: Mapping[str, Any]) -> Iterator[tuple[str, Tree]]:
    for key, value in values.items():
        is_map = isinstance(value, dict) and key not in _FREE
        yield key, _of_values(cast("dict[str, Any]", value)) if is_map else {}


def _add_new(tree: Tree, values: Mapping[str, Any]) -> None:
    """Add the keys of another values file, which need not have all that is below them."""
    for key, value in values.items():
        below = tree.get(key)
        if below is None:
            tree[key] = {}
        elif below and isinstance(value, dict):
            _add_new(below, cast("dict[str, Any]", value))


def _add(tree: Tree, path: list[str]) -> None:
    first, *rest = path
    if first in tree and rest and not tree[first]:
        return
    below = tree.setdefault(first, {})
    if rest:
        _add(below, rest)


def _free(tree: Tree, path: list[str]) -> None:
    *parents, last = path
    for step in parents:
        tree = tree.get(step, {})
    if last in tree:
        tree[last] = {}


if __name__ == "__main__":
    main()
