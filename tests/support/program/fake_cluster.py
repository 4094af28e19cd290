"""A cluster in memory, with the small interface of the rotator's Cluster."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from constructs_lib.program.certificates import parse_pem
from constructs_lib.program.cluster import Cluster
from constructs_lib.program.decision import decide
from constructs_lib.program.objects import stamp
from constructs_lib.program.observe import observe
from constructs_lib.program.observed import WORKLOADS
from constructs_lib.program.outcome import Decision
from constructs_lib.program.settings import ChangedError, RotatorSettings

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
    workload,
)

CERTIFICATES = "apis/cert-manager.io/v1"
CONTROL_PLANE = ("linkerd-destination", "linkerd-identity", "linkerd-proxy-injector")
ISSUER = "linkerd-identity-issuer"
ROOTS = "linkerd-identity-trust-roots"
STATE = "linkerd-anchor-rotation"
BUNDLES = "apis/trust.cert-manager.io/v1alpha1/bundles"
CONFIG_MAPS = f"api/v1/namespaces/{MESH}/configmaps"
HOME = {"namespace": MESH}

SETTINGS: Object = {
    "controlPlaneNamespace": MESH,
    "keepsIdentity": False,
    "commonNames": {},
    "roots": {},
    "certManagerNamespace": MANAGER,
    "anchors": [FIRST, SECOND],
    "active": None,
    "identityIssuer": ISSUER,
    "trustRoots": ROOTS,
    "trustRootsKey": "ca-bundle.crt",
    "state": STATE,
    "gate": "linkerd-anchor-gate",
    "existing": [],
    "identityDeployment": "linkerd-identity",
    "controlPlaneDeployments": list(CONTROL_PLANE),
    "everySeconds": 7776000,
    "workloadsAtOnce": 3,
    "namespaces": None,
    "issuanceSeconds": 86400,
    "clockSkewSeconds": 20,
    "kubeletSeconds": 120,
    "marginSeconds": 3600,
    "deadlineSeconds": 1500,
    "pollSeconds": 5,
}


def settings(**changes: Any) -> RotatorSettings:
    return RotatorSettings.read(json.dumps(SETTINGS | changes))


Hook = Callable[[str, str], None]
"""What is called with a request's method and path."""


class FakeCluster(Cluster):
    """Objects by path. What is in ``before`` and ``after`` is called around each request."""

    def __init__(self) -> None:
        super().__init__("http://nowhere", Path("/nowhere"), time.sleep)
        self.objects: dict[str, Object] = {}
        self.version = 100
        self.sent: list[tuple[str, str, Any]] = []
        self.before: list[Hook] = []
        self.after: list[Hook] = []
        self.difference: float | None = 0

    def put(self, path: str, thing: Object) -> Object:
        """Store an object under its collection's path without its namespace."""
        group, plural = path.rsplit("/", 1)
        place = thing["metadata"]
        self.version += 1
        place["resourceVersion"] = str(self.version)
        home = f"namespaces/{place['namespace']}/" if "namespace" in place else ""
        self.objects[f"{group}/{home}{plural}/{place['name']}"] = thing
        return thing

    def take(self, path: str) -> Object:
        return self.objects[path]

    def touch(self, path: str) -> Object:
        """Return an object that is about to change."""
        self.version += 1
        self.objects[path]["metadata"]["resourceVersion"] = str(self.version)
        return self.objects[path]

    @staticmethod
    def _call(hooks: list[Hook], method: str, path: str) -> None:
        for hook in hooks:
            hook(method, path)

    def get(self, path: str) -> Object | None:
        self._call(self.before, "GET", path)
        found = self.objects.get(path)
        self.requests += 1
        if self.clock_difference is None:
            self.clock_difference = self.difference
        self._call(self.after, "GET", path)
        return copy.deepcopy(found)

    def items(self, path: str, selector: str = "", *, bare: bool = False) -> Iterator[Object]:
        self._call(self.before, "GET", path)
        self.requests += 1
        group, plural = path.rsplit("/", 1)
        group, _, namespace = group.partition("/namespaces/")
        label, _, value = selector.partition("=")
        for where, thing in list(self.objects.items()):
            parts = where.rsplit("/", 4)
            if parts[0] != group or parts[3] != plural or namespace not in ("", parts[2]):
                continue
            labels = thing["metadata"].get("labels", {})
            if label and (label[1:] in labels if label[0] == "!" else labels.get(label) != value):
                continue
            found = {"metadata": thing["metadata"]} if bare else thing
            yield copy.deepcopy(found)
        self._call(self.after, "GET", path)

    def send(self, method: str, path: str, body: Any = None) -> None:
        self._call(self.before, method, path)
        self.requests += 1
        if method == "POST":
            self.sent.append((method, path, body))
            if path == CONFIG_MAPS:
                self.put("api/v1/configmaps", body | {"metadata": body["metadata"] | HOME})
        elif method == "DELETE":
            self.sent.append((method, path, None))
            self.deleted(path)
        else:
            self._patch(path.removesuffix("/status"), body)
            self.sent.append((method, path, body))
        self._call(self.after, method, path)

    def deleted(self, path: str) -> None:
        """Take note of a deletion."""
        self.objects.pop(path, None)

    def _patch(self, path: str, body: Any) -> None:
        if path not in self.objects:
            raise ChangedError("404")
        thing = self.objects[path]
        before = json.dumps(thing.get("spec"), sort_keys=True)
        present = thing["metadata"]["resourceVersion"]
        if body.get("metadata", {}).get("resourceVersion", present) != present:
            raise ChangedError("409")
        _merge(thing, body)
        if json.dumps(thing.get("spec"), sort_keys=True) != before:
            thing["metadata"]["generation"] += 1
        self.touch(path)

    def state(self) -> Object:
        """Return state.json."""
        data = self.take(state_path()).get("data", {})
        return cast("Object", json.loads(data.get("state.json", "{}")))

    def status(self) -> Object:
        """Return status.json."""
        return cast("Object", json.loads(self.take(state_path())["data"]["status.json"]))

    def events(self) -> list[Object]:
        return [body for _, path, body in self.sent if path.endswith("/events")]

    def signals(self) -> set[str]:
        """Return which signals there are."""
        names = (path.removeprefix(f"{state_path()}-") for path in self.objects)
        return {*names} & {"held", "moving"}

    def acts(self) -> list[str]:
        """Return the writes that are neither records nor signals nor Events."""
        return [
            f"{method} {path.rsplit('/', 2)[1]}/{path.rsplit('/', 1)[1]}"
            for method, path, _ in self.sent
            if method != "POST" and not path.startswith(state_path())
        ]


