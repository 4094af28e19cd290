"""The whole mesh: folders, certificates, restarters, and the upstream charts that go with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cdk8s import Chart, Cron
from constructs import Construct

from .. import releases
from ..admission.account_confinement import AccountConfinement
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..injection.injection_guard import InjectionGuard
from ..kubernetes.argo_cd import IgnoredDifference
from ..kubernetes.pod_options import PodOptions
from ..plan.ledger import Ledger
from ..releases.behaviour import behaviour_with
from ..releases.folders import MeshNamespaces
from ..releases.helm_release import HelmRelease
from ..releases.helm_values import HelmValues
from ..releases.kubernetes_version import version_for
from ..releases.monitors import monitored
from ..releases.release import LinkerdRelease
from ..releases.selection import ChartSelection, control_plane_values
from ..restarts.mesh_restarter import MeshRestarter
from ..trust.trust_anchor_chain import TrustAnchorChain
from ..trust.webhook_certificate import WebhookCertificate
from .folders import MeshFolders
from .guards import has_admission_policies, is_guarded, make_confinements, make_guards
from .namespace import make_namespace

if TYPE_CHECKING:
    # A stack loads these when an option asks for them: they take longer than all the rest.
    from ..alerts.certificate_alerts import CertificateAlerts
    from ..anchors.anchor_gate import AnchorGate
    from ..anchors.anchor_lock import AnchorLock
    from ..anchors.anchor_rotation import AnchorRotation
    from ..anchors.anchor_rotator import AnchorRotator
    from ..anchors.git_anchor_rotation import GitAnchorRotation
    from ..rendering.hooks import DroppedHook
    from ..rendering.rendered_charts import RenderedCharts
    from ..rendering.stack import StackRendering
    from .rotation_parts import RotationParts

_DEFAULT_NAMESPACES = MeshNamespaces()


class LinkerdStack(Construct):
    """Linkerd with everything that it needs, ready for Argo CD.

    ``LinkerdStack(app, "Mesh")`` is a whole mesh with the default lifetimes. Under an App the stack
    makes one chart per namespace, so that folder, namespace and Argo CD application have one name.
    Inside a Chart it writes everything into that chart, with explicit namespaces and without sync
    waves; only a gate for ``GitAnchorRotation`` keeps its own.

    Argo CD fetches the upstream charts: ``helm_releases`` lists them. With ``rendered_charts`` helm
    inflates them at synth, into the same folders.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        release: LinkerdRelease = releases.STABLE_2_14_10,
        kubernetes_version: str | None = None,
        trust_domain: str = "cluster.local",
        namespaces: MeshNamespaces = _DEFAULT_NAMESPACES,
        viz: bool = True,
        jaeger: bool | None = None,
        replicas: int = 2,
        trust_anchor: CertificateAuthority | None = None,
        identity_issuer: CertificateAuthority | None = None,
        webhook_issuer: CertificateAuthority | None = None,
        trust_roots_namespace_labels: Mapping[str, str] | None = None,
        anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
        restart_schedule: Cron | None = None,
        pods: PodOptions | None = None,
        injection_guard: bool | None = None,
        alerts: bool = False,
        alert_labels: Mapping[str, str] | None = None,
        alert_runbooks: str | None = None,
        dashboard_labels: Mapping[str, str] | None = None,
        values: Mapping[str, HelmValues] | None = None,
        rendered_charts: RenderedCharts | None = None,
    ) -> None:
        """Make the mesh.

        Args:
            scope: An App; or a Chart, or a construct in one, for everything to go into that chart.
            id: The construct's id.
            release: The release of Linkerd. Defaults to stable-2.14.10.
            kubernetes_version: The oldest version of Kubernetes among the clusters of the mesh,
                as ``1.34``. The stack makes nothing that this version does not know. Defaults to
                the oldest that the release accepts, but at least 1.28.
            trust_domain: The mesh's trust domain, at most 47 characters. Defaults to
                ``cluster.local``.
            namespaces: The namespaces of the mesh's parts. See ``MeshNamespaces`` for the defaults.
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
            restart_schedule: When the restarters run, which re-issue certificates and restart
                Deployments. Defaults to ``25 */6 * * *``, UTC.
            pods: How the library's own pods fit the cluster: image, pull secrets, nodes, taints,
                resources, user. Defaults to what fits most.
            injection_guard: Whether the API server refuses pods that the proxy injector missed;
                see ``InjectionGuard``. Defaults to yes if ``kubernetes_version`` is 1.30 or newer.
            alerts: Whether there are alerts about the certificates, in the control plane's
                namespace, and the charts' own monitors for their metrics; see
                ``CertificateAlerts``. Defaults to no: they need kinds of the Prometheus operator,
                and a cluster without these could not sync the folder.
            alert_labels: Labels by which a Prometheus chooses its rules and monitors. Defaults to
                none.
            alert_runbooks: The address below which the alerts' pages are; see
                ``CertificateAlerts``. Defaults to none.
            dashboard_labels: Labels by which Grafana finds the dashboard's ConfigMap; see
                ``CertificateAlerts``. Defaults to none: there is none.
            values: Helm values to add, per chart name. Defaults to none.
            rendered_charts: How helm inflates the upstream charts at synth. Defaults to ``None``:
                Argo CD fetches them.

        Raises:
            ValueError: An option is invalid, a chart or a Helm value is unknown, another stack
                made the same folders, or a chart cannot be rendered.
        """
        super().__init__(scope, id)
        alert_options = {
            "alert_labels": alert_labels,
            "alert_runbooks": alert_runbooks,
            "dashboard_labels": dashboard_labels,
        }
        _check_options(replicas=replicas, alerts=alerts, alert_options=alert_options)
        version = version_for(release, kubernetes_version)
        has_guards = is_guarded(injection_guard, version)
        has_policies = has_admission_policies(version)
        if alerts:
            release = monitored(release, alert_labels or {})
        self._selection = ChartSelection.of(release, viz=viz, jaeger=jaeger, values=values or {})
        self._rotation = _rotation_parts(anchor_rotation, trust_anchor)
        self._folders = MeshFolders.of(self, self._selection.folders, namespaces)
        self._make_namespaces()
        self._chain = self._make_chain(
            trust_domain,
            trust_anchor=trust_anchor,
            identity_issuer=identity_issuer,
            webhook_issuer=webhook_issuer,
            trust_roots_namespace_labels=trust_roots_namespace_labels,
        )
        self._webhooks = self._make_webhook_certificates()
        self._restarters = self._make_restarters(restart_schedule, pods)
        self._helm_releases = self._resolve_charts(trust_domain, replicas)
        values_of_linkerd = control_plane_values(self._helm_releases)
        self._guards = make_guards(self._folders, values_of_linkerd) if has_guards else {}
        self._alerts = self._make_alerts(alert_options) if alerts else None
        self._rendering = self._render(rendered_charts) if rendered_charts else None
        behaviour = behaviour_with(release.behaviour, values_of_linkerd)
        if self._rotation is not None:
            self._rotation = self._rotation.with_jobs(
                self._folders,
                self._chain,
                behaviour,
                self._selection,
                pods,
                has_admission_policies=has_policies,
            )
        self._confinements = (
            make_confinements(self._folders, self._restarters, self.anchor_rotator)
            if has_policies
            else []
        )
        self._folders.inventory.facts(Ledger).add_behaviour({*self._helm_releases}, behaviour)

    @property
    def release(self) -> LinkerdRelease:
        """The release of Linkerd."""
        return self._selection.release

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
    def account_confinements(self) -> tuple[AccountConfinement, ...]:
        """What confines restarters and rotator; empty before Kubernetes 1.30."""
        return tuple(self._confinements)

    @property
    def anchor_rotator(self) -> AnchorRotator | None:
        """The job that moves the mesh between trust anchors; ``None`` without the option."""
        return self._rotation.rotator if self._rotation else None

    @property
    def anchor_gates(self) -> Mapping[str, AnchorGate]:
        """The jobs that refuse moves that come too early, by folder; only for moves by Git."""
        return dict(self._rotation.gates) if self._rotation else {}

    @property
    def anchor_lock(self) -> AnchorLock | None:
        """The policies that keep anchors in use; ``None`` without rotation or Kubernetes 1.30."""
        return self._rotation.lock if self._rotation else None

    @property
    def alerts(self) -> CertificateAlerts | None:
        """The alerts about the certificates; ``None`` if there are none."""
        return self._alerts

    @property
    def charts(self) -> Mapping[str, Chart]:
        """The charts that the stack made, by folder; none if it is in a Chart of yours."""
        return dict(self._folders.charts)

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
        """Every namespace that an AppProject must allow, the mesh's own first."""
        recorded = [object_.namespace for object_ in self._folders.objects if object_.namespace]
        names = (*self._helm_releases, *self._selection.other_namespaces, *recorded)
        return tuple(dict.fromkeys(names))

    @property
    def cluster_kinds(self) -> tuple[str, ...]:
        """Every cluster-scoped kind that an AppProject must allow, as ``Kind.group``, sorted.

        Like ``namespaced_kinds`` and ``namespaces``, this covers the upstream charts and all
        objects that the library's constructs have made so far in the stack's folders.
        """
        return self._kinds(namespaced=False)

    @property
    def namespaced_kinds(self) -> tuple[str, ...]:
        """Every namespaced kind that an AppProject must allow, as ``Kind.group``, sorted."""
        return self._kinds(namespaced=True)

    @property
    def never_pruned(self) -> tuple[str, ...]:
        """The folders in which Argo CD must not prune, because they hold the definitions of kinds.

        With a definition the API server deletes every object of its kind, whoever made the object.
        If a release no longer defines a kind, Argo CD reports a difference instead.
        """
        return (self._folders.namespaces.crds,)

    @property
    def ignored_differences(self) -> tuple[IgnoredDifference, ...]:
        """The fields that never match git: some of fetched charts, and the rotator's."""
        charts = () if self._rendering else self.release.ignored_differences
        return (*charts, *(self._rotation.ignored_differences if self._rotation else ()))

    @property
    def sync_options(self) -> tuple[str, ...]:
        """The sync options that the mesh's applications need besides your own."""
        return self._rotation.sync_options if self._rotation else ()

    @property
    def dropped_hooks(self) -> tuple[DroppedHook, ...]:
        """The hooks of rendered charts, which are not written, each with its replacement."""
        return self._rendering.hooks if self._rendering else ()

    def _make_namespaces(self) -> None:
        brings_cert_manager = any(
            chart.folder == "cert_manager" and chart.name != "trust-manager"
            for chart in self._selection.charts
        )
        for folder, scope in self._folders.scopes.items():
            # Whoever brings cert-manager brings its Namespace, and may track it with Argo CD.
            if folder == "cert_manager" and not brings_cert_manager:
                continue
            gate = self._rotation.namespace_annotations(folder) if self._rotation else {}
            make_namespace(
                scope,
                folder,
                self._folders.namespaces.of(folder),
                injected=self._selection.injects_into(folder),
                annotations={**self._selection.namespace_annotations(folder), **gate},
            )

    def _make_chain(
        self,
        trust_domain: str,
        *,
        trust_anchor: CertificateAuthority | None,
        identity_issuer: CertificateAuthority | None,
        webhook_issuer: CertificateAuthority | None,
        trust_roots_namespace_labels: Mapping[str, str] | None,
    ) -> TrustAnchorChain:
        namespaces = self._folders.namespaces
        return TrustAnchorChain(
            self._folders.scopes["cert_manager"],
            "Trust",
            trust_domain=trust_domain,
            namespace=namespaces.cert_manager,
            mesh_namespace=namespaces.control_plane,
            mesh_scope=self._folders.scopes["control_plane"],
            trust_anchor=trust_anchor,
            identity_issuer=identity_issuer,
            webhook_issuer=webhook_issuer,
            trust_roots_namespace_labels=trust_roots_namespace_labels,
            anchors=self._rotation.anchors if self._rotation else None,
            active_anchor=self._rotation.active_anchor if self._rotation else None,
            # After the charts of the same folder: their wave ends when cert-manager's webhook runs.
            sync_wave=1 if self._folders.charts else None,
        )

    def _make_webhook_certificates(self) -> dict[str, WebhookCertificate]:
        return {
            webhook.service: self._chain.add_webhook_certificate(
                self._folders.scopes[chart.folder],
                webhook.service,
                service=webhook.service,
                namespace=self._folders.namespaces.of(chart.folder),
            )
            for chart in self._selection.charts
            for webhook in chart.webhooks
        }

    def _make_restarters(
        self, schedule: Cron | None, pods: PodOptions | None
    ) -> dict[str, MeshRestarter]:
        identity = self._chain.identity_certificate
        certificates: dict[str, list[CertificateRef]] = {identity.namespace: [identity]}
        for webhook in self._webhooks.values():
            certificates.setdefault(webhook.namespace, []).append(webhook.certificate)
        charts = self._folders.charts
        return {
            namespace: MeshRestarter(
                charts.get(namespace, self),
                "Restarter" if charts else f"{namespace}-restarter",
                certificates=certificates[namespace],
                namespace=namespace,
                schedule=schedule,
                pods=pods,
            )
            for namespace in certificates
        }

    def _resolve_charts(
        self, trust_domain: str, replicas: int
    ) -> dict[str, tuple[HelmRelease, ...]]:
        namespaces = self._folders.namespaces
        return self._selection.helm_releases(
            namespaces,
            {
                "trust_domain": trust_domain,
                "replicas": replicas,
                "cert_manager_namespace": namespaces.cert_manager,
                "control_plane_namespace": namespaces.control_plane,
            },
            {service: webhook.ca_values for service, webhook in self._webhooks.items()},
        )

    def _make_alerts(self, options: Mapping[str, Any]) -> CertificateAlerts:
        from ..alerts.certificate_alerts import CertificateAlerts

        return CertificateAlerts(
            self._folders.scopes["control_plane"],
            "CertificateAlerts",
            namespace=self._folders.namespaces.control_plane,
            labels=options["alert_labels"],
            runbooks=options["alert_runbooks"],
            dashboard_labels=options["dashboard_labels"],
        )

    def _render(self, options: RenderedCharts) -> StackRendering:
        from ..rendering.stack import StackRendering

        rendering = StackRendering.of(
            options,
            self._selection,
            self._helm_releases,
            self._folders.namespaces,
            has_folders=bool(self._folders.charts),
        )
        rendering.make_objects(self._folders.scopes)
        return rendering

    def _kinds(self, *, namespaced: bool) -> tuple[str, ...]:
        recorded = {
            object_.api
            for object_ in self._folders.objects
            if bool(object_.namespace) is namespaced
        }
        charts = self._rendering or self._selection
        return tuple(sorted(recorded | charts.kinds(namespaced=namespaced)))


def _check_options(*, replicas: int, alerts: bool, alert_options: Mapping[str, object]) -> None:
    if replicas < 1:
        raise ValueError(f"'replicas' ({replicas}) must be at least 1")
    unused = [name for name, option in alert_options.items() if option is not None]
    if unused and not alerts:
        raise ValueError(
            f"'{unused[0]}' has no effect, because 'alerts' is False: set it to True, or leave "
            f"'{unused[0]}' out"
        )


def _rotation_parts(
    option: AnchorRotation | GitAnchorRotation | None, trust_anchor: CertificateAuthority | None
) -> RotationParts | None:
    if option is None:
        return None
    from .rotation_parts import RotationParts

    return RotationParts.of(option, trust_anchor)
