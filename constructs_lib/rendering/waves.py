"""Argo CD's sync waves, where a folder holds the charts' objects and the stack's own.

Argo CD begins a wave when everything in the wave before is healthy. For the last wave nothing
waits. So objects that may be unhealthy for long without harm come last: CronJobs, whose health is
that of their last run, and the certificates that sign other certificates. A Secret that pods mount
must come with the pods: a Deployment would wait for a later one for ever.

   -1  admission policies, which must be there before the first pod or request that they judge
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

_POLICY_KINDS = frozenset({"ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"})

_CALLING_KINDS = frozenset(
    {"APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"}
)
"""The kinds by which the API server calls a Service."""


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
        ends = [begins[chart.name] + _has_calling_kind(chart) for chart in charts]
        # The API server sends the chain's objects to cert-manager's webhook, which comes first.
        last = max(ends, default=0) + (folder == "cert_manager")
        return cls(folder, begins, last)

    def of_chart(self, chart: str, kind: str) -> int:
        """Return the wave of an object of a chart, by its kind."""
        if kind == "CronJob":
            return self.last
        return self.charts[chart] + (kind in _CALLING_KINDS)

    def of_own_object(self, kind: str) -> int:
        """Return the wave of an object that a stack makes itself, by its kind."""
        if kind in _POLICY_KINDS:
            return -1
        if kind == "Namespace":
            return 0
        return 0 if kind == "Certificate" and self.folder != "cert_manager" else self.last


def _has_calling_kind(chart: HelmChart) -> bool:
    return any(kind.partition(".")[0] in _CALLING_KINDS for kind in chart.cluster_kinds)
