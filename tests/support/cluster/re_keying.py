"""Re-keys of the trust anchor under everything that may go on meanwhile."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from ...conftest import Manifest
from .api import UNREACHABLE, Api, ApiError
from .build import program
from .disturbance import CHURNED, Disturbance
from .figures import Figures
from .guarded_cluster import pod
from .installation import decoded
from .kubectl import Kubectl, KubectlError
from .kubelet import Kubelet
from .prover import Prover
from .rotator_runs import RotatorRuns
from .waiting import wait_until
from .workloads import TEAM, deployment, disruption_budget

ANCHORS = ("linkerd-trust-anchor", "linkerd-trust-anchor-2")
STATE = "linkerd-anchor-rotation"
GUARDED, LONE = "guarded", "lone"
_SAID = {GUARDED: f"PodDisruptionBudget {GUARDED}", LONE: f"Pod {TEAM}/{LONE}"}
_PATIENCE = 6.0
"""Seconds for which somebody lets the rotator wait before he does what it asks for."""

CLOCKS = {
    "everySeconds": 10,
    "issuanceSeconds": 30,
    "clockSkewSeconds": 2,
    "kubeletSeconds": 8,
    "marginSeconds": 3,
    "deadlineSeconds": 300,
    "pollSeconds": 1,
}
"""The settings that make in minutes what takes weeks; the model's delays are within them."""


def quickened(manifests: list[Manifest], **changed: object) -> list[Manifest]:
    """Return a rotator's objects with settings that are quick; it runs when it is told to."""
    for manifest in manifests:
        if manifest["kind"] == "CronJob":
            manifest["spec"]["suspend"] = True
        if manifest["kind"] == "ConfigMap" and "settings.json" in manifest.get("data", {}):
            settings = json.loads(manifest["data"]["settings.json"])
            manifest["data"]["settings.json"] = json.dumps(settings | CLOCKS | changed)
    return manifests


def unwilling() -> list[Manifest]:
    """Return what comes and goes, and what the rotator may not restart until somebody lets it."""
    lone = pod()
    lone["metadata"] |= {"name": LONE, "namespace": TEAM}
    del lone["metadata"]["generateName"]
    return [
        deployment(CHURNED, 2),
        deployment(GUARDED, 2),
        disruption_budget(GUARDED, unavailable=0),
        lone,
    ]


@dataclass(slots=True)
class Told:
    """What the rotator's status has said.

    Attributes:
        phases: Each phase, with the time of the clock at which it was first seen, as they came.
        named: Of what stood in its way, since when.
    """

    phases: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    named: dict[str, float] = field(default_factory=dict[str, float])

    def hear(self, status: Manifest) -> None:
        """Take note of a status."""
        now = time.monotonic()
        phase = status.get("phase", "")
        if phase and (not self.phases or self.phases[-1][1] != phase):
            self.phases.append((now, phase))
        text = json.dumps(status.get("waits", []))
        for name, said in _SAID.items():
            if said in text:
                self.named.setdefault(name, now)
            else:
                self.named.pop(name, None)


