"""Labels and annotations: what the API server would refuse is refused at synth."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib.kubernetes.labels import check_annotations, check_labels


@pytest.mark.parametrize(
    "labels",
    [
        pytest.param({}, id="none"),
        pytest.param({"app": ""}, id="empty-value"),
        pytest.param({"app.kubernetes.io/part-of": "Linkerd"}, id="prefix"),
        pytest.param({"a" * 63: "b" * 63}, id="longest"),
    ],
)
def test_labels_of_the_right_syntax_are_kept(labels: dict[str, str]) -> None:
    assert check_labels("labels", labels) == labels


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        pytest.param({"": ""}, "'' is no name of a label", id="empty-key"),
        pytest.param({"a b": "c"}, "'a b' is no name of a label", id="space"),
        pytest.param({"-a": "b"}, "'-a' is no name of a label", id="dash"),
        pytest.param({"a" * 64: "b"}, "is no name of a label", id="long-key"),
        pytest.param({"Upper/a": "b"}, "must be a DNS name", id="prefix"),
        pytest.param({"a/b/c": "d"}, "must be a DNS name", id="two-slashes"),
        pytest.param({"a": "b c"}, "a: b c, and that is no label's value", id="value"),
        pytest.param({"a": "b" * 64}, "is no label's value", id="long-value"),
        pytest.param({"a": "b-"}, "is no label's value", id="end"),
        pytest.param({"a": True}, "a: True, and Kubernetes accepts only strings", id="boolean"),
        pytest.param({"a": 1}, "a: 1, and Kubernetes accepts only strings: write '1'", id="number"),
    ],
)
def test_what_is_no_label_is_refused(labels: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)) as raised:
        check_labels("pod.labels", labels)
    assert "'pod.labels'" in str(raised.value)


def test_an_annotations_value_is_any_string() -> None:
    annotations = {"example.com/note": "Whatever one likes: ÄÖ, {}\n" * 50}
    assert check_annotations("annotations", annotations) == annotations
