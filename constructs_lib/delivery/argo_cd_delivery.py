"""Argo CD's half of a mesh: its right to deploy it, and the applications that do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import jsii
from cdk8s import ApiObjectMetadata, App, Chart, YamlOutputType
from constructs import Construct, IValidation

from ..kubernetes.argo_cd import wave
from ..kubernetes.names import check_label, check_subdomain
from ..kubernetes.pod_options import PodOptions
from ..mesh.linkerd_stack import LinkerdStack
from ..tree.collisions import other_objects
from ..tree.inventory import Inventory
from ..tree.placement import Placement
from ..tree.recorded_object import RecordedObject
from .app_project import (
    PROJECT_KIND,
    ProjectRights,
    check_kinds,
    check_namespaces,
    kinds,
    make_project,
)
from .application_set import FOLDER, SET_KIND, make_application_set
from .deliveries import Deliveries
from .destination_cluster import OWN_CLUSTER, DestinationCluster
from .git_folder import GitFolder
from .names_guard import POLICY_KINDS, make_names_guard
from .owner import OWNER_KIND, OWNER_LABELS, make_owner
from .removal import check_removed
from .settling_hook import make_settling_hook

APPLICATION_PREFIX = "mesh-"
"""An ApplicationSet takes over every Application of a name that it wants, unless another one owns
it, and an Application called ``cert-manager`` is in many clusters."""

_JOB = "-settling"
"""How the job's name ends that sees the applications of a set settle."""

_DEFAULT_PROJECT = "default"

_NOT_FOUND = (
    "Argo CD reads a folder per namespace and its files that end in .yaml: make the App with "
    "yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE and an "
    "output_file_extension such as .yaml"
)

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


@jsii.implements(IValidation)
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
        owner_project: str | None = _DEFAULT_PROJECT,
        pods: PodOptions | None = None,
        removed: Sequence[str] = (),
        extra_cluster_kinds: Sequence[str] = (),
        extra_namespaced_kinds: Sequence[str] = (),
        extra_namespaces: Sequence[str] = (),
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
            extra_namespaces: Namespaces to allow besides the mesh's, such as one that
                ``anchor_rotation`` no longer names, until Argo CD has removed what is there.

        Raises:
            ValueError: A name is invalid or taken, the mesh was put into a chart of yours, or a
                folder cannot be removed yet.
        """
        super().__init__(scope, id)
        check_label("name", name)
        check_label("name", f"{name}{_JOB}")
        check_label("namespace", namespace)
        _check_projects(project, owner_project)
        check_kinds("extra_cluster_kinds", extra_cluster_kinds)
        check_kinds("extra_namespaced_kinds", extra_namespaced_kinds)
        check_namespaces("extra_namespaces", extra_namespaces)
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
        if owner_project is not None and name in self._applications.values():
            raise ValueError(
                f"'name' ({name}) is the name of an application of the mesh too, and the "
                "application that owns these objects is called so: give the set another name"
            )
        place = _placement(scope, namespace)
        Deliveries.of(place).add(
            self.node.path,
            place.chart,
            namespace=namespace,
            applications=self._applications.values(),
            has_owner=owner_project is not None,
        )
        target = place.chart if isinstance(scope, App) else self
        self._mesh = mesh
        self._rights = ProjectRights.of(
            mesh,
            cluster_kinds=extra_cluster_kinds,
            namespaced_kinds=extra_namespaced_kinds,
            namespaces=extra_namespaces,
        )
        app_project = make_project(
            target,
            "Project",
            # The ApplicationSet's controller would miss a project that is made in the same moment,
            # and look again after three minutes.
            metadata=ApiObjectMetadata(name=project, namespace=namespace, annotations=wave(-1)),
            mesh=mesh,
            git=git,
            cluster=cluster,
            rights=self._rights,
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
        )
        place.record(applications, SET_KIND, name, namespace)
        has_policies = bool(mesh.account_confinements)
        self._guarded = has_policies if guarded_names is None else guarded_names
        if self._guarded:
            make_names_guard(
                target,
                name=f"{name}-applications-{namespace}",
                namespace=namespace,
                application_set=name,
            )
        make_settling_hook(
            target,
            place,
            name=f"{name}{_JOB}",
            namespace=namespace,
            application_set=name,
            applications=self._applications,
            options=pods or PodOptions(),
            is_confined=self._guarded,
        )
        if owner_project is not None:
            owner = make_owner(
                target,
                "Owner",
                metadata=ApiObjectMetadata(name=name, namespace=namespace, labels=OWNER_LABELS),
                git=git,
                folder=place.chart.node.id,
                project=owner_project,
                namespace=namespace,
            )
            place.record(owner, OWNER_KIND, name, namespace)
        self._place = place
        self.node.add_validation(self)

    def validate(self) -> list[str]:
        """Return what Argo CD could not find, or would be forbidden, with what would help."""
        problems = [] if _is_found(self.node.root) else [_NOT_FOUND]
        return [*problems, *map(self._objection, self._forbidden())]

    def _forbidden(self) -> Iterator[tuple[RecordedObject, str]]:
        """Yield each object of the mesh's folders that the project forbids, and the option."""
        constructs = [
            construct for chart in self._mesh.charts.values() for construct in chart.node.find_all()
        ]
        present = {id(construct) for construct in constructs}
        recorded = self._place.inventory.objects
        for each in (*recorded, *other_objects(constructs, recorded)):
            option = self._rights.missing(each)
            if option and id(each.resource) in present:
                yield each, option

    def _objection(self, forbidden: tuple[RecordedObject, str]) -> str:
        recorded, option = forbidden
        value = recorded.namespace if option == "extra_namespaces" else recorded.api
        return (
            f"{recorded.resource.node.path}: the AppProject forbids {recorded.identity}, and its "
            f"application would apply nothing at all: add {value} to '{option}'"
        )

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


def _placement(scope: Construct, namespace: str) -> Placement:
    if isinstance(scope, App):
        existing = scope.node.try_find_child(namespace)
        if existing is not None:
            raise ValueError(
                f"'namespace' ({namespace}) is the name of a folder that '{existing.node.path}' "
                "writes already. Argo CD's namespace is none of the mesh's; put a second delivery "
                "into 'chart' of the first"
            )
        return Placement.in_new_chart(scope, namespace, Inventory.of(scope))
    return Placement.of(scope)
