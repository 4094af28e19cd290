"""The record of certificates, issuers and restarters, and what must hold among them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, TypeAlias

from constructs import Construct

from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..kubernetes.manifest import Manifest
from ..tree.inventory import Inventory
from . import relations
from .behaviour import DEFAULT_BEHAVIOUR, MeshBehaviour
from .mesh import Mesh, PlannedAuthority, PlannedCertificate, Restarter, SecretName
from .renewal_plan import RenewalPlan
from .thin_margin_warning import ThinMarginWarning
from .wording import problem, warning
from .written import (
    WrittenCertificate,
    check_bundle,
    check_issuer,
    signs_with,
    written_object,
    written_restarter,
)

Role = Literal["authority", "intermediate", "identity", "webhook", "probe"]
"""A trust anchor or the webhooks' CA, a CA between anchor and identity issuer, an identity issuer,
a webhook's certificate, or what an existing CA signs to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRoots:
    """A Bundle that carries trust roots.

    Attributes:
        name: The name of the Bundle, and of the ConfigMaps that it writes.
        namespace: trust-manager's trust namespace, where its sources are.
        anchors: The Secrets of trust anchors that it reads, all in that namespace.
        ends: When roots that are given as PEM end, by their names.
    """

    name: str
    namespace: str
    anchors: tuple[SecretName, ...]
    ends: tuple[tuple[str, datetime], ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """By what the mesh trusts an identity issuer.

    Attributes:
        other_issuers: The issuers of the other anchors that a rotation may let sign it.
        other_roots: The trust roots that do not sign it themselves.
        is_under_a_root: Whether a trust root signs it.
    """

    other_issuers: tuple[IssuerRef, ...] = ()
    other_roots: tuple[IssuerRef | PlannedAuthority, ...] = ()
    is_under_a_root: bool = True


NO_TRUST = Trust()


@dataclass(frozen=True, slots=True)
class _RecordedCertificate:
    owner: Construct
    certificate: CertificateRef
    role: Role
    trust: Trust
    ca_bundle_follows_authority: bool

    @property
    def under_each_issuer(self) -> tuple[CertificateRef, ...]:
        """The certificate as it is, and as it is when one of the others signs it."""
        others = (replace(self.certificate, issuer=issuer) for issuer in self.trust.other_issuers)
        return self.certificate, *others


@dataclass(frozen=True, slots=True)
class _RecordedRestarter:
    owner: Construct
    restarter: Restarter
    certificates: tuple[CertificateRef, ...]


@dataclass(frozen=True, slots=True)
class _RecordedTrustRoots:
    owner: Construct
    trust_roots: TrustRoots
    original: Manifest


_Written: TypeAlias = Mapping[CertificateRef, WrittenCertificate]


@dataclass(slots=True)
class Ledger:
    """The certificates, issuers and restarters of one construct tree, judged at synth."""

    _issuers: list[tuple[Construct, IssuerRef]] = field(
        default_factory=list[tuple[Construct, IssuerRef]]
    )
    _certificates: list[_RecordedCertificate] = field(default_factory=list[_RecordedCertificate])
    _authorities: dict[tuple[str, str, str], tuple[Construct, PlannedAuthority]] = field(
        default_factory=dict[tuple[str, str, str], tuple[Construct, PlannedAuthority]]
    )
    _behaviours: dict[str, MeshBehaviour] = field(default_factory=dict[str, MeshBehaviour])
    _restarters: list[_RecordedRestarter] = field(default_factory=list[_RecordedRestarter])
    _trust_roots: list[_RecordedTrustRoots] = field(default_factory=list[_RecordedTrustRoots])
    _rotators: list[Rotator] = field(default_factory=list[Rotator])

    @classmethod
    def of(cls, scope: Construct) -> Ledger:
        """Return the ledger of the tree that *scope* is in."""
        return Inventory.of(scope).facts(cls)

    def add_issuer(
        self, owner: Construct, issuer: IssuerRef, authority: PlannedAuthority | None = None
    ) -> None:
        """Record that *owner* makes an issuer, and what is known of the CA behind it."""
        self._issuers.append((owner, issuer))
        if authority is not None:
            self._authorities[issuer.identity] = owner, authority

    def add_certificate(
        self,
        owner: Construct,
        certificate: CertificateRef,
        role: Role,
        trust: Trust = NO_TRUST,
        *,
        ca_bundle_follows_authority: bool = False,
    ) -> None:
        """Record that *owner* makes a certificate, and what it is for.

        An external one is written into its Secret by somebody else.
        """
        self._certificates.append(
            _RecordedCertificate(owner, certificate, role, trust, ca_bundle_follows_authority)
        )

    def add_restarter(
        self, owner: Construct, restarter: Restarter, certificates: Iterable[CertificateRef] = ()
    ) -> None:
        """Record that *owner* re-issues *certificates*, or restarts alone."""
        self._restarters.append(_RecordedRestarter(owner, restarter, tuple(certificates)))

    def add_trust_roots(self, owner: Construct, trust_roots: TrustRoots) -> None:
        """Record that *owner* is a Bundle that carries trust roots, and nothing has patched yet."""
        self._trust_roots.append(_RecordedTrustRoots(owner, trust_roots, written_object(owner)))

    def add_rotator(self, rotator: Rotator) -> None:
        """Record what moves a mesh between trust anchors."""
        self._rotators.append(rotator)

    def add_behaviour(self, namespaces: Iterable[str], behaviour: MeshBehaviour) -> None:
        """Record how the workloads of these namespaces behave when a certificate changes."""
        self._behaviours.update(dict.fromkeys(namespaces, behaviour))

    @property
    def certificates(self) -> tuple[CertificateRef, ...]:
        """The certificates that were recorded until now and have a Certificate."""
        return tuple(
            recorded.certificate
            for recorded in self._certificates
            if not recorded.certificate.external
        )

    @property
    def trust_roots(self) -> tuple[TrustRoots, ...]:
        """The Bundles that were recorded until now."""
        return tuple(recorded.trust_roots for recorded in self._trust_roots)

    @property
    def rotators(self) -> tuple[Rotator, ...]:
        """What moves meshes between trust anchors, as recorded until now."""
        return tuple(self._rotators)

    def renewal_plan(self) -> RenewalPlan:
        """Return the plan of everything that was recorded until now, as it is written.

        Raises:
            ValueError: A patch writes a certificate that cert-manager would refuse, gives one or
                an issuer another name or Secret, or takes a root out.
        """
        for bundle in self._trust_roots:
            check_bundle(bundle.owner, bundle.original)
        for owner, issuer in self._issuers:
            check_issuer(owner, issuer)
        restarters = (
            written_restarter(recorded.owner, recorded.restarter) for recorded in self._restarters
        )
        written = {
            recorded.certificate: WrittenCertificate.of(
                recorded.owner, recorded.certificate, recorded.role
            )
            for recorded in self._certificates
            if not recorded.certificate.external
        }
        return RenewalPlan.of_mesh(
            Mesh(
                identities=tuple(self._planned_certificates("identity", written)),
                intermediates=tuple(self._planned_certificates("intermediate", written)),
                webhooks=tuple(self._planned_certificates("webhook", written)),
                restarters=tuple(restarter for restarter in restarters if restarter),
            )
        )

    def _planned_certificates(self, role: Role, written: _Written) -> Iterator[PlannedCertificate]:
        for recorded in self._certificates:
            certificate = recorded.certificate
            if recorded.role != role:
                continue
            as_written = written.get(certificate)
            lifetime = as_written.lifetime if as_written else certificate.lifetime
            because = (
                "a patch leaves it to cert-manager's defaults"
                if as_written
                else "somebody else delivers it, and 'lifetime' of from_secret_name() is left out"
            )
            yield PlannedCertificate(
                name=certificate.name,
                secret=certificate.secret,
                lifetime=lifetime,
                unknown_because="" if lifetime else because,
                authority=self._signer(certificate, written),
                other_authorities=tuple(
                    self._authority(issuer, written) for issuer in recorded.trust.other_issuers
                ),
                is_under_a_root=recorded.trust.is_under_a_root,
                other_roots=tuple(
                    self._authority(root, written) if isinstance(root, IssuerRef) else root
                    for root in recorded.trust.other_roots
                ),
                behaviour=self._behaviours.get(certificate.namespace, DEFAULT_BEHAVIOUR),
                ca_bundle_follows_authority=recorded.ca_bundle_follows_authority,
            )

    def _signer(self, certificate: CertificateRef, written: _Written) -> PlannedAuthority:
        issuer = certificate.issuer
        if issuer is None:
            place = f"{certificate.namespace}/{certificate.secret_name}"
            because = f"somebody else delivers Secret {place}"
            return PlannedAuthority(name=f"the CA of {place}", unknown_because=because)
        as_written = written.get(certificate)
        if as_written is not None and as_written.issuer != issuer.identity:
            group, kind, name = as_written.issuer
            issuer = IssuerRef(name=name, kind=kind, group=group)
        return self._authority(issuer, written)

    def _authority(self, issuer: IssuerRef, written: _Written) -> PlannedAuthority:
        """Return the CA behind an issuer, with what its own Certificate is written to be."""
        if issuer.identity not in self._authorities:
            because = f"{issuer.title} is not made in this app"
            return PlannedAuthority(
                name=issuer.name, lifetime=issuer.lifetime, unknown_because=because
            )
        owner, authority = self._authorities[issuer.identity]
        if authority.secret is None or not signs_with(owner, authority.secret):
            because = f"a patch gives {issuer.title} another Secret"
            return PlannedAuthority(name=issuer.name, unknown_because=because)
        for certificate, own in written.items():
            if certificate.secret == authority.secret:
                is_known = own.lifetime is not None and own.rotation_policy is not None
                because = f"a patch leaves fields of {certificate.name} to cert-manager's defaults"
                return replace(
                    authority,
                    lifetime=own.lifetime,
                    rotation_policy=own.rotation_policy,
                    unknown_because="" if is_known else because,
                )
        return authority

    def problems(self, is_present: Callable[[Construct], bool]) -> Iterator[str]:
        """Forget what removed constructs recorded, and yield every problem of the others."""
        self._certificates = [
            recorded for recorded in self._certificates if is_present(recorded.owner)
        ]
        self._issuers = [(owner, issuer) for owner, issuer in self._issuers if is_present(owner)]
        self._restarters = [recorded for recorded in self._restarters if is_present(recorded.owner)]
        self._trust_roots = [
            recorded for recorded in self._trust_roots if is_present(recorded.owner)
        ]
        yield from relations.shared_secrets(recorded.certificate for recorded in self._certificates)
        try:
            late_renewals = self._renewal_problems()
        except ValueError as error:
            yield str(error)
            return
        issuers = [issuer for _, issuer in self._issuers]
        for recorded in self._certificates:
            path = recorded.owner.node.path
            for certificate in recorded.under_each_issuer:
                for unknown in relations.unknown_issuer(certificate, issuers):
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
        owners = {recorded.certificate.secret: recorded.owner for recorded in self._certificates}
        plan = self.renewal_plan()
        for requirement in plan.thin if plan.is_safe else ():
            sentence = f"{owners[requirement.secret].node.path}: {warning(requirement)}"
            warnings.warn(sentence, ThinMarginWarning, stacklevel=1)
        problems: dict[SecretName, list[str]] = {}
        for requirement in plan.unsafe:
            problems.setdefault(requirement.secret, []).append(problem(plan.mesh, requirement))
        return problems
