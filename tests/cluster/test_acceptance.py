"""Every object of dist is taken by a real API server that forgives nothing."""

from __future__ import annotations

import pytest
import yaml

from ..conftest import Manifest
from .bench import Bench
from .certificates import Generation
from .kubectl import KubectlError
from .scenario import Scenario

NAMESPACES = ("cert-manager", "linkerd-crds", "linkerd", "linkerd-viz", "argocd")


@pytest.mark.parametrize("generation", ["article", "current"])
def test_every_object_is_accepted(module_bench: Bench, generation: Generation) -> None:
    """By a server-side apply with strict fields, under the definitions of both generations."""
    scenario = Scenario(module_bench, module_bench.workdir)
    scenario.charts.start()
    scenario.write_dist()
    module_bench.argo_cd.install()
    module_bench.cert_manager.install_crds(generation)
    module_bench.trust_manager.install_crds(generation)
    objects = [
        one
        for name in NAMESPACES
        for file in sorted((scenario.dist / name).iterdir())
        for one in yaml.safe_load_all(file.read_text("utf-8"))
    ]
    assert len(objects) == 31
    for one in sorted(objects, key=lambda one: one["kind"] != "Namespace"):
        module_bench.kubectl.apply([one])
    scenario.charts.stop()


def test_the_bench_refuses_the_articles_mistakes(module_bench: Bench) -> None:
    module_bench.cert_manager.install_crds("article")
    module_bench.create_namespace("linkerd")
    spec: Manifest = {"secretName": "tls", "issuerRef": {"name": "ca"}, "duration": "168h"}
    for mistake in ({"renewBefore": 24}, {"usage": ["server auth"]}):
        certificate: Manifest = {
            "apiVersion": "cert-manager.io/v1",
            "kind": "Certificate",
            "metadata": {"name": "mistaken", "namespace": "linkerd"},
            "spec": spec | mistake,
        }
        with pytest.raises(KubectlError, match=next(iter(mistake))):
            module_bench.kubectl.apply([certificate])


def test_our_pods_are_admitted_at_restricted(module_bench: Bench) -> None:
    """The real Pod Security admission judges the restarters' pods, and refuses a looser one."""
    scenario = Scenario(module_bench, module_bench.workdir)
    scenario.charts.start()
    scenario.write_dist()
    scenario.charts.stop()
    module_bench.create_namespace("strict", **{"pod-security.kubernetes.io/enforce": "restricted"})
    account: Manifest = {"apiVersion": "v1", "kind": "ServiceAccount"}
    account["metadata"] = {"name": "linkerd-restarter", "namespace": "strict"}
    module_bench.kubectl.apply([account])
    for folder in ("linkerd", "linkerd-viz"):
        file = scenario.dist / folder / "CronJob.linkerd-restarter.yaml"
        cron_job = yaml.safe_load(file.read_text("utf-8"))
        template = cron_job["spec"]["jobTemplate"]["spec"]["template"]
        pod = pod_of(template["spec"], f"restarter-{folder}")
        module_bench.kubectl.apply([pod], dry_run=True)
        loose = pod_of({**template["spec"], "hostNetwork": True}, "loose")
        with pytest.raises(KubectlError, match=r"violates PodSecurity \"restricted"):
            module_bench.kubectl.apply([loose], dry_run=True)


def pod_of(spec: Manifest, name: str) -> Manifest:
    metadata = {"name": name, "namespace": "strict"}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}
