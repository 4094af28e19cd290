"""The objects of a trust anchor chain, one method each."""

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
from .chain_authorities import ROOT_KEY

_USAGES = cert_manager.CertificateSpecUsages
_IDENTITY_USAGES = (
    _USAGES.CERT_SIGN,
    _USAGES.CRL_SIGN,
    _USAGES.SERVER_AUTH,
    _USAGES.CLIENT_AUTH,
)


def root_secret_name(name: str, authority: CertificateAuthority) -> str:
    """Return the name of the Secret that holds a root."""
    return authority.existing_secret_name or name


@dataclass(slots=True, kw_only=True)
class ChainObjects:
    """Makes the objects, and remembers their certificates.

    Attributes:
        scope: The construct to make them under.
        namespace: cert-manager's namespace.
        annotations: The annotations of everything that is not in the mesh's namespace.
        certificates: The certificates that were made.
    """

    scope: Construct
    namespace: str
    annotations: Mapping[str, str]
    certificates: list[CertificateRef] = field(default_factory=list[CertificateRef])

    def make_self_signed_issuer(self, id: str, name: str) -> IssuerRef:
        """Make the ClusterIssuer of the self-signed roots."""
        return self._make_issuer(
            id,
            name,
            cert_manager.ClusterIssuerSpec(self_signed=cert_manager.ClusterIssuerSpecSelfSigned()),
        )

    def make_root(
        self,
        id: str,
        name: str,
        authority: CertificateAuthority,
        dns_name: str,
        self_signed: IssuerRef | None,
    ) -> None:
        """Make a root's Certificate, unless the root exists already."""
        if authority.existing_secret_name is not None:
            return
        certificate = CertificateRef(
            name=name,
            namespace=self.namespace,
            secret_name=name,
            issuer=self_signed,
            lifetime=authority.lifetime,
        )
        key = authority.private_key or ROOT_KEY
        metadata = ApiObjectMetadata(
            name=name, namespace=self.namespace, annotations=self.annotations
        )
        body = _authority_spec(certificate, key, dns_name, ())
        resource = cert_manager.Certificate(self.scope, id, metadata=metadata, spec=body)
        self._record(Placement.of(self.scope), resource, certificate, "authority")

    def make_ca_issuer(self, id: str, name: str, authority: CertificateAuthority) -> IssuerRef:
        """Make the ClusterIssuer that signs with a root."""
        secret_name = root_secret_name(name, authority)
        key = authority.private_key
        planned = PlannedAuthority(
            name=name,
            lifetime=authority.lifetime,
            secret=(self.namespace, secret_name),
            rotation_policy=None if key is None else key.rotation_policy,
        )
        body = cert_manager.ClusterIssuerSpec(
            ca=cert_manager.ClusterIssuerSpecCa(secret_name=secret_name)
        )
        self._make_issuer(id, name, body, planned)
        return IssuerRef(name=name, lifetime=authority.lifetime)

    def make_identity_issuer(
        self,
        scope: Construct,
        id: str,
        certificate: CertificateRef,
        private_key: PrivateKey | None,
        dns_name: str,
        other_issuers: Sequence[IssuerRef],
    ) -> None:
        """Make the identity issuer's Certificate under *scope*.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            certificate: Its names, its issuer and its lifetime.
            private_key: Its key.
            dns_name: Its name.
            other_issuers: The issuers that a rotation may move it to.
        """
        metadata = ApiObjectMetadata(name=certificate.name, namespace=certificate.namespace)
        body = _authority_spec(certificate, private_key or ROOT_KEY, dns_name, _IDENTITY_USAGES)
        resource = cert_manager.Certificate(scope, id, metadata=metadata, spec=body)
        self._record(Placement.of(scope), resource, certificate, "identity", other_issuers)

    def _record(
        self,
        place: Placement,
        resource: cert_manager.Certificate,
        certificate: CertificateRef,
        role: Role,
        other_issuers: Sequence[IssuerRef] = (),
    ) -> None:
        place.record(
            resource, "Certificate.cert-manager.io", certificate.name, certificate.namespace
        )
        place.inventory.facts(Ledger).add_certificate(resource, certificate, role, other_issuers)
        self.certificates.append(certificate)

    def _make_issuer(
        self,
        id: str,
        name: str,
        body: cert_manager.ClusterIssuerSpec,
        authority: PlannedAuthority | None = None,
    ) -> IssuerRef:
        metadata = ApiObjectMetadata(name=name, annotations=self.annotations)
        resource = cert_manager.ClusterIssuer(self.scope, id, metadata=metadata, spec=body)
        place = Placement.of(self.scope)
        place.record(resource, "ClusterIssuer.cert-manager.io", name)
        issuer = IssuerRef(name=name)
        place.inventory.facts(Ledger).add_issuer(issuer, authority)
        return issuer


def _authority_spec(
    certificate: CertificateRef,
    private_key: PrivateKey,
    dns_name: str,
    usages: Sequence[cert_manager.CertificateSpecUsages],
) -> cert_manager.CertificateSpec:
    return spec.spec(
        certificate,
        private_key=private_key,
        common_name=dns_name,
        dns_names=(dns_name,),
        is_ca=True,
        usages=usages,
        secret_labels=PART_OF_LINKERD,
    )
