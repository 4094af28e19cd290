"""What must hold between certificates, their issuers and the restarters, as pure functions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .certificate_ref import CertificateRef
from .issuer_ref import IssuerRef
from .lifetime import go_duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarts:
    """When a restarter re-issues which certificates.

    Attributes:
        name: ``namespace/name`` of its CronJob.
        certificates: What every run re-issues.
        interval_seconds: The longest time between the ends of two successful runs: the schedule's
            longest gap and one run's deadline.
    """

    name: str
    certificates: tuple[CertificateRef, ...]
    interval_seconds: int


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


def outlives_issuer(certificate: CertificateRef, restarts: Collection[Restarts]) -> Iterator[str]:
    """Yield a problem if the certificate may still be in use when its CA's certificate has ended.

    cert-manager neither cuts a child to its CA's end nor re-issues it when the CA is renewed
    (cert-manager@v1.16.1 pkg/controller/certificates/trigger). A child issued the moment before
    its CA is renewed has the CA's ``renew_before`` left, so it must be replaced within that time:
    by its own renewal, or by a restarter that re-issues it.
    """
    issuer, lifetime = certificate.issuer, certificate.lifetime
    if issuer is None or issuer.lifetime is None or lifetime is None:
        return
    left = issuer.lifetime.renew_before_seconds
    covering = [
        one.interval_seconds
        for one in restarts
        if certificate.secret in {covered.secret for covered in one.certificates}
    ]
    replaced_after = min([lifetime.renewal_age_seconds, *covering])
    if replaced_after <= left:
        return
    restarted = (
        f"its restarter re-issues it only every {go_duration(min(covering))}"
        if covering
        else "no MeshRestarter re-issues it before"
    )
    yield (
        f"'lifetime' ({go_duration(lifetime.duration_seconds)}, renewed after "
        f"{go_duration(lifetime.renewal_age_seconds)}) of Certificate {certificate.namespace}/"
        f"{certificate.name} outlives its CA: the certificate of {issuer.name} ends "
        f"{go_duration(left)} after its renewal, and {restarted}. Give the CA a 'renew_before' of "
        f"{go_duration(replaced_after)}, or renew the certificate within {go_duration(left)} of "
        "its issue, or let a MeshRestarter re-issue it more often than that"
    )
