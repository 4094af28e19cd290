"""The job that moves a mesh from one trust anchor to the next."""

from __future__ import annotations

from collections.abc import Sequence

from cdk8s import ApiObject
from constructs import Construct

from ..kubernetes.api import k8s
from ..kubernetes.argo_cd import SYNC_OPTIONS
from ..plan.behaviour import MeshBehaviour
from ..tree.placement import Placement
from ..trust.trust_anchor_chain import TrustAnchorChain
from . import job as anchor_job
from .anchor_rotation import AnchorRotation
from .git_anchor_rotation import GitAnchorRotation
from .settings import CONTROL_PLANE_DEPLOYMENTS, STATE, RotatorSettings

NAME = "linkerd-anchor-rotator"

_STARTING_DEADLINE = 60
"""Seconds that a run may be late; the controller looks every ten, and fewer may never be met."""

_RBAC = "rbac.authorization.k8s.io"
_LINKERDS = MeshBehaviour()


class AnchorRotator(Construct):
    """A CronJob that brings trust anchors to every proxy, and moves the mesh between them.

    A run reads from the cluster how far the move is, and does what can be done next: it restarts
    what lacks an anchor, lets the other anchor sign the identity issuer, waits until nothing is
    left that the old one signed, and has that one re-keyed. It may end, or be killed, at any
    moment; the next run goes on. With ``GitAnchorRotation`` it only brings the anchors to the
    proxies.

    It cannot read a Secret. It may delete those of the anchors, which gives them a new key.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        rotation: AnchorRotation | GitAnchorRotation,
        chain: TrustAnchorChain,
        behaviour: MeshBehaviour = _LINKERDS,
        deployments: Sequence[str] = CONTROL_PLANE_DEPLOYMENTS,
        own_namespaces: Sequence[str] = (),
    ) -> None:
        """Make the CronJob, its program and state, and its rights.

        Everything is written into the chart of *scope*: CronJob, ServiceAccount and ConfigMaps in
        the control plane's namespace, a Role there and in cert-manager's, and the right to restart
        workloads in each of the namespaces in which that is wanted, which must be there.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            rotation: How often, or that it is done by Git; and what may be restarted when.
            chain: The chain, with the anchors that are moved between.
            behaviour: How the release behaves: how long a proxy's certificate lives, above all.
                Defaults to Linkerd's defaults.
            deployments: The Deployments that get the trust roots from the ConfigMap. Defaults to
                those of Linkerd's control plane.
            own_namespaces: Namespaces to restart workloads in, whatever *rotation* names.

        Raises:
            ValueError: The chain has other anchors, ``every`` is shorter than a move takes, or the
                anchors live too briefly for any to be begun.
        """
        super().__init__(scope, id)
        settings = RotatorSettings(
            rotation=rotation,
            chain=chain,
            behaviour=behaviour,
            deployments=tuple(deployments),
            own_namespaces=tuple(own_namespaces),
        )
        settings.check()
        self._settings = settings
        self._place = Placement.of(scope)
        self._make_cron_job()
        program = self._metadata(NAME, self.namespace)
        self._config_map("Program", program, anchor_job.data(settings, "run"))
        self._make_state()
        account = k8s.KubeServiceAccount(
            self,
            "ServiceAccount",
            metadata=self._metadata(NAME, self.namespace),
            automount_service_account_token=False,
        )
        self._record(account, "ServiceAccount", NAME, self.namespace)
        self._make_rights()

    @property
    def namespace(self) -> str:
        """The control plane's namespace, where it runs."""
        return self._settings.chain.mesh_namespace

    @property
    def service_account_name(self) -> str:
        """The ServiceAccount whose rights a run has."""
        return NAME

    @property
    def state_config_map_name(self) -> str:
        """The ConfigMap that says how far a move is, and what it waits for."""
        return STATE

    @property
    def role_namespaces(self) -> tuple[str, ...]:
        """The namespaces that roles or bindings are written into."""
        names = (self.namespace, self._settings.chain.namespace, *(self._settings.namespaces or ()))
        return tuple(dict.fromkeys(names))

    def _make_cron_job(self) -> None:
        runs = self._settings.runs
        job = k8s.JobSpec(
            # The next run does what a repetition would.
            backoff_limit=0,
            active_deadline_seconds=runs.deadline_seconds,
            template=anchor_job.pod_template(NAME, "anchor-rotator", NAME, runs.image, "run"),
        )
        cron_job = k8s.KubeCronJob(
            self,
            "Default",
            metadata=self._metadata(NAME, self.namespace),
            spec=k8s.CronJobSpec(
                schedule=runs.schedule.expression,
                time_zone=runs.time_zone,
                concurrency_policy="Forbid",
                # A run that is missed is not made up for: it might begin outside of its window.
                starting_deadline_seconds=_STARTING_DEADLINE,
                successful_jobs_history_limit=1,
                failed_jobs_history_limit=3,
                job_template=k8s.JobTemplateSpec(spec=job),
            ),
        )
        self._record(cron_job, "CronJob.batch", NAME, self.namespace)

    def _make_rights(self) -> None:
        settings, home, anchors_at = self._settings, self.namespace, self._settings.chain.namespace
        self._cluster_role("Reader", NAME, anchor_job.listing_rules())
        self._cluster_binding("ReaderBinding", NAME)
        self._role("Role", NAME, home, anchor_job.control_plane_rules(settings))
        self._binding("RoleBinding", NAME, home, "Role", NAME)
        name = f"{NAME}-anchors"
        self._role("Anchors", name, anchors_at, anchor_job.anchor_rules(settings))
        self._binding("AnchorsBinding", name, anchors_at, "Role", name)
        restarts = f"{NAME}-restarts"
        self._cluster_role("Restarts", restarts, anchor_job.restarting_rules())
        if settings.namespaces is None:
            self._cluster_binding("RestartsBinding", restarts)
            return
        for at in (home, *settings.namespaces):
            # A name for each, because they are written into one folder.
            self._binding(f"Restarts-{at}", f"{restarts}-{at}", at, "ClusterRole", restarts)

    def _make_state(self) -> None:
        """Make the state, which outlives the commit that drops the rotator, as the lock does."""
        metadata = self._metadata(STATE, self.namespace, annotations={SYNC_OPTIONS: "Prune=false"})
        # Without data: what is in it is the program's own, which Argo CD then leaves alone.
        self._config_map("State", metadata, None)

    def _config_map(self, id: str, metadata: k8s.ObjectMeta, data: dict[str, str] | None) -> None:
        made = k8s.KubeConfigMap(self, id, metadata=metadata, data=data)
        self._record(made, "ConfigMap", metadata.name or "", self.namespace)

    def _role(self, id: str, name: str, at: str, rules: list[k8s.PolicyRule]) -> None:
        made = k8s.KubeRole(self, id, metadata=self._metadata(name, at), rules=rules)
        self._record(made, f"Role.{_RBAC}", name, at)

    def _binding(self, id: str, name: str, at: str, kind: str, role: str) -> None:
        made = k8s.KubeRoleBinding(
            self,
            id,
            metadata=self._metadata(name, at),
            role_ref=k8s.RoleRef(api_group=_RBAC, kind=kind, name=role),
            subjects=[self._subject()],
        )
        self._record(made, f"RoleBinding.{_RBAC}", name, at)

    def _cluster_role(self, id: str, name: str, rules: list[k8s.PolicyRule]) -> None:
        made = k8s.KubeClusterRole(self, id, metadata=self._metadata(name), rules=rules)
        self._record(made, f"ClusterRole.{_RBAC}", name)

    def _cluster_binding(self, id: str, name: str) -> None:
        made = k8s.KubeClusterRoleBinding(
            self,
            id,
            metadata=self._metadata(name),
            role_ref=k8s.RoleRef(api_group=_RBAC, kind="ClusterRole", name=name),
            subjects=[self._subject()],
        )
        self._record(made, f"ClusterRoleBinding.{_RBAC}", name)

    def _subject(self) -> k8s.Subject:
        return k8s.Subject(kind="ServiceAccount", name=NAME, namespace=self.namespace)

    def _metadata(
        self, name: str, at: str | None = None, annotations: dict[str, str] | None = None
    ) -> k8s.ObjectMeta:
        labels = {"app.kubernetes.io/name": NAME}
        return k8s.ObjectMeta(name=name, namespace=at, labels=labels, annotations=annotations)

    def _record(self, made: ApiObject, api: str, name: str, at: str | None = None) -> None:
        self._place.record(made, api, name, at)
