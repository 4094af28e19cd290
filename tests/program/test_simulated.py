"""Whole moves in a simulated mesh: whatever happens in between, every pair of pods verifies."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ..support.program.simulated_mesh import SimulatedMesh

EXAMPLES = int(os.environ.get("ROTATION_EXAMPLES", "15"))
SEEDS = st.integers(min_value=0, max_value=2**32 - 1)
HYPOTHESIS = hypothesis_settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def play(seed: int, kills: float) -> SimulatedMesh:
    mesh = SimulatedMesh(seed, kills=kills)
    mesh.until_rekeyed(2, 8000)
    return mesh


@HYPOTHESIS
@given(seed=SEEDS, kills=st.sampled_from([0.0, 0.002, 0.01]))
def test_no_pair_fails_and_the_rotation_ends(seed: int, kills: float) -> None:
    mesh = play(seed, kills)
    assert mesh.failures == [], mesh.story()
    assert len(mesh.rekeyed) >= 2, mesh.story()
