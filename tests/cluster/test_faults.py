"""kill -9, and the rest goes on: no key and no certificate that was in use is lost.

The tests share a cluster, in this order; the last one leaves it without its folders in git.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial

import pytest
import yaml
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ..conftest import Manifest
from ..support.cluster.enforcement import wait_enforced
from ..support.cluster.figures import Figures
from ..support.cluster.installation import APPLICATIONS, Installation
from ..support.cluster.kubectl import Kubectl, condition
from ..support.cluster.scenario import Scenario
from ..support.cluster.waiting import wait_until
from .test_restarter import SECRETS, revisions, serials, uids

NAMESPACE = "linkerd"


@pytest.fixture(autouse=True)
def nothing_in_use_is_lost(converged: Scenario) -> Generator[None]:
    """Whatever happens, the anchor stays the very same, key and certificate."""
    pem = anchor_pem(converged.installation)
    key = anchor_key(converged.installation)
    yield
    assert anchor_key(converged.installation) == key, "the anchor's key is what proxies trust"
    assert anchor_pem(converged.installation) == pem, "nothing has even renewed it"
    roots = converged.kubectl.get("configmap", "linkerd-identity-trust-roots", NAMESPACE)["data"]
    assert roots["ca-bundle.crt"].strip() == pem


def test_the_api_server_is_killed(converged: Scenario, figures: Figures) -> None:
    server = converged.bench.control_plane.api_server
    server.kill()
    server.start()
    converged.bench.control_plane.wait_recovered()
    figures.add("kill -9 of the API server: until well", converged.installation.wait_well())


def test_cert_manager_is_killed_in_the_middle_of_issuing(
    converged: Scenario, figures: Figures
) -> None:
    secrets = ("linkerd-identity-issuer", "jaeger-injector-k8s-tls")
    converged.kubectl.delete("secret", *secrets, namespace=NAMESPACE)
    os.kill(converged.bench.cert_manager.controller.pid, 9)
    with figures.seconds("kill -9 of cert-manager while it issues: until well"):
        for name in secrets:
            converged.installation.secret(NAMESPACE, name)
        converged.installation.wait_well()


def test_argo_cd_is_killed_in_the_middle_of_a_sync(converged: Scenario, figures: Figures) -> None:
    file = converged.dist / "linkerd" / "CronJob.linkerd-restarter.yaml"
    manifest = yaml.safe_load(file.read_text("utf-8"))
    manifest["spec"]["failedJobsHistoryLimit"] = 2
    file.write_text(yaml.safe_dump(manifest), "utf-8")
    applications = converged.installation.applications
    revision = converged.bench.git.commit(converged.dist)
    for name in APPLICATIONS:
        applications.refresh(name)
    os.kill(converged.bench.argo_cd.application_controller.pid, 9)
    with figures.seconds("kill -9 of Argo CD's controller in a sync: until the commit is there"):
        converged.kubectl.wait(
            "cronjob",
            "linkerd-restarter",
            NAMESPACE,
            until=lambda each: each["spec"]["failedJobsHistoryLimit"] == 2,
            timeout=720,
        )
        applications.wait_synced("linkerd", revision=revision, timeout=720)
        converged.installation.wait_well()


def test_trust_manager_is_killed_and_its_work_is_lost(
    converged: Scenario, figures: Figures
) -> None:
    os.kill(converged.bench.trust_manager.process.pid, 9)
    converged.kubectl.delete("configmap", "linkerd-identity-trust-roots", namespace=NAMESPACE)
    seconds = converged.installation.wait_well()
    figures.add("kill -9 of trust-manager, its ConfigMap deleted: until well", seconds)


@pytest.mark.parametrize(
    ("webhook_too", "reason", "sentence_part"),
    [
        pytest.param(
            False, "NoCertificateRequest", "has made no CertificateRequest yet", id="controller"
        ),
        pytest.param(True, "WriteFailed", "failed calling webhook", id="all-of-it"),
    ],
)
def test_without_cert_manager_every_certificate_stays_and_the_next_run_heals(
    converged: Scenario, figures: Figures, webhook_too: bool, reason: str, sentence_part: str
) -> None:
    kubectl = converged.kubectl
    installation = converged.installation
    restarted = revisions(kubectl)
    before = serials(installation)
    secrets = uids(kubectl)
    job = reason.lower()
    cert_manager = converged.bench.cert_manager
    killed = cert_manager.processes if webhook_too else [cert_manager.controller]
    for process in killed:
        process.kill()
    try:
        run_briefly(converged, job)
        assert revisions(kubectl) == restarted, "nothing restarts"
        assert serials(installation) == before, "the certificates in use are in their Secrets"
        assert uids(kubectl) == secrets
        assert sentence_part in said(converged, job)
        assert sentence_part in warning(kubectl, reason)["message"]
    finally:
        for process in killed:
            process.start()
    with figures.seconds(f"cert-manager back ({reason}): until the next run has healed"):
        installation.run_restarter(NAMESPACE, f"after-{job}")
        installation.wait_job(NAMESPACE, f"after-{job}", "Complete", timeout=540)
        installation.wait_well()
    after = serials(installation)
    assert all(after[name] != before[name] for name in SECRETS)


ISSUER = "linkerd-identity-issuer"


@pytest.mark.parametrize(
    ("denies", "reason", "sentence_part"),
    [
        pytest.param(True, "RenewalDenied", "was denied: by the bench", id="denied"),
        pytest.param(False, "RenewalUnapproved", "waits for approval", id="nobody-approves"),
    ],
)
def test_a_renewal_that_is_not_approved_is_named_and_restarts_nothing(
    converged: Scenario, denies: bool, reason: str, sentence_part: str
) -> None:
    kubectl = converged.kubectl
    installation = converged.installation
    restarted = revisions(kubectl)
    secrets = uids(kubectl)
    before = serials(installation)[ISSUER]
    job = reason.lower()
    with unapproved(kubectl, ISSUER, denies=denies):
        run_briefly(converged, job, seconds=45)
        sentence = f"CertificateRequest {request_of(kubectl, ISSUER)} {sentence_part}"
        log = said(converged, job)
        assert sentence in log
        assert f"({reason})" in log
        event = warning(kubectl, reason)
        assert sentence in event["message"]
        assert event["involvedObject"]["name"] == ISSUER
        assert revisions(kubectl) == restarted
        assert uids(kubectl) == secrets
        assert serials(installation)[ISSUER] == before

    installation.run_restarter(NAMESPACE, f"after-{job}")
    installation.wait_job(NAMESPACE, f"after-{job}", "Complete")
    assert serials(installation)[ISSUER] != before
    installation.wait_well()


def run_briefly(scenario: Scenario, name: str, seconds: int = 25) -> None:
    """Run the restarter with little patience, and see it fail by what it has decided itself."""
    kubectl = scenario.kubectl
    job = kubectl.get("cronjob", "linkerd-restarter", NAMESPACE)["spec"]["jobTemplate"]
    (volume,) = job["spec"]["template"]["spec"]["volumes"]
    program = kubectl.get("configmap", volume["configMap"]["name"], NAMESPACE)
    settings = json.loads(program["data"]["settings.json"]) | {"deadlineSeconds": seconds}
    volume["configMap"]["name"] = f"program-{name}"
    kubectl.apply(
        [
            {
                "apiVersion": "v1",
                "kind": "ConfigMap",
                "metadata": {"name": f"program-{name}", "namespace": NAMESPACE},
                "data": program["data"] | {"settings.json": json.dumps(settings)},
            },
            {
                "apiVersion": "batch/v1",
                "kind": "Job",
                "metadata": {"name": name, "namespace": NAMESPACE},
                "spec": job["spec"],
            },
        ]
    )
    failed = scenario.installation.wait_job(NAMESPACE, name, "Failed")
    reasons = {
        condition["reason"]
        for condition in failed["status"]["conditions"]
        if condition["type"] == "Failed"
    }
    assert reasons == {"PodFailurePolicy"}, "exit status 1, and not killed by the Job's deadline"
    assert len(scenario.kubectl.list("pods", NAMESPACE, selector=f"job-name={name}")) == 1


def said(scenario: Scenario, job: str) -> str:
    """Return what the Job's only pod has said."""
    (pod,) = scenario.kubectl.list("pods", NAMESPACE, selector=f"job-name={job}")
    return scenario.kubelet.log(NAMESPACE, pod["metadata"]["name"], "restarter")


