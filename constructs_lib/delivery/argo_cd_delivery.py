"""Argo CD's half of a mesh: its right to deploy it, and the applications that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import ApiObjectMetadata, App, Chart
from constructs import Construct

from ..kubernetes.argo_cd import wave
from ..kubernetes.names import check_label, check_subdomain
from ..kubernetes.pod_options import PodOptions
from ..mesh.linkerd_stack import LinkerdStack
from ..tree.inventory import Inventory
from ..tree.placement import Placement
from .app_project import PROJECT_KIND, kinds, make_project
from .application_set import FOLDER, SET_KIND, make_application_set
from .cluster_class import CLUSTER_NAME, ClusterClass
from .deliveries import ApplicationName, Deliveries, Delivery
from .destination_cluster import OWN_CLUSTER, DestinationCluster
from .git_folder import GitFolder
from .names_guard import POLICY_KINDS, SOURCE_ANNOTATION, make_names_guard
from .owner import OWNER_KIND, OWNER_LABELS, make_owner
from .removal import check_removed
from .settling_hook import make_settling_hook

APPLICATION_PREFIX = "mesh-"
"""An ApplicationSet takes over every Application of a name that it wants, unless another one owns
it, and an Application called ``cert-manager`` is in many clusters."""

OWNED_KINDS = (
    PROJECT_KIND,
    OWNER_KIND,
    SET_KIND,
    "ConfigMap",
    "Job.batch",
    "Role.rbac.authorization.k8s.io",
    "RoleBinding.rbac.authorization.k8s.io",
    "ServiceAccount",
)


_LONGEST_CLUSTER = 100
"""Characters: addresses and ARNs, which tools take for names of clusters, are shorter."""


class ArgoCdDelivery(Construct):
    """An AppProject and an ApplicationSet with an application per folder of a ``LinkerdStack``.

    For a class of clusters there is such an application per cluster and folder.

    Under an App the objects are written into a folder of their own, called as Argo CD's namespace,
    with the ring if it is for one; in a Chart they are written there.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        mesh: LinkerdStack,
        git: GitFolder,
        cluster: DestinationCluster | ClusterClass = OWN_CLUSTER,
        name: str | None = None,
        project: str | None = None,
        namespace: str = "argocd",
        application_prefix: str = APPLICATION_PREFIX,
        application_suffix: str = "",
        guarded_names: bool | None = None,
        owner_project: str | None = "default",
        pods: PodOptions | None = None,
        removed: Sequence[str] = (),
        extra_cluster_kinds: Sequence[str] = (),
        extra_namespaced_kinds: Sequence[str] = (),
    ) -> None:
        """Make the objects.

        Args:
            scope: An App, or a Chart (or what is in one) to put everything into.
            id: The construct's id.
            mesh: The mesh to deploy. It must have folders of its own.
            git: Where Argo CD finds what is synthesised.
            cluster: Where the mesh goes: one cluster, or all of a class. Defaults to Argo CD's own
                cluster.
            name: The ApplicationSet's name. Defaults to ``linkerd-platform``, and for a class to
                ``mesh-``, the class, and its ring.
            project: The AppProject's name. Defaults to what *name* defaults to.
            namespace: Argo CD's namespace.
            application_prefix: What every application's name begins with, before the folder's name
                or, for a class, before the cluster's and the folder's. Defaults to ``mesh-``.
                Without any, an application of somebody else's that is called ``cert-manager`` would
                be taken over.
            application_suffix: What every application's name ends with. Defaults to nothing.
            guarded_names: Whether an admission policy keeps the ApplicationSet from taking over
                applications that are not its own. Argo CD's cluster needs Kubernetes 1.30 for it.
                Defaults to whether the mesh's ``kubernetes_version`` is at least that.
            owner_project: The AppProject of the application that owns these objects, itself among
                them, and is called as the ApplicationSet. It must allow the repository,
                ``owned_cluster_kinds``, and ``owned_kinds`` in Argo CD's namespace. Defaults to
                ``default``, which every Argo CD has. ``None``: there is no such application, and
                something of yours applies them.
            pods: How the pod fits Argo CD's cluster that sees applications settle after every
                change of these objects. Defaults to what fits most.
            removed: Folders of the mesh whose objects Argo CD removes from the cluster, except for
                Namespaces, trust roots and definitions of kinds. A folder that others depend on
                comes after them. Defaults to none: nothing is removed because it is missing.
            extra_cluster_kinds: Cluster-scoped kinds to allow besides the mesh's, as
                ``Kind.group``, such as those of objects that you add to the mesh's folders.
            extra_namespaced_kinds: Namespaced kinds to allow, likewise.

        Raises:
            ValueError: A name is invalid, the mesh was put into a chart of yours, or a folder
                cannot be removed yet.
        """
        super().__init__(scope, id)
        check_label("namespace", namespace)
        if not mesh.charts:
            raise ValueError(
                f"'mesh' ({mesh.node.path}) was put into a chart: Argo CD needs a folder for each "
                "of its namespaces, which a LinkerdStack directly under an App makes"
            )
        self._clusters = cluster if isinstance(cluster, ClusterClass) else None
        default_name = f"mesh-{self._clusters.title}" if self._clusters else "linkerd-platform"
        self._name = check_subdomain("name", default_name if name is None else name)
        self._namespace = namespace
        project = check_subdomain("project", default_name if project is None else project)
        self._applications = _application_names(
            mesh, f"{application_prefix}{cluster.name_part}", application_suffix
        )
        self._place = _placement(scope, namespace, self._clusters)
        self._target = self._place.chart if isinstance(scope, App) else self
        app_project = make_project(
            self._target,
            "Project",
            # The ApplicationSet's controller would miss a project that is made in the same moment,
            # and look again after three minutes.
            metadata=ApiObjectMetadata(name=project, namespace=namespace, annotations=wave(-1)),
            mesh=mesh,
            git=git,
            cluster=cluster,
            extra_cluster_kinds=extra_cluster_kinds,
            extra_namespaced_kinds=extra_namespaced_kinds,
        )
        self._place.record(app_project, PROJECT_KIND, project, namespace)
        applications = make_application_set(
            self._target,
            "Applications",
            metadata=self._metadata(git),
            mesh=mesh,
            git=git,
            cluster=cluster,
            project=project,
            application=f"{application_prefix}{cluster.name_part}{FOLDER}{application_suffix}",
            removed=check_removed(mesh, removed),
        )
        self._place.record(applications, SET_KIND, self._name, namespace)
        has_policies = bool(mesh.account_confinements)
        self._guarded = has_policies if guarded_names is None else guarded_names
        if self._guarded:
            make_names_guard(self._target, namespace=namespace, application_set=self._name)
        self._make_settling(pods or PodOptions())
        if owner_project is not None:
            self._make_owner(git, check_subdomain("owner_project", owner_project))
        self._record(project, has_owner=owner_project is not None)

    @property
    def applications(self) -> Mapping[str, str]:
        """The applications' names, by folder; for a class, with a template for the cluster's."""
        return dict(self._applications)

    @property
    def chart(self) -> Chart:
        """The chart that holds the objects, for what else of Argo CD's belongs beside them."""
        return self._place.chart

    @property
    def owned_kinds(self) -> list[dict[str, str]]:
        """The namespaced kinds of these objects, as an AppProject lists them."""
        return kinds(OWNED_KINDS)

    @property
    def owned_cluster_kinds(self) -> list[dict[str, str]]:
        """The cluster-scoped kinds of these objects, as an AppProject lists them."""
        return kinds(POLICY_KINDS if self._guarded else ())

    def _metadata(
        self, git: GitFolder, labels: Mapping[str, str] | None = None
    ) -> ApiObjectMetadata:
        """Return the metadata of what another delivery of the same name must not take."""
        source = f"{git.repository} {git.path_of(self._place.chart.node.id)}"
        return ApiObjectMetadata(
            name=self._name,
            namespace=self._namespace,
            annotations={SOURCE_ANNOTATION: source},
            labels=labels,
        )

    def _make_settling(self, pods: PodOptions) -> None:
        # Nobody knows the names of a class's applications beforehand. Without the policy that
        # confines it, a job that may patch every application of Argo CD is too much.
        if self._clusters and not self._guarded:
            return
        make_settling_hook(
            self._target,
            self._place,
            name=check_label("name", f"{self._name}-settling"),
            namespace=self._namespace,
            application_set=self._name,
            applications={} if self._clusters else self._applications,
            options=pods,
        )

    def _make_owner(self, git: GitFolder, project: str) -> None:
        owner = make_owner(
            self._target,
            "Owner",
            metadata=self._metadata(git, OWNER_LABELS),
            git=git,
            folder=self._place.chart.node.id,
            project=project,
            namespace=self._namespace,
        )
        self._place.record(owner, OWNER_KIND, self._name, self._namespace)

    def _record(self, project: str, *, has_owner: bool) -> None:
        names = [ApplicationName.of(template) for template in self._applications.values()]
        owner = [ApplicationName(beginning=self._name)] if has_owner else []
        delivery = Delivery(
            construct=self,
            namespace=self._namespace,
            name=self._name,
            project=project,
            clusters=self._clusters,
            applications=[*names, *owner],
        )
        self._place.inventory.facts(Deliveries).known.append(delivery)


def _application_names(mesh: LinkerdStack, beginning: str, end: str) -> dict[str, str]:
    names = {folder: f"{beginning}{folder}{end}" for folder in mesh.helm_releases}
    for name in names.values():
        longest = name.replace(CLUSTER_NAME, "x" * _LONGEST_CLUSTER)
        check_subdomain("application_prefix, application_suffix", longest)
    return names


def _placement(scope: Construct, namespace: str, clusters: ClusterClass | None) -> Placement:
    if not isinstance(scope, App):
        return Placement.of(scope)
    ring = f"-{clusters.ring}" if clusters and clusters.ring else ""
    return Placement.in_new_chart(scope, f"{namespace}{ring}", Inventory.of(scope))
