"""What alerts are computed from: a plan, and the names that metrics know things by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from constructs import Construct

from ..plan.ledger import Ledger, TrustRoots
from ..plan.mesh import Authority, Mesh, PlannedCertificate, Restarter, SecretName
from ..plan.renewal_plan import RenewalPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedMesh:
    """A mesh as its metrics show it.

    Attributes:
        plan: Its renewal plan.
        certificate_names: The name of each Certificate, by the Secret that it writes. cert-manager
            tells nothing of a CA that somebody else keeps, and it is not among them.
        trust_roots: The Bundles that carry its anchors.
    """

    plan: RenewalPlan
    certificate_names: Mapping[SecretName, str] = field(default_factory=dict[SecretName, str])
    trust_roots: tuple[TrustRoots, ...] = ()

    @classmethod
    def of(cls, scope: Construct) -> WatchedMesh:
        """Return the mesh of the tree that *scope* is in, as it was recorded until now."""
        ledger = Ledger.of(scope)
        return cls(
            plan=ledger.renewal_plan(),
            certificate_names={
                certificate.secret: certificate.name for certificate in ledger.certificates
            },
            trust_roots=ledger.trust_roots,
        )

    @property
    def mesh(self) -> Mesh:
        """What the plan was computed from."""
        return self.plan.mesh

    def authorities(self) -> Iterator[tuple[Authority, list[PlannedCertificate]]]:
        """Yield every CA with what it signs, or may come to sign, in the plan's order."""
        signed: dict[Authority, list[PlannedCertificate]] = {}
        for one in (*self.mesh.identities, *self.mesh.webhooks):
            for authority in one.authorities:
                signed.setdefault(authority, []).append(one)
        yield from signed.items()

    def cron_jobs(self) -> Iterator[tuple[Restarter, str]]:
        """Yield the restarters that are CronJobs, which kube-state-metrics tells of, and names."""
        for one in self.mesh.restarters:
            if one.cron_job is not None:
                yield one, one.cron_job
