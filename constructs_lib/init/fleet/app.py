"""What this platform wants on its clusters. ``make synth`` turns it into ``dist``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cdk8s import ApiObjectMetadata, App

from constructs_lib import (
    OWN_CLUSTER,
    ArgoCdDelivery,
    ClusterClass,
    Fleet,
    GitFolder,
    LinkerdStack,
    RenderedCharts,
)
from imports.argocd.io import argoproj as argo

REPOSITORY = "https://git.example.com/platform/mesh.git"
CHECKSUMS = Path(__file__).parent / "charts.sha256"

fleet = Fleet(git=GitFolder(repository=REPOSITORY))


def make_mesh(app: App, **options: Any) -> LinkerdStack:
    """Make what every cluster of a class gets."""
    rendered = RenderedCharts.from_environment(CHECKSUMS)
    return LinkerdStack(app, "Mesh", rendered_charts=rendered, **options)


def deliver(app: App, mesh: LinkerdStack, clusters: ClusterClass, git: GitFolder) -> None:
    """Have Argo CD deploy a mesh to clusters."""
    owner = f"mesh-{clusters.title}-owner"
    delivery = ArgoCdDelivery(
        app, clusters.title, mesh=mesh, git=git, cluster=clusters, owner_project=owner
    )
    argo.AppProject(
        delivery.chart,
        "OwnerProject",
        metadata=ApiObjectMetadata(
            name=owner, namespace="argocd", labels={"app.kubernetes.io/component": "owner"}
        ),
        spec=argo.AppProjectSpec(
            description="Argo CD's own objects of the mesh; nothing else",
            source_repos=[REPOSITORY],
            destinations=[{"server": OWN_CLUSTER.server, "namespace": "argocd"}],
            cluster_resource_whitelist=delivery.owned_cluster_kinds,
            namespace_resource_whitelist=delivery.owned_kinds,
        ),
    )


# The clusters whose Secrets in Argo CD have label mesh-class=staging.
staging = fleet.add_class(ClusterClass(name="staging"))
mesh = make_mesh(staging.app, kubernetes_version="1.34", replicas=1)
deliver(staging.app, mesh, staging.clusters, staging.git)

# Those with mesh-class=prod. The ring "canary" follows branch main, and the others branch prod.
prod = fleet.add_class(ClusterClass(name="prod", rings=["canary", "rest"]))
mesh = make_mesh(prod.app, kubernetes_version="1.34")
for ring, branch in {"canary": "refs/heads/main", "rest": "refs/heads/prod"}.items():
    deliver(prod.app, mesh, prod.clusters.in_ring(ring), prod.git.at(branch))

fleet.synth()
