"""A mesh that trusts and distrusts as a real one does, around the pods that a cluster has.

For every running pod with a proxy there is a proxy here, with the anchors of that pod and a real
leaf; for every pod of linkerd-identity an identity that issues those leaves; and every pod of
linkerd-proxy-injector has its own view of the trust roots. Views are late by some seconds, each pod
by a time of its own, as volumes of kubelets are. A prover looks at all of it several times a
second. When the API server is away everything goes on with what was there.

What is not modelled: a pod of linkerd-identity that refuses to start is Ready nevertheless, because
kwok plays it.
"""

from __future__ import annotations

import base64
import random
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec

from ...conftest import Manifest
from .api import UNREACHABLE, Api, ApiError
from .handshake import Anchors, Chain, anchors_of
from .identity import Identity, IdentityError, Issuance, IssuerFiles
from .injector import CONTROL_PLANE
from .lagging_copy import History, LaggingCopy
from .mesh import TRUST_ROOTS, TRUST_ROOTS_KEY
from .meshed_pod import MeshedPod, meshed_pod
from .model_proxy import ModelProxy
from .prover import Member, Prover

NAMESPACE = "linkerd"
IDENTITY, INJECTOR = "identity", "proxy-injector"
_ISSUER = f"/api/v1/namespaces/{NAMESPACE}/secrets/linkerd-identity-issuer"
_ROOTS = f"/api/v1/namespaces/{NAMESPACE}/configmaps/{TRUST_ROOTS}"
_PODS = f"/api/v1/pods?labelSelector={CONTROL_PLANE}%3D{NAMESPACE}"
_PAUSE = 0.25
_BACK_OFF = 3.0
"""Seconds after which an identity that did not start is started again; kubelets wait longer."""


@dataclass(slots=True)
class _IdentityPod:
    """A pod of linkerd-identity, and when its container is started again if it ended."""

    roots: LaggingCopy[str]
    issuer: LaggingCopy[IssuerFiles]
    running: Identity | None = None
    due: float = 0.0


