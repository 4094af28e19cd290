"""Which values templates read, in all the ways in which charts write it."""

from __future__ import annotations

import pytest

from constructs_lib.upstream.template_reads import Reads


def reads(*templates: str, **defined: str) -> tuple[set[str], set[str]]:
    found = Reads.of(templates, defined)
    return {".".join(path) for path in found.read}, {".".join(path) for path in found.whole}


@pytest.mark.parametrize(
    "template",
    [
        "{{ .Values.a.b }}",
        "{{- .Values.a.b | quote -}}",
        "{{ (.Values.a).b }}",
        "{{ ((.Values.a)).b }}",
        "{{ with .Values.a }}{{ .b }}{{ end }}",
        "{{ with (.Values.a) -}} {{ if .b }}x{{ end }}{{ end }}",
        "{{ $x := .Values.a }}{{ $x.b }}",
        "{{ range list 1 }}{{ $.Values.a.b }}{{ end }}",
        "{{ $tree := deepCopy . }}{{ $tree.Values.a.b }}",
        "{{ $x := merge (dict) .Values.a }}{{ $x.b }}",
        "{{ $x := .Values.a | default dict }}{{ $x.b }}",
        '{{ if (hasKey .Values.a "b") }}{{ end }}',
        '{{ index .Values.a "b" }}',
        '{{ include "named" .Values.a }}',
        '{{ include "of-values" (dict "Values" .Values.a "Other" 1) }}',
        '{{ template "root" . }}',
        "{{ if .Values.x }}{{ else if .Values.a.b }}{{ end }}",
        "{{ $v := ternary .Values.a.b 1 true }}",
        '{{ printf "%s" (.Values.a.b | toString) | quote }}',
        "{{ .Values.a.b }}\n{{ with .Values.c }}\n{{- end }}",
    ],
)
def test_a_value_is_read_in_many_ways(template: str) -> None:
    named = {"named": "{{ .b }}", "of-values": "{{ .Values.b }}", "root": "{{ .Values.a.b }}"}
    read, _ = reads(template, **named)
    assert "a.b" in read


@pytest.mark.parametrize(
    "template",
    [
        "{{ toYaml .Values.a }}",
        "{{ .Values.a | toYaml | nindent 2 }}",
        "{{- with .Values.a }}\n{{ toYaml . | trim }}{{ end }}",
        "{{ range .Values.a }}{{ . }}{{ end }}",
        "{{ range $key, $value := .Values.a }}{{ $key }}{{ end }}",
        "{{ $x := .Values.a }}{{ tpl $x . }}",
        '{{ toYaml (omit (default (dict "x" 1) .Values.a) "y") }}',
        '{{ include "named" .Values.a }}',
    ],
)
def test_a_value_is_taken_as_a_whole(template: str) -> None:
    _, whole = reads(template, named="{{ toJson . }}")
    assert "a" in whole


def test_what_is_not_read_is_not() -> None:
    read, whole = reads(
        "{{/* .Values.gone */}}{{ with .Values.a }}{{ .b }}{{ end }}{{ .c }}{{ $y.d }}"
        '{{ "text with .Values.text" }}',
        unused="{{ .Values.unused }}",
    )
    assert read == {"a", "a.b"}
    assert whole == set()


def test_a_template_that_includes_itself_ends() -> None:
    read, _ = reads('{{ include "again" . }}', again='{{ .Values.a }}{{ include "again" . }}')
    assert read == {"a"}
