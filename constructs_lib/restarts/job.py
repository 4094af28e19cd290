"""The Job of a restarter's run: its steps, its pod and its rights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..certificates.certificate_ref import CertificateRef
from ..kubernetes import restricted_pod
from ..kubernetes.api import k8s

_REQUESTS = {"cpu": "10m", "memory": "64Mi"}
_LIMITS = {"cpu": "200m", "memory": "128Mi"}

_POD_ANNOTATIONS = {"linkerd.io/inject": "disabled"}

_POD_LABELS = {"linkerd.io/control-plane-component": "restarter"}
"""The injector's webhook ignores pods with this label. Without it, the restarter could not start
while the injector is down, although restarting the injector may be what helps
(linkerd2@stable-2.14.10 charts/linkerd-control-plane/values.yaml, proxyInjector.objectSelector)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a run.

    Attributes:
        name: The container's name.
        command: The command, in exec form.
    """

    name: str
    command: tuple[str, ...]


def job_spec(
    *,
    namespace: str,
    certificates: Sequence[CertificateRef],
    selector: Mapping[str, str],
    deadline_seconds: int,
    name: str,
    image: str,
) -> k8s.JobSpec:
    """Return the Job of a run. *name* is that of the restarter and of its ServiceAccount."""
    run = steps(namespace, certificates, selector, deadline_seconds)
    return k8s.JobSpec(
        backoff_limit=2,
        active_deadline_seconds=deadline_seconds,
        template=k8s.PodTemplateSpec(
            metadata=k8s.ObjectMeta(
                annotations=_POD_ANNOTATIONS,
                labels={"app.kubernetes.io/name": name, **_POD_LABELS},
            ),
            spec=_pod_spec(name, image, run),
        ),
    )


def steps(
    namespace: str,
    certificates: Sequence[CertificateRef],
    selector: Mapping[str, str],
    deadline_seconds: int,
) -> tuple[Step, ...]:
    """Return the commands of a run, in the order in which they must succeed.

    Together the steps have nine tenths of the deadline. So a step gives up, and says so in its log,
    before the Job's deadline kills it.
    """

    def within(share: float) -> tuple[str, str]:
        return f"--timeout={int(deadline_seconds * share)}s", f"--namespace={namespace}"

    labels = ",".join(f"{label}={value}" for label, value in selector.items())
    deployments = ("deployment", f"--selector={labels}")
    secrets = [certificate.secret_name for certificate in certificates]
    names = [f"certificate.cert-manager.io/{certificate.name}" for certificate in certificates]
    return (
        Step(
            "delete-secrets",
            ("kubectl", "delete", "secret", *secrets, "--ignore-not-found", *within(0.1)),
        ),
        *_await_secrets(secrets, within),
        Step(
            "await-certificates",
            ("kubectl", "wait", "--for=condition=Ready", *names, *within(0.1)),
        ),
        Step(
            "restart-deployments",
            ("kubectl", "rollout", "restart", *deployments, f"--namespace={namespace}"),
        ),
        Step("await-rollouts", ("kubectl", "rollout", "status", *deployments, *within(0.5))),
    )


def _await_secrets(
    secrets: Sequence[str], within: Callable[[float], tuple[str, str]]
) -> Iterator[Step]:
    """Yield a step for each Secret.

    A Secret that exists again holds a new certificate: cert-manager writes it only when the
    certificate is signed. ``condition=Ready`` alone would prove nothing, because it still holds for
    a moment after the deletion. One step cannot wait for two missing Secrets: ``kubectl wait
    --for=create`` then ends at once with NotFound (kubectl@v0.34.4 pkg/cmd/wait/wait.go).
    """
    shares = _shares(0.2, len(secrets))
    for number, (name, share) in enumerate(zip(secrets, shares, strict=True), start=1):
        command = ("kubectl", "wait", "--for=create", f"secret/{name}", *within(share))
        yield Step(f"await-secret-{number}", command)


def _shares(whole: float, number: int) -> list[float]:
    """Return the share of each of a *number* of waits: half for the first, the rest for the others.

    cert-manager issues all at once. So when the first wait ends, the others are almost over.
    """
    if number == 1:
        return [whole]
    return [whole / 2, *[whole / 2 / (number - 1)] * (number - 1)]


def _pod_spec(service_account: str, image: str, run: Sequence[Step]) -> k8s.PodSpec:
    """Return the pod that takes the steps, one after the other.

    All steps but the last are init containers. The kubelet starts each when the one before it has
    succeeded, and with ``restartPolicy: Never`` a failure ends the pod. The pod meets the Pod
    Security Standard "restricted".
    """
    *first, last = (_container(step, image) for step in run)
    return k8s.PodSpec(
        service_account_name=service_account,
        automount_service_account_token=True,
        enable_service_links=False,
        restart_policy="Never",
        security_context=restricted_pod.pod_security_context(),
        init_containers=first,
        containers=[last],
    )


def role_rules(certificates: Sequence[CertificateRef]) -> list[k8s.PolicyRule]:
    """Return the rights that the steps need.

    Each Secret and Certificate is named. The rules grant ``list`` and ``watch`` on these names too:
    kubectl waits with a field selector on the name, and the API server accepts that as the name.
    Deployments are chosen by label, which RBAC cannot express.
    """
    return [
        k8s.PolicyRule(
            api_groups=[""],
            resources=["secrets"],
            resource_names=[certificate.secret_name for certificate in certificates],
            verbs=["get", "list", "watch", "delete"],
        ),
        k8s.PolicyRule(
            api_groups=["cert-manager.io"],
            resources=["certificates"],
            resource_names=[certificate.name for certificate in certificates],
            verbs=["get", "list", "watch"],
        ),
        k8s.PolicyRule(
            api_groups=["apps"],
            resources=["deployments"],
            verbs=["get", "list", "watch", "patch"],
        ),
    ]


@cache
def _resources() -> k8s.ResourceRequirements:
    return restricted_pod.resources(_REQUESTS, _LIMITS)


# The clusters of a fleet have the same steps, and checking a container's types takes long.
@lru_cache
def _container(step: Step, image: str) -> k8s.Container:
    return k8s.Container(
        name=step.name,
        image=image,
        image_pull_policy="IfNotPresent",
        command=list(step.command),
        resources=_resources(),
        security_context=restricted_pod.security_context(),
    )
