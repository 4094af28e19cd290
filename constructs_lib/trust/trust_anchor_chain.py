"""The chain of certificates behind a mesh's identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cdk8s import Duration
from constructs import Construct

from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..certificates.lifetime import Lifetime
from ..certificates.root_certificate import RootCertificate
from ..kubernetes.argo_cd import NEVER_PRUNED, PRUNED_LAST, wave
from ..kubernetes.go_duration import whole_seconds
from ..kubernetes.names import LONGEST_COMMON_NAME, check_label, check_subdomain
from ..kubernetes.option_types import checks_types
from ..plan.ledger import Ledger, Trust
from ..plan.mesh import Restarter
from ..tree.placement import Placement
from .anchor_names import AnchorNames
from .chain_authorities import ChainAuthorities
from .chain_names import AuthorityNames, ChainNames
from .chain_objects import ChainObjects, authority_secret_name
from .trust_root import TrustRoot
from .trust_roots import make_trust_roots, roots_note
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

    With *trust_roots* the roots come from elsewhere, and there is no anchor unless *trust_anchor*
    is given too: its key is not in the cluster, and neither is a ClusterIssuer that needs it.
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
        intermediate: CertificateAuthority | None = None,
        webhook_issuer: CertificateAuthority | IssuerRef | None = None,
        identity_issuer: CertificateAuthority | None = None,
        trust_roots: Sequence[TrustRoot] = (),
        names: ChainNames = DEFAULT_NAMES,
        trust_roots_namespace_labels: Mapping[str, str] | None = None,
        sync_wave: int | None = None,
        identity_uptime: Duration | None = None,
        anchors: Sequence[str] | None = None,
        active_anchor: str | None = None,
        anchor_common_names: Mapping[str, str] | None = None,
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
                its end and keeps its key; with *trust_roots*, to none. For an anchor that exists
                already, use ``CertificateAuthority.from_secret_name()``.
            intermediate: A CA between root and identity issuer. The anchor signs it, or the issuer
                that it names; or it exists already. Defaults to none.
            webhook_issuer: The webhooks' CA, with the same default; or the issuer that signs the
                webhooks' certificates. The API server gets a renewed CA from its Secret; for an
                existing CA only with ``direct_injection``, and from an issuer never.
            identity_issuer: Defaults to an ECDSA 256 CA of 168 hours that is renewed 24 hours
                before its end, with a new key. It may name an issuer outside the chain. An existing
                one is delivered by somebody else into Secret ``linkerd-identity-issuer``. With
                several *anchors* it is that of a mesh to adopt, and one of them signs later.
            trust_roots: The mesh's trust roots besides *trust_anchor*. Defaults to none.
            names: The names of the objects.
            trust_roots_namespace_labels: The labels of the namespaces that get the trust roots.
                Defaults to all namespaces.
            sync_wave: The Argo CD sync wave of everything in *namespace*. The identity issuer has
                no wave, because Linkerd's Deployments wait for it within their own wave.
            identity_uptime: The longest time that a pod of linkerd-identity runs, if something
                other than a ``MeshRestarter`` of this app restarts it, such as upgrades of nodes.
                linkerd-identity reads its trust anchors only when it starts. Defaults to for ever.
            anchors: The names of several trust anchors for a rotation. All are in the trust roots,
                and they differ in their keys alone, and perhaps in their common names. One of them
                may exist already: that of the name of *trust_anchor*'s Secret. Defaults to the
                single anchor of *names*.
            active_anchor: The name of the anchor that signs the identity issuer. Defaults to the
                first.
            anchor_common_names: The common names of single anchors, by the anchors' names. A new
                common name under a running mesh cuts off every proxy, so an anchor keeps the one
                it has. Defaults to the common name of *trust_anchor*, which itself defaults to
                ``root.linkerd.`` and the trust domain.

        Raises:
            ValueError: A name, a namespace or the trust domain is invalid, Linkerd cannot use the
                identity issuer, nobody signs it, its roots are missing, one of several anchors
                does not keep its key, or an existing CA is none of them or would be replaced.
        """
        super().__init__(scope, id)
        self._trust_domain = _check_trust_domain(trust_domain)
        self._namespace = check_label("namespace", namespace)
        self._mesh_namespace = check_label("mesh_namespace", mesh_namespace)
        self._names = names
        self._authorities = ChainAuthorities.checked(
            trust_anchor=trust_anchor,
            intermediate=intermediate,
            identity_issuer=identity_issuer,
            webhook_issuer=webhook_issuer,
            trust_roots=trust_roots,
        )
        self._authorities.check_name_constraints(
            [
                f"identity.linkerd.{trust_domain}",
                f"identity.{mesh_namespace}.{trust_domain}",
                *([f"ca.linkerd.{trust_domain}"] if intermediate else []),
            ]
        )
        self._anchors = AnchorNames.checked(anchors, active_anchor, names, anchor_common_names)
        if self._anchors.are_several:
            self._authorities.check_several_anchors(self._anchors.names)
        self._authorities.check_nobody_writes_anchor(names)
        note = {} if self._anchors.are_several else roots_note(self._anchor_secrets, self._roots)
        self._objects = ChainObjects(
            scope=self,
            namespace=namespace,
            annotations={**wave(sync_wave), **(PRUNED_LAST if note else {}), **note},
            identity_annotations=note,
        )
        self_signed = self._make_self_signed_issuer()
        self._anchor_issuers = self._make_anchors(self_signed)
        self._webhook_issuer = self._make_webhook_issuer(self_signed)
        self._identity = self._make_identity_issuer(id, mesh_scope, self._make_intermediate())
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
        """The ClusterIssuer that signs with the trust anchor, or with the active anchor.

        Raises:
            ValueError: The chain has no trust anchor.
        """
        if not self._anchor_issuers:
            raise ValueError(
                "'anchor_issuer' is missing, because the keys of all 'trust_roots' are kept "
                "elsewhere: give a 'trust_anchor', or use the issuer that signs with such a key"
            )
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
    def anchor_common_names(self) -> Mapping[str, str]:
        """The common names of the trust anchors that cert-manager makes, by the anchors' names."""
        anchors = {name: self._anchor(name) for name in self._anchor_issuers}
        return {
            name: anchor.fields.common_name or self._anchor_common_name
            for name, anchor in anchors.items()
            if anchor.existing_secret_name is None
        }

    @property
    def webhook_issuer(self) -> IssuerRef:
        """The ClusterIssuer that signs the webhooks' certificates."""
        return self._webhook_issuer

    @property
    def identity_certificate(self) -> CertificateRef:
        """The identity issuer's certificate, for a ``MeshRestarter``.

        Raises:
            ValueError: Somebody else delivers it, so that there is no Certificate to renew.
        """
        if self.is_identity_delivered:
            raise ValueError(
                f"'identity_certificate' is missing: somebody else delivers Secret "
                f"{self._mesh_namespace}/{self._identity.secret_name}, which has no Certificate. "
                "Leave it out of the MeshRestarter; linkerd-identity loads a new one by itself"
            )
        return self._identity

    @property
    def identity_certificate_name(self) -> str:
        """The name of the identity issuer's Certificate, be it made here or by nobody."""
        return self._identity.name

    @property
    def signer_names(self) -> tuple[str, ...]:
        """The names of all Certificates and ClusterIssuers of anchors and intermediate."""
        authorities = [*self._anchors.objects] if self._anchor_issuers else []
        if self._authorities.intermediate is not None:
            authorities.append(AuthorityNames.of(self._names.intermediate))
        names = (name for each in authorities for name in (each.certificate, each.issuer))
        return tuple(dict.fromkeys(names))

    @property
    def permitted_dns_domains(self) -> tuple[str, ...]:
        """The domains below which alone the CAs of the mesh's identity may sign names."""
        return self._authorities.permitted_dns_domains

    @property
    def pem_roots(self) -> tuple[RootCertificate, ...]:
        """The trust roots that were given as PEM."""
        return tuple(root for source in self._roots for root in source.certificates)

    @property
    def is_identity_delivered(self) -> bool:
        """Whether somebody else writes the identity issuer's Secret."""
        return self._authorities.is_identity_delivered

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
        if not self._anchors.are_several and not self._authorities.has_self_signed_root:
            return None
        return self._objects.make_self_signed_issuer("SelfSigned", self._names.self_signed)

    def _make_anchors(self, self_signed: IssuerRef | None) -> dict[str, IssuerRef]:
        """Make each trust anchor, and return its ClusterIssuer by its name."""
        issuers: dict[str, IssuerRef] = {}
        if self._authorities.trust_anchor is None:
            return issuers
        for names in self._anchors.objects:
            name = names.certificate
            anchor = self._anchor(name)
            # The first anchor has the ids of a chain with a single anchor.
            root_id = f"Anchor-{name}" if issuers else "Default"
            issuer_id = f"AnchorIssuer-{name}" if issuers else "AnchorIssuer"
            self._objects.make_authority(
                root_id, names, anchor, self._anchor_common_name, self_signed
            )
            issuers[name] = self._objects.make_ca_issuer(issuer_id, names, anchor)
            if anchor.existing_secret_name is not None and self._anchors.are_several:
                self._objects.make_probe(
                    f"Probe-{name}", issuers[name], f"anchor-probe.linkerd.{self._trust_domain}"
                )
        return issuers

    @property
    def _anchor_common_name(self) -> str:
        return f"root.linkerd.{self._trust_domain}"

    def _anchor(self, name: str) -> CertificateAuthority:
        anchor = self._authorities.anchor(name, is_alone=not self._anchors.are_several)
        common_name = self._anchors.common_names.get(name)
        if common_name is None:
            return anchor
        if anchor.existing_secret_name is not None:
            raise ValueError(
                f"'anchor_common_names' ({name}) must not name an existing CA (Secret "
                f"{anchor.existing_secret_name}): the subject is in its certificate"
            )
        return replace(anchor, fields=replace(anchor.fields, common_name=common_name))

    def _make_webhook_issuer(self, self_signed: IssuerRef | None) -> IssuerRef:
        authority = self._authorities.webhook_issuer
        if isinstance(authority, IssuerRef):
            return authority
        names = AuthorityNames.of(self._names.webhook_issuer)
        dns_name = f"webhook.linkerd.{self._trust_domain}"
        self._objects.make_authority(
            "WebhookCa", names, authority, dns_name, self_signed, direct_injection=True
        )
        return self._objects.make_ca_issuer("WebhookIssuer", names, authority)

    def _make_intermediate(self) -> IssuerRef | None:
        authority = self._authorities.intermediate
        if authority is None:
            return None
        names = AuthorityNames.of(self._names.intermediate)
        signer = self.anchor_issuer if self._anchor_issuers else None
        dns_name = f"ca.linkerd.{self._trust_domain}"
        self._objects.make_authority(
            "Intermediate", names, authority, dns_name, signer, "intermediate"
        )
        return self._objects.make_ca_issuer("IntermediateIssuer", names, authority)

    def _make_identity_issuer(
        self, id: str, mesh_scope: Construct | None, intermediate: IssuerRef | None
    ) -> CertificateRef:
        authority, names = self._authorities.identity_issuer, self._identity_names
        is_delivered = self.is_identity_delivered
        issuer = authority.issuer or intermediate
        certificate = CertificateRef(
            name=names.certificate,
            namespace=self._mesh_namespace,
            secret_name=authority_secret_name(names, authority),
            issuer=None if is_delivered else issuer or self.anchor_issuer,
            lifetime=authority.lifetime,
            external=is_delivered,
        )
        if is_delivered:
            _check_delivered_name(certificate.secret_name, names.secret)
            Ledger.of(self).add_certificate(self, certificate, "identity", self._trust)
            return certificate
        self._objects.make_certificate(
            mesh_scope or self,
            "IdentityIssuer" if mesh_scope is None else f"{id}IdentityIssuer",
            certificate,
            authority,
            f"identity.linkerd.{self._trust_domain}",
            "identity",
            self._trust,
        )
        return certificate

    @property
    def _roots(self) -> tuple[TrustRoot, ...]:
        return self._authorities.trust_roots

    @property
    def _trust(self) -> Trust:
        """By what the mesh trusts its identity issuer."""
        others = (root for source in self._roots for root in source.planned)
        anchors = self._anchor_issuers
        if self._authorities.others_who_sign:
            return Trust(other_roots=(*anchors.values(), *others), is_under_a_root=False)
        standby = (anchors[name] for name in anchors if name != self._anchors.active)
        return Trust(other_issuers=tuple(standby), other_roots=tuple(others))

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
        make_trust_roots(
            self,
            self._names.trust_roots,
            anchor_namespace=self._namespace,
            anchor_secret_names=self._anchor_secrets,
            other_roots=self._roots,
            namespace_labels=namespace_labels,
            # trust-manager deletes every ConfigMap of trust roots when the Bundle is deleted.
            annotations={**self._objects.annotations, **NEVER_PRUNED},
        )

    @property
    def _anchor_secrets(self) -> list[str]:
        """The Secrets of the trust anchors; none if all roots come from elsewhere."""
        return [
            authority_secret_name(names, self._anchor(names.certificate))
            for names in self._anchors.objects
            if self._authorities.trust_anchor is not None
        ]

    @property
    def _webhook_ca_secret(self) -> str | None:
        authority = self._authorities.webhook_issuer
        if isinstance(authority, IssuerRef):
            return None
        if authority.existing_secret_name is not None and not authority.direct_injection:
            return None
        names = AuthorityNames.of(self._names.webhook_issuer)
        return f"{self._namespace}/{authority_secret_name(names, authority)}"

    @property
    def _identity_names(self) -> AuthorityNames:
        return AuthorityNames.of(self._names.identity_issuer)


def _check_trust_domain(trust_domain: str) -> str:
    check_subdomain("trust_domain", trust_domain)
    longest = LONGEST_COMMON_NAME - len("identity.linkerd.")
    if len(trust_domain) > longest:
        raise ValueError(
            f"'trust_domain' ({trust_domain}) has {len(trust_domain)} characters, but may have at "
            f"most {longest}: the identity issuer's common name is 'identity.linkerd.' and the "
            f"trust domain, and X.509 allows {LONGEST_COMMON_NAME} characters. Shorten the trust "
            "domain"
        )
    return trust_domain


def _check_delivered_name(delivered: str, expected: str) -> None:
    if delivered != expected:
        raise ValueError(
            f"'identity_issuer' (Secret {delivered}) must be Secret {expected} in the mesh's "
            "namespace: linkerd-identity mounts no other. Have it delivered under that name"
        )
