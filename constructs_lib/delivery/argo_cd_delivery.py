"""Argo CD's half of a mesh: its right to deploy it, and the applications that do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import jsii
from cdk8s import ApiObjectMetadata, App, Chart, YamlOutputType
from constructs import Construct, IConstruct, IValidation

from ..kubernetes.argo_cd import IgnoredDifference, wave
from ..kubernetes.names import check_label, check_subdomain
from ..kubernetes.option_types import checks_types
from ..kubernetes.pod_options import PodOptions
from ..mesh.linkerd_stack import LinkerdStack
from ..tree.collisions import other_objects
from ..tree.controlled_fields import ControlledFields
from ..tree.inventory import Inventory
from ..tree.placement import Placement
from .app_project import ProjectRights, check_kinds, check_namespaces, kinds, make_project
from .application_set import FOLDER, make_application_set
from .cluster_class import CLUSTER_NAME, ClusterClass
from .deliveries import ApplicationName, Deliveries, Delivery
from .destination_cluster import OWN_CLUSTER, DestinationCluster
from .git_folder import GitFolder
from .names_guard import POLICY_KINDS, SOURCE_ANNOTATION, make_names_guard
from .owner import OWNER_LABELS, make_owner
from .removal import check_removed
from .settling_hook import make_settling_hook

APPLICATION_PREFIX = "mesh-"
"""An ApplicationSet takes over every Application of a name that it wants, unless another one owns
it, and an Application called ``cert-manager`` is in many clusters."""

_JOB = "-settling"
"""How the job's name ends that sees the applications of a set settle."""

_LONGEST_CLUSTER = 100
"""Characters: addresses and ARNs, which tools take for names of clusters, are shorter."""

_DEFAULT_PROJECT = "default"

_NOT_FOUND = (
    "Argo CD reads a folder per namespace and its files that end in .yaml: make the App with "
    "yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE and an "
    "output_file_extension such as .yaml"
)

OWNED_KINDS = (
    "AppProject.argoproj.io",
    "Application.argoproj.io",
    "ApplicationSet.argoproj.io",
    "ConfigMap",
    "Job.batch",
    "Role.rbac.authorization.k8s.io",
    "RoleBinding.rbac.authorization.k8s.io",
    "ServiceAccount",
)


