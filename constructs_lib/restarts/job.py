"""The Job of a restarter's run: what its program is told, and its rights."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ..certificates.certificate_ref import CertificateRef
from ..kubernetes.api import k8s
from ..tree.program_pod import ProgramPod
from ..tree.service_identity import rule

REQUESTS = {"cpu": "10m", "memory": "64Mi"}
LIMITS = {"cpu": "200m", "memory": "128Mi"}

RESERVE_SECONDS = 30
"""Of a run's deadline: for the pod to start in, and for the program to say what was in its way."""

_POLL_SECONDS = 2


def settings(
    namespace: str,
    certificates: Sequence[CertificateRef],
    selector: Mapping[str, str],
    deadline_seconds: int,
) -> str:
    """Return the text of the program's settings.json."""
    return json.dumps(
        {
            "namespace": namespace,
            "certificates": [certificate.name for certificate in certificates],
            "selector": ",".join(f"{key}={value}" for key, value in selector.items()),
            "deadlineSeconds": deadline_seconds - RESERVE_SECONDS,
            "pollSeconds": _POLL_SECONDS,
        },
        indent=1,
    )


def job_spec(pod: ProgramPod, deadline_seconds: int) -> k8s.JobSpec:
    """Return the Job of a run.

    A run that has decided that it cannot go on is not repeated; one whose pod is lost is.
    """
    decided = k8s.PodFailurePolicyRule(
        action="FailJob",
        on_pod_conditions=[],
        on_exit_codes=k8s.PodFailurePolicyOnExitCodesRequirement(operator="In", values=[1]),
    )
    return k8s.JobSpec(
        backoff_limit=2,
        active_deadline_seconds=deadline_seconds,
        pod_failure_policy=k8s.PodFailurePolicy(rules=[decided]),
        template=pod.template(),
    )


def role_rules(certificates: Sequence[CertificateRef]) -> list[k8s.PolicyRule]:
    """Return what a run needs, and nothing else. It has no right on Secrets.

    Certificates are named one by one. Deployments are chosen by label, and CertificateRequests have
    names that change; RBAC can express neither.
    """
    names = tuple(certificate.name for certificate in certificates)
    return [
        rule("cert-manager.io", "certificates", names=names, verbs=["get"]),
        rule("cert-manager.io", "certificates/status", names=names, verbs=["patch"]),
        rule("cert-manager.io", "certificaterequests", verbs=["list"]),
        rule("apps", "deployments", verbs=["get", "list", "patch"]),
        rule("", "events", verbs=["create"]),
    ]
