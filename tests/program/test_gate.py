"""Anchors by Git: what the run does then, and what the gate lets pass."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from constructs_lib.program import gate as gate_command
from constructs_lib.program import run as run_command
from constructs_lib.program.objects import stamp
from constructs_lib.program.observe import observe
from constructs_lib.program.observed import State

from ..support.program.fake_cluster import (
    BUNDLES,
    CERTIFICATES,
    CONTROL_PLANE,
    ISSUER,
    FakeCluster,
    anchors_state,
    bundle,
    certificate_path,
    deploy,
    fingerprint,
    healthy,
    look,
    path_of,
    reasons,
    settings,
    state_path,
)
from ..support.program.objects import (
    FIRST,
    MANAGER,
    MESH,
    NOON,
    SECOND,
    SHOP,
    anchor,
    certificate,
    request,
)

LEAVES = timedelta(seconds=86400 + 40 + 3600 + 1)


def refusals(cluster: FakeCluster, now: datetime = NOON, **changes: Any) -> str:
    seen = observe(cluster, settings(**changes), now, None)
    return "\n".join(gate_command.refusals(seen))


def gate(cluster: FakeCluster, **changes: Any) -> int:
    return gate_command.gate(cluster, settings(**changes), NOON)


def moved(at: datetime = NOON - LEAVES) -> FakeCluster:
    """A mesh in which Git made the second anchor active, and linkerd-identity has moved."""
    cluster = healthy(
        state=anchors_state(
            active=fingerprint(2),
            retired=fingerprint(1),
            identityMovedAt=stamp(at),
            issuerGeneration=2,
        )
    )
    issuer = cluster.take(certificate_path(MESH, ISSUER))
    issuer["spec"]["issuerRef"]["name"] = SECOND
    issuer["metadata"]["generation"] = 2
    path = f"{CERTIFICATES}/namespaces/{MESH}/certificaterequests/{ISSUER}-1"
    cluster.objects[path] = request(MESH, ISSUER, 1, SECOND, anchor(2), anchor(2))
    return cluster


def with_third(cluster: FakeCluster) -> FakeCluster:
    cluster.put(f"{CERTIFICATES}/certificates", certificate(MANAGER, "third", "self-signed"))
    cluster.put(
        f"{CERTIFICATES}/certificaterequests",
        request(MANAGER, "third", 1, "self-signed", anchor(3), anchor(3)),
    )
    cluster.put(BUNDLES, bundle(FIRST, SECOND, "third"))
    return cluster


def test_the_first_sync_passes() -> None:
    assert gate(FakeCluster(), active=FIRST) == 0


def test_a_sync_that_changes_nothing_passes() -> None:
    assert gate(healthy(), active=FIRST) == 0


def test_a_sync_that_adds_an_anchor_passes() -> None:
    assert gate(healthy(), anchors=[FIRST, SECOND, "third"], active=FIRST) == 0


def test_a_flip_passes_when_every_pod_trusts_the_anchor(capsys: pytest.CaptureFixture[str]) -> None:
    cluster = healthy()
    assert gate(cluster, active=SECOND) == 0
    deploy(cluster, SHOP, "cart", anchor(1))
    assert gate(cluster, active=SECOND) == 1
    said = capsys.readouterr().out
    assert f"{SECOND} cannot be made active: restart Deployment shop/cart comes first" in said
    assert cluster.sent == []


def test_a_flip_is_refused_before_the_control_plane_has_the_anchor() -> None:
    found = refusals(healthy(changed=NOON - timedelta(minutes=30)), active=SECOND)
    assert found.count("restart Deployment linkerd/") == len(CONTROL_PLANE) - 1


def test_a_flip_is_refused_to_an_anchor_that_is_not_spread() -> None:
    found = refusals(with_third(healthy()), anchors=[FIRST, SECOND, "third"], active="third")
    assert "third cannot be made active: trust anchor third is not in ConfigMap" in found


def test_a_flip_is_refused_to_an_anchor_that_is_not_there() -> None:
    found = refusals(healthy(), anchors=[FIRST, SECOND, "third"], active="third")
    assert "third cannot be made active: trust anchor third has no Certificate" in found


def test_a_flip_is_refused_while_the_issuer_is_not_what_was_meant() -> None:
    cluster = healthy()
    cluster.take(certificate_path(MESH, ISSUER))["status"]["conditions"][0]["status"] = "False"
    assert "the identity issuer is not Ready" in refusals(cluster, active=SECOND)


def test_the_active_anchor_cannot_be_removed() -> None:
    found = refusals(with_third(healthy()), anchors=[SECOND, "third"], active=SECOND)
    assert f"trust anchor {FIRST} cannot be removed: it signs the identity issuer" in found


def test_an_anchor_is_removed_when_its_leaves_have_expired() -> None:
    changes: dict[str, Any] = {"anchors": [SECOND, "third"], "active": SECOND}
    cluster = with_third(moved())
    assert f"{FIRST} cannot be removed: it is recorded as in use" in refusals(cluster, **changes)
    recorded = look(cluster, active=SECOND).state
    cluster.take(state_path())["data"]["state.json"] = recorded.text()
    assert refusals(cluster, **changes) == ""
    found = refusals(with_third(moved(NOON - LEAVES + timedelta(seconds=1))), **changes)
    assert f"{FIRST} cannot be removed: leaves under it may live until 2026-11-25T12:00:01" in found


def test_an_anchor_cannot_be_removed_before_identity_has_moved() -> None:
    changes: dict[str, Any] = {"anchors": [SECOND, "third"], "active": SECOND}
    cluster = with_third(moved())
    cluster.take(certificate_path(MESH, ISSUER))["metadata"]["generation"] = 3
    assert "not known to issue under another alone" in refusals(cluster, **changes)
    cluster = with_third(moved())
    cluster.take(state_path())["data"] = {
        "state.json": State(active=fingerprint(1), anchors={FIRST: fingerprint(1)}).text()
    }
    assert "not known to issue under another alone" in refusals(cluster, **changes)


def test_an_anchor_with_users_cannot_be_removed() -> None:
    cluster = with_third(moved())
    cluster.put(f"{CERTIFICATES}/certificates", certificate(SHOP, "webhook", FIRST))
    found = refusals(cluster, anchors=[SECOND, "third"], active=SECOND)
    assert "Certificate shop/webhook names its ClusterIssuer" in found


def test_what_is_not_recorded_cannot_be_removed() -> None:
    cluster = with_third(moved())
    cluster.take(state_path())["data"] = {}
    found = refusals(cluster, anchors=[SECOND, "third"], active=SECOND)
    assert "whose anchors the trust roots hold is not recorded" in found


def test_a_run_by_git_restarts_what_is_stale_and_flips_nothing() -> None:
    cluster = healthy()
    assert look(cluster, active=FIRST).phase == "rest"
    assert look(cluster, active=FIRST).actions == ()
    deploy(cluster, SHOP, "cart", anchor(1))
    decision = look(cluster, active=FIRST)
    assert [action.what for action in decision.actions] == ["restart Deployment shop/cart"]


def test_a_run_by_git_deletes_nothing() -> None:
    decision = look(moved(), NOON + timedelta(days=90), active=SECOND)
    assert (decision.phase, decision.actions) == ("rest", ())


def test_a_run_by_git_takes_up_what_git_did() -> None:
    cluster = moved()
    cluster.take(state_path())["data"] = {"state.json": State(active=fingerprint(1)).text()}
    decision = look(cluster, active=SECOND)
    assert (decision.state.active, decision.state.retired) == (fingerprint(2), fingerprint(1))
    assert decision.state.last_moved_at == NOON
    assert decision.state.identity_moved_at is None
    cluster.take(state_path())["data"] = {"state.json": decision.state.text()}
    assert look(cluster, active=SECOND).phase == "identity", reasons(decision)


def test_a_run_by_git_ends() -> None:
    now = NOON

    def sleep(seconds: float) -> None:
        raise AssertionError(seconds)

    cluster = healthy(state=anchors_state(anchors={FIRST: fingerprint(1)}))
    assert run_command.run(cluster, settings(active=FIRST), None, lambda: now, sleep) == 0
    assert cluster.take(path_of("Deployment", SHOP, "web"))
