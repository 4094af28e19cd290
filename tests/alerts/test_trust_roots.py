"""Trust roots that follow no renewal, and a trust-manager that fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ..support.alert_scenario import (
    ANCHOR,
    DAY,
    HOUR,
    Mesh,
    Series,
    all_is_well,
    constant,
    put_certificate,
    put_trust_roots,
    steps,
)
from ..support.promtool import EVERY, Firing, Promtool
from .test_certificates import allowed, certificate

RENEWED = 26 * HOUR
"""When the anchor is renewed; before it, Prometheus has looked for longer than an overlap."""
LIFE = 336 * HOUR


@pytest.fixture
def group() -> str:
    return "linkerd-trust-roots"


def renewal(
    mesh: Mesh, seconds: int, roots: Callable[[int], float], before: float | None = None
) -> Series:
    """Return the series of a renewal in time, with these versions of the roots' ConfigMap."""
    series = all_is_well(mesh, seconds)
    old = RENEWED + DAY if before is None else before
    put_certificate(
        series,
        certificate(mesh, "cert-manager", ANCHOR),
        steps(seconds, lambda at: old if at < RENEWED else RENEWED + LIFE),
        steps(seconds, lambda at: RENEWED if at < RENEWED else RENEWED + LIFE - DAY),
    )
    put_trust_roots(series, steps(seconds, roots))
    return series


def never(_: int) -> float:
    """Return the version of what nobody writes."""
    return 7


def stale(severity: str) -> Firing:
    return {("LinkerdTrustRootsStale", severity, "linkerd"): 1}


def test_roots_that_stay_as_they_were(tool: Promtool, mesh: Mesh) -> None:
    seconds = RENEWED + 23 * HOUR
    series = renewal(mesh, seconds, never)
    late = RENEWED + 60 + allowed(mesh.margin("anchor-identity"))
    tool.check(
        series,
        {
            RENEWED - EVERY: {},
            RENEWED + 600 + 300 - EVERY: {},
            RENEWED + 600 + 300 + EVERY: stale("warning"),
            late - 2 * EVERY: stale("warning"),
            late + 2 * EVERY: stale("warning") | stale("critical"),
            # Until the old anchor ends.
            seconds: stale("warning") | stale("critical"),
        },
    )


@pytest.mark.parametrize("after", [0, 60, 600])
def test_roots_that_follow(tool: Promtool, mesh: Mesh, after: int) -> None:
    seconds = RENEWED + 23 * HOUR
    series = renewal(mesh, seconds, lambda at: 7 if at < RENEWED + after else 8)
    tool.check(series, {at: {} for at in range(24 * HOUR, seconds, 1800)})


def test_roots_that_follow_late_are_fine_from_then_on(tool: Promtool, mesh: Mesh) -> None:
    seconds = RENEWED + 6 * HOUR
    series = renewal(mesh, seconds, lambda at: 7 if at < RENEWED + 4 * HOUR else 8)
    tool.check(
        series,
        {RENEWED + 3 * HOUR: stale("warning"), RENEWED + 4 * HOUR: {}, seconds: {}},
    )


def test_first_anchor_is_no_renewal(tool: Promtool, mesh: Mesh) -> None:
    """Before it there was no certificate, and the ConfigMap came with it."""
    seconds = RENEWED + 2 * HOUR
    series = renewal(mesh, seconds, never, before=0)
    for metric in ("expiration", "renewal"):
        (key,) = series.named(f"certmanager_certificate_{metric}_timestamp_seconds", name=ANCHOR)
        shown = RENEWED + LIFE - (DAY if metric == "renewal" else 0)
        before, after = constant(0, RENEWED - EVERY), constant(shown, seconds - RENEWED)
        series[key] = f"{before} {after}"
    tool.check(series, {at: {} for at in range(24 * HOUR, seconds, 1800)})


ERRORS: Firing = {("LinkerdTrustRootsSyncErrors", "warning", "cert-manager"): 1}


class TestErrors:
    def test_failing_for_half_an_hour(self, tool: Promtool, mesh: Mesh) -> None:
        """It tries again every 1000 seconds at the latest, and each time counts."""
        series = all_is_well(mesh, 8 * HOUR)
        failing = steps(8 * HOUR, lambda at: 3 + max(0, at - 2 * HOUR) // 1000)
        series.put("controller_runtime_reconcile_errors_total", failing, controller="bundles")
        began = 2 * HOUR + 1000
        expected = dict.fromkeys(range(began + 1920, 8 * HOUR, 600), ERRORS)
        tool.check(series, {began: {}, began + 1700: {}} | expected)

    def test_a_single_failure(self, tool: Promtool, mesh: Mesh) -> None:
        """One conflict, and the next attempt succeeds: it is forgotten within the window."""
        series = all_is_well(mesh, 8 * HOUR)
        once = steps(8 * HOUR, lambda at: 3 if at < 2 * HOUR else 4)
        series.put("controller_runtime_reconcile_errors_total", once, controller="bundles")
        tool.check(series, {3 * HOUR: {}, 4 * HOUR: {}})

    def test_other_controllers_are_none_of_ours(self, tool: Promtool, mesh: Mesh) -> None:
        series = all_is_well(mesh, 4 * HOUR)
        failing = steps(4 * HOUR, lambda at: at // 60)
        series.put("controller_runtime_reconcile_errors_total", failing, controller="helmrelease")
        tool.check(series, {4 * HOUR: {}})


def test_constant_series_are_what_they_say() -> None:
    """A slip of the notation would make all of these tests see other numbers."""
    assert constant(7, 2 * EVERY) == "7x2"
    assert steps(2 * EVERY, lambda at: None if at == 0 else at) == "_ 60 120"
