"""Images pinned by digest, in every object that pods are made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from ..kubernetes.image import check_image
from ..kubernetes.manifest import Manifest, below, pod_spec, title
from ..releases.helm_values import HelmValues, JsonValue, merged, nested

_CONTAINER_FIELDS = ("initContainers", "containers", "ephemeralContainers")


def check_digests(digests: Mapping[str, str]) -> None:
    """Check a map of images to digests.

    A key is an image with its tag. Without a tag the digest would win over every later tag, and a
    new version of the chart would run the old version's image.

    Raises:
        ValueError: A key has no tag or already has a digest, or a value is no digest.
    """
    for image, digest in digests.items():
        if "@" in image or ":" not in image.rpartition("/")[2]:
            raise ValueError(
                f"'image_digests' holds '{image}', which must be an image with a tag and without a "
                "digest, as cr.l5d.io/linkerd/proxy:stable-2.14.10: a digest belongs to one tag"
            )
        check_image(f"image_digests[{image}]", f"{image}@{digest}")


@dataclass(slots=True)
class DigestPins:
    """Pins images, and remembers which entries it used.

    Attributes:
        digests: Digest by image with its tag.
    """

    digests: Mapping[str, str]
    _used: set[str] = field(default_factory=set[str])
    _seen: set[str] = field(default_factory=set[str])

    def pinned(self, manifest: Manifest) -> dict[str, Any]:
        """Return an object whose pods name their images by tag and digest.

        This changes every container's ``image``, and images within ``args``, ``command`` and
        ``env``, by which a controller knows the images that it starts.

        Raises:
            ValueError: A container names another digest than the map has for its tag.
        """
        pod = pod_spec(manifest)
        if pod is None:
            return dict(manifest)
        for name in _CONTAINER_FIELDS:
            for container in pod.get(name) or ():
                self._check(manifest, str(container.get("image", "")))
        return cast("dict[str, Any]", self._walked(manifest, within=False))

    def injected(self, values: HelmValues) -> dict[str, JsonValue]:
        """Return the Helm values that make the injector use its images by digest.

        The injector reads the control plane's own values from a ConfigMap. It joins ``name`` and
        ``version`` there to an image, and takes Linkerd's version where ``version`` is empty
        (linkerd2@stable-2.14.10 charts/partials/templates/_proxy.tpl).

        Args:
            values: The values in the ConfigMap.
        """
        default = str(values.get("linkerdVersion") or "")
        pinned_values: dict[str, JsonValue] = {}
        for path, image_values in _images(values):
            version = str(image_values.get("version") or default)
            image = f"{image_values['name']}:{version}"
            if image in self.digests:
                self._used.add(image)
                pinned_version = nested(f"{path}.version", f"{version}@{self.digests[image]}")
                pinned_values = merged(pinned_values, pinned_version)
        return pinned_values

    def unused(self) -> Iterator[str]:
        """Yield a problem per entry that no image matched."""
        for image in self.digests:
            if image not in self._used:
                repository = image.rpartition(":")[0]
                others = sorted(
                    other for other in self._seen if other.rpartition(":")[0] == repository
                )
                remedy = f"the charts run {' and '.join(others)}" if others else "remove it"
                yield f"'image_digests' holds '{image}', which no chart runs: {remedy}"

    def _check(self, manifest: Manifest, image: str) -> None:
        tagged, at, digest = image.partition("@")
        self._seen.add(tagged)
        expected = self.digests.get(tagged)
        if at and expected is not None:
            self._used.add(tagged)
            if digest != expected:
                raise ValueError(
                    f"'image_digests' pins {tagged} to {expected}, but {title(manifest)} already "
                    f"names {digest}: remove the entry, or correct it"
                )

    def _walked(self, value: object, *, within: bool) -> object:
        """Return *value* with the images in it pinned, once it is *within* a container."""
        if isinstance(value, str):
            return self._pinned_text(value) if within else value
        if isinstance(value, list):
            return [self._walked(item, within=within) for item in cast("list[object]", value)]
        if isinstance(value, Mapping):
            fields = cast("Mapping[str, object]", value)
            return {
                key: self._walked(entry, within=within or key in _CONTAINER_FIELDS)
                for key, entry in fields.items()
            }
        return value

    def _pinned_text(self, text: str) -> str:
        for image, digest in self.digests.items():
            if image in text:
                whole = rf"(?<![\w./-]){re.escape(image)}(?![\w.@-])"
                text, count = re.subn(whole, f"{image}@{digest}", text)
                if count:
                    self._used.add(image)
        return text


def _images(values: HelmValues, path: str = "") -> Iterator[tuple[str, HelmValues]]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            key_path = f"{path}.{key}" if path else key
            if "name" in value and "version" in value:
                yield key_path, value
            yield from _images(value, key_path)


def injector_values(manifests: Sequence[Manifest]) -> str | None:
    """Return the YAML text of the values that the injector reads, if the objects hold it."""
    for manifest in manifests:
        if manifest["kind"] == "ConfigMap" and manifest["metadata"]["name"] == "linkerd-config":
            return cast("str | None", below(manifest, "data").get("values"))
    return None
