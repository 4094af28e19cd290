"""Every way to break a small mesh, within so many steps of a quiet one.

The controls come first: they show that the explorer finds what breaks a mesh.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from ..support.explorer.scenarios import (
    BELIEF,
    EDITING,
    EVERYTHING,
    GATE,
    LEAVING,
    LIVING,
    ROTATOR,
    Scenario,
)
from ..support.explorer.search import Search, quiet_meshes
from ..support.explorer.steps import ROTATION

DEEPER = 4
"""How many steps further `make soak` looks."""


def named(scenarios: Iterable[Scenario]) -> pytest.MarkDecorator:
    listed = [*scenarios]
    return pytest.mark.parametrize("scenario", listed, ids=[each.name for each in listed])


def assert_unharmed(search: Search) -> None:
    assert not search.path, "\n".join(search.path)
    print(f"{search.states} meshes, {search.depth} steps, {search.seconds:.1f} s")


@named((*LEAVING, *EDITING))
def test_without_the_lock_a_way_to_harm_is_found(scenario: Scenario) -> None:
    path = scenario.search("off").path
    assert path, scenario.name
    print("\n".join(path))


@named((LEAVING[0], EDITING[-1]))
def test_a_lock_of_what_is_in_use_alone_is_not_enough(scenario: Scenario) -> None:
    """The anchor that a slow run moves to may go between its look and its flip."""
    slow = replace(scenario, rules=replace(scenario.rules, splits=1))
    path = slow.search("in use", depth=10).path
    assert any("flip anchor-2" in step for step in path), path


@named((*LEAVING, *EDITING))
def test_the_lock_holds(scenario: Scenario) -> None:
    assert_unharmed(scenario.search("all"))


@named(LIVING)
def test_no_lock_is_needed_for_what_nobody_edits(scenario: Scenario) -> None:
    assert_unharmed(scenario.search("off"))


def test_one_of_everything_harms_nothing() -> None:
    assert_unharmed(EVERYTHING.search("all"))


@named(ROTATOR)
def test_the_rotator_harms_nothing_by_itself(scenario: Scenario) -> None:
    assert_unharmed(scenario.search("off"))


@named(GATE)
def test_the_gate_is_right(scenario: Scenario) -> None:
    assert_unharmed(scenario.search("all"))


@named(BELIEF)
def test_the_rotator_is_not_misled(scenario: Scenario) -> None:
    assert_unharmed(scenario.search("all"))


def test_a_quiet_mesh_gives_both_anchors_new_keys() -> None:
    phases = " ".join(quiet_meshes(ROTATION, workloads=2).values())
    for phase in ("settling", "identity", "leaves", "re-key", "rest", "control plane", "flip"):
        assert f"in {phase}" in phases


@pytest.mark.soak
@named((*LEAVING, *EDITING))
def test_the_lock_holds_deeper(scenario: Scenario) -> None:
    assert_unharmed(scenario.search("all", depth=scenario.depth + DEEPER))


@pytest.mark.soak
@named(LIVING)
def test_no_lock_is_needed_deeper(scenario: Scenario) -> None:
    assert_unharmed(scenario.search("off", depth=scenario.depth + DEEPER))


@pytest.mark.soak
def test_one_of_everything_harms_nothing_deeper() -> None:
    assert_unharmed(EVERYTHING.search("all", depth=EVERYTHING.depth + DEEPER))
