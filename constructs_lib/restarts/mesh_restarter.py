"""The job that renews a namespace's certificates and restarts the pods that use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import Cron, Duration
from constructs import Construct

from ..admission.account_confinement import RESTARTED_AT, AllowedChange
from ..certificates.certificate_ref import CertificateRef
from ..kubernetes.api import k8s
from ..kubernetes.labels import PART_OF_LINKERD
from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_types
from ..kubernetes.pod_options import PodOptions
from ..plan.ledger import Ledger
from ..plan.mesh import Restarter
from ..tree.placement import Placement
from ..tree.plain_object import plain_object
from ..tree.program_pod import ProgramPod
from ..tree.service_identity import ServiceIdentity
from . import job as restart_job
from .runs import RestarterRuns

LONGEST_CRON_JOB_NAME = 52
"""Characters. The controller appends eleven more to the names of a CronJob's Jobs
(kubernetes@v1.34 pkg/apis/batch/validation/validation.go)."""


class MeshRestarter(Construct):
    """A CronJob that renews certificates of one namespace and restarts its Deployments.

    A run asks cert-manager for the renewal of each certificate, as ``cmctl renew`` does. The old
    certificate stays in its Secret until the new one is signed. When every certificate is new, the
    run restarts the Deployments that the selector matches, and waits until they are rolled out. A
    renewal that is denied, fails or takes too long ends the run, and nothing restarts: the log and
    a Warning on the Certificate say why. The next run begins from the first step and needs nothing
    from the failed run.
    """

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        certificates: Sequence[CertificateRef],
        namespace: str | None = None,
        schedule: Cron | None = None,
        time_zone: str = "Etc/UTC",
        deadline: Duration | None = None,
        starting_deadline: Duration | None = None,
        selector: Mapping[str, str] = PART_OF_LINKERD,
        name: str = "linkerd-restarter",
        pods: PodOptions | None = None,
    ) -> None:
        """Make CronJob, ConfigMap, ServiceAccount, Role and RoleBinding.

        Args:
            scope: The construct to make them under.
            id: The construct's id.
            certificates: The certificates to renew, all in the restarter's namespace.
            namespace: The namespace to work in. Defaults to the chart's.
            schedule: When runs begin. Defaults to ``25 */6 * * *``. The shortest time between two
                runs must be longer than *deadline*.
            time_zone: The schedule's time zone, a name of the IANA database. Defaults to UTC. The
                plan counts the days on which clocks change: a day of 25 hours, and a run in the
                hour that is left out.
            deadline: How long a run may take, retries included. Defaults to 10 minutes.
            starting_deadline: How late a run may begin, if the CronJob controller was away when it
                was due. Defaults to the schedule's longest gap, so that a run that was missed in an
                outage begins as soon as the controller is back.
            selector: Labels of the Deployments to restart. Defaults to
                ``app.kubernetes.io/part-of: Linkerd``.
            name: The name of the objects, at most 52 characters. The ConfigMap's ends in a hash.
            pods: How the pods fit the cluster. Defaults to what fits most.

        Raises:
            ValueError: The schedule is not a cron expression, there is no such time zone, runs
                could overlap, a certificate is in another namespace, or a name is invalid.
        """
        super().__init__(scope, id)
        self._place = Placement.of(scope)
        self._namespace = self._place.namespace(namespace)
        self._name = _check_name(name)
        self._runs = RestarterRuns.checked(
            schedule=schedule,
            time_zone=time_zone,
            deadline=deadline,
            starting_deadline=starting_deadline,
        )
        self._certificates = _check_certificates(certificates, self._namespace)
        self._selector = _check_selector(selector)
        identity = ServiceIdentity(scope=self, name=name, namespace=self._namespace)
        pod = ProgramPod(
            identity=identity,
            component="restarter",
            command="restart",
            settings=restart_job.settings(
                self._namespace,
                self._certificates,
                self._selector,
                self._runs.deadline_seconds,
            ),
            options=pods or PodOptions(),
            requests=restart_job.REQUESTS,
            limits=restart_job.LIMITS,
        )
        self._make_cron_job(identity.metadata(name, self._namespace), pod)
        pod.make_config_map()
        identity.make_account()
        identity.grant_role("Role", name, self._namespace, restart_job.role_rules(certificates))
        self._restarter = self._record_in_ledger()

    @property
    def namespace(self) -> str:
        """The namespace it works in."""
        return self._namespace

    @property
    def service_account_name(self) -> str:
        """The ServiceAccount whose rights a run has."""
        return self._name

    @property
    def allowed_changes(self) -> tuple[AllowedChange, ...]:
        """What a run may change of workloads, for an ``AccountConfinement``."""
        return (AllowedChange(group="apps", resources=("deployments",), fields=(RESTARTED_AT,)),)

    @property
    def certificates(self) -> tuple[CertificateRef, ...]:
        """The certificates that a run renews."""
        return self._certificates

    @property
    def interval_seconds(self) -> int:
        """The longest time between the ends of two successful runs, in seconds."""
        return self._restarter.interval_seconds

    def _make_cron_job(self, metadata: k8s.ObjectMeta, pod: ProgramPod) -> None:
        runs = self._runs
        job = restart_job.job_spec(pod, runs.deadline_seconds)
        cron_job = plain_object(
            self,
            "Default",
            k8s.KubeCronJob,
            metadata=metadata,
            spec=k8s.CronJobSpec(
                schedule=runs.schedule.expression,
                time_zone=runs.schedule.time_zone,
                concurrency_policy="Forbid",
                # Said, because Argo CD puts back only what Git says.
                suspend=False,
                starting_deadline_seconds=runs.starting_deadline_seconds,
                successful_jobs_history_limit=1,
                failed_jobs_history_limit=3,
                job_template=k8s.JobTemplateSpec(spec=job),
            ),
        )
        self._place.record(cron_job, "CronJob.batch", self._name, self._namespace)

    def _record_in_ledger(self) -> Restarter:
        schedule = self._runs.schedule
        restarter = Restarter(
            name=f"{self._namespace}/{self._name}",
            secrets=frozenset(certificate.secret for certificate in self._certificates),
            namespace=self._namespace,
            gap_seconds=schedule.longest_gap_seconds,
            clocks_change=schedule.longest_gap_is_at_a_clock_change,
            deadline_seconds=self._runs.deadline_seconds,
            selector=frozenset(self._selector.items()),
        )
        ledger = self._place.inventory.facts(Ledger)
        ledger.add_restarter(self, restarter, self._certificates)
        return restarter


def _check_name(name: str) -> str:
    check_subdomain("name", name)
    if len(name) > LONGEST_CRON_JOB_NAME:
        raise ValueError(
            f"'name' ({name}) has {len(name)} characters, but a CronJob's name has at most "
            f"{LONGEST_CRON_JOB_NAME}: Kubernetes appends eleven characters for its Jobs. Shorten "
            "the name"
        )
    return name


def _check_certificates(
    certificates: Sequence[CertificateRef], namespace: str
) -> tuple[CertificateRef, ...]:
    if not certificates:
        raise ValueError("'certificates' is empty, so a run would renew nothing: name at least one")
    for certificate in certificates:
        if certificate.namespace != namespace:
            raise ValueError(
                f"'certificates' has {certificate.namespace}/{certificate.name}, but the restarter "
                f"works in namespace {namespace} and has no rights elsewhere: make a MeshRestarter "
                "per namespace"
            )
    return tuple(certificates)


def _check_selector(selector: Mapping[str, str]) -> Mapping[str, str]:
    if not selector:
        raise ValueError(
            "'selector' is empty, so a run would restart every Deployment in the namespace: name "
            "at least one label"
        )
    return selector
