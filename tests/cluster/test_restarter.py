"""A restarter's run with the real Job controller, the real cert-manager and its own rights."""

from __future__ import annotations

import itertools
import re
from datetime import datetime

import pytest

from .kubectl import Kubectl, KubectlError
from .scenario import OUR_CERTIFICATES, Scenario
from .waiting import stays_true, wait_until

NAMESPACE = "linkerd"
SECRETS = (
    "linkerd-identity-issuer",
    "linkerd-policy-validator-k8s-tls",
    "linkerd-proxy-injector-k8s-tls",
    "linkerd-sp-validator-k8s-tls",
    "jaeger-injector-k8s-tls",
)


def serials(scenario: Scenario) -> dict[str, int]:
    return {name: scenario.certificate(NAMESPACE, name).serial_number for name in SECRETS}


def revisions(kubectl: Kubectl) -> dict[str, str]:
    """Return when each Deployment was last restarted; empty if it never was."""
    return {
        one["metadata"]["name"]: one["spec"]["template"]["metadata"]
        .get("annotations", {})
        .get("kubectl.kubernetes.io/restartedAt", "")
        for one in kubectl.list("deployments", NAMESPACE)
    }


def step_times(scenario: Scenario, job: str) -> list[tuple[str, datetime, datetime]]:
    """Return when each step of the Job's only pod began and ended."""
    (pod,) = scenario.kubectl.list("pods", NAMESPACE, selector=f"job-name={job}")
    status = pod["status"]
    found: list[tuple[str, datetime, datetime]] = []
    for one in (*status["initContainerStatuses"], *status["containerStatuses"]):
        ended = one["state"]["terminated"]
        assert ended["exitCode"] == 0, one
        began_at, ended_at = (
            datetime.fromisoformat(ended[name]) for name in ("startedAt", "finishedAt")
        )
        found.append((one["name"], began_at, ended_at))
    return found


def test_a_run_re_issues_everything_and_only_then_restarts(converged: Scenario) -> None:
    kubectl = converged.kubectl
    before, restarted = serials(converged), revisions(kubectl)
    anchor = converged.certificate("cert-manager", "linkerd-trust-anchor")

    converged.run_restarter(NAMESPACE, "by-hand")
    converged.wait_job(NAMESPACE, "by-hand", "Complete")

    after = serials(converged)
    assert all(after[name] != before[name] for name in SECRETS), "new certificates"
    assert converged.certificate("cert-manager", "linkerd-trust-anchor") == anchor
    now = revisions(kubectl)
    assert all(now[name] != restarted[name] for name in now), "every Deployment has restarted"

    times = step_times(converged, "by-hand")
    for (_, _, ended), (name, began, _) in itertools.pairwise(times):
        assert began >= ended, f"{name} began before the step before it had ended"
    (restart,) = [began for name, began, _ in times if name == "restart-deployments"]
    for name in SECRETS:
        issued = converged.kubectl.get("secret", name, NAMESPACE)["metadata"]["creationTimestamp"]
        assert datetime.fromisoformat(issued) <= restart, f"{name} before any restart"
    for deployment in kubectl.list("deployments", NAMESPACE):
        kubectl.wait_rolled_out(deployment["metadata"]["name"], NAMESPACE)


def test_without_cert_manager_nothing_restarts_and_the_next_run_heals(converged: Scenario) -> None:
    kubectl = converged.kubectl
    restarted = revisions(kubectl)
    converged.bench.cert_manager.kill()
    job = kubectl.get("cronjob", "linkerd-restarter", NAMESPACE)["spec"]["jobTemplate"]
    job["spec"]["activeDeadlineSeconds"] = 30
    job["spec"]["backoffLimit"] = 0
    metadata = {"name": "without", "namespace": NAMESPACE}
    kubectl.apply(
        [{"apiVersion": "batch/v1", "kind": "Job", "metadata": metadata, "spec": job["spec"]}]
    )

    failed = converged.wait_job(NAMESPACE, "without", "Failed", timeout=90)

    reasons = {one["reason"] for one in failed["status"]["conditions"] if one["type"] == "Failed"}
    assert reasons == {"DeadlineExceeded"}, "it waited, and gave up in time"
    assert revisions(kubectl) == restarted, "nothing restarts on missing certificates"

    converged.bench.cert_manager.start()
    converged.run_restarter(NAMESPACE, "healing")
    converged.wait_job(NAMESPACE, "healing", "Complete", timeout=180)
    converged.wait_converged()


