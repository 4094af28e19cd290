"""The input of the alerts: a plan, and the names of its certificates in metrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from constructs import Construct

from ..plan.ledger import Ledger, Rotator, TrustRoots
from ..plan.mesh import Mesh, PlannedAuthority, PlannedCertificate, Restarter, SecretName
from ..plan.renewal_plan import RenewalPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedMesh:
    """A mesh as its metrics show it.

    Attributes:
        plan: Its renewal plan.
        certificate_names: The name of each Certificate, by the Secret that it writes. A CA
            that somebody else keeps is missing, because cert-manager has no metric of it.
        trust_roots: The Bundles that carry its anchors.
        rotators: What moves it between them.
    """

    plan: RenewalPlan
    certificate_names: Mapping[SecretName, str] = field(default_factory=dict[SecretName, str])
    trust_roots: tuple[TrustRoots, ...] = ()
    rotators: tuple[Rotator, ...] = ()

    @classmethod
    def of(cls, scope: Construct) -> WatchedMesh:
        """Return the mesh of the tree that *scope* is in, as recorded until now."""
        ledger = Ledger.of(scope)
        return cls(
            plan=ledger.renewal_plan(),
            certificate_names={
                certificate.secret: certificate.name for certificate in ledger.certificates
            },
            trust_roots=ledger.trust_roots,
            rotators=ledger.rotators,
        )

    @property
    def mesh(self) -> Mesh:
        """The mesh that the plan was computed from."""
        return self.plan.mesh

    def authorities(self) -> Iterator[tuple[PlannedAuthority, list[PlannedCertificate]]]:
        """Yield every CA with what it signs, may come to sign or is trusted for, in order."""
        signed: dict[PlannedAuthority, list[PlannedCertificate]] = {}
        for certificate in self.mesh.certificates:
            for authority in (*certificate.authorities, *certificate.other_roots):
                signed.setdefault(authority, []).append(certificate)
        yield from signed.items()

    def cron_jobs(self) -> Iterator[tuple[Restarter, str]]:
        """Yield the restarters that are CronJobs, for kube-state-metrics has those, with names."""
        for restarter in self.mesh.restarters:
            if restarter.cron_job is not None:
                yield restarter, restarter.cron_job
