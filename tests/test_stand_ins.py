"""The bench's stand-ins for the upstream charts, against what is known of the real ones."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.request import urlopen

import pytest
import yaml
from cdk8s import App

import app as platform
from constructs_lib import HelmRelease

from .cluster.charts import ChartRepository, Settings, chart_files, repository_files
from .cluster.nodes import ON_KWOK
from .conftest import ROOT, SHARED_FACTS, Manifest

FACTS = SHARED_FACTS / "charts" / "linkerd-stable-2.14.10.json"
LINKERD_CHARTS = ("linkerd-crds", "linkerd-control-plane", "linkerd-jaeger", "linkerd-viz")
# Of the other annotations the facts say nothing.
TOLD = ("cert-manager.io/", "helm.sh/", "linkerd.io/inject")
ANSWERED = Settings(answered=("cert-manager", "trust-manager", *LINKERD_CHARTS))
needs_facts = pytest.mark.skipif(not FACTS.is_file(), reason="the shared facts are not here")


@pytest.fixture(scope="session")
def helm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Helm: the bench's own, an installed one, or one built for these tests."""
    found = [file for file in (ROOT / ".cache").rglob("helm") if os.access(file, os.X_OK)]
    installed = shutil.which("helm")
    for file in [*filter(Path.is_file, found), *([Path(installed)] if installed else [])]:
        return file
    if shutil.which("go") is None:
        pytest.skip("neither helm nor go is here")
    folder = tmp_path_factory.mktemp("helm")
    subprocess.run(
        ["nice", "-n", "19", "go", "install", "helm.sh/helm/v3/cmd/helm@v3.19.5"],
        env={**os.environ, "GOBIN": str(folder)},
        check=True,
    )
    return folder / "helm"


@cache
def releases() -> dict[str, HelmRelease]:
    """Return the charts of app.py's mesh, with their values."""
    mesh = platform.build(App())
    return {one.name: one for ones in mesh.helm_releases.values() for one in ones}


