"""The bench itself: each part does what the scenarios take for granted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

import pytest
import yaml

from ..conftest import SHARED_FACTS, Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.build import KUBERNETES
from ..support.cluster.certificates import trust_manager_crds
from ..support.cluster.kubectl import KubectlError, is_ready
from ..support.cluster.objects import (
    application_set,
    bundle,
    deployment,
    root_certificate,
    service,
    webhook,
)
from ..support.cluster.processes import group_exists
from ..support.cluster.waiting import wait_until
from .conftest import running

NAMESPACE = "team"


def test_kubernetes(module_bench: Bench) -> None:
    kubectl = module_bench.kubectl
    assert f"Server Version: {KUBERNETES}" in kubectl("version")
    assert f"Client Version: {KUBERNETES}" in kubectl("version")

    module_bench.create_namespace(NAMESPACE)
    kubectl.apply([deployment("web")], namespace=NAMESPACE)
    kubectl.wait_rolled_out("web", NAMESPACE)

    pods = kubectl.list("pods", NAMESPACE, selector="app=web")
    assert [pod["status"]["phase"] for pod in pods] == ["Running", "Running"]


def test_unknown_fields_are_refused(module_bench: Bench) -> None:
    wrong = deployment("wrong")
    wrong["spec"]["replica"] = 2
    with pytest.raises(KubectlError, match=r"\.spec\.replica: field not declared"):
        module_bench.kubectl.apply([wrong], namespace="default", dry_run=True)


def test_pod_security_is_enforced(module_bench: Bench) -> None:
    module_bench.create_namespace("guarded", **{"pod-security.kubernetes.io/enforce": "restricted"})
    pod = {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "careless", "namespace": "guarded"},
        "spec": deployment("web")["spec"]["template"]["spec"],
    }
    module_bench.kubectl.wait("serviceaccount", "default", "guarded")
    with pytest.raises(KubectlError, match="violates PodSecurity"):
        module_bench.kubectl.apply([pod])


def test_service_accounts_have_tokens_and_no_rights(module_bench: Bench, tmp_path: Path) -> None:
    kubectl = module_bench.kubectl
    token = kubectl("create", "token", "default", "--namespace=default").strip()
    file = module_bench.control_plane.write_kubeconfig(tmp_path / "kubeconfig", token)
    answer = type(kubectl)(file).run("get", "secrets")
    assert answer.returncode
    assert 'User "system:serviceaccount:default:default" cannot list' in answer.stderr


def test_a_webhook_that_nobody_plays_fails_at_once(module_bench: Bench) -> None:
    kubectl = module_bench.kubectl
    kubectl.apply([service("nobody"), webhook("nobody", failure_policy="Fail")])
    refused: list[str] = []

    def refused_at_last() -> bool:
        answer = kubectl.run("create", "configmap", "hooked", "--namespace=default")
        refused.append(answer.stderr)
        return answer.returncode != 0

    wait_until(refused_at_last, "the webhook is called", interval=0.3)
    assert "nobody.default.svc" in refused[-1]
    assert "deadline exceeded" not in refused[-1], "nobody waited for a webhook's timeout"
    kubectl.delete("validatingwebhookconfiguration", "nobody")


def test_the_articles_bundle_is_the_real_one() -> None:
    """Compared where a copy of the real one lies; descriptions and labels aside."""
    file = SHARED_FACTS.parent / "crds" / "trust-manager-v0.12.0" / "bundles.yaml"
    if not file.is_file():
        pytest.skip("needs trust-manager 0.12.0's definition")
    real = yaml.safe_load(file.read_text("utf-8"))
    del real["metadata"]["labels"]
    assert undescribed(trust_manager_crds("article")) == undescribed([real])


@pytest.mark.parametrize("bench", ["current", "article"], indirect=True)
def test_certificates_and_bundles(bench: Bench) -> None:
    kubectl = bench.kubectl
    bench.start_certificates()
    # A Bundle's admission is trust-manager's own, over TLS.
    ca = bench.trust_manager.ca_bundle
    kubectl.apply(
        [
            service("trust-manager", "cert-manager"),
            webhook("trust-manager", "cert-manager", ca_bundle=ca, failure_policy="Fail"),
        ]
    )

    kubectl.apply(root_certificate("root"))
    kubectl.wait_ready("certificate", "root", "cert-manager")

    kubectl.apply([bundle("roots", secret="root")])
    kubectl.wait("bundle", "roots", until=lambda each: is_ready(each, "Synced"))
    roots = kubectl.wait("configmap", "roots", "default")
    secret = kubectl.get("secret", "root", "cert-manager")
    assert roots["data"]["ca.crt"].startswith("-----BEGIN CERTIFICATE-----")
    assert set(secret["data"]) == {"ca.crt", "tls.crt", "tls.key"}


def test_the_api_server_gets_the_ca_of_a_certificate(module_bench: Bench) -> None:
    bench = module_bench
    kubectl = bench.kubectl
    bench.start_certificates()
    hook = webhook("nobody", failure_policy="Ignore")
    hook["metadata"]["annotations"] = {"cert-manager.io/inject-ca-from": "cert-manager/root"}
    kubectl.apply([hook, *root_certificate("root")])

    def injected(manifest: Manifest) -> bool:
        return bool(manifest["webhooks"][0]["clientConfig"].get("caBundle"))

    hook = kubectl.wait("validatingwebhookconfiguration", "nobody", until=injected)
    secret = kubectl.get("secret", "root", "cert-manager")
    assert hook["webhooks"][0]["clientConfig"]["caBundle"] == secret["data"]["ca.crt"]


def test_argo_cd_syncs_a_folder_of_git(module_bench: Bench) -> None:
    bench = module_bench
    bench.argo_cd.start()
    settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {key: '%s'}\n"
    first = bench.git.write({"dist/team/settings.yaml": settings % 1})
    bench.kubectl.apply([application_set(bench.git.url)])
    bench.argo_cd.applications.wait_synced("team", revision=first)
    assert bench.kubectl.get("configmap", "settings", "team")["data"] == {"key": "1"}

    with bench.git.unreachable():
        bench.argo_cd.applications.refresh("team")
        bench.kubectl.wait(
            "application",
            "team",
            "argocd",
            until=lambda each: each["status"].get("conditions"),
        )
    second = bench.git.write({"dist/team/settings.yaml": settings % 2})
    bench.argo_cd.applications.refresh("team")
    bench.argo_cd.applications.wait_synced("team", revision=second)
    bench.kubectl.wait(
        "configmap", "settings", "team", until=lambda each: each["data"] == {"key": "2"}
    )


def test_everything_survives_a_killed_api_server(module_bench: Bench) -> None:
    bench = module_bench
    kubectl = bench.kubectl
    bench.start_certificates()
    bench.argo_cd.start()
    kubectl.apply(root_certificate("before"))
    kubectl.wait_ready("certificate", "before", "cert-manager")

    bench.control_plane.api_server.kill()
    assert kubectl.run("get", "namespaces").returncode
    bench.control_plane.api_server.start()
    bench.control_plane.wait_recovered()

    kubectl.apply(root_certificate("after"))
    kubectl.wait_ready("certificate", "after", "cert-manager", timeout=360)
    bench.create_namespace(NAMESPACE)
    kubectl.apply([deployment("web")], namespace=NAMESPACE)
    kubectl.wait_rolled_out("web", NAMESPACE)
    bench.git.write({"dist/team/empty.yaml": ""})
    bench.kubectl.apply([application_set(bench.git.url)])
    bench.argo_cd.applications.wait_synced("team", timeout=360)


def test_what_ends_by_itself_is_started_again(module_bench: Bench) -> None:
    scheduler = module_bench.control_plane.scheduler
    first = scheduler.pid
    os.kill(first, 9)
    wait_until(lambda: scheduler.running and scheduler.pid != first, "a new process")
    scheduler.wait_ready()
    assert scheduler.restarts == 1

    scheduler.kill()
    assert not scheduler.running
    scheduler.start()


def test_no_process_is_left(tmp_path: Path) -> None:
    with running(tmp_path / "bench") as short:
        groups = [process.pid for process in short.processes if process.running]
    assert len(groups) == len(short.control_plane.processes)
    assert not [group for group in groups if group_exists(group)]


def undescribed(value: object) -> object:
    """Return a schema without what it says to people."""
    if isinstance(value, list):
        return [undescribed(each) for each in cast("list[object]", value)]
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {
            name: undescribed(field)
            for name, field in fields.items()
            if not (name == "description" and isinstance(field, str))
        }
    return value