def warning(kubectl: Kubectl, reason: str) -> Manifest:
    """Return the only Event that a restarter has made for this reason."""
    (event,) = [
        each
        for each in kubectl.list("events", NAMESPACE)
        if each["reason"] == reason and each["source"].get("component") == "linkerd-restarter"
    ]
    assert event["type"] == "Warning"
    return event


@contextmanager
def unapproved(kubectl: Kubectl, certificate: str, *, denies: bool) -> Generator[None]:
    """Keep cert-manager from approving a Certificate's requests, and deny them if so wanted."""
    name = "unapproved"
    resource = {
        "apiGroups": ["cert-manager.io"],
        "apiVersions": ["v1"],
        "operations": ["UPDATE"],
        "resources": ["certificaterequests/status"],
    }
    annotation = "object.metadata.annotations['cert-manager.io/certificate-name']"
    approved = "object.status.conditions.exists(each, each.type == 'Approved')"
    policy: Manifest = {
        "apiVersion": "admissionregistration.k8s.io/v1",
        "kind": "ValidatingAdmissionPolicy",
        "metadata": {"name": name},
        "spec": {
            "matchConstraints": {"resourceRules": [resource]},
            "matchConditions": [{"name": "its", "expression": f"{annotation} == '{certificate}'"}],
            "validations": [
                {"expression": f"!has(object.status.conditions) || !{approved}"},
            ],
        },
    }
    binding: Manifest = {
        "apiVersion": "admissionregistration.k8s.io/v1",
        "kind": "ValidatingAdmissionPolicyBinding",
        "metadata": {"name": name},
        "spec": {"policyName": name, "validationActions": ["Deny"]},
    }
    kubectl.apply([policy, binding])
    wait_enforced(kubectl)
    closing = threading.Event()

    def deny() -> None:
        while not closing.wait(0.5):
            request = request_of(kubectl, certificate)
            if request:
                # It may be gone by now: then there is nothing to deny.
                kubectl.run(
                    *("patch", "certificaterequest", request, "--namespace", NAMESPACE),
                    *("--type=merge", "--subresource=status", f"--patch={json.dumps(DENIED)}"),
                )

    thread = threading.Thread(target=deny, daemon=True)
    if denies:
        thread.start()
    try:
        yield
    finally:
        closing.set()
        if denies:
            thread.join()
        kubectl.delete("validatingadmissionpolicybinding", name)
        kubectl.delete("validatingadmissionpolicy", name)


