"""What must hold between certificates, their issuers and the restarters, as pure functions.

Whether certificates are replaced in time is the renewal plan's to judge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef


def unknown_issuer(certificate: CertificateRef, issuers: Collection[IssuerRef]) -> Iterator[str]:
    """Yield a problem if nobody makes the certificate's issuer.

    Such a Certificate waits for its issuer for ever and says so only in its own status.
    """
    issuer = certificate.issuer
    if issuer is None or issuer.external:
        return
    if issuer.identity not in {known.identity for known in issuers}:
        yield (
            f"'issuer' ({issuer.title}) of Certificate {certificate.namespace}/"
            f"{certificate.name} is made by nothing in this app: use the issuer of a "
            "TrustAnchorChain in the same app, or declare it external with "
            "IssuerRef.from_cluster_issuer_name(), from_issuer_name() or from_external_issuer()"
        )


def shared_secrets(certificates: Iterable[CertificateRef]) -> Iterator[str]:
    """Yield a problem for each Secret that several Certificates would write, without end."""
    writers: dict[tuple[str, str], set[str]] = {}
    for certificate in certificates:
        writers.setdefault(certificate.secret, set()).add(certificate.name)
    for (namespace, secret), names in writers.items():
        if len(names) > 1:
            yield (
                f"Certificates {' and '.join(sorted(names))} write the same Secret, "
                f"{namespace}/{secret}, and would replace each other's key without end: give them "
                "different names"
            )


def unknown_certificates(
    restarter: str,
    reissued: Collection[CertificateRef],
    certificates: Collection[CertificateRef],
) -> Iterator[str]:
    """Yield a problem for each certificate that a restarter renews and nobody makes.

    Args:
        restarter: ``namespace/name`` of the restarter.
        reissued: What its runs renew.
        certificates: What this app makes.
    """
    issued = {(known.name, known.secret) for known in certificates}
    for certificate in reissued:
        if not certificate.external and (certificate.name, certificate.secret) not in issued:
            yield (
                f"'certificates' of {restarter} has Certificate {certificate.namespace}/"
                f"{certificate.name} of Secret {certificate.namespace}/{certificate.secret_name}, "
                "which nothing in this app makes: pass the certificate of a construct in the same "
                "app, or declare it external with CertificateRef.from_certificate_name()"
            )
