"""DNS names, as RFC 1123 and Kubernetes have them."""

from __future__ import annotations

import re

import pytest

from constructs_lib.kubernetes.names import check_label, check_subdomain

LABELS = [
    pytest.param("a", id="letter"),
    pytest.param("1", id="digit"),
    pytest.param("linkerd-viz", id="hyphen"),
    pytest.param("a--b", id="hyphens"),
    pytest.param("a" * 63, id="longest"),
]

NOT_LABELS = [
    pytest.param("", id="empty"),
    pytest.param("Linkerd", id="upper"),
    pytest.param("-a", id="begins"),
    pytest.param("a-", id="ends"),
    pytest.param("a_b", id="underscore"),
    pytest.param("a b", id="space"),
    pytest.param("a\n", id="newline"),
    pytest.param("\N{LATIN SMALL LETTER U WITH DIAERESIS}", id="umlaut"),
    pytest.param("\N{ARABIC-INDIC DIGIT ONE}", id="digits"),
]


@pytest.mark.parametrize("value", LABELS)
def test_label_is_returned_unchanged(value: str) -> None:
    assert check_label("service", value) == value
    assert check_subdomain("service", value) == value


@pytest.mark.parametrize("value", NOT_LABELS)
def test_what_is_no_label_is_refused_by_both(value: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"'service' ({value}) must be a DNS label: ")):
        check_label("service", value)
    with pytest.raises(ValueError, match=re.escape(f"'service' ({value}) must be a DNS name: ")):
        check_subdomain("service", value)


def test_dots_join_labels_of_a_name_only() -> None:
    assert check_subdomain("name", "a.b-1.c") == "a.b-1.c"
    with pytest.raises(ValueError, match=r"'name' \(a\.b\) must be a DNS label: lower-case"):
        check_label("name", "a.b")


@pytest.mark.parametrize(
    ("value", "label"),
    [
        pytest.param("a..b", "", id="empty"),
        pytest.param(".a", "", id="first"),
        pytest.param("a.", "", id="last"),
        pytest.param("a.-b.c", "-b", id="middle"),
        pytest.param("a.B", "B", id="upper"),
    ],
)
def test_message_says_which_label_of_a_name_is_wrong(value: str, label: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"; '{label}' is not such a label")):
        check_subdomain("name", value)


def test_label_ends_at_63_characters() -> None:
    message = r"'service' \(a{64}\) has 64 characters, but a DNS label has at most 63"
    with pytest.raises(ValueError, match=message):
        check_label("service", "a" * 64)


def test_name_ends_at_253_characters() -> None:
    longest = ".".join(["a" * 62] * 4) + "a"
    assert len(longest) == 252
    assert check_subdomain("name", f"{longest}a") == f"{longest}a"
    with pytest.raises(ValueError, match=r"has 254 characters, but a DNS name has at most 253"):
        check_subdomain("name", f"{longest}aa")
