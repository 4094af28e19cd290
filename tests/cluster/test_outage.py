"""Everything is off across the end of the webhooks' CA: who may create pods when it is back."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ..bench.test_stand_ins import rendered
from ..support.cluster.api import Api
from ..support.cluster.bench import Bench
from ..support.cluster.build import program
from ..support.cluster.figures import Figures
from ..support.cluster.installation import decoded
from ..support.cluster.keys import shortened
from ..support.cluster.kubectl import Kubectl, KubectlError
from ..support.cluster.mesh import Mesh
from ..support.cluster.platform import platform_dist
from ..support.cluster.waiting import stays_true, wait_until
from .test_mesh import dist_objects, settings

CA = ("cert-manager", "linkerd-webhook-issuer")
LEAF = ("linkerd", "linkerd-proxy-injector-k8s-tls")
WEBHOOK = "linkerd-proxy-injector-webhook-config"
ENDS_AFTER = 60
"""Seconds from the beginning of the outage to the end of the CA."""

POD = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "web", "namespace": "team"},
    "spec": {"containers": [{"name": "main", "image": "example.com/web"}]},
}


@pytest.mark.parametrize(
    "bench", [pytest.param("article", marks=pytest.mark.soak), "current"], indirect=True
)
def test_pods_are_admitted_as_soon_as_cert_manager_is_back(
    bench: Bench, tmp_path: Path, figures: Figures
) -> None:
    """Whatever it re-issues first: certificates of the webhooks, or the CA that signs them."""
    kubectl = bench.kubectl
    mesh = Mesh(bench.control_plane.services, tmp_path / "mesh")
    install(bench, tmp_path)
    mesh.start(Api(kubectl.kubeconfig))
    try:
        wait_until(lambda: not refusal(kubectl), "pods are admitted")
        ends = go_off(bench)
        mesh.stop()
        wait_until(lambda: datetime.now(UTC) > ends, "the CA has ended", timeout=2 * ENDS_AFTER)
        mesh.start(Api(kubectl.kubeconfig))
        expired = "certificate has expired"
        wait_until(lambda: expired in refusal(kubectl), "the outage does its harm")

        with figures.seconds("off across the end of the webhooks' CA: until pods are admitted"):
            bench.cert_manager.start(wait=False)
            wait_until(lambda: not refusal(kubectl), lambda: refusal(kubectl))
        stays_true(lambda: not refusal(kubectl), "pods are admitted", seconds=20)

        assert secret(kubectl, *CA)["tls.crt"].strip() in ca_bundle(kubectl), "the renewed CA"
    finally:
        mesh.stop()


def install(bench: Bench, folder: Path) -> None:
    """Install the chain, the webhooks' certificates, and the injector's webhook configuration."""
    platform_dist(folder / "dist", repository_url="file:///none", charts_url="http://none")
    ours = [
        *dist_objects(folder / "dist", "cert-manager"),
        *dist_objects(folder / "dist", "linkerd"),
    ]
    kinds = ("Namespace", "ClusterIssuer", "Certificate")
    for name in ("linkerd", "team"):
        bench.create_namespace(name)
    bench.start_certificates()
    bench.kubectl.apply([each for each in ours if each["kind"] in kinds], force=True)
    for place in (CA, LEAF):
        bench.kubectl.wait("secret", place[1], place[0])
    bench.kubectl.wait("serviceaccount", "default", "team")
    chart = rendered(program("helm"), folder, "linkerd-control-plane", settings())
    places = (WEBHOOK, "linkerd-proxy-injector")
    registered = ("MutatingWebhookConfiguration", "Service")
    bench.kubectl.apply(
        [
            each
            for each in chart
            if each["kind"] in registered and each["metadata"]["name"] in places
        ]
    )


def go_off(bench: Bench) -> datetime:
    """Stop cert-manager in the last seconds of the CA's life, and return when the CA ends.

    The leaf's renewal is due by then, too: 60 hours are more than either's overlap.
    """
    kubectl = bench.kubectl
    bench.cert_manager.kill()
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=ENDS_AFTER)
    ca, leaf = secret(kubectl, *CA), secret(kubectl, *LEAF)
    ended = shortened(ca["tls.crt"], ca["tls.key"], ends)
    put(kubectl, *CA, {"tls.crt": ended, "ca.crt": ended})
    short = shortened(leaf["tls.crt"], ca["tls.key"], ends + timedelta(hours=1))
    put(kubectl, *LEAF, {"tls.crt": short, "ca.crt": ended})
    # By hand: newer cainjectors keep the CA of before, which here would not have ended.
    (webhook,) = kubectl.get("mutatingwebhookconfiguration", WEBHOOK)["webhooks"]
    webhook["clientConfig"]["caBundle"] = base64.b64encode(ended).decode()
    kubectl.patch("mutatingwebhookconfiguration", WEBHOOK, {"webhooks": [webhook]})
    wait_until(lambda: not refusal(kubectl), "until the CA ends it verifies", timeout=ENDS_AFTER)
    return ends


def refusal(kubectl: Kubectl) -> str:
    """Return why the API server refuses a pod; nothing if it admits it."""
    try:
        kubectl.apply([POD], dry_run=True)
    except KubectlError as error:
        return str(error)
    return ""


def ca_bundle(kubectl: Kubectl) -> bytes:
    (webhook,) = kubectl.get("mutatingwebhookconfiguration", WEBHOOK)["webhooks"]
    return base64.b64decode(webhook["clientConfig"].get("caBundle", ""))


def secret(kubectl: Kubectl, namespace: str, name: str) -> dict[str, bytes]:
    return decoded(kubectl.get("secret", name, namespace))


def put(kubectl: Kubectl, namespace: str, name: str, data: dict[str, bytes]) -> None:
    encoded = {key: base64.b64encode(value).decode() for key, value in data.items()}
    kubectl.patch("secret", name, {"data": encoded}, namespace=namespace)
