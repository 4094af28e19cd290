"""What changed between two versions of a chart: two releases' stand-ins, and a chart never seen."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, LinkerdRelease
from tools import compare_charts

from ..support import awkward
from ..support.cluster.charts import Settings, chart_files

NEVER_SEEN = {
    "Chart.yaml": (
        "apiVersion: v2\nname: mesh-dashboard\nversion: 1.4.0\nkubeVersion: '>=1.30.0-0'\n"
    ),
    "values.yaml": "replicas: 2\n",
    "templates/a.yaml": (
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: dashboard, namespace: x}\n"
        "spec: {replicas: {{ .Values.replicas }}, template: {{ .Values.pod | toJson }}}\n"
        "---\napiVersion: batch/v1\nkind: Job\nmetadata:\n  name: migrate\n"
        "  annotations: {helm.sh/hook: post-install}\n"
        "---\napiVersion: apiregistration.k8s.io/v1\nkind: APIService\n"
        "metadata: {name: v1.dash}\nspec: {service: {name: dashboard-api, namespace: x}}\n"
    ),
}


def folder(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


@pytest.fixture
def compare(
    helm: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Compare:
    """The command."""
    monkeypatch.setenv("HELM", helm)
    return Compare(monkeypatch, capsys)


class Compare:
    """The command, as somebody runs it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> list[str]:
        self._monkeypatch.setattr(sys, "argv", ["compare_charts", *map(str, arguments)])
        compare_charts.main()
        return self._capsys.readouterr().out.splitlines()


def stand_in(root: Path, name: str, release: LinkerdRelease, **changed: str) -> Path:
    files = chart_files(name, Settings(), release=release)
    return folder(root / release.name / name, {**files, **changed})


def test_two_releases_of_a_stand_in(compare: Compare, tmp_path: Path) -> None:
    old = stand_in(tmp_path, "linkerd-control-plane", STABLE_2_14_10)
    new = stand_in(tmp_path, "linkerd-control-plane", EDGE_26_8_3)
    lines = compare(old, new)
    assert "keys: new proxy.tracing" in lines
    assert not [line for line in lines if line.startswith("deployments: ")]
    assert "    version='2026.8.3'," in lines
    assert "    # a webhook: linkerd-proxy-injector" in lines


def test_every_subject_comes_and_goes(compare: Compare, tmp_path: Path) -> None:
    old = folder(tmp_path / "old", NEVER_SEEN)
    template = NEVER_SEEN["templates/a.yaml"]
    for word in ("dashboard", "migrate"):
        template = template.replace(word, f"{word}-two")
    changed = {
        "Chart.yaml": NEVER_SEEN["Chart.yaml"].replace("1.30", "1.33").replace("1.4.0", "2.0.0"),
        "values.yaml": "count: 2\n",
        "templates/a.yaml": template.replace(".replicas", ".count").replace("Job", "CronJob"),
    }
    new = folder(tmp_path / "new", changed)
    lines = compare(old, new)
    for line in (
        "keys: gone replicas",
        "keys: new count",
        "namespaced_kinds: gone Job.batch",
        "namespaced_kinds: new CronJob.batch",
        "deployments: gone dashboard",
        "deployments: new dashboard-two",
        "webhooks: gone dashboard-api",
        "webhooks: new dashboard-two-api",
        "hooks: gone Job/migrate",
        "hooks: new CronJob/migrate-two",
        "Kubernetes: gone >=1.30.0-0",
        "Kubernetes: new >=1.33.0-0",
    ):
        assert line in lines, lines
    assert "cluster_kinds: " not in "".join(lines)


def test_a_chart_that_no_release_has(
    compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_charts, "FOLDER", tmp_path)
    lines = compare(folder(tmp_path / "chart", NEVER_SEEN), "--write", "1.4.0")
    assert lines[:6] == [
        "HelmChart(",
        "    name='mesh-dashboard',",
        "    repository='REPOSITORY',",
        "    version='1.4.0',",
        "    folder='control_plane',",
        "    deployments=('dashboard',),",
    ]
    assert "    cluster_kinds=('APIService.apiregistration.k8s.io',)," in lines
    keys = json.loads((tmp_path / "mesh-dashboard-1.4.0.json").read_text("utf-8"))
    assert keys == {"pod": {}, "replicas": "number or share"}


def test_a_kind_has_its_scope_also_where_the_chart_leaves_the_namespace_out(
    compare: Compare,
) -> None:
    lines = compare(awkward.FOLDER)
    (kinds,) = (line for line in lines if line.startswith("    namespaced_kinds="))
    assert "'ConfigMap'" in kinds
    assert "ClusterRole" not in kinds


def test_what_helm_refuses_is_the_answer(compare: Compare, tmp_path: Path) -> None:
    broken = {**NEVER_SEEN, "templates/b.yaml": '{{ fail "replicas must be odd" }}\n'}
    with pytest.raises(SystemExit, match="replicas must be odd"):
        compare(folder(tmp_path / "chart", broken))