@jsii.implements(IValidation)
class ArgoCdDelivery(Construct):
    """An AppProject and an ApplicationSet with an application per folder of a ``LinkerdStack``.

    For a class of clusters there is such an application per cluster and folder.

    Under an App the objects are written into a folder of their own, called as Argo CD's namespace,
    with the ring if it is for one; in a Chart they are written there.
    """

    @checks_types
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
        owner_project: str | None = _DEFAULT_PROJECT,
        pods: PodOptions | None = None,
        removed: Sequence[str] = (),
        extra_cluster_kinds: Sequence[str] = (),
        extra_namespaced_kinds: Sequence[str] = (),
        extra_namespaces: Sequence[str] = (),
        extra_ignored_differences: Sequence[IgnoredDifference] = (),
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
                change of these objects. Defaults to the mesh's own if the mesh is in that cluster,
                and else to what fits most.
            removed: Folders of the mesh whose objects Argo CD removes from the cluster, except for
                Namespaces, trust roots and definitions of kinds. A folder that others depend on
                comes after them. Defaults to none: nothing is removed because it is missing.
            extra_cluster_kinds: Cluster-scoped kinds to allow besides the mesh's, as
                ``Kind.group``, such as those of objects that you add to the mesh's folders.
            extra_namespaced_kinds: Namespaced kinds to allow, likewise.
            extra_namespaces: Namespaces to allow besides the mesh's, such as one that
                ``anchor_rotation`` no longer names, until Argo CD has removed what is there.
            extra_ignored_differences: Fields that Argo CD leaves alone besides the mesh's own, such
                as ``ignored_differences`` of a ``CanaryRollout`` in one of the mesh's folders.

        Raises:
            ValueError: A name is invalid or taken, the mesh was put into a chart of yours, or a
                folder cannot be removed yet.
        """
        super().__init__(scope, id)
        # An operation that has waves ends when all is healthy, and a set that rolls is healthy when
        # all rings are: what mends a ring would never be applied. What has to be there before such
        # a set is applied by hand, with the owner.
        self._first_wave = None if cluster.rolls else -1
        self._first_labels = OWNER_LABELS if cluster.rolls else {}
        self._cluster = cluster
        self._ignored = tuple(extra_ignored_differences)
        self._clusters = cluster if isinstance(cluster, ClusterClass) else None
        default_name = f"mesh-{self._clusters.title}" if self._clusters else "linkerd-platform"
        self._name = check_label("name", default_name if name is None else name)
        self._namespace = check_label("namespace", namespace)
        check_label("name", f"{self._name}{_JOB}")
        project = default_name if project is None else project
        _check_projects(project, owner_project)
        check_kinds("extra_cluster_kinds", extra_cluster_kinds)
        check_kinds("extra_namespaced_kinds", extra_namespaced_kinds)
        check_namespaces("extra_namespaces", extra_namespaces)
        if not mesh.charts:
            raise ValueError(
                f"'mesh' ({mesh.node.path}) was put into a chart: Argo CD needs a folder for each "
                "of its namespaces, which a LinkerdStack directly under an App makes"
            )
        beginning = f"{application_prefix}{cluster.name_part}"
        self._applications = _application_names(mesh, beginning, application_suffix)
        if owner_project is not None and self._name in self._applications.values():
            raise ValueError(
                f"'name' ({self._name}) is the name of an application of the mesh too, and the "
                "application that owns these objects is called so: give the set another name"
            )
        self._place = _placement(scope, namespace, self._clusters)
        self._source = f"{git.repository} {git.path_of(self._place.chart.node.id)}"
        self._mesh = mesh
        self._record(project, git, has_owner=owner_project is not None)
        self._target = self._place.chart if isinstance(scope, App) else self
        self._rights = ProjectRights.of(
            mesh,
            cluster_kinds=extra_cluster_kinds,
            namespaced_kinds=extra_namespaced_kinds,
            namespaces=extra_namespaces,
        )
        make_project(
            self._target,
            "Project",
            # The ApplicationSet's controller would miss a project that is made in the same moment,
            # and look again after three minutes.
            metadata=ApiObjectMetadata(
                name=project,
                namespace=namespace,
                labels=self._first_labels,
                annotations=wave(self._first_wave),
            ),
            mesh=mesh,
            git=git,
            cluster=cluster,
            rights=self._rights,
        )
        make_application_set(
            self._target,
            "Applications",
            metadata=self._metadata(),
            mesh=mesh,
            git=git,
            cluster=cluster,
            project=project,
            application=f"{beginning}{FOLDER}{application_suffix}",
            removed=check_removed(mesh, removed),
            extra_ignored_differences=extra_ignored_differences,
        )
        has_policies = bool(mesh.account_confinements)
        self._guarded = has_policies if guarded_names is None else guarded_names
        if self._guarded:
            make_names_guard(
                self._target,
                namespace=namespace,
                application_set=self._name,
                labels=self._first_labels,
                annotations=wave(self._first_wave),
            )
        self._make_settling(pods or (mesh.pods if cluster.is_own else PodOptions()))
        if owner_project is not None:
            self._make_owner(git, owner_project)
        self.node.add_validation(self)

    def validate(self) -> list[str]:
        """Return what Argo CD could not find, or would be forbidden, with what would help."""
        problems = [] if _is_found(self.node.root) else [_NOT_FOUND]
        return [*problems, *self._forbidden(), *self._undone()]

    def _undone(self) -> Iterator[str]:
        """Yield each object of the mesh's folders whose controller and Argo CD would disagree."""
        fields = self._place.inventory.facts(ControlledFields)
        for construct, field in fields.written_by_syncs(self._constructs, self._ignored):
            yield (
                f"{construct.node.path}: each sync would undo what the controller writes into "
                f"{field.kind} {field.namespace}/{field.name}: add 'ignored_differences' of this "
                f"{type(construct).__name__} to 'extra_ignored_differences'"
            )

    @property
    def _constructs(self) -> list[IConstruct]:
        """What is in the mesh's folders."""
        return [each for chart in self._mesh.charts.values() for each in chart.node.find_all()]

    def _forbidden(self) -> Iterator[str]:
        """Yield each object of the mesh's folders that the project forbids."""
        constructs = self._constructs
        present = {id(construct) for construct in constructs}
        recorded = self._place.inventory.objects
        for each in (*recorded, *other_objects(constructs, recorded)):
            option = self._rights.missing(each)
            if option is None or id(each.resource) not in present:
                continue
            value = each.namespace if option == "extra_namespaces" else each.api
            yield (
                f"{each.resource.node.path}: the AppProject forbids {each.identity}, and its "
                f"application would apply nothing at all: add {value} to '{option}'"
            )

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

    def _metadata(self, labels: Mapping[str, str] | None = None) -> ApiObjectMetadata:
        """Return the metadata of what another delivery of the same name must not take."""
        return ApiObjectMetadata(
            name=self._name,
            namespace=self._namespace,
            annotations={SOURCE_ANNOTATION: self._source},
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
            name=f"{self._name}{_JOB}",
            namespace=self._namespace,
            application_set=self._name,
            applications={} if self._clusters else self._applications,
            options=pods,
            is_confined=self._guarded,
            sync_wave=self._first_wave,
        )

    def _make_owner(self, git: GitFolder, project: str) -> None:
        make_owner(
            self._target,
            "Owner",
            metadata=self._metadata(OWNER_LABELS),
            git=git,
            folder=self._place.chart.node.id,
            project=project,
            namespace=self._namespace,
        )

    def _record(self, project: str, git: GitFolder, *, has_owner: bool) -> None:
        names = [ApplicationName.of(template) for template in self._applications.values()]
        owner = [ApplicationName(beginning=self._name)] if has_owner else []
        delivery = Delivery(
            namespace=self._namespace,
            name=self._name,
            project=project,
            git=git,
            cluster=self._cluster,
            root=self._mesh.node.root,
            applications=[*names, *owner],
            owned_folder=self._source if has_owner else None,
        )
        self._place.inventory.facts(Deliveries).add(delivery)


