"""Clouds whose admission rewrites objects."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from cdk8s import App, Chart

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, Cloud, LinkerdRelease, LinkerdStack
from constructs_lib.kubernetes.manifest import pod_spec
from constructs_lib.mesh.clouds import DIFFERENCES

from ..conftest import SHARED_FACTS, Manifest, synth


def value_at(manifest: Any, pointer: str) -> Any:
    for key in pointer.split("/")[1:]:
        try:
            manifest = manifest[int(key) if isinstance(manifest, list) else key]
        except (IndexError, KeyError):
            return None
    return manifest


def ours(**options: Any) -> list[Manifest]:
    mesh = LinkerdStack(App(), "Mesh", **options)
    return [one for chart in mesh.charts.values() for one in synth(chart)]


@pytest.mark.parametrize("cloud", DIFFERENCES)
@pytest.mark.parametrize("in_chart", [True, False])
def test_differences_are_the_clouds(app: App, cloud: Cloud, in_chart: bool) -> None:
    scope = Chart(app, "c", disable_resource_name_hashes=True) if in_chart else app
    plain = LinkerdStack(App(), "Mesh").ignored_differences
    mesh = LinkerdStack(scope, "Mesh", cloud=cloud)
    assert mesh.ignored_differences == (*plain, *DIFFERENCES[cloud])
    assert mesh.sync_options == ()


def test_autopilots_differences_cover_every_container_of_ours() -> None:
    """An ignored field further down a list would be a difference after all."""
    pods = 0
    for manifest in ours(kubernetes_version="1.34"):
        pod = pod_spec(manifest)
        if pod is None:
            continue
        pods += 1
        pointers = [
            one.json_pointer for one in DIFFERENCES["gke-autopilot"] if one.kind == manifest["kind"]
        ]
        found = [value_at(manifest, pointer) for pointer in pointers]
        containers = [*pod["containers"], *pod.get("initContainers", ())]
        assert [one for one in found if one] == [
            one["resources"] for one in containers if "resources" in one
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


@pytest.mark.skipif(not SHARED_FACTS.exists(), reason="the facts are not on this machine")
@pytest.mark.parametrize("release", [STABLE_2_14_10, EDGE_26_8_3], ids=lambda one: one.name)
def test_every_webhook_configuration_has_one_webhook(release: LinkerdRelease) -> None:
    text = (SHARED_FACTS / "charts" / f"linkerd-{release.name}.json").read_text("utf-8")
    found = [
        one
        for objects in json.loads(text)["charts"].values()
        for one in objects
        if "webhooks" in one
    ]
    assert len(found) >= 4
    assert all(len(one["webhooks"]) == 1 for one in found)
