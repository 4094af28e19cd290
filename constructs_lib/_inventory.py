"""What the constructs of one tree make, so that relations between them can be checked."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar, cast

import jsii
from cdk8s import ApiObject, App, Chart, YamlOutputType
from constructs import Construct, IValidation

from . import relations
from .alerts import TrustRoots, WatchedMesh
from .certificate_ref import CertificateRef
from .issuer_ref import IssuerRef
from .plan import Authority, MeshBehaviour, RotationPlan, SecretName
from .plan.recorded import RecordedCertificate, Role, mesh
from .plan.wording import problem, warning
from .relations import Restarts
from .thin_margin_warning import ThinMarginWarning

_ID = "mesh-inventory"
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class RecordedObject:
    """An object of the tree: what it is in the cluster, and in which chart it is written.

    Attributes:
        resource: The construct behind it.
        group: Its API group; empty for the core group.
        kind: Its kind.
        namespace: Its namespace; empty for a cluster-scoped kind.
        name: Its name.
        chart: The chart, so the file or the folder, that it is written into.
    """

    resource: ApiObject
    group: str
    kind: str
    namespace: str
    name: str
    chart: Chart

    @property
    def identity(self) -> str:
        """The object as the API server tells it from all others."""
        api = f"{self.kind}.{self.group}" if self.group else self.kind
        return f"{api} {self.namespace}/{self.name}" if self.namespace else f"{api} {self.name}"

    @property
    def file(self) -> str:
        """The file's name, where every object has one of its own (cdk8s@2.70 src/app.ts)."""
        return re.sub(r"[^0-9a-zA-Z\-_.]", "", f"{self.kind}.{self.name}")


