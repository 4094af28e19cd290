"""Container images of a fixed version."""

from __future__ import annotations

import re

# The grammar is that of github.com/distribution/reference, without upper case.
_PART = r"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*"
_NAME = re.compile(rf"({_PART}(:\d+)?/)?{_PART}(/{_PART})*")
_LONGEST_NAME = 255
_TAG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def check_image(field: str, image: str) -> str:
    """Return *image* unchanged if it names one version: by tag, by digest, or by both.

    Raises:
        ValueError: It has neither tag nor digest, its tag is ``latest``, or the tag or digest is
            not valid. The message names *field*.
    """
    repository, at, digest = image.partition("@")
    # A colon before the last slash belongs to the registry's port.
    name, colon, tag = repository.rpartition(":")
    if not colon or "/" in tag:
        name, colon, tag = repository, "", ""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME or image != image.strip():
        raise ValueError(
            f"'{field}' ({image}) is not an image reference: write NAME:VERSION or "
            "NAME@sha256:DIGEST, with NAME in lower case"
        )
    if at and not _DIGEST.fullmatch(digest):
        raise ValueError(
            f"'{field}' ({image}) ends in '@{digest}', which is not a digest: write sha256: and 64 "
            "hexadecimal digits"
        )
    if tag == "latest" and not at:
        raise ValueError(
            f"'{field}' ({image}) has tag 'latest', which changes with every release: name "
            "a version or a digest"
        )
    if not tag and not at:
        raise ValueError(
            f"'{field}' ({image}) has neither tag nor digest, so nodes may run different versions: "
            "append ':VERSION' or '@sha256:DIGEST'"
        )
    if colon and not _TAG.fullmatch(tag):
        raise ValueError(
            f"'{field}' ({image}) ends in ':{tag}', which is not a tag: write at most 128 letters, "
            "digits, '_', '.' and '-', with a letter, a digit or '_' first"
        )
    return image
