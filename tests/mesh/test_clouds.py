"""Clouds whose admission rewrites objects."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from cdk8s import App, Chart

from constructs_lib import Cloud, IgnoredDifference, LinkerdStack
from constructs_lib.kubernetes.manifest import pod_spec
from constructs_lib.mesh.clouds import DIFFERENCES

from ..conftest import Manifest, synth


def selected(manifest: Manifest, jq_path: str) -> list[Any]:
    """Return what a path of keys and lists selects."""
    found: list[Any] = [manifest]
    for step in jq_path.removeprefix(".").split("."):
        key = step.removesuffix("[]?")
        found = [value[key] for value in found if key in value]
        if step != key:
            found = [item for value in found for item in value]
    return found


def ours(**options: Any) -> list[Manifest]:
    mesh = LinkerdStack(App(), "Mesh", **options)
    return [manifest for chart in mesh.charts.values() for manifest in synth(chart)]


@pytest.mark.parametrize("cloud", DIFFERENCES)
@pytest.mark.parametrize("in_chart", [True, False])
def test_differences_are_the_clouds(app: App, cloud: Cloud, in_chart: bool) -> None:
    scope = Chart(app, "c", disable_resource_name_hashes=True) if in_chart else app
    plain = LinkerdStack(App(), "Mesh").ignored_differences
    mesh = LinkerdStack(scope, "Mesh", cloud=cloud)
    assert mesh.ignored_differences == (*plain, *DIFFERENCES[cloud])
    assert mesh.sync_options == ()


def test_autopilots_differences_cover_every_container_of_ours() -> None:
    pods = 0
    for manifest in ours(kubernetes_version="1.34"):
        pod = pod_spec(manifest)
        if pod is None:
            continue
        pods += 1
        found = [
            value
            for difference in DIFFERENCES["gke-autopilot"]
            if difference.kind == manifest["kind"]
            for value in selected(manifest, difference.jq_path)
        ]
        containers = [*pod["containers"], *pod.get("initContainers", ())]
        assert found == [
            container["resources"] for container in containers if "resources" in container
        ]
    assert pods >= 2


def test_openshift_chooses_the_users() -> None:
    for manifest in ours(cloud="openshift"):
        pod = pod_spec(manifest)
        if pod is not None:
            text = json.dumps(pod)
            assert "runAsUser" not in text
            assert "runAsNonRoot" in text


def test_an_unknown_cloud_is_told(app: App) -> None:
    with pytest.raises(ValueError, match=r"'cloud' \(eks\) must be one of aks, gke-autopilot"):
        LinkerdStack(app, "Mesh", cloud=cast("Cloud", "eks"))


@pytest.mark.parametrize("fields", [{}, {"json_pointer": "/a", "jq_path": ".a"}])
def test_a_difference_says_in_one_way_which_field(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"'json_pointer' .* and 'jq_path' .*: give one of them"):
        IgnoredDifference(group="", kind="Pod", name="", **fields)
