"""A model mesh under commits that turn rotation on and off, and people who do as the docs have it.

Commits are applied as Argo CD does, but in the order that can do most harm: gates first, then what
is gone from git is pruned, then all is applied. What is refused keeps nothing else from being done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from constructs_lib import AnchorRotation, CertificateAuthority, GitAnchorRotation

from ...conftest import Manifest
from .api import Api
from .bench import Bench
from .build import program
from .enforcement import wait_enforced
from .figures import Figures
from .identity import Issuance
from .keys import self_signed
from .kubectl import KubectlError, condition
from .kubelet import Kubelet
from .model_cluster import ANCHOR, ISSUER, ModelCluster, modelled
from .model_mesh import NAMESPACE
from .re_keying import STATE, quickened
from .rotating import GATE, rotating_applications
from .rotator_runs import NAME, RotatorRuns
from .waiting import pause, wait_until

ISSUANCE = 20
CLOCKS = {
    # Only what is asked for moves.
    "everySeconds": 10**6,
    "kubeletSeconds": 6,
    "marginSeconds": 1,
    "clockSkewSeconds": 2,
    "deadlineSeconds": 15,
}
OWN = CertificateAuthority.from_secret_name(ANCHOR)
Option = AnchorRotation | GitAnchorRotation | None
Key = tuple[str, str, str]
PATIENCE = 600
"""Seconds for what waits for leaves to end."""

PRUNED_LAST = "PruneLast=true"


class Ways:
    """The mesh, what git holds of it, and who acts on it."""

    def __init__(self, cluster: ModelCluster, folder: Path, synced: list[Manifest]) -> None:
        self.cluster = cluster
        self.kubectl = cluster.kubectl
        self.kubelet = Kubelet(self.kubectl.kubeconfig, folder / "kubelet", program("kubectl"))
        api = Api(self.kubectl.kubeconfig)
        self.runs = RotatorRuns(api, self.kubelet, seed=0, kills=0, latest=1)
        self._folder = folder
        self._commits = 0
        self._moves = 0
        self._git: dict[str, list[Manifest]] = {}
        self._synced = {_key(each): each for each in synced}
        self._is_rotators = False

    def commit(
        self, option: Option, *, issuance: int = ISSUANCE, is_own: bool = False, **options: Any
    ) -> str:
        """Change what git holds, and return what is refused when it is synced; nothing if all is.

        The Helm value ``issuanceLifetime`` may change with it, and whose the first anchor is.
        *options* are the stack's others.
        """
        self._commits += 1
        written = rotating_applications(
            self._folder / f"dist-{self._commits}",
            anchor_rotation=option,
            **{**({"trust_anchor": OWN} if is_own else {}), **options},
        )
        text = json.dumps(
            {
                name: quickened(part, **CLOCKS, issuanceSeconds=issuance)
                for name, part in written.items()
            }
        )
        # The rotator's ConfigMap is immutable, and named by what is in it.
        self._git = json.loads(text.replace(f"{NAME}-", f"{NAME}-{issuance}-"))
        self._is_rotators = isinstance(option, AnchorRotation)
        self.cluster.mesh.issuance = Issuance.short(issuance)
        return self.sync()

    def sync(self) -> str:
        """Let Argo CD try again, and return what is refused."""
        refused = [self._gate(name, part) or self._apply(part) for name, part in self._git.items()]
        if not any(refused):
            kept = {_key(each) for part in self._git.values() for each in part}
            for key, each in self._synced.items():
                if key not in kept and _sync_options(each) == PRUNED_LAST:
                    self.kubectl.delete(key[0], key[2], namespace=key[1])
            self._synced = {_key(each): each for part in self._git.values() for each in part}
        return "\n".join(filter(None, refused))

    def wait_passed(self) -> None:
        """Wait until what was refused passes, with nobody doing anything but what is asked for."""
        last = ""

        def passes() -> bool:
            nonlocal last
            self._do_what_is_asked_for()
            last = self.sync()
            return not last

        wait_until(passes, lambda: f"it passes: {last}", timeout=PATIENCE)

    def move(self) -> None:
        """Ask for a move."""
        self._moves += 1
        self.kubectl(
            *("create", "job", f"move-{self._moves}", f"--from=cronjob/{NAME}"),
            *("--namespace", NAMESPACE),
        )

    def annotate(self, note: str) -> None:
        """Annotate the record as a person does."""
        self.kubectl(
            *("annotate", "configmap", STATE, "--namespace", NAMESPACE),
            f"rotation.linkerd-gitops/{note}",
        )

    def be_off(self, seconds: float) -> None:
        """Let so much time pass without the rotator, cert-manager and trust-manager."""
        bench = self.cluster.bench
        self.runs.resting = True
        self.kubelet.crash(NAMESPACE, f"{NAME}-")
        processes = [*bench.cert_manager.processes, bench.trust_manager.process]
        for process in processes:
            process.kill()
        pause(seconds)
        for process in processes:
            process.start()
        self.runs.resting = False

    def lose_identity_issuer(self) -> bool:
        """Delete its Certificate; Argo CD makes it again, or else people by what may sign.

        Returns:
            Whether people have.
        """
        self.kubectl.delete("certificate", ISSUER, namespace=NAMESPACE)
        refused = self.sync()
        if refused:
            (text,) = [
                json.dumps(manifest)
                for manifest in self._git["linkerd"]
                if _key(manifest)[2] == ISSUER
            ]
            printed: Manifest = json.loads(text)
            printed["spec"]["issuerRef"]["name"] = self.record["issuers"].partition(",")[0]
            self.kubectl.apply([printed], force=True)
        return bool(refused)

    @property
    def record(self) -> dict[str, str]:
        """What the rotator has recorded."""
        data: dict[str, str] = self.kubectl.get("configmap", STATE, NAMESPACE).get("data", {})
        return data

    def wait_phase(self, *phases: str) -> str:
        """Return the phase once it is one of these."""
        return self._wait(lambda status: status["phase"] in phases and status["phase"], phases)

    def wait_alone(self, *anchors: str) -> str:
        """Wait until one of these anchors alone is in use, and return which."""

        def alone(_: Manifest) -> str:
            record = self.record
            used = {record.get("issuers"), record.get("kept")}
            return next((name for name in anchors if used == {name}), "")

        return self._wait(alone, f"{' or '.join(anchors)} is alone")

    def _wait(self, look: Callable[[Manifest], str | bool], what: object) -> str:
        """Wait for something of the status, and do what it asks of people meanwhile."""
        last: dict[str, Manifest] = {}

        def found() -> str | bool:
            status = last["status"] = self._do_what_is_asked_for()
            return bool(status) and look(status)

        return str(wait_until(found, lambda: f"{what}: {last}", timeout=PATIENCE, interval=0.3))

    def _do_what_is_asked_for(self) -> Manifest:
        """Do what the status asks of people, and return it; nothing if there is none yet."""
        found = self.kubectl.find("configmap", STATE, NAMESPACE) or {}
        status: Manifest = json.loads(found.get("data", {}).get("status.json", "{}"))
        for wait in status.get("waits", []):
            _, is_asked_for, arguments = wait["why"].partition("cmctl renew --namespace ")
            if is_asked_for:
                namespace, name = arguments.split()
                self.cluster.renew(name, namespace)
        return status

    def _gate(self, application: str, part: list[Manifest]) -> str:
        """Run an application's gate, if it has one, and return what it says if it refuses."""
        jobs = [each for each in part if each["kind"] == "Job"]
        if not jobs:
            return ""
        self.kubectl.delete("job", GATE, namespace=application)
        own = [each for each in part if _key(each)[2].startswith(GATE)]
        self.kubectl.apply([*(each for each in own if each not in jobs), *jobs], force=True)

        def is_over(job: Manifest) -> bool:
            return any(condition(job, kind) for kind in ("Complete", "Failed"))

        job = self.kubectl.wait("job", GATE, application, until=is_over)
        if not condition(job, "Failed"):
            return ""
        logs = [
            log
            for path, log in self.kubelet.logs().items()
            if path.startswith(f"{application}/{GATE}")
        ]
        # Each begins with the time.
        return max(logs)

    def _apply(self, part: list[Manifest]) -> str:
        """Prune and apply what belongs to one application, and return what is refused."""
        kept = {_key(manifest) for objects in self._git.values() for manifest in objects}
        refused: list[str] = []
        for key, each in [*self._synced.items()]:
            # A run that begins just now would wait for its ConfigMap until its deadline.
            is_mounted = key[0] == "ConfigMap" and key[2].startswith(NAME)
            if key in kept or is_mounted or _sync_options(each) in ("Prune=false", PRUNED_LAST):
                continue
            try:
                self.kubectl.delete(key[0], key[2], namespace=key[1])
            except KubectlError as error:
                refused.append(str(error))
        guards = [each for each in part if _key(each)[2].startswith("linkerd-adoption-guard")]
        if guards:
            # They are some waves earlier, and Argo CD pauses after each.
            self.kubectl.apply(guards, force=True)
            wait_enforced(self.kubectl)
        try:
            self.kubectl.apply(map(self._as_ignored, part), force=True)
        except KubectlError as error:
            refused.append(str(error))
        return "\n".join(refused)

    def _as_ignored(self, manifest: Manifest) -> Manifest:
        """Return an object with what Argo CD ignores of it as it is in the cluster."""
        found = self.kubectl.find("certificate", ISSUER, NAMESPACE)
        if not self._is_rotators or manifest["metadata"]["name"] != ISSUER or found is None:
            return manifest
        reference = manifest["spec"]["issuerRef"] | {"name": found["spec"]["issuerRef"]["name"]}
        return manifest | {"spec": manifest["spec"] | {"issuerRef": reference}}


