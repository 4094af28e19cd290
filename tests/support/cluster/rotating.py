"""What a stack writes of a rotation: the anchors and their issuers, rotator, gates and lock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from cdk8s import App, YamlOutputType

from constructs_lib import (
    ALL_NAMESPACES,
    AnchorRotation,
    GitAnchorRotation,
    LinkerdStack,
)

from ...conftest import Manifest
from ..delivered_app import KUBERNETES
from .mesh import TRUST_ROOTS
from .model_cluster import ANCHOR, ISSUER
from .re_keying import STATE
from .rotator_runs import NAME

_BY_ITSELF = AnchorRotation(namespaces=ALL_NAMESPACES)
GATE = "linkerd-anchor-gate"
_POLICIES = ("linkerd-anchor-lock", "linkerd-adoption-guard", "linkerd-policy-parameters")
_NAMED = {ISSUER, TRUST_ROOTS, STATE, "linkerd-self-signed"}


def rotating(
    folder: Path, *, anchor_rotation: AnchorRotation | GitAnchorRotation | None = _BY_ITSELF
) -> list[Manifest]:
    """Return the chain of certificates, the rotator and the lock, and nothing else of dist."""
    parts = rotating_applications(folder, anchor_rotation=anchor_rotation)
    return [manifest for objects in parts.values() for manifest in objects]


def rotating_applications(
    folder: Path,
    *,
    anchor_rotation: AnchorRotation | GitAnchorRotation | None,
    **options: Any,
) -> dict[str, list[Manifest]]:
    """Return the same by the application that it belongs to; *options* are the stack's others."""
    app = App(
        outdir=str(folder),
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )
    LinkerdStack(
        app,
        "Mesh",
        kubernetes_version=KUBERNETES,
        anchor_rotation=anchor_rotation,
        **options,
    )
    app.synth()
    return {
        namespace: [
            each
            for file in sorted((folder / namespace).iterdir())
            for each in [yaml.safe_load(file.read_text("utf-8"))]
            if _is_of_it(each["metadata"]["name"])
        ]
        for namespace in ("cert-manager", "linkerd")
    }


def _is_of_it(name: str) -> bool:
    return name in _NAMED or name.startswith((ANCHOR, NAME, GATE, *_POLICIES))
