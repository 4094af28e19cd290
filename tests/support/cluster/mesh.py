"""The answers of Linkerd's webhooks and of tap's API, given with the certificates of their pods.

The proxy injector injects, with the trust roots that it is told or, if it is told none, those that
namespace linkerd has; the other webhooks have nothing against anything and change nothing.

One TLS server on loopback plays them all. It has no certificate of its own: for each connection it
takes the Secret that the called Service's pods mount. So an answer that the API server accepts is
its word that the caBundle it has verifies that certificate, for the name it calls. A real pod sees
a new Secret only when its kubelet has synced the volume, a minute later; here it is seen at once.
"""

from __future__ import annotations

import base64
import json
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from constructs_lib import MeshNamespaces, releases

from ...conftest import Manifest
from . import injector
from .api import UNREACHABLE, Api, ApiError
from .service_network import ServiceNetwork

CHARTS = ("linkerd-control-plane", "linkerd-jaeger", "linkerd-viz")
"""The charts whose webhooks are answered here: ``Settings(answered=CHARTS)``."""

INJECTOR = "linkerd-proxy-injector.linkerd.svc"

TRUST_ROOTS = "linkerd-identity-trust-roots"
TRUST_ROOTS_KEY = "ca-bundle.crt"

TrustRoots = Callable[[], str]
"""What the injector sees in its volume, as PEM; it raises an OSError where no injector runs."""

_NAMELESS = "tap.linkerd-viz.svc"
"""Who is meant by a caller that names nobody: the API server's look whether tap is available."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A Service that only answers with the right certificate."""

    namespace: str
    service: str

    @property
    def host(self) -> str:
        """The name that the API server calls and verifies."""
        return f"{self.service}.{self.namespace}.svc"

    @property
    def secret(self) -> str:
        """The path of the Secret that its pods mount."""
        return f"/api/v1/namespaces/{self.namespace}/secrets/{self.service}-k8s-tls"


def endpoints() -> dict[str, Endpoint]:
    """Return the Services of the releases' webhooks and of tap, by host."""
    namespaces = MeshNamespaces()
    found = [
        Endpoint(namespaces.of(chart.folder), webhook.service)
        for release in releases.ALL
        for chart in release.charts
        for webhook in chart.webhooks
    ]
    return {each.host: each for each in found}


def present_trust_roots(api: Api, namespace: str = "linkerd") -> str:
    """Return the trust roots that a namespace has now; nothing if it has none yet."""
    try:
        found = api.get(f"/api/v1/namespaces/{namespace}/configmaps/{TRUST_ROOTS}")
    except ApiError:
        return ""
    return str(found.get("data", {}).get(TRUST_ROOTS_KEY, ""))


class Mesh:
    """Linkerd's endpoints, as far as the API server can tell."""

    def __init__(
        self, services: ServiceNetwork, workdir: Path, *, trust_roots: TrustRoots | None = None
    ) -> None:
        self.answered: Counter[str] = Counter()
        """How often each host was believed and gave an answer."""
        self.silent: Counter[str] = Counter()
        """How often a host was called before its Secret was there."""
        self._services = services
        self._workdir = workdir
        self._trust_roots = trust_roots
        self._endpoints = endpoints()
        self._lock = threading.Lock()
        self._server: ThreadingHTTPServer | None = None

    def start(self, api: Api) -> None:
        """Answer, with the Secrets that this API server has by then."""
        self._workdir.mkdir(parents=True, exist_ok=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)

        hosts = WeakKeyDictionary[object, str]()
        trust_roots = self._trust_roots or (lambda: present_trust_roots(api))

        def certify(connection: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> int | None:
            host = hosts[connection] = host or _NAMELESS
            try:
                connection.context = self._context(api, self._endpoints[host])
            except (ApiError, KeyError, *UNREACHABLE):
                self.silent[host] += 1
                return ssl.ALERT_DESCRIPTION_INTERNAL_ERROR
            return None

        class Handler(AdmissionHandler):
            def count(self) -> None:
                mesh.answered[hosts[self.connection]] += 1

            def respond(self, request: Manifest) -> Manifest:
                if hosts[self.connection] != INJECTOR:
                    return {}
                namespace = api.get(f"/api/v1/namespaces/{request['namespace']}")
                return injector.response(request, injector.annotations_of(namespace), trust_roots())

        mesh = self
        context.sni_callback = certify
        self._server = LoopbackServer(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )
        for endpoint in self._endpoints.values():
            self._services.serve(endpoint.namespace, endpoint.service, self._server.server_port)
        threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True).start()

    def stop(self) -> None:
        """Answer no more."""
        if self._server is not None:
            for endpoint in self._endpoints.values():
                self._services.withdraw(endpoint.namespace, endpoint.service)
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _context(self, api: Api, endpoint: Endpoint) -> ssl.SSLContext:
        data: dict[str, str] = api.get(endpoint.secret)["data"]
        file = self._workdir / f"{endpoint.host}.pem"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with self._lock:
            file.touch(mode=0o600)
            file.write_bytes(
                b"".join(base64.b64decode(data[key]) for key in ("tls.key", "tls.crt"))
            )
            context.load_cert_chain(file)
        return context


class LoopbackServer(ThreadingHTTPServer):
    """A server whose connections end with it."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self._connections = WeakSet[socket.socket]()

    def get_request(self) -> tuple[socket.socket, Any]:
        """Take note of a connection: the API server keeps it for its next requests."""
        connection, address = super().get_request()
        self._connections.add(connection)
        return connection, address

    def server_close(self) -> None:
        """End the connections too, or whoever has one goes on being answered."""
        super().server_close()
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a caller that trusts nobody hangs up, and the tests ask the API server."""


class AdmissionHandler(BaseHTTPRequestHandler):
    """What answers admission requests; a subclass says what."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer as tap's API: it is there, and has nothing."""
        version = {"apiVersion": "v1", "groupVersion": "tap.linkerd.io/v1alpha1"}
        self._answer({"kind": "APIResourceList", **version, "resources": []})

    def do_POST(self) -> None:
        """Answer as a webhook that has nothing against it."""
        review = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        request = review["request"]
        response = {"uid": request["uid"], "allowed": True} | self.respond(request)
        self._answer(
            {"apiVersion": review["apiVersion"], "kind": review["kind"], "response": response}
        )

    def count(self) -> None:
        """Take note that whoever called did not hang up when it saw the certificate."""

    def respond(self, request: Manifest) -> Manifest:
        """Return what the answer says besides that the request is allowed."""
        raise NotImplementedError(request)

    def _answer(self, body: Manifest) -> None:
        self.count()
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent; the counters tell."""