def rendered(
    helm: Path,
    folder: Path,
    name: str,
    settings: Settings,
    *,
    values: dict[str, object] | None = None,
) -> list[Manifest]:
    """Return what a stand-in renders with app.py's values."""
    for path, text in chart_files(name, settings).items():
        file = folder / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    release = releases()[name]
    given = folder / "given.yaml"
    given.write_text(yaml.safe_dump(values or json.loads(json.dumps(release.values))), "utf-8")
    finished = subprocess.run(
        [helm, "template", name, folder / name, "-n", release.namespace, "-f", given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    documents = cast("list[Manifest | None]", list(yaml.safe_load_all(finished.stdout)))
    return [one for one in documents if one is not None]


def fact(one: Manifest) -> Manifest:
    """Return what the facts tell of an object."""
    meta = one["metadata"]
    annotations = cast("dict[str, str]", meta.get("annotations") or {})
    found: Manifest = {
        "apiVersion": one["apiVersion"],
        "kind": one["kind"],
        "name": meta["name"],
        "namespace": meta.get("namespace"),
        "labels": meta.get("labels") or {},
        "annotations": {key: value for key, value in annotations.items() if key.startswith(TOLD)},
    }
    template = template_of(one)
    if template:
        pod = template["spec"]
        volumes = pod.get("volumes", [])
        found |= {
            "podLabels": template["metadata"]["labels"],
            "podAnnotations": sorted(template["metadata"]["annotations"]),
            "containers": [container["name"] for container in pod["containers"]],
            "initContainers": [container["name"] for container in pod.get("initContainers", [])],
            "secretsMounted": [one["secret"]["secretName"] for one in volumes if "secret" in one],
            "configMapsMounted": [
                one["configMap"]["name"] for one in volumes if "configMap" in one
            ],
        }
    if "webhooks" in one:
        found["webhooks"] = [
            {
                "name": hook["name"],
                "failurePolicy": hook["failurePolicy"],
                "service": hook["clientConfig"]["service"],
                "namespaceSelector": hook.get("namespaceSelector"),
                "objectSelector": hook.get("objectSelector"),
            }
            for hook in one["webhooks"]
        ]
    if one["kind"] == "APIService":
        service = one["spec"]["service"]
        found["service"] = {"name": service["name"], "namespace": service["namespace"]}
    return found


def template_of(one: Manifest) -> dict[str, Any] | None:
    """Return an object's pod template, if it has one."""
    spec = one.get("spec", {})
    found = spec.get("jobTemplate", {}).get("spec", spec).get("template")
    return cast("dict[str, Any] | None", found)


def key(one: Manifest) -> tuple[str, str, str]:
    return one["kind"], one["name"], one["namespace"] or ""


@needs_facts
@pytest.mark.parametrize("settings", [Settings(), ANSWERED], ids=["silent", "answered"])
@pytest.mark.parametrize("name", LINKERD_CHARTS)
def test_stand_in_is_like_the_real_chart(
    helm: Path, tmp_path: Path, name: str, settings: Settings
) -> None:
    release = releases()[name]
    real = json.loads(FACTS.read_text("utf-8"))["charts"][f"{name} {release.version}"]
    for one in real:
        one.setdefault("namespace", None)
        one.setdefault("annotations", {})
        one.setdefault("labels", {})
        if name == "linkerd-crds":
            # The facts were gathered with another namespace for this release.
            one["labels"]["linkerd.io/control-plane-ns"] = release.namespace
    ours = [fact(one) for one in rendered(helm, tmp_path, name, settings)]
    assert sorted(map(key, ours)) == sorted(map(key, real))
    assert sorted(ours, key=key) == sorted(real, key=key)


@pytest.mark.parametrize("name", ["cert-manager", "trust-manager", *LINKERD_CHARTS])
def test_only_kwok_plays_the_pods_of_a_stand_in(helm: Path, tmp_path: Path, name: str) -> None:
    for one in rendered(helm, tmp_path, name, Settings()):
        template = template_of(one)
        if template:
            found = {key: template["spec"].get(key) for key in ON_KWOK}
            assert found == ON_KWOK, one["metadata"]["name"]


@pytest.mark.parametrize("name", ["cert-manager", "trust-manager", *LINKERD_CHARTS[1:]])
def test_webhook_is_called_where_somebody_answers(helm: Path, tmp_path: Path, name: str) -> None:
    for settings, conditions in ((Settings(), ["false"]), (ANSWERED, [])):
        objects = rendered(helm, tmp_path, name, settings)
        services = {one["metadata"]["name"] for one in objects if one["kind"] == "Service"}
        hooks = [hook for one in objects for hook in one.get("webhooks", [])]
        assert hooks
        for hook in hooks:
            assert hook["clientConfig"]["service"]["name"] in services
            found = [one["expression"] for one in hook.get("matchConditions", [])]
            assert found == conditions


def test_definitions_come_with_the_chart(helm: Path, tmp_path: Path) -> None:
    """Those files are templates of the real charts; what is for Helm is left out."""
    definition = (
        "# START {{- if .Values.crds.enabled }}\nkind: CustomResourceDefinition\n"
        "metadata:\n  name: {}\n  labels:\n    app: '{{{{ .Release.Name }}}}'\nspec: {{}}\n"
    )
    settings = Settings(
        definitions={"cert-manager": [definition.format("one"), definition.format("two")]}
    )
    objects = rendered(helm, tmp_path, "cert-manager", settings)
    found = [one for one in objects if one["kind"] == "CustomResourceDefinition"]
    assert [one["metadata"] for one in found] == [
        {"name": "one", "labels": None},
        {"name": "two", "labels": None},
    ]


def test_archives_are_the_same_every_time() -> None:
    assert repository_files(Settings()) == repository_files(Settings())
    assert repository_files(Settings()) != repository_files(ANSWERED)


def test_helm_takes_them_from_the_repository(helm: Path, tmp_path: Path) -> None:
    with ChartRepository() as repository:
        with urlopen(f"{repository.url}/stable/index.yaml") as answer:  # noqa: S310
            index = yaml.safe_load(answer.read())
        assert sorted(index["entries"]) == sorted(LINKERD_CHARTS)
        version = releases()["linkerd-crds"].version
        where = ("--repo", f"{repository.url}/stable", "--version", version)
        finished = subprocess.run(
            [helm, "template", "crds", "linkerd-crds", *where],
            env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            check=False,
        )
        assert finished.returncode == 0, finished.stderr
        assert finished.stdout.count("kind: CustomResourceDefinition") == 8
        assert "/stable/linkerd-crds-1.8.0.tgz" in repository.requests
