"""Which tests go to one worker: those that share a cluster, and no others.

A cluster with the whole mesh costs about a minute of both cores, so everything that can look at
one and leave it as it was shares a single one. pytest-xdist asks by a test's id alone.
"""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from xdist.scheduler import (  # pyright: ignore[reportMissingTypeStubs]
    LoadScopeScheduling,
)

CONVERGED = (
    "test_cold_start.py::test_everything_comes_up_with_nobody_helping",
    "test_check.py",
    "test_restarter.py",
    "test_foreign_cluster.py",
    "test_self_heal.py",
    "test_faults.py",
)
"""The tests of the one cluster on which everything is well, the one that breaks it last."""

LONGEST_FIRST = (
    "test_fleet.py",
    "test_adoption.py",
    *CONVERGED,
    "test_re_key.py",
    "test_rendered.py",
    "test_canaries.py",
    "test_current_release.py",
    "test_canary_re_key.py",
    "test_others_objects.py",
    "test_delivery.py",
    "test_clouds.py",
    "test_removal.py",
    "test_ways.py",
)
"""What the others are begun after."""

EACH_FOR_ITSELF = (
    "test_adoption.py",
    "test_cold_start.py",
    "test_current_release.py",
    "test_orders_of_others.py",
    "test_others_objects.py",
    "test_variants.py",
)
"""Files whose tests have a cluster each."""


class ByCluster(LoadScopeScheduling):  # type: ignore[misc]  # xdist is not typed
    """Hand out a cluster's tests together, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return cluster_of(nodeid)


def cluster_of(nodeid: str) -> str:
    """Return what is the same for tests that share a cluster."""
    path, _, test = nodeid.partition("::")
    file = PurePosixPath(path).name
    if any(f"{file}::{test}".startswith(each) for each in CONVERGED):
        return "converged"
    return nodeid if file in EACH_FOR_ITSELF else file


def arrange(items: list[pytest.Item]) -> None:
    """Put first what takes longest, so that no worker is left with it at the end.

    Raises:
        pytest.UsageError: A test looks at the converged cluster and is not one of its tests, so
            that another worker would bring up a second one; or the other way round.
    """
    for item in items:
        looks = not {"converged", "installation"}.isdisjoint(getattr(item, "fixturenames", ()))
        if looks != (cluster_of(item.nodeid) == "converged"):
            raise pytest.UsageError(
                f"{item.nodeid} {'looks' if looks else 'does not look'} at the converged cluster: "
                "CONVERGED in tests/support/cluster/scheduling.py says otherwise"
            )

    def place(item: pytest.Item) -> int:
        path, _, test = item.nodeid.partition("::")
        name = f"{PurePosixPath(path).name}::{test}"
        found = [number for number, each in enumerate(LONGEST_FIRST) if name.startswith(each)]
        return found[0] if found else len(LONGEST_FIRST)

    items.sort(key=place)
