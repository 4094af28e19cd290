"""Taking a mesh away: what is named goes, in the one order in which nothing is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from cdk8s import App, Chart, YamlOutputType

from constructs_lib import (
    EDGE_26_8_3,
    AnchorRotation,
    ArgoCdDelivery,
    GitAnchorRotation,
    GitFolder,
    LinkerdStack,
)

from ..conftest import Manifest, pick, synth

GIT = GitFolder(repository="https://git.example.com/mesh.git")
EVERYTHING = ("linkerd-viz", "linkerd", "linkerd-crds", "cert-manager")
QUIET: dict[str, Any] = {
    "kubernetes_version": "1.34",
    "injection_guard": False,
    "values": {"linkerd-control-plane": {"webhookFailurePolicy": "Ignore"}},
}


def elements(app: App, removed: tuple[str, ...], **options: Any) -> dict[str, Manifest]:
    """Return the ApplicationSet's elements by folder."""
    mesh = LinkerdStack(app, "Mesh", **options)
    ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT, removed=removed)
    chart = app.node.find_child("argocd")
    assert isinstance(chart, Chart)
    spec = pick(synth(chart), "ApplicationSet", "linkerd-platform")["spec"]
    (generator,) = spec["generators"]
    assert "prune: {{ .prune }}, allowEmpty: {{ .removed }}" in spec["templatePatch"]
    return {element["folder"]: element for element in generator["list"]["elements"]}


def test_nothing_is_removed_unless_it_is_named(app: App) -> None:
    found = elements(app, ())
    assert [element["removed"] for element in found.values()] == [False] * 4
    assert not found["linkerd-crds"]["prune"]


def test_a_removed_folder_keeps_its_namespace_alone(app: App) -> None:
    found = elements(app, ("linkerd-viz",))
    (source,) = found["linkerd-viz"].pop("sources")
    assert source["path"] == "dist/linkerd-viz"
    assert source["directory"] == {"include": "{Bundle,Namespace}.*.yaml"}
    assert found["linkerd-viz"] == {"folder": "linkerd-viz", "prune": True, "removed": True}
    assert not found["linkerd"]["removed"], "and the rest stays"
    assert len(found["linkerd"]["sources"]) == 3


def test_everything(app: App) -> None:
    """Definitions too, because their folders are named."""
    found = elements(app, EVERYTHING, **QUIET)
    assert all(element["prune"] and element["removed"] for element in found.values())


@pytest.mark.parametrize(
    ("removed", "stays"),
    [
        (("linkerd",), "linkerd-viz"),
        (("linkerd-viz", "linkerd-crds"), "linkerd"),
        (("cert-manager", "linkerd", "linkerd-viz"), "linkerd-crds"),
    ],
)
def test_what_others_need_goes_last(app: App, removed: tuple[str, ...], stays: str) -> None:
    with pytest.raises(ValueError, match=f"{stays} would stay, and cannot work without it"):
        elements(app, removed, **QUIET)


@pytest.mark.parametrize("removed", [("viz",), ("linkerd-viz", "jaeger")])
def test_an_unknown_folder(app: App, removed: Any) -> None:
    with pytest.raises(ValueError, match=r"must be folders of the mesh, which are cert-"):
        elements(app, removed)


def test_the_guard_goes_in_an_earlier_push(app: App) -> None:
    with pytest.raises(ValueError, match="Set injection_guard=False, push"):
        elements(app, EVERYTHING[:2], **(QUIET | {"injection_guard": True}))


def test_webhooks_stop_to_refuse_in_an_earlier_push(app: App) -> None:
    expected = r"Set values=\{'linkerd-control-plane': \{'webhookFailurePolicy': 'Ignore'\}\}"
    with pytest.raises(ValueError, match=expected):
        elements(app, EVERYTHING[:2], **(QUIET | {"values": {}}))


@pytest.mark.parametrize(
    "rotation",
    [
        AnchorRotation(namespaces=["linkerd", "linkerd-viz"]),
        GitAnchorRotation(
            anchors=["linkerd-trust-anchor", "second"],
            active="linkerd-trust-anchor",
            namespaces=["linkerd", "linkerd-viz"],
        ),
    ],
)
def test_the_rotation_goes_in_an_earlier_push(app: App, rotation: Any) -> None:
    with pytest.raises(ValueError, match="Leave the option out, push, open the lock"):
        elements(app, EVERYTHING[:2], **(QUIET | {"anchor_rotation": rotation}))


def test_viz_alone_needs_no_earlier_push(app: App) -> None:
    assert elements(app, ("linkerd-viz",), kubernetes_version="1.34")["linkerd-viz"]["removed"]


def project(app: App, **options: Any) -> Manifest:
    names = {"viz", "jaeger", "alerts", "release"} & options.keys()
    mesh_options = {name: options.pop(name) for name in names}
    mesh = LinkerdStack(app, "Mesh", kubernetes_version="1.34", **mesh_options)
    ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT, **options)
    chart = app.node.find_child("argocd")
    assert isinstance(chart, Chart)
    spec: Manifest = pick(synth(chart), "AppProject", "linkerd-platform")["spec"]
    return spec


WITHOUT_CERT_MANAGER = tuple(
    chart for chart in EDGE_26_8_3.charts if chart.folder != "cert_manager"
)


@pytest.mark.parametrize("charts", [EDGE_26_8_3.charts, WITHOUT_CERT_MANAGER])
def test_kinds_of_what_is_switched_off_stay_allowed(app: App, charts: Any) -> None:
    """Argo CD neither sees nor prunes what its project forbids."""
    release = replace(EDGE_26_8_3, charts=charts)
    everything = App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
    with_all = project(everything, release=release, alerts=True)
    without = project(app, release=release, viz=False, jaeger=False)
    for field in ("clusterResourceWhitelist", "namespaceResourceWhitelist"):
        assert without[field] == with_all[field]
    allowed = {each["kind"] for each in without["namespaceResourceWhitelist"]}
    assert {"PodMonitor", "PrometheusRule", "ServiceMonitor"} <= allowed


def test_a_namespace_that_is_no_longer_named_stays_allowed(app: App) -> None:
    destinations = project(app, extra_namespaces=["search", "linkerd"])["destinations"]
    names = [each["namespace"] for each in destinations]
    assert names.count("linkerd") == names.count("search") == 1


@pytest.mark.parametrize("namespaces", ["search", ["*"]])
def test_extra_namespaces_that_are_none(app: App, namespaces: Any) -> None:
    with pytest.raises(ValueError, match="'extra_namespaces'"):
        project(app, extra_namespaces=namespaces)