def _application_names(mesh: LinkerdStack, beginning: str, end: str) -> dict[str, str]:
    names = {folder: f"{beginning}{folder}{end}" for folder in mesh.helm_releases}
    for name in names.values():
        longest = name.replace(CLUSTER_NAME, "x" * _LONGEST_CLUSTER)
        check_subdomain("application_prefix, application_suffix", longest)
    return names


def _is_found(root: object) -> bool:
    """Return whether Argo CD finds what an App writes."""
    return (
        isinstance(root, App)
        and root.yaml_output_type is YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE
        and root.output_file_extension.endswith(".yaml")
    )


def _check_projects(project: str, owner_project: str | None) -> None:
    check_subdomain("project", project)
    if project == _DEFAULT_PROJECT:
        raise ValueError(
            f"'project' ({project}) is Argo CD's own: it would be cut down to what the mesh needs, "
            "for everybody's applications. Give the mesh a project of its own"
        )
    if owner_project is None:
        return
    check_subdomain("owner_project", owner_project)
    if owner_project == project:
        raise ValueError(
            f"'owner_project' ({owner_project}) is 'project' too, which allows nothing in Argo "
            "CD's namespace, so that nobody could apply these objects: name another one"
        )


def _placement(scope: Construct, namespace: str, clusters: ClusterClass | None) -> Placement:
    if not isinstance(scope, App):
        return Placement.of(scope)
    folder = f"{namespace}-{clusters.ring}" if clusters and clusters.ring else namespace
    existing = scope.node.try_find_child(folder)
    if existing is not None:
        raise ValueError(
            f"'namespace' ({folder}) is the name of a folder that '{existing.node.path}' "
            "writes already. Argo CD's namespace is none of the mesh's; put a second delivery "
            "into 'chart' of the first"
        )
    return Placement.in_new_chart(scope, folder, Inventory.of(scope))
