"""The job that moves a mesh from one trust anchor to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from constructs import Construct

from ..admission.account_confinement import AllowedChange
from ..kubernetes.api import k8s
from ..kubernetes.argo_cd import NEVER_PRUNED
from ..kubernetes.option_types import checks_types
from ..kubernetes.pod_options import PodOptions
from ..plan.behaviour import DEFAULT_BEHAVIOUR, MeshBehaviour
from ..plan.ledger import Ledger, Rotator
from ..tree.placement import Placement
from ..tree.plain_object import plain_object
from ..tree.program_pod import ProgramPod
from ..tree.service_identity import ServiceIdentity
from ..trust.trust_anchor_chain import TrustAnchorChain
from . import job as anchor_job
from .anchor_rotation import AnchorRotation
from .early_ends import warn_of_early_ends
from .git_anchor_rotation import GitAnchorRotation
from .settings import CONTROL_PLANE_DEPLOYMENTS, HELD, MOVING, STATE, RotatorSettings

NAME = "linkerd-anchor-rotator"

_STARTING_DEADLINE = 60
"""Seconds that a run may be late; the controller looks every ten, and fewer may never be met."""


class AnchorRotator(Construct):
    """A CronJob that brings trust anchors to every proxy, and moves the mesh between them.

    A run reads from the cluster how far the move is, and does what can be done next: it restarts
    what lacks an anchor, lets the other anchor sign the identity issuer, waits until nothing is
    left that the old one signed, and has that one re-keyed. It may end, or be killed, at any
    moment; the next run goes on. With ``GitAnchorRotation`` it only brings the anchors to the
    proxies.

    It cannot read a Secret. It may delete those of the anchors, which gives them a new key.
    """

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        rotation: AnchorRotation | GitAnchorRotation,
        chain: TrustAnchorChain,
        behaviour: MeshBehaviour = DEFAULT_BEHAVIOUR,
        deployments: Sequence[str] = CONTROL_PLANE_DEPLOYMENTS,
        own_namespaces: Sequence[str] = (),
        pods: PodOptions | None = None,
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
            own_namespaces: The mesh's own namespaces besides the control plane's. A list in
                *rotation* must have them all.
            pods: How the pods fit the cluster. Defaults to what fits most.

        Raises:
            ValueError: The chain has other anchors, ``namespaces`` lacks one of the mesh's own,
                ``every`` is shorter than a move takes, or the anchors live too briefly for any to
                be begun.
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
        warn_of_early_ends(settings, datetime.now(UTC))
        self._settings = settings
        self._place = Placement.of(scope)
        self._identity = ServiceIdentity(scope=self, name=NAME, namespace=self.namespace)
        pod = ProgramPod(
            identity=self._identity,
            component="anchor-rotator",
            command="run",
            settings=settings.json,
            options=pods or PodOptions(),
            requests=anchor_job.REQUESTS,
            limits=anchor_job.LIMITS,
        )
        self._make_cron_job(pod)
        pod.make_config_map()
        # Without data: what is in it is the program's own, which Argo CD then leaves alone.
        self._identity.make_config_map("State", STATE, None, annotations=NEVER_PRUNED)
        self._identity.make_account()
        self._grant_rights()
        self._record_in_ledger()

    @property
    def namespace(self) -> str:
        """The control plane's namespace, where it runs."""
        return self._settings.chain.mesh_namespace

    @property
    def service_account_name(self) -> str:
        """The ServiceAccount whose rights a run has."""
        return NAME

    @property
    def allowed_changes(self) -> tuple[AllowedChange, ...]:
        """What a run may change of workloads and Certificates, for an ``AccountConfinement``."""
        return tuple(anchor_job.allowed_changes(self._settings))

    @property
    def state_config_map_name(self) -> str:
        """The ConfigMap that says how far a move is, and what it waits for."""
        return STATE

    @property
    def role_namespaces(self) -> tuple[str, ...]:
        """The namespaces that roles or bindings are written into."""
        names = (self.namespace, self._settings.chain.namespace, *(self._settings.namespaces or ()))
        return tuple(dict.fromkeys(names))

    def _make_cron_job(self, pod: ProgramPod) -> None:
        runs = self._settings.runs
        job = k8s.JobSpec(
            # The next run does what a repetition would.
            backoff_limit=0,
            active_deadline_seconds=runs.deadline_seconds,
            template=pod.template(),
        )
        cron_job = plain_object(
            self,
            "Default",
            k8s.KubeCronJob,
            metadata=self._identity.metadata(NAME, self.namespace),
            spec=k8s.CronJobSpec(
                schedule=runs.schedule.expression,
                time_zone=runs.schedule.time_zone,
                concurrency_policy="Forbid",
                # Said, because Argo CD puts back only what Git says.
                suspend=False,
                # A run that is missed is not made up for: it might begin outside of its window.
                starting_deadline_seconds=_STARTING_DEADLINE,
                successful_jobs_history_limit=1,
                failed_jobs_history_limit=3,
                job_template=k8s.JobTemplateSpec(spec=job),
            ),
        )
        self._place.record(cron_job, "CronJob.batch", NAME, self.namespace)

    def _grant_rights(self) -> None:
        settings = self._settings
        home = self.namespace
        identity = self._identity
        identity.grant_cluster_role("Reader", NAME, anchor_job.reading_rules(settings))
        identity.grant_role("Role", NAME, home, anchor_job.control_plane_rules(settings))
        identity.grant_role(
            "Anchors",
            f"{NAME}-anchors",
            settings.chain.namespace,
            anchor_job.anchor_rules(settings),
        )
        identity.grant_cluster_role(
            "Restarts",
            f"{NAME}-restarts",
            anchor_job.restarting_rules(),
            None if settings.namespaces is None else (home, *settings.namespaces),
        )

    def _record_in_ledger(self) -> None:
        runs = self._settings.runs
        rotator = Rotator(
            name=NAME,
            namespace=self.namespace,
            interval_seconds=runs.schedule.longest_gap_seconds + runs.deadline_seconds,
            move_seconds=self._settings.move_seconds,
            state=STATE,
            moving=MOVING,
            held=HELD,
        )
        self._place.inventory.facts(Ledger).add_rotator(rotator)
