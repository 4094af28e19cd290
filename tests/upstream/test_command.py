"""A release of one's own follows upstream: two releases of stand-ins, and a chart never seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

import pytest
from cdk8s import App

from constructs_lib import (
    EDGE_26_8_3,
    STABLE_2_14_10,
    HelmChart,
    HelmValues,
    LinkerdStack,
    read_release,
)
from constructs_lib.upstream.__main__ import main

from ..support.cluster.charts import ChartRepository, Settings, chart_files, pack

DASHBOARD = {
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
        "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: left-to-helm}\n"
    ),
}
Run = Callable[[], tuple[int, list[str]]]


def chart(name: str, version: str, repository: str, **further: str) -> dict[str, str]:
    return {"name": name, "repository": repository, "version": version, **further}


def write_release(folder: Path, base: str, *charts: Mapping[str, str]) -> Path:
    file = folder / "release.json"
    file.write_text(json.dumps({"name": "ours", "base": base, "charts": charts}), "utf-8")
    return file


def chart_of(file: Path, name: str) -> HelmChart:
    return next(each for each in read_release(file).charts if each.name == name)


@pytest.fixture
def run(
    helm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """The command, as somebody runs it on release.json."""
    monkeypatch.setenv("HELM", helm)

    def command() -> tuple[int, list[str]]:
        status = main([str(tmp_path / "release.json"), "--keys", str(tmp_path)])
        output = capsys.readouterr()
        return status, (output.out + output.err).splitlines()

    return command


@pytest.fixture
def charts_url() -> Generator[str]:
    """Where the stand-ins of both releases are."""
    with ChartRepository() as repository:
        yield repository.url


def test_a_raised_version(run: Run, charts_url: str, tmp_path: Path) -> None:
    """From one release's charts to the other's, as a bot raises them: one number in one place."""
    pinned = chart("linkerd-viz", "30.12.11", f"{charts_url}/stable")
    file = write_release(tmp_path, "stable-2.14.10", pinned)
    assert run() == (0, ["release.facts.json: 0 charts"])
    assert chart_of(file, "linkerd-viz").version == "30.12.11"

    raised = {**pinned, "version": "2026.8.3", "repository": f"{charts_url}/edge"}
    write_release(tmp_path, "stable-2.14.10", raised)
    with pytest.raises(ValueError, match=r"linkerd-viz 2026\.8\.3, of which release\.facts\.json"):
        read_release(file)
    status, lines = run()
    assert status == 0
    assert lines[0] == "linkerd-viz 2026.8.3, before 30.12.11"
    assert "  not compared: linkerd-viz 30.12.11 cannot be fetched" in lines[1]
    viz = chart_of(file, "linkerd-viz")
    assert viz.version == "2026.8.3"
    assert viz.deployments == ("metrics-api", "prometheus", "tap", "tap-injector", "web")


def test_two_releases_are_compared(run: Run, tmp_path: Path, charts: Path) -> None:
    """Keys, kinds and hooks of all charts, and then a mesh of the new ones."""
    raised = [
        chart(each.name, each.version, "https://charts.example.com")
        for each in EDGE_26_8_3.charts
        if each.component != "rollouts"
    ]
    file = write_release(tmp_path, "stable-2.14.10", *raised)
    assert charts.is_dir()
    status, lines = run()
    assert status == 0, lines
    assert "linkerd-control-plane 2026.8.3, before 1.16.11" in lines
    assert "  keys: new proxy.tracing" in lines
    assert not [line for line in lines if "not compared" in line or "deployments: " in line]

    release = read_release(file)
    by_name = {each.name: each for each in release.charts}
    known = {each.name: each for each in EDGE_26_8_3.charts}
    for name in ("linkerd-control-plane", "linkerd-viz", "cert-manager", "trust-manager"):
        assert set(by_name[name].deployments) == set(known[name].deployments), name
        missing = {*known[name].namespaced_kinds} - {*by_name[name].namespaced_kinds}
        assert missing <= {*known[name].optional_kinds}, name
    mesh = LinkerdStack(App(), "Mesh", release=release, jaeger=False)
    assert {each.version for ones in mesh.helm_releases.values() for each in ones} == {
        each["version"] for each in raised
    }
    values: dict[str, HelmValues] = {"linkerd-control-plane": {"proxi": {}}}
    with pytest.raises(ValueError, match="'proxi' is no value of the chart"):
        LinkerdStack(App(), "Mesh", release=release, values=values)
    assert run() == (0, [f"release.facts.json: {len(raised)} charts"]), "and then it rests"


@pytest.fixture
def charts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the charts of a site without a network."""
    folder = tmp_path / "charts"
    folder.mkdir()
    for release in (STABLE_2_14_10, EDGE_26_8_3):
        for each in release.charts:
            files = chart_files(each.name, Settings(), release=release)
            archive = folder / f"{each.name}-{each.version}.tgz"
            archive.write_bytes(pack(each.name, files))
    monkeypatch.setenv("CHART_FOLDER", str(folder))
    return folder


