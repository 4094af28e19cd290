"""Digests: what a map may hold, and what the injector is told."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib.releases.helm_values import HelmValues
from constructs_lib.rendering.image_digests import DigestPins, check_digests, injector_values

DIGEST, OTHER = f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"
PROXY = "cr.l5d.io/linkerd/proxy:stable-2.14.10"
INIT = "cr.l5d.io/linkerd/proxy-init:v2.2.3"


def pod(**container: object) -> dict[str, Any]:
    spec = {"containers": [{"name": "main", **container}]}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": spec}


def main(manifest: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = manifest["spec"]["containers"][0]
    return found


@pytest.mark.parametrize(
    "image", ["cr.l5d.io/linkerd/proxy", "localhost:5000/proxy", f"{PROXY}@{DIGEST}"]
)
def test_an_image_is_written_with_its_tag_and_no_digest(image: str) -> None:
    """A digest wins over the tag: without one, a new version would run the old one's image."""
    with pytest.raises(ValueError, match=re.escape(f"'image_digests' holds '{image}'")):
        check_digests({image: DIGEST})


@pytest.mark.parametrize("digest", ["", "sha256:abc", "a" * 64, "latest"])
def test_a_digest_is_one(digest: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"image_digests[{PROXY}]")):
        check_digests({PROXY: digest})


def test_a_longer_name_or_tag_is_another_image() -> None:
    pins = DigestPins({PROXY: DIGEST})
    for image in (f"{PROXY}0", f"{PROXY}-debug", f"mirror.example.com/{PROXY}", INIT):
        given = pod(image=image, args=[f"--image={image}"])
        assert pins.pinned(given) == given
    assert len(list(pins.unused())) == 1


def test_what_is_pinned_already_must_agree() -> None:
    pins = DigestPins({PROXY: DIGEST})
    given = pod(image=f"{PROXY}@{DIGEST}")
    assert pins.pinned(given) == given
    assert list(pins.unused()) == []
    with pytest.raises(ValueError, match=f"but Pod a already names {OTHER}: remove the entry"):
        pins.pinned(pod(image=f"{PROXY}@{OTHER}"))


def test_only_what_a_container_is_told_is_changed() -> None:
    given = pod(image=PROXY)
    given["metadata"]["annotations"] = {"image": PROXY}
    found = DigestPins({PROXY: DIGEST}).pinned(given)
    assert found["metadata"] == given["metadata"]
    assert main(found)["image"] == f"{PROXY}@{DIGEST}"
    config = {"kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"image": PROXY}}
    assert DigestPins({PROXY: DIGEST}).pinned(config) == config


def test_the_injector_is_told_by_values() -> None:
    """An empty version is Linkerd's own, as in the chart."""
    pins = DigestPins({PROXY: DIGEST, INIT: OTHER})
    values: HelmValues = {
        "linkerdVersion": "stable-2.14.10",
        "proxy": {"image": {"name": "cr.l5d.io/linkerd/proxy", "version": ""}},
        "proxyInit": {"image": {"name": "cr.l5d.io/linkerd/proxy-init", "version": "v2.2.3"}},
        "debugContainer": {"image": {"name": "cr.l5d.io/linkerd/debug", "version": ""}},
    }
    assert pins.injected(values) == {
        "proxy": {"image": {"version": f"stable-2.14.10@{DIGEST}"}},
        "proxyInit": {"image": {"version": f"v2.2.3@{OTHER}"}},
    }
    assert list(pins.unused()) == [], "no pod of the chart need run them"


def test_the_injectors_values_are_found() -> None:
    config = {"kind": "ConfigMap", "metadata": {"name": "linkerd-config"}, "data": {"values": "a"}}
    other = {"kind": "ConfigMap", "metadata": {"name": "other"}, "data": {"values": "b"}}
    assert injector_values([other, config]) == "a"
    assert injector_values([other]) is None
