"""Label selectors, as the API server applies them."""

from __future__ import annotations

from typing import Any

import pytest

from constructs_lib.kubernetes.selector import check_selector, selects


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ({}, True),
        ({"matchLabels": {"team": "shop"}}, True),
        ({"matchLabels": {"team": "x"}}, False),
        ({"matchLabels": {"other": "shop"}}, False),
        ({"matchExpressions": [{"key": "team", "operator": "In", "values": ["shop"]}]}, True),
        ({"matchExpressions": [{"key": "other", "operator": "In", "values": ["shop"]}]}, False),
        ({"matchExpressions": [{"key": "team", "operator": "NotIn", "values": ["shop"]}]}, False),
        ({"matchExpressions": [{"key": "other", "operator": "NotIn", "values": ["x"]}]}, True),
        ({"matchExpressions": [{"key": "team", "operator": "Exists"}]}, True),
        ({"matchExpressions": [{"key": "team", "operator": "DoesNotExist"}]}, False),
        (
            {
                "matchLabels": {"team": "shop"},
                "matchExpressions": [{"key": "other", "operator": "Exists"}],
            },
            False,
        ),
    ],
)
def test_selects(selector: dict[str, Any], expected: bool) -> None:
    assert selects(selector, {"team": "shop"}) is expected


@pytest.mark.parametrize(
    ("selector", "problem"),
    [
        ({"matchLabel": {}}, "has the key 'matchLabel'"),
        ({"matchLabels": {"": ""}}, "holds the key ''"),
        ({"matchLabels": {"team": "a b"}}, "holds team: a b"),
        ({"matchExpressions": [{"key": "team", "operator": "in"}]}, "has the operator 'in'"),
        ({"matchExpressions": [{"key": "team", "operator": "In"}]}, "In needs 'values'"),
        (
            {"matchExpressions": [{"key": "team", "operator": "Exists", "values": ["a"]}]},
            "Exists cannot have 'values'",
        ),
        ({"matchExpressions": [{"operator": "Exists"}]}, "holds the key ''"),
        (
            {"matchExpressions": [{"key": "a", "operator": "In", "values": ["x y"]}]},
            "holds a: x y",
        ),
    ],
)
def test_what_the_api_server_refuses(selector: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=f"^'reach' .*{problem}|^'reach' {problem}"):
        check_selector("reach", selector)


def test_what_it_accepts() -> None:
    check_selector("reach", {"matchLabels": {"example.com/team": ""}, "matchExpressions": None})
    check_selector("reach", {"matchExpressions": [{"key": "a", "operator": "DoesNotExist"}]})
