"""A mesh in which time passes between any two requests, and what would break it is looked for.

Controllers, kubelets, the injector, linkerd-identity and the proxies act as they do upstream, with
seeded delays. At every tick each pair is judged: one pod's anchors, another pod's leaf.
"""

from __future__ import annotations

import contextlib
import json
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from constructs_lib.program import run as run_command
from constructs_lib.program.certificates import parse_pem
from constructs_lib.program.settings import ChangedError

from .fake_cluster import (
    BUNDLES,
    CERTIFICATES,
    CONTROL_PLANE,
    ISSUER,
    ROOTS,
    FakeCluster,
    bundle,
    certificate_path,
    path_of,
    settings,
    state_path,
)
from .objects import (
    FIRST,
    MANAGER,
    MESH,
    NOON,
    SECOND,
    SHOP,
    Object,
    anchor,
    certificate,
    config_map,
    owned_by,
    pod,
    request,
    stamp,
    workload,
)

KUBELET, LEAF = 20, 90
SETTINGS = settings(
    everySeconds=200,
    workloadsAtOnce=2,
    issuanceSeconds=LEAF,
    clockSkewSeconds=2,
    kubeletSeconds=KUBELET,
    marginSeconds=10,
    deadlineSeconds=250,
    pollSeconds=3,
)
ROOTS_PATH = f"api/v1/namespaces/{MESH}/configmaps/{ROOTS}"


class Killed(BaseException):
    """SIGKILL."""


@dataclass
class Pod:
    """A pod that runs, or will."""

    name: str
    workload: tuple[str, str]
    version: str
    literal: str | None
    ready_at: float
    lag: float
    """How far what its kubelet mounts is behind."""
    roots: frozenset[int] = frozenset()
    started: float | None = None
    gone_at: float | None = None
    leaf: tuple[int, float, float] | None = None
    """Anchor, when to renew, end."""
    issuer: int | None = None
    """Of linkerd-identity: the anchor of the issuer in memory."""
    deaf: bool = False
    """Of linkerd-identity: its watch of the Secret has ended, as linkerd2#15109 has it."""


@dataclass
class History:
    """What a mounted object held, and since when."""

    values: list[tuple[float, Any]] = field(default_factory=list[tuple[float, Any]])

    def set(self, now: float, value: Any) -> None:
        self.values.append((now, value))

    def at(self, when: float) -> Any:
        found = [value for since, value in self.values if since <= when]
        return found[-1] if found else self.values[0][1]


