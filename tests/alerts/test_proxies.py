"""Proxies that do not renew their certificates, of both releases' metric."""

from __future__ import annotations

import pytest

from ..support.alert_scenario import DAY, HOUR, Mesh, all_is_well, put_proxy, steps
from ..support.promtool import EVERY, Firing, Promtool

HOLD = 300
ENDING: Firing = {("LinkerdProxyCertificateEnding", "warning", "shop"): 1}
ENDED: Firing = {("LinkerdProxyCertificateEnded", "critical", "shop"): 1}


@pytest.fixture
def group() -> str:
    return "linkerd-proxies"


def test_one_proxy_that_cannot_renew(tool: Promtool, mesh: Mesh) -> None:
    """It should have renewed with 7.2 h to go. The label is the pod's namespace, not ours."""
    seconds = 26 * HOUR
    series = all_is_well(mesh, seconds)
    put_proxy(series, mesh, steps(seconds, lambda _: DAY), pod="lost-0")
    life = DAY + 20
    soon = (life - -(-life * 70 // 100)) // 2
    tool.check(
        series,
        {
            DAY - soon + HOLD - EVERY: {},
            DAY - soon + HOLD + 2 * EVERY: ENDING,
            DAY + HOLD - EVERY: ENDING,
            DAY + HOLD + 2 * EVERY: ENDING | ENDED,
            seconds: ENDING | ENDED,
        },
    )


def test_a_proxy_without_its_first_certificate_has_not_lost_any(tool: Promtool, mesh: Mesh) -> None:
    series = all_is_well(mesh, HOUR)
    put_proxy(series, mesh, steps(HOUR, lambda _: 0), pod="new-0")
    tool.check(series, {HOUR: {}})


def test_a_proxy_of_the_other_release(tool: Promtool, mesh: Mesh) -> None:
    """During an upgrade there are both."""
    series = all_is_well(mesh, HOUR)
    for prefix in ("", "control_"):
        name = f"{prefix}identity_cert_expiration_timestamp_seconds"
        series.put(name, steps(HOUR, lambda _: 60), namespace="shop", pod=f"lost{prefix}")
    (both,) = ENDED
    (ending,) = ENDING
    tool.check(series, {HOUR: {both: 2, ending: 2}})
