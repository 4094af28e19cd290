"""How a stack inflates its upstream charts at synth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .image_digests import check_digests

_DIGITS = re.compile(r"[0-9a-f]{64}")
_KUBE_VERSION = re.compile(r"v?\d+\.\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedCharts:
    """Upstream charts, inflated by helm at synth instead of by Argo CD.

    Attributes:
        checksums: The sha256 of every chart, by ``NAME-VERSION.tgz``, or ``NAME-VERSION/`` for an
            unpacked one; see ``read_checksums``.
        folder: Where the charts are, as archives or unpacked, for sites without a network. Defaults
            to fetching them from their repositories.
        helm: The helm that inflates them: a name on PATH, or a path. Defaults to ``helm``.
        kube_version: The Kubernetes version that they are rendered for. Defaults to 1.34.0.
        image_digests: Digests to pin images by, per image with its tag:
            ``{"cr.l5d.io/linkerd/proxy:stable-2.14.10": "sha256:…"}``.
        dropped_hooks: Hooks of charts that the library does not know, as ``Kind/name``, and what
            does their work instead.

    Raises:
        ValueError: A checksum, a digest or the version is none.
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
                    f"'checksums' holds '{digits}' for {name}: a sha256 has 64 hexadecimal digits"
                )
        if not _KUBE_VERSION.fullmatch(self.kube_version):
            raise ValueError(
                f"'kube_version' ({self.kube_version}) must be a Kubernetes version, as 1.34.0"
            )
        for hook, reason in self.dropped_hooks.items():
            if not reason.strip():
                raise ValueError(f"'dropped_hooks' holds '{hook}' without what does its work")
        check_digests(self.image_digests)
