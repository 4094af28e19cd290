"""The phases of a move, one after another."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from constructs_lib.program import run as run_command
from constructs_lib.program.objects import stamp
from constructs_lib.program.observed import FLIPS
from constructs_lib.program.outcome import Decision

from ..support.program.fake_cluster import (
    CERTIFICATES,
    CONTROL_PLANE,
    ISSUER,
    FakeCluster,
    anchors_state,
    certificate_path,
    deploy,
    fingerprint,
    healthy,
    look,
    path_of,
    pod_path,
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
    Object,
    anchor,
    certificate,
    owned_by,
    request,
)

IDENTITY = "linkerd-identity"
HOUR_AGO = NOON - timedelta(hours=1)


def flipped(**state: datetime | int) -> FakeCluster:
    """A mesh whose identity issuer has just been signed by the second anchor."""
    cluster = healthy(
        state=anchors_state(
            active=fingerprint(2),
            retired=fingerprint(1),
            activeSince=stamp(HOUR_AGO),
            chainSeenAt=None,
            identityMovedAt=None,
            issuerGeneration=None,
        )
        | {
            key: stamp(value) if isinstance(value, datetime) else value
            for key, value in state.items()
        }
    )
    issued = cluster.take(certificate_path(MESH, ISSUER))
    issued["spec"]["issuerRef"]["name"] = SECOND
    issued["metadata"]["generation"] = 2
    issued["status"]["revision"] = 2
    cluster.put(
        f"{CERTIFICATES}/certificaterequests",
        request(MESH, ISSUER, 2, SECOND, anchor(2), anchor(2)),
    )
    return cluster


def restarted(decision: Decision) -> list[str]:
    return [action.what for action in decision.actions]


def test_flip_names_what_it_was_decided_by() -> None:
    cluster = healthy()
    decision = look(cluster)
    (action,) = decision.actions
    version = cluster.take(certificate_path(MESH, ISSUER))["metadata"]["resourceVersion"]
    assert action.body == {
        "metadata": {"resourceVersion": version, "annotations": {FLIPS: "odd"}},
        "spec": {"issuerRef": {"name": SECOND}},
    }
    assert (decision.state.retired, decision.state.active) == (fingerprint(1), fingerprint(2))
    assert decision.state.identity_moved_at is None
    assert decision.state.active_since == NOON
    assert decision.state.last_moved_at == NOON


def test_rest_until_due() -> None:
    since = anchors_state(activeSince=stamp(NOON - timedelta(days=89)))
    decision = look(healthy(state=since))
    assert (decision.phase, decision.actions) == ("rest", ())
    assert decision.waits[0].until == NOON + timedelta(days=1, seconds=1)


@pytest.mark.parametrize(("ago", "phase"), [(60, "rest"), (-60, "flip")])
def test_a_job_made_by_hand_asks_for_a_move_once(ago: int, phase: str) -> None:
    """A Job from before the last move has had its move, even while its pod still runs."""
    since = NOON - timedelta(days=1)
    cluster = healthy(state=anchors_state(activeSince=stamp(since)))
    created = stamp(since - timedelta(seconds=ago))
    note = {"cronjob.kubernetes.io/instantiate": "manual"}
    cluster.put(
        "apis/batch/v1/jobs",
        {
            "metadata": {
                "namespace": MESH,
                "name": "now",
                "creationTimestamp": created,
                "annotations": note,
            }
        },
    )
    assert look(cluster, job="now").phase == phase
    note.clear()
    assert look(cluster, job="now").phase == "rest"


def test_control_plane_is_restarted_after_every_kubelet_knows() -> None:
    changed = NOON - timedelta(minutes=30)
    cluster = healthy(changed=changed)
    early = look(cluster, changed + timedelta(seconds=140))
    assert (early.phase, early.actions) == ("control plane", [])
    assert early.waits[0].until == changed + timedelta(seconds=141)
    decision = look(cluster, changed + timedelta(seconds=141))
    assert decision.phase == "control plane"
    assert restarted(decision) == [
        f"restart Deployment linkerd/{name}" for name in CONTROL_PLANE if name != IDENTITY
    ]


def test_linkerd_identity_is_restarted_when_every_other_pod_trusts_its_issuer() -> None:
    changed = NOON - timedelta(minutes=30)
    cluster = healthy(changed=changed)
    for name in {*CONTROL_PLANE} - {IDENTITY}:
        deploy(cluster, MESH, name, None, started=NOON - timedelta(minutes=20))
    decision = look(cluster)
    assert restarted(decision) == [f"restart Deployment linkerd/{IDENTITY}"]


def test_control_plane_comes_first() -> None:
    """What an old injector makes again would lack the same anchor."""
    cluster = healthy(changed=NOON - timedelta(minutes=29))
    deploy(cluster, SHOP, "cart", anchor(1))
    decision = look(cluster)
    assert decision.phase == "control plane"
    assert not any("cart" in what for what in restarted(decision))


def test_control_plane_has_to_be_rolled_out() -> None:
    cluster = healthy()
    cluster.take(path_of("Deployment", MESH, "linkerd-destination"))["status"]["replicas"] = 2
    decision = look(cluster)
    assert decision.phase == "control plane"
    assert "linkerd-destination" in reasons(decision)


def test_control_plane_has_to_have_pods() -> None:
    cluster = healthy()
    del cluster.objects[pod_path(MESH, "linkerd-identity-1-a")]
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("control plane", [])
    assert "linkerd-identity" in reasons(decision)


def test_an_old_pod_of_the_control_plane_counts_until_it_is_gone() -> None:
    cluster = healthy()
    old = json.loads(json.dumps(cluster.take(pod_path(MESH, "linkerd-proxy-injector-1-a"))))
    old["metadata"] |= {"name": "old", "deletionTimestamp": stamp(NOON)}
    old["status"]["containerStatuses"][0]["state"]["running"]["startedAt"] = stamp(
        NOON - timedelta(hours=2)
    )
    cluster.put("api/v1/pods", old)
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("control plane", [])
    assert "terminating" in reasons(decision)
    # Its ReplicaSet may be trimmed before it is gone.
    old["metadata"]["ownerReferences"] = owned_by("ReplicaSet", "linkerd-proxy-injector-0")
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("control plane", [])


def test_data_plane_restarts_what_lacks_the_standby() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))
    decision = look(cluster)
    assert decision.phase == "data plane"
    assert restarted(decision) == ["restart Deployment shop/cart"]
    run_command.step(cluster, settings(), None, lambda: NOON)
    template = cluster.take(path_of("Deployment", SHOP, "cart"))["spec"]["template"]
    assert template["metadata"]["annotations"] == {"kubectl.kubernetes.io/restartedAt": stamp(NOON)}


def test_data_plane_restarts_what_lacks_the_active_anchor() -> None:
    """It trusts no peer today; its healing has to precede everything."""
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(2))
    assert restarted(look(cluster)) == ["restart Deployment shop/cart"]


def test_flip_waits_for_what_an_old_injector_may_have_admitted() -> None:
    cluster = healthy()
    started = NOON - timedelta(minutes=30)
    decision = look(cluster, started + timedelta(seconds=120))
    assert (decision.phase, decision.actions) == ("flip", ())
    assert look(cluster, started + timedelta(seconds=121)).actions


def test_a_flip_recorded_but_not_made_is_made() -> None:
    """Killed between the two: the move is due, whatever the record says of when."""
    state = anchors_state(
        active=fingerprint(2),
        retired=fingerprint(1),
        activeSince=stamp(NOON),
        identityMovedAt=None,
    )
    decision = look(healthy(state=state))
    assert decision.phase == "flip"
    assert decision.actions


def test_identity_waits_until_the_issuer_is_issued_anew() -> None:
    cluster = flipped()
    cluster.take(certificate_path(MESH, ISSUER))["status"]["revision"] = 1
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("identity", ())
    assert f"is not issued by {SECOND} yet" in reasons(decision)


def test_identity_records_when_the_chain_was_seen() -> None:
    decision = look(flipped())
    assert (decision.phase, decision.actions) == ("identity", ())
    assert decision.state.chain_seen_at == NOON
    assert decision.state.issuer_generation == 2


def test_identity_is_restarted_with_the_new_issuer() -> None:
    seen = NOON - timedelta(seconds=140)
    decision = look(flipped(chainSeenAt=seen, issuerGeneration=2))
    assert (decision.phase, decision.actions) == ("identity", [])
    decision = look(flipped(chainSeenAt=seen - timedelta(seconds=1), issuerGeneration=2))
    assert decision.phase == "identity"
    assert restarted(decision) == ["restart Deployment linkerd/linkerd-identity"]


def test_identity_is_not_restarted_into_an_anchor_that_a_pod_lacks() -> None:
    cluster = flipped(chainSeenAt=HOUR_AGO, issuerGeneration=2)
    deploy(cluster, SHOP, "cart", anchor(1))
    decision = look(cluster)
    assert decision.phase == "identity"
    assert restarted(decision) == ["restart Deployment shop/cart"]


def test_identity_has_moved_when_all_its_pods_are_new() -> None:
    decision = look(flipped(chainSeenAt=HOUR_AGO, issuerGeneration=2))
    assert decision.phase == "leaves"
    assert decision.state.identity_moved_at == NOON


def test_identity_moves_again_if_the_issuer_changed_meanwhile() -> None:
    """Argo CD may have put the old issuerRef back for a while, and leaves were issued under it."""
    cluster = flipped(chainSeenAt=HOUR_AGO, issuerGeneration=1, identityMovedAt=HOUR_AGO)
    decision = look(cluster)
    assert decision.phase == "identity"
    assert decision.state.identity_moved_at is None
    assert decision.state.chain_seen_at == NOON


def test_leaves_are_waited_out_to_the_second() -> None:
    cluster = flipped(chainSeenAt=HOUR_AGO, issuerGeneration=2, identityMovedAt=HOUR_AGO)
    end = HOUR_AGO + timedelta(seconds=86400 + 2 * 20 + 3600 + 1)
    decision = look(cluster, end - timedelta(seconds=1))
    assert (decision.phase, decision.actions) == ("leaves", ())
    assert decision.waits[0].until == end
    decision = look(cluster, end)
    assert (decision.phase, decision.actions) == ("re-key", ())
    assert (decision.state.released_at, decision.state.deleted_at) == (end, None)
    cluster = flipped(
        chainSeenAt=HOUR_AGO, issuerGeneration=2, identityMovedAt=HOUR_AGO, releasedAt=end
    )
    decision = look(cluster, end)
    assert (decision.phase, decision.state.deleted_at) == ("re-key", end)
    assert [(action.method, action.path) for action in decision.actions] == [
        ("DELETE", f"api/v1/namespaces/{MANAGER}/secrets/{FIRST}")
    ]


def test_a_certificate_of_the_retired_anchor_holds_its_new_key() -> None:
    cluster = flipped(chainSeenAt=HOUR_AGO, issuerGeneration=2, identityMovedAt=HOUR_AGO)
    cluster.put(f"{CERTIFICATES}/certificates", certificate(SHOP, "webhook", FIRST))
    decision = look(cluster, NOON + timedelta(days=9))
    assert (decision.phase, decision.actions) == ("leaves", ())
    assert "shop/webhook" in reasons(decision)


def test_a_secret_is_not_deleted_twice_in_a_row() -> None:
    deleted = NOON + timedelta(days=2)
    cluster = flipped(
        chainSeenAt=HOUR_AGO,
        issuerGeneration=2,
        identityMovedAt=HOUR_AGO,
        releasedAt=deleted,
        deletedAt=deleted,
    )
    assert not look(cluster, deleted + timedelta(seconds=120)).actions
    assert look(cluster, deleted + timedelta(seconds=121)).actions


def test_rest_when_the_retired_anchor_has_a_new_key() -> None:
    cluster = flipped(chainSeenAt=HOUR_AGO, issuerGeneration=2, identityMovedAt=HOUR_AGO)
    cluster.put(
        f"{CERTIFICATES}/certificaterequests",
        request(MANAGER, FIRST, 2, "self-signed", anchor(3), anchor(3)),
    )
    cluster.take(certificate_path(MANAGER, FIRST))["status"]["revision"] = 2
    cluster.take("api/v1/namespaces/linkerd/configmaps/linkerd-identity-trust-roots")["data"] = {
        "ca-bundle.crt": anchor(2) + anchor(3)
    }
    assert look(cluster, NOON + timedelta(days=2)).phase == "rest"


def lost(cluster: FakeCluster, text: str) -> FakeCluster:
    cluster.take(state_path())["data"] = {"state.json": text}
    return cluster


@pytest.mark.parametrize("text", ["", "{}", "nonsense", "[]", '{"activeSince": "nonsense"}'])
def test_a_lost_state_takes_the_standby_for_retired_just_now(text: str) -> None:
    decision = look(lost(healthy(), text))
    assert (decision.phase, decision.actions) == ("settling", ())
    state: Object = json.loads(decision.state.text())
    assert (state["active"], state["retired"]) == (fingerprint(1), fingerprint(2))
    assert state["activeSince"] == stamp(NOON)
    assert state["identityMovedAt"] is None


def test_a_state_lost_after_the_flip_does_not_delete_what_is_in_use() -> None:
    decision = look(lost(flipped(), ""))
    assert (decision.state.active, decision.state.retired) == (fingerprint(2), fingerprint(1))
    assert decision.state.identity_moved_at is None
    assert not decision.actions
