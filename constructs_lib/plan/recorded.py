"""From what constructs record to what a plan is computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..certificates.lifetime import Lifetime
from .behaviour import MeshBehaviour
from .mesh import DEFAULT_BEHAVIOUR, Authority, Mesh, PlannedCertificate, Restarter, Validity

Role = Literal["authority", "identity", "webhook"]


@dataclass(frozen=True, slots=True)
class RecordedCertificate:
    """A certificate of the tree, and what it is for.

    Attributes:
        certificate: The certificate.
        role: A CA whose certificate is self-signed, an identity issuer, or a webhook's.
        other_issuers: Who else may come to sign it, without a change of what is recorded.
    """

    certificate: CertificateRef
    role: Role
    other_issuers: tuple[IssuerRef, ...] = ()

    @property
    def under_each_issuer(self) -> tuple[CertificateRef, ...]:
        """The certificate as it is, and as it is when one of the others signs it."""
        others = (replace(self.certificate, issuer=one) for one in self.other_issuers)
        return self.certificate, *others


def validity(lifetime: Lifetime | None) -> Validity | None:
    """Return a lifetime as a plan counts it."""
    if lifetime is None:
        return None
    return Validity(
        duration_seconds=lifetime.duration_seconds,
        renew_before_seconds=lifetime.renew_before_seconds,
    )


def mesh(
    certificates: Iterable[RecordedCertificate],
    authorities: Mapping[tuple[str, str], Authority],
    restarters: Iterable[Restarter],
    behaviours: Mapping[str, MeshBehaviour],
) -> Mesh:
    """Return the mesh that a tree makes.

    Args:
        certificates: Its certificates.
        authorities: What is known of the CAs behind its issuers, by their kind and name.
        restarters: Its restarters.
        behaviours: The behaviour of what runs in a namespace; the default where nothing is said.
    """
    planned: dict[Role, list[PlannedCertificate]] = {"identity": [], "webhook": []}
    for one in certificates:
        if one.role in planned and one.certificate.issuer is not None:
            planned[one.role].append(
                _planned(
                    one.certificate,
                    (one.certificate.issuer, *one.other_issuers),
                    authorities,
                    behaviours,
                )
            )
    return Mesh(
        identities=tuple(planned["identity"]),
        webhooks=tuple(planned["webhook"]),
        restarters=tuple(restarters),
    )


def _planned(
    certificate: CertificateRef,
    issuers: Sequence[IssuerRef],
    authorities: Mapping[tuple[str, str], Authority],
    behaviours: Mapping[str, MeshBehaviour],
) -> PlannedCertificate:
    first, *others = (
        authorities.get(
            (issuer.kind, issuer.name),
            Authority(name=issuer.name, validity=validity(issuer.lifetime)),
        )
        for issuer in issuers
    )
    return PlannedCertificate(
        name=certificate.name,
        secret=certificate.secret,
        validity=validity(certificate.lifetime),
        authority=first,
        other_authorities=tuple(others),
        behaviour=behaviours.get(certificate.namespace, DEFAULT_BEHAVIOUR),
    )
