"""IgnoredDifference: one field, by one of two ways to name it."""

from __future__ import annotations

import pytest

from constructs_lib import IgnoredDifference


def test_fields_by_a_pointer_and_by_jq() -> None:
    pointer = IgnoredDifference(group="g", kind="K", name="n", json_pointer="/spec/a")
    assert pointer.fields == {"group": "g", "kind": "K", "name": "n", "jsonPointers": ["/spec/a"]}
    jq = IgnoredDifference(group="g", kind="K", name="n", namespace="s", jq_path=".spec.a")
    assert jq.fields["jqPathExpressions"] == [".spec.a"]
    assert jq.fields["namespace"] == "s"
    assert "jsonPointers" not in jq.fields


@pytest.mark.parametrize("field", [{}, {"json_pointer": "/a", "jq_path": ".a"}])
def test_one_of_them_is_needed(field: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="give one of them"):
        IgnoredDifference(group="g", kind="K", name="n", **field)
