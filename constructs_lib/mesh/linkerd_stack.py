"""The whole mesh: folders, certificates, restarters, and the upstream charts that go with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from cdk8s import Chart, Cron
from constructs import Construct

from .. import releases
from ..admission.account_confinement import AccountConfinement
from ..certificates.certificate_authority import CertificateAuthority
from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..certificates.lifetime import Lifetime
from ..injection.injection_guard import InjectionGuard
from ..kubernetes.argo_cd import IgnoredDifference
from ..kubernetes.option_types import checks_types
from ..kubernetes.pod_options import PodOptions
from ..plan.ledger import Ledger
from ..releases.behaviour import behaviour_with
from ..releases.folders import MeshNamespaces
from ..releases.helm_release import HelmRelease
from ..releases.helm_values import HelmValues
from ..releases.http_routes import OutdatedHttpRoutes, outdated_http_routes
from ..releases.kubernetes_version import version_for
from ..releases.monitors import monitored
from ..releases.release import LinkerdRelease
from ..releases.selection import ChartSelection, control_plane_values
from ..restarts.mesh_restarter import MeshRestarter
from ..trust.chain_names import AuthorityNames, ChainNames
from ..trust.trust_anchor_chain import DEFAULT_NAMES, TrustAnchorChain
from ..trust.trust_root import TrustRoot
from ..trust.webhook_certificate import WebhookCertificate
from .clouds import DIFFERENCES, Cloud, check_cloud, pods_of
from .folders import MeshFolders
from .guards import (
    check_injector,
    has_admission_policies,
    is_guarded,
    make_adoption_guards,
    make_confinements,
    make_guards,
    make_policy_parameters,
)
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
    from ..rollouts.argo_rollouts import ArgoRollouts
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

    @checks_types
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
        rollouts: ArgoRollouts | None = None,
        replicas: int = 2,
        trust_anchor: CertificateAuthority | None = None,
        intermediate: CertificateAuthority | None = None,
        identity_issuer: CertificateAuthority | None = None,
        webhook_issuer: CertificateAuthority | IssuerRef | None = None,
        webhook_lifetime: Lifetime | None = None,
        trust_roots: Sequence[TrustRoot] = (),
        certificate_names: ChainNames = DEFAULT_NAMES,
        anchor_common_names: Mapping[str, str] | None = None,
        trust_roots_namespace_labels: Mapping[str, str] | None = None,
        anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
        restart_schedule: Cron | None = None,
        pods: PodOptions | None = None,
        cloud: Cloud | None = None,
        injection_guard: bool | None = None,
        alerts: bool = False,
        alert_labels: Mapping[str, str] | None = None,
        alert_runbooks: str | None = None,
        dashboard_labels: Mapping[str, str] | None = None,
        values: Mapping[str, HelmValues] | None = None,
        allowed_kinds: Sequence[str] = (),
        chart_repository: str | None = None,
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
            rollouts: Argo Rollouts, for canaries (``CanaryRollout``) and blue-green deployments
                (``BlueGreenRollout``). Defaults to none.
            replicas: How many pods each of the control plane's Deployments has. Each is on a node
                of its own. With 1, they need only one node. Defaults to 2.
            trust_anchor: The trust anchor; see ``TrustAnchorChain``.
            intermediate: The CA between root and identity issuer; see ``TrustAnchorChain``.
            identity_issuer: The identity issuer; see ``TrustAnchorChain``.
            webhook_issuer: The webhooks' CA or issuer; see ``TrustAnchorChain``.
            webhook_lifetime: The lifetime of the webhooks' certificates. Defaults to 168 hours,
                renewed 24 hours before the end.
            trust_roots: Trust roots whose keys are kept elsewhere; see ``TrustAnchorChain``.
            certificate_names: The names of CAs, issuers and trust roots; see ``ChainNames``.
            anchor_common_names: The common names of single anchors; see ``TrustAnchorChain``.
            trust_roots_namespace_labels: The labels of the namespaces that get the trust roots.
                Defaults to all namespaces.
            anchor_rotation: How the trust anchor gets a new key: by itself, or by Git. Defaults to
                never: its renewals keep the key.
            restart_schedule: When the restarters run, which re-issue certificates and restart
                Deployments. Defaults to ``25 */6 * * *``, UTC.
            pods: How the library's own pods fit the cluster: image, pull secrets, nodes, taints,
                resources, user. Defaults to what fits most.
            cloud: The cloud, if its admission rewrites objects: ``aks``, ``gke-autopilot`` or
                ``openshift``. Argo CD then ignores those fields, and OpenShift chooses the users of
                the library's pods. Defaults to none of them.
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
            allowed_kinds: Kinds that Argo CD's project allows besides those of the mesh, as
                ``Kind.group``: those of ``extraObjects`` in *values*. Defaults to none.
            chart_repository: The repository of your own that has all charts, as
                ``https://charts.example.com`` or ``oci://registry.example.com/charts``. Defaults to
                upstream's.
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
        _check_names(certificate_names)
        check_cloud(cloud)
        self._cloud_differences = DIFFERENCES[cloud] if cloud else ()
        self._pods = pods_of(cloud, pods)
        version = version_for(release, kubernetes_version)
        has_guards = is_guarded(injection_guard, version)
        has_policies = has_admission_policies(version)
        if alerts:
            release = monitored(release, alert_labels or {})
        self._selection = ChartSelection.of(
            release,
            viz=viz,
            jaeger=jaeger,
            rollouts=rollouts.values if rollouts else None,
            values=values or {},
            allowed_kinds=allowed_kinds,
            repository=chart_repository,
        )
        if rendered_charts is None:
            self._selection.check_kinds_are_known()
        self._rotation = _rotation_parts(anchor_rotation, trust_anchor, certificate_names)
        self._folders = MeshFolders.of(self, self._selection.folders, namespaces)
        self._make_namespaces()
        self._chain = self._make_chain(
            partial(
                TrustAnchorChain,
                trust_domain=trust_domain,
                trust_anchor=trust_anchor,
                intermediate=intermediate,
                identity_issuer=identity_issuer,
                webhook_issuer=webhook_issuer,
                trust_roots=trust_roots,
                names=certificate_names,
                anchor_common_names=anchor_common_names,
                trust_roots_namespace_labels=trust_roots_namespace_labels,
            )
        )
        self._webhooks = self._make_webhook_certificates(webhook_lifetime)
        self._restarters = self._make_restarters(restart_schedule)
        self._helm_releases = self._resolve_charts(trust_domain, replicas)
        values_of_linkerd = control_plane_values(self._helm_releases)
        check_injector(values_of_linkerd, namespaces)
        extensions = self._selection.extension_folders
        self._guards = (
            make_guards(self._folders, extensions, values_of_linkerd) if has_guards else {}
        )
        self._make_rollouts_parts(rollouts)
        self._alerts = self._make_alerts(alert_options) if alerts else None
        self._rendering = self._render(rendered_charts) if rendered_charts else None
        behaviour = behaviour_with(release.behaviour, values_of_linkerd)
        if self._rotation is not None:
            self._rotation = self._rotation.with_jobs(
                self._folders,
                self._chain,
                behaviour,
                self._selection,
                self._pods,
                has_admission_policies=has_policies,
            )
        elif has_policies:
            make_adoption_guards(self._folders, self._chain)
        self._confinements: list[AccountConfinement] = []
        if has_policies:
            make_policy_parameters(self._folders, self._chain)
            self._confinements = make_confinements(
                self._folders, self._restarters, self.anchor_rotator
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
    def pods(self) -> PodOptions:
        """How the library's own pods fit the cluster."""
        return self._pods

    @property
    def ignored_differences(self) -> tuple[IgnoredDifference, ...]:
        """The fields that never match git: of fetched charts, the rotator's, the cloud's."""
        charts = () if self._rendering else self.release.ignored_differences
        rotation = self._rotation.ignored_differences if self._rotation else ()
        return (*charts, *rotation, *self._cloud_differences)

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

    def _make_chain(self, chain: Callable[..., TrustAnchorChain]) -> TrustAnchorChain:
        namespaces = self._folders.namespaces
        return chain(
            self._folders.scopes["cert_manager"],
            "Trust",
            namespace=namespaces.cert_manager,
            mesh_namespace=namespaces.control_plane,
            mesh_scope=self._folders.scopes["control_plane"],
            anchors=self._rotation.anchors if self._rotation else None,
            active_anchor=self._rotation.active_anchor if self._rotation else None,
            # After the charts of the same folder: their wave ends when cert-manager's webhook runs.
            sync_wave=1 if self._folders.charts else None,
        )

    def _make_webhook_certificates(
        self, lifetime: Lifetime | None
    ) -> dict[str, WebhookCertificate]:
        return {
            webhook.service: self._chain.add_webhook_certificate(
                self._folders.scopes[chart.folder],
                webhook.service,
                service=webhook.service,
                namespace=self._folders.namespaces.of(chart.folder),
                lifetime=lifetime,
            )
            for chart in self._selection.charts
            for webhook in chart.webhooks
        }

    def _make_restarters(self, schedule: Cron | None) -> dict[str, MeshRestarter]:
        certificates: dict[str, list[CertificateRef]] = {self._chain.mesh_namespace: []}
        if not self._chain.is_identity_delivered:
            certificates[self._chain.mesh_namespace].append(self._chain.identity_certificate)
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
                pods=self._pods,
            )
            for namespace in certificates
        }

    def _make_rollouts_parts(self, option: ArgoRollouts | None) -> None:
        problem = outdated_http_routes(self.release, self._helm_releases)
        if problem is not None:
            self._folders.inventory.facts(OutdatedHttpRoutes).reasons.append(problem)
        if option is None:
            return
        from .rollouts_parts import make_rollouts_parts

        make_rollouts_parts(option, self._folders, self.release, self._helm_releases)

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
                "viz_namespace": namespaces.viz,
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
        charts = self._selection.kinds(namespaced=namespaced, optional=self._rendering is not None)
        if self._rendering:
            charts |= self._rendering.kinds(namespaced=namespaced)
        return tuple(sorted(recorded | charts))


