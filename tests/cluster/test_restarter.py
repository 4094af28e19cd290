"""A restarter's run with the real Job controller, the real cert-manager and its own rights."""

from __future__ import annotations

import json
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
        each["metadata"]["name"]: each["spec"]["template"]["metadata"]
        .get("annotations", {})
        .get("kubectl.kubernetes.io/restartedAt", "")
        for each in kubectl.list("deployments", NAMESPACE)
    }


def renewal_times(kubectl: Kubectl) -> dict[str, datetime]:
    """Return when the request of each Certificate's present revision was made."""
    revision = {
        each["metadata"]["name"]: str(each["status"]["revision"])
        for each in kubectl.list("certificates", NAMESPACE)
    }
    return {
        notes["cert-manager.io/certificate-name"]: datetime.fromisoformat(
            each["metadata"]["creationTimestamp"]
        )
        for each in kubectl.list("certificaterequests", NAMESPACE)
        for notes in [each["metadata"]["annotations"]]
        if revision.get(notes["cert-manager.io/certificate-name"])
        == notes["cert-manager.io/certificate-revision"]
    }


def uids(kubectl: Kubectl) -> dict[str, str]:
    return {name: kubectl.get("secret", name, NAMESPACE)["metadata"]["uid"] for name in SECRETS}


def test_a_run_renews_everything_and_only_then_restarts(
    installation: Installation, figures: Figures
) -> None:
    kubectl = installation.kubectl
    before = serials(installation)
    secrets = uids(kubectl)
    restarted = revisions(kubectl)
    anchor = installation.certificate("cert-manager", "linkerd-trust-anchor")

    name = f"by-hand-{token_hex(4)}"
    with figures.seconds("a restarter's run: all certificates new, all Deployments rolled out"):
        installation.run_restarter(NAMESPACE, name)
        installation.wait_job(NAMESPACE, name, "Complete")

    after = serials(installation)
    assert all(after[name] != before[name] for name in SECRETS), "new certificates"
    assert uids(kubectl) == secrets, "in the Secrets that were there: none was ever missing"
    assert installation.certificate("cert-manager", "linkerd-trust-anchor") == anchor
    now = revisions(kubectl)
    assert all(now[name] != restarted[name] for name in now), "every Deployment has restarted"
    renewed = renewal_times(kubectl)
    assert renewed.keys() >= set(OUR_CERTIFICATES[NAMESPACE])
    assert max(renewed.values()) <= min(map(datetime.fromisoformat, now.values()))
    for deployment in kubectl.list("deployments", NAMESPACE):
        kubectl.wait_rolled_out(deployment["metadata"]["name"], NAMESPACE)


ALLOWED = [
    *(("get", "certificates", name) for name in OUR_CERTIFICATES[NAMESPACE]),
    *(("patch", "certificates/status", name) for name in OUR_CERTIFICATES[NAMESPACE]),
    ("list", "certificaterequests", ""),
    ("list", "deployments", ""),
    ("get", "deployments", "linkerd-identity"),
    ("patch", "deployments", "linkerd-identity"),
    ("create", "events", ""),
]
VERBS = ("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection")
REFUSED = [
    *((verb, "secrets", "linkerd-identity-issuer") for verb in VERBS),
    *((verb, "secrets", "") for verb in VERBS),
    ("get", "certificates", "somebody-elses"),
    ("list", "certificates", ""),
    ("patch", "certificates/status", "somebody-elses"),
    ("update", "certificates/status", "linkerd-identity-issuer"),
    ("delete", "certificates", "linkerd-identity-issuer"),
    ("patch", "certificates", "linkerd-identity-issuer"),
    ("create", "certificaterequests", ""),
    ("patch", "certificaterequests/status", "any"),
    ("update", "certificaterequests/approval", "any"),
    ("create", "deployments", ""),
    ("update", "deployments", "linkerd-identity"),
    ("delete", "deployments", "linkerd-identity"),
    ("patch", "deployments/scale", "linkerd-identity"),
    ("create", "pods", ""),
    ("create", "serviceaccounts/token", ""),
    ("get", "configmaps", ""),
    ("patch", "configmaps", ""),
    ("list", "events", ""),
]


ELSEWHERE = ("linkerd-viz", "cert-manager", "default")


@pytest.fixture(scope="module")
def rights(installation: Installation) -> Rights:
    """The API server's word on all that is asked below."""
    asked = [
        *((NAMESPACE, *each) for each in (*ALLOWED, *REFUSED)),
        *((namespace, *each) for namespace in ELSEWHERE for each in ALLOWED),
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
    assert not any(rights[namespace, *each] for each in ALLOWED)


@pytest.fixture
def own(installation: Installation, tmp_path: Path) -> Kubectl:
    """A kubectl that has nothing but the token that a run has."""
    kubectl = installation.kubectl
    token = kubectl("create", "token", "linkerd-restarter", "--namespace", NAMESPACE)
    return kubectl.with_token(token.strip(), tmp_path / "restarter.kubeconfig")


def test_every_right_of_a_run_is_one_of_its_token(own: Kubectl) -> None:
    """Not only by an access review: by requests."""
    name = "linkerd-identity-issuer"
    where = ("--namespace", NAMESPACE)
    assert own.get("certificate", name, NAMESPACE)
    assert own.list("certificaterequests", NAMESPACE)
    assert own.list("deployments", NAMESPACE)
    assert own.get("deployment", "linkerd-identity", NAMESPACE)
    own("patch", "deployment", "linkerd-identity", *where, "--type=merge", "--patch={}")
    # By an apply, because kubectl's patch reads the status first.
    nothing = {
        "apiVersion": "cert-manager.io/v1",
        "kind": "Certificate",
        "metadata": {"name": name, "namespace": NAMESPACE},
    }
    server_side = ("--server-side", "--subresource=status", "--filename=-")
    own("apply", *server_side, stdin=json.dumps(nothing))


def test_no_secret_is_within_reach_of_its_token(own: Kubectl) -> None:
    where = ("--namespace", NAMESPACE)
    patch = ("--type=merge", "--patch={}")
    for arguments in (
        *(("get", "secret", name, *where) for name in SECRETS),
        *(("delete", "secret", name, *where) for name in SECRETS),
        ("get", "secrets", *where),
        ("get", "secret", "linkerd-trust-anchor", "--namespace", "cert-manager"),
        ("create", "secret", "generic", "mine", *where),
        ("patch", "secret", "linkerd-identity-issuer", *where, *patch),
        ("patch", "certificate", "linkerd-identity-issuer", *where, *patch),
        ("delete", "deployment", "linkerd-identity", *where),
    ):
        with pytest.raises(KubectlError, match=r"(?i)forbidden"):
            own(*arguments)
