"""cert-manager and trust-manager, and the definitions of their kinds, of both generations."""

from __future__ import annotations

import json
from typing import Literal

import yaml

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, LinkerdRelease

from ...conftest import Manifest
from .api import Api
from .article_bundle import article_bundle
from .build import module_folder, program
from .control_plane import ControlPlane
from .keys import self_signed
from .processes import Process, answers_http, free_port
from .secret_volume import SecretVolume

Generation = Literal["article", "current"]
"""cert-manager 1.16.1 and trust-manager 0.12.0, or 1.21.2 and 0.25.0."""

NAMESPACE = "cert-manager"

_CERT_MANAGER = "github.com/cert-manager/cert-manager"
_TRUST_MANAGER = "github.com/cert-manager/trust-manager"
_CONTROLLERS: dict[Generation, str] = {
    "article": "cert-manager-article",
    "current": "cert-manager",
}


def cert_manager_crds(generation: Generation) -> list[Manifest]:
    """Return the definitions of cert-manager's kinds, without the chart's labels."""
    folder = module_folder(_CONTROLLERS[generation], _CERT_MANAGER) / "deploy" / "crds"
    definitions = [
        manifest
        for file in sorted(folder.glob("*.yaml"))
        for manifest in yaml.load_all(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        if manifest
    ]
    for definition in definitions:
        definition["metadata"].pop("labels", None)  # Helm's templates
        definition["metadata"]["annotations"] = {"helm.sh/resource-policy": "keep"}
    return definitions


def trust_manager_crds(generation: Generation) -> list[Manifest]:
    """Return the definitions of trust-manager's kinds."""
    folder = module_folder("trust-manager", _TRUST_MANAGER) / "deploy" / "crds"
    if generation == "current":
        return [yaml.safe_load(file.read_text("utf-8")) for file in sorted(folder.glob("*.yaml"))]
    text = (folder / "trust.cert-manager.io_bundles.yaml").read_text("utf-8")
    return [article_bundle(yaml.safe_load(text))]


def chart_definitions(generation: Generation) -> dict[str, list[str]]:
    """Return what the stand-ins of both charts bring with them, as texts."""
    definitions = {
        "cert-manager": cert_manager_crds(generation),
        "trust-manager": trust_manager_crds(generation),
    }
    # JSON is YAML, and Python writes it ten times as fast. On many lines, because what shares one
    # with a template's action is left out.
    return {
        chart: [json.dumps(each, indent=1) for each in ones] for chart, ones in definitions.items()
    }


def definitions_by_version() -> dict[str, list[str]]:
    """Return what both charts bring in each of the library's releases, by name and version."""
    generations: tuple[tuple[Generation, LinkerdRelease], ...] = (
        ("article", STABLE_2_14_10),
        ("current", EDGE_26_8_3),
    )
    return {
        f"{chart.name} {chart.version}": definitions[chart.name]
        for generation, release in generations
        for definitions in [chart_definitions(generation)]
        for chart in release.charts
        if chart.name in definitions
    }


class CertManager:
    """cert-manager's controllers, its cainjector and its webhook, as three processes."""

    def __init__(self, control_plane: ControlPlane, generation: Generation = "current") -> None:
        self._control_plane = control_plane
        self.generation: Generation = generation
        self._webhook_port = free_port()
        self.controller = self._process("controller")
        self.cainjector = self._process("cainjector")
        self.webhook = self._process("webhook", f"--webhook=127.0.0.1:{self._webhook_port}")

    @property
    def processes(self) -> list[Process]:
        """All of them."""
        return [self.controller, self.cainjector, self.webhook]

    def install_crds(self, generation: Generation | None = None) -> None:
        """Apply the definitions of cert-manager's kinds, as its chart does."""
        self._control_plane.kubectl.define(cert_manager_crds(generation or self.generation))

    def start(self, *, wait: bool = True) -> None:
        """Start all; without *wait* their kinds need not exist yet."""
        services = self._control_plane.services
        services.serve(NAMESPACE, "cert-manager-webhook", self._webhook_port)
        for process in self.processes:
            process.start(wait=False)
        if wait:
            for process in self.processes:
                process.wait_ready()

    def stop(self) -> None:
        """Ask all to end."""
        for process in self.processes:
            process.stop()

    def kill(self) -> None:
        """Kill all, whatever they are about."""
        for process in self.processes:
            process.kill()

    def restart(self) -> None:
        """Stop all, and start them."""
        self.stop()
        self.start()

    def _process(self, component: str, *arguments: str) -> Process:
        port = free_port()
        name = f"cert-manager-{component}"
        return Process(
            name,
            [
                program(_CONTROLLERS[self.generation]),
                f"--component={component}",
                f"--kubeconfig={self._control_plane.kubectl.kubeconfig}",
                f"--cluster-resource-namespace={NAMESPACE}",
                f"--readyz=127.0.0.1:{port}",
                *arguments,
                "-v=2",
            ],
            log=self._control_plane.workdir / "logs" / f"{name}.log",
            ready=answers_http(port, "/readyz"),
        )


class TrustManager:
    """trust-manager with its webhook, which Service trust-manager leads to."""

    def __init__(self, control_plane: ControlPlane) -> None:
        self._control_plane = control_plane
        self._readyz, self._webhook = free_port(), free_port()
        self._certificates = control_plane.workdir / "trust-manager"
        self._volume = SecretVolume(NAMESPACE, "trust-manager-tls", self._certificates)
        self.process = Process(
            "trust-manager",
            [
                program("trust-manager"),
                f"--kubeconfig={control_plane.kubectl.kubeconfig}",
                "--leader-elect=false",
                f"--trust-namespace={NAMESPACE}",
                f"--readiness-probe-port={self._readyz}",
                "--metrics-port=0",
                "--webhook-host=127.0.0.1",
                f"--webhook-port={self._webhook}",
                f"--webhook-certificate-dir={self._certificates}",
            ],
            log=control_plane.workdir / "logs" / "trust-manager.log",
            ready=answers_http(self._readyz, "/readyz"),
        )

    @property
    def ca_bundle(self) -> str:
        """The webhook's certificate, which is its own CA, as PEM."""
        return (self._certificates / "tls.crt").read_text("utf-8")

    def install_crds(self, generation: Generation = "current") -> None:
        """Apply the definition of Bundle, as trust-manager's chart does."""
        self._control_plane.kubectl.define(trust_manager_crds(generation))

    def start(self, *, wait: bool = True) -> None:
        """Start it, with a certificate that nobody else has made."""
        if not self._certificates.is_dir():
            self_signed(self._certificates, f"trust-manager.{NAMESPACE}.svc")
        self._serve()
        self.process.start(wait=wait)

    def start_mounted(self) -> None:
        """Start it as soon as there is the Secret that its chart mounts into its pod."""
        self._serve()
        api = Api(self._control_plane.kubectl.kubeconfig)
        self._volume.start(api, lambda: self.process.start(wait=False))

    def stop(self) -> None:
        """Ask it to end."""
        self._volume.stop()
        self.process.stop()

    def kill(self) -> None:
        """Kill it, whatever it is about."""
        self._volume.stop()
        self.process.kill()

    def restart(self) -> None:
        """Stop it, and start it."""
        self.stop()
        self.start()

    def _serve(self) -> None:
        self._control_plane.services.serve(NAMESPACE, "trust-manager", self._webhook)
