"""What constructs tell of certificates, issuers and restarters, and what must hold among them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from constructs import Construct

from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..tree.inventory import Inventory
from . import relations
from .behaviour import MeshBehaviour
from .mesh import Authority, Restarter, SecretName
from .recorded import RecordedCertificate, Role, mesh
from .renewal_plan import RenewalPlan
from .thin_margin_warning import ThinMarginWarning
from .wording import problem, warning


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


@dataclass(frozen=True, slots=True)
class _OwnedCertificate:
    owner: Construct
    recorded: RecordedCertificate


@dataclass(frozen=True, slots=True)
class _OwnedRestarter:
    owner: Construct
    restarter: Restarter
    certificates: tuple[CertificateRef, ...]


@dataclass(slots=True)
class Ledger:
    """The certificates, issuers and restarters of one construct tree, judged at synth."""

    _issuers: list[IssuerRef] = field(default_factory=list[IssuerRef])
    _certificates: list[_OwnedCertificate] = field(default_factory=list[_OwnedCertificate])
    _authorities: dict[tuple[str, str], Authority] = field(
        default_factory=dict[tuple[str, str], Authority]
    )
    _behaviours: dict[str, MeshBehaviour] = field(default_factory=dict[str, MeshBehaviour])
    _restarters: list[_OwnedRestarter] = field(default_factory=list[_OwnedRestarter])
    _trust_roots: list[TrustRoots] = field(default_factory=list[TrustRoots])

    @classmethod
    def of(cls, scope: Construct) -> Ledger:
        """Return the ledger of the tree that *scope* is in."""
        return Inventory.of(scope).facts(cls)

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
        self._certificates.append(_OwnedCertificate(owner, recorded))

    def add_restarter(
        self, owner: Construct, restarter: Restarter, certificates: Iterable[CertificateRef] = ()
    ) -> None:
        """Record that *owner* re-issues *certificates*, or restarts alone."""
        self._restarters.append(_OwnedRestarter(owner, restarter, tuple(certificates)))

    def add_trust_roots(self, trust_roots: TrustRoots) -> None:
        """Record a Bundle that carries a trust anchor."""
        self._trust_roots.append(trust_roots)

    def add_behaviour(self, namespaces: Iterable[str], behaviour: MeshBehaviour) -> None:
        """Record how what runs in these namespaces behaves when a certificate changes."""
        self._behaviours.update(dict.fromkeys(namespaces, behaviour))

    @property
    def certificates(self) -> tuple[CertificateRef, ...]:
        """The certificates that were recorded so far."""
        return tuple(owned.recorded.certificate for owned in self._certificates)

    @property
    def trust_roots(self) -> tuple[TrustRoots, ...]:
        """The Bundles that were recorded so far."""
        return tuple(self._trust_roots)

    def renewal_plan(self) -> RenewalPlan:
        """Return the plan of everything that was recorded until now."""
        return RenewalPlan.of_mesh(
            mesh(
                (owned.recorded for owned in self._certificates),
                self._authorities,
                (owned.restarter for owned in self._restarters),
                self._behaviours,
            )
        )

    def problems(self, is_present: Callable[[Construct], bool]) -> Iterator[str]:
        """Forget what removed constructs recorded, and yield every problem of the others."""
        self._certificates = [owned for owned in self._certificates if is_present(owned.owner)]
        self._restarters = [owned for owned in self._restarters if is_present(owned.owner)]
        rotation = self._renewal_problems()
        for owned in self._certificates:
            path = owned.owner.node.path
            for certificate in owned.recorded.under_each_issuer:
                for unknown in relations.unknown_issuer(certificate, self._issuers):
                    yield f"{path}: {unknown}"
            for unsafe in rotation.pop(owned.recorded.certificate.secret, ()):
                yield f"{path}: {unsafe}"
        for owned_restarter in self._restarters:
            for orphaned in relations.orphaned_secrets(
                owned_restarter.restarter.name, owned_restarter.certificates, self.certificates
            ):
                yield f"{owned_restarter.owner.node.path}: {orphaned}"

    def _renewal_problems(self) -> dict[SecretName, list[str]]:
        """Return the sentences about links that do not hold, and warn of those that are thin."""
        plan = self.renewal_plan()
        owners = {owned.recorded.certificate.secret: owned.owner for owned in self._certificates}
        for link in plan.thin if plan.is_safe else ():
            sentence = f"{owners[link.secret].node.path}: {warning(link)}"
            warnings.warn(sentence, ThinMarginWarning, stacklevel=1)
        problems: dict[SecretName, list[str]] = {}
        for link in plan.unsafe:
            problems.setdefault(link.secret, []).append(problem(plan.mesh, link))
        return problems
