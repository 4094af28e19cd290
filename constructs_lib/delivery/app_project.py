"""The AppProject: what Argo CD may do for the mesh, and nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from cdk8s import ApiObjectMetadata
from constructs import Construct

from ..kubernetes.names import check_label
from ..mesh.linkerd_stack import LinkerdStack
from ..releases.helm_release import by_chart
from ..tree.recorded_object import RecordedObject
from .argo_cd_object import make_argo_cd_object
from .cluster_class import ClusterClass
from .destination_cluster import DestinationCluster
from .git_folder import GitFolder

OPTIONAL_KINDS = tuple(
    f"{kind}.monitoring.coreos.com" for kind in ("PodMonitor", "PrometheusRule", "ServiceMonitor")
)
"""The namespaced kinds that the option of alerts brings, and that Argo CD prunes when it is off."""

_KIND = re.compile(r"(\*|[A-Z][A-Za-z0-9]*)(\.(\*|[a-z0-9*][-a-z0-9.*]*))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRights:
    """What a project lets Argo CD deploy.

    Attributes:
        cluster_kinds: Cluster-scoped kinds, as ``Kind.group``.
        namespaced_kinds: Namespaced kinds, likewise.
        namespaces: Where the latter may be.
    """

    cluster_kinds: frozenset[str]
    namespaced_kinds: frozenset[str]
    namespaces: tuple[str, ...]

    @classmethod
    def of(
        cls,
        mesh: LinkerdStack,
        *,
        cluster_kinds: Sequence[str],
        namespaced_kinds: Sequence[str],
        namespaces: Sequence[str],
    ) -> ProjectRights:
        """Return the mesh's kinds and namespaces, and these.

        The kinds of what is switched off, by an option or a chart's values, stay allowed. Argo CD
        does not look at objects that the project forbids (argo-cd@v3.2.11 controller/state.go
        CompareAppState), and would never prune what was left behind.

        Secrets are missing on purpose: keys never travel through Git.
        """
        charts = mesh.release.charts
        return cls(
            cluster_kinds=frozenset(mesh.cluster_kinds).union(
                cluster_kinds, *(chart.cluster_kinds for chart in charts)
            ),
            namespaced_kinds=frozenset(mesh.namespaced_kinds).union(
                namespaced_kinds,
                OPTIONAL_KINDS,
                *(chart.namespaced_kinds for chart in charts),
            ),
            namespaces=tuple(dict.fromkeys((*mesh.namespaces, *namespaces))),
        )

    def missing(self, recorded: RecordedObject) -> str | None:
        """Return the option that would let Argo CD deploy an object; ``None`` if it may."""
        if not recorded.namespace:
            # A namespaced kind without a namespace gets the application's.
            known = self.cluster_kinds | self.namespaced_kinds
            return None if _matches(recorded, known) else "extra_cluster_kinds"
        if not _matches(recorded, self.namespaced_kinds):
            return "extra_namespaced_kinds"
        return None if recorded.namespace in self.namespaces else "extra_namespaces"


def _matches(recorded: RecordedObject, apis: Iterable[str]) -> bool:
    return any(fnmatchcase(recorded.api, api) for api in apis)


def make_project(
    scope: Construct,
    id: str,
    *,
    metadata: ApiObjectMetadata,
    mesh: LinkerdStack,
    git: GitFolder,
    cluster: DestinationCluster | ClusterClass,
    rights: ProjectRights,
) -> None:
    """Make the AppProject, with these rights for these sources and this cluster."""
    spec = {
        "description": "cert-manager, trust-manager, Linkerd and its extensions; nothing else",
        "sourceRepos": [git.repository, *sorted(_chart_repositories(mesh))],
        "destinations": [
            {**fields, "namespace": namespace}
            for fields in cluster.project_clusters
            for namespace in rights.namespaces
        ],
        "clusterResourceWhitelist": kinds(rights.cluster_kinds),
        "namespaceResourceWhitelist": kinds(rights.namespaced_kinds),
    }
    make_argo_cd_object(scope, id, "AppProject", metadata, spec)


def _chart_repositories(mesh: LinkerdStack) -> set[str]:
    if not mesh.fetches_charts:
        return set()
    return {chart.repository for chart in by_chart(mesh.helm_releases).values()}


def check_namespaces(field: str, names: Sequence[str]) -> None:
    """Raise ``ValueError`` unless each is a namespace's name."""
    for name in names:
        check_label(field, name)


def check_kinds(field: str, apis: Sequence[str]) -> None:
    """Raise unless each is ``Kind.group``.

    Raises:
        ValueError: One is not; Argo CD would match it with no object, and say nothing.
    """
    for api in apis:
        if not _KIND.fullmatch(api):
            raise ValueError(
                f"'{field}' ({api}) must be Kind.group, such as Ingress.networking.k8s.io, or a "
                "core kind alone, such as Service: no other form is a kind to Argo CD"
            )


def kinds(apis: Iterable[str]) -> list[dict[str, str]]:
    """Return kinds, which are ``Kind.group``, as an AppProject lists them."""
    parts = (api.partition(".") for api in sorted(apis))
    return [{"group": group, "kind": kind} for kind, _, group in parts]
