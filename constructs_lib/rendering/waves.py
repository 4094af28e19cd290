"""Argo CD's sync waves, where a folder holds the charts' objects and ours.

Argo CD begins a wave when everything in the one before is healthy, but asks nothing of the last. So
what may be unhealthy for long without harm comes last: CronJobs, whose health is that of their last
run, and the certificates that other certificates hang on. What pods mount comes with the pods, or
their Deployment would wait for it for ever.

    0  definitions, permissions, Services, Deployments, and the certificates that they mount
    1  what sends the API server to these Deployments: webhook configurations, APIServices
    2  charts whose pods the mesh's webhook has to see, then
    3  their webhook configurations
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..releases.folders import NamespaceRole
from ..releases.release import HelmChart

_CALLS_BACK = frozenset(
    {"APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"}
)


@dataclass(frozen=True, slots=True)
class FolderWaves:
    """The waves of one folder.

    Attributes:
        folder: The folder's role.
        charts: The wave in which each chart begins, by name.
        last: The last wave.
    """

    folder: NamespaceRole
    charts: Mapping[str, int]
    last: int

    @classmethod
    def of(cls, folder: NamespaceRole, charts: Sequence[HelmChart]) -> FolderWaves:
        """Return the waves of a folder with these charts."""
        has_core = any(chart.component == "core" for chart in charts)
        begins = {
            chart.name: 2 if has_core and chart.component != "core" else 0 for chart in charts
        }
        ends = [begins[chart.name] + _calls_back(chart) for chart in charts]
        # The chain's objects go to cert-manager's webhook, so it comes before them.
        last = max(ends, default=0) + (folder == "cert_manager")
        return cls(folder, begins, last)

    def of_chart(self, chart: str, kind: str) -> int:
        """Return the wave of a chart's object."""
        if kind == "CronJob":
            return self.last
        return self.charts[chart] + (kind in _CALLS_BACK)

    def of_ours(self, kind: str) -> int:
        """Return the wave of an object that a stack makes itself."""
        if kind == "Namespace":
            return 0
        return 0 if kind == "Certificate" and self.folder != "cert_manager" else self.last


def _calls_back(chart: HelmChart) -> bool:
    return any(kind.partition(".")[0] in _CALLS_BACK for kind in chart.cluster_kinds)