DENIED: Manifest = {
    "status": {
        "conditions": [
            {"type": "Denied", "status": "True", "reason": "Bench", "message": "by the bench"}
        ]
    }
}


def request_of(kubectl: Kubectl, certificate: str) -> str:
    """Return the name of a Certificate's request that nobody has approved; empty without any."""
    for each in kubectl.list("certificaterequests", NAMESPACE):
        approved = condition(each, "Approved")
        ours = each["metadata"]["annotations"]["cert-manager.io/certificate-name"] == certificate
        if ours and not approved:
            return str(each["metadata"]["name"])
    return ""


def test_a_folder_that_is_lost_from_git_uninstalls_nothing(converged: Scenario) -> None:
    """A bad synth, or a bad merge: the folder of Linkerd's certificates is gone.

    Argo CD takes an error of the repository for a passing one for three minutes, and says it at
    the first look after that.
    """
    kubectl, installation = converged.kubectl, converged.installation
    before = {each["metadata"]["uid"] for each in kubectl.list(OURS)}
    assert before
    for name in ("linkerd", "cert-manager"):
        converged.bench.git.remove(f"dist/{name}")
    for name in ("linkerd", "cert-manager"):
        wait_until(partial(complains, installation, name), f"{name} says it", timeout=600)
    assert {each["metadata"]["uid"] for each in kubectl.list(OURS)} == before


OURS = "deployments,certificates,clusterissuers,bundles,cronjobs,namespaces"


def complains(installation: Installation, name: str) -> bool:
    application = installation.applications.find(name) or {}
    return bool(application.get("status", {}).get("conditions"))


def anchor_key(installation: Installation) -> bytes:
    certificate = installation.certificate("cert-manager", "linkerd-trust-anchor")
    return certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def anchor_pem(installation: Installation) -> str:
    return installation.secret("cert-manager", "linkerd-trust-anchor")["tls.crt"].decode().strip()
