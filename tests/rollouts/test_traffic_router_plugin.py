"""TrafficRouterPlugin: where the controller gets the plugin, and from where it must not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib import TrafficRouterPlugin
from constructs_lib.releases.helm_values import known_keys, unknown_keys

NAME = "argoproj-labs/gatewayAPI"
SUM = "0123456789abcdef" * 4


def test_an_init_container_copies_it_from_an_image() -> None:
    plugin = TrafficRouterPlugin.from_image("registry.example.com/plugin:0.15.0", path="/bin/it")
    values: Any = plugin.values
    (copy,) = values["initContainers"]
    location = "/plugins/gateway-api-plugin"
    assert copy["command"] == ["cp", "/bin/it", location]
    assert values["trafficRouterPlugins"] == [{"name": NAME, "location": f"file://{location}"}]
    (volume,) = values["volumes"]
    (written,) = copy["volumeMounts"]
    (read,) = values["volumeMounts"]
    assert volume["name"] == written["name"] == read["name"]
    assert location.startswith(written["mountPath"])
    assert read["readOnly"] is True, "the controller must not change what it runs"
    assert copy["securityContext"]["runAsUser"] > 0, "the pod forbids root"


def test_it_is_in_the_controllers_own_image() -> None:
    image = "registry.example.com/team/argo-rollouts:v1.9.0-plugin@sha256:" + SUM
    values: Any = TrafficRouterPlugin.from_controller_image(image, path="/opt/plugin").values
    assert values["image"] == {
        "registry": "registry.example.com",
        "repository": "team/argo-rollouts",
        "tag": f"v1.9.0-plugin@sha256:{SUM}",
    }
    assert values["trafficRouterPlugins"][0]["location"] == "file:///opt/plugin"


def test_a_download_has_its_sum() -> None:
    values: Any = TrafficRouterPlugin.from_url("https://example.com/plugin", sha256=SUM).values
    assert values == {
        "trafficRouterPlugins": [
            {"name": NAME, "location": "https://example.com/plugin", "sha256": SUM}
        ]
    }


@pytest.mark.parametrize(
    "plugin",
    [
        TrafficRouterPlugin.from_image("r.example.com/p:1", path="/p"),
        TrafficRouterPlugin.from_controller_image("r.example.com/p:1", path="/p"),
        TrafficRouterPlugin.from_url("https://example.com/p", sha256=SUM),
    ],
    ids=["image", "controller-image", "url"],
)
def test_the_chart_knows_each_value(plugin: TrafficRouterPlugin) -> None:
    known = known_keys("argo-rollouts", "2.41.0")
    assert known is not None
    assert list(unknown_keys({"controller": plugin.values}, known)) == []


class TestRefusals:
    @pytest.mark.parametrize("image", ["registry.example.com/plugin", "plugin:latest"])
    def test_an_image_without_a_version(self, image: str) -> None:
        with pytest.raises(ValueError, match=re.escape(f"'image' ({image})")):
            TrafficRouterPlugin.from_image(image, path="/p")

    @pytest.mark.parametrize("path", ["bin/plugin", "/plugins/"])
    def test_a_path_that_is_no_file(self, path: str) -> None:
        with pytest.raises(ValueError, match=re.escape(f"'path' ({path}) must be the absolute")):
            TrafficRouterPlugin.from_image("r.example.com/p:1", path=path)

    @pytest.mark.parametrize("image", ["argo-rollouts:1", f"r.example.com/p@sha256:{SUM}"])
    def test_an_image_that_the_chart_cannot_write(self, image: str) -> None:
        with pytest.raises(ValueError, match="must be REGISTRY/NAME:TAG"):
            TrafficRouterPlugin.from_controller_image(image, path="/p")

    def test_a_download_that_anybody_can_change(self) -> None:
        with pytest.raises(ValueError, match="must begin with https://"):
            TrafficRouterPlugin.from_url("http://example.com/p", sha256=SUM)

    @pytest.mark.parametrize("sha256", ["", SUM[:-1], SUM.upper()])
    def test_a_download_without_a_sum(self, sha256: str) -> None:
        with pytest.raises(ValueError, match="must have 64 digits"):
            TrafficRouterPlugin.from_url("https://example.com/p", sha256=sha256)
