"""Kubernetes itself: etcd, the API server, its controllers, the scheduler and kwok's nodes."""

from __future__ import annotations

import json
import secrets
import shutil
from pathlib import Path

import yaml

from ...conftest import Manifest
from .build import program
from .keys import write_rsa_key
from .kubectl import Kubectl
from .nodes import KWOK_ARGUMENTS, kwok_nodes
from .processes import Process, answers_http, answers_tcp, free_port
from .service_network import ServiceNetwork
from .waiting import wait_until

SERVICE_ISSUER = "https://kubernetes.default.svc"
SERVICE_RANGE = "10.96.0.0/16"

USERS = {
    "admin": "system:masters",
    "system:kube-controller-manager": "",
    "system:kube-scheduler": "",
}
"""Who has a token, and the group that they are in; RBAC says the rest."""


class ControlPlane:
    """A whole control plane with a fresh etcd, its files below *workdir*.

    What the user *audited* asks of the API server is in ``audit.jsonl`` there.
    """

    def __init__(self, workdir: Path, *, audited: str = "") -> None:
        self.workdir = workdir
        self._audited = audited
        self.etcd_port, self.etcd_peer_port = free_port(), free_port()
        self.port, self.kwok_port = free_port(), free_port()
        self.controllers_port, self.scheduler_port = free_port(), free_port()
        self.kubectl = Kubectl(workdir / "admin.kubeconfig")
        self.services = ServiceNetwork(self.kubectl)
        self._tokens = {user: secrets.token_hex(16) for user in USERS}
        self.etcd = self._etcd()
        self.api_server = self._api_server()
        self.controller_manager = self._component(
            "kube-controller-manager",
            self.controllers_port,
            "--use-service-account-credentials",
            f"--service-account-private-key-file={workdir / 'service-accounts.key'}",
            f"--root-ca-file={self.ca_file}",
            "--kube-api-qps=200",
            "--kube-api-burst=400",
            # kwok's nodes renew no lease; their pods would be called unready after 50 seconds.
            "--node-monitor-grace-period=24h",
        )
        self.scheduler = self._component("kube-scheduler", self.scheduler_port)
        self.kwok = self._kwok()

    @property
    def url(self) -> str:
        """Where the API server is."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def ca_file(self) -> Path:
        """The CA that its certificate verifies with; there once the API server has started."""
        return self.workdir / "kube-apiserver" / "apiserver.crt"

    @property
    def processes(self) -> list[Process]:
        """Everything, in the order that it starts in."""
        return [
            self.etcd,
            self.api_server,
            self.controller_manager,
            self.scheduler,
            self.kwok,
        ]

    def start(self) -> None:
        """Start everything, and make the nodes."""
        self.workdir.mkdir(parents=True, exist_ok=True)
        self.services.start()
        self._write_secrets()
        self.etcd.start()
        self.api_server.start()
        self.write_kubeconfig(self.kubectl.kubeconfig, self._tokens["admin"])
        for process in (self.controller_manager, self.scheduler):
            user = f"system:{process.name}"
            self.write_kubeconfig(self.workdir / f"{process.name}.kubeconfig", self._tokens[user])
            process.start(wait=False)
        self.kwok.start(wait=False)
        for process in self.processes:
            process.wait_ready()
        for namespace in ("default", "kube-system"):
            self.kubectl.wait("serviceaccount", "default", namespace)
        self.kubectl.apply(kwok_nodes())
        for node in kwok_nodes():
            self.kubectl.wait_ready("node", node["metadata"]["name"])

    def stop(self) -> None:
        """End everything at once, and forget what etcd knew."""
        for process in reversed(self.processes):
            process.kill()
        self.services.stop()
        shutil.rmtree(self.workdir / "etcd", ignore_errors=True)

    def write_kubeconfig(self, file: Path, token: str, *, namespace: str = "default") -> Path:
        """Write how a token reaches the API server, as kubectl and client-go read it.

        On loopback, compressing the schemas of all kinds costs more than it saves.
        """
        cluster = {
            "server": self.url,
            "certificate-authority": str(self.ca_file),
            "disable-compression": True,
        }
        config = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "bench",
            "contexts": [
                {
                    "name": "bench",
                    "context": {"cluster": "bench", "user": "bench", "namespace": namespace},
                }
            ],
            "clusters": [{"name": "bench", "cluster": cluster}],
            "users": [{"name": "bench", "user": {"token": token}}],
        }
        file.write_text(yaml.safe_dump(config), "utf-8")
        return file

    def wait_recovered(self) -> None:
        """Wait until the API server answers again and lists what it has."""
        self.api_server.wait_ready()
        wait_until(
            lambda: self.kubectl.run("get", "namespaces").returncode == 0, "the API server lists"
        )

    def _write_secrets(self) -> None:
        rows = [f'{self._tokens[user]},{user},{user},"{USERS[user]}"' for user in USERS]
        (self.workdir / "tokens.csv").write_text("\n".join(rows) + "\n", "utf-8")
        policy = {
            "apiVersion": "audit.k8s.io/v1",
            "kind": "Policy",
            "omitStages": ["RequestReceived"],
            "rules": [{"level": "Metadata", "users": [self._audited]}, {"level": "None"}],
        }
        (self.workdir / "audit.yaml").write_text(yaml.safe_dump(policy), "utf-8")
        write_rsa_key(self.workdir / "service-accounts.key")
        self.services.write_configuration(self.workdir / "egress.yaml")

    def _etcd(self) -> Process:
        client = f"http://127.0.0.1:{self.etcd_port}"
        peer = f"http://127.0.0.1:{self.etcd_peer_port}"
        return self.process(
            "etcd",
            f"--data-dir={self.workdir / 'etcd'}",
            f"--listen-client-urls={client}",
            f"--advertise-client-urls={client}",
            f"--listen-peer-urls={peer}",
            f"--initial-advertise-peer-urls={peer}",
            f"--initial-cluster=default={peer}",
            "--unsafe-no-fsync",
            ready_at=(self.etcd_port, "/health", False),
            supervised=False,
        )

    def _api_server(self) -> Process:
        keys = self.workdir / "service-accounts.key"
        return self.process(
            "kube-apiserver",
            f"--etcd-servers=http://127.0.0.1:{self.etcd_port}",
            "--bind-address=127.0.0.1",
            f"--secure-port={self.port}",
            f"--cert-dir={self.workdir / 'kube-apiserver'}",
            f"--service-account-key-file={keys}",
            f"--service-account-signing-key-file={keys}",
            f"--service-account-issuer={SERVICE_ISSUER}",
            f"--service-cluster-ip-range={SERVICE_RANGE}",
            f"--token-auth-file={self.workdir / 'tokens.csv'}",
            f"--egress-selector-config-file={self.workdir / 'egress.yaml'}",
            "--authorization-mode=Node,RBAC",
            "--endpoint-reconciler-type=none",
            "--allow-privileged",
            *self._audit(),
            ready_at=(self.port, "/readyz", True),
            supervised=False,
        )

    def audit(self) -> list[Manifest]:
        """Return every request that the audited user has made and that was answered."""
        text = (self.workdir / "audit.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def _audit(self) -> list[str]:
        if not self._audited:
            return []
        return [
            f"--audit-policy-file={self.workdir / 'audit.yaml'}",
            f"--audit-log-path={self.workdir / 'audit.jsonl'}",
        ]

    def _component(self, name: str, port: int, *arguments: str) -> Process:
        return self.process(
            name,
            f"--kubeconfig={self.workdir / f'{name}.kubeconfig'}",
            "--leader-elect=false",
            "--bind-address=127.0.0.1",
            f"--secure-port={port}",
            f"--cert-dir={self.workdir / name}",
            *arguments,
            ready_at=(port, "/healthz", True),
        )

    def _kwok(self) -> Process:
        return Process(
            "kwok",
            [
                program("kwok"),
                f"--kubeconfig={self.kubectl.kubeconfig}",
                f"--server-address=127.0.0.1:{self.kwok_port}",
                *KWOK_ARGUMENTS,
            ],
            log=self.workdir / "logs" / "kwok.log",
            ready=answers_tcp(self.kwok_port),
        )

    def process(
        self, name: str, *arguments: str, ready_at: tuple[int, str, bool], supervised: bool = True
    ) -> Process:
        """Return a program of the bench that answers HTTP: a port, a path, and whether by TLS."""
        port, path, tls = ready_at
        return Process(
            name,
            [program(name), *arguments],
            log=self.workdir / "logs" / f"{name}.log",
            ready=answers_http(port, path, tls=tls),
            supervised=supervised,
        )
