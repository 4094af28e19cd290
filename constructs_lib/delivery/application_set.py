"""The ApplicationSet: an application per folder of the mesh, which never gives up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cdk8s import ApiObject, ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io import argoproj as argo
from ..kubernetes.argo_cd import RESPECT_IGNORED, IgnoredDifference
from ..kubernetes.manifest import Manifest
from ..mesh.linkerd_stack import LinkerdStack
from ..releases.helm_release import HelmRelease
from ..releases.helm_values import HelmValues
from ..tree.lost_texts import has_lost_texts, json_for_go
from ..tree.plain_object import plain_object
from .destination_cluster import DestinationCluster
from .git_folder import GitFolder
from .names_guard import OWNED_LABEL
from .removal import KEPT_FILES

SET_KIND = "ApplicationSet.argoproj.io"

FOLDER = "{{ .folder }}"
"""An element's folder, in a template. Not ``name``: next to a generator of clusters, which has a
``name`` too, the cluster's would win (argo-cd@v3.2.11 applicationset/generators/matrix.go)."""

_PATCH = """\
spec:
  sources: {{ toJson .sources }}
  syncPolicy: {automated: {prune: {{ .prune }}, allowEmpty: {{ .removed }}}}
"""
"""What the template's typed fields, which are strings, cannot take from an element."""


def make_application_set(
    scope: Construct,
    id: str,
    *,
    metadata: ApiObjectMetadata,
    mesh: LinkerdStack,
    git: GitFolder,
    cluster: DestinationCluster,
    project: str,
    application: str,
    removed: Sequence[str],
    extra_ignored_differences: Sequence[IgnoredDifference],
) -> ApiObject:
    """Make the ApplicationSet, whose applications are called *application*, a template.

    An application of a folder in *removed* has nothing left in Git but what is kept, and so Argo CD
    prunes its objects.

    It never takes the mesh away because a folder is missing: applications are created and updated
    and never deleted, and they have no finalizer, which would win over
    ``preserveResourcesOnDeletion`` (argo-cd@v3.2.11 applicationset/utils/utils.go).
    """
    return plain_object(
        scope,
        id,
        argo.ApplicationSet,
        metadata=metadata,
        spec=argo.ApplicationSetSpec(
            go_template=True,
            go_template_options=["missingkey=error"],
            generators=[
                argo.ApplicationSetSpecGenerators(
                    list=argo.ApplicationSetSpecGeneratorsList(
                        elements=_elements(mesh, git, removed)
                    )
                )
            ],
            sync_policy=argo.ApplicationSetSpecSyncPolicy(
                applications_sync=argo.ApplicationSetSpecSyncPolicyApplicationsSync.CREATE_HYPHEN_UPDATE,
                preserve_resources_on_deletion=True,
            ),
            template=argo.ApplicationSetSpecTemplate(
                metadata=argo.ApplicationSetSpecTemplateMetadata(
                    name=application, labels={OWNED_LABEL: metadata.name or ""}
                ),
                spec=argo.ApplicationSetSpecTemplateSpec(
                    project=project,
                    destination=argo.ApplicationSetSpecTemplateSpecDestination(
                        namespace=FOLDER, **cluster.fields
                    ),
                    sync_policy=_sync_policy(
                        mesh, respects_ignored=bool(extra_ignored_differences)
                    ),
                    ignore_differences=_ignored_differences(
                        (*mesh.ignored_differences, *extra_ignored_differences)
                    )
                    or None,
                ),
            ),
            template_patch=_PATCH,
        ),
    )


def _elements(mesh: LinkerdStack, git: GitFolder, removed: Sequence[str]) -> list[Manifest]:
    return [
        {
            "folder": folder,
            "sources": [git.source(folder, files=KEPT_FILES)]
            if folder in removed
            else [
                *(_chart_source(chart) for chart in charts if mesh.fetches_charts),
                git.source(folder),
            ],
            "prune": folder in removed or folder not in mesh.never_pruned,
            "removed": folder in removed,
        }
        for folder, charts in mesh.helm_releases.items()
    ]


def _chart_source(chart: HelmRelease) -> Manifest:
    return {
        "repoURL": chart.repository,
        "chart": chart.name,
        "targetRevision": chart.version,
        "helm": {
            "releaseName": chart.name,
            "namespace": chart.namespace,
            **_values(chart.values),
        },
    }


def _values(values: HelmValues) -> Manifest:
    """Return the field with a chart's values: as JSON where Go would read a text differently."""
    return {"values": json_for_go(values)} if has_lost_texts(values) else {"valuesObject": values}


def _sync_policy(
    mesh: LinkerdStack, *, respects_ignored: bool
) -> argo.ApplicationSetSpecTemplateSpecSyncPolicy:
    extra_options = (RESPECT_IGNORED,) if respects_ignored else ()
    return argo.ApplicationSetSpecTemplateSpecSyncPolicy(
        automated=argo.ApplicationSetSpecTemplateSpecSyncPolicyAutomated(
            prune=True, self_heal=True, allow_empty=False
        ),
        # Until cert-manager's definitions are there, what needs them waits and the rest goes on.
        sync_options=[
            "SkipDryRunOnMissingResource=true",
            # What another application has is not taken from it.
            "FailOnSharedResource=true",
            *dict.fromkeys((*mesh.sync_options, *extra_options)),
        ],
        # A sync that failed for good would not be tried again before the next commit.
        retry=argo.ApplicationSetSpecTemplateSpecSyncPolicyRetry(
            limit=-1,
            refresh=True,
            backoff=argo.ApplicationSetSpecTemplateSpecSyncPolicyRetryBackoff(
                duration="5s", factor=2, max_duration="1m"
            ),
        ),
    )


def _ignored_differences(
    differences: Iterable[IgnoredDifference],
) -> list[argo.ApplicationSetSpecTemplateSpecIgnoreDifferences]:
    return [
        argo.ApplicationSetSpecTemplateSpecIgnoreDifferences(
            group=difference.group,
            kind=difference.kind,
            namespace=difference.namespace,
            name=difference.name or None,
            json_pointers=[difference.json_pointer] if difference.json_pointer else None,
            jq_path_expressions=[difference.jq_path] if difference.jq_path else None,
        )
        for difference in differences
    ]
