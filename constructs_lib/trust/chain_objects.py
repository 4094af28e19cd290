"""The objects that a trust anchor chain consists of, one function call each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io import cert_manager
from ..certificates import spec
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..certificates.private_key import PrivateKey
from ..kubernetes.labels import PART_OF_LINKERD
from ..plan.ledger import Ledger, Role
from ..plan.mesh import PlannedAuthority
from ..tree.placement import Placement

CA_KEY = PrivateKey(rotation_policy="Never")


@dataclass(slots=True, kw_only=True)
class ChainObjects:
    """Makes the objects, and remembers the certificates among them.

    Attributes:
        scope: The construct to make them under.
        place: Where that is.
        namespace: cert-manager's namespace.
        annotations: Those of everything in *namespace*.
        certificates: The certificates that were made.
    """

    scope: Construct
    place: Placement
    namespace: str
    annotations: Mapping[str, str]
    certificates: list[CertificateRef] = field(default_factory=list[CertificateRef])

    def self_signed_issuer(self, id: str, name: str) -> IssuerRef:
        """Make the ClusterIssuer that roots sign themselves with."""
        return self._issuer(
            id,
            name,
            cert_manager.ClusterIssuerSpec(self_signed=cert_manager.ClusterIssuerSpecSelfSigned()),
        )

    def ca_issuer(
        self, id: str, name: str, secret_name: str, authority: CertificateAuthority
    ) -> IssuerRef:
        """Make the ClusterIssuer that signs with the CA in a Secret."""
        spec = cert_manager.ClusterIssuerSpec(
            ca=cert_manager.ClusterIssuerSpecCa(secret_name=secret_name)
        )
        key = authority.private_key
        planned = PlannedAuthority(
            name=name,
            lifetime=authority.lifetime,
            secret=(self.namespace, secret_name),
            rotation_policy=None if key is None else key.rotation_policy,
        )
        self._issuer(id, name, spec, planned)
        return IssuerRef(name=name, lifetime=authority.lifetime)

    def root(
        self,
        id: str,
        name: str,
        authority: CertificateAuthority,
        dns_name: str,
        issuer: IssuerRef | None,
    ) -> str:
        """Make a root's Certificate, unless it exists, and return the name of its Secret."""
        if authority.existing_secret_name is not None:
            return authority.existing_secret_name
        self.certificate(
            self.scope,
            id,
            CertificateRef(
                name=name,
                namespace=self.namespace,
                secret_name=name,
                issuer=issuer,
                lifetime=authority.lifetime,
            ),
            authority.private_key,
            dns_name,
            annotations=self.annotations,
            role="authority",
        )
        return name

    def certificate(
        self,
        scope: Construct,
        id: str,
        certificate: CertificateRef,
        private_key: PrivateKey | None,
        dns_name: str,
        *,
        usages: Sequence[cert_manager.CertificateSpecUsages] = (),
        annotations: Mapping[str, str],
        role: Role,
        other_issuers: Sequence[IssuerRef] = (),
    ) -> CertificateRef:
        """Make a CA's Certificate, which *other_issuers* may come to sign, and return it."""
        place = Placement.of(scope)
        resource = cert_manager.Certificate(
            scope,
            id,
            metadata=ApiObjectMetadata(
                name=certificate.name,
                namespace=certificate.namespace,
                annotations=annotations,
            ),
            spec=spec.spec(
                certificate,
                private_key=private_key or CA_KEY,
                common_name=dns_name,
                dns_names=(dns_name,),
                is_ca=True,
                usages=usages,
                secret_labels=PART_OF_LINKERD,
            ),
        )
        place.record(
            resource, "Certificate.cert-manager.io", certificate.name, certificate.namespace
        )
        place.inventory.facts(Ledger).add_certificate(resource, certificate, role, other_issuers)
        self.certificates.append(certificate)
        return certificate

    def _issuer(
        self,
        id: str,
        name: str,
        spec: cert_manager.ClusterIssuerSpec,
        authority: PlannedAuthority | None = None,
    ) -> IssuerRef:
        resource = cert_manager.ClusterIssuer(
            self.scope,
            id,
            metadata=ApiObjectMetadata(name=name, annotations=self.annotations),
            spec=spec,
        )
        self.place.record(resource, "ClusterIssuer.cert-manager.io", name)
        issuer = IssuerRef(name=name)
        self.place.inventory.facts(Ledger).add_issuer(issuer, authority)
        return issuer