class ReKeying:
    """Lets the rotator run, disturbs it, and helps it where it asks for people."""

    def __init__(
        self,
        kubectl: Kubectl,
        workdir: Path,
        *,
        seed: int,
        kills: int,
        latest: float = 12.0,
        also: Callable[[], None] | None = None,
        kubelet: Kubelet | None = None,
    ) -> None:
        """Kill so many runs, each after *latest* seconds at the latest.

        *also* is done at a moment of each re-key.
        The rotator's pods run on a *kubelet* that runs already, or else on one of its own.
        """
        self.told = Told()
        self.held: set[str] = set()
        """What was named by the rotator as in its way, at any time."""
        self._kubectl = kubectl
        self._api = Api(kubectl.kubeconfig)
        self._seed = seed
        self._random = random.Random(seed)  # noqa: S311
        self._shared = kubelet is not None
        self.kubelet = kubelet or Kubelet(
            kubectl.kubeconfig, workdir / "rotator", program("kubectl")
        )
        self.runs = RotatorRuns(self._api, self.kubelet, seed=seed, kills=kills, latest=latest)
        self.disturbance = Disturbance(self._api, seed=seed)
        self._keys: dict[str, bytes] = {}
        self._active = ""
        self._retired: set[str] = set()
        self.flips: list[float] = []
        """When the identity issuer came to name another anchor, by the clock."""
        self.re_keyed: list[float] = []
        """When a re-key was full: an anchor that had been the active one got another key.

        The second anchor of a new cluster is re-keyed once before: nobody can tell that it was
        never the active one.
        """
        self._interferences: list[tuple[float, Callable[[], None]]] = []
        self._planned = [self._issue_anew, self._restart_control_plane, *([also] if also else [])]
        self._lone = [manifest for manifest in unwilling() if manifest["kind"] == "Pod"]

    def start(self) -> None:
        """Begin."""
        if not self._shared:
            self.kubelet.start()
        self._kubectl.wait_ready("node", self.kubelet.name)
        self._look_at_keys()
        self._plan_interferences()
        self.runs.start()
        self.disturbance.start()

    def stop(self) -> None:
        """End all that was begun."""
        self.runs.stop()
        self.disturbance.stop()
        if not self._shared:
            self.kubelet.stop()

    def wait(self, count: int, *, killed: int = 0, timeout: float) -> None:
        """Go on until so many re-keys are full, and so many runs were killed."""

        def done() -> bool:
            with suppress(ApiError, KubectlError, *UNREACHABLE):
                self._attend()
            return len(self.re_keyed) >= count and self.runs.killed >= killed

        wait_until(done, self.story, timeout=timeout, interval=0.5)

    def story(self) -> str:
        """Return how it went and what it says, for people."""
        first = self.told.phases[0][0] if self.told.phases else 0.0
        phases = [f"{at - first:.0f} s {phase}" for at, phase in self.told.phases]
        status = self._status().get("waits")
        logs = [*self.kubelet.logs().values()][-1:]
        runs = f"{self.runs.runs} runs, {self.runs.killed} killed, failed: {self.runs.failed}"
        moved = f"{len(self.flips)} flips, {len(self.re_keyed)} full re-keys"
        return "\n".join([moved, *phases, f"{status}", runs, *logs])

    def tell(self, figures: Figures, prover: Prover, what: str) -> None:
        """Take note of what there was to see, and of what was seen."""
        counted: dict[str, tuple[float, str]] = {
            "the seed": (self._seed, ""),
            "handshakes that failed": (prover.failed, "pairs"),
            "without a valid leaf": (prover.pod_seconds, "pod s"),
            "handshakes judged": (prover.pairs / 1000, "thousand"),
            "chains shown": (prover.chains, "chains"),
            "sets of anchors held": (len(prover.anchor_sets), "sets"),
            "runs of the rotator": (self.runs.runs, "runs"),
            "of them killed": (self.runs.killed, "runs"),
            "pods made by hand meanwhile": (self.disturbance.made, "pods"),
            "pods deleted meanwhile": (self.disturbance.deleted, "pods"),
            "rollouts that others began": (self.disturbance.restarts, "rollouts"),
        }
        for name, (value, unit) in counted.items():
            figures.add(f"{what}: {name}", value, unit)

    def _attend(self) -> None:
        self.told.hear(self._status())
        self.held |= self.told.named.keys()
        now = time.monotonic()
        for name, since in [*self.told.named.items()]:
            if now - since > _PATIENCE:
                self._help(name)
        self._look_at_issuer()
        if self._look_at_keys():
            self._budget(0)
            self._plan_interferences()
        if self._interferences and now > self._interferences[0][0]:
            self._interferences.pop(0)[1]()

    def _status(self) -> Manifest:
        path = f"/api/v1/namespaces/linkerd/configmaps/{STATE}"
        data: dict[str, str] = self._api.get(path).get("data") or {}
        found: Manifest = json.loads(data.get("status.json", "{}"))
        return found

    def _help(self, name: str) -> None:
        if name == GUARDED:
            self._budget(1)
        else:
            self._kubectl.delete("pod", LONE, namespace=TEAM)
            self._kubectl.apply(self._lone)
        self.told.named.pop(name, None)

    def _budget(self, unavailable: int) -> None:
        self._kubectl.apply([disruption_budget(GUARDED, unavailable=unavailable)])

    def _look_at_issuer(self) -> None:
        group = "/apis/cert-manager.io/v1/namespaces/linkerd"
        issuer = self._api.get(f"{group}/certificates/linkerd-identity-issuer")
        active = issuer["spec"]["issuerRef"]["name"]
        if self._active and active != self._active:
            self.flips.append(time.monotonic())
            self._retired.add(self._active)
        self._active = active

    def _look_at_keys(self) -> bool:
        """Look whether an anchor has another key than before; return whether that made it full."""
        full = False
        for name in ANCHORS:
            secret = self._api.get(f"/api/v1/namespaces/cert-manager/secrets/{name}")
            certificate = x509.load_pem_x509_certificate(decoded(secret)["tls.crt"])
            key = certificate.public_key().public_bytes(
                Encoding.DER, PublicFormat.SubjectPublicKeyInfo
            )
            if self._keys.setdefault(name, key) != key:
                self._keys[name] = key
                full = full or name in self._retired
                self._retired.discard(name)
        self.re_keyed += [time.monotonic()] if full else []
        return full

    def _plan_interferences(self) -> None:
        self._random.shuffle(self._planned)
        now = time.monotonic()
        times = sorted(now + self._random.uniform(5, 150) for _ in self._planned)
        self._interferences = [*zip(times, self._planned, strict=True)]

    def _issue_anew(self) -> None:
        """Give the identity issuer another key, as MeshRestarter may at any moment."""
        path = "/api/v1/namespaces/linkerd/secrets/linkerd-identity-issuer"
        self._api.delete(path, {})

    def _restart_control_plane(self) -> None:
        """Restart the control plane, as MeshRestarter may at any moment."""
        self._kubectl("rollout", "restart", "deployment", "--namespace", "linkerd")
