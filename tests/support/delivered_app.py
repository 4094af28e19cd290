"""What this platform wants on its clusters: Linkerd, and Argo CD's part in it.

``cdk8s synth`` runs this file and writes ``dist``; see the README for the two ways to call it.
"""

from __future__ import annotations

import os
from pathlib import Path

from cdk8s import ApiObjectMetadata, App, Chart, YamlOutputType

from constructs_lib import (
    STABLE_2_14_10,
    AnchorRotation,
    GitAnchorRotation,
    HelmRelease,
    LinkerdRelease,
    LinkerdStack,
    RenderedCharts,
    read_checksums,
)
from imports.argocd.io import argoproj as argo

REPOSITORY = "https://git.example.com/platform/mesh.git"
REVISION = "refs/heads/main"
FOLDER = "dist"
CLUSTER = "https://kubernetes.default.svc"
PROJECT = "linkerd-platform"
KUBERNETES = "1.34"
"""The oldest among our clusters."""
CHARTS = "fetched"
CHECKSUMS = Path(__file__).parent / "charts.sha256"


def build(
    app: App,
    *,
    release: LinkerdRelease = STABLE_2_14_10,
    repository: str = REPOSITORY,
    rendered_charts: RenderedCharts | None = None,
    anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
) -> LinkerdStack:
    """Compose the platform under *app*, to be read from *repository*, and return its mesh.

    Argo CD fetches the upstream charts, unless *rendered_charts* says how to inflate them here. The
    trust anchor keeps its key, unless *anchor_rotation* says how it gets another.
    """
    mesh = LinkerdStack(
        app,
        "Mesh",
        release=release,
        kubernetes_version=KUBERNETES,
        rendered_charts=rendered_charts,
        anchor_rotation=anchor_rotation,
    )
    argocd = Chart(app, "argocd", namespace="argocd", disable_resource_name_hashes=True)
    if rendered_charts is None:
        charts = {one.repository for ones in mesh.helm_releases.values() for one in ones}
        add_project(argocd, mesh, [repository, *sorted(charts)])
        add_applications(argocd, mesh, repository)
    else:
        add_project(argocd, mesh, [repository])
        add_rendered_applications(argocd, mesh, repository)
    return mesh


def add_project(scope: Chart, mesh: LinkerdStack, sources: list[str]) -> argo.AppProject:
    """Make the AppProject: the mesh's kinds, namespaces and *sources*, and nothing else.

    Secrets are missing on purpose: keys never travel through git.
    """
    return argo.AppProject(
        scope,
        "Project",
        metadata=ApiObjectMetadata(name=PROJECT),
        spec=argo.AppProjectSpec(
            description="cert-manager, trust-manager, Linkerd and its extensions; nothing else",
            source_repos=sources,
            destinations=[
                argo.AppProjectSpecDestinations(server=CLUSTER, namespace=namespace)
                for namespace in mesh.namespaces
            ],
            cluster_resource_whitelist=[
                argo.AppProjectSpecClusterResourceWhitelist(group=group, kind=kind)
                for kind, _, group in (api.partition(".") for api in mesh.cluster_kinds)
            ],
            namespace_resource_whitelist=[
                argo.AppProjectSpecNamespaceResourceWhitelist(group=group, kind=kind)
                for kind, _, group in (api.partition(".") for api in mesh.namespaced_kinds)
            ],
        ),
    )


def add_applications(scope: Chart, mesh: LinkerdStack, repository: str) -> argo.ApplicationSet:
    """Make ApplicationSet ``infra-prod``: an application per folder, its charts and our objects.

    A kind with all of its objects does not go because a chart no longer defines it (``prune``).
    """
    elements = [
        {
            "name": folder,
            "sources": [*map(chart_source, releases), folder_source(repository, folder)],
            "prune": folder not in mesh.never_pruned,
        }
        for folder, releases in mesh.helm_releases.items()
    ]
    return add_application_set(
        scope,
        mesh,
        argo.ApplicationSetSpecGenerators(
            list=argo.ApplicationSetSpecGeneratorsList(elements=elements)
        ),
        name="{{ .name }}",
        # What the template's typed fields cannot take from an element.
        template_patch=(
            "spec:\n"
            "  sources: {{ toJson .sources }}\n"
            "  syncPolicy: {automated: {prune: {{ .prune }}}}\n"
        ),
    )


