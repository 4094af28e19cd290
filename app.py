"""What this platform wants on its clusters. ``make synth`` turns it into ``dist``."""

from __future__ import annotations

import os
from pathlib import Path

from cdk8s import ApiObjectMetadata, App, YamlOutputType

from constructs_lib import (
    OWN_CLUSTER,
    STABLE_2_14_10,
    AnchorRotation,
    ArgoCdDelivery,
    GitAnchorRotation,
    GitFolder,
    LinkerdRelease,
    LinkerdStack,
    RenderedCharts,
    read_checksums,
)
from imports.argocd.io import argoproj as argo

REPOSITORY = "https://git.example.com/platform/mesh.git"
OWNER = "linkerd-platform-owner"
KUBERNETES = "1.34"
"""The oldest among our clusters."""
CHECKSUMS = Path(__file__).parent / "charts.sha256"


def build(
    app: App,
    *,
    release: LinkerdRelease = STABLE_2_14_10,
    repository: str = REPOSITORY,
    rendered_charts: RenderedCharts | None = None,
    anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
) -> LinkerdStack:
    """Compose the platform under *app*, to be read from *repository*, and return its mesh."""
    mesh = LinkerdStack(
        app,
        "Mesh",
        release=release,
        kubernetes_version=KUBERNETES,
        rendered_charts=rendered_charts,
        anchor_rotation=anchor_rotation,
    )
    git = GitFolder(repository=repository)
    delivery = ArgoCdDelivery(app, "Delivery", mesh=mesh, git=git, owner_project=OWNER)
    argo.AppProject(
        delivery.chart,
        "OwnerProject",
        metadata=ApiObjectMetadata(
            name=OWNER, namespace="argocd", labels={"app.kubernetes.io/component": "owner"}
        ),
        spec=argo.AppProjectSpec(
            description="Argo CD's own objects of the mesh; nothing else",
            source_repos=[repository],
            destinations=[
                argo.AppProjectSpecDestinations(server=OWN_CLUSTER.server, namespace="argocd")
            ],
            cluster_resource_whitelist=[
                argo.AppProjectSpecClusterResourceWhitelist(group=group, kind=kind)
                for kind, _, group in (api.partition(".") for api in delivery.owned_cluster_kinds)
            ],
            namespace_resource_whitelist=[
                argo.AppProjectSpecNamespaceResourceWhitelist(group=group, kind=kind)
                for kind, _, group in (api.partition(".") for api in delivery.owned_kinds)
            ],
        ),
    )
    return mesh


if __name__ == "__main__":
    app = App(
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )
    charts = os.environ.get("CHARTS") or "fetched"
    if charts not in ("fetched", "rendered"):
        raise ValueError(f"CHARTS ({charts}) must be 'fetched' or 'rendered'")
    rendered = (
        RenderedCharts(
            checksums=read_checksums(CHECKSUMS),
            folder=os.environ.get("CHART_FOLDER") or None,
            helm=os.environ.get("HELM") or "helm",
        )
        if charts == "rendered"
        else None
    )
    build(app, rendered_charts=rendered)
    app.synth()