def test_two_runs_never_overlap(converged: Scenario) -> None:
    """The CronJob controller's word: it starts no second Job while one is active."""
    kubectl = converged.kubectl
    name = "linkerd-restarter"
    converged.bench.cert_manager.kill()
    try:
        # Argo CD would put the schedule back, so this is a CronJob of another name.
        cron_job = kubectl.get("cronjob", name, NAMESPACE)
        spec = cron_job["spec"] | {"schedule": "* * * * *", "startingDeadlineSeconds": 600}
        metadata = {"name": "every-minute", "namespace": NAMESPACE}
        kubectl.apply(
            [{"apiVersion": "batch/v1", "kind": "CronJob", "metadata": metadata, "spec": spec}]
        )
        wait_until(lambda: active(kubectl), "the first run is active", timeout=90)
        stays_true(lambda: active(kubectl) <= 1, "one run at a time", seconds=75)
    finally:
        kubectl.delete("cronjob", "every-minute", namespace=NAMESPACE)
        converged.bench.cert_manager.start()
    converged.wait_converged()


def active(kubectl: Kubectl) -> int:
    return len(kubectl.get("cronjob", "every-minute", NAMESPACE)["status"].get("active", ()))


ALLOWED = [
    *(("delete", "secret", name) for name in SECRETS),
    *(("get", "certificate", name) for name in OUR_CERTIFICATES[NAMESPACE]),
    ("list", "deployments", ""),
    ("patch", "deployment", "linkerd-identity"),
]
REFUSED = [
    ("list", "secrets", ""),
    ("create", "secrets", ""),
    ("get", "secret", "somebody-elses"),
    ("delete", "secret", "somebody-elses"),
    ("update", "secret", "linkerd-identity-issuer"),
    ("patch", "secret", "linkerd-identity-issuer"),
    ("delete", "certificate", "linkerd-identity-issuer"),
    ("patch", "certificate", "linkerd-identity-issuer"),
    ("create", "deployments", ""),
    ("delete", "deployment", "linkerd-identity"),
    ("create", "pods", ""),
    ("create", "serviceaccounts/token", ""),
    ("get", "configmaps", ""),
]


@pytest.mark.parametrize(("verb", "kind", "name"), ALLOWED)
def test_its_account_can_do_what_a_run_does(
    converged: Scenario, verb: str, kind: str, name: str
) -> None:
    assert can(converged.kubectl, verb, kind, name, NAMESPACE)


@pytest.mark.parametrize(("verb", "kind", "name"), REFUSED)
def test_its_account_can_do_nothing_else(
    converged: Scenario, verb: str, kind: str, name: str
) -> None:
    assert not can(converged.kubectl, verb, kind, name, NAMESPACE)


@pytest.mark.parametrize("namespace", ["linkerd-viz", "cert-manager", "default"])
def test_its_account_can_do_nothing_elsewhere(converged: Scenario, namespace: str) -> None:
    for verb, kind, name in ALLOWED:
        assert not can(converged.kubectl, verb, kind, name, namespace)


def test_a_secret_that_is_not_its_own_is_refused_to_its_token(converged: Scenario) -> None:
    """Not only by an access review: by a request with the token that a run has."""
    token = converged.kubectl("create", "token", "linkerd-restarter", "--namespace", NAMESPACE)
    file = converged.workdir / "restarter.kubeconfig"
    own = Kubectl(converged.bench.control_plane.write_kubeconfig(file, token.strip()))
    assert own.get("secret", "linkerd-identity-issuer", NAMESPACE)
    for arguments in (
        ("get", "secrets", "--namespace", NAMESPACE),
        ("get", "secret", "linkerd-trust-anchor", "--namespace", "cert-manager"),
        ("delete", "deployment", "linkerd-identity", "--namespace", NAMESPACE),
    ):
        with pytest.raises(KubectlError, match=r"(?i)forbidden"):
            own(*arguments)


def can(kubectl: Kubectl, verb: str, kind: str, name: str, namespace: str) -> bool:
    """Ask the API server whether the restarter of namespace linkerd may do this."""
    account = f"system:serviceaccount:{NAMESPACE}:linkerd-restarter"
    what = f"{kind}/{name}" if name else kind
    answer = kubectl.run(
        *("auth", "can-i", verb, what, f"--as={account}", "--namespace", namespace)
    )
    assert re.fullmatch(r"(yes|no)\n?", answer.stdout), answer.stderr
    return answer.stdout.startswith("yes")
