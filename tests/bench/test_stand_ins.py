"""The bench's stand-ins for the upstream charts, against what is known of the real ones."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.request import urlopen

import pytest
import yaml
from cdk8s import App

from constructs_lib import (
    EDGE_26_8_3,
    STABLE_2_14_10,
    ArgoRollouts,
    HelmRelease,
    LinkerdRelease,
    TrafficRouterPlugin,
    releases,
)

from ..conftest import SHARED_FACTS, Manifest
from ..support import composition as platform
from ..support.cluster.charts import ChartRepository, Settings, chart_files, repository_files
from ..support.cluster.nodes import ON_KWOK

LINKERD_CHARTS = ("linkerd-crds", "linkerd-control-plane", "linkerd-jaeger", "linkerd-viz")
# Of a chart that both releases have in one version, the current release's.
EVERY_CHART = [
    pytest.param(release, chart, id=f"{chart}-{version}")
    for (chart, version), release in {
        (chart.name, chart.version): release for release in releases.ALL for chart in release.charts
    }.items()
]
ROLLOUTS = ArgoRollouts(
    plugin=TrafficRouterPlugin.from_image("registry.example.com/plugin:0.15.0", path="/plugin")
)
WITHOUT_WEBHOOKS = ("linkerd-crds", "argo-rollouts")
EVERY_LINKERD_CHART = [each for each in EVERY_CHART if each.values[1] in LINKERD_CHARTS]
# Of the other annotations the facts say nothing.
TOLD = ("cert-manager.io/", "helm.sh/", "linkerd.io/inject")
WEBHOOKS_CA = "cert-manager/linkerd-webhook-issuer"
ANSWERED = Settings(answered=("cert-manager", "trust-manager", *LINKERD_CHARTS))
needs_facts = pytest.mark.skipif(not SHARED_FACTS.is_dir(), reason="the shared facts are not here")


@cache
def helm_releases(release: str) -> dict[str, HelmRelease]:
    """Return the charts of app.py's mesh, with their values, and Argo Rollouts where it can be."""
    (chosen,) = [each for each in releases.ALL if each.name == release]
    rollouts = None if chosen.own_http_routes else ROLLOUTS
    mesh = platform.build(App(), release=chosen, rollouts=rollouts)
    return {each.name: each for ones in mesh.helm_releases.values() for each in ones}


def real_objects(release: LinkerdRelease, name: str) -> list[Manifest]:
    """Return what is known of the objects of a real chart, rendered as app.py's mesh has it."""
    file = SHARED_FACTS / "charts" / f"linkerd-{release.name}.json"
    charts = json.loads(file.read_text("utf-8"))["charts"]
    release_chart = helm_releases(release.name)[name]
    # The facts about an edge release were gathered before its charts had their version.
    real: list[Manifest] = charts.get(f"{name} {release_chart.version}") or charts[name]
    for each in real:
        each.setdefault("namespace", None)
        each.setdefault("annotations", {})
        each.setdefault("labels", {})
        if each["annotations"].pop("cert-manager.io/inject-ca-from", None):
            # They were gathered when the webhooks' CA was taken from their Certificates.
            each["annotations"]["cert-manager.io/inject-ca-from-secret"] = WEBHOOKS_CA
        if name == "linkerd-crds":
            # They were gathered with another namespace for this release, too.
            each["labels"]["linkerd.io/control-plane-ns"] = release_chart.namespace
            each["labels"]["helm.sh/chart"] = f"{name}-{release_chart.version}"
    without_job = release_chart.values.get("createNamespaceMetadataJob") is False
    return [each for each in real if not (without_job and "helm.sh/hook" in each["annotations"])]


