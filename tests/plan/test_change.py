"""Every change that the plan suggests is enough, and no larger than it must be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from constructs_lib.plan.behaviour import MeshBehaviour
from constructs_lib.plan.change import is_met, nearest_changes
from constructs_lib.plan.mesh import Mesh
from constructs_lib.plan.renewal_plan import RenewalPlan

from ..support.planned import (
    ARTICLE,
    HOUR,
    every,
    hours,
    required,
    with_anchor,
    with_ca,
    with_issuer,
)
from ..support.rotation_simulation import World
from .test_rotation_simulation import planned, worlds

ALONE = replace(ARTICLE, restarters=())


def check_changes(mesh: Mesh) -> int:
    """Apply each change to each requirement that is not met, and a second less; count them."""
    count = 0
    for requirement in RenewalPlan.of_mesh(mesh).unsafe:
        for change in nearest_changes(mesh, requirement):
            assert is_met(change.mesh, requirement), change.sentence
            less = change.seconds - change.knob.choices.step
            if less != change.knob.now:
                assert not is_met(change.knob.apply(less), requirement), change.sentence
            count += 1
    return count


@settings(max_examples=150, deadline=None)
@given(world=worlds())
def test_each_change_is_just_enough(world: World) -> None:
    check_changes(planned(world))


@pytest.mark.parametrize(
    "mesh",
    [
        pytest.param(ALONE, id="no-restarter"),
        pytest.param(every(168 * HOUR), id="weekly"),
        pytest.param(with_anchor(lifetime=hours(336, 2)), id="overlap"),
        pytest.param(with_issuer(behaviour=MeshBehaviour(issuance_lifetime_seconds=40)), id="leaf"),
        pytest.param(
            with_issuer(behaviour=MeshBehaviour(identity_reloads_issuer=False)), id="no-reload"
        ),
    ],
)
def test_applying_the_nearest_changes_makes_the_plan_safe(mesh: Mesh) -> None:
    for _ in range(9):
        unsafe = RenewalPlan.of_mesh(mesh).unsafe
        if not unsafe:
            break
        mesh = nearest_changes(mesh, unsafe[0])[0].mesh
    assert RenewalPlan.of_mesh(mesh).is_safe


def test_there_is_something_to_suggest() -> None:
    """Otherwise the tests above would look at nothing."""
    assert check_changes(ALONE) >= 7


def test_changes_of_the_weekly_restarter() -> None:
    mesh = every(168 * HOUR)
    changes = nearest_changes(mesh, required(mesh, "anchor-identity"))
    assert [change.sentence for change in changes] == [
        "'renew_before' of linkerd-trust-anchor: 168h12m20s instead of 24h",
        "'schedule' of linkerd/linkerd-restarter: at least every 23h47m40s instead of every 168h",
    ], "nearest first: seven times the one is less than a seventh, and some, of the other"


def test_authority_that_must_overlap_for_longer_than_it_lives_must_live_longer() -> None:
    mesh = with_ca(ALONE, lifetime=hours(100, 24))
    (first, *_) = nearest_changes(mesh, required(mesh, "webhook-ca"))
    assert first.sentence == (
        "'duration' of linkerd-webhook-issuer: 220h3m20s instead of 100h, and its "
        "'renew_before': 144h3m20s instead of 24h"
    )


def test_restarter_that_is_missing_is_suggested() -> None:
    (change,) = nearest_changes(ALONE, required(ALONE, "anchor-identity"))
    assert change.sentence == (
        "a MeshRestarter in namespace linkerd with linkerd/linkerd-identity-issuer among its "
        "'certificates' and a 'schedule' of every 23h47m40s or less"
    )


def test_lifetime_of_proxies_is_a_helm_value() -> None:
    mesh = with_issuer(behaviour=MeshBehaviour(issuance_lifetime_seconds=40))
    (change,) = nearest_changes(mesh, required(mesh, "proxy-leaf"))
    assert change.sentence == (
        "'identity.issuer.issuanceLifetime' of linkerd-control-plane: 47s instead of 40s"
    )


def test_key_that_is_kept_is_the_remedy_that_problems_name() -> None:
    """The sentence of ``problem``: 'rotation_policy' Never."""
    changing = with_ca(rotation_policy="Always")
    assert required(changing, "webhook-key").verdict == "unsafe"
    assert required(with_ca(changing, rotation_policy="Never"), "webhook-key").verdict == "safe"


def test_search_asks_node_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each question to Node takes up to a millisecond, and a search tries hundreds of lifetimes."""
    mesh = every(168 * HOUR)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("constructs_lib.certificates.lifetime.whole_seconds", refuse)
    monkeypatch.setattr("jsii.sinvoke", refuse)
    assert len(nearest_changes(mesh, required(mesh, "anchor-identity"))) == 2