def _merge(thing: Object, change: Object) -> None:
    for key, value in change.items():
        if isinstance(value, dict) and isinstance(thing.get(key), dict):
            _merge(thing[key], cast("Object", value))
        else:
            thing[key] = copy.deepcopy(cast("Any", value))


def state_path() -> str:
    return f"api/v1/namespaces/{MESH}/configmaps/{STATE}"


def certificate_path(namespace: str, name: str) -> str:
    return f"{CERTIFICATES}/namespaces/{namespace}/certificates/{name}"


def path_of(kind: str, namespace: str, name: str) -> str:
    place = WORKLOADS[kind]
    return f"{place.group}/namespaces/{namespace}/{place.plural}/{name}"


def pod_path(namespace: str, name: str) -> str:
    return f"api/v1/namespaces/{namespace}/pods/{name}"


def anchors_state(first: int = 1, second: int = 2, **more: Any) -> Object:
    """A state at rest: the first anchor is active, the second fresh, and a move is due."""
    long_ago = stamp(NOON - timedelta(days=91))
    prints = {FIRST: fingerprint(first), SECOND: fingerprint(second)}
    return {
        "active": prints[FIRST],
        "retired": "the one that the second was before",
        "activeSince": long_ago,
        "lastMovedAt": long_ago,
        "chainSeenAt": long_ago,
        "identityMovedAt": long_ago,
        "issuerUid": "",
        "issuerGeneration": 1,
        "readySince": long_ago,
        "anchors": prints,
    } | more


def fingerprint(number: int) -> str:
    (found,) = parse_pem(anchor(number))
    return found


def deploy(
    cluster: FakeCluster, namespace: str, name: str, anchors: str | None, **more: Any
) -> str:
    """Add a Deployment with its ReplicaSet and one pod; return the pod's path."""
    cluster.put("apis/apps/v1/deployments", workload(namespace, name))
    owned: Object = {"namespace": namespace, "name": f"{name}-1"}
    owned["ownerReferences"] = owned_by("Deployment", name)
    cluster.put("apis/apps/v1/replicasets", {"metadata": owned})
    owners = owned_by("ReplicaSet", f"{name}-1")
    cluster.put("api/v1/pods", pod(namespace, f"{name}-1-a", owners, anchors, **more))
    return pod_path(namespace, f"{name}-1-a")


def bundle(*anchors: str) -> Object:
    """Return the Bundle that these anchors are sources of."""
    sources = [{"secret": {"name": name, "key": "ca.crt"}} for name in anchors]
    return {"metadata": {"name": ROOTS}, "spec": {"sources": sources}}


def healthy(
    *, changed: datetime = NOON - timedelta(hours=1), state: Object | None = None
) -> FakeCluster:
    """A mesh in which all is well, both anchors are everywhere, and a move is due."""
    cluster = FakeCluster()
    both = anchor(1) + anchor(2)
    for name, number in ((FIRST, 1), (SECOND, 2)):
        cluster.put(f"{CERTIFICATES}/certificates", certificate(MANAGER, name, "self-signed"))
        cluster.put(
            f"{CERTIFICATES}/certificaterequests",
            request(MANAGER, name, 1, "self-signed", anchor(number), anchor(number)),
        )
    cluster.put(f"{CERTIFICATES}/certificates", certificate(MESH, ISSUER, FIRST))
    issued = request(MESH, ISSUER, 1, FIRST, anchor(1), anchor(1))
    cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
    cluster.put("api/v1/configmaps", config_map(ROOTS, changed, {"ca-bundle.crt": both}))
    cluster.put(BUNDLES, bundle(FIRST, SECOND))
    empty: Object = {"metadata": {"namespace": MESH, "name": STATE, "annotations": {}}}
    cluster.put("api/v1/configmaps", empty)
    known = anchors_state() if state is None else state
    cluster.take(state_path())["data"] = {"state.json": json.dumps(known)}
    for name in CONTROL_PLANE:
        deploy(cluster, MESH, name, None, started=NOON - timedelta(minutes=30))
    deploy(cluster, SHOP, "web", both)
    return cluster


def look(
    cluster: FakeCluster,
    now: datetime = NOON,
    job: str | None = None,
    **changes: Any,
) -> Decision:
    """Decide by what the cluster is, without doing anything."""
    return decide(observe(cluster, settings(**changes), now, job))


def reasons(decision: Decision) -> str:
    return "\n".join(f"{wait.what}: {wait.why}" for wait in decision.waits)
