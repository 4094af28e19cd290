"""LinkerdStack in somebody's Chart: all of it there, with explicit namespaces."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cdk8s import App, Chart, YamlOutputType
from constructs import Construct
from syrupy.assertion import SnapshotAssertion

from constructs_lib import LinkerdStack, MeshNamespaces

from ..conftest import Manifest, synth

Key = tuple[str, str, str | None]


@pytest.fixture
def team(tmp_path: Path) -> Chart:
    """A Chart with a namespace of its own, in an App that writes a file per chart."""
    app = App(outdir=str(tmp_path / "dist"), yaml_output_type=YamlOutputType.FILE_PER_CHART)
    return Chart(app, "team", namespace="team", disable_resource_name_hashes=True)


def key(manifest: Manifest) -> Key:
    metadata = manifest["metadata"]
    return manifest["kind"], metadata["name"], metadata.get("namespace")


def without_waves(manifest: Manifest) -> Manifest:
    metadata: dict[str, Any] = dict(manifest["metadata"])
    annotations = {**metadata.pop("annotations", {})}
    annotations.pop("argocd.argoproj.io/sync-wave", None)
    return {
        **manifest,
        "metadata": {**metadata, **({"annotations": annotations} if annotations else {})},
    }


def test_default_configuration(team: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    LinkerdStack(team, "Mesh")

    manifests = synth(team)

    assert manifests == manifest_snapshot
    assert len({key(manifest) for manifest in manifests}) == len(manifests)


def test_it_makes_what_it_makes_under_an_app(team: Chart, app: App) -> None:
    """The same objects in the same namespaces; only waves, which are the App's way, differ."""
    under_app = LinkerdStack(app, "Mesh")
    LinkerdStack(team, "Mesh")
    expected = {
        key(manifest): without_waves(manifest)
        for chart in under_app.charts.values()
        for manifest in synth(chart)
    }
    assert {key(manifest): manifest for manifest in synth(team)} == expected


def test_no_object_is_in_the_charts_own_namespace(team: Chart) -> None:
    LinkerdStack(team, "Mesh")
    namespaces = {manifest["metadata"].get("namespace") for manifest in synth(team)}
    assert namespaces == {"cert-manager", "linkerd", "linkerd-viz", None}


def test_cluster_scoped_objects_have_no_namespace(team: Chart) -> None:
    LinkerdStack(team, "Mesh")
    without = {kind for kind, _, namespace in map(key, synth(team)) if namespace is None}
    assert without == {"Namespace", "ClusterIssuer", "Bundle"}


def test_no_sync_waves(team: Chart) -> None:
    """How somebody else's chart is ordered is somebody else's decision."""
    LinkerdStack(team, "Mesh")
    for manifest in synth(team):
        annotations = manifest["metadata"].get("annotations", {})
        assert "argocd.argoproj.io/sync-wave" not in annotations


def test_it_makes_no_charts(team: Chart) -> None:
    stack = LinkerdStack(team, "Mesh")
    assert stack.charts == {}
    assert [chart.node.path for chart in App.of(team).charts] == ["team"]


def test_upstream_charts_are_told_all_the_same(team: Chart) -> None:
    stack = LinkerdStack(team, "Mesh")
    assert list(stack.helm_releases) == ["cert-manager", "linkerd-crds", "linkerd", "linkerd-viz"]


def test_it_may_be_below_a_construct_of_the_chart(team: Chart) -> None:
    stack = LinkerdStack(Construct(team, "Platform"), "Mesh")
    assert stack.charts == {}
    assert stack.restarters["linkerd"].node.path == "team/Platform/Mesh/linkerd-restarter"
    assert len(synth(team)) > 0


def test_two_stacks_in_one_chart_fight_for_the_same_objects(team: Chart) -> None:
    LinkerdStack(team, "One")
    LinkerdStack(
        team,
        "Other",
        namespaces=MeshNamespaces(cert_manager="a", crds="b", control_plane="c", viz="d"),
    )
    message = (
        r"team/One/Trust/SelfSigned and team/Other/Trust/SelfSigned make the same object, "
        r"ClusterIssuer\.cert-manager\.io linkerd-self-signed, and the cluster has only one of them"
    )
    with pytest.raises(RuntimeError, match=message):
        synth(team)


def test_file_per_resource_would_lose_a_restarter(chart: Chart) -> None:
    """Each namespace has one of the same name, so the App must write a file per chart."""
    LinkerdStack(chart, "Mesh")
    message = (
        r"chart/Mesh/linkerd-restarter/Default and chart/Mesh/linkerd-viz-restarter/Default would "
        r"be written to one file, CronJob\.linkerd-restarter"
    )
    with pytest.raises(RuntimeError, match=message):
        synth(chart)
