"""The plugin by which Argo Rollouts writes the weights of HTTPRoutes, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..kubernetes.image import check_image
from ..kubernetes.option_types import checks_options, checks_types
from ..releases.helm_values import HelmValues, JsonValue

PLUGIN_NAME = "argoproj-labs/gatewayAPI"
"""The name under which a Rollout asks for the plugin."""

_FOLDER = "/plugins"
_FILE = f"{_FOLDER}/gateway-api-plugin"
_VOLUME = "gateway-api-plugin"
_USER = 999
"""The user of Argo Rollouts' image (argo-rollouts@v1.9.0 Dockerfile)."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


@checks_options
@dataclass(frozen=True, slots=True)
class TrafficRouterPlugin:
    """Argo Rollouts' plugin for the Gateway API; 0.15.0 is the version that was tried.

    A plugin is a program that the controller starts. The controller ends if it cannot get it, so a
    place outside the cluster stands in the way of every canary. Take it from an image.

    Attributes:
        values: The values of chart argo-rollouts that bring the plugin.
    """

    values: HelmValues = field(repr=False)

    @classmethod
    @checks_types
    def from_image(cls, image: str, *, path: str) -> TrafficRouterPlugin:
        """Return the plugin in an image that has ``cp``: an init container copies it.

        Args:
            image: The image, by tag or digest.
            path: The absolute path of the plugin in the image.

        Raises:
            ValueError: The image has no fixed version, or the path is not absolute.
        """
        copy: JsonValue = {
            "name": "gateway-api-plugin",
            "image": check_image("image", image),
            "command": ["cp", _check_path(path), _FILE],
            "securityContext": {
                "allowPrivilegeEscalation": False,
                "capabilities": {"drop": ["ALL"]},
                "readOnlyRootFilesystem": True,
                "runAsNonRoot": True,
                "runAsUser": _USER,
                "seccompProfile": {"type": "RuntimeDefault"},
            },
            "volumeMounts": [{"name": _VOLUME, "mountPath": _FOLDER}],
        }
        return cls(
            {
                **_plugin(f"file://{_FILE}"),
                "initContainers": [copy],
                "volumes": [{"name": _VOLUME, "emptyDir": {}}],
                "volumeMounts": [{"name": _VOLUME, "mountPath": _FOLDER, "readOnly": True}],
            }
        )

    @classmethod
    @checks_types
    def from_controller_image(cls, image: str, *, path: str) -> TrafficRouterPlugin:
        """Return the plugin in an image of yours that takes the place of the controller's own.

        Args:
            image: The image, with registry and tag, as ``registry.example.com/argo-rollouts:1``.
            path: The absolute path of the plugin in the image.

        Raises:
            ValueError: The image lacks registry or tag, which the chart needs, or the path is not
                absolute.
        """
        registry, slash, rest = check_image("image", image).partition("/")
        repository, colon, tag = rest.partition(":")
        if not slash or not colon or "@" in repository:
            raise ValueError(
                f"'image' ({image}) must be REGISTRY/NAME:TAG, and may have a digest behind: "
                "the chart has a value for each part"
            )
        parts: JsonValue = {"registry": registry, "repository": repository, "tag": tag}
        return cls({**_plugin(f"file://{_check_path(path)}"), "image": parts})

    @classmethod
    @checks_types
    def from_url(cls, url: str, *, sha256: str) -> TrafficRouterPlugin:
        """Return the plugin that each start of the controller downloads.

        Args:
            url: Its address, by https.
            sha256: The sum of the file, 64 hexadecimal digits. The controller checks it.

        Raises:
            ValueError: The address is not https, or the sum is none.
        """
        if not url.startswith("https://"):
            raise ValueError(
                f"'url' ({url}) must begin with https://: the controller runs what it finds there"
            )
        if not _SHA256.fullmatch(sha256):
            raise ValueError(
                f"'sha256' ({sha256}) must have 64 digits, 0-9 and a-f, as sha256sum prints them"
            )
        return cls(_plugin(url, sha256=sha256))


def _plugin(location: str, **sum_of_file: str) -> dict[str, JsonValue]:
    return {
        "trafficRouterPlugins": [{"name": PLUGIN_NAME, "location": location, **sum_of_file}],
    }


def _check_path(path: str) -> str:
    if not path.startswith("/") or path.endswith("/"):
        raise ValueError(f"'path' ({path}) must be the absolute path of a file in the image")
    return path
