"""The options of rendering: mistakes are told where they are made."""

from __future__ import annotations

import re

import pytest

from constructs_lib import RenderedCharts

NONE: dict[str, str] = {}


def test_defaults_fetch_the_charts_with_helm_from_path() -> None:
    found = RenderedCharts(checksums={"a-1.tgz": "a" * 64})
    assert (found.folder, found.helm, found.kube_version) == (None, "helm", "1.34.0")
    assert (found.image_digests, found.dropped_hooks) == ({}, {})


def test_a_checksum_is_one() -> None:
    with pytest.raises(ValueError, match=r"'checksums' holds 'sha256:a' for a-1\.tgz"):
        RenderedCharts(checksums={"a-1.tgz": "sha256:a"})


@pytest.mark.parametrize("version", ["", "1", "1.34.0-rc.1", "latest", "v1.34.0.1"])
def test_a_kubernetes_version_is_one(version: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"'kube_version' ({version})")):
        RenderedCharts(checksums=NONE, kube_version=version)


def test_a_dropped_hook_has_a_reason() -> None:
    with pytest.raises(ValueError, match="'dropped_hooks' holds 'Job/a' without"):
        RenderedCharts(checksums=NONE, dropped_hooks={"Job/a": " "})


def test_an_image_without_a_tag_is_told() -> None:
    with pytest.raises(ValueError, match="'image_digests' holds 'a/b'"):
        RenderedCharts(checksums=NONE, image_digests={"a/b": f"sha256:{'a' * 64}"})
