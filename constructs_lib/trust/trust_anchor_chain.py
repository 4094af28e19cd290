"""The chain of certificates behind a mesh's identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import Duration
from constructs import Construct

from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..certificates.lifetime import Lifetime
from ..kubernetes.argo_cd import wave
from ..kubernetes.go_duration import whole_seconds
from ..kubernetes.names import LONGEST_COMMON_NAME, check_label, check_subdomain
from ..kubernetes.option_types import checks_types
from ..plan.ledger import Ledger
from ..plan.mesh import Restarter
from ..tree.placement import Placement
from .anchor_names import AnchorNames
from .chain_authorities import IDENTITY_KEY, ChainAuthorities
from .chain_names import ChainNames
from .chain_objects import ChainObjects, root_secret_name
from .trust_roots import make_trust_roots
from .webhook_certificate import WebhookCertificate

DEFAULT_NAMES = ChainNames()


class TrustAnchorChain(Construct):
    """Trust anchor, identity issuer, the webhooks' CA, and the Bundle of trust roots.

    A self-signed trust anchor signs the identity issuer, with which Linkerd signs every proxy's
    certificate. The webhooks have a CA of their own, so that a rotation of the anchor does not
    touch them. trust-manager copies the anchor's certificate, never its key, into every namespace.

    Trust anchor and webhook CA keep their keys when they are renewed. So whoever trusts the old
    certificate also accepts what the renewed CA signs. The identity issuer's key changes with every
    renewal.
    """

    @checks_types
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
        anchors: Sequence[str] | None = None,
        active_anchor: str | None = None,
    ) -> None:
        """Make the chain.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            trust_domain: The mesh's trust domain, at most 47 characters.
            namespace: cert-manager's namespace. It must be trust-manager's trust namespace too.
            mesh_namespace: The control plane's namespace, where the identity issuer goes.
            mesh_scope: The construct to make the identity issuer under, if it belongs into another
                chart. Defaults to the chain itself.
            trust_anchor: Defaults to an ECDSA 256 CA of 336 hours that is renewed 24 hours before
                its end and keeps its key. For an anchor that exists already, use
                ``CertificateAuthority.from_secret_name()``.
            webhook_issuer: The webhooks' CA, with the same default. The API server gets a renewed
                CA from its Secret; for an existing CA only with ``direct_injection``.
            identity_issuer: Defaults to an ECDSA 256 CA of 168 hours that is renewed 24 hours
                before its end, with a new key.
            names: The names of the objects.
            trust_roots_namespace_labels: The labels of the namespaces that get the trust roots.
                Defaults to all namespaces.
            sync_wave: The Argo CD sync wave of everything in *namespace*. The identity issuer has
                no wave, because Linkerd's Deployments wait for it within their own wave.
            identity_uptime: The longest time that a pod of linkerd-identity runs, if something
                other than a ``MeshRestarter`` of this app restarts it, such as upgrades of nodes.
                linkerd-identity reads its trust anchors only when it starts. Defaults to for ever.
            anchors: The names of several trust anchors for a rotation. All are in the trust roots,
                and they differ in their keys alone. One of them may exist already: that of the
                name of *trust_anchor*'s Secret. Defaults to the single anchor of *names*.
            active_anchor: The name of the anchor that signs the identity issuer. Defaults to the
                first.

        Raises:
            ValueError: A name, a namespace or the trust domain is invalid, Linkerd cannot use the
                identity issuer, one of several anchors does not keep its key, or an existing CA is
                none of them.
        """
        super().__init__(scope, id)
        self._trust_domain = _check_trust_domain(trust_domain)
        self._namespace = check_label("namespace", namespace)
        self._mesh_namespace = check_label("mesh_namespace", mesh_namespace)
        self._names = names
        self._authorities = ChainAuthorities.checked(trust_anchor, webhook_issuer, identity_issuer)
        self._anchors = AnchorNames.checked(
            anchors, active_anchor, names, self._authorities.trust_anchor
        )
        self._objects = ChainObjects(scope=self, namespace=namespace, annotations=wave(sync_wave))
        self_signed = self._make_self_signed_issuer()
        self._anchor_issuers = self._make_anchors(self_signed)
        self._webhook_issuer = self._make_webhook_issuer(self_signed)
        self._identity = self._make_identity_issuer(id, mesh_scope)
        self._record_identity_uptime(identity_uptime)
        self._make_trust_roots(trust_roots_namespace_labels)

    @property
    def trust_domain(self) -> str:
        """The mesh's trust domain."""
        return self._trust_domain

    @property
    def namespace(self) -> str:
        """cert-manager's namespace."""
        return self._namespace

    @property
    def mesh_namespace(self) -> str:
        """The control plane's namespace."""
        return self._mesh_namespace

    @property
    def anchor_issuer(self) -> IssuerRef:
        """The ClusterIssuer that signs with the trust anchor, or with the active anchor."""
        return self._anchor_issuers[self._anchors.active]

    @property
    def anchor_issuers(self) -> Mapping[str, IssuerRef]:
        """The ClusterIssuers of all trust anchors, by the anchors' names."""
        return dict(self._anchor_issuers)

    @property
    def existing_anchors(self) -> tuple[str, ...]:
        """The names of the trust anchors that cert-manager does not make."""
        names = self._anchors.names
        return tuple(name for name in names if self._anchor(name).existing_secret_name)

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
        """Every certificate that the chain makes; the roots are first."""
        return tuple(self._objects.certificates)

    @property
    def trust_roots_config_map_name(self) -> str:
        """The ConfigMap of the trust roots, in every namespace that gets them."""
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
        """Make and return a webhook's certificate, which the chain's webhook issuer signs.

        Args:
            scope: The construct to make it under, in the chart that it belongs into.
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
            ca_secret=self._webhook_ca_secret,
            service=service,
            namespace=namespace,
            lifetime=lifetime,
        )

    def _make_self_signed_issuer(self) -> IssuerRef | None:
        if len(self._anchors.names) == 1 and not self._authorities.has_self_signed_root:
            return None
        return self._objects.make_self_signed_issuer("SelfSigned", self._names.self_signed)

    def _make_anchors(self, self_signed: IssuerRef | None) -> dict[str, IssuerRef]:
        """Make each trust anchor, and return its ClusterIssuer by its name."""
        issuers: dict[str, IssuerRef] = {}
        for name in self._anchors.names:
            anchor = self._anchor(name)
            # The first anchor has the ids of a chain with a single anchor.
            is_first = not issuers
            root_id = "Default" if is_first else f"Anchor-{name}"
            issuer_id = "AnchorIssuer" if is_first else f"AnchorIssuer-{name}"
            self._objects.make_root(root_id, name, anchor, self._identity_name, self_signed)
            issuers[name] = self._objects.make_ca_issuer(issuer_id, name, anchor)
            if anchor.existing_secret_name is not None and len(self._anchors.names) > 1:
                self._objects.make_probe(
                    f"Probe-{name}", issuers[name], f"anchor-probe.linkerd.{self._trust_domain}"
                )
        return issuers

    def _anchor(self, name: str) -> CertificateAuthority:
        return self._authorities.anchor(name, is_alone=len(self._anchors.names) == 1)

    def _make_webhook_issuer(self, self_signed: IssuerRef | None) -> IssuerRef:
        name = self._names.webhook_issuer
        authority = self._authorities.webhook_issuer
        dns_name = f"webhook.linkerd.{self._trust_domain}"
        self._objects.make_root(
            "WebhookCa", name, authority, dns_name, self_signed, direct_injection=True
        )
        return self._objects.make_ca_issuer("WebhookIssuer", name, authority)

    def _make_identity_issuer(self, id: str, mesh_scope: Construct | None) -> CertificateRef:
        authority = self._authorities.identity_issuer
        active = self._anchors.active
        certificate = CertificateRef(
            name=self._names.identity_issuer,
            namespace=self._mesh_namespace,
            secret_name=self._names.identity_issuer,
            issuer=self._anchor_issuers[active],
            lifetime=authority.lifetime,
        )
        self._objects.make_certificate(
            mesh_scope or self,
            "IdentityIssuer" if mesh_scope is None else f"{id}IdentityIssuer",
            certificate,
            authority.private_key or IDENTITY_KEY,
            self._identity_name,
            "identity",
            [issuer for name, issuer in self._anchor_issuers.items() if name != active],
        )
        return certificate

    def _record_identity_uptime(self, identity_uptime: Duration | None) -> None:
        if identity_uptime is None:
            return
        Placement.of(self).inventory.facts(Ledger).add_restarter(
            self,
            Restarter(
                name="identity_uptime",
                namespace=self._mesh_namespace,
                gap_seconds=whole_seconds("identity_uptime", identity_uptime),
                deadline_seconds=0,
            ),
        )

    def _make_trust_roots(self, namespace_labels: Mapping[str, str] | None) -> None:
        names = self._anchors.names
        make_trust_roots(
            self,
            self._names.trust_roots,
            anchor_namespace=self._namespace,
            anchor_secret_names=[root_secret_name(name, self._anchor(name)) for name in names],
            namespace_labels=namespace_labels,
            annotations=self._objects.annotations,
        )

    @property
    def _webhook_ca_secret(self) -> str | None:
        authority = self._authorities.webhook_issuer
        if authority.existing_secret_name is not None and not authority.direct_injection:
            return None
        return f"{self._namespace}/{root_secret_name(self._names.webhook_issuer, authority)}"

    @property
    def _identity_name(self) -> str:
        return f"identity.linkerd.{self._trust_domain}"


def _check_trust_domain(trust_domain: str) -> str:
    check_subdomain("trust_domain", trust_domain)
    longest = LONGEST_COMMON_NAME - len("identity.linkerd.")
    if len(trust_domain) > longest:
        raise ValueError(
            f"'trust_domain' ({trust_domain}) has {len(trust_domain)} characters, but may have at "
            f"most {longest}: the trust anchor's common name is 'identity.linkerd.' and the trust "
            f"domain, and X.509 allows {LONGEST_COMMON_NAME} characters. Shorten the trust domain"
        )
    return trust_domain