class SimulatedMesh(FakeCluster):
    """Everything that the rotator does not do."""

    def __init__(self, seed: int, *, kills: float = 0.0, chaos: bool = True) -> None:
        super().__init__()
        self.random = random.Random(seed)  # noqa: S311
        self.kills, self.chaos = kills, chaos
        self.seconds = 0.0
        self.killed = self.put_back = 0
        self.failures: list[str] = []
        self.keys = {FIRST: 1, SECOND: 2}
        self.renewals = {FIRST: 0, SECOND: 0}
        self.next_key = 3
        self.pending: list[tuple[float, Any]] = []
        self.roots, self.secret = History(), History()
        self.pods: dict[str, Pod] = {}
        self.versions: dict[tuple[str, str], str] = {}
        self.replicas: dict[tuple[str, str], int] = {}
        self.rekeyed: list[str] = []
        self.counter = 0
        self.issuing = self.nested = False
        self.next_chaos = 100.0
        self._install()
        self.before += [self._pass, self._maybe_kill]
        self.after += [self._maybe_kill]

    # --- set-up

    def _install(self) -> None:
        for name, number in self.keys.items():
            self.put(f"{CERTIFICATES}/certificates", certificate(MANAGER, name, "self-signed"))
            issued = request(MANAGER, name, 1, "self-signed", anchor(number), anchor(number))
            self.put(f"{CERTIFICATES}/certificaterequests", issued)
        self.put(f"{CERTIFICATES}/certificates", certificate(MESH, ISSUER, FIRST))
        issued = request(MESH, ISSUER, 1, FIRST, anchor(1), anchor(1))
        self.put(f"{CERTIFICATES}/certificaterequests", issued)
        self.issued_for = FIRST
        self.secret.set(-1000, 1)
        self.put("api/v1/configmaps", config_map(ROOTS, NOON, {}))
        self.put(BUNDLES, bundle(FIRST, SECOND))
        self._publish()
        self.roots.values = [(-1000, (frozenset((1, 2)), anchor(1) + anchor(2)))]
        state: Object = {"metadata": {"namespace": MESH, "name": state_path().rsplit("/")[-1]}}
        state["metadata"]["annotations"] = {}
        self.put("api/v1/configmaps", state)
        names = [(MESH, name, 2) for name in CONTROL_PLANE]
        for space, name, count in [*names, (SHOP, "web", 3), (SHOP, "cart", 2), (SHOP, "pay", 1)]:
            self.put("apis/apps/v1/deployments", workload(space, name, count))
            self.replicas[space, name] = count
            self.versions[space, name] = ""
            self._replica_set(space, name, "")
            for _ in range(count):
                self._create(space, name, "")
        for _ in range(60):
            self._tick(1)

    def _replica_set(self, space: str, name: str, version: str) -> None:
        meta: Object = {"namespace": space, "name": f"{name}-{version}"}
        meta["ownerReferences"] = owned_by("Deployment", name)
        self.put("apis/apps/v1/replicasets", {"metadata": meta})

    # --- time

    @property
    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds)

    def clock(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        for _ in range(int(seconds) + 1):
            self._tick(1)

    def _pass(self, _method: str, _path: str) -> None:
        self._tick(self.random.random() * 0.15)
        if self.chaos and not self.nested and self.random.random() < 0.004:
            self._second_run()

    def _second_run(self) -> None:
        """A run by hand gets through between two requests of the one that is going on."""
        self.nested = True
        with contextlib.suppress(ChangedError):
            run_command.step(self, SETTINGS, None, self.clock)
        self.nested = False

    def _maybe_kill(self, _method: str, _path: str) -> None:
        if not self.nested and self.random.random() < self.kills:
            self.killed += 1
            raise Killed

    def _tick(self, seconds: float) -> None:
        self.seconds += seconds
        due = [each for each in self.pending if each[0] <= self.seconds]
        self.pending = [each for each in self.pending if each[0] > self.seconds]
        for _, do in sorted(due, key=lambda each: each[0]):
            do()
        self._certificates()
        self._deployments()
        self._kubelets()
        self._leaves()
        self._judge()
        if self.chaos and self.seconds > self.next_chaos:
            self.next_chaos = self.seconds + self.random.uniform(20, 120)
            self.random.choice(
                [
                    self._renew_anchor,
                    self._restart_mesh,
                    self._restart_web,
                    self._reissue,
                    self._put_back,
                ]
            )()

    def _later(self, low: float, high: float, do: Any) -> None:
        self.pending.append((self.seconds + self.random.uniform(low, high), do))

    # --- cert-manager and trust-manager

    def deleted(self, path: str) -> None:
        name = path.rsplit("/", 1)[1]
        if path.startswith(f"{state_path()}-"):
            super().deleted(path)
            return
        if "/secrets/" not in path or name not in self.keys:
            raise AssertionError(path)
        self._later(0, 2, lambda: self._rekey(name))

    def _rekey(self, name: str) -> None:
        self._conditions(MANAGER, name, ready=False, issuing=True)

        def issue() -> None:
            self.keys[name], self.renewals[name] = self.next_key, 0
            self.next_key += 1
            self.rekeyed.append(name)
            self._issued(MANAGER, name, "self-signed", name)
            self._later(0, 5, self._publish)

        self._later(0, 5, issue)

    def _renew_anchor(self) -> None:
        name = self.random.choice([FIRST, SECOND])
        self.renewals[name] += 1
        self._issued(MANAGER, name, "self-signed", name)
        self._later(0, 5, self._publish)

    def _publish(self) -> None:
        text = "".join(
            anchor(self.keys[number], self.renewals[number]) for number in (FIRST, SECOND)
        )
        roots = self.touch(ROOTS_PATH)
        if roots["data"].get("ca-bundle.crt") == text:
            return
        roots["data"] = {"ca-bundle.crt": text}
        roots["metadata"]["managedFields"][0]["time"] = stamp(self.now)
        self.roots.set(self.seconds, (frozenset(self.keys.values()), text))

    def _conditions(self, space: str, name: str, *, ready: bool, issuing: bool) -> None:
        found = self.touch(certificate_path(space, name))
        found["status"]["conditions"] = [
            {"type": "Ready", "status": str(ready)},
            {"type": "Issuing", "status": str(issuing)},
        ]

    def _issued(self, space: str, name: str, issuer: str, slot: str) -> None:
        found = self.touch(certificate_path(space, name))
        revision = found["status"]["revision"] + 1
        pem = anchor(self.keys[slot], self.renewals[slot])
        issued = request(space, name, revision, issuer, pem, pem)
        issued["metadata"]["creationTimestamp"] = stamp(self.now)
        self.put(f"{CERTIFICATES}/certificaterequests", issued)
        found["status"]["revision"] = revision
        self._conditions(space, name, ready=True, issuing=False)

    def _certificates(self) -> None:
        wanted = self.take(certificate_path(MESH, ISSUER))["spec"]["issuerRef"]["name"]
        if wanted != self.issued_for and not self.issuing:
            self._reissue()

    def _reissue(self) -> None:
        """As when its Secret was deleted, or its spec changed."""
        if self.issuing:
            return
        self.issuing = True
        self._conditions(MESH, ISSUER, ready=False, issuing=True)
        wanted = self.take(certificate_path(MESH, ISSUER))["spec"]["issuerRef"]["name"]

        def write() -> None:
            self.secret.set(self.seconds, self.keys[wanted])

            def tell() -> None:
                self._issued(MESH, ISSUER, wanted, wanted)
                self.issued_for, self.issuing = wanted, False

            self._later(0, 2, tell)

        self._later(0, 4, write)

    def _put_back(self) -> None:
        """Argo CD puts the old issuerRef back, although it was told not to: once in a move."""
        if self.state().get("contested"):
            return
        moved, active = self.state().get("identityMovedAt"), self.state().get("activeSince")
        since = datetime.fromisoformat(moved or active or stamp(self.now))
        spec = self.take(certificate_path(MESH, ISSUER))["spec"]["issuerRef"]
        other = SECOND if spec["name"] == FIRST else FIRST
        held = all(self.keys[other] in each.roots for each in self.pods.values())
        if held and self.seconds > 100 and self.now < since + timedelta(seconds=LEAF / 2):
            spec["name"] = other
            self.touch(certificate_path(MESH, ISSUER))["metadata"]["generation"] += 1
            self.put_back += 1

    # --- Deployments, kubelets, injector

    def _restart_mesh(self) -> None:
        """MeshRestarter: it re-issues the identity issuer, and restarts the control plane."""
        self._reissue()
        for name in CONTROL_PLANE:
            self._later(5, 10, lambda name=name: self._restart(MESH, name))

    def _restart_web(self) -> None:
        self._restart(SHOP, "web")

    def _restart(self, space: str, name: str) -> None:
        deployment = self.touch(path_of("Deployment", space, name))
        deployment["metadata"]["generation"] += 1
        note = {"kubectl.kubernetes.io/restartedAt": stamp(self.now)}
        deployment["spec"]["template"]["metadata"] = {"annotations": note}

    def _create(self, space: str, name: str, version: str) -> None:
        self.counter += 1
        literal = None
        if space != MESH:
            injectors = [
                each
                for each in self.pods.values()
                if each.workload == (MESH, "linkerd-proxy-injector") and each.started is not None
            ]
            if not injectors and self.seconds > 10:
                return
            lag = self.random.choice(injectors).lag if injectors else 0.0
            literal = self.roots.at(self.seconds - lag)[1]
        started = Pod(
            name=f"{name}-{version}-{self.counter}",
            workload=(space, name),
            version=version,
            literal=literal,
            ready_at=self.seconds + self.random.uniform(1, 6),
            lag=self.random.uniform(0, KUBELET - 1),
            deaf=self.random.random() < 0.3,
        )
        if literal is not None:
            started.roots = frozenset(
                number for number in range(1, self.next_key) if self._has(literal, number)
            )
        self.pods[started.name] = started
        owners = owned_by("ReplicaSet", f"{name}-{version}")
        shown = pod(space, started.name, owners, literal, started=None, phase="Pending")
        self.put("api/v1/pods", shown)

    @staticmethod
    def _has(text: str, number: int) -> bool:
        (found,) = parse_pem(anchor(number))
        return found in parse_pem(text)

    def _deployments(self) -> None:
        for (space, name), count in self.replicas.items():
            deployment = self.take(path_of("Deployment", space, name))
            template = deployment["spec"]["template"]
            wanted = str(template.get("metadata", {}).get("annotations", ""))
            wanted = "".join(letter for letter in wanted if letter.isdigit())
            if wanted != self.versions[space, name] and self.random.random() < 0.5:
                self.versions[space, name] = wanted
                self._replica_set(space, name, wanted)
                deployment["status"]["observedGeneration"] = deployment["metadata"]["generation"]
            version = self.versions[space, name]
            mine = [pod for pod in self.pods.values() if pod.workload == (space, name)]
            alive = [pod for pod in mine if pod.gone_at is None]
            new = [pod for pod in alive if pod.version == version]
            old = [pod for pod in alive if pod.version != version]
            ready = [pod for pod in alive if pod.started is not None]
            if len(new) < count and len(alive) <= count:
                self._create(space, name, version)
            elif old and len(ready) > count:
                leaving = self.random.choice([pod for pod in old if pod in ready] or old)
                leaving.gone_at = self.seconds + self.random.uniform(0, 8)
                path = f"api/v1/namespaces/{space}/pods/{leaving.name}"
                self.touch(path)["metadata"]["deletionTimestamp"] = stamp(self.now)
            status = {
                "replicas": len(alive),
                "updatedReplicas": len(new),
                "readyReplicas": len(ready),
                "availableReplicas": len([pod for pod in new if pod.started is not None])
                if not old
                else len(ready),
            }
            if any(deployment["status"].get(key) != value for key, value in status.items()):
                self.touch(path_of("Deployment", space, name))["status"] |= status

    def _kubelets(self) -> None:
        for each in list(self.pods.values()):
            path = f"api/v1/namespaces/{each.workload[0]}/pods/{each.name}"
            if each.gone_at is not None and each.gone_at <= self.seconds:
                del self.pods[each.name], self.objects[path]
            elif each.started is None and each.ready_at <= self.seconds:
                self._start(each, path)

    def _start(self, each: Pod, path: str) -> None:
        if each.literal is None:
            each.roots = self.roots.at(self.seconds - each.lag)[0]
        if each.workload == (MESH, "linkerd-identity"):
            issuer = self.secret.at(self.seconds - each.lag)
            if issuer not in each.roots:
                self.failures.append(f"{self.seconds:.0f}: {each.name} does not start")
            each.issuer = issuer
        each.started = self.seconds
        status = self.touch(path)["status"]
        status["phase"] = "Running"
        for container in (*status["containerStatuses"], *status["initContainerStatuses"]):
            if "terminated" not in container["state"]:
                container["state"] = {"running": {"startedAt": stamp(self.now)}}

    # --- linkerd-identity and the proxies

    def _leaves(self) -> None:
        issuing = [pod for pod in self.pods.values() if pod.issuer is not None]
        for each in issuing:
            mounted = self.secret.at(self.seconds - each.lag)
            if mounted in each.roots and not each.deaf:
                each.issuer = mounted
        for each in self.pods.values():
            if each.started is None or (each.leaf and each.leaf[1] > self.seconds):
                continue
            # A pod that terminates may still be asked by a connection that it has.
            if not issuing:
                continue
            by = self.random.choice(issuing).issuer
            if by is not None and by in each.roots:
                end = self.seconds + LEAF
                each.leaf = (by, self.seconds + 0.7 * LEAF, end)
            elif each.leaf is None or each.leaf[2] <= self.seconds:
                self.failures.append(f"{self.seconds:.0f}: {each.name} has no leaf")

    def _judge(self) -> None:
        running = [pod for pod in self.pods.values() if pod.started is not None]
        leaves = {pod.leaf[0] for pod in running if pod.leaf and pod.leaf[2] > self.seconds}
        for each in running:
            if missing := leaves - each.roots:
                self.failures.append(f"{self.seconds:.0f}: {each.name} does not trust {missing}")

    # --- the rotator

    def job(self) -> int:
        """Run the rotator once; that it was killed is no failure."""
        try:
            return run_command.run(self, SETTINGS, None, self.clock, self.sleep)
        except Killed:
            return 0

    def until_rekeyed(self, times: int, limit: float) -> None:
        """Run it by schedule until anchors have got so many new keys."""
        while len(self.rekeyed) < times and self.seconds < limit and not self.failures:
            status = self.job()
            if status:
                self.failures.append(f"{self.seconds:.0f}: exit status {status}")
            self.sleep(self.random.uniform(0, 30))

    def story(self) -> str:
        """Return what may help to understand a failure."""
        data = self.take(state_path()).get("data", {})
        text = data.get("status.txt", "") + data.get("state.json", "")
        return "\n".join([*self.failures[:5], *self.acts()[-20:], text, json.dumps(self.keys)])
