"""A chart's clock: moved where templates call it, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from constructs_lib.rendering.clock import move_clock, moved_clock

TIME = datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)
THEN = '(toDate "2006-01-02T15:04:05Z" "2001-02-03T04:05:06Z")'


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ now }}", f"{{{{ {THEN} }}}}"),
        ('{{ date "4" (now | mustDateModify "+10m") }}', None),
        ("{{- now | date `now` -}}", f"{{{{- {THEN} | date `now` -}}}}"),
        ('{{ "}}" | cat now }}', f'{{{{ "}}}}" | cat {THEN} }}}}'),
        ("{{ if\n now }}", f"{{{{ if\n {THEN} }}}}"),
    ],
)
def test_a_call_has_the_other_time(template: str, expected: str | None) -> None:
    wanted = template.replace("now", THEN) if expected is None else expected
    assert moved_clock(template, TIME) == wanted


@pytest.mark.parametrize(
    "template",
    [
        "now",
        '{{ "now" }}',
        '{{ "a \\" now" }}',
        "{{ `now` }}",
        "{{/* now */}}",
        "{{ .Values.now }}",
        "{{ $now }}",
        "{{ nowhere }}",
        "{{ unknow }}",
        "{{ x }} now {{ y }}",
    ],
)
def test_what_only_looks_like_a_call_stays(template: str) -> None:
    assert moved_clock(template, TIME) == template


def test_the_other_time_differs_in_every_part(tmp_path: Path) -> None:
    file = tmp_path / "chart" / "charts" / "inner" / "templates" / "deep" / "a.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("{{ now }}", "utf-8")
    values = tmp_path / "chart" / "values.yaml"
    values.write_text("text: '{{ now }}'", "utf-8")
    move_clock(tmp_path / "chart", datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC))
    assert '"2027-06-10T20:45:50Z"' in file.read_text("utf-8")
    assert values.read_text("utf-8") == "text: '{{ now }}'"
