"""Reading the keys that a chart knows: off its schema, its values, its templates."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from constructs_lib import LinkerdRelease, releases
from constructs_lib.releases.helm_values import known_keys as committed_keys
from constructs_lib.upstream.value_keys import Tree, known_keys


def keys_of(files: Mapping[str, str]) -> Tree:
    """Return the keys of a chart with these files."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return known_keys(Path(folder))


def test_values_and_what_templates_read() -> None:
    found = keys_of(
        {
            "values.yaml": "proxy:\n  log:\n    level: warn\nreplicas: 1\n",
            "templates/a.yaml": "{{ .Values.proxy.log.format }} {{ .Values.extra }}",
        }
    )
    assert found == {
        "proxy": {"log": {"level": "text or number", "format": {}}},
        "replicas": "number or share",
        "extra": {},
    }


def test_a_key_without_a_value_is_known() -> None:
    values = (
        "plain:\n# a comment\ncommented: # nothing\nexplicit: null\ntilde: ~\nanchor: &anchor\n"
        "alias: *anchor\nlist:\n- 1\nmap:\n  # nothing yet\n\n  inner:\nlast:"
    )
    assert keys_of({"values.yaml": values}) == {
        **{key: {} for key in ("plain", "commented", "explicit", "tilde", "anchor", "alias")},
        "list": "list",
        "map": {"inner": {}},
        "last": {},
    }


def test_anything_may_stand_below_what_is_taken_as_a_whole() -> None:
    found = keys_of(
        {
            "values.yaml": "a: {one: 1}\nb: {one: 1}\nc: {one: 1}\nd: {one: 1}\n"
            "nodeSelector: {kubernetes.io/os: linux}\nlabels: {team: mesh}\n",
            "templates/a.yaml": "{{ toYaml .Values.a }}{{ .Values.b | toYaml }}"
            "{{- with .Values.c }}\n{{ toYaml . | nindent 2 }}{{ end }}{{ .Values.d.two }}",
        }
    )
    assert found == {
        "a": {},
        "b": {},
        "c": {},
        "d": {"one": "number or share", "two": {}},
        "labels": {},
        "nodeSelector": {},
    }


def test_comments_are_no_templates() -> None:
    files = {"values.yaml": "a: 1\n", "templates/a.yaml": "{{- /* .Values.gone was here */}}"}
    assert keys_of(files) == {"a": "number or share"}


def test_of_a_subchart_only_what_is_included() -> None:
    """Linkerd's charts share partials, most of which each of them never uses."""
    partials = (
        '{{- define "used" }}{{ .Values.x.here }}{{ include "deeper" . }}{{ end }}'
        '{{- define "deeper" }}{{ .Values.x.deeper }}{{ end }}'
        '{{- define "unused" }}{{ .Values.x.never }}{{ end }}'
    )
    files = {
        "values.yaml": "",
        "templates/a.yaml": '{{ include "used" . }}',
        "charts/partials/templates/_all.tpl": partials,
        "charts/partials/values.yaml": "own: 1\n",
    }
    assert keys_of(files) == {"x": {"here": {}, "deeper": {}}}


def test_keys_of_other_values_files_are_known_and_open() -> None:
    files = {"values.yaml": "a: {b: 1}\n", "values-ha.yaml": "a: {c: 1}\nha: {resources: {cpu: 1}}"}
    assert keys_of(files) == {"a": {"b": "number or share", "c": {}}, "ha": {}}


def test_a_closed_schema_says_it_all() -> None:
    schema = {
        "$ref": "#/$defs/values",
        "$defs": {
            "values": {
                "additionalProperties": False,
                "properties": {"image": {"$ref": "#/$defs/image"}, "resources": {"type": "object"}},
            },
            "image": {"properties": {"tag": {"type": "string"}}},
        },
    }
    files = {"values.yaml": "undeclared: 1\n", "values.schema.json": json.dumps(schema)}
    assert keys_of(files) == {"image": {"tag": "text"}, "resources": "map"}


def test_a_default_shows_a_type() -> None:
    values = "enabled: true\nsome: 1\nname: x\nmany: []\nempty: ''\nlabels: {}\nbelow: {}\n"
    template = "{{ .Values.name.first }}{{ .Values.below.key }}{{ .Values.read.first }}"
    assert keys_of({"values.yaml": values, "templates/a.yaml": template}) == {
        "enabled": "boolean",
        "some": "number or share",
        "name": {},
        "many": "list",
        "empty": {},
        "labels": {},
        "below": "map",
        "read": {"first": {}},
    }


@pytest.mark.parametrize("release", releases.ALL, ids=lambda release: release.name)
def test_every_chart_of_a_release_has_its_keys(release: LinkerdRelease) -> None:
    missing = [
        manifest.name
        for manifest in release.charts
        if not committed_keys(manifest.name, manifest.version)
    ]
    assert missing == []