@jsii.implements(IValidation)
class Inventory(Construct):
    """The objects, issuers, certificates and restarters of one construct tree, checked at synth.

    There is one under every root, made when the first construct asks for it. It holds plain Python
    values and is one validation for the whole tree: every question to a construct, and every
    validation, is a conversation with Node of up to a millisecond.
    """

    def __init__(self, scope: Construct) -> None:
        super().__init__(scope, _ID)
        self._issuers: list[IssuerRef] = []
        self._certificates: list[tuple[Construct, RecordedCertificate]] = []
        self._authorities: dict[tuple[str, str], Authority] = {}
        self._behaviours: dict[str, MeshBehaviour] = {}
        self._restarts: list[tuple[Construct, Restarts]] = []
        self._trust_roots: list[TrustRoots] = []
        self._objects: list[RecordedObject] = []
        self.node.add_validation(self)

    @classmethod
    def of(cls, scope: Construct) -> Inventory:
        """Return the inventory of the tree that *scope* is in."""
        root = _root(scope)
        found = root.node.try_find_child(_ID)
        return found if isinstance(found, Inventory) else cls(root)

    def add_issuer(self, issuer: IssuerRef, authority: Authority | None = None) -> None:
        """Record that an issuer is made in this tree, and what is known of the CA behind it."""
        self._issuers.append(issuer)
        if authority is not None:
            self._authorities[issuer.kind, issuer.name] = authority

    def add_certificate(
        self,
        owner: Construct,
        certificate: CertificateRef,
        role: Role,
        other_issuers: Iterable[IssuerRef] = (),
    ) -> None:
        """Record that *owner* makes a certificate, what it is for, and who else may sign it."""
        recorded = RecordedCertificate(certificate, role, tuple(other_issuers))
        self._certificates.append((owner, recorded))

    def add_restarts(self, owner: Construct, restarts: Restarts) -> None:
        """Record that *owner* re-issues certificates."""
        self._restarts.append((owner, restarts))

    def add_trust_roots(self, trust_roots: TrustRoots) -> None:
        """Record a Bundle that carries a trust anchor."""
        self._trust_roots.append(trust_roots)

    def add_behaviour(self, namespaces: Iterable[str], behaviour: MeshBehaviour) -> None:
        """Record how what runs in these namespaces behaves when a certificate changes."""
        self._behaviours.update(dict.fromkeys(namespaces, behaviour))

    def add_object(self, recorded: RecordedObject) -> None:
        """Record an object, so that it need not be asked what it is."""
        self._objects.append(recorded)

    @property
    def objects(self) -> tuple[RecordedObject, ...]:
        """The objects that were recorded so far."""
        return tuple(self._objects)

    def rotation_plan(self) -> RotationPlan:
        """Return the plan of everything that was recorded until now."""
        return RotationPlan.of_mesh(
            mesh(
                (certificate for _, certificate in self._certificates),
                self._authorities,
                (restarts for _, restarts in self._restarts),
                self._behaviours,
            )
        )

    def watched_mesh(self) -> WatchedMesh:
        """Return what alerts are computed from, of everything that was recorded until now."""
        certificates = (recorded.certificate for _, recorded in self._certificates)
        return WatchedMesh(
            plan=self.rotation_plan(),
            certificate_names={one.secret: one.name for one in certificates},
            trust_roots=tuple(self._trust_roots),
        )

    def validate(self) -> list[str]:
        """Return every problem of the tree, each with the path of the construct that has it."""
        return [*self._relation_problems(), *self._collisions()]

    def _relation_problems(self) -> Iterator[str]:
        certificates = [recorded.certificate for _, recorded in self._certificates]
        rotation = self._rotation_problems()
        for owner, recorded in self._certificates:
            for certificate in recorded.under_each_issuer:
                for found in relations.unknown_issuer(certificate, self._issuers):
                    yield f"{owner.node.path}: {found}"
            for found in rotation.pop(recorded.certificate.secret, ()):
                yield f"{owner.node.path}: {found}"
        for owner, one in self._restarts:
            for found in relations.orphaned_secrets(one, certificates):
                yield f"{owner.node.path}: {found}"

    def _rotation_problems(self) -> dict[SecretName, list[str]]:
        """Return the sentences about links that do not hold, and warn of those that are thin."""
        plan = self.rotation_plan()
        owners = {recorded.certificate.secret: owner for owner, recorded in self._certificates}
        for link in plan.thin if plan.is_safe else ():
            said = f"{owners[link.secret].node.path}: {warning(link)}"
            warnings.warn(said, ThinMarginWarning, stacklevel=1)
        problems: dict[SecretName, list[str]] = {}
        for link in plan.unsafe:
            problems.setdefault(link.secret, []).append(problem(plan.mesh, link))
        return problems

    def _collisions(self) -> Iterator[str]:
        root = _root(self)
        everything = [*self._objects, *self._unrecorded(root)]
        same_object = _shared([(one.identity, one) for one in everything])
        for identity, ones in same_object:
            yield f"{_paths(ones)} make one object: {identity} must be made once only"
        told = {id(one) for _, ones in same_object for one in ones}
        for (_, file), ones in _shared(_files(root, everything)):
            if not all(id(one) in told for one in ones):
                yield (
                    f"{_paths(ones)} would be written to one file, {file}, and all but the last "
                    "be lost: put them into charts of their own, or let the App write a file per "
                    "chart (YamlOutputType.FILE_PER_CHART)"
                )

    def _unrecorded(self, root: Construct) -> Iterator[RecordedObject]:
        recorded = {id(one.resource) for one in self._objects}
        # A chart stamps its namespace on cluster-scoped kinds too.
        cluster_scoped = {(one.kind, one.group) for one in self._objects if not one.namespace}
        for construct in root.node.find_all():
            if isinstance(construct, ApiObject) and id(construct) not in recorded:
                kind = construct.kind
                # cdk8s has a name for the group that has none.
                group = "" if construct.api_group == "core" else construct.api_group
                namespaced = (kind, group) not in cluster_scoped
                yield RecordedObject(
                    resource=construct,
                    group=group,
                    kind=kind,
                    namespace=(construct.metadata.namespace or "") if namespaced else "",
                    name=construct.name,
                    chart=Chart.of(construct),
                )


def _root(scope: Construct) -> Construct:
    # Typed as the interface, although every construct in Python is a Construct.
    return cast("Construct", scope.node.root)


def _files(
    root: object, objects: list[RecordedObject]
) -> list[tuple[tuple[int, str], RecordedObject]]:
    """Return folder and file of each object, or nothing where a whole chart is one file."""
    output = root.yaml_output_type if isinstance(root, App) else YamlOutputType.FILE_PER_CHART
    if output is YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
        return [((id(one.chart), one.file), one) for one in objects]
    if output is YamlOutputType.FILE_PER_RESOURCE:
        return [((0, one.file), one) for one in objects]
    return []


def _shared(
    keyed: list[tuple[_Key, RecordedObject]],
) -> list[tuple[_Key, list[RecordedObject]]]:
    groups: dict[_Key, list[RecordedObject]] = {}
    for key, one in keyed:
        groups.setdefault(key, []).append(one)
    return [(key, ones) for key, ones in groups.items() if len(ones) > 1]


def _paths(ones: list[RecordedObject]) -> str:
    return " and ".join(one.resource.node.path for one in ones)
