"""The way from the API server to a Service, on a machine without a pod network.

The API server asks a proxy for every webhook and aggregated API (an egress selector, as managed
clouds have it). Ours knows which Services somebody plays on loopback, and refuses all the others at
once: their failurePolicy decides, and no request waits for a timeout.
"""

from __future__ import annotations

import json
import shutil
import socket
import socketserver
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import yaml

from .kubectl import Kubectl, KubectlError


class ServiceNetwork:
    """Maps Services to ports of loopback."""

    def __init__(self, kubectl: Kubectl) -> None:
        self.refused: list[str] = []
        """The addresses that nobody played when they were called."""
        self._kubectl = kubectl
        self._backends: dict[tuple[str, str], int] = {}
        self._addresses: dict[str, tuple[str, str]] = {}
        # The path of a socket may have 107 characters, which a test's own folder needs already.
        self._folder = ""
        self._server: socketserver.ThreadingUnixStreamServer | None = None

    def serve(self, namespace: str, name: str, port: int) -> None:
        """Let whoever calls this Service, on any of its ports, reach a port of loopback."""
        self._backends[namespace, name] = port

    def withdraw(self, namespace: str, name: str) -> None:
        """Let nobody play this Service any more."""
        self._backends.pop((namespace, name), None)

    def start(self) -> None:
        """Listen."""
        network = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                request = self.rfile.readline().decode()
                while self.rfile.readline().strip():
                    pass  # headers
                network.connect(self.request, request)

        class Server(socketserver.ThreadingUnixStreamServer):
            daemon_threads = True
            block_on_close = False
            # A dozen pods at once are as many calls; who finds no room is refused at once.
            request_queue_size = 128

        self._folder = tempfile.mkdtemp(prefix="bench-")
        self._server = Server(self._socket, Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            shutil.rmtree(self._folder)

    @property
    def _socket(self) -> str:
        return f"{self._folder}/egress"

    def write_configuration(self, file: Path) -> None:
        """Write what ``--egress-selector-config-file`` wants."""
        connection = {
            "proxyProtocol": "HTTPConnect",
            "transport": {"uds": {"udsName": self._socket}},
        }
        configuration = {
            "apiVersion": "apiserver.k8s.io/v1beta1",
            "kind": "EgressSelectorConfiguration",
            "egressSelections": [{"name": "cluster", "connection": connection}],
        }
        file.write_text(yaml.safe_dump(configuration), "utf-8")

    def connect(self, client: socket.socket, request: str) -> None:
        """Answer ``CONNECT address:port HTTP/1.1`` and carry what follows, both ways."""
        address = request.split()[1] if request.startswith("CONNECT ") else request
        port = self._backend(address.rpartition(":")[0])
        try:
            backend = socket.create_connection(("127.0.0.1", port or 0), timeout=5)
        except OSError:
            self.refused.append(address)
            client.sendall(b"HTTP/1.1 503 Nobody plays this Service\r\n\r\n")
            return
        with backend:
            client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            backend.settimeout(None)
            threading.Thread(target=_carry, args=[client, backend], daemon=True).start()
            _carry(backend, client)

    def _backend(self, host: str) -> int | None:
        service = self._addresses.get(host) or self._look_up(host)
        return self._backends.get(service) if service else None

    def _look_up(self, host: str) -> tuple[str, str] | None:
        """Return the Service with this address; none gets that of another, by all odds."""
        with suppress(KubectlError, json.JSONDecodeError):
            for service in self._kubectl.list("services"):
                metadata = service["metadata"]
                key = (metadata["namespace"], metadata["name"])
                self._addresses[service["spec"].get("clusterIP", "")] = key
                self._addresses[f"{key[1]}.{key[0]}.svc"] = key
        return self._addresses.get(host)


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
