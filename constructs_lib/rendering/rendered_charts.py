"""The options by which helm inflates a stack's upstream charts at synth."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..kubernetes.option_types import checks_options, checks_types
from .checksums import read_checksums
from .image_digests import check_digests

_DIGITS = re.compile(r"[0-9a-f]{64}")
_KUBE_VERSION = re.compile(r"v?\d+\.\d+(\.\d+)?")


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedCharts:
    """Upstream charts, inflated by helm at synth instead of by Argo CD.

    Attributes:
        checksums: The sha256 of every chart, by ``NAME-VERSION.tgz``, or ``NAME-VERSION/`` for an
            unpacked one; see ``read_checksums``.
        folder: The folder that holds the charts, as archives or unpacked, for sites without a
            network. Defaults to ``None``: helm fetches them from their repositories.
        helm: The helm that inflates them: a name on PATH, or a path. Defaults to ``helm``.
        kube_version: The Kubernetes version to render for. Defaults to 1.34.0.
        image_digests: The digest of each image to pin, by image and tag:
            ``{"cr.l5d.io/linkerd/proxy:stable-2.14.10": "sha256:…"}``.
        dropped_hooks: What does the work of hooks that the library does not know, by ``Kind/name``
            of the hook.

    Raises:
        ValueError: A checksum, a digest or the version has another form, or a hook has no reason.
    """

    checksums: Mapping[str, str]
    folder: str | None = None
    helm: str = "helm"
    kube_version: str = "1.34.0"
    image_digests: Mapping[str, str] = field(default_factory=dict[str, str])
    dropped_hooks: Mapping[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        for name, digits in self.checksums.items():
            if not _DIGITS.fullmatch(digits):
                raise ValueError(
                    f"'checksums' holds '{digits}' for {name}, which is no sha256: write 64 "
                    "hexadecimal digits"
                )
        if not _KUBE_VERSION.fullmatch(self.kube_version):
            raise ValueError(
                f"'kube_version' ({self.kube_version}) must be a version of Kubernetes, as 1.34.0"
            )
        for hook, reason in self.dropped_hooks.items():
            if not reason.strip():
                raise ValueError(
                    f"'dropped_hooks' holds '{hook}' without a reason: name what does its work"
                )
        check_digests(self.image_digests)

    @classmethod
    @checks_types
    def from_environment(
        cls, checksums: str | Path, *, by_default: bool = False
    ) -> RenderedCharts | None:
        """Return what ``make synth CHARTS=rendered`` asks for; ``None`` for fetched charts.

        ``CHART_FOLDER`` names the folder, and ``HELM`` the helm.

        Args:
            checksums: The file of checksums, which is read if charts are rendered.
            by_default: Whether they are rendered without ``CHARTS``. Defaults to no.

        Raises:
            ValueError: ``CHARTS`` is neither ``fetched`` nor ``rendered``, or the file is missing.
        """
        charts = os.environ.get("CHARTS") or ("rendered" if by_default else "fetched")
        if charts not in ("fetched", "rendered"):
            raise ValueError(f"CHARTS ({charts}) must be 'fetched' or 'rendered'")
        if charts == "fetched":
            return None
        return cls(
            checksums=read_checksums(checksums),
            folder=os.environ.get("CHART_FOLDER") or None,
            helm=os.environ.get("HELM") or "helm",
        )
