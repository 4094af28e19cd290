"""Argo CD's half of a mesh: its right to deploy it, and the applications that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import ApiObjectMetadata, App, Chart
from constructs import Construct

from ..kubernetes.argo_cd import IgnoredDifference, wave
from ..kubernetes.names import check_label, check_subdomain
from ..kubernetes.pod_options import PodOptions
from ..mesh.linkerd_stack import LinkerdStack
from ..tree.inventory import Inventory
from ..tree.placement import Placement
from .app_project import PROJECT_KIND, kinds, make_project
from .application_set import FOLDER, SET_KIND, make_application_set
from .destination_cluster import OWN_CLUSTER, DestinationCluster
from .git_folder import GitFolder
from .names_guard import POLICY_KINDS, make_names_guard
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


class ArgoCdDelivery(Construct):
    """An AppProject and an ApplicationSet with an application per folder of a ``LinkerdStack``.

    Under an App the objects are written into a folder of their own, called as Argo CD's namespace;
    in a Chart they are written there.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        mesh: LinkerdStack,
        git: GitFolder,
        cluster: DestinationCluster = OWN_CLUSTER,
        name: str = "linkerd-platform",
        project: str = "linkerd-platform",
        namespace: str = "argocd",
        application_prefix: str = APPLICATION_PREFIX,
        application_suffix: str = "",
        guarded_names: bool | None = None,
        owner_project: str | None = "default",
        pods: PodOptions | None = None,
        removed: Sequence[str] = (),
        extra_cluster_kinds: Sequence[str] = (),
        extra_namespaced_kinds: Sequence[str] = (),
        extra_ignored_differences: Sequence[IgnoredDifference] = (),
    ) -> None:
        """Make the objects.

        Args:
            scope: An App, or a Chart (or what is in one) to put everything into.
            id: The construct's id.
            mesh: The mesh to deploy. It must have folders of its own.
            git: Where Argo CD finds what is synthesised.
            cluster: Where the mesh goes. Defaults to Argo CD's own cluster.
            name: The ApplicationSet's name.
            project: The AppProject's name.
            namespace: Argo CD's namespace.
            application_prefix: What every application's name begins with, before the folder's name.
                Defaults to ``mesh-``. Without any, an application of somebody else's that is called
                ``cert-manager`` would be taken over.
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
            extra_ignored_differences: Fields that Argo CD leaves alone besides the mesh's own, such
                as ``ignored_differences`` of a ``CanaryRollout`` in one of the mesh's folders.

        Raises:
            ValueError: A name is invalid, the mesh was put into a chart of yours, or a folder
                cannot be removed yet.
        """
        super().__init__(scope, id)
        for field, value in (("name", name), ("project", project)):
            check_subdomain(field, value)
        check_label("namespace", namespace)
        if not mesh.charts:
            raise ValueError(
                f"'mesh' ({mesh.node.path}) was put into a chart: Argo CD needs a folder for each "
                "of its namespaces, which a LinkerdStack directly under an App makes"
            )
        self._applications = {
            folder: check_subdomain(
                "application_prefix, application_suffix",
                f"{application_prefix}{folder}{application_suffix}",
            )
            for folder in mesh.helm_releases
        }
        place = _placement(scope, namespace)
        target = place.chart if isinstance(scope, App) else self
        app_project = make_project(
            target,
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
        place.record(app_project, PROJECT_KIND, project, namespace)
        applications = make_application_set(
            target,
            "Applications",
            metadata=ApiObjectMetadata(name=name, namespace=namespace),
            mesh=mesh,
            git=git,
            cluster=cluster,
            project=project,
            application=f"{application_prefix}{FOLDER}{application_suffix}",
            removed=check_removed(mesh, removed),
            extra_ignored_differences=extra_ignored_differences,
        )
        place.record(applications, SET_KIND, name, namespace)
        has_policies = bool(mesh.account_confinements)
        self._guarded = has_policies if guarded_names is None else guarded_names
        if self._guarded:
            make_names_guard(
                target,
                place,
                name=f"{name}-applications",
                namespace=namespace,
                application_set=name,
            )
        make_settling_hook(
            target,
            place,
            name=check_label("name", f"{name}-settling"),
            namespace=namespace,
            application_set=name,
            applications=self._applications,
            options=pods or PodOptions(),
        )
        if owner_project is not None:
            owner = make_owner(
                target,
                "Owner",
                metadata=ApiObjectMetadata(name=name, namespace=namespace, labels=OWNER_LABELS),
                git=git,
                folder=place.chart.node.id,
                project=check_subdomain("owner_project", owner_project),
                namespace=namespace,
            )
            place.record(owner, OWNER_KIND, name, namespace)
        self._place = place

    @property
    def applications(self) -> Mapping[str, str]:
        """The applications' names, by folder."""
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


def _placement(scope: Construct, namespace: str) -> Placement:
    if isinstance(scope, App):
        return Placement.in_new_chart(scope, namespace, Inventory.of(scope))
    return Placement.of(scope)