def own_anchor(folder: Path, name: str = ANCHOR) -> Manifest:
    """Return a Secret with an anchor that nobody else has made."""
    file = self_signed(folder, "root.corporate.example")
    data = {name: (file.parent / name).read_text("utf-8") for name in ("tls.crt", "tls.key")}
    metadata = {"name": name, "namespace": "cert-manager"}
    return {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": data}


@contextmanager
def unharmed(mesh: Ways, figures: Figures) -> Generator[None]:
    """See to it that no pod refuses another."""
    prover = mesh.cluster.mesh.begin_anew()
    with figures.seconds("a way"):
        yield
    figures.add("a way: handshakes judged", prover.pairs / 1000, "thousand")
    assert prover.pairs
    assert prover.failed == 0, prover.report()


@contextmanager
def ways(bench: Bench, folder: Path, *, is_own: bool = False) -> Generator[Ways]:
    """Return a mesh with one anchor and without rotation, all of whose pods believe each other."""
    parts = rotating_applications(
        folder / "dist", anchor_rotation=None, **({"trust_anchor": OWN} if is_own else {})
    )
    nothing = [each for part in parts.values() for each in part]
    first = [own_anchor(folder / "own")] if is_own else []
    with running(bench, folder, [*first, *nothing], nothing) as found:
        yield found


@contextmanager
def running(
    bench: Bench, folder: Path, certificates: list[Manifest], synced: list[Manifest]
) -> Generator[Ways]:
    """Return a mesh that these certificates make, of which git has what is *synced*."""
    issuance = Issuance.short(ISSUANCE)
    with modelled(bench, folder, certificates, seed=14, issuance=issuance) as cluster:
        found = Ways(cluster, folder, synced)
        found.kubelet.start()
        cluster.kubectl.wait_ready("node", found.kubelet.name)
        found.runs.start()
        try:
            yield found
        finally:
            found.runs.stop()
            found.kubelet.stop()


def _sync_options(manifest: Manifest) -> str:
    annotations = manifest["metadata"].get("annotations", {})
    return str(annotations.get("argocd.argoproj.io/sync-options", ""))


def _key(manifest: Manifest) -> Key:
    metadata = manifest["metadata"]
    return manifest["kind"], metadata.get("namespace", ""), metadata["name"]
