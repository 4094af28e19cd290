"""The bench's answers for Linkerd's webhooks, given with the certificates of their pods."""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Generator
from http.client import HTTPException, HTTPSConnection
from pathlib import Path
from typing import cast

import pytest
import yaml

from ..conftest import Manifest
from ..support.cluster import injector
from ..support.cluster.api import Api, ApiError
from ..support.cluster.keys import self_signed
from ..support.cluster.mesh import INJECTOR, Mesh, endpoints
from ..support.cluster.service_network import ServiceNetwork

HOST = "tap.linkerd-viz.svc"


class Network:
    """What a ServiceNetwork is told."""

    def __init__(self) -> None:
        self.backends: dict[tuple[str, str], int] = {}

    def serve(self, namespace: str, name: str, port: int) -> None:
        self.backends[namespace, name] = port

    def withdraw(self, namespace: str, name: str) -> None:
        del self.backends[namespace, name]


class Secrets(Api):
    """An API server that has one Secret, once it is put there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, path: str) -> Manifest:
        if path != f"/api/v1/namespaces/linkerd-viz/secrets/{self.folder.name}":
            raise ApiError(404, path)
        return {
            "data": {
                name: base64.b64encode((self.folder / name).read_bytes()).decode()
                for name in ("tls.crt", "tls.key")
            }
        }


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def mesh(tmp_path: Path, network: Network) -> Generator[Mesh]:
    found = Mesh(cast("ServiceNetwork", network), tmp_path / "mesh")
    found.start(Secrets(tmp_path / "tap-k8s-tls"))
    yield found
    found.stop()
    assert not network.backends


class Connection(HTTPSConnection):
    """Calls a port of loopback, and verifies another name, as the API server does."""

    def __init__(self, network: Network, trusted: Path, host: str = HOST) -> None:
        service, namespace, _ = host.split(".")
        super().__init__("127.0.0.1", network.backends[namespace, service], timeout=10)
        self.trusted = ssl.create_default_context(cafile=trusted)
        self.verified = host

    def connect(self) -> None:
        super(HTTPSConnection, self).connect()
        self.sock = self.trusted.wrap_socket(self.sock, server_hostname=self.verified)


def test_every_webhook_of_the_mesh_is_there(mesh: Mesh, network: Network) -> None:
    assert sorted(network.backends) == [
        ("linkerd", "jaeger-injector"),
        ("linkerd", "linkerd-policy-validator"),
        ("linkerd", "linkerd-proxy-injector"),
        ("linkerd", "linkerd-sp-validator"),
        ("linkerd-viz", "tap"),
        ("linkerd-viz", "tap-injector"),
    ]
    assert sorted(endpoints()) == sorted(f"{name}.{ns}.svc" for ns, name in network.backends)
    assert not mesh.answered


def test_silent_until_its_secret_is_there(mesh: Mesh, network: Network, tmp_path: Path) -> None:
    trusted = self_signed(tmp_path / "other", HOST)
    with pytest.raises(ssl.SSLError):
        Connection(network, trusted).connect()
    assert mesh.silent == {HOST: 1}


def test_answers_a_review_with_the_certificate_of_the_secret(
    mesh: Mesh, network: Network, tmp_path: Path
) -> None:
    trusted = self_signed(tmp_path / "tap-k8s-tls", HOST)
    connection = Connection(network, trusted)
    review = {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview"}
    connection.request("POST", "/", json.dumps(review | {"request": {"uid": "4711"}}))
    answer = yaml.safe_load(connection.getresponse().read())
    assert answer == review | {"response": {"uid": "4711", "allowed": True}}
    connection.request("GET", "/apis/tap.linkerd.io/v1alpha1")
    assert json.loads(connection.getresponse().read())["kind"] == "APIResourceList"
    connection.close()
    assert mesh.answered == {HOST: 2}


def test_connections_end_when_it_stops(mesh: Mesh, network: Network, tmp_path: Path) -> None:
    """The API server keeps its connections, and would go on being answered."""
    connection = Connection(network, self_signed(tmp_path / "tap-k8s-tls", HOST))

    def ask() -> bytes:
        connection.request("GET", "/apis/tap.linkerd.io/v1alpha1")
        return connection.getresponse().read()

    assert ask()
    mesh.stop()
    with pytest.raises((OSError, HTTPException)):
        ask()
    connection.close()
    assert mesh.answered == {HOST: 1}


class Injected(Secrets):
    """An API server that has namespaces too, all of them in the mesh."""

    def get(self, path: str) -> Manifest:
        if path.startswith("/api/v1/namespaces/") and path.count("/") == 4:
            return {"metadata": {"annotations": {"linkerd.io/inject": "enabled"}}}
        return super().get(path.replace("linkerd/", "linkerd-viz/"))


@pytest.mark.parametrize("annotations", [{}, {injector.NATIVE: "true"}])
def test_the_injector_injects(
    network: Network, tmp_path: Path, annotations: dict[str, str]
) -> None:
    trusted = self_signed(tmp_path / "linkerd-proxy-injector-k8s-tls", INJECTOR)
    mesh = Mesh(cast("ServiceNetwork", network), tmp_path / "mesh")
    mesh.start(Injected(tmp_path / "linkerd-proxy-injector-k8s-tls"))
    connection = Connection(network, trusted, INJECTOR)
    pod = {"metadata": {"annotations": annotations}, "spec": {"containers": [{"name": "main"}]}}
    asked = {"uid": "1", "namespace": "team", "kind": {"kind": "Pod"}, "object": pod}
    review = {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": asked}
    connection.request("POST", "/", json.dumps(review))
    response = json.loads(connection.getresponse().read())["response"]
    assert (response["uid"], response["allowed"]) == ("1", True)
    labelled, proxy = json.loads(base64.b64decode(response["patch"]))
    assert labelled["value"]["linkerd.io/control-plane-ns"] == "linkerd"
    where = "/spec/initContainers" if annotations else "/spec/containers/-"
    assert (proxy["op"], proxy["path"]) == ("add", where)
    connection.request(
        "POST", "/", json.dumps(review | {"request": asked | {"kind": {"kind": "Service"}}})
    )
    assert "patch" not in json.loads(connection.getresponse().read())["response"]
    connection.close()
    mesh.stop()


def test_renewed_secret_is_seen_and_another_name_is_not_believed(
    mesh: Mesh, network: Network, tmp_path: Path
) -> None:
    old = self_signed(tmp_path / "tap-k8s-tls", HOST).rename(tmp_path / "old.crt")
    new = self_signed(tmp_path / "tap-k8s-tls", HOST)
    with pytest.raises(ssl.SSLCertVerificationError):
        Connection(network, old).connect()
    connection = Connection(network, new)
    connection.connect()
    connection.close()
    wrong = self_signed(tmp_path / "tap-k8s-tls", "tap.elsewhere.svc")
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        Connection(network, wrong).connect()
    assert not mesh.answered