def _check_options(*, replicas: int, alerts: bool, alert_options: Mapping[str, object]) -> None:
    if replicas < 1:
        raise ValueError(f"'replicas' ({replicas}) must be at least 1")
    unused = [name for name, option in alert_options.items() if option is not None]
    if unused and not alerts:
        raise ValueError(
            f"'{unused[0]}' has no effect, because 'alerts' is False: set it to True, or leave "
            f"'{unused[0]}' out"
        )


def _check_names(names: ChainNames) -> None:
    """Check the two names that Linkerd's charts do not let anybody choose."""
    chosen = {
        "identity_issuer": AuthorityNames.of(names.identity_issuer).secret,
        "trust_roots": names.trust_roots,
    }
    for field, name in chosen.items():
        needed = getattr(DEFAULT_NAMES, field)
        if name != needed:
            raise ValueError(
                f"'certificate_names.{field}' ({name}) must be {needed}: Linkerd's charts mount "
                "that and no other. For the Certificate alone choose AuthorityNames.certificate"
            )


def _rotation_parts(
    option: AnchorRotation | GitAnchorRotation | None,
    trust_anchor: CertificateAuthority | None,
    names: ChainNames,
) -> RotationParts | None:
    if option is None:
        return None
    from .rotation_parts import RotationParts

    return RotationParts.of(option, trust_anchor, names)
