"""The ApplicationSet: an application per folder of the mesh, which never gives up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cdk8s import ApiObjectMetadata
from constructs import Construct

from ..kubernetes.argo_cd import RESPECT_IGNORED, IgnoredDifference
from ..kubernetes.manifest import Manifest
from ..mesh.linkerd_stack import LinkerdStack
from ..releases.helm_release import HelmRelease
from ..releases.helm_values import HelmValues, merged
from ..tree.lost_texts import has_lost_texts, json_for_go
from .argo_cd_object import RETRY, make_argo_cd_object
from .cluster_class import ClusterClass
from .destination_cluster import DestinationCluster
from .git_folder import GitFolder
from .names_guard import OWNED_LABEL
from .removal import KEPT_FILES

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
    cluster: DestinationCluster | ClusterClass,
    project: str,
    application: str,
    removed: Sequence[str],
    extra_ignored_differences: Sequence[IgnoredDifference],
) -> None:
    """Make the ApplicationSet, whose applications are called *application*, a template.

    An application of a folder in *removed* has nothing left in Git but what is kept, and so Argo CD
    prunes its objects.

    It never takes the mesh away because a folder is missing: applications are created and updated
    and never deleted, and they have no finalizer, which would win over
    ``preserveResourcesOnDeletion`` (argo-cd@v3.2.11 applicationset/utils/utils.go).
    """
    ignored = (*mesh.ignored_differences, *extra_ignored_differences)
    differences = [difference.fields for difference in ignored]
    spec: dict[str, Any] = {
        "goTemplate": True,
        "goTemplateOptions": ["missingkey=error"],
        "syncPolicy": {"applicationsSync": "create-update", "preserveResourcesOnDeletion": True},
        "template": {
            "metadata": {"labels": {OWNED_LABEL: metadata.name}, "name": application},
            "spec": {
                "destination": {"namespace": FOLDER},
                **({"ignoreDifferences": differences} if differences else {}),
                "syncPolicy": _sync_policy(mesh, respects_ignored=bool(extra_ignored_differences)),
            },
        },
        "templatePatch": _PATCH,
    }
    elements = _elements(mesh, git, removed)
    whole = merged(spec, cluster.set_spec(elements, project, mesh))
    make_argo_cd_object(scope, id, "ApplicationSet", metadata, whole)


def _elements(mesh: LinkerdStack, git: GitFolder, removed: Sequence[str]) -> list[Manifest]:
    return [
        {
            "folder": folder,
            "prune": folder in removed or folder not in mesh.never_pruned,
            "removed": folder in removed,
            "sources": [git.source(folder, files=KEPT_FILES)]
            if folder in removed
            else [
                *(_chart_source(chart) for chart in charts if mesh.fetches_charts),
                git.source(folder),
            ],
        }
        for folder, charts in mesh.helm_releases.items()
    ]


def _chart_source(chart: HelmRelease) -> Manifest:
    return {
        "chart": chart.name,
        "helm": {
            "namespace": chart.namespace,
            **_values(chart.values),
            "releaseName": chart.name,
        },
        "repoURL": chart.repository,
        "targetRevision": chart.version,
    }


def _values(values: HelmValues) -> Manifest:
    """Return the field with a chart's values: as JSON where Go would read a text differently."""
    return {"values": json_for_go(values)} if has_lost_texts(values) else {"valuesObject": values}


def _sync_policy(mesh: LinkerdStack, *, respects_ignored: bool) -> Manifest:
    extra_options = (RESPECT_IGNORED,) if respects_ignored else ()
    return {
        "automated": {"allowEmpty": False, "prune": True, "selfHeal": True},
        "retry": RETRY,
        "syncOptions": [
            # Until cert-manager's definitions are there, what needs them waits and the rest goes
            # on.
            "SkipDryRunOnMissingResource=true",
            # What another application has is not taken from it.
            "FailOnSharedResource=true",
            *dict.fromkeys((*mesh.sync_options, *extra_options)),
        ],
    }