def rendered(
    helm: str | Path,
    folder: Path,
    name: str,
    settings: Settings,
    *,
    release: LinkerdRelease = STABLE_2_14_10,
    values: dict[str, object] | None = None,
) -> list[Manifest]:
    """Return what a stand-in renders with app.py's values."""
    for path, text in chart_files(name, settings, release=release).items():
        file = folder / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    chart = helm_releases(release.name)[name]
    given = folder / "given.yaml"
    given.write_text(yaml.safe_dump(values or json.loads(json.dumps(chart.values))), "utf-8")
    finished = subprocess.run(
        [helm, "template", name, folder / name, "-n", chart.namespace, "-f", given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    documents = cast("list[Manifest | None]", list(yaml.safe_load_all(finished.stdout)))
    return [document for document in documents if document is not None]


def fact(manifest: Manifest) -> Manifest:
    """Return what the facts tell of an object."""
    meta = manifest["metadata"]
    annotations = cast("dict[str, str]", meta.get("annotations") or {})
    found: Manifest = {
        "apiVersion": manifest["apiVersion"],
        "kind": manifest["kind"],
        "name": meta["name"],
        "namespace": meta.get("namespace"),
        "labels": meta.get("labels") or {},
        "annotations": {key: value for key, value in annotations.items() if key.startswith(TOLD)},
    }
    template = template_of(manifest)
    if template:
        pod = template["spec"]
        volumes = pod.get("volumes", [])
        found |= {
            "podLabels": template["metadata"]["labels"],
            "podAnnotations": sorted(template["metadata"]["annotations"]),
            "containers": [container["name"] for container in pod["containers"]],
            "initContainers": [container["name"] for container in pod.get("initContainers", [])],
            "secretsMounted": [
                volume["secret"]["secretName"] for volume in volumes if "secret" in volume
            ],
            "configMapsMounted": [
                volume["configMap"]["name"] for volume in volumes if "configMap" in volume
            ],
        }
    if "webhooks" in manifest:
        found["webhooks"] = [
            {
                "name": hook["name"],
                "failurePolicy": hook["failurePolicy"],
                "service": hook["clientConfig"]["service"],
                "namespaceSelector": hook.get("namespaceSelector"),
                "objectSelector": hook.get("objectSelector"),
            }
            for hook in manifest["webhooks"]
        ]
    if manifest["kind"] == "APIService":
        service = manifest["spec"]["service"]
        found["service"] = {"name": service["name"], "namespace": service["namespace"]}
    return found


def template_of(manifest: Manifest) -> dict[str, Any] | None:
    """Return an object's pod template, if it has one."""
    spec = manifest.get("spec", {})
    found = spec.get("jobTemplate", {}).get("spec", spec).get("template")
    return cast("dict[str, Any] | None", found)


def key(manifest: Manifest) -> tuple[str, str, str]:
    return manifest["kind"], manifest["name"], manifest["namespace"] or ""


@needs_facts
@pytest.mark.parametrize("settings", [Settings(), ANSWERED], ids=["silent", "answered"])
@pytest.mark.parametrize(("release", "name"), EVERY_LINKERD_CHART)
def test_stand_in_is_like_the_real_chart(
    helm: str, tmp_path: Path, release: LinkerdRelease, name: str, settings: Settings
) -> None:
    real = real_objects(release, name)
    ours = [
        fact(manifest) for manifest in rendered(helm, tmp_path, name, settings, release=release)
    ]
    assert sorted(map(key, ours)) == sorted(map(key, real))
    assert sorted(ours, key=key) == sorted(real, key=key)


@pytest.mark.parametrize(("release", "name"), EVERY_CHART)
def test_only_kwok_plays_the_pods_of_a_stand_in(
    helm: str, tmp_path: Path, release: LinkerdRelease, name: str
) -> None:
    for manifest in rendered(helm, tmp_path, name, Settings(), release=release):
        template = template_of(manifest)
        if template:
            found = {key: template["spec"].get(key) for key in ON_KWOK}
            assert found == ON_KWOK, manifest["metadata"]["name"]


@pytest.mark.parametrize(
    ("release", "name"), [each for each in EVERY_CHART if each.values[1] not in WITHOUT_WEBHOOKS]
)
def test_webhook_is_called_where_somebody_answers(
    helm: str, tmp_path: Path, release: LinkerdRelease, name: str
) -> None:
    for settings, conditions in ((Settings(), ["false"]), (ANSWERED, [])):
        objects = rendered(helm, tmp_path, name, settings, release=release)
        services = {
            manifest["metadata"]["name"] for manifest in objects if manifest["kind"] == "Service"
        }
        hooks = [hook for manifest in objects for hook in manifest.get("webhooks", [])]
        assert hooks
        for hook in hooks:
            assert hook["clientConfig"]["service"]["name"] in services
            found = [condition["expression"] for condition in hook.get("matchConditions", [])]
            assert found == conditions


@pytest.mark.parametrize(
    "name", [chart.name for chart in EDGE_26_8_3.charts if chart.component != "rollouts"]
)
def test_deployments_can_be_upgraded(helm: str, tmp_path: Path, name: str) -> None:
    """The API server refuses another selector, and the real charts have not changed theirs."""
    before, after = (
        {
            manifest["metadata"]["name"]: manifest["spec"]["selector"]
            for manifest in rendered(
                helm, tmp_path / release.name, name, Settings(), release=release
            )
            if manifest["kind"] == "Deployment"
        }
        for release in (STABLE_2_14_10, EDGE_26_8_3)
    )
    assert before == after


def test_native_sidecars_are_init_containers_that_stay(helm: str, tmp_path: Path) -> None:
    """An init container without a restartPolicy would have to end before the others start."""
    objects = rendered(helm, tmp_path, "linkerd-control-plane", Settings(), release=EDGE_26_8_3)
    policies = {
        (manifest["metadata"]["name"], container["name"]): container.get("restartPolicy")
        for manifest in objects
        if manifest["kind"] == "Deployment"
        for container in manifest["spec"]["template"]["spec"]["initContainers"]
    }
    assert policies == {
        ("linkerd-destination", "linkerd-init"): None,
        ("linkerd-destination", "linkerd-proxy"): "Always",
        ("linkerd-identity", "linkerd-init"): None,
        ("linkerd-proxy-injector", "linkerd-init"): None,
        ("linkerd-proxy-injector", "linkerd-proxy"): "Always",
    }


def test_definitions_come_with_the_chart(helm: str, tmp_path: Path) -> None:
    """Those files are templates of the real charts; what is for Helm is left out."""
    definition = (
        "# START {{- if .Values.crds.enabled }}\nkind: CustomResourceDefinition\n"
        "metadata:\n  name: {}\n  labels:\n    app: '{{{{ .Release.Name }}}}'\nspec: {{}}\n"
    )
    settings = Settings(
        definitions={"cert-manager": [definition.format("one"), definition.format("two")]}
    )
    objects = rendered(helm, tmp_path, "cert-manager", settings)
    found = [manifest for manifest in objects if manifest["kind"] == "CustomResourceDefinition"]
    assert [each["metadata"] for each in found] == [
        {"name": "one", "labels": None},
        {"name": "two", "labels": None},
    ]


def test_definitions_of_a_version_win_over_those_of_any() -> None:
    definitions = {"cert-manager": ["kind: Any"], "cert-manager v1.21.2": ["kind: Current"]}
    settings = Settings(definitions=definitions)
    for release, kind in ((STABLE_2_14_10, "Any"), (EDGE_26_8_3, "Current")):
        files = chart_files("cert-manager", settings, release=release)
        assert f"kind: {kind}" in files["templates/crds.yaml"]


def test_archives_are_the_same_every_time() -> None:
    assert repository_files(Settings()) == repository_files(Settings())
    assert repository_files(Settings()) != repository_files(ANSWERED)


@pytest.mark.parametrize(
    ("release", "folder", "definitions"), [(STABLE_2_14_10, "stable", 8), (EDGE_26_8_3, "edge", 10)]
)
def test_helm_takes_them_from_the_repository(
    helm: str, tmp_path: Path, release: LinkerdRelease, folder: str, definitions: int
) -> None:
    with ChartRepository() as repository:
        with urlopen(f"{repository.url}/{folder}/index.yaml") as answer:  # noqa: S310
            index = yaml.safe_load(answer.read())
        linkerds = [manifest.name for manifest in release.charts if manifest.name in LINKERD_CHARTS]
        assert sorted(index["entries"]) == sorted(linkerds)
        version = helm_releases(release.name)["linkerd-crds"].version
        where = ("--repo", f"{repository.url}/{folder}", "--version", version)
        finished = subprocess.run(
            [helm, "template", "crds", "linkerd-crds", *where],
            env={"HOME": str(tmp_path), "PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            check=False,
        )
        assert finished.returncode == 0, finished.stderr
        assert finished.stdout.count("kind: CustomResourceDefinition") == definitions
        assert f"/{folder}/linkerd-crds-{version}.tgz" in repository.requests
