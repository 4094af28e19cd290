"""The job that re-issues a namespace's certificates and restarts what uses them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import Cron, Duration
from constructs import Construct

from ..admission.account_confinement import RESTARTED_AT, AllowedChange
from ..certificates.certificate_ref import CertificateRef
from ..kubernetes.api import k8s
from ..kubernetes.cron import Schedule, check_ends_before_the_next, check_time_zone
from ..kubernetes.go_duration import go_duration, whole_seconds
from ..kubernetes.image import check_image
from ..kubernetes.labels import PART_OF_LINKERD
from ..kubernetes.names import check_subdomain
from ..plan.ledger import Ledger
from ..plan.mesh import Restarter
from ..tree.placement import Placement
from . import job as restart_job

KUBECTL_IMAGE = "registry.k8s.io/kubectl:v1.34.4"
"""kubectl as the Kubernetes project publishes it. ``kubectl wait --for=create`` needs 1.31."""

LONGEST_CRON_JOB_NAME = 52
"""Characters; the controller appends eleven to the names of a CronJob's Jobs
(kubernetes@v1.34 pkg/apis/batch/validation/validation.go)."""

SHORTEST_DEADLINE = 120
"""Seconds in which a run can be expected to roll out a control plane at all."""

_FIXED_TIME_ZONES = ("Etc/", "UTC")

_POD_ANNOTATIONS = {"linkerd.io/inject": "disabled"}

_POD_LABELS = {"linkerd.io/control-plane-component": "restarter"}
"""The injector's webhook passes over pods with this label. Without it no restarter could start
while the injector is down, although restarting it is what may help
(linkerd2@stable-2.14.10 charts/linkerd-control-plane/values.yaml, proxyInjector.objectSelector)."""


class MeshRestarter(Construct):
    """A CronJob that re-issues the named certificates of one namespace and restarts Deployments.

    A run deletes the Secrets, waits until cert-manager has written each again and each Certificate
    is Ready, restarts the Deployments that the selector matches, and waits until they are rolled
    out. A step that fails or takes too long ends the run: nothing is restarted while a certificate
    is missing. The next run begins anew, and needs nothing that the failed one left behind.
    """

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
        image: str = KUBECTL_IMAGE,
        selector: Mapping[str, str] = PART_OF_LINKERD,
        name: str = "linkerd-restarter",
    ) -> None:
        """Make CronJob, ServiceAccount, Role and RoleBinding.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            certificates: The certificates to re-issue, all in the restarter's namespace.
            namespace: The namespace to work in. Defaults to the chart's.
            schedule: When to run. Defaults to ``25 */6 * * *``.
            time_zone: The schedule's time zone, by its name in the IANA database. Defaults to UTC.
            deadline: How long a run may take, retries included. Defaults to 10 minutes.
            starting_deadline: How late a run may start, when the CronJob controller was away at
                its time. Defaults to the schedule's longest gap, so that a run missed in an outage
                is caught up with as soon as the controller is back.
            image: An image with ``kubectl`` 1.31 or newer on its PATH. Defaults to the Kubernetes
                project's own.
            selector: Labels of the Deployments to restart. Defaults to
                ``app.kubernetes.io/part-of: Linkerd``.
            name: The objects' name, at most 52 characters.

        Raises:
            ValueError: The image is not pinned, the schedule is no cron expression, runs would
                overlap, a certificate is in another namespace, or a name is invalid.
        """
        super().__init__(scope, id)
        place = Placement.of(scope)
        at = place.namespace(namespace)
        check_image("image", image)
        _check_name(name)
        check_time_zone(time_zone)
        _check_certificates(certificates, at)
        if not selector:
            raise ValueError(
                "'selector' is empty: it would restart every Deployment in the namespace"
            )
        times = Schedule("25 */6 * * *" if schedule is None else schedule.expression_string)
        run_seconds = 600 if deadline is None else whole_seconds("deadline", deadline)
        gap = times.longest_gap_seconds
        # Where clocks change, the run in the hour that is left out does not take place.
        wait = gap if time_zone.startswith(_FIXED_TIME_ZONES) else 2 * gap
        start_seconds = (
            gap
            if starting_deadline is None
            else whole_seconds("starting_deadline", starting_deadline)
        )
        _check_timing(run_seconds, start_seconds, gap)

        self._namespace = at
        self._certificates = tuple(certificates)
        self._restarter = Restarter(
            name=f"{at}/{name}",
            secrets=frozenset(certificate.secret for certificate in certificates),
            namespace=at,
            gap_seconds=wait,
            deadline_seconds=run_seconds,
            selector=frozenset(selector.items()),
        )
        self._name = name
        run = restart_job.steps(at, certificates, selector, run_seconds)
        job = k8s.JobTemplateSpec(
            spec=k8s.JobSpec(
                backoff_limit=2,
                active_deadline_seconds=run_seconds,
                template=k8s.PodTemplateSpec(
                    metadata=k8s.ObjectMeta(
                        annotations=_POD_ANNOTATIONS,
                        labels={"app.kubernetes.io/name": name, **_POD_LABELS},
                    ),
                    spec=restart_job.pod_spec(name, image, run),
                ),
            )
        )
        metadata = k8s.ObjectMeta(name=name, namespace=at, labels={"app.kubernetes.io/name": name})
        cron_job = k8s.KubeCronJob(
            self,
            "Default",
            metadata=metadata,
            spec=k8s.CronJobSpec(
                schedule=times.expression,
                time_zone=time_zone,
                concurrency_policy="Forbid",
                starting_deadline_seconds=start_seconds,
                successful_jobs_history_limit=1,
                failed_jobs_history_limit=3,
                job_template=job,
            ),
        )
        account = k8s.KubeServiceAccount(
            self,
            "ServiceAccount",
            metadata=metadata,
            automount_service_account_token=False,
        )
        role = k8s.KubeRole(
            self, "Role", metadata=metadata, rules=restart_job.role_rules(certificates)
        )
        binding = k8s.KubeRoleBinding(
            self,
            "RoleBinding",
            metadata=metadata,
            role_ref=k8s.RoleRef(api_group="rbac.authorization.k8s.io", kind="Role", name=name),
            subjects=[k8s.Subject(kind="ServiceAccount", name=name, namespace=at)],
        )
        place.record(cron_job, "CronJob.batch", name, at)
        place.record(account, "ServiceAccount", name, at)
        place.record(role, "Role.rbac.authorization.k8s.io", name, at)
        place.record(binding, "RoleBinding.rbac.authorization.k8s.io", name, at)
        place.inventory.facts(Ledger).add_restarter(self, self._restarter, certificates)

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
        """The certificates that a run re-issues."""
        return self._certificates

    @property
    def interval_seconds(self) -> int:
        """The longest time between the ends of two successful runs, in seconds."""
        return self._restarter.interval_seconds


def _check_name(name: str) -> None:
    check_subdomain("name", name)
    if len(name) > LONGEST_CRON_JOB_NAME:
        raise ValueError(
            f"'name' ({name}) has {len(name)} characters, but a CronJob's name has at most "
            f"{LONGEST_CRON_JOB_NAME}, because its Jobs get eleven more"
        )


def _check_certificates(certificates: Sequence[CertificateRef], namespace: str) -> None:
    if not certificates:
        raise ValueError("'certificates' is empty: there would be nothing to re-issue")
    for certificate in certificates:
        if certificate.namespace != namespace:
            raise ValueError(
                f"'certificates' holds {certificate.namespace}/{certificate.name}, but the "
                f"restarter works in namespace {namespace} and has no rights elsewhere: make one "
                "restarter per namespace"
            )


def _check_timing(run: int, start: int, gap: int) -> None:
    if run < SHORTEST_DEADLINE:
        raise ValueError(
            f"'deadline' ({go_duration(run)}) must be at least {go_duration(SHORTEST_DEADLINE)}: "
            "certificates are issued and Deployments rolled out within it"
        )
    check_ends_before_the_next(run, gap)
    if start < 10:
        raise ValueError(
            f"'starting_deadline' ({go_duration(start)}) must be at least 10s: the CronJob "
            "controller looks only that often, and a shorter deadline may never be met"
        )
