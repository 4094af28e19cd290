"""Helm values: merged as Helm merges, and no key that the chart would ignore."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from constructs_lib.releases.helm_values import (
    HelmValues,
    known_keys,
    merged,
    nested,
    null_values,
    unknown_keys,
    value_at,
)

KNOWN: Any = {"identity": {"issuer": {"scheme": {}}, "externalCA": {}}, "podLabels": {}}


class TestMerged:
    def test_maps_merge(self) -> None:
        base: HelmValues = {"a": {"b": 1, "c": {"d": 2}}}
        extra: HelmValues = {"a": {"c": {"e": 3}}, "f": 4}
        assert merged(base, extra) == {"a": {"b": 1, "c": {"d": 2, "e": 3}}, "f": 4}

    @pytest.mark.parametrize(
        ("below", "above"),
        [
            pytest.param(1, 2, id="scalar"),
            pytest.param([1, 2], [3], id="list"),
            pytest.param({"b": 1}, 2, id="map"),
            pytest.param(1, {"b": 2}, id="by-map"),
            pytest.param(True, False, id="false"),
        ],
    )
    def test_all_else_is_replaced(self, below: Any, above: Any) -> None:
        """Lists too: Helm replaces them as a whole."""
        assert merged({"a": below}, {"a": above}) == {"a": above}

    def test_neither_side_is_changed(self) -> None:
        """Presets are shared by every stack of a process."""
        base: HelmValues = {"a": {"b": 1}}
        extra: HelmValues = {"a": {"c": 2}}
        merged(base, extra)
        assert base == {"a": {"b": 1}}
        assert extra == {"a": {"c": 2}}


class TestPaths:
    def test_value_is_put_at_its_path(self) -> None:
        assert nested("a.b.c", 1) == {"a": {"b": {"c": 1}}}
        assert nested("a", {"b": 1}) == {"a": {"b": 1}}

    def test_value_is_found_at_its_path(self) -> None:
        assert value_at({"a": {"b": 1}}, "a.b") == 1
        assert value_at({"a": {"b": 1}}, "a") == {"b": 1}

    @pytest.mark.parametrize("path", ["b", "a.c", "a.b.c"])
    def test_nothing_is_found_where_nothing_is(self, path: str) -> None:
        assert value_at({"a": {"b": 1}}, path) is None


class TestUnknownKeys:
    def test_known_keys_are_no_problem(self) -> None:
        values: HelmValues = {"identity": {"issuer": {"scheme": "x"}, "externalCA": True}}
        assert list(unknown_keys(values, KNOWN)) == []

    def test_misspelt_key_with_suggestion(self) -> None:
        """Helm ignores such a key without a word."""
        assert list(unknown_keys({"podLabel": {}}, KNOWN)) == [
            "'podLabel' is no value of the chart; did you mean 'podLabels'?"
        ]

    def test_misspelt_key_further_down_with_its_whole_path(self) -> None:
        values: HelmValues = {"identity": {"issuer": {"schema": "x"}}}
        assert list(unknown_keys(values, KNOWN)) == [
            "'identity.issuer.schema' is no value of the chart; did you mean "
            "'identity.issuer.scheme'?"
        ]

    def test_key_that_resembles_nothing_has_no_suggestion(self) -> None:
        assert list(unknown_keys({"zzz": 1}, KNOWN)) == ["'zzz' is no value of the chart"]

    def test_anything_may_stand_below_a_key_with_nothing_below(self) -> None:
        assert list(unknown_keys({"podLabels": {"team": {"a": 1}}}, KNOWN)) == []

    def test_scalar_must_not_take_the_place_of_a_map(self) -> None:
        """It would wipe out what the stack sets below, and Helm only warns."""
        assert list(unknown_keys({"identity": {"issuer": "cert-manager"}}, KNOWN)) == [
            "'identity.issuer' (cert-manager) must be a map: the chart has values below it"
        ]

    TYPES: ClassVar[list[tuple[str, list[Any], list[Any]]]] = [
        ("boolean", [True, False, None], ["no", 1]),
        ("number", [1, 0.5], ["three", "1", True, [1]]),
        ("number or share", [1, "25%", "1Gi"], ["three", "", True, {}]),
        ("text", ["x", ""], [1, True, ["x"]]),
        ("text or number", ["x", 8080], [True, ["x"], {"a": "b"}]),
        ("list", [[], ["x"]], ["x", {}, 1]),
        ("map", [{}, {"a": 1}], ["x", ["a"], False]),
    ]

    @pytest.mark.parametrize(("kind", "right", "wrong"), TYPES)
    def test_a_value_of_another_type(self, kind: str, right: list[Any], wrong: list[Any]) -> None:
        for value in right:
            assert list(unknown_keys({"a": {"b": value}}, {"a": {"b": kind}})) == []
        for value in wrong:
            assert list(unknown_keys({"a": {"b": value}}, {"a": {"b": kind}})) == [
                f"'a.b' ({value}) must be a {kind}"
            ]

    def test_every_unknown_key_is_told(self) -> None:
        assert len(list(unknown_keys({"x": 1, "identity": {"y": 2, "z": 3}}, KNOWN))) == 3


def test_null_values_are_found_at_every_depth() -> None:
    values: HelmValues = {"a": None, "b": {"c": None, "d": 0}, "e": "", "f": False, "g": {}}
    assert list(null_values(values)) == ["a", "b.c"]


def test_facts_about_a_chart_are_read_per_version() -> None:
    known = known_keys("linkerd-crds", "1.8.0")
    assert known is not None
    assert "enableHttpRoutes" in known


def test_nothing_is_known_of_other_versions() -> None:
    """Then no key is refused, rather than every key."""
    assert known_keys("linkerd-crds", "1.8.1") is None
