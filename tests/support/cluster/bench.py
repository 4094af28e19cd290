"""One cluster with everything that a scenario needs, each part to be started when it is wanted."""

from __future__ import annotations

from pathlib import Path

from .argo_cd import ArgoCd
from .certificates import CertManager, Generation, TrustManager
from .control_plane import ControlPlane
from .git import GitRepository
from .kubectl import Kubectl
from .processes import Process

LOOKS_AGAIN = 60
"""Seconds between two looks of Argo CD at everything; each costs a bench's cores several seconds,
because definitions of kinds are large."""


class Bench:
    """A control plane that runs, and the rest that can.

    cert-manager, trust-manager and Argo CD are not started, and their kinds are not there yet.
    """

    def __init__(
        self,
        workdir: Path,
        *,
        generation: Generation = "current",
        audited: str = "",
        resync: int = LOOKS_AGAIN,
        progressive_syncs: bool = False,
    ) -> None:
        """Make the parts; Argo CD hears of pushes, and looks again by itself after *resync*."""
        self.workdir = workdir
        self.control_plane = ControlPlane(workdir, audited=audited)
        self.cert_manager = CertManager(self.control_plane, generation)
        self.trust_manager = TrustManager(self.control_plane)
        self.argo_cd = ArgoCd(
            self.control_plane, resync=resync, progressive_syncs=progressive_syncs
        )
        self.git = GitRepository(workdir / "git", announce=self.argo_cd.hear_of_push)

    @property
    def kubectl(self) -> Kubectl:
        """Kubectl as the cluster's administrator."""
        return self.control_plane.kubectl

    @property
    def processes(self) -> list[Process]:
        """Every process of the bench, in the order that they start in."""
        return [
            *self.control_plane.processes,
            *self.cert_manager.processes,
            self.trust_manager.process,
            *self.argo_cd.processes,
        ]

    def start(self) -> None:
        """Start Kubernetes."""
        self.control_plane.start()

    def start_certificates(self, crds: Generation | None = None) -> None:
        """Start cert-manager and trust-manager, with the definitions of their kinds."""
        self.create_namespace("cert-manager")
        self.cert_manager.install_crds(crds)
        self.trust_manager.install_crds(crds or self.cert_manager.generation)
        self.cert_manager.start(wait=False)
        self.trust_manager.start(wait=False)
        for process in (*self.cert_manager.processes, self.trust_manager.process):
            process.wait_ready()

    def create_namespace(self, name: str, **labels: str) -> None:
        """Make a namespace with labels."""
        self.kubectl.apply(
            [
                {
                    "apiVersion": "v1",
                    "kind": "Namespace",
                    "metadata": {"name": name, "labels": labels},
                }
            ]
        )

    def stop(self) -> None:
        """End everything at once; what a scenario wanted to see it has seen."""
        self.trust_manager.kill()
        for process in reversed(self.processes):
            process.kill()
        self.control_plane.stop()

    def logs(self, lines: int = 25) -> dict[str, str]:
        """Return the end of every process's log that there is, by name."""
        tails = {process.name: process.tail(lines) for process in self.processes}
        return {name: tail for name, tail in tails.items() if tail}
