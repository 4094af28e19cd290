"""What app.py writes with an ``AnchorRotation``: the anchors, their issuers, rotator and lock."""

from __future__ import annotations

from pathlib import Path

import yaml

from constructs_lib import ALL_NAMESPACES, AnchorRotation

from ...conftest import Manifest
from .mesh import TRUST_ROOTS
from .model_cluster import ANCHOR, ISSUER
from .platform import platform_dist
from .re_keying import ANCHORS, STATE
from .rotator_runs import NAME

_BY_ITSELF = AnchorRotation(namespaces=ALL_NAMESPACES)
_NAMED = {*ANCHORS, ANCHOR, ISSUER, TRUST_ROOTS, STATE, "linkerd-self-signed"}


def rotating(
    folder: Path, *, anchor_rotation: AnchorRotation | None = _BY_ITSELF
) -> list[Manifest]:
    """Return the chain of certificates, the rotator and the lock, and nothing else of dist."""
    platform_dist(
        folder,
        repository_url="file:///none",
        charts_url="http://none",
        anchor_rotation=anchor_rotation,
    )
    objects = [
        yaml.safe_load(file.read_text("utf-8"))
        for namespace in ("cert-manager", "linkerd")
        for file in sorted((folder / namespace).iterdir())
    ]
    return [one for one in objects if _is_of_it(one["metadata"]["name"])]


def _is_of_it(name: str) -> bool:
    return name in _NAMED or name.startswith((NAME, "linkerd-anchor-lock"))
