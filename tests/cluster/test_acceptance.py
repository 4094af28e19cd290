"""Every object of dist is taken by a real API server that forgives nothing."""

from __future__ import annotations

import pytest
import yaml

from constructs_lib import ALL_NAMESPACES, AnchorRotation, GitAnchorRotation
from constructs_lib.program.observe import UNLOCKED

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.certificates import Generation
from ..support.cluster.kubectl import KubectlError
from ..support.cluster.scenario import Scenario

OUR_JOBS = (
    "linkerd/CronJob.linkerd-restarter.yaml",
    "linkerd-viz/CronJob.linkerd-restarter.yaml",
    "linkerd/CronJob.linkerd-anchor-rotator.yaml",
    "linkerd/Job.linkerd-anchor-gate.yaml",
)
NAMESPACES = ("cert-manager", "linkerd-crds", "linkerd", "linkerd-viz", "argocd")


ROTATION = AnchorRotation(namespaces=["linkerd", "linkerd-viz", "default"])
BY_GIT = GitAnchorRotation(
    anchors=["linkerd-trust-anchor", "next"],
    active="linkerd-trust-anchor",
    namespaces=ALL_NAMESPACES,
)


@pytest.mark.parametrize("generation", ["article", "current"])
@pytest.mark.parametrize(
    ("rotation", "number"),
    [(None, 54), (ROTATION, 80), (BY_GIT, 88)],
    ids=["plain", "re-keyed", "by-git"],
)
def test_every_object_is_accepted(
    module_bench: Bench,
    generation: Generation,
    rotation: AnchorRotation | GitAnchorRotation | None,
    number: int,
) -> None:
    """By a server-side apply with strict fields, under the definitions of both generations."""
    scenario = Scenario(module_bench, module_bench.workdir, anchor_rotation=rotation)
    scenario.charts.start()
    scenario.write_dist()
    module_bench.argo_cd.install()
    module_bench.cert_manager.install_crds(generation)
    module_bench.trust_manager.install_crds(generation)
    objects = [
        manifest
        for name in NAMESPACES
        for file in sorted((scenario.dist / name).iterdir())
        for manifest in yaml.safe_load_all(file.read_text("utf-8"))
    ]
    assert len(objects) == number
    objects.sort(key=lambda each: each["kind"] != "Namespace")
    module_bench.kubectl.apply(objects)
    if rotation is not None:
        # The next case has other anchors, from which the lock would keep this one's.
        state = ("configmap", "linkerd-anchor-rotation", "--namespace=linkerd")
        module_bench.kubectl("annotate", *state, f"{UNLOCKED}=true", "--overwrite")
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
    """The real Pod Security admission judges our Jobs' pods, and refuses a looser one."""
    scenario = Scenario(module_bench, module_bench.workdir, anchor_rotation=BY_GIT)
    scenario.charts.start()
    scenario.write_dist()
    scenario.charts.stop()
    module_bench.create_namespace("strict", **{"pod-security.kubernetes.io/enforce": "restricted"})
    for file in OUR_JOBS:
        job = yaml.safe_load((scenario.dist / file).read_text("utf-8"))["spec"]
        template = job.get("jobTemplate", {"spec": job})["spec"]["template"]
        account: Manifest = {"apiVersion": "v1", "kind": "ServiceAccount"}
        account["metadata"] = {
            "name": template["spec"]["serviceAccountName"],
            "namespace": "strict",
        }
        pod = pod_of(template["spec"], "ours")
        module_bench.kubectl.apply([account])
        module_bench.kubectl.apply([pod], dry_run=True)
        loose = pod_of({**template["spec"], "hostNetwork": True}, "loose")
        with pytest.raises(KubectlError, match=r"violates PodSecurity \"restricted"):
            module_bench.kubectl.apply([loose], dry_run=True)


def pod_of(spec: Manifest, name: str) -> Manifest:
    metadata = {"name": name, "namespace": "strict"}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}
