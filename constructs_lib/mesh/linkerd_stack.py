"""The whole mesh: folders, certificates, restarters, and the charts that go with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cdk8s import App, Chart, Cron
from constructs import Construct

from .. import releases
from ..alerts.certificate_alerts import KIND as ALERTS_KIND
from ..alerts.certificate_alerts import CertificateAlerts
from ..anchors.anchor_gate import AnchorGate
from ..anchors.anchor_rotation import AnchorRotation
from ..anchors.anchor_rotator import AnchorRotator
from ..anchors.git_anchor_rotation import GitAnchorRotation
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..injection.injection_guard import KINDS as GUARD_KINDS
from ..injection.injection_guard import InjectionGuard
from ..kubernetes.argo_cd import IgnoredDifference
from ..plan.behaviour import MeshBehaviour
from ..plan.ledger import Ledger
from ..releases.behaviour import behaviour_with
from ..releases.folders import MeshNamespaces, NamespaceRole
from ..releases.helm_release import HelmRelease
from ..releases.helm_values import HelmValues
from ..releases.kubernetes_version import version_for
from ..releases.release import LinkerdRelease
from ..releases.selection import ChartSelection
from ..rendering.hooks import DroppedHook
from ..rendering.rendered_charts import RenderedCharts
from ..rendering.stack import StackRendering
from ..restarts.mesh_restarter import KUBECTL_IMAGE, MeshRestarter
from ..tree.inventory import Inventory
from ..tree.placement import Placement
from ..trust.trust_anchor_chain import TrustAnchorChain
from ..trust.webhook_certificate import WebhookCertificate
from .anchors import MeshAnchors, make_anchors
from .guards import is_guarded, make_guards
from .namespace import make_namespace

DEFAULT_NAMESPACES = MeshNamespaces()

_OWN_CLUSTER_KINDS = (
    "Bundle.trust.cert-manager.io",
    "ClusterIssuer.cert-manager.io",
    "Namespace",
)
_OWN_NAMESPACED_KINDS = (
    "Certificate.cert-manager.io",
    "CronJob.batch",
    "Role.rbac.authorization.k8s.io",
    "RoleBinding.rbac.authorization.k8s.io",
    "ServiceAccount",
)


class LinkerdStack(Construct):
    """Linkerd with everything that it rests on, ready for Argo CD.

    ``LinkerdStack(app, "Mesh")`` is the mesh of the article that the library comes from. Outside a
    chart the stack makes one chart per namespace, directly under the App, so that folder, namespace
    and Argo CD application bear one name. Inside a chart it writes everything into that chart, with
    explicit namespaces and without sync waves; only a gate for ``GitAnchorRotation`` keeps its own.

    The upstream charts are not made into objects: ``helm_releases`` says what they are, and Argo CD
    fetches them. With ``rendered_charts`` they are inflated into the same folders instead.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        release: LinkerdRelease = releases.STABLE_2_14_10,
        kubernetes_version: str | None = None,
        trust_domain: str = "cluster.local",
        namespaces: MeshNamespaces = DEFAULT_NAMESPACES,
        viz: bool = True,
        jaeger: bool | None = None,
        replicas: int = 2,
        trust_anchor: CertificateAuthority | None = None,
        identity_issuer: CertificateAuthority | None = None,
        webhook_issuer: CertificateAuthority | None = None,
        trust_roots_namespace_labels: Mapping[str, str] | None = None,
        anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
        restart_schedule: Cron | None = None,
        restarter_image: str = KUBECTL_IMAGE,
        injection_guard: bool | None = None,
        alerts: bool = False,
        alert_labels: Mapping[str, str] | None = None,
        values: Mapping[str, HelmValues] | None = None,
        rendered_charts: RenderedCharts | None = None,
    ) -> None:
        """Make the mesh.

        Args:
            scope: An App, or a Chart (or what is in one) to put everything into.
            id: The construct's id.
            release: The release of Linkerd. Defaults to stable-2.14.10.
            kubernetes_version: The oldest version of Kubernetes among the clusters of the mesh,
                as ``1.34``: nothing is made that it does not know. Defaults to the oldest that the
                release accepts, but at least 1.28.
            trust_domain: The mesh's trust domain, at most 47 characters.
            namespaces: Where everything goes.
            viz: Whether the dashboard and metrics are deployed. Defaults to yes.
            jaeger: Whether tracing is deployed, into the control plane's namespace. Defaults to
                whether the release has it.
            replicas: How many pods each of the control plane's Deployments has. Defaults to 2.
            trust_anchor: The trust anchor; see ``TrustAnchorChain``.
            identity_issuer: The identity issuer; see ``TrustAnchorChain``.
            webhook_issuer: The webhooks' CA; see ``TrustAnchorChain``.
            trust_roots_namespace_labels: The labels of the namespaces that get the trust roots.
                Defaults to all namespaces.
            anchor_rotation: How the trust anchor gets a new key: by itself, or by Git. Defaults to
                never: its renewals keep the key.
            restart_schedule: When certificates are re-issued and Deployments restarted. Defaults to
                ``25 */6 * * *``, UTC.
            restarter_image: The restarters' image. Defaults to the Kubernetes project's kubectl.
            injection_guard: Whether pods that the proxy injector missed are refused; see
                ``InjectionGuard``. Defaults to whether ``kubernetes_version`` can, which is from
                1.30 on.
            alerts: Whether there are alerts about the certificates, in the control plane's
                namespace; see ``CertificateAlerts``. Defaults to no: they need the kinds of the
                Prometheus operator, and a cluster without them could not sync the folder.
            alert_labels: Labels by which a Prometheus chooses its rules. Defaults to none.
            values: Helm values to add, per chart name.
            rendered_charts: How the upstream charts are inflated at synth. Defaults to leaving them
                to Argo CD.

        Raises:
            ValueError: An option is invalid, a chart or Helm value is unknown, another stack
                already made the same folders, or a chart cannot be rendered as it should.
        """
        super().__init__(scope, id)
        if replicas < 1:
            raise ValueError(f"'replicas' ({replicas}) must be at least 1")
        if alert_labels is not None and not alerts:
            raise ValueError("'alert_labels' label nothing: 'alerts' is False")
        guarded = is_guarded(injection_guard, version_for(release, kubernetes_version))
        anchors = MeshAnchors.wanted(anchor_rotation, trust_anchor)
        self._upstream = ChartSelection.of(release, viz=viz, jaeger=jaeger)
        extra: Mapping[str, HelmValues] = {} if values is None else values
        self._upstream.check_names(extra)

        folders = self._upstream.folders
        self._never_pruned = (namespaces.of("crds"),)
        self._charts = self._make_charts(scope, [namespaces.of(folder) for folder in folders])
        places: dict[NamespaceRole, Construct] = {
            folder: self._charts.get(namespaces.of(folder), self) for folder in folders
        }
        brought = {chart.folder for chart in self._upstream.charts}
        for folder in folders:
            if folder == "cert_manager" and folder not in brought:
                # Who brings cert-manager brings its Namespace, and may track it with Argo CD.
                continue
            make_namespace(
                places[folder],
                folder,
                namespaces.of(folder),
                injected=self._upstream.injects_into(folder),
                annotations={
                    **self._upstream.namespace_annotations(folder, extra),
                    **anchors.namespace_annotations(folder),
                },
            )
        self._chain = TrustAnchorChain(
            places["cert_manager"],
            "Trust",
            trust_domain=trust_domain,
            namespace=namespaces.cert_manager,
            mesh_namespace=namespaces.control_plane,
            mesh_scope=places["control_plane"],
            trust_anchor=trust_anchor,
            identity_issuer=identity_issuer,
            webhook_issuer=webhook_issuer,
            trust_roots_namespace_labels=trust_roots_namespace_labels,
            anchors=anchors.names,
            active_anchor=anchors.active,
            # After the charts of the same folder: their wave ends when cert-manager's webhook runs.
            sync_wave=1 if self._charts else None,
        )
        self._webhooks = {
            webhook.service: self._chain.add_webhook_certificate(
                places[chart.folder],
                webhook.service,
                service=webhook.service,
                namespace=namespaces.of(chart.folder),
            )
            for chart in self._upstream.charts
            for webhook in chart.webhooks
        }
        self._restarters = {
            namespace: MeshRestarter(
                self._charts.get(namespace, self),
                f"{namespace}-restarter" if not self._charts else "Restarter",
                certificates=certificates,
                namespace=namespace,
                schedule=restart_schedule,
                image=restarter_image,
            )
            for namespace, certificates in self._certificates_by_namespace()
        }
        self._helm_releases = self._upstream.helm_releases(
            namespaces,
            {
                "trust_domain": trust_domain,
                "replicas": replicas,
                "cert_manager_namespace": namespaces.cert_manager,
                "control_plane_namespace": namespaces.control_plane,
            },
            {service: one.inject_ca_from for service, one in self._webhooks.items()},
            extra,
        )
        self._guards = (
            make_guards(self, self._charts, namespaces, self._helm_releases) if guarded else {}
        )
        self._alerts = (
            CertificateAlerts(
                places["control_plane"],
                "CertificateAlerts",
                namespace=namespaces.control_plane,
                labels=alert_labels,
            )
            if alerts
            else None
        )
        self._rendering: StackRendering | None = None
        if rendered_charts is not None:
            self._rendering = StackRendering.of(
                rendered_charts,
                self._upstream,
                self._helm_releases,
                namespaces,
                has_folders=bool(self._charts),
                with_extra_values=extra,
            )
            self._rendering.make_objects(places)
        behaviour = self._behaviour()
        self._anchors = make_anchors(
            self, self._charts, anchors, namespaces, self._chain, behaviour, self._upstream
        )
        Ledger.of(scope).add_behaviour({namespaces.of(folder) for folder in folders}, behaviour)

    @property
    def release(self) -> LinkerdRelease:
        """The release of Linkerd."""
        return self._upstream.release

    @property
    def chain(self) -> TrustAnchorChain:
        """The certificates that the mesh's identity rests on."""
        return self._chain

    @property
    def webhook_certificates(self) -> Mapping[str, WebhookCertificate]:
        """The webhooks' certificates, by Service."""
        return dict(self._webhooks)

    @property
    def restarters(self) -> Mapping[str, MeshRestarter]:
        """The restarters, by namespace."""
        return dict(self._restarters)

    @property
    def injection_guards(self) -> Mapping[str, InjectionGuard]:
        """The guards, by the namespace in whose folder they are; none if pods are not guarded."""
        return dict(self._guards)

    @property
    def anchor_rotator(self) -> AnchorRotator | None:
        """What moves the mesh between its trust anchors; none without ``anchor_rotation``."""
        return self._anchors.rotator

    @property
    def anchor_gates(self) -> Mapping[str, AnchorGate]:
        """What refuses moves that come too early, by folder; none unless they are made by Git."""
        return dict(self._anchors.gates)

    @property
    def alerts(self) -> CertificateAlerts | None:
        """The alerts about the certificates; ``None`` if there are none."""
        return self._alerts

    @property
    def charts(self) -> Mapping[str, Chart]:
        """The charts that the stack made, by folder; none if it was put into one."""
        return dict(self._charts)

    @property
    def helm_releases(self) -> Mapping[str, tuple[HelmRelease, ...]]:
        """The upstream charts, by folder, which is their namespace."""
        return dict(self._helm_releases)

    @property
    def fetches_charts(self) -> bool:
        """Whether Argo CD fetches the upstream charts; if not, their objects are in the folders."""
        return self._rendering is None

    @property
    def namespaces(self) -> tuple[str, ...]:
        """Every namespace that the mesh's objects are in, its own first."""
        names = (*self._helm_releases, *self._upstream.other_namespaces, *self._anchors.namespaces)
        return tuple(dict.fromkeys(names))

    @property
    def never_pruned(self) -> tuple[str, ...]:
        """The folders in which Argo CD must not prune: they hold the definitions of kinds.

        With a definition, the API server deletes every object of the kind, whoever made it. A
        release that no longer defines a kind is reported as a difference instead.
        """
        return self._never_pruned

    @property
    def ignored_differences(self) -> tuple[IgnoredDifference, ...]:
        """The fields that never become what Git has: those of fetched charts, and the rotator's."""
        charts = () if self._rendering else self.release.ignored_differences
        return (*charts, *self._anchors.ignored_differences)

    @property
    def sync_options(self) -> tuple[str, ...]:
        """What Argo CD's applications must be told for the mesh's sake, besides your own."""
        return self._anchors.sync_options

    @property
    def cluster_kinds(self) -> tuple[str, ...]:
        """Every cluster-scoped kind of the mesh's objects, as ``Kind.group``, sorted."""
        rendering = self._rendering
        charts = rendering.kinds(namespaced=False) if rendering else self._upstream.cluster_kinds
        guards = GUARD_KINDS if self._guards else ()
        own = (*_OWN_CLUSTER_KINDS, *guards, *self._anchors.cluster_kinds)
        return tuple(sorted(charts.union(own)))

    @property
    def namespaced_kinds(self) -> tuple[str, ...]:
        """Every namespaced kind of the mesh's objects, as ``Kind.group``, sorted."""
        rendering = self._rendering
        charts = rendering.kinds(namespaced=True) if rendering else self._upstream.namespaced_kinds
        own = (*_OWN_NAMESPACED_KINDS, *((ALERTS_KIND,) if self._alerts else ()))
        return tuple(sorted(charts.union(own, self._anchors.namespaced_kinds)))

    @property
    def dropped_hooks(self) -> tuple[DroppedHook, ...]:
        """The hooks of rendered charts that are not written, and what stands in for each."""
        return tuple(self._rendering.hooks) if self._rendering else ()

    def _behaviour(self) -> MeshBehaviour:
        values = {
            one.name: one.values for releases in self._helm_releases.values() for one in releases
        }
        return behaviour_with(
            self._upstream.release.behaviour, values.get("linkerd-control-plane", {})
        )

    def _make_charts(self, scope: Construct, names: list[str]) -> dict[str, Chart]:
        above = self.node.scopes
        if any(isinstance(one, Chart) for one in above):
            return {}
        root = above[0]
        if not isinstance(root, App):
            raise ValueError(
                f"'scope' ({scope.node.path}) must be an App, or be in a Chart: there is nowhere "
                "to write the mesh's objects to"
            )
        tree = root.node
        for name in names:
            taken = tree.try_find_child(name)
            if taken is not None:
                raise ValueError(
                    f"'{self.node.path}' would write into folder {name}, which "
                    f"'{taken.node.path}' writes already: give the stack other 'namespaces', or an "
                    "App with an 'outdir' of its own"
                )
        inventory = Inventory.of(root)
        return {name: Placement.in_new_chart(root, name, inventory).chart for name in names}

    def _certificates_by_namespace(self) -> Iterator[tuple[str, list[CertificateRef]]]:
        identity = self._chain.identity_certificate
        found: dict[str, list[CertificateRef]] = {identity.namespace: [identity]}
        for webhook in self._webhooks.values():
            found.setdefault(webhook.namespace, []).append(webhook.certificate)
        yield from found.items()
