"""The spec of a cert-manager Certificate, made from the library's values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from .._imports.linkerd_gitops.io.cert_manager import (
    CertificateSpec,
    CertificateSpecIssuerRef,
    CertificateSpecPrivateKey,
    CertificateSpecPrivateKeyAlgorithm,
    CertificateSpecPrivateKeyEncoding,
    CertificateSpecPrivateKeyRotationPolicy,
    CertificateSpecSecretTemplate,
    CertificateSpecUsages,
)
from ..kubernetes.go_duration import go_duration
from ..kubernetes.names import LONGEST_COMMON_NAME
from .certificate_ref import CertificateRef
from .lifetime import Lifetime
from .private_key import PrivateKey


@cache
def default_authority_lifetime() -> Lifetime:
    """Return the default of anchor and webhook issuer: two weeks, renewed a day before the end."""
    return Lifetime.of_hours(336, renew_before=24)


@cache
def default_leaf_lifetime() -> Lifetime:
    """Return the default of identity issuer and webhooks: a week, renewed a day before the end."""
    return Lifetime.of_hours(168, renew_before=24)


def spec(
    certificate: CertificateRef,
    *,
    private_key: PrivateKey,
    common_name: str,
    dns_names: Sequence[str],
    is_ca: bool,
    usages: Sequence[CertificateSpecUsages],
    secret_labels: Mapping[str, str],
) -> CertificateSpec:
    """Return the spec of *certificate*, whose issuer and lifetime must be known.

    A common name that is too long for X.509 is left out. Clients verify the DNS names instead (Go
    since 1.15, and so the API server).
    """
    if certificate.issuer is None or certificate.lifetime is None:
        raise TypeError(f"'certificate' ({certificate.name}) must have an issuer and a lifetime")
    certificate.lifetime.check()
    return CertificateSpec(
        secret_name=certificate.secret_name,
        secret_template=CertificateSpecSecretTemplate(labels=dict(secret_labels)),
        duration=go_duration(certificate.lifetime.duration_seconds),
        renew_before=go_duration(certificate.lifetime.renew_before_seconds),
        issuer_ref=CertificateSpecIssuerRef(
            name=certificate.issuer.name, kind=certificate.issuer.kind
        ),
        common_name=common_name if len(common_name) <= LONGEST_COMMON_NAME else None,
        dns_names=list(dns_names),
        is_ca=is_ca,
        private_key=CertificateSpecPrivateKey(
            algorithm=CertificateSpecPrivateKeyAlgorithm[private_key.algorithm],
            size=private_key.size,
            encoding=CertificateSpecPrivateKeyEncoding[private_key.encoding],
            rotation_policy=CertificateSpecPrivateKeyRotationPolicy[
                private_key.rotation_policy.upper()
            ],
        ),
        usages=list(usages) or None,
    )