def add_rendered_applications(
    scope: Chart, mesh: LinkerdStack, repository: str
) -> argo.ApplicationSet:
    """Make ApplicationSet ``infra-prod``: an application per folder, which holds everything."""
    directories = argo.ApplicationSetSpecGeneratorsGitDirectories
    return add_application_set(
        scope,
        mesh,
        argo.ApplicationSetSpecGenerators(
            git=argo.ApplicationSetSpecGeneratorsGit(
                repo_url=repository,
                revision=REVISION,
                directories=[
                    directories(path=f"{FOLDER}/*"),
                    directories(path=f"{FOLDER}/{scope.node.id}", exclude=True),
                ],
            )
        ),
        name="{{ .path.basename }}",
        source=argo.ApplicationSetSpecTemplateSpecSource(
            repo_url=repository,
            target_revision=REVISION,
            path="{{ .path.path }}",
            directory=argo.ApplicationSetSpecTemplateSpecSourceDirectory(include="*.yaml"),
        ),
    )


def add_application_set(
    scope: Chart,
    mesh: LinkerdStack,
    generator: argo.ApplicationSetSpecGenerators,
    *,
    name: str,
    source: argo.ApplicationSetSpecTemplateSpecSource | None = None,
    template_patch: str | None = None,
) -> argo.ApplicationSet:
    """Make ApplicationSet ``infra-prod``, whose applications are called *name*.

    It never gives up (``retry``), and never takes the mesh away because a folder is missing
    (``create-update``, ``preserveResourcesOnDeletion``, no finalizer).
    """
    sync_policy = argo.ApplicationSetSpecTemplateSpecSyncPolicy(
        automated=argo.ApplicationSetSpecTemplateSpecSyncPolicyAutomated(
            prune=True, self_heal=True, allow_empty=False
        ),
        # Until cert-manager's definitions are there, what needs them waits and the rest goes on.
        sync_options=["SkipDryRunOnMissingResource=true", *mesh.sync_options],
        retry=argo.ApplicationSetSpecTemplateSpecSyncPolicyRetry(
            limit=-1,
            refresh=True,
            backoff=argo.ApplicationSetSpecTemplateSpecSyncPolicyRetryBackoff(
                duration="5s", factor=2, max_duration="1m"
            ),
        ),
    )
    ignored = [
        argo.ApplicationSetSpecTemplateSpecIgnoreDifferences(
            group=one.group,
            kind=one.kind,
            namespace=one.namespace,
            name=one.name,
            json_pointers=[one.json_pointer],
        )
        for one in mesh.ignored_differences
    ]
    return argo.ApplicationSet(
        scope,
        "InfraProd",
        metadata=ApiObjectMetadata(name="infra-prod"),
        spec=argo.ApplicationSetSpec(
            go_template=True,
            go_template_options=["missingkey=error"],
            generators=[generator],
            sync_policy=argo.ApplicationSetSpecSyncPolicy(
                applications_sync=argo.ApplicationSetSpecSyncPolicyApplicationsSync.CREATE_HYPHEN_UPDATE,
                preserve_resources_on_deletion=True,
            ),
            template=argo.ApplicationSetSpecTemplate(
                metadata=argo.ApplicationSetSpecTemplateMetadata(name=name),
                spec=argo.ApplicationSetSpecTemplateSpec(
                    project=PROJECT,
                    source=source,
                    destination=argo.ApplicationSetSpecTemplateSpecDestination(
                        server=CLUSTER, namespace=name
                    ),
                    sync_policy=sync_policy,
                    ignore_differences=ignored or None,
                ),
            ),
            template_patch=template_patch,
        ),
    )


def chart_source(release: HelmRelease) -> dict[str, object]:
    """Return an upstream chart as an Argo CD source."""
    return {
        "repoURL": release.repository,
        "chart": release.name,
        "targetRevision": release.version,
        "helm": {
            "releaseName": release.name,
            "namespace": release.namespace,
            "valuesObject": release.values,
        },
    }


def folder_source(repository: str, folder: str) -> dict[str, object]:
    """Return a folder of ours as an Argo CD directory source."""
    return {
        "repoURL": repository,
        "targetRevision": REVISION,
        "path": f"{FOLDER}/{folder}",
        "directory": {"include": "*.yaml"},
    }


def wanted_charts() -> RenderedCharts | None:
    """Return how the upstream charts are inflated, as ``make synth CHARTS=…`` asks for."""
    wanted = os.environ.get("CHARTS") or CHARTS
    if wanted not in ("fetched", "rendered"):
        raise ValueError(f"CHARTS ({wanted}) must be 'fetched' or 'rendered'")
    if wanted == "fetched":
        return None
    return RenderedCharts(
        checksums=read_checksums(CHECKSUMS),
        folder=os.environ.get("CHART_FOLDER") or None,
        helm=os.environ.get("HELM") or "helm",
    )


if __name__ == "__main__":
    app = App(
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )
    build(app, rendered_charts=wanted_charts())
    app.synth()
