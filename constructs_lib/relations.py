"""What must hold between certificates, their issuers and the restarters, as pure functions.

Whether certificates are replaced in time is the rotation plan's to judge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .certificate_ref import CertificateRef
from .issuer_ref import IssuerRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarts:
    """When a restarter re-issues which certificates.

    Attributes:
        name: ``namespace/name`` of its CronJob.
        certificates: What every run re-issues.
        namespace: Where it works.
        gap_seconds: The longest time between two runs: the schedule's longest gap.
        deadline_seconds: How long a run may take.
        selector: The labels of the Deployments that a run restarts; none mean every one.
    """

    name: str
    certificates: tuple[CertificateRef, ...]
    namespace: str
    gap_seconds: int
    deadline_seconds: int
    selector: frozenset[tuple[str, str]] = frozenset()

    @property
    def interval_seconds(self) -> int:
        """The longest time between the ends of two successful runs."""
        return self.gap_seconds + self.deadline_seconds


def unknown_issuer(certificate: CertificateRef, issuers: Collection[IssuerRef]) -> Iterator[str]:
    """Yield a problem if nobody makes the certificate's issuer.

    Such a Certificate waits for its issuer for ever and says so only in its own status.
    """
    issuer = certificate.issuer
    if issuer is None or issuer.foreign:
        return
    if (issuer.kind, issuer.name) not in {(known.kind, known.name) for known in issuers}:
        yield (
            f"'issuer' ({issuer.kind} {issuer.name}) of Certificate {certificate.namespace}/"
            f"{certificate.name} is made by nothing in this app: use the issuer of a "
            "TrustAnchorChain in the same app, or declare it foreign with "
            "IssuerRef.from_cluster_issuer_name() or from_issuer_name()"
        )


def orphaned_secrets(restarts: Restarts, certificates: Collection[CertificateRef]) -> Iterator[str]:
    """Yield a problem for each Secret that a restarter deletes and nobody issues again."""
    issued = {(known.name, known.secret) for known in certificates}
    for certificate in restarts.certificates:
        if not certificate.foreign and (certificate.name, certificate.secret) not in issued:
            yield (
                f"'certificates' of {restarts.name} would delete Secret {certificate.namespace}/"
                f"{certificate.secret_name}, which no Certificate in this app issues again: pass "
                "the certificate of a construct in the same app, or declare it foreign with "
                "CertificateRef.from_certificate_name()"
            )
