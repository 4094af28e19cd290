"""The AppProject: what Argo CD may do for the mesh, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io import argoproj as argo
from ..mesh.linkerd_stack import LinkerdStack
from .cluster_class import ClusterClass
from .destination_cluster import DestinationCluster
from .git_folder import GitFolder

PROJECT_KIND = "AppProject.argoproj.io"


def make_project(
    scope: Construct,
    id: str,
    *,
    metadata: ApiObjectMetadata,
    mesh: LinkerdStack,
    git: GitFolder,
    cluster: DestinationCluster | ClusterClass,
    extra_cluster_kinds: Sequence[str],
    extra_namespaced_kinds: Sequence[str],
) -> argo.AppProject:
    """Make the AppProject: the mesh's kinds, namespaces and sources, and nothing else.

    Secrets are missing on purpose: keys never travel through Git.
    """
    cluster_kinds = {*mesh.cluster_kinds, *extra_cluster_kinds}
    namespaced_kinds = {*mesh.namespaced_kinds, *extra_namespaced_kinds}
    return argo.AppProject(
        scope,
        id,
        metadata=metadata,
        spec=argo.AppProjectSpec(
            description="cert-manager, trust-manager, Linkerd and its extensions; nothing else",
            source_repos=[git.repository, *sorted(_chart_repositories(mesh))],
            destinations=[
                argo.AppProjectSpecDestinations(namespace=namespace, **fields)
                for fields in cluster.project_clusters
                for namespace in mesh.namespaces
            ],
            cluster_resource_whitelist=kinds(cluster_kinds),
            namespace_resource_whitelist=kinds(namespaced_kinds),
        ),
    )


def _chart_repositories(mesh: LinkerdStack) -> set[str]:
    if not mesh.fetches_charts:
        return set()
    return {chart.repository for charts in mesh.helm_releases.values() for chart in charts}


def kinds(apis: Iterable[str]) -> list[dict[str, str]]:
    """Return kinds, which are ``Kind.group``, as an AppProject lists them."""
    parts = (api.partition(".") for api in sorted(apis))
    return [{"group": group, "kind": kind} for kind, _, group in parts]
