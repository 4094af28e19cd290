"""The steps of a restarter's run, and the pod that takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..certificates.certificate_ref import CertificateRef
from ..kubernetes import restricted_pod
from ..kubernetes.api import k8s

_REQUESTS = {"cpu": "10m", "memory": "64Mi"}
_LIMITS = {"cpu": "200m", "memory": "128Mi"}


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a run.

    Attributes:
        name: The container's name.
        command: The command, in exec form.
    """

    name: str
    command: tuple[str, ...]


def steps(
    namespace: str,
    certificates: Sequence[CertificateRef],
    selector: Mapping[str, str],
    deadline_seconds: int,
) -> tuple[Step, ...]:
    """Return the commands of a run, in the order in which they must succeed.

    A Secret that is there again was issued again, because cert-manager writes it only when the new
    certificate has been signed. ``condition=Ready`` alone would prove nothing: it still holds for a
    moment after the deletion. Each Secret has a step of its own: asked for two that are missing,
    ``kubectl wait --for=create`` ends at once with NotFound (kubectl@v0.34.4 pkg/cmd/wait/wait.go
    waits for one that is missing, not for several).

    Each step has a part of the deadline, all together nine tenths, so that it is a step that gives
    up, and says so in its log, before the Job's deadline kills it.
    """
    secrets = tuple(certificate.secret_name for certificate in certificates)
    labels = ",".join(f"{key}={value}" for key, value in selector.items())

    def within(share: float) -> tuple[str, str]:
        return f"--timeout={int(deadline_seconds * share)}s", f"--namespace={namespace}"

    return (
        Step(
            "delete-secrets",
            ("kubectl", "delete", "secret", *secrets, "--ignore-not-found", *within(0.1)),
        ),
        *(
            Step(
                f"await-secret-{number}",
                ("kubectl", "wait", "--for=create", f"secret/{name}", *within(share)),
            )
            for number, (name, share) in enumerate(
                zip(secrets, _shares(0.2, len(secrets)), strict=True), start=1
            )
        ),
        Step(
            "await-certificates",
            (
                "kubectl",
                "wait",
                "--for=condition=Ready",
                *(f"certificate.cert-manager.io/{one.name}" for one in certificates),
                *within(0.1),
            ),
        ),
        Step(
            "restart-deployments",
            (
                "kubectl",
                "rollout",
                "restart",
                "deployment",
                f"--selector={labels}",
                f"--namespace={namespace}",
            ),
        ),
        Step(
            "await-rollouts",
            ("kubectl", "rollout", "status", "deployment", f"--selector={labels}", *within(0.5)),
        ),
    )


def _shares(whole: float, number: int) -> list[float]:
    """Return what each of a *number* of waits gets: half for the first, the rest for the rest.

    All are issued at once, so whoever has waited for the first waits hardly any more.
    """
    if number == 1:
        return [whole]
    return [whole / 2, *[whole / 2 / (number - 1)] * (number - 1)]


def pod_spec(service_account: str, image: str, run: Sequence[Step]) -> k8s.PodSpec:
    """Return the pod that takes the steps, one after the other.

    All but the last are init containers: the kubelet starts each only when the one before it has
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
    """Return what the steps need, and nothing else.

    Secrets and Certificates are named one by one. ``list`` and ``watch`` are granted on these names
    too: kubectl waits with a field selector on the name, which the API server takes as such.
    Deployments are chosen by label, which RBAC cannot express.
    """
    return [
        k8s.PolicyRule(
            api_groups=[""],
            resources=["secrets"],
            resource_names=[one.secret_name for one in certificates],
            verbs=["get", "list", "watch", "delete"],
        ),
        k8s.PolicyRule(
            api_groups=["cert-manager.io"],
            resources=["certificates"],
            resource_names=[one.name for one in certificates],
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
