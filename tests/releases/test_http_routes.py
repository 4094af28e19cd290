"""Which releases bring a definition of HTTPRoute that canaries cannot use."""

from __future__ import annotations

from typing import Any

import pytest

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, HelmRelease
from constructs_lib.releases.helm_values import known_keys
from constructs_lib.releases.http_routes import outdated_http_routes


def crds(values: Any) -> dict[str, tuple[HelmRelease, ...]]:
    release = HelmRelease(
        name="linkerd-crds", repository="r", version="1.8.0", namespace="linkerd", values=values
    )
    return {"linkerd-crds": (release,)}


@pytest.mark.parametrize("values", [{}, {"enableHttpRoutes": True}])
def test_the_default_release_brings_one(values: dict[str, bool]) -> None:
    problem = outdated_http_routes(STABLE_2_14_10, crds(values))
    assert problem is not None
    assert "values={'linkerd-crds': {'enableHttpRoutes': False}}" in problem


def test_not_if_it_is_switched_off() -> None:
    assert outdated_http_routes(STABLE_2_14_10, crds({"enableHttpRoutes": False})) is None


def test_not_if_somebody_else_deploys_the_chart() -> None:
    assert outdated_http_routes(STABLE_2_14_10, {"linkerd-crds": ()}) is None


def test_the_current_release_brings_none() -> None:
    assert outdated_http_routes(EDGE_26_8_3, crds({})) is None


def test_the_switch_is_a_value_of_the_chart() -> None:
    assert STABLE_2_14_10.own_http_routes in (known_keys("linkerd-crds", "1.8.0") or {})
