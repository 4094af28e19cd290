"""The model mesh around the pods of an API server that is played here."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ..conftest import Manifest
from ..support.authorities import Authority, anchor, issuer
from ..support.cluster.api import Api, ApiError
from ..support.cluster.handshake import anchors_of
from ..support.cluster.identity import Issuance
from ..support.cluster.injector import CONTROL_PLANE, PROXY, TRUST_ANCHORS
from ..support.cluster.model_mesh import ModelMesh

NOW = datetime.now(UTC).replace(microsecond=0)
LONG = timedelta(days=1)
AT_ONCE, LATE = (0.0, 0.0), (2.0, 2.0)


def new_anchor() -> Authority:
    return anchor(begin=NOW - LONG, end=NOW + LONG)


def new_issuer(of: Authority) -> Authority:
    return issuer(of, begin=NOW - LONG, end=NOW + LONG)


class Cluster(Api):
    """An API server with trust roots, an issuer and pods."""

    def __init__(self, roots: str, signer: Authority) -> None:
        self.roots = roots
        self.signer = signer
        self.pods: list[Manifest] = []
        self.away = False

    def add(self, name: str, *, component: str = "", anchors: str | None = None) -> None:
        """Run another pod; with no *anchors* of its own it reads the ConfigMap."""
        env: Manifest = {"name": TRUST_ANCHORS}
        if anchors is None:
            env["valueFrom"] = {}
        else:
            env["value"] = anchors
        labels = {CONTROL_PLANE: "linkerd", "linkerd.io/control-plane-component": component}
        self.pods.append(
            {
                "metadata": {"name": name, "namespace": "team", "uid": name, "labels": labels},
                "spec": {"containers": [{"name": PROXY, "env": [env]}]},
                "status": {"phase": "Running"},
            }
        )

    def _ask(self, method: str, path: str, *_: Any, **__: Any) -> Manifest:
        assert method == "GET"
        if self.away:
            raise ConnectionRefusedError
        if "/configmaps/" in path:
            return {"data": {"ca-bundle.crt": self.roots}}
        if "/secrets/" in path:
            files = self.signer.files
            data = {"tls.crt": files.certificates, "tls.key": files.key}
            return {"data": {key: base64.b64encode(each).decode() for key, each in data.items()}}
        if "/pods" in path:
            return {"items": self.pods}
        raise ApiError(404, path)


@contextmanager
def running(
    cluster: Cluster, delays: tuple[float, float] = AT_ONCE, lifetime: float = 1000
) -> Generator[ModelMesh]:
    mesh = ModelMesh(cluster, seed=1, issuance=Issuance.short(lifetime), delays=delays)
    mesh.start()
    try:
        yield mesh
    finally:
        mesh.stop()


def until(look: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < end, "not in time"
        time.sleep(0.05)


def whole(roots: str, signer: Authority) -> Cluster:
    cluster = Cluster(roots, signer)
    cluster.add("identity", component="identity")
    cluster.add("injector", component="proxy-injector")
    return cluster


def looked(mesh: ModelMesh, more: int = 3) -> None:
    """Wait for a few more looks of the prover that counts now."""
    prover = mesh.prover
    enough = prover.looks + more
    until(lambda: prover.looks >= enough)


def test_a_mesh_of_one_anchor_is_in_order() -> None:
    ours = new_anchor()
    cluster = whole(ours.pem, new_issuer(ours))
    cluster.add("web", anchors=ours.pem)
    with running(cluster) as mesh:
        until(lambda: mesh.prover.pairs > 20)
        assert mesh.size == 3
        assert mesh.anchor_sets == {ours.anchors: 3}
        assert (mesh.prover.failed, mesh.prover.pod_seconds) == (0, 0), mesh.prover.report()
        assert mesh.trust_roots() == ours.pem
        cluster.pods.pop()
        until(lambda: mesh.anchor_sets == {ours.anchors: 2})


def test_a_pod_of_other_anchors_reaches_no_identity_and_is_counted() -> None:
    ours, other = new_anchor(), new_anchor()
    cluster = whole(ours.pem, new_issuer(ours))
    with running(cluster) as mesh:
        looked(mesh)
        cluster.add("stranger", anchors=other.pem)
        until(lambda: mesh.prover.failed >= 2)
        presenters = {presenter for _, presenter, _ in mesh.prover.failures}
        assert all("stranger" not in presenter for presenter in presenters), "it has no leaf"
        assert [*mesh.prover.without] == ["team/stranger (stranger)"]
        assert mesh.refused_leaves == 0, "nobody was there to offer it one"
        assert mesh.begin_anew().failed == 0
        until(lambda: mesh.prover.failed >= 2)


def test_everything_is_seen_late_and_by_running_pods_alone() -> None:
    ours, other = new_anchor(), new_anchor()
    cluster = whole(ours.pem, new_issuer(ours))
    with running(cluster, LATE) as mesh:
        until(lambda: mesh.size == 2)
        looked(mesh)
        began = time.monotonic()
        cluster.roots = ours.pem + other.pem
        cluster.add("early", component="destination")
        until(lambda: mesh.trust_roots() != ours.pem)
        assert time.monotonic() - began > 1.9
        cluster.add("later", component="destination")
        both = anchors_of(cluster.roots)
        until(lambda: both in mesh.anchor_sets)
        assert mesh.anchor_sets == {ours.anchors: 3, both: 1}


def test_identity_takes_an_issuer_that_chains_and_skips_one_that_does_not() -> None:
    ours, other = new_anchor(), new_anchor()
    cluster = whole(ours.pem, new_issuer(ours))
    with running(cluster) as mesh:
        until(lambda: mesh.prover.pairs)
        cluster.signer = new_issuer(other)
        until(lambda: mesh.skipped_issuers == 1)
        cluster.add("identity-2", component="identity")
        until(lambda: mesh.refused_starts)
        looked(mesh)
        assert mesh.prover.failed == 0, "the first one goes on with what it has"


def test_a_leaf_of_a_new_anchor_is_refused_by_who_does_not_know_it() -> None:
    """Identity knows both, one pod the old one alone: nothing renews its leaf any more."""
    ours, other = new_anchor(), new_anchor()
    cluster = whole(ours.pem + other.pem, new_issuer(ours))
    cluster.add("old", anchors=ours.pem)
    with running(cluster, lifetime=4) as mesh:
        until(lambda: mesh.prover.pairs > 20)
        assert mesh.prover.failed == 0
        cluster.signer = new_issuer(other)
        until(lambda: mesh.prover.without, 20)
        assert [*mesh.prover.without] == ["team/old (old)"]
        assert mesh.prover.failed >= 4, "each of the others, both ways"


def test_it_goes_on_with_what_was_there_while_the_api_server_is_away() -> None:
    ours = new_anchor()
    cluster = whole(ours.pem, new_issuer(ours))
    with running(cluster, lifetime=2) as mesh:
        until(lambda: mesh.prover.pairs)
        cluster.away = True
        cluster.pods = []
        chains = mesh.prover.chains
        until(lambda: mesh.prover.chains >= chains + 2)
        assert (mesh.prover.failed, mesh.prover.pod_seconds) == (0, 0), mesh.prover.report()
        assert mesh.size == 2


def test_without_an_injector_there_is_nobody_to_ask() -> None:
    ours = new_anchor()
    with (
        running(Cluster(ours.pem, new_issuer(ours))) as mesh,
        pytest.raises(ConnectionRefusedError),
    ):
        mesh.trust_roots()


def test_what_breaks_the_model_is_told() -> None:
    ours = new_anchor()
    cluster = Cluster("no certificates", new_issuer(ours))
    cluster.add("identity", component="identity")
    mesh = ModelMesh(cluster, seed=1, issuance=Issuance.short(9), delays=AT_ONCE)
    mesh.start()
    time.sleep(1)
    with pytest.raises(ValueError, match="PEM"):
        mesh.stop()
