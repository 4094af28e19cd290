"""The objects of a trust anchor chain, one method each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io import cert_manager
from ..certificates import spec
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..certificates.private_key import PrivateKey
from ..kubernetes.labels import PART_OF_LINKERD
from ..plan.ledger import Ledger
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


_DIRECT_INJECTION = {"cert-manager.io/allow-direct-injection": "true"}
"""cainjector reads no Secret that lacks it (cert-manager@v1.16.1 cainjector/sources.go)."""


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
        *,
        direct_injection: bool = False,
    ) -> None:
        """Make a root's Certificate, unless the root exists already.

        With *direct_injection* cainjector may copy the root from its Secret.
        """
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
        self.make_certificate(
            self.scope,
            id,
            certificate,
            key,
            dns_name,
            "authority",
            secret_annotations=_DIRECT_INJECTION if direct_injection else None,
        )

    def make_probe(self, id: str, issuer: IssuerRef, dns_name: str) -> None:
        """Make a Certificate that an existing CA signs, and that nobody uses.

        It has the CA's name, and its CertificateRequest shows the CA to who may not read Secrets.
        """
        probe = CertificateRef(
            name=issuer.name,
            namespace=self.namespace,
            secret_name=f"{issuer.name}-probe",
            issuer=issuer,
            lifetime=spec.default_leaf_lifetime(),
        )
        resource = cert_manager.Certificate(
            self.scope,
            id,
            metadata=ApiObjectMetadata(
                name=probe.name, namespace=probe.namespace, annotations=self.annotations
            ),
            spec=spec.spec(
                probe,
                private_key=ROOT_KEY,
                common_name=dns_name,
                dns_names=(dns_name,),
                is_ca=False,
                usages=(),
                secret_labels=PART_OF_LINKERD,
            ),
        )
        place = Placement.of(self.scope)
        place.record(resource, "Certificate.cert-manager.io", probe.name, probe.namespace)

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

    def make_certificate(
        self,
        scope: Construct,
        id: str,
        certificate: CertificateRef,
        private_key: PrivateKey,
        dns_name: str,
        role: Literal["authority", "identity"],
        other_issuers: Sequence[IssuerRef] = (),
        *,
        secret_annotations: Mapping[str, str] | None = None,
    ) -> None:
        """Make a CA's Certificate, which a rotation may move to *other_issuers*."""
        is_root = role == "authority"
        resource = cert_manager.Certificate(
            scope,
            id,
            metadata=ApiObjectMetadata(
                name=certificate.name,
                namespace=certificate.namespace,
                annotations=self.annotations if is_root else {},
            ),
            spec=spec.spec(
                certificate,
                private_key=private_key,
                common_name=dns_name,
                dns_names=(dns_name,),
                is_ca=True,
                usages=() if is_root else _IDENTITY_USAGES,
                secret_labels=PART_OF_LINKERD,
                secret_annotations=secret_annotations,
            ),
        )
        place = Placement.of(scope)
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
