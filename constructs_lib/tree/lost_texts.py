"""Texts that change between the YAML that cdk8s writes and the YAML that Go reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from cdk8s import ApiObject

# cdk8s writes these words without quotes, and Go reads numbers (go-yaml resolve.go: strconv knows
# more prefixes than YAML). Texts with one of these characters Go refuses, or reads as a line's end.
_NUMBER = re.compile(r"[+-]?0([oO][0-7_]+|[BX][0-9A-Fa-f_]+)")
_CHARACTER = re.compile(r"[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_MERGE = "<<"
"""As a key, Go takes it for a merge of two maps. As a value it is a text."""


def lost_texts(resource: ApiObject) -> Iterator[str]:
    """Yield a problem for each text of an object that a cluster would not get as it is."""
    for field, text in _lost_texts(resource.to_json(), ""):
        yield (
            f"{resource.node.path}: '{field}' ({ascii(text)[1:-1]}) would not reach the cluster as "
            "it is: cdk8s writes it without quotes, and Argo CD reads a number, a merge or an "
            "error. Write it in another way"
        )


def has_lost_texts(value: object) -> bool:
    """Return whether a text within *value*, be it a key, would not reach the cluster as it is."""
    return any(True for _ in _lost_texts(value, ""))


def json_for_go(value: object) -> str:
    """Return JSON that Go's YAML reads as *value*, whatever texts there are within it."""
    # Not all is escaped: a character beyond U+FFFF would be two escapes, which Go's YAML refuses.
    text = json.dumps(value, ensure_ascii=False)
    return _CHARACTER.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _is_lost(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _CHARACTER.search(text))


def _lost_texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if _is_lost(value):
            yield field, value
    elif isinstance(value, Mapping):
        for key, below in cast("Mapping[str, object]", value).items():
            if key == _MERGE or _is_lost(key):
                yield f"{field}/{key}", key
            yield from _lost_texts(below, f"{field}/{key}")
    elif isinstance(value, (list, tuple)):
        for position, below in enumerate(cast("Sequence[object]", value)):
            yield from _lost_texts(below, f"{field}/{position}")
