"""Whether the deliveries of a hub would take clusters, objects or applications from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from constructs import IConstruct

from .cluster_class import CLUSTER_NAME, ClusterClass
from .destination_cluster import DestinationCluster
from .git_folder import GitFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationName:
    """What an application is called.

    Attributes:
        beginning: The whole name, or what comes before a cluster's name.
        end: What comes after the cluster's name; ``None`` for a whole name.
    """

    beginning: str
    end: str | None = None

    @classmethod
    def of(cls, template: str) -> ApplicationName:
        """Return the name that a template stands for."""
        beginning, cluster, end = template.partition(CLUSTER_NAME)
        return cls(beginning=beginning, end=end if cluster else None)

    def __str__(self) -> str:
        return self.beginning if self.end is None else f"{self.beginning}CLUSTER{self.end}"

    def can_equal(self, other: ApplicationName) -> bool:
        """Return whether two applications of these names could have the same one.

        Not if both parts are equal: then the applications are of one folder in two clusters, whose
        names differ.
        """
        if self.end is None or other.end is None:
            return self.beginning == other.beginning if self.end == other.end else self._fits(other)
        shorter, longer = sorted((self.beginning, other.beginning), key=len)
        last, whole = sorted((self.end, other.end), key=len)
        return self != other and longer.startswith(shorter) and whole.endswith(last)

    def _fits(self, other: ApplicationName) -> bool:
        name, part = (self, other) if self.end is None else (other, self)
        end = str(part.end)
        rest = name.beginning.removeprefix(part.beginning).removesuffix(end)
        return bool(rest) and f"{part.beginning}{rest}{end}" == name.beginning


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What an ``ArgoCdDelivery`` makes in Argo CD's namespace.

    Attributes:
        namespace: Argo CD's namespace.
        name: The ApplicationSet, and the application that owns it.
        project: The AppProject.
        git: Where it finds the folders of dist.
        cluster: Where the mesh goes.
        root: The tree that the mesh is in, which writes its folders.
        applications: Its applications, the owner included.
        owned_folder: The folder that the owner applies; ``None`` without an owner.
    """

    namespace: str
    name: str
    project: str
    git: GitFolder
    cluster: DestinationCluster | ClusterClass
    root: IConstruct
    applications: Sequence[ApplicationName]
    owned_folder: str | None = None

    @property
    def clusters(self) -> ClusterClass | None:
        """The class of clusters that the mesh goes to, if it is one."""
        return self.cluster if isinstance(self.cluster, ClusterClass) else None


@dataclass(slots=True)
class Deliveries:
    """The deliveries of a tree."""

    known: list[Delivery] = field(default_factory=list[Delivery])

    def add(self, delivery: Delivery) -> None:
        """Add a delivery.

        Raises:
            ValueError: It would take something from another one, or from itself.
        """
        for problem in problems([*self.known, delivery]):
            raise ValueError(problem)
        self.known.append(delivery)


def problems(deliveries: Sequence[Delivery]) -> Iterator[str]:
    """Yield a sentence for each delivery of a hub, and each pair of them, with something twice."""
    for delivery in deliveries:
        yield from _equal_names(delivery, delivery, combinations(delivery.applications, 2))
    for first, second in combinations(deliveries, 2):
        if first.namespace == second.namespace:
            pairs = product(first.applications, second.applications)
            yield from _equal_names(first, second, pairs)
            yield from _shared_objects(first, second)


def _shared_objects(first: Delivery, second: Delivery) -> Iterator[str]:
    for attribute, kind in (("name", "ApplicationSet"), ("project", "AppProject")):
        if getattr(first, attribute) == (name := getattr(second, attribute)):
            yield (
                f"{kind} {name} is made twice in namespace {first.namespace}, and the second would "
                f"take what the first has: give one of them another '{attribute}'"
            )
    if first.owned_folder and first.owned_folder == second.owned_folder:
        yield (
            f"'owner_project': folder {first.owned_folder} is owned already, by application "
            f"{first.name}, and two would take its objects from each other without end: set "
            f"owner_project=None for {second.name}"
        )
    if first.clusters and second.clusters and first.clusters.shares_clusters(second.clusters):
        yield (
            f"ApplicationSet {first.name} and ApplicationSet {second.name} choose the same "
            f"clusters, {first.clusters.title} and {second.clusters.title}: give each a class or "
            "a ring of its own"
        )


def _equal_names(
    first: Delivery,
    second: Delivery,
    pairs: Iterable[tuple[ApplicationName, ApplicationName]],
) -> Iterator[str]:
    for name, other in pairs:
        if name.can_equal(other):
            both = f"{name}" if name == other else f"{name} and {other}, which can be one name,"
            yield (
                f"ApplicationSet {first.name} and ApplicationSet {second.name} both make "
                f"application {both} in namespace {first.namespace}, and Argo CD lets one of them "
                "alone have it: give one of them another 'application_prefix' or "
                "'application_suffix', or a namespace of the mesh another name"
            )
