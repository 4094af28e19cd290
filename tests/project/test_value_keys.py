"""Reading the keys that a chart knows: off its schema, its values, its templates."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from constructs_lib import LinkerdRelease, releases
from constructs_lib.releases.helm_values import known_keys as committed_keys
from tools import value_keys
from tools.value_keys import chart_files, known_keys

from ..conftest import ROOT


def test_values_and_what_templates_read() -> None:
    found = known_keys(
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


def test_anything_may_stand_below_what_is_taken_as_a_whole() -> None:
    found = known_keys(
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
    assert known_keys(files) == {"a": "number or share"}


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
    assert known_keys(files) == {"x": {"here": {}, "deeper": {}}}


def test_keys_of_other_values_files_are_known_and_open() -> None:
    files = {"values.yaml": "a: {b: 1}\n", "values-ha.yaml": "a: {c: 1}\nha: {resources: {cpu: 1}}"}
    assert known_keys(files) == {"a": {"b": "number or share", "c": {}}, "ha": {}}


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
    assert known_keys(files) == {"image": {"tag": "text"}, "resources": "map"}


def test_a_default_shows_a_type() -> None:
    values = (
        "enabled: true\nsome: 1\nname: x\nmany: []\nempty: ''\nnothing:\nlabels: {}\nbelow: {}\n"
    )
    template = "{{ .Values.name.first }}{{ .Values.below.key }}{{ .Values.read.first }}"
    assert known_keys({"values.yaml": values, "templates/a.yaml": template}) == {
        "enabled": "boolean",
        "some": "number or share",
        "name": {},
        "many": "list",
        "empty": {},
        "nothing": {},
        "labels": {},
        "below": "map",
        "read": {"first": {}},
    }


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    """A small chart's folder."""
    folder = tmp_path / "mesh"
    (folder / "templates").mkdir(parents=True)
    (folder / "Chart.yaml").write_text("name: mesh\n", "utf-8")
    (folder / "values.yaml").write_text("a: 1\n", "utf-8")
    (folder / "templates" / "a.yaml").write_text("{{ .Values.b }}", "utf-8")
    return folder


def test_archive_and_folder_are_read_alike(chart: Path) -> None:
    archive = chart.with_suffix(".tgz")
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(chart, "mesh")
    assert chart_files(chart) == chart_files(archive)


def test_command_writes_a_chart_versions_file(
    chart: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(value_keys, "FOLDER", tmp_path)
    monkeypatch.setattr(sys, "argv", ["value_keys", str(chart), "9.9.9"])
    value_keys.main()
    written = json.loads((tmp_path / "mesh-9.9.9.json").read_text("utf-8"))
    assert written == {"a": "number or share", "b": {}}


def test_command_says_what_it_takes() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "tools.value_keys"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 2
    assert "chart, version" in finished.stderr


@pytest.mark.parametrize("release", releases.ALL, ids=lambda release: release.name)
def test_every_chart_of_a_release_has_its_keys(release: LinkerdRelease) -> None:
    missing = [one.name for one in release.charts if not committed_keys(one.name, one.version)]
    assert missing == []
