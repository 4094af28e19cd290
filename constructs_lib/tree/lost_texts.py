"""Texts that change between the YAML that cdk8s writes and the YAML that Go reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import cast

from cdk8s import ApiObject

# cdk8s writes these words without quotes, and Go reads numbers (go-yaml resolve.go: strconv knows
# more prefixes than YAML). Texts with one of these characters Go refuses, or reads as a line's end.
_LOST = re.compile(r"[+-]?0([oO][0-7_]+|[BX][0-9A-Fa-f_]+)|.*[\x7f-\x9f\u2028\u2029\ufffe\uffff].*")


def lost_texts(resource: ApiObject) -> Iterator[str]:
    """Yield a problem for each text of an object that a cluster would not get as it is."""
    for field, text in _texts(resource.to_json(), ""):
        if _LOST.fullmatch(text.replace("\n", "")):
            yield (
                f"{resource.node.path}: '{field}' ({ascii(text)[1:-1]}) would not reach the "
                "cluster as it is: cdk8s writes it without quotes, and Argo CD reads a number or "
                "an error. Write it in another way"
            )


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for key, below in cast("Mapping[str, object]", value).items():
            yield f"{field}/{key}", key
            yield from _texts(below, f"{field}/{key}")
    elif isinstance(value, list):
        for position, below in enumerate(cast("list[object]", value)):
            yield from _texts(below, f"{field}/{position}")
