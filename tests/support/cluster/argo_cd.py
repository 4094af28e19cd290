"""Argo CD: its three processes that deploy, and their cache."""

from __future__ import annotations

import os
import secrets

import yaml

from ...conftest import Manifest
from .applications import NAMESPACE, REFRESH, Applications
from .build import module_folder, program
from .control_plane import ControlPlane
from .processes import Process, answers_http, answers_tcp, free_port


class ArgoCd:
    """Argo CD outside of the cluster that it deploys to, and knows as its own."""

    def __init__(
        self,
        control_plane: ControlPlane,
        *,
        resync: int,
        progressive_syncs: bool = False,
    ) -> None:
        """Look again after *resync* seconds.

        With *progressive_syncs*, an ApplicationSet may have the strategy RollingSync.
        """
        self.applications = Applications(control_plane.kubectl)
        self._control_plane = control_plane
        self._home = control_plane.workdir / "argo-cd"
        self._resync = resync
        self._progressive_syncs = progressive_syncs
        self._redis_port, self._repository_port = free_port(), free_port()
        self.redis = self._redis()
        self.repo_server = self._repo_server()
        self.application_controller = self._application_controller()
        self.applicationset_controller = self._applicationset_controller()

    @property
    def processes(self) -> list[Process]:
        """All of them, in the order that they start in."""
        return [
            self.redis,
            self.repo_server,
            self.application_controller,
            self.applicationset_controller,
        ]

    def install(self) -> None:
        """Make its kinds, its namespace and the settings that it does not start without."""
        kubectl = self._control_plane.kubectl
        folder = module_folder("argo-cd", "github.com/argoproj/argo-cd/v3") / "manifests" / "crds"
        files = sorted(folder.glob("*-crd.yaml"))
        kubectl.define(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for file in files)
        kubectl.apply(
            [
                {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}},
                _setting("ConfigMap", "argocd-cm"),
                _setting("ConfigMap", "argocd-rbac-cm"),
                _setting("Secret", "argocd-secret")
                | {"stringData": {"server.secretkey": secrets.token_hex(16)}},
                {
                    "apiVersion": "argoproj.io/v1alpha1",
                    "kind": "AppProject",
                    "metadata": {"name": "default", "namespace": NAMESPACE},
                    "spec": {
                        "sourceRepos": ["*"],
                        "destinations": [{"server": "*", "namespace": "*"}],
                        "clusterResourceWhitelist": [{"group": "*", "kind": "*"}],
                    },
                },
            ]
        )

    def start(self, *, wait: bool = True) -> None:
        """Install what is missing, and start everything."""
        if self._control_plane.kubectl.find("secret", "argocd-secret", NAMESPACE) is None:
            self.install()
        for folder in ("tmp", "gpg", "tls", "ssh"):
            (self._home / folder).mkdir(parents=True, exist_ok=True)
        for process in self.processes:
            process.start(wait=False)
        if wait:
            for process in self.processes:
                process.wait_ready()

    def stop(self) -> None:
        """Ask everything to end."""
        for process in reversed(self.processes):
            process.stop()

    def kill(self) -> None:
        """Kill everything, whatever it is about."""
        for process in reversed(self.processes):
            process.kill()

    def hear_of_push(self) -> None:
        """Let all applications look at Git, as a hosting's webhook does; there may be none yet."""
        self._control_plane.kubectl.run(
            *("annotate", "applications", "--all", f"--namespace={NAMESPACE}", "--overwrite"),
            f"{REFRESH}=normal",
        )

    def restart(self) -> None:
        """Stop everything, and start it."""
        self.stop()
        self.start()

    def _redis(self) -> Process:
        address = f"127.0.0.1:{self._redis_port}"
        return self._process(
            "redis", f"--address={address}", ready_port=self._redis_port, ready_path=""
        )

    def _repo_server(self) -> Process:
        metrics = free_port()
        return self._process(
            "argocd-repo-server",
            "--disable-tls",
            "--address=127.0.0.1",
            f"--port={self._repository_port}",
            "--metrics-address=127.0.0.1",
            f"--metrics-port={metrics}",
            f"--redis=127.0.0.1:{self._redis_port}",
            # Argo CD's timeout.reconciliation is both: how often it looks, and at how old a commit.
            f"--revision-cache-expiration={self._resync}s",
            ready_port=metrics,
            ready_path="/healthz?full=true",
        )

    def _application_controller(self) -> Process:
        metrics = free_port()
        return self._process(
            "argocd-application-controller",
            f"--kubeconfig={self._control_plane.kubectl.kubeconfig}",
            f"--namespace={NAMESPACE}",
            f"--metrics-port={metrics}",
            f"--redis=127.0.0.1:{self._redis_port}",
            f"--repo-server=127.0.0.1:{self._repository_port}",
            "--repo-server-plaintext",
            f"--app-resync={self._resync}",
            "--app-resync-jitter=0",
            ready_port=metrics,
            ready_path="/healthz",
        )

    def _applicationset_controller(self) -> Process:
        metrics = free_port()  # its probes' port answers nothing
        return self._process(
            "argocd-applicationset-controller",
            f"--kubeconfig={self._control_plane.kubectl.kubeconfig}",
            f"--namespace={NAMESPACE}",
            f"--metrics-addr=127.0.0.1:{metrics}",
            f"--probe-addr=127.0.0.1:{free_port()}",
            f"--webhook-addr=127.0.0.1:{free_port()}",
            f"--argocd-repo-server=127.0.0.1:{self._repository_port}",
            "--repo-server-plaintext",
            *(["--enable-progressive-syncs"] if self._progressive_syncs else []),
            ready_port=metrics,
            ready_path="/metrics",
        )

    def _process(self, name: str, *arguments: str, ready_port: int, ready_path: str) -> Process:
        check = answers_http(ready_port, ready_path) if ready_path else answers_tcp(ready_port)
        return Process(
            name,
            [program(name), *arguments],
            log=self._control_plane.workdir / "logs" / f"{name}.log",
            ready=check,
            environment=self._environment(),
        )

    def _environment(self) -> dict[str, str]:
        return {
            "ARGOCD_FAKE_IN_CLUSTER": "true",
            "ARGOCD_GPG_ENABLED": "false",
            "ARGOCD_GNUPGHOME": str(self._home / "gpg"),
            "ARGOCD_TLS_DATA_PATH": str(self._home / "tls"),
            "ARGOCD_SSH_DATA_PATH": str(self._home / "ssh"),
            "HOME": str(self._home),
            "KUBECONFIG": str(self._control_plane.kubectl.kubeconfig),
            "TMPDIR": str(self._home / "tmp"),
            "PATH": os.pathsep.join([str(program("helm").parent), os.environ.get("PATH", "")]),
        }


def _setting(kind: str, name: str) -> Manifest:
    return {
        "apiVersion": "v1",
        "kind": kind,
        "metadata": {
            "name": name,
            "namespace": NAMESPACE,
            "labels": {"app.kubernetes.io/part-of": "argocd"},
        },
    }
