"""The objects of a trust anchor chain, one method each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io import cert_manager
from ..certificates import spec
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..kubernetes.labels import PART_OF_LINKERD
from ..kubernetes.names import is_subdomain
from ..plan.ledger import NO_TRUST, Ledger, Trust
from ..plan.mesh import PlannedAuthority
from ..tree.placement import Placement
from .chain_authorities import IDENTITY_KEY, ROOT_KEY
from .chain_names import AuthorityNames

_KEYS = {"authority": ROOT_KEY, "intermediate": IDENTITY_KEY, "identity": IDENTITY_KEY}

_USAGES = cert_manager.CertificateSpecUsages
_IDENTITY_USAGES = (
    _USAGES.CERT_SIGN,
    _USAGES.CRL_SIGN,
    _USAGES.SERVER_AUTH,
    _USAGES.CLIENT_AUTH,
)


_DIRECT_INJECTION = {"cert-manager.io/allow-direct-injection": "true"}
"""cainjector reads no Secret that lacks it (cert-manager@v1.16.1 cainjector/sources.go)."""


def authority_secret_name(names: AuthorityNames, authority: CertificateAuthority) -> str:
    """Return the name of the Secret that holds a CA."""
    return authority.existing_secret_name or names.secret


@dataclass(slots=True, kw_only=True)
class ChainObjects:
    """Makes the objects, and remembers their certificates.

    Attributes:
        scope: The construct to make them under.
        namespace: cert-manager's namespace.
        annotations: The annotations of everything that is not in the mesh's namespace.
        identity_annotations: The annotations of what is.
        certificates: The certificates that were made.
    """

    scope: Construct
    namespace: str
    annotations: Mapping[str, str]
    identity_annotations: Mapping[str, str]
    certificates: list[CertificateRef] = field(default_factory=list[CertificateRef])

    def make_self_signed_issuer(self, id: str, name: str) -> IssuerRef:
        """Make the ClusterIssuer of the self-signed roots."""
        return self._make_issuer(
            id,
            name,
            cert_manager.ClusterIssuerSpec(self_signed=cert_manager.ClusterIssuerSpecSelfSigned()),
        )

    def make_authority(
        self,
        id: str,
        names: AuthorityNames,
        authority: CertificateAuthority,
        dns_name: str,
        signer: IssuerRef | None,
        role: Literal["authority", "intermediate"] = "authority",
        *,
        direct_injection: bool = False,
    ) -> None:
        """Make a CA's Certificate, unless the CA exists already.

        *signer* signs it if it names no issuer. With *direct_injection* cainjector may copy the CA
        from its Secret.
        """
        if authority.existing_secret_name is not None:
            return
        certificate = CertificateRef(
            name=names.certificate,
            namespace=self.namespace,
            secret_name=names.secret,
            issuer=authority.issuer or signer,
            lifetime=authority.lifetime,
        )
        self.make_certificate(
            self.scope,
            id,
            certificate,
            authority,
            dns_name,
            role,
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
        place.inventory.facts(Ledger).add_certificate(resource, probe, "probe")

    def make_ca_issuer(
        self, id: str, names: AuthorityNames, authority: CertificateAuthority
    ) -> IssuerRef:
        """Make the ClusterIssuer that signs with a CA."""
        secret_name = authority_secret_name(names, authority)
        key = authority.private_key
        kept = f"somebody else keeps Secret {self.namespace}/{secret_name}"
        planned = PlannedAuthority(
            name=names.issuer,
            lifetime=authority.lifetime,
            secret=(self.namespace, secret_name),
            rotation_policy=None if key is None else key.rotation_policy,
            unknown_because="" if authority.existing_secret_name is None else kept,
        )
        body = cert_manager.ClusterIssuerSpec(
            ca=cert_manager.ClusterIssuerSpecCa(secret_name=secret_name)
        )
        self._make_issuer(id, names.issuer, body, planned)
        return IssuerRef(name=names.issuer, lifetime=authority.lifetime)

    def make_certificate(
        self,
        scope: Construct,
        id: str,
        certificate: CertificateRef,
        authority: CertificateAuthority,
        dns_name: str,
        role: Literal["authority", "intermediate", "identity"],
        trust: Trust = NO_TRUST,
        *,
        secret_annotations: Mapping[str, str] | None = None,
    ) -> None:
        """Make a CA's Certificate. *dns_name* is its common name too, unless it names another."""
        is_identity = role == "identity"
        fields = authority.fields
        common_name = fields.common_name or dns_name
        # linkerd-identity may ask for the name; of other CAs nobody does.
        is_host = not is_identity and is_subdomain(common_name)
        resource = cert_manager.Certificate(
            scope,
            id,
            metadata=ApiObjectMetadata(
                name=certificate.name,
                namespace=certificate.namespace,
                annotations=self.identity_annotations if is_identity else self.annotations,
            ),
            spec=spec.spec(
                certificate,
                private_key=authority.private_key or _KEYS[role],
                common_name=common_name,
                dns_names=(common_name if is_host else dns_name,),
                is_ca=True,
                usages=_IDENTITY_USAGES if is_identity else (),
                secret_labels=PART_OF_LINKERD,
                secret_annotations=secret_annotations,
                fields=fields,
            ),
        )
        place = Placement.of(scope)
        place.record(
            resource, "Certificate.cert-manager.io", certificate.name, certificate.namespace
        )
        place.inventory.facts(Ledger).add_certificate(resource, certificate, role, trust)
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
        place.inventory.facts(Ledger).add_issuer(resource, issuer, authority)
        return issuer
