"""The spec of a cert-manager Certificate, made from the library's values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from .._imports.linkerd_gitops.io.cert_manager import (
    CertificateSpec,
    CertificateSpecAdditionalOutputFormats,
    CertificateSpecAdditionalOutputFormatsType,
    CertificateSpecIssuerRef,
    CertificateSpecNameConstraints,
    CertificateSpecNameConstraintsPermitted,
    CertificateSpecPrivateKey,
    CertificateSpecPrivateKeyAlgorithm,
    CertificateSpecPrivateKeyEncoding,
    CertificateSpecPrivateKeyRotationPolicy,
    CertificateSpecSecretTemplate,
    CertificateSpecSubject,
    CertificateSpecUsages,
)
from ..kubernetes.go_duration import go_duration
from ..kubernetes.names import LONGEST_COMMON_NAME
from .certificate_fields import NO_FIELDS, CertificateFields
from .certificate_ref import CertificateRef
from .issuer_ref import CERT_MANAGER_GROUP, IssuerRef
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
    secret_annotations: Mapping[str, str] | None = None,
    fields: CertificateFields = NO_FIELDS,
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
        secret_template=CertificateSpecSecretTemplate(
            labels=dict(secret_labels), annotations=secret_annotations
        ),
        duration=go_duration(certificate.lifetime.duration_seconds),
        renew_before=go_duration(certificate.lifetime.renew_before_seconds),
        issuer_ref=_issuer_ref(certificate.issuer),
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
        subject=_subject(fields),
        name_constraints=_name_constraints(fields),
        additional_output_formats=_output_formats(fields),
        revision_history_limit=fields.revision_history_limit,
    )


def _issuer_ref(issuer: IssuerRef) -> CertificateSpecIssuerRef:
    group = None if issuer.group == CERT_MANAGER_GROUP else issuer.group
    return CertificateSpecIssuerRef(name=issuer.name, kind=issuer.kind, group=group)


def _subject(fields: CertificateFields) -> CertificateSpecSubject | None:
    if not (fields.organizations or fields.organizational_units or fields.countries):
        return None
    return CertificateSpecSubject(
        organizations=list(fields.organizations) or None,
        organizational_units=list(fields.organizational_units) or None,
        countries=list(fields.countries) or None,
    )


def _name_constraints(fields: CertificateFields) -> CertificateSpecNameConstraints | None:
    if not fields.permitted_dns_domains:
        return None
    permitted = CertificateSpecNameConstraintsPermitted(
        dns_domains=list(fields.permitted_dns_domains)
    )
    return CertificateSpecNameConstraints(critical=True, permitted=permitted)


def _output_formats(
    fields: CertificateFields,
) -> list[CertificateSpecAdditionalOutputFormats] | None:
    types = CertificateSpecAdditionalOutputFormatsType
    formats = {"CombinedPEM": types.COMBINED_PEM, "DER": types.DER}
    return [
        CertificateSpecAdditionalOutputFormats(type=formats[name])
        for name in fields.additional_output_formats
    ] or None
