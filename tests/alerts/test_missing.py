"""Metrics that are not there: a silent Prometheus is no all-clear."""

from __future__ import annotations

import pytest

from ..support.alert_scenario import ANCHOR, HOUR, Mesh, all_is_well
from ..support.promtool import EVERY, Firing, Promtool

SECONDS = HOUR
FIFTEEN = 900


def everything(mesh: Mesh) -> Firing:
    """Return the alerts of a Prometheus that sees nothing."""
    webhooks = "LinkerdCertificateMetricsMissing"
    firing: Firing = {
        # A root each; the identity issuer, and the webhooks of each namespace together.
        (webhooks, "warning", "cert-manager"): 2,
        (webhooks, "warning", "linkerd"): 2,
        (webhooks, "warning", "linkerd-viz"): 1,
        ("LinkerdRestarterMetricsMissing", "warning", "linkerd"): 1,
        ("LinkerdRestarterMetricsMissing", "warning", "linkerd-viz"): 1,
        ("LinkerdTrustRootsMetricsMissing", "warning", "cert-manager"): 1,
        ("LinkerdTrustRootsMetricsMissing", "warning", "linkerd"): 1,
        ("LinkerdProxyMetricsMissing", "warning", "linkerd"): 1,
    }
    if mesh.has_issuer_metric:
        firing["LinkerdIdentityMetricsMissing", "warning", "linkerd"] = 1
    return firing


def test_nothing_at_all(tool: Promtool, mesh: Mesh) -> None:
    tool.check(
        {"up": "1x60"},
        {FIFTEEN - EVERY: {}, FIFTEEN + EVERY: everything(mesh), SECONDS: everything(mesh)},
    )


@pytest.mark.parametrize(
    ("metric", "alert", "namespace"),
    [
        ("kube_cronjob_created", "LinkerdRestarterMetricsMissing", "linkerd"),
        (
            "kube_configmap_metadata_resource_version",
            "LinkerdTrustRootsMetricsMissing",
            "linkerd",
        ),
    ],
)
def test_one_source(tool: Promtool, mesh: Mesh, metric: str, alert: str, namespace: str) -> None:
    series = all_is_well(mesh, SECONDS)
    series.drop(metric, namespace=namespace)
    tool.check(series, {SECONDS: {(alert, "warning", namespace): 1}})


def test_trust_manager(tool: Promtool, mesh: Mesh) -> None:
    series = all_is_well(mesh, SECONDS)
    series.drop("controller_runtime_reconcile_total")
    series.drop("controller_runtime_reconcile_errors_total")
    # Half of all operators have these metrics.
    other = {"controller": "helmrelease", "result": "success"}
    series.put("controller_runtime_reconcile_total", "9x60", **other)
    alert: Firing = {("LinkerdTrustRootsMetricsMissing", "warning", "cert-manager"): 1}
    tool.check(series, {SECONDS: alert})


@pytest.mark.parametrize(
    ("name", "namespace"), [(ANCHOR, "cert-manager"), ("linkerd-proxy-injector", "linkerd")]
)
def test_one_certificate_of_several(tool: Promtool, mesh: Mesh, name: str, namespace: str) -> None:
    """Deleted by mistake, it is missed although its neighbours have metrics."""
    series = all_is_well(mesh, SECONDS)
    for metric in ("expiration_timestamp_seconds", "renewal_timestamp_seconds", "ready_status"):
        series.drop(f"certmanager_certificate_{metric}", name=name)
    alert: Firing = {("LinkerdCertificateMetricsMissing", "warning", namespace): 1}
    tool.check(series, {FIFTEEN - EVERY: {}, SECONDS: alert})


def test_no_restart_of_a_source_is_told(tool: Promtool, mesh: Mesh) -> None:
    """Ten minutes of nothing, twice."""
    series = all_is_well(mesh, SECONDS)
    gaps = {
        name: " ".join(
            "_" if 10 <= at < 20 or 35 <= at < 45 else value
            for at, value in enumerate(samples(values))
        )
        for name, values in series.items()
    }
    tool.check(gaps, {at: {} for at in range(0, SECONDS, EVERY)})


def samples(values: str) -> list[str]:
    """Return each sample of a series of ``steps`` or ``constant``."""
    if "x" not in values:
        return values.split()
    value, times = values.split("x")
    return [value] * (int(times) + 1)