def save(folder: Path, files: dict[str, str], version: str) -> None:
    (folder / f"mesh-dashboard-{version}.tgz").write_bytes(pack("mesh-dashboard", files))


def test_a_chart_that_no_release_has(run: Run, charts: Path, tmp_path: Path) -> None:
    save(charts, DASHBOARD, "1.4.0")
    entry = chart("mesh-dashboard", "1.4.0", "https://a.example.com", folder="control_plane")
    file = write_release(tmp_path, "edge-26.8.3", entry)
    status, lines = run()
    assert status == 0, lines
    assert lines[0] == "mesh-dashboard 1.4.0"
    assert "  webhooks: new dashboard-api" in lines
    release = read_release(file)
    dashboard = release.charts[-1]
    assert dashboard.deployments == ("dashboard",)
    assert dashboard.cluster_kinds == ("APIService.apiregistration.k8s.io",)
    assert dashboard.namespaced_kinds == ("ConfigMap", "Deployment.apps", "Job.batch")
    assert dashboard.keys == {"pod": {}, "replicas": "number or share"}
    keys = (tmp_path / "mesh-dashboard-1.4.0.json").read_text("utf-8")
    assert json.loads(keys) == dashboard.keys
    assert release.oldest_kubernetes == (1, 31), "of the others"
    with pytest.raises(ValueError, match=r"'replicas' \(two\) must be a number"):
        LinkerdStack(App(), "Mesh", release=release, values={"mesh-dashboard": {"replicas": "two"}})


def test_every_subject_comes_and_goes(run: Run, charts: Path, tmp_path: Path) -> None:
    save(charts, DASHBOARD, "1.4.0")
    entry = chart("mesh-dashboard", "1.4.0", "https://a.example.com", folder="control_plane")
    write_release(tmp_path, "edge-26.8.3", entry)
    run()
    template = DASHBOARD["templates/a.yaml"]
    for word in ("dashboard", "migrate"):
        template = template.replace(word, f"{word}-two")
    changed = {
        "Chart.yaml": DASHBOARD["Chart.yaml"].replace("1.30", "1.33").replace("1.4.0", "2.0.0"),
        "values.yaml": "count: 2\n",
        "templates/a.yaml": template.replace(".replicas", ".count").replace("Job", "CronJob"),
    }
    save(charts, changed, "2.0.0")
    file = write_release(tmp_path, "edge-26.8.3", {**entry, "version": "2.0.0"})
    _, lines = run()
    assert lines[0] == "mesh-dashboard 2.0.0, before 1.4.0"
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
        assert f"  {line}" in lines, lines
    assert "cluster_kinds: " not in "".join(lines)
    assert read_release(file).oldest_kubernetes == (1, 33)


def test_what_helm_refuses_is_the_answer(run: Run, charts: Path, tmp_path: Path) -> None:
    broken = {**DASHBOARD, "templates/b.yaml": '{{ fail "replicas must be odd" }}\n'}
    save(charts, broken, "1.4.0")
    entry = chart("mesh-dashboard", "1.4.0", "https://a.example.com", folder="viz")
    write_release(tmp_path, "edge-26.8.3", entry)
    status, lines = run()
    assert status == 2
    assert "replicas must be odd" in lines[0]
    assert not (tmp_path / "release.facts.json").exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, "there is no file"),
        ("{", "is no JSON"),
        ('{"base": "edge-1"}', r"'base' .edge-1. must be one of stable-2.14.10, edge-26.8.3"),
        ('{"base": "edge-26.8.3"}', "lacks 'charts'"),
        ('{"base": "edge-26.8.3", "charts": [{"name": "viz"}]}', "lacks 'repository'"),
    ],
)
def test_a_file_that_says_something_else(tmp_path: Path, text: Any, problem: str) -> None:
    file = tmp_path / "release.json"
    if text is not None:
        file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=problem):
        read_release(file)
