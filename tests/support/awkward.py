"""A chart of ours that does everything that a chart should not do in git."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from constructs_lib import HelmRelease, RenderedCharts
from constructs_lib.releases.helm_values import HelmValues
from constructs_lib.releases.release import HelmChart, VolatileField, Webhook
from constructs_lib.rendering.checksums import checksum
from constructs_lib.rendering.render import InflatedChart, PinnedChart, render
from constructs_lib.rendering.waves import FolderWaves

from ..conftest import Manifest
from .cluster.charts import pack

FOLDER = Path(__file__).parent / "charts" / "awkward"
NAMESPACE = "awkward-system"
RELEASE_NAMESPACE = "release-namespace"

CHART = HelmChart(
    name="awkward",
    repository="https://charts.example.com",
    version="1.2.3",
    folder="viz",
    webhooks=(Webhook(service="awkward", path="tls"),),
    deployments=("awkward",),
    cluster_kinds=(
        "ClusterRole.rbac.authorization.k8s.io",
        "CustomResourceDefinition.apiextensions.k8s.io",
        "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
    ),
    namespaced_kinds=(
        "ConfigMap",
        "CronJob.batch",
        "Deployment.apps",
        "Pod",
        "ServiceAccount",
    ),
    volatile_fields=(VolatileField(kind="CronJob", name="awkward-report", value="schedule"),),
)

GOOD: HelmValues = {
    "schedule": "17 3 * * *",
    "tls": {"externalSecret": True, "injectCaFrom": f"{NAMESPACE}/awkward"},
}
"""The values with which it behaves."""


def release(values: HelmValues = GOOD, repository: str = CHART.repository) -> HelmRelease:
    """Return the chart's release with *values*."""
    return HelmRelease(
        name=CHART.name,
        repository=repository,
        version=CHART.version,
        namespace=RELEASE_NAMESPACE,
        values=values,
    )


def archive(folder: Path, changed: Mapping[str, str] | None = None) -> Path:
    """Write the chart's archive into *folder*, with some of its files *changed*."""
    files = {
        path.relative_to(FOLDER).as_posix(): path.read_text("utf-8")
        for path in sorted(FOLDER.rglob("*"))
        if path.is_file()
    }
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "awkward-1.2.3.tgz"
    file.write_bytes(pack("awkward", {**files, **(changed or {})}))
    return file


def options(
    chart: Path,
    helm: str,
    *,
    image_digests: Mapping[str, str] | None = None,
    dropped_hooks: Mapping[str, str] | None = None,
    kube_version: str = "1.34.0",
) -> RenderedCharts:
    """Return how to render the chart from its archive."""
    return RenderedCharts(
        checksums={chart.name: checksum(chart)},
        folder=str(chart.parent),
        helm=helm,
        image_digests=image_digests or {},
        dropped_hooks=dropped_hooks or {},
        kube_version=kube_version,
    )


def rendered(
    given: RenderedCharts,
    values: HelmValues = GOOD,
    chart: HelmChart = CHART,
    *,
    has_extra_values: bool = False,
) -> InflatedChart:
    """Render the chart."""
    pinned = PinnedChart(
        chart=chart,
        release=release(values),
        namespace=NAMESPACE,
        waves=FolderWaves.of("viz", [chart]),
        has_extra_values=has_extra_values,
    )
    (found,) = render(given, [pinned], [NAMESPACE, RELEASE_NAMESPACE])
    return found


def pick(found: InflatedChart, kind: str, name: str = "awkward") -> Manifest:
    """Return the one object of this kind and name."""
    objects = [
        manifest
        for manifest in found.objects
        if (manifest["kind"], manifest["metadata"]["name"]) == (kind, name)
    ]
    assert len(objects) == 1, f"{len(objects)} of {kind} {name}"
    return dict(objects[0])
