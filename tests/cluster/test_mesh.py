"""The stand-ins on the bench without Argo CD: accepted, rolled out, called by the API server."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import yaml

from ..bench.test_stand_ins import rendered
from ..conftest import Manifest
from ..support.cluster.api import Api
from ..support.cluster.bench import Bench
from ..support.cluster.build import program
from ..support.cluster.certificates import cert_manager_crds, trust_manager_crds
from ..support.cluster.charts import Settings
from ..support.cluster.kubectl import KubectlError, condition
from ..support.cluster.mesh import CHARTS, Mesh, endpoints
from ..support.cluster.platform import platform_dist
from ..support.cluster.waiting import wait_until

NAMESPACES = ("cert-manager", "linkerd-crds", "linkerd", "linkerd-viz")
HOOK = "helm.sh/hook"


def settings() -> Settings:
    """The article's kinds, and answers for Linkerd's webhooks."""
    return Settings(
        definitions={
            "cert-manager": [yaml.safe_dump_all(cert_manager_crds("article"))],
            "trust-manager": [yaml.safe_dump_all(trust_manager_crds("article"))],
        },
        answered=CHARTS,
    )


def dist_objects(folder: Path, namespace: str) -> list[Manifest]:
    texts = [file.read_text("utf-8") for file in sorted((folder / namespace).iterdir())]
    return [manifest for text in texts for manifest in yaml.safe_load_all(text)]


def test_mesh_without_argo_cd(bench: Bench, tmp_path: Path) -> None:
    kubectl = bench.kubectl
    platform_dist(tmp_path / "dist", repository_url="file:///none", charts_url="http://none")
    ours = {name: dist_objects(tmp_path / "dist", name) for name in NAMESPACES}
    kubectl.apply([each for ones in ours.values() for each in ones if each["kind"] == "Namespace"])
    bench.start_certificates("article")
    mesh = Mesh(bench.control_plane.services, tmp_path / "mesh")
    mesh.start(Api(kubectl.kubeconfig))

    charts = {
        name: [
            manifest
            for manifest in rendered(program("helm"), tmp_path, name, settings())
            if HOOK not in manifest["metadata"].get("annotations", {})
        ]
        for name in ("cert-manager", "trust-manager", "linkerd-crds", *CHARTS)
    }
    for name in ("cert-manager", "trust-manager", "linkerd-crds"):
        kubectl.apply(charts[name], force=True)
    for objects in ours.values():
        kubectl.apply(objects, force=True)
    for name in CHARTS:
        # The webhooks last: until cainjector has written their caBundle nothing could be created.
        objects = sorted(charts[name], key=lambda each: "webhooks" in each)
        kubectl.apply(objects)

    for each in kubectl.list("deployments"):
        kubectl.wait_rolled_out(each["metadata"]["name"], each["metadata"]["namespace"])
    tap = kubectl.wait(
        "apiservice",
        "v1alpha1.tap.linkerd.io",
        until=lambda each: condition(each, "Available").get("status") == "True",
    )
    assert tap["spec"]["caBundle"]

    place = {"name": "admitted", "namespace": "linkerd-viz"}
    asked: list[Manifest] = [
        {"apiVersion": version, "kind": kind, "metadata": place, "spec": spec}
        for version, kind, spec in (
            ("v1", "Pod", {"containers": [{"name": "main", "image": "example.com/main"}]}),
            ("policy.linkerd.io/v1beta1", "Server", {}),
            ("linkerd.io/v1alpha2", "ServiceProfile", {}),
        )
    ]

    def all_answered() -> bool:
        with suppress(KubectlError):
            kubectl.apply(asked, dry_run=True)
        return {host for host, count in mesh.answered.items() if count} == set(endpoints())

    wait_until(all_answered, lambda: f"answered: {mesh.answered}")
    kubectl.apply(asked, dry_run=True)
    mesh.stop()
