"""What app.py composes, with options: the mesh that the tests pin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cdk8s import ApiObjectMetadata, App

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
)
from imports.argocd.io import argoproj as argo

REPOSITORY = "https://git.example.com/platform/mesh.git"
OWNER = "linkerd-platform-owner"
KUBERNETES = "1.34"


def build(
    app: App,
    *,
    release: LinkerdRelease = STABLE_2_14_10,
    repository: str = REPOSITORY,
    rendered_charts: RenderedCharts | None = None,
    anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
    removed: Sequence[str] = (),
    **options: Any,
) -> LinkerdStack:
    """Compose the platform under *app*, to be read from *repository*, and return its mesh.

    What there is besides is given to the stack.
    """
    mesh = LinkerdStack(
        app,
        "Mesh",
        release=release,
        kubernetes_version=KUBERNETES,
        rendered_charts=rendered_charts,
        anchor_rotation=anchor_rotation,
        **options,
    )
    git = GitFolder(repository=repository)
    delivery = ArgoCdDelivery(
        app, "Delivery", mesh=mesh, git=git, owner_project=OWNER, removed=removed
    )
    argo.AppProject(
        delivery.chart,
        "OwnerProject",
        metadata=ApiObjectMetadata(
            name=OWNER, namespace="argocd", labels={"app.kubernetes.io/component": "owner"}
        ),
        spec=argo.AppProjectSpec(
            description="Argo CD's own objects of the mesh; nothing else",
            source_repos=[repository],
            destinations=[{"server": OWN_CLUSTER.server, "namespace": "argocd"}],
            cluster_resource_whitelist=delivery.owned_cluster_kinds,
            namespace_resource_whitelist=delivery.owned_kinds,
        ),
    )
    return mesh
