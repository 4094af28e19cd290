"""The application that owns Argo CD's own objects, so that a push is enough to change them."""

from __future__ import annotations

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .argo_cd_object import RETRY, make_argo_cd_object
from .destination_cluster import OWN_CLUSTER
from .git_folder import GitFolder

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
) -> None:
    """Make the Application of *folder*, which holds itself too.

    It prunes nothing: with the ApplicationSet, Kubernetes would delete all of its applications, and
    the mesh would go on with nobody who deploys it.
    """
    spec = {
        "project": project,
        "source": git.source(folder),
        "destination": {"namespace": namespace, "server": OWN_CLUSTER.server},
        "syncPolicy": {"automated": {"prune": False, "selfHeal": True}, "retry": RETRY},
    }
    make_argo_cd_object(scope, id, "Application", metadata, spec)
