"""Images: one version, and the same on every node."""

from __future__ import annotations

import re

import pytest

from constructs_lib.kubernetes.image import check_image
from constructs_lib.kubernetes.pod_options import PROGRAM_IMAGE

DIGEST = "sha256:" + "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(PROGRAM_IMAGE, id="default"),
        pytest.param("kubectl:v1.34.4", id="tag"),
        pytest.param("localhost:5000/kubectl:1", id="port"),
        pytest.param(f"kubectl@{DIGEST}", id="digest"),
        pytest.param(f"localhost:5000/kubectl@{DIGEST}", id="both-colons"),
        pytest.param(f"kubectl:v1@{DIGEST}", id="both"),
        pytest.param(f"kubectl:latest@{DIGEST}", id="latest"),
        pytest.param("kubectl:" + "t" * 128, id="longest"),
        pytest.param("kubectl:_", id="underscore"),
        pytest.param("kubectl:LATEST", id="upper"),
    ],
)
def test_pinned_image_is_kept_verbatim(image: str) -> None:
    assert check_image("image", image) == image


@pytest.mark.parametrize(
    ("image", "why"),
    [
        pytest.param("", "is not an image reference", id="empty"),
        pytest.param(":v1", "is not an image reference", id="nameless"),
        pytest.param(f"@{DIGEST}", "is not an image reference", id="only-digest"),
        pytest.param("Kubectl:v1", "is not an image reference", id="upper"),
        pytest.param("registry//kubectl:v1", "is not an image reference", id="empty-part"),
        pytest.param("-kubectl:v1", "is not an image reference", id="begins-with-hyphen"),
        pytest.param("registry/kubectl/:v1", "is not an image reference", id="ends-with-slash"),
        pytest.param("https://registry/kubectl:v1", "is not an image reference", id="address"),
        pytest.param("a:1/b:2/c:v1", "is not an image reference", id="two-ports"),
        pytest.param("k" * 256 + ":v1", "is not an image reference", id="long-name"),
        pytest.param("kube ctl:v1", "is not an image reference", id="space"),
        pytest.param("kubectl:v1\n", "is not an image reference", id="newline"),
        pytest.param("kubectl", "has neither tag nor digest", id="bare"),
        pytest.param("localhost:5000/kubectl", "has neither tag nor digest", id="port"),
        pytest.param("kubectl:", "has neither tag nor digest", id="colon"),
        pytest.param("kubectl:latest", "has tag 'latest', which changes", id="latest"),
        pytest.param("host:1/kubectl:latest", "has tag 'latest', which changes", id="deep"),
        pytest.param("kubectl:-v1", "ends in ':-v1', which is not a tag", id="hyphen"),
        pytest.param("kubectl:v+1", "ends in ':v+1', which is not a tag", id="plus"),
        pytest.param("kubectl:" + "t" * 129, "which is not a tag", id="long"),
        pytest.param(f"kubectl:@{DIGEST}", "ends in ':', which is not a tag", id="empty-tag"),
        pytest.param("kubectl@", "ends in '@', which is not a digest", id="empty-digest"),
        pytest.param(
            "kubectl@sha256:12", "ends in '@sha256:12', which is not a digest", id="short"
        ),
        pytest.param(f"kubectl@{DIGEST}0", "which is not a digest: write sha256:", id="too-long"),
        pytest.param(f"kubectl@{DIGEST.upper()}", "which is not a digest", id="upper-digest"),
        pytest.param(f"kubectl:v1@{DIGEST}@{DIGEST}", "which is not a digest", id="twice"),
    ],
)
def test_image_that_is_not_pinned_is_refused(image: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"'image' ({image}) ")) as raised:
        check_image("image", image)
    assert why in str(raised.value)
