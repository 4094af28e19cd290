"""kill -9, and the rest goes on: no key and no certificate that was in use is lost."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import yaml
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from .bench import Bench
from .scenario import APPLICATIONS, Scenario, staged
from .waiting import wait_until


def anchor_key(scenario: Scenario) -> bytes:
    certificate = scenario.certificate("cert-manager", "linkerd-trust-anchor")
    return certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def anchor_pem(scenario: Scenario) -> str:
    return scenario.secret("cert-manager", "linkerd-trust-anchor")["tls.crt"].decode().strip()


def test_everything_survives_being_killed(converged: Scenario) -> None:
    bench, kubectl = converged.bench, converged.kubectl
    key, pem = anchor_key(converged), anchor_pem(converged)

    bench.control_plane.api_server.kill()
    bench.control_plane.api_server.start()
    bench.control_plane.wait_recovered()
    converged.wait_converged()

    # cert-manager in the middle of issuing: the Secrets are gone, and so is it.
    kubectl.delete(
        "secret", "linkerd-identity-issuer", "jaeger-injector-k8s-tls", namespace="linkerd"
    )
    os.kill(bench.cert_manager.controller.pid, 9)
    converged.wait_converged()

    # Argo CD's controller in the middle of a sync of a new commit.
    file = converged.dist / "linkerd" / "CronJob.linkerd-restarter.yaml"
    manifest = yaml.safe_load(file.read_text("utf-8"))
    manifest["spec"]["failedJobsHistoryLimit"] = 2
    file.write_text(yaml.safe_dump(manifest), "utf-8")
    revision = bench.git.commit(converged.dist)
    for name in APPLICATIONS:
        bench.argo_cd.refresh(name)
    os.kill(bench.argo_cd.application_controller.pid, 9)
    kubectl.wait(
        "cronjob",
        "linkerd-restarter",
        "linkerd",
        until=lambda one: one["spec"]["failedJobsHistoryLimit"] == 2,
        timeout=240,
    )
    bench.argo_cd.wait_synced("linkerd", revision=revision, timeout=240)
    converged.wait_converged()

    # trust-manager, while what it has written is lost.
    os.kill(bench.trust_manager.process.pid, 9)
    kubectl.delete("configmap", "linkerd-identity-trust-roots", namespace="linkerd")
    converged.wait_converged()

    roots = kubectl.get("configmap", "linkerd-identity-trust-roots", "linkerd")["data"]
    assert anchor_key(converged) == key, "the anchor's key is what every proxy trusts"
    assert anchor_pem(converged) == pem, "nothing has even renewed it"
    assert roots["ca-bundle.crt"].strip() == pem


def test_a_folder_that_is_lost_from_git_uninstalls_nothing(bench: Bench, tmp_path: Path) -> None:
    """A bad synth, or a bad merge: the folder of Linkerd's certificates is gone."""
    with staged(bench, tmp_path) as scenario:
        scenario.start_controllers()
        scenario.apply_argo_cd()
        scenario.wait_converged()
        key = anchor_key(scenario)

        bench.git.remove("dist/linkerd")
        bench.git.remove("dist/cert-manager")
        for name in ("linkerd", "cert-manager"):
            bench.argo_cd.refresh(name)
            wait_until(partial(complains, bench, name), f"{name} says that it is lost", timeout=90)
        for namespace, deployment in (
            ("linkerd", "linkerd-identity"),
            ("cert-manager", "cert-manager"),
        ):
            assert scenario.kubectl.get("deployment", deployment, namespace)
        assert scenario.kubectl.get("certificate", "linkerd-identity-issuer", "linkerd")
        assert scenario.kubectl.get("bundle", "linkerd-identity-trust-roots")
        assert anchor_key(scenario) == key


def complains(bench: Bench, name: str) -> bool:
    application = bench.argo_cd.application(name) or {}
    return bool(application.get("status", {}).get("conditions"))
