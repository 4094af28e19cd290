"""Reading rendered objects, in which a map may be missing or null."""

from __future__ import annotations

from typing import cast

from ..validations import Manifest


def below(manifest: Manifest, *keys: str) -> Manifest:
    """Return the map under *keys*, empty where there is none."""
    for key in keys:
        manifest = cast("Manifest", manifest.get(key) or {})
    return manifest


def annotation(manifest: Manifest, name: str) -> str:
    """Return an annotation's value, empty where there is none."""
    return str(below(manifest, "metadata", "annotations").get(name, ""))


def api(manifest: Manifest) -> str:
    """Return an object's kind and API group, as ``Certificate.cert-manager.io``."""
    group, slash, _ = str(manifest["apiVersion"]).partition("/")
    return f"{manifest['kind']}.{group}" if slash else str(manifest["kind"])
