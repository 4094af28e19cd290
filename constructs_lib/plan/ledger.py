"""The record of certificates, issuers and restarters, and what must hold among them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from constructs import Construct

from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..tree.inventory import Inventory
from . import relations
from .behaviour import DEFAULT_BEHAVIOUR, MeshBehaviour
from .mesh import Mesh, PlannedAuthority, PlannedCertificate, Restarter, SecretName
from .renewal_plan import RenewalPlan
from .thin_margin_warning import ThinMarginWarning
from .wording import problem, warning

Role = Literal["authority", "identity", "webhook"]
"""A CA whose certificate is self-signed, an identity issuer, or a webhook's certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRoots:
    """A Bundle that carries trust anchors.

    Attributes:
        name: The name of the Bundle, and of the ConfigMaps that it writes.
        anchors: The Secrets that it reads them from, all in one namespace.
    """

    name: str
    anchors: tuple[SecretName, ...]

    @property
    def namespace(self) -> str:
        """Where the anchors are: trust-manager's trust namespace."""
        return self.anchors[0][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotator:
    """A CronJob that moves a mesh between trust anchors.

    Attributes:
        name: Its name.
        namespace: Its namespace, and that of the ConfigMaps.
        interval_seconds: The longest time from the start of a run to the end of the next.
        move_seconds: How long a move takes at most.
        state: The ConfigMap that says how far a move is.
        moving: The ConfigMap that is there while a move is under way.
        held: The ConfigMap that is there while people hold up a move.
    """

    name: str
    namespace: str
    interval_seconds: int
    move_seconds: int
    state: str
    moving: str
    held: str


@dataclass(frozen=True, slots=True)
class _RecordedCertificate:
    owner: Construct
    certificate: CertificateRef
    role: Role
    other_issuers: tuple[IssuerRef, ...]
    ca_bundle_follows_authority: bool

    @property
    def under_each_issuer(self) -> tuple[CertificateRef, ...]:
        """The certificate as it is, and as it is when one of the others signs it."""
        others = (replace(self.certificate, issuer=issuer) for issuer in self.other_issuers)
        return self.certificate, *others


@dataclass(frozen=True, slots=True)
class _RecordedRestarter:
    owner: Construct
    restarter: Restarter
    certificates: tuple[CertificateRef, ...]


@dataclass(slots=True)
class Ledger:
    """The certificates, issuers and restarters of one construct tree, judged at synth."""

    _issuers: list[IssuerRef] = field(default_factory=list[IssuerRef])
    _certificates: list[_RecordedCertificate] = field(default_factory=list[_RecordedCertificate])
    _authorities: dict[tuple[str, str], PlannedAuthority] = field(
        default_factory=dict[tuple[str, str], PlannedAuthority]
    )
    _behaviours: dict[str, MeshBehaviour] = field(default_factory=dict[str, MeshBehaviour])
    _restarters: list[_RecordedRestarter] = field(default_factory=list[_RecordedRestarter])
    _trust_roots: list[TrustRoots] = field(default_factory=list[TrustRoots])
    _rotators: list[Rotator] = field(default_factory=list[Rotator])

    @classmethod
    def of(cls, scope: Construct) -> Ledger:
        """Return the ledger of the tree that *scope* is in."""
        return Inventory.of(scope).facts(cls)

    def add_issuer(self, issuer: IssuerRef, authority: PlannedAuthority | None = None) -> None:
        """Record that this tree makes an issuer, and what is known of the CA behind it."""
        self._issuers.append(issuer)
        if authority is not None:
            self._authorities[issuer.kind, issuer.name] = authority

    def add_certificate(
        self,
        owner: Construct,
        certificate: CertificateRef,
        role: Role,
        other_issuers: Iterable[IssuerRef] = (),
        *,
        ca_bundle_follows_authority: bool = False,
    ) -> None:
        """Record that *owner* makes a certificate, what it is for, and who else may sign it."""
        self._certificates.append(
            _RecordedCertificate(
                owner, certificate, role, tuple(other_issuers), ca_bundle_follows_authority
            )
        )

    def add_restarter(
        self, owner: Construct, restarter: Restarter, certificates: Iterable[CertificateRef] = ()
    ) -> None:
        """Record that *owner* re-issues *certificates*, or restarts alone."""
        self._restarters.append(_RecordedRestarter(owner, restarter, tuple(certificates)))

    def add_trust_roots(self, trust_roots: TrustRoots) -> None:
        """Record a Bundle that carries a trust anchor."""
        self._trust_roots.append(trust_roots)

    def add_rotator(self, rotator: Rotator) -> None:
        """Record what moves a mesh between trust anchors."""
        self._rotators.append(rotator)

    def add_behaviour(self, namespaces: Iterable[str], behaviour: MeshBehaviour) -> None:
        """Record how the workloads of these namespaces behave when a certificate changes."""
        self._behaviours.update(dict.fromkeys(namespaces, behaviour))

    @property
    def certificates(self) -> tuple[CertificateRef, ...]:
        """The certificates that were recorded until now."""
        return tuple(recorded.certificate for recorded in self._certificates)

    @property
    def trust_roots(self) -> tuple[TrustRoots, ...]:
        """The Bundles that were recorded until now."""
        return tuple(self._trust_roots)

    @property
    def rotators(self) -> tuple[Rotator, ...]:
        """What moves meshes between trust anchors, as recorded until now."""
        return tuple(self._rotators)

    def renewal_plan(self) -> RenewalPlan:
        """Return the plan of everything that was recorded until now."""
        return RenewalPlan.of_mesh(
            Mesh(
                identities=tuple(self._planned_certificates("identity")),
                webhooks=tuple(self._planned_certificates("webhook")),
                restarters=tuple(recorded.restarter for recorded in self._restarters),
            )
        )

    def _planned_certificates(self, role: Role) -> Iterator[PlannedCertificate]:
        for recorded in self._certificates:
            certificate = recorded.certificate
            if recorded.role == role and certificate.issuer is not None:
                yield PlannedCertificate(
                    name=certificate.name,
                    secret=certificate.secret,
                    lifetime=certificate.lifetime,
                    authority=self._authority(certificate.issuer),
                    other_authorities=tuple(map(self._authority, recorded.other_issuers)),
                    behaviour=self._behaviours.get(certificate.namespace, DEFAULT_BEHAVIOUR),
                    ca_bundle_follows_authority=recorded.ca_bundle_follows_authority,
                )

    def _authority(self, issuer: IssuerRef) -> PlannedAuthority:
        unrecorded = PlannedAuthority(name=issuer.name, lifetime=issuer.lifetime)
        return self._authorities.get((issuer.kind, issuer.name), unrecorded)

    def problems(self, is_present: Callable[[Construct], bool]) -> Iterator[str]:
        """Forget what removed constructs recorded, and yield every problem of the others."""
        self._certificates = [
            recorded for recorded in self._certificates if is_present(recorded.owner)
        ]
        self._restarters = [recorded for recorded in self._restarters if is_present(recorded.owner)]
        late_renewals = self._renewal_problems()
        for recorded in self._certificates:
            path = recorded.owner.node.path
            for certificate in recorded.under_each_issuer:
                for unknown in relations.unknown_issuer(certificate, self._issuers):
                    yield f"{path}: {unknown}"
            for unsafe in late_renewals.pop(recorded.certificate.secret, ()):
                yield f"{path}: {unsafe}"
        for recorded_restarter in self._restarters:
            for orphaned in relations.unknown_certificates(
                recorded_restarter.restarter.name,
                recorded_restarter.certificates,
                self.certificates,
            ):
                yield f"{recorded_restarter.owner.node.path}: {orphaned}"

    def _renewal_problems(self) -> dict[SecretName, list[str]]:
        """Return a sentence for each requirement that is not met, and warn of thin margins."""
        plan = self.renewal_plan()
        owners = {recorded.certificate.secret: recorded.owner for recorded in self._certificates}
        for requirement in plan.thin if plan.is_safe else ():
            sentence = f"{owners[requirement.secret].node.path}: {warning(requirement)}"
            warnings.warn(sentence, ThinMarginWarning, stacklevel=1)
        problems: dict[SecretName, list[str]] = {}
        for requirement in plan.unsafe:
            problems.setdefault(requirement.secret, []).append(problem(plan.mesh, requirement))
        return problems
