"""The application that owns Argo CD's own objects, so that a push is enough to change them."""

from __future__ import annotations

from cdk8s import ApiObject, ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io import argoproj as argo
from ..tree.plain_object import plain_object
from .destination_cluster import OWN_CLUSTER
from .git_folder import GitFolder

OWNER_KIND = "Application.argoproj.io"

OWNER_LABELS = {"app.kubernetes.io/component": "owner"}
"""By these, ``kubectl apply`` finds what is first applied by hand: the rest comes in its waves."""


def make_owner(
    scope: Construct,
    id: str,
    *,
    metadata: ApiObjectMetadata,
    git: GitFolder,
    folder: str,
    project: str,
    namespace: str,
) -> ApiObject:
    """Make the Application of *folder*, which holds itself too.

    It prunes nothing: with the ApplicationSet, Kubernetes would delete all of its applications, and
    the mesh would go on with nobody who deploys it.
    """
    return plain_object(
        scope,
        id,
        argo.Application,
        metadata=metadata,
        spec=argo.ApplicationSpec(
            project=project,
            source=argo.ApplicationSpecSource(
                repo_url=git.repository,
                target_revision=git.revision,
                path=git.path_of(folder),
                directory=argo.ApplicationSpecSourceDirectory(include="*.yaml"),
            ),
            destination=argo.ApplicationSpecDestination(
                namespace=namespace, server=OWN_CLUSTER.server
            ),
            sync_policy=argo.ApplicationSpecSyncPolicy(
                automated=argo.ApplicationSpecSyncPolicyAutomated(prune=False, self_heal=True),
                retry=argo.ApplicationSpecSyncPolicyRetry(
                    limit=-1,
                    refresh=True,
                    backoff=argo.ApplicationSpecSyncPolicyRetryBackoff(
                        duration="5s", factor=2, max_duration="1m"
                    ),
                ),
            ),
        ),
    )
