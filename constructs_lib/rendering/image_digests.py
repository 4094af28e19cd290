"""Images pinned by digest, in everything that pods are made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from ..kubernetes.image import check_image
from ..kubernetes.manifest import Manifest, below, pod_spec, title
from ..releases.helm_values import HelmValues, JsonValue, merged, nested

_FIELDS = ("initContainers", "containers", "ephemeralContainers")


def check_digests(digests: Mapping[str, str]) -> None:
    """Check a map of images to digests.

    An image is written with its tag. Without one the digest would win over every tag to come, and a
    new version of the chart would run the old version's image.

    Raises:
        ValueError: A key has no tag or has a digest already, or a value is no digest.
    """
    for image, digest in digests.items():
        if "@" in image or ":" not in image.rpartition("/")[2]:
            raise ValueError(
                f"'image_digests' holds '{image}', which must be an image with its tag and no "
                "digest, as cr.l5d.io/linkerd/proxy:stable-2.14.10: the digest is that of one tag"
            )
        check_image(f"image_digests[{image}]", f"{image}@{digest}")


@dataclass(slots=True)
class DigestPins:
    """Pins images, and remembers which entries were used.

    Attributes:
        digests: Digest by image with its tag.
    """

    digests: Mapping[str, str]
    _used: set[str] = field(default_factory=set[str])
    _seen: set[str] = field(default_factory=set[str])

    def pinned(self, manifest: Manifest) -> dict[str, Any]:
        """Return an object whose pods name their images by tag and digest.

        That is every container's ``image``, and images within ``args``, ``command`` and the values
        of ``env``, as a controller is told what to start.

        Raises:
            ValueError: A container names another digest than the map has for its tag.
        """
        pod = pod_spec(manifest)
        if pod is None:
            return dict(manifest)
        for name in _FIELDS:
            for container in pod.get(name) or ():
                self._check(manifest, str(container.get("image", "")))
        return cast("dict[str, Any]", self._walked(manifest, within=False))

    def injected(self, values: HelmValues) -> dict[str, JsonValue]:
        """Return the Helm values by which the injector takes its images by digest.

        The injector reads the control plane's own values from a ConfigMap and makes an image of a
        ``name`` and a ``version`` there, or Linkerd's version where that is empty
        (linkerd2@stable-2.14.10 charts/partials/templates/_proxy.tpl).

        Args:
            values: What the ConfigMap holds.
        """
        default = str(values.get("linkerdVersion") or "")
        found: dict[str, JsonValue] = {}
        for path, one in _images(values):
            version = str(one.get("version") or default)
            image = f"{one['name']}:{version}"
            if image in self.digests:
                self._used.add(image)
                pinned = nested(f"{path}.version", f"{version}@{self.digests[image]}")
                found = merged(found, pinned)
        return found

    def unused(self) -> Iterator[str]:
        """Yield a problem per entry that no image matched."""
        for image in self.digests:
            if image not in self._used:
                repository = image.rpartition(":")[0]
                like = sorted(one for one in self._seen if one.rpartition(":")[0] == repository)
                there = " and ".join(like) if like else "no tag of it"
                yield f"'image_digests' holds '{image}', which nothing runs: there is {there}"

    def _check(self, manifest: Manifest, image: str) -> None:
        tagged, at, digest = image.partition("@")
        self._seen.add(tagged)
        wanted = self.digests.get(tagged)
        if at and wanted is not None:
            self._used.add(tagged)
            if digest != wanted:
                raise ValueError(
                    f"'image_digests' pins {tagged} to {wanted}, and {title(manifest)} names "
                    f"{digest} already: give one of them"
                )

    def _walked(self, value: object, *, within: bool) -> object:
        """Return *value* with the images in it pinned, once it is *within* a container."""
        if isinstance(value, str):
            return self._pinned_text(value) if within else value
        if isinstance(value, list):
            return [self._walked(one, within=within) for one in cast("list[object]", value)]
        if isinstance(value, Mapping):
            fields = cast("Mapping[str, object]", value)
            return {
                key: self._walked(one, within=within or key in _FIELDS)
                for key, one in fields.items()
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
            here = f"{path}.{key}" if path else key
            if "name" in value and "version" in value:
                yield here, value
            yield from _images(value, here)


def injector_values(manifests: Sequence[Manifest]) -> str | None:
    """Return the YAML text of the values that the injector reads, if it is among the objects."""
    for one in manifests:
        if one["kind"] == "ConfigMap" and one["metadata"]["name"] == "linkerd-config":
            return cast("str | None", below(one, "data").get("values"))
    return None