class ModelMesh:
    """The mesh of one cluster."""

    def __init__(
        self,
        api: Api,
        *,
        seed: int,
        issuance: Issuance,
        delays: tuple[float, float] = (1.0, 5.0),
    ) -> None:
        """Have a mesh; *delays* are the shortest and the longest of a volume, in seconds."""
        self.prover = Prover()
        self.refused_leaves = 0
        """How many leaves proxies were given and did not believe."""
        self.refused_starts = 0
        """How often an identity did not start because its issuer does not chain."""
        self.skipped_issuers = 0
        """How many issuers identities did not take, for the same reason."""
        self._api = api
        self.issuance = issuance
        """What pods of linkerd-identity that start from now on go by."""
        self._delays = delays
        self._random = random.Random(seed)  # noqa: S311
        self._roots, self._issuer = History[str](), History[IssuerFiles]()
        self._pods: dict[str, MeshedPod] = {}
        self._proxies: dict[str, ModelProxy] = {}
        self._identities: dict[str, _IdentityPod] = {}
        self._injectors: dict[str, LaggingCopy[str]] = {}
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._error: BaseException | None = None

    def start(self) -> None:
        """Begin, and go on until it is stopped."""
        self._thread = threading.Thread(target=self._run, name="model mesh", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, and tell what went wrong here, if anything did."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join(30)
            self._thread = None
        if self._error is not None:
            raise self._error

    def trust_roots(self) -> str:
        """Return what one of the injector's pods, any of them, sees in its volume.

        Raises:
            OSError: None runs.
        """
        with self._lock:
            if not self._injectors:
                raise ConnectionRefusedError("no pod of linkerd-proxy-injector runs")
            found = self._random.choice([*self._injectors.values()])
            return found.at(time.monotonic()) or ""

    def begin_anew(self) -> Prover:
        """Forget what the prover has counted so far, and return the one that counts now."""
        with self._lock:
            self.prover = Prover()
            return self.prover

    @property
    def size(self) -> int:
        """How many pods the mesh has now."""
        return len(self._pods)

    @property
    def anchor_sets(self) -> dict[Anchors, int]:
        """How many pods have each set of anchors now."""
        with self._lock:
            found: dict[Anchors, int] = {}
            for proxy in self._proxies.values():
                found[proxy.anchors] = found.get(proxy.anchors, 0) + 1
            return found

    def _run(self) -> None:
        while not self._closing.wait(_PAUSE):
            try:
                with suppress(ApiError, *UNREACHABLE):
                    self._observe()
                with self._lock:
                    self._live(time.monotonic(), datetime.now(UTC))
            except Exception as error:
                self._error = self._error or error

    def _observe(self) -> None:
        """Look at the cluster; what could not be seen stays as it was."""
        with suppress(ApiError):
            roots = self._api.get(_ROOTS).get("data", {})[TRUST_ROOTS_KEY]
            self._roots.note(roots, time.monotonic())
        with suppress(ApiError):
            self._issuer.note(_issuer_files(self._api.get(_ISSUER)), time.monotonic())
        listed = self._api.get(_PODS)["items"]
        found = {pod.uid: pod for each in listed if (pod := meshed_pod(each))}
        with self._lock:
            self._pods = found

    def _live(self, clock: float, now: datetime) -> None:
        self._follow(clock)
        self._start_identities(clock, now)
        ordered = sorted(self._pods.values(), key=lambda each: each.component != IDENTITY)
        for pod in ordered:
            proxy = self._proxies.get(pod.uid)
            if proxy is not None:
                self._renew(pod, proxy, now)
        members = [
            Member(pod.label, proxy.anchors, proxy.chain)
            for pod in ordered
            if (proxy := self._proxies.get(pod.uid))
        ]
        self.prover.look(members, now)

    def _follow(self, clock: float) -> None:
        """Have a stand-in for each pod that is there, and none for others."""
        for known in (self._proxies, self._identities, self._injectors):
            for uid in [*known.keys() - self._pods.keys()]:
                del known[uid]
        for uid, pod in self._pods.items():
            if uid not in self._proxies and (pem := self._anchors(pod, clock)):
                self._proxies[uid] = ModelProxy(
                    pod.identity, anchors_of(pem), patience=timedelta(seconds=1)
                )
            if pod.component == IDENTITY and uid not in self._identities:
                issuer = LaggingCopy(self._issuer, self._delay())
                self._identities[uid] = _IdentityPod(self._view(), issuer)
            if pod.component == INJECTOR and uid not in self._injectors:
                self._injectors[uid] = self._view()

    def _anchors(self, pod: MeshedPod, clock: float) -> str | None:
        if pod.trust_anchors is not None:
            return pod.trust_anchors
        return self._view().at(clock)

    def _view(self) -> LaggingCopy[str]:
        return LaggingCopy(self._roots, self._delay())

    def _delay(self) -> float:
        return self._random.uniform(*self._delays)

    def _start_identities(self, clock: float, now: datetime) -> None:
        for pod in self._identities.values():
            files = pod.issuer.at(clock)
            if files is None:
                continue
            if pod.running is not None:
                before = pod.running.skipped
                pod.running.see(files, now)
                self.skipped_issuers += pod.running.skipped - before
            elif clock >= pod.due and (roots := pod.roots.at(clock)):
                try:
                    pod.running = Identity(roots.encode(), files, now, self.issuance)
                except IdentityError:
                    self.refused_starts += 1
                    pod.due = clock + _BACK_OFF

    def _renew(self, pod: MeshedPod, proxy: ModelProxy, now: datetime) -> None:
        def certify(name: str, key: ec.EllipticCurvePublicKey, at: datetime) -> Chain:
            return self._certify(pod, proxy, name, key, at)

        refused = proxy.refused
        proxy.renew(certify, self.prover.verifier, now)
        self.refused_leaves += proxy.refused - refused

    def _certify(
        self,
        pod: MeshedPod,
        proxy: ModelProxy,
        name: str,
        key: ec.EllipticCurvePublicKey,
        now: datetime,
    ) -> Chain:
        """Return a leaf from an identity whose own proxy is believed; a pod reaches its own."""
        for uid in self._random.sample([*self._identities], len(self._identities)):
            identity, its = self._identities[uid].running, self._proxies.get(uid)
            if identity is None or its is None:
                continue
            believed = its.chain is not None and not self.prover.verifier.failure(
                proxy.anchors, its.chain, now
            )
            if uid == pod.uid or believed:
                with suppress(IdentityError):
                    return identity.certify(name, key, now)
        raise IdentityError("no identity can be reached")


def _issuer_files(secret: Manifest) -> IssuerFiles:
    # What the CLI and the chart's own scheme write has other names; the charts here read these.
    data = {"tls.crt": secret["data"].get("crt.pem"), "tls.key": secret["data"].get("key.pem")}
    data |= secret["data"]
    certificates, key = (base64.b64decode(data[name]) for name in ("tls.crt", "tls.key"))
    return IssuerFiles(certificates, key)
