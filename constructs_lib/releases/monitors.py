"""The charts' own switches that let the Prometheus operator's Prometheus scrape them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .common import POD_MONITOR_KIND, SERVICE_MONITOR_KIND
from .helm_values import JsonValue, known_keys, merged, nested, unknown_keys
from .release import HelmChart, LinkerdRelease

_MONITORS = {
    "cert-manager": ("prometheus.servicemonitor", SERVICE_MONITOR_KIND),
    "trust-manager": ("app.metrics.service.servicemonitor", SERVICE_MONITOR_KIND),
    "linkerd-control-plane": ("podMonitor", POD_MONITOR_KIND),
}
"""By chart, where its values switch a monitor on, and the monitor's kind."""

_INTERVAL = {"linkerd-control-plane": {"scrapeInterval": "1m"}}
"""The chart's ten seconds are for its dashboard; the alerts need less of every proxy."""


def monitored(release: LinkerdRelease, labels: Mapping[str, str]) -> LinkerdRelease:
    """Return a release whose charts bring the monitors that the alerts' metrics need.

    A user's values still win.

    Args:
        release: The release.
        labels: The labels by which a Prometheus chooses its monitors.
    """
    return replace(release, charts=tuple(_monitored(chart, labels) for chart in release.charts))


def _monitored(chart: HelmChart, labels: Mapping[str, str]) -> HelmChart:
    path, kind = _MONITORS.get(chart.name, ("", ""))
    switch: dict[str, JsonValue] = {"enabled": True, **_INTERVAL.get(chart.name, {})}
    values = nested(path, switch | ({"labels": dict(labels)} if labels else {}))
    known = known_keys(chart.name, chart.version)
    if not path or known is None or any(unknown_keys(values, known)):
        return chart
    return replace(
        chart,
        values=merged(chart.values, values),
        namespaced_kinds=tuple(dict.fromkeys((*chart.namespaced_kinds, kind))),
        # A user may switch it off again.
        optional_kinds={kind: (f"{path}.enabled",), **chart.optional_kinds},
    )
