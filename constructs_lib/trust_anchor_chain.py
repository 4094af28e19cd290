"""The chain of certificates that a mesh's identity rests on."""

from __future__ import annotations

from collections.abc import Mapping

from cdk8s import ApiObjectMetadata, Duration
from constructs import Construct

from . import _certificates
from ._imports.linkerd_gitops.io import cert_manager
from ._placement import PART_OF_LINKERD, Placement, wave
from ._trust_roots import make_trust_roots
from .alerts import TrustRoots
from .certificate_authority import CertificateAuthority
from .certificate_ref import CertificateRef
from .chain_names import ChainNames
from .dns import LONGEST_COMMON_NAME, check_label, check_subdomain
from .issuer_ref import IssuerRef
from .lifetime import Lifetime, whole_seconds
from .plan import Authority
from .plan.recorded import Role, validity
from .private_key import PrivateKey
from .relations import Restarts
from .webhook_certificate import WebhookCertificate

DEFAULT_NAMES = ChainNames()

_CA_KEY = PrivateKey(rotation_policy="Never")
_IDENTITY_KEY = PrivateKey(rotation_policy="Always")
_USAGES = cert_manager.CertificateSpecUsages


class TrustAnchorChain(Construct):
    """Trust anchor, identity issuer, the webhooks' CA, and the Bundle of trust roots.

    A self-signed trust anchor signs the identity issuer, from which Linkerd issues every proxy's
    certificate. The webhooks have a CA of their own, so that neither's rotation touches the other.
    trust-manager copies the anchor's certificate, never its key, into every namespace.

    Anchor and webhook CA keep their keys when they are renewed: a proxy that knows the old
    certificate then knows the new one too. The identity issuer's key changes with every renewal.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        trust_domain: str = "cluster.local",
        namespace: str = "cert-manager",
        mesh_namespace: str = "linkerd",
        mesh_scope: Construct | None = None,
        trust_anchor: CertificateAuthority | None = None,
        webhook_issuer: CertificateAuthority | None = None,
        identity_issuer: CertificateAuthority | None = None,
        names: ChainNames = DEFAULT_NAMES,
        trust_roots_namespace_labels: Mapping[str, str] | None = None,
        sync_wave: int | None = None,
        identity_uptime: Duration | None = None,
    ) -> None:
        """Make the chain.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            trust_domain: The mesh's trust domain, at most 47 characters.
            namespace: cert-manager's namespace, which must be trust-manager's trust namespace too.
            mesh_namespace: The control plane's namespace, where the identity issuer goes.
            mesh_scope: The construct to make the identity issuer under, so that it is written into
                that one's chart. Defaults to the chain itself.
            trust_anchor: Defaults to an ECDSA 256 CA of 336 hours, renewed 24 hours before its
                end, that keeps its key. ``CertificateAuthority.from_secret_name()`` brings an
                anchor of one's own; then there is no self-signed one.
            webhook_issuer: The webhooks' CA, likewise, with the same default.
            identity_issuer: Defaults to an ECDSA 256 CA of 168 hours, renewed 24 hours before its
                end, with a new key every time.
            names: What the objects are called.
            trust_roots_namespace_labels: The labels of the namespaces that get the trust roots.
                Defaults to all namespaces.
            sync_wave: The Argo CD sync wave of everything in *namespace*. The identity issuer has
                none, because Linkerd's Deployments wait for it within their own wave.
            identity_uptime: The longest that a pod of linkerd-identity runs, where something else
                than a ``MeshRestarter`` of this app restarts it, such as upgrades of nodes. It
                reads its trust anchors only when it starts. Defaults to for ever.

        Raises:
            ValueError: A name, namespace or the trust domain is invalid, or a CA of a kind that
                Linkerd cannot use.
        """
        super().__init__(scope, id)
        self._trust_domain = _check_trust_domain(trust_domain)
        self._namespace = check_label("namespace", namespace)
        check_label("mesh_namespace", mesh_namespace)
        self._names = names
        self._annotations = wave(sync_wave)
        self._place = Placement.of(scope)
        default = CertificateAuthority(
            lifetime=_certificates.default_authority_lifetime(), private_key=_CA_KEY
        )
        anchor = trust_anchor or default
        webhooks = webhook_issuer or default
        identity = _check_identity_issuer(
            identity_issuer
            or CertificateAuthority(
                lifetime=_certificates.default_leaf_lifetime(), private_key=_IDENTITY_KEY
            )
        )
        self._certificates: list[CertificateRef] = []

        if anchor.existing_secret_name is None or webhooks.existing_secret_name is None:
            self._self_signed = self._issuer(
                "SelfSigned",
                names.self_signed,
                cert_manager.ClusterIssuerSpec(
                    self_signed=cert_manager.ClusterIssuerSpecSelfSigned()
                ),
            )
        identity_name = f"identity.linkerd.{trust_domain}"
        anchor_secret = self._root("Default", names.trust_anchor, anchor, identity_name)
        self._anchor_issuer = self._ca_issuer(
            "AnchorIssuer", names.trust_anchor, anchor_secret, anchor
        )
        webhook_secret = self._root(
            "WebhookCa", names.webhook_issuer, webhooks, f"webhook.linkerd.{trust_domain}"
        )
        self._webhook_issuer = self._ca_issuer(
            "WebhookIssuer", names.webhook_issuer, webhook_secret, webhooks
        )
        self._identity = self._certificate(
            self if mesh_scope is None else mesh_scope,
            "IdentityIssuer" if mesh_scope is None else f"{id}IdentityIssuer",
            CertificateRef(
                name=names.identity_issuer,
                namespace=mesh_namespace,
                secret_name=names.identity_issuer,
                issuer=self._anchor_issuer,
                lifetime=identity.lifetime,
            ),
            identity.private_key,
            identity_name,
            (_USAGES.CERT_SIGN, _USAGES.CRL_SIGN, _USAGES.SERVER_AUTH, _USAGES.CLIENT_AUTH),
            annotations={},
            role="identity",
        )
        if identity_uptime is not None:
            self._place.inventory.add_restarts(
                self,
                Restarts(
                    name="identity_uptime",
                    certificates=(),
                    namespace=mesh_namespace,
                    gap_seconds=whole_seconds("identity_uptime", identity_uptime),
                    deadline_seconds=0,
                ),
            )
        make_trust_roots(
            self,
            names.trust_roots,
            anchor_secret,
            namespace_labels=trust_roots_namespace_labels,
            annotations=self._annotations,
        )
        self._place.inventory.add_trust_roots(
            TrustRoots(name=names.trust_roots, anchor=(namespace, anchor_secret))
        )

    @property
    def trust_domain(self) -> str:
        """The mesh's trust domain."""
        return self._trust_domain

    @property
    def namespace(self) -> str:
        """cert-manager's namespace."""
        return self._namespace

    @property
    def anchor_issuer(self) -> IssuerRef:
        """The ClusterIssuer that signs with the trust anchor."""
        return self._anchor_issuer

    @property
    def webhook_issuer(self) -> IssuerRef:
        """The ClusterIssuer that signs the webhooks' certificates."""
        return self._webhook_issuer

    @property
    def identity_certificate(self) -> CertificateRef:
        """The identity issuer's certificate, for a ``MeshRestarter``."""
        return self._identity

    @property
    def certificates(self) -> tuple[CertificateRef, ...]:
        """Every certificate that the chain makes, roots first."""
        return tuple(self._certificates)

    @property
    def trust_roots_config_map_name(self) -> str:
        """The ConfigMap, in every target namespace, that holds the trust roots."""
        return self._names.trust_roots

    def add_webhook_certificate(
        self,
        scope: Construct,
        id: str,
        *,
        service: str,
        namespace: str | None = None,
        lifetime: Lifetime | None = None,
    ) -> WebhookCertificate:
        """Make a webhook's certificate, signed by the chain's webhook issuer, and return it.

        Args:
            scope: The construct to make it under, in the chart that it is to be written into.
            id: The construct's id.
            service: The webhook's Service.
            namespace: The Service's namespace. Defaults to the chart's.
            lifetime: Defaults to 168 hours, renewed 24 hours before the end.

        Raises:
            ValueError: As ``WebhookCertificate`` does.
        """
        return WebhookCertificate(
            scope,
            id,
            issuer=self._webhook_issuer,
            service=service,
            namespace=namespace,
            lifetime=lifetime,
        )

    def _issuer(
        self,
        id: str,
        name: str,
        spec: cert_manager.ClusterIssuerSpec,
        authority: Authority | None = None,
    ) -> IssuerRef:
        resource = cert_manager.ClusterIssuer(
            self,
            id,
            metadata=ApiObjectMetadata(name=name, annotations=self._annotations),
            spec=spec,
        )
        self._place.record(resource, "ClusterIssuer.cert-manager.io", name)
        issuer = IssuerRef(name=name)
        self._place.inventory.add_issuer(issuer, authority)
        return issuer

    def _ca_issuer(
        self, id: str, name: str, secret_name: str, authority: CertificateAuthority
    ) -> IssuerRef:
        spec = cert_manager.ClusterIssuerSpec(
            ca=cert_manager.ClusterIssuerSpecCa(secret_name=secret_name)
        )
        key = authority.private_key
        planned = Authority(
            name=name,
            validity=validity(authority.lifetime),
            secret=(self._namespace, secret_name),
            rotation_policy=None if key is None else key.rotation_policy,
        )
        self._issuer(id, name, spec, planned)
        return IssuerRef(name=name, lifetime=authority.lifetime)

    def _root(self, id: str, name: str, authority: CertificateAuthority, dns_name: str) -> str:
        """Make a root's Certificate, unless it exists, and return the name of its Secret."""
        if authority.existing_secret_name is not None:
            return authority.existing_secret_name
        certificate = CertificateRef(
            name=name,
            namespace=self._namespace,
            secret_name=name,
            issuer=self._self_signed,
            lifetime=authority.lifetime,
        )
        self._certificate(
            self,
            id,
            certificate,
            authority.private_key,
            dns_name,
            (),
            annotations=self._annotations,
            role="authority",
        )
        return name

    def _certificate(
        self,
        scope: Construct,
        id: str,
        certificate: CertificateRef,
        private_key: PrivateKey | None,
        dns_name: str,
        usages: tuple[cert_manager.CertificateSpecUsages, ...],
        annotations: Mapping[str, str],
        role: Role,
    ) -> CertificateRef:
        place = Placement.of(scope)
        resource = cert_manager.Certificate(
            scope,
            id,
            metadata=ApiObjectMetadata(
                name=certificate.name,
                namespace=certificate.namespace,
                annotations=annotations,
            ),
            spec=_certificates.spec(
                certificate,
                private_key=private_key or _CA_KEY,
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
        place.inventory.add_certificate(resource, certificate, role)
        self._certificates.append(certificate)
        return certificate


def _check_trust_domain(trust_domain: str) -> str:
    check_subdomain("trust_domain", trust_domain)
    longest = LONGEST_COMMON_NAME - len("identity.linkerd.")
    if len(trust_domain) > longest:
        raise ValueError(
            f"'trust_domain' ({trust_domain}) has {len(trust_domain)} characters, but at most "
            f"{longest} fit: 'identity.linkerd.' and it together are the common name of the trust "
            f"anchor, and X.509 allows {LONGEST_COMMON_NAME} characters"
        )
    return trust_domain


def _check_identity_issuer(authority: CertificateAuthority) -> CertificateAuthority:
    if authority.existing_secret_name is not None:
        raise ValueError(
            f"'identity_issuer' (Secret {authority.existing_secret_name}) cannot be an existing "
            "CA: it must be signed by the trust anchor and be renewed without anybody's help"
        )
    if authority.private_key is not None and authority.private_key.algorithm != "ECDSA":
        raise ValueError(
            f"'identity_issuer.private_key.algorithm' ({authority.private_key.algorithm}) must be "
            "ECDSA: linkerd-identity signs every proxy's certificate with ECDSA and SHA-256"
        )
    return authority
