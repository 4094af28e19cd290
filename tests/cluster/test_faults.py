"""kill -9, and the rest goes on: no key and no certificate that was in use is lost.

The tests share a cluster, in this order; the last one leaves it without its folders in git.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from functools import partial

import pytest
import yaml
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ..support.cluster.figures import Figures
from ..support.cluster.installation import APPLICATIONS, Installation
from ..support.cluster.scenario import Scenario
from ..support.cluster.waiting import wait_until
from .test_restarter import revisions

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
            until=lambda one: one["spec"]["failedJobsHistoryLimit"] == 2,
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


def test_without_cert_manager_nothing_restarts_and_the_next_run_heals(
    converged: Scenario, figures: Figures
) -> None:
    kubectl, installation = converged.kubectl, converged.installation
    restarted = revisions(kubectl)
    converged.bench.cert_manager.kill()
    job = kubectl.get("cronjob", "linkerd-restarter", NAMESPACE)["spec"]["jobTemplate"]
    job["spec"] |= {"activeDeadlineSeconds": 30, "backoffLimit": 0}
    metadata = {"name": "without", "namespace": NAMESPACE}
    kubectl.apply(
        [{"apiVersion": "batch/v1", "kind": "Job", "metadata": metadata, "spec": job["spec"]}]
    )

    failed = installation.wait_job(NAMESPACE, "without", "Failed", timeout=270)

    reasons = {one["reason"] for one in failed["status"]["conditions"] if one["type"] == "Failed"}
    assert reasons == {"DeadlineExceeded"}, "it waited, and gave up in time"
    assert revisions(kubectl) == restarted, "nothing restarts on missing certificates"

    converged.bench.cert_manager.start()
    with figures.seconds("cert-manager back after a failed run: until the next run has healed"):
        installation.run_restarter(NAMESPACE, "healing")
        installation.wait_job(NAMESPACE, "healing", "Complete", timeout=540)
        installation.wait_well()


def test_a_folder_that_is_lost_from_git_uninstalls_nothing(converged: Scenario) -> None:
    """A bad synth, or a bad merge: the folder of Linkerd's certificates is gone."""
    kubectl, installation = converged.kubectl, converged.installation
    before = {one["metadata"]["uid"] for one in kubectl.list(OURS)}
    assert before
    for name in ("linkerd", "cert-manager"):
        converged.bench.git.remove(f"dist/{name}")
    for name in ("linkerd", "cert-manager"):
        installation.applications.refresh(name)
        wait_until(partial(complains, installation, name), f"{name} says it", timeout=270)
    assert {one["metadata"]["uid"] for one in kubectl.list(OURS)} == before


OURS = "deployments,certificates,clusterissuers,bundles,cronjobs,namespaces"


def complains(installation: Installation, name: str) -> bool:
    application = installation.applications.find(name) or {}
    return bool(application.get("status", {}).get("conditions"))


def anchor_key(installation: Installation) -> bytes:
    certificate = installation.certificate("cert-manager", "linkerd-trust-anchor")
    return certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def anchor_pem(installation: Installation) -> str:
    return installation.secret("cert-manager", "linkerd-trust-anchor")["tls.crt"].decode().strip()
