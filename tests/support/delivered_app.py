"""What this platform wants on its clusters. ``make synth`` turns it into ``dist``."""

from __future__ import annotations

from pathlib import Path

from cdk8s import ApiObjectMetadata, App, YamlOutputType

from constructs_lib import OWN_CLUSTER, ArgoCdDelivery, GitFolder, LinkerdStack, RenderedCharts
from imports.argocd.io import argoproj as argo

REPOSITORY = "https://git.example.com/platform/mesh.git"
KUBERNETES = "1.34"
"""The oldest among our clusters."""
OWNER = "linkerd-platform-owner"
CHECKSUMS = Path(__file__).parent / "charts.sha256"

app = App(
    yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    output_file_extension=".yaml",
)
mesh = LinkerdStack(
    app,
    "Mesh",
    kubernetes_version=KUBERNETES,
    rendered_charts=RenderedCharts.from_environment(CHECKSUMS),
)
delivery = ArgoCdDelivery(
    app, "Delivery", mesh=mesh, git=GitFolder(repository=REPOSITORY), owner_project=OWNER
)
argo.AppProject(
    delivery.chart,
    "OwnerProject",
    metadata=ApiObjectMetadata(
        name=OWNER, namespace="argocd", labels={"app.kubernetes.io/component": "owner"}
    ),
    spec=argo.AppProjectSpec(
        description="Argo CD's own objects of the mesh; nothing else",
        source_repos=[REPOSITORY],
        destinations=[{"server": OWN_CLUSTER.server, "namespace": "argocd"}],
        cluster_resource_whitelist=delivery.owned_cluster_kinds,
        namespace_resource_whitelist=delivery.owned_kinds,
    ),
)
app.synth()
