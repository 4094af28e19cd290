"""The chain of certificates that a mesh's identity rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import Duration
from constructs import Construct

from .._imports.linkerd_gitops.io import cert_manager
from ..certificates import spec
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..certificates.lifetime import Lifetime
from ..certificates.private_key import PrivateKey
from ..kubernetes.argo_cd import wave
from ..kubernetes.go_duration import whole_seconds
from ..kubernetes.names import LONGEST_COMMON_NAME, check_label, check_subdomain
from ..plan.ledger import Ledger, TrustRoots
from ..plan.mesh import Restarter
from ..tree.placement import Placement
from .chain_names import ChainNames
from .chain_objects import CA_KEY, ChainObjects
from .trust_roots import make_trust_roots
from .webhook_certificate import WebhookCertificate

DEFAULT_NAMES = ChainNames()

_ISSUER_ID = "AnchorIssuer"
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
        anchors: Sequence[str] | None = None,
        active_anchor: str | None = None,
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
            anchors: The names of the trust anchors, where there are several to move between. All
                are in the trust roots, and alike but for their keys. Defaults to the one that
                *names* names.
            active_anchor: The one that signs the identity issuer. Defaults to the first.

        Raises:
            ValueError: A name, namespace or the trust domain is invalid, a CA of a kind that
                Linkerd cannot use, or several anchors cannot be told apart or keep their keys.
        """
        super().__init__(scope, id)
        self._trust_domain = _check_trust_domain(trust_domain)
        self._namespace = check_label("namespace", namespace)
        self._mesh_namespace = check_label("mesh_namespace", mesh_namespace)
        self._names = names
        self._place = Placement.of(scope)
        default = CertificateAuthority(
            lifetime=spec.default_authority_lifetime(), private_key=CA_KEY
        )
        anchor = trust_anchor or default
        webhooks = webhook_issuer or default
        identity = _check_identity_issuer(
            identity_issuer
            or CertificateAuthority(
                lifetime=spec.default_leaf_lifetime(), private_key=_IDENTITY_KEY
            )
        )
        anchors, active = _check_anchors(anchors, active_anchor, names, anchor)
        annotations = wave(sync_wave)
        made = ChainObjects(
            scope=self, place=self._place, namespace=self._namespace, annotations=annotations
        )

        roots = (anchor.existing_secret_name, webhooks.existing_secret_name)
        self_signed = (
            made.self_signed_issuer("SelfSigned", names.self_signed) if None in roots else None
        )
        identity_name = f"identity.linkerd.{trust_domain}"
        issuers: dict[str, IssuerRef] = {}
        secrets: list[str] = []
        for number, name in enumerate(anchors):
            # The first anchor's ids are those of a chain that has one alone.
            ids = (f"Anchor-{name}", f"AnchorIssuer-{name}") if number else ("Default", _ISSUER_ID)
            secrets.append(made.root(ids[0], name, anchor, identity_name, self_signed))
            issuers[name] = made.ca_issuer(ids[1], name, secrets[-1], anchor)
        self._anchor_issuers = issuers
        self._anchor_issuer = issuers[active]
        webhook_secret = made.root(
            "WebhookCa",
            names.webhook_issuer,
            webhooks,
            f"webhook.linkerd.{trust_domain}",
            self_signed,
        )
        self._webhook_issuer = made.ca_issuer(
            "WebhookIssuer", names.webhook_issuer, webhook_secret, webhooks
        )
        self._identity = made.certificate(
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
            usages=(_USAGES.CERT_SIGN, _USAGES.CRL_SIGN, _USAGES.SERVER_AUTH, _USAGES.CLIENT_AUTH),
            annotations={},
            role="identity",
            other_issuers=[one for name, one in issuers.items() if name != active],
        )
        self._certificates = tuple(made.certificates)
        if identity_uptime is not None:
            self._place.inventory.facts(Ledger).add_restarter(
                self,
                Restarter(
                    name="identity_uptime",
                    namespace=mesh_namespace,
                    gap_seconds=whole_seconds("identity_uptime", identity_uptime),
                    deadline_seconds=0,
                ),
            )
        make_trust_roots(
            self,
            names.trust_roots,
            secrets,
            namespace_labels=trust_roots_namespace_labels,
            annotations=annotations,
        )
        self._place.inventory.facts(Ledger).add_trust_roots(
            TrustRoots(
                name=names.trust_roots,
                anchors=tuple((namespace, secret) for secret in secrets),
            )
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
    def mesh_namespace(self) -> str:
        """The control plane's namespace."""
        return self._mesh_namespace

    @property
    def anchor_issuer(self) -> IssuerRef:
        """The ClusterIssuer that signs with the trust anchor, or with the active one of several."""
        return self._anchor_issuer

    @property
    def anchor_issuers(self) -> Mapping[str, IssuerRef]:
        """The ClusterIssuers of all trust anchors, by the anchors' names."""
        return dict(self._anchor_issuers)

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
        return self._certificates

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


def _check_anchors(
    anchors: Sequence[str] | None,
    active: str | None,
    names: ChainNames,
    authority: CertificateAuthority,
) -> tuple[tuple[str, ...], str]:
    """Return the anchors' names, and that of the active one."""
    given = (names.trust_anchor,) if anchors is None else tuple(anchors)
    told = ", ".join(given)
    for name in given:
        check_subdomain("anchors", name)
    others = (names.self_signed, names.webhook_issuer)
    if not given or len({*given, *others}) < len(given) + len(others):
        raise ValueError(
            f"'anchors' ({told}) must be names of their own, at least one, and none of "
            f"{' and '.join(others)}: each is the name of a ClusterIssuer"
        )
    if active is not None and active not in given:
        raise ValueError(f"'active_anchor' ({active}) must be one of 'anchors' ({told})")
    if len(given) > 1 and authority.existing_secret_name is not None:
        raise ValueError(
            f"'trust_anchor' (Secret {authority.existing_secret_name}) cannot be an existing CA "
            f"where there are several anchors ({told}): they are moved between by their "
            "Certificates, because nobody may read their Secrets, and an existing CA has none. "
            "Leave 'trust_anchor' to cert-manager, or move between your own anchors by hand"
        )
    key = authority.private_key
    if len(given) > 1 and key is not None and key.rotation_policy != "Never":
        raise ValueError(
            f"'trust_anchor.private_key.rotation_policy' ({key.rotation_policy}) must be Never "
            f"where there are several anchors ({told}): a renewal would change the key of the "
            "anchor that every proxy is just trusting"
        )
    return given, next(iter(given)) if active is None else active
