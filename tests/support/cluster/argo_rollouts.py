"""Argo Rollouts: its real controller, the definitions, and a Prometheus of the tests' own."""

from __future__ import annotations

import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import yaml
from cdk8s import App, Chart

from constructs_lib import EDGE_26_8_3
from constructs_lib.rollouts.controller_rights import ACCOUNT, grant_controller_rights

from ...conftest import Manifest, synth
from .build import module_folder, program
from .control_plane import ControlPlane
from .processes import Process

NAMESPACE = "argo-rollouts"
GATEWAY_API = "sigs.k8s.io/gateway-api@v1.2.1"
_ROLLOUTS = "github.com/argoproj/argo-rollouts"
_PLUGIN = "argoproj-labs/gatewayAPI"


def definitions() -> list[Manifest]:
    """Return the definitions of Argo Rollouts' kinds, and of HTTPRoute."""
    rollouts = module_folder("argo-rollouts", _ROLLOUTS) / "manifests" / "crds"
    routes = module_folder("argo-rollouts", GATEWAY_API) / "config" / "crd" / "standard"
    files = [
        *sorted(rollouts.glob("*-crd.yaml")),
        routes / "gateway.networking.k8s.io_httproutes.yaml",
    ]
    return [yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for file in files]


def rights() -> list[Manifest]:
    """Return what the library grants the controller."""
    chart = Chart(App(), "rights", disable_resource_name_hashes=True)
    grant_controller_rights(chart, NAMESPACE)
    return synth(chart)


def _arguments() -> list[str]:
    """Return what the library has the chart give the controller."""
    chart = next(chart for chart in EDGE_26_8_3.charts if chart.name == "argo-rollouts")
    controller: Any = chart.values["controller"]
    arguments: list[str] = controller["extraArgs"]
    return arguments


class ArgoRolloutsController:
    """The controller, as the ServiceAccount of the chart, with the stand-in for its plugin."""

    def __init__(self, control_plane: ControlPlane) -> None:
        self._control_plane = control_plane
        self._folder = control_plane.workdir / "argo-rollouts"
        kubeconfig = self._folder / "kubeconfig"
        log = control_plane.workdir / "logs" / "rollouts-controller.log"
        self.process = Process(
            "rollouts-controller",
            # It copies its plugins into the folder in which it runs.
            [
                *("sh", "-c", 'cd "$0" && exec "$@"', self._folder),
                program("rollouts-controller"),
                *("--kubeconfig", kubeconfig, "--leader-elect=false"),
                # It would listen on every address; at -1 it says so, and goes on.
                *("--metricsPort=-1", "--healthzPort=-1"),
                *_arguments(),
            ],
            log=log,
            ready=lambda: log.is_file() and "Started controller" in log.read_text("utf-8"),
            environment={"KUBECONFIG": str(kubeconfig), "POD_NAMESPACE": NAMESPACE},
        )

    def __enter__(self) -> Self:
        self._install()
        self._folder.mkdir(parents=True, exist_ok=True)
        kubectl = self._control_plane.kubectl
        token = kubectl("create", "token", ACCOUNT, "--namespace", NAMESPACE, "--duration=2h")
        self._control_plane.write_kubeconfig(self._folder / "kubeconfig", token.strip())
        self.process.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stop()

    def _install(self) -> None:
        """Make its kinds, its account with its rights, and its settings."""
        kubectl = self._control_plane.kubectl
        kubectl.define(definitions())
        metadata = {"name": ACCOUNT, "namespace": NAMESPACE}
        plugin = {"name": _PLUGIN, "location": f"file://{program('gateway-api-plugin')}"}
        settings = {"name": "argo-rollouts-config", "namespace": NAMESPACE}
        kubectl.apply(
            [
                {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}},
                {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata},
                {
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "metadata": settings,
                    "data": {"trafficRouterPlugins": yaml.safe_dump([plugin])},
                },
                *rights(),
            ]
        )


class StandInPrometheus:
    """A Prometheus on loopback whose every answer is the same.

    Attributes:
        rate: What it answers; ``None`` for an empty result.
        queries: What it was asked.
        asked_at: When it was last asked, by the clock.
    """

    def __init__(self) -> None:
        self.rate: float | None = None
        self.queries: list[str] = []
        self.asked_at = 0.0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", "0"))
                self._answer(self.rfile.read(length).decode())

            def do_GET(self) -> None:
                self._answer(urlsplit(self.path).query)

            def _answer(self, parameters: str) -> None:
                outer.queries += parse_qs(parameters).get("query", [])
                outer.asked_at = time.monotonic()
                content = json.dumps(outer.answer()).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                """Stay silent; ``queries`` remembers."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def answer(self) -> Manifest:
        """Return a vector as Prometheus has it, of one sample or of none."""
        sample: Manifest = {"metric": {}, "value": [0, str(self.rate)]}
        result: list[Manifest] = [] if self.rate is None else [sample]
        return {"status": "success", "data": {"resultType": "vector", "result": result}}

    def hashes(self) -> set[str]:
        """Return the hashes of the pods that it was asked about."""
        label = r'rollouts_pod_template_hash="([^"]*)"'
        return {found for query in self.queries for found in re.findall(label, query)}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
