"""What docs/proofs.md tells of re-keys is what the tests have recorded."""

from __future__ import annotations

import json
from itertools import chain
from typing import cast

import pytest

from ..conftest import ROOT

RESTARTER = "a restarter that deletes Secrets, anchor of a new key"
ORDERS = (
    "the documented order, undisturbed",
    "the documented order, issuer renewed in between",
    "the issuer before the data plane",
    RESTARTER,
)
RECORDS = ("control_plane", "soak")
RECORDED_AS = {RESTARTER: "the article's restarter, anchor of a new key"}
"""What the tests on a control plane call an order, where the page calls it otherwise."""


def recorded() -> dict[str, float]:
    """Return the figures of `make test-cluster` and `make soak` by what they are of."""
    texts = [(ROOT / "benchmarks" / f"{each}.json").read_text("utf-8") for each in RECORDS]
    figures = [cast("list[dict[str, str | float]]", json.loads(each)["figures"]) for each in texts]
    return {str(each["what"]): float(each["value"]) for each in chain.from_iterable(figures)}


def rows() -> dict[str, list[str]]:
    """Return the cells of the page's tables by their first one."""
    lines = (ROOT / "docs" / "proofs.md").read_text("utf-8").splitlines()
    tables = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|")
    ]
    return {first: others for first, *others in tables}


@pytest.mark.parametrize("order", ORDERS)
def test_orders_of_others_are_told_as_recorded(order: str) -> None:
    figures = recorded()
    sentences = [
        f"{figures[f'{RECORDED_AS.get(order, order)}: {what}']:g}"
        for what in ("pairs of pods that failed", "without a valid leaf")
    ]
    assert rows()[order] == sentences


def test_orders_that_break_the_mesh_are_told_to_break_it() -> None:
    """Or else the prover proves nothing of ours."""
    assert all(int(rows()[order][0]) > 0 for order in ORDERS[1:])


def test_ours_is_told_as_recorded() -> None:
    figures = recorded()
    killed = figures["three re-keys: of them killed"]
    assert killed >= 50
    assert rows()[f"ours, three times in a row, {killed:g} of its runs killed"] == [
        f"{figures['three re-keys: handshakes that failed']:g}",
        f"{figures['three re-keys: without a valid leaf']:g}",
    ]
