"""A restarter's run with the real Job controller, the real cert-manager and its own rights."""

from __future__ import annotations

import itertools
from datetime import datetime
from pathlib import Path
from secrets import token_hex

import pytest

from ..support.cluster.access import Rights, access
from ..support.cluster.figures import Figures
from ..support.cluster.installation import OUR_CERTIFICATES, Installation
from ..support.cluster.kubectl import Kubectl, KubectlError

NAMESPACE = "linkerd"
SECRETS = (
    "linkerd-identity-issuer",
    "linkerd-policy-validator-k8s-tls",
    "linkerd-proxy-injector-k8s-tls",
    "linkerd-sp-validator-k8s-tls",
    "jaeger-injector-k8s-tls",
)


def serials(installation: Installation) -> dict[str, int]:
    return {name: installation.certificate(NAMESPACE, name).serial_number for name in SECRETS}


def revisions(kubectl: Kubectl) -> dict[str, str]:
    """Return when each Deployment was last restarted; empty if it never was."""
    return {
        one["metadata"]["name"]: one["spec"]["template"]["metadata"]
        .get("annotations", {})
        .get("kubectl.kubernetes.io/restartedAt", "")
        for one in kubectl.list("deployments", NAMESPACE)
    }


def step_times(installation: Installation, job: str) -> list[tuple[str, datetime, datetime]]:
    """Return when each step of the Job's only pod began and ended."""
    (pod,) = installation.kubectl.list("pods", NAMESPACE, selector=f"job-name={job}")
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


def test_a_run_re_issues_everything_and_only_then_restarts(
    installation: Installation, figures: Figures
) -> None:
    kubectl = installation.kubectl
    before, restarted = serials(installation), revisions(kubectl)
    anchor = installation.certificate("cert-manager", "linkerd-trust-anchor")

    name = f"by-hand-{token_hex(4)}"
    with figures.seconds("a restarter's run: all Secrets new, all Deployments rolled out"):
        installation.run_restarter(NAMESPACE, name)
        installation.wait_job(NAMESPACE, name, "Complete")

    after = serials(installation)
    assert all(after[name] != before[name] for name in SECRETS), "new certificates"
    assert installation.certificate("cert-manager", "linkerd-trust-anchor") == anchor
    now = revisions(kubectl)
    assert all(now[name] != restarted[name] for name in now), "every Deployment has restarted"

    times = step_times(installation, name)
    for (_, _, ended), (step, began, _) in itertools.pairwise(times):
        assert began >= ended, f"{step} began before the step before it had ended"
    (restart,) = [began for name, began, _ in times if name == "restart-deployments"]
    for secret in SECRETS:
        issued = kubectl.get("secret", secret, NAMESPACE)["metadata"]["creationTimestamp"]
        assert datetime.fromisoformat(issued) <= restart, f"{secret} before any restart"
    for deployment in kubectl.list("deployments", NAMESPACE):
        kubectl.wait_rolled_out(deployment["metadata"]["name"], NAMESPACE)


ALLOWED = [
    *(("delete", "secrets", name) for name in SECRETS),
    *(("get", "certificates", name) for name in OUR_CERTIFICATES[NAMESPACE]),
    ("list", "deployments", ""),
    ("patch", "deployments", "linkerd-identity"),
]
REFUSED = [
    ("list", "secrets", ""),
    ("create", "secrets", ""),
    ("get", "secrets", "somebody-elses"),
    ("delete", "secrets", "somebody-elses"),
    ("update", "secrets", "linkerd-identity-issuer"),
    ("patch", "secrets", "linkerd-identity-issuer"),
    ("delete", "certificates", "linkerd-identity-issuer"),
    ("patch", "certificates", "linkerd-identity-issuer"),
    ("create", "deployments", ""),
    ("delete", "deployments", "linkerd-identity"),
    ("create", "pods", ""),
    ("create", "serviceaccounts/token", ""),
    ("get", "configmaps", ""),
]


ELSEWHERE = ("linkerd-viz", "cert-manager", "default")


@pytest.fixture(scope="module")
def rights(installation: Installation) -> Rights:
    """The API server's word on all that is asked below."""
    asked = [
        *((NAMESPACE, *one) for one in (*ALLOWED, *REFUSED)),
        *((namespace, *one) for namespace in ELSEWHERE for one in ALLOWED),
    ]
    return access(installation.kubectl, NAMESPACE, "linkerd-restarter", asked)


@pytest.mark.parametrize(("verb", "kind", "name"), ALLOWED)
def test_its_account_can_do_what_a_run_does(
    rights: Rights, verb: str, kind: str, name: str
) -> None:
    assert rights[NAMESPACE, verb, kind, name]


@pytest.mark.parametrize(("verb", "kind", "name"), REFUSED)
def test_its_account_can_do_nothing_else(rights: Rights, verb: str, kind: str, name: str) -> None:
    assert not rights[NAMESPACE, verb, kind, name]


@pytest.mark.parametrize("namespace", ELSEWHERE)
def test_its_account_can_do_nothing_elsewhere(rights: Rights, namespace: str) -> None:
    assert not any(rights[namespace, *one] for one in ALLOWED)


def test_a_secret_that_is_not_its_own_is_refused_to_its_token(
    installation: Installation, tmp_path: Path
) -> None:
    """Not only by an access review: by a request with the token that a run has."""
    kubectl = installation.kubectl
    token = kubectl("create", "token", "linkerd-restarter", "--namespace", NAMESPACE)
    own = kubectl.with_token(token.strip(), tmp_path / "restarter.kubeconfig")
    assert own.get("secret", "linkerd-identity-issuer", NAMESPACE)
    for arguments in (
        ("get", "secrets", "--namespace", NAMESPACE),
        ("get", "secret", "linkerd-trust-anchor", "--namespace", "cert-manager"),
        ("delete", "deployment", "linkerd-identity", "--namespace", NAMESPACE),
    ):
        with pytest.raises(KubectlError, match=r"(?i)forbidden"):
            own(*arguments)
