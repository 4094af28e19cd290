"""Helm: found, new enough, and what it says when it cannot fetch."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from cdk8s import App

from constructs_lib import HelmRelease, LinkerdStack
from constructs_lib.rendering.helm_program import HelmProgram, one_line

from ..support.awkward import release
from ..support.cluster.charts import ChartRepository
from ..support.cluster.oci_registry import OciRegistry


def program(folder: Path, script: str) -> str:
    file = folder / "helm"
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)
    return str(file)


def test_it_is_found_on_path_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(tmp_path, "echo v3.19.5")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert HelmProgram.named("helm").path == path


@pytest.mark.parametrize("version", ["v3.14.0", "v3.19.5", "3.20", "v4.2.1", "v4.0.0-rc.1"])
def test_these_are_new_enough(tmp_path: Path, version: str) -> None:
    assert HelmProgram.named(program(tmp_path, f"echo {version}"))


@pytest.mark.parametrize("version", ["v2.17.0", "v3.13.3"])
def test_an_older_one_is_told_with_what_to_install(tmp_path: Path, version: str) -> None:
    with pytest.raises(ValueError, match=f"is {version}, which is too old: install Helm 3.14"):
        HelmProgram.named(program(tmp_path, f"echo {version}"))


def test_an_absent_one_is_told_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValueError, match=r"'helm' \(helm\) is not on PATH") as caught:
        HelmProgram.named("helm")
    for part in ("install Helm 3.14 or newer (https://helm.sh", "HELM=path of make synth"):
        assert part in str(caught.value)
    with pytest.raises(ValueError, match=r"'helm' \(/nowhere/helm\) is not at that path"):
        HelmProgram.named("/nowhere/helm")


def test_what_is_no_helm_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="printed 'boom' and no version"):
        HelmProgram.named(program(tmp_path, "echo boom >&2; exit 1"))
    file = tmp_path / "helm"
    file.write_bytes(b"\x7fELF and nothing more")
    with pytest.raises(ValueError, match=r"'helm' .* does not run"):
        HelmProgram.named(str(file))


def test_a_chart_is_fetched_from_its_repository(helm: str, tmp_path: Path) -> None:
    with ChartRepository() as repository:
        crds = HelmRelease(
            name="linkerd-crds",
            version="1.8.0",
            repository=f"{repository.url}/stable",
            namespace="linkerd",
            values={},
        )
        found = HelmProgram.named(helm).pull(crds, tmp_path)
    assert found.name == "linkerd-crds-1.8.0.tgz"


def test_a_chart_is_fetched_from_an_oci_registry(tmp_path: Path) -> None:
    """Argo CD wants its address without a scheme, helm with one and with the chart's name."""
    helm = HelmProgram(
        program(tmp_path, f'echo "$@" > {tmp_path}/said; > {tmp_path}/awkward-1.tgz')
    )
    helm.pull(release(repository="registry.example.com/charts"), tmp_path)
    assert (tmp_path / "said").read_text("utf-8").split()[:4] == [
        "pull",
        "oci://registry.example.com/charts/awkward",
        "--version",
        "1.2.3",
    ]


def test_a_repository_that_does_not_answer_is_told_with_the_way_around(
    helm: str, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=r"awkward 1\.2\.3 cannot be fetched from") as caught:
        HelmProgram.named(helm).pull(release(repository="http://127.0.0.1:9"), tmp_path)
    assert "put the archives into a folder and name the folder" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_lines_become_one() -> None:
    assert one_line("Error: a\n  b\n\nUse --debug flag to render out invalid YAML\n") == (
        "Error: a; b"
    )


def test_a_text_of_a_value_reaches_the_chart_as_it_is(helm: str, tmp_path: Path) -> None:
    texts = ["0o17", "0B1", "a\u0085b", "\u2028", "\U0001b538", "yes"]
    chart = tmp_path / "awkward"
    (chart / "templates").mkdir(parents=True)
    (chart / "Chart.yaml").write_text("apiVersion: v2\nname: awkward\nversion: 1.2.3\n", "utf-8")
    (chart / "templates" / "a.yaml").write_text(
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
        "data: {all: {{ toJson .Values.texts | b64enc }}}\n",
        "utf-8",
    )
    values: dict[str, Any] = {"texts": texts}
    (manifest,) = HelmProgram.named(helm).inflate(chart, release(values), values, "1.34.0")
    assert json.loads(base64.b64decode(manifest["data"]["all"])) == texts


def test_a_real_helm_finds_every_chart_in_one_registry(
    helm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OciRegistry(tmp_path / "registry") as registry:
        monkeypatch.setenv("SSL_CERT_FILE", str(registry.certificate))
        mesh = LinkerdStack(App(), "Mesh", chart_repository=f"oci://{registry.address}")
        charts = [chart for ones in mesh.helm_releases.values() for chart in ones]
        found = {HelmProgram.named(helm).pull(chart, tmp_path).name for chart in charts}
    assert found == {f"{chart.name}-{chart.version}.tgz" for chart in charts}
    assert len(found) == 6
