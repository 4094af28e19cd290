"""What the rotator does when others change what signs the identity issuer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from constructs_lib.program import run as run_command
from constructs_lib.program.issuer_ref import MOST_CONTESTED
from constructs_lib.program.objects import stamp
from constructs_lib.program.observed import FLIPS
from constructs_lib.program.waits import NEVER

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
    reasons,
    settings,
    state_path,
)
from ..support.program.objects import FIRST, MESH, NOON, SECOND, SHOP, anchor, request

RESTING: dict[str, Any] = {"activeSince": stamp(NOON - timedelta(days=1))}


def issued_by_second(**state: Any) -> FakeCluster:
    """A mesh at rest with the first anchor active, whose issuer the second signs by now."""
    cluster = healthy(state=anchors_state(**RESTING, **state))
    issuer = cluster.take(certificate_path(MESH, ISSUER))
    issuer["spec"]["issuerRef"]["name"] = SECOND
    issuer["metadata"]["generation"] = 2
    issuer["status"]["revision"] = 2
    issued = request(MESH, ISSUER, 2, SECOND, anchor(2), anchor(2))
    cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
    return cluster


class TestForeignEdit:
    def test_is_put_back_and_nothing_restarts(self) -> None:
        cluster = issued_by_second()
        deploy(cluster, SHOP, "cart", anchor(1))
        decision = look(cluster)
        (action,) = decision.actions
        assert action.body["spec"] == {"issuerRef": {"name": FIRST}}
        assert decision.state.contested == 1
        assert decision.state.active == fingerprint(1)

    def test_is_left_to_people_after_the_second_time(self) -> None:
        decision = look(issued_by_second(contested=MOST_CONTESTED))
        (wait,) = decision.waits
        assert (wait.reason, wait.until, decision.actions) == ("ForeignIssuer", NEVER, ())
        assert f"names {SECOND}, but the mesh is known to trust {FIRST}" in wait.why

    def test_by_git_is_argo_cds_to_put_back(self) -> None:
        decision = look(issued_by_second(), active=FIRST)
        assert ([wait.reason for wait in decision.waits], decision.actions) == (
            ["ForeignIssuer"],
            (),
        )

    def test_of_git_is_adopted(self) -> None:
        decision = look(issued_by_second(), active=SECOND)
        assert decision.state.active == fingerprint(2)
        assert decision.state.retired == fingerprint(1)

    def test_an_empty_record_alone_adopts(self) -> None:
        cluster = issued_by_second()
        cluster.take(state_path())["data"] = {}
        assert look(cluster).state.active == fingerprint(2)

    def test_a_certificate_that_was_made_again_is_settled_anew(self) -> None:
        """Its generation is that of the one before."""
        cluster = healthy(state=anchors_state(**RESTING))
        cluster.take(certificate_path(MESH, ISSUER))["metadata"]["uid"] = "another"
        decision = look(cluster)
        assert (decision.phase, decision.state.chain_seen_at) == ("identity", NOON)
        assert not decision.actions

    def test_identity_waits_until_its_kubelet_knows_what_was_put_back(self) -> None:
        cluster = healthy(
            changed=NOON - timedelta(minutes=20),
            state=anchors_state(**RESTING, chainSeenAt=stamp(NOON), identityMovedAt=None),
        )
        for name in {*CONTROL_PLANE} - {"linkerd-identity"}:
            deploy(cluster, MESH, name, None, started=NOON - timedelta(minutes=10))
        decision = look(cluster)
        assert not decision.actions
        assert "IdentityIssuerFresh" in {wait.reason for wait in decision.waits}


class TestUndoneFlip:
    def flipped_and_undone(self, **state: Any) -> FakeCluster:
        state = {"active": fingerprint(2), "retired": fingerprint(1), "flips": "odd"} | state
        cluster = healthy(state=anchors_state(**state))
        issuer = cluster.take(certificate_path(MESH, ISSUER))
        issuer["metadata"]["annotations"] = {FLIPS: "odd"}
        return cluster

    def test_is_counted_once(self) -> None:
        decision = look(self.flipped_and_undone())
        assert decision.state.contested == 1
        counted = {"contested": 1, "undoneAt": stamp(NOON)}
        assert look(self.flipped_and_undone(**counted)).state.contested == 1

    def test_that_never_happened_is_not_counted(self) -> None:
        cluster = self.flipped_and_undone()
        cluster.take(certificate_path(MESH, ISSUER))["metadata"]["annotations"] = {}
        decision = look(cluster)
        assert decision.state.contested is None
        assert [action.method for action in decision.actions] == ["PATCH"]

    def test_the_second_time_stops_it_and_names_what_is_missing(self) -> None:
        decision = look(self.flipped_and_undone(contested=1))
        assert (decision.phase, decision.actions) == ("flip", ())
        assert [(wait.reason, wait.until) for wait in decision.waits] == [("FlipUndone", NEVER)]
        assert "ignoreDifferences of application linkerd" in reasons(decision)

    def test_who_asks_for_a_move_has_seen_to_it(self) -> None:
        cluster = self.flipped_and_undone(contested=2, undoneAt=stamp(NOON))
        job = {"namespace": MESH, "name": "now", "creationTimestamp": stamp(NOON)}
        manual = {"annotations": {"cronjob.kubernetes.io/instantiate": "manual"}}
        cluster.put("apis/batch/v1/jobs", {"metadata": job | manual})
        decision = look(cluster, job="now")
        assert [action.method for action in decision.actions] == ["PATCH"]


class TestLostAnchor:
    def lost(self, **state: Any) -> FakeCluster:
        """The retired anchor's Secret was deleted by hand while its leaves live."""
        state = {"retired": fingerprint(3), "identityMovedAt": stamp(NOON)} | state
        cluster = healthy(state=anchors_state(**RESTING, **state))
        deploy(cluster, SHOP, "cart", anchor(1))
        return cluster

    def test_nothing_restarts_into_roots_that_lack_it(self) -> None:
        decision = look(self.lost(identityMovedAt=None))
        assert decision.actions == ()
        assert decision.waits[0].reason == "TrustAnchorLost"
        assert decision.waits[0].until == NEVER

    def test_it_is_over_when_its_leaves_have_ended(self) -> None:
        decision = look(self.lost(), NOON + timedelta(days=2))
        assert "TrustAnchorLost" not in {wait.reason for wait in decision.waits}
        assert decision.phase == "rest"


class TestLongestLifetime:
    def test_a_shortened_issuance_lifetime_does_not_shorten_living_leaves(self) -> None:
        state = anchors_state(
            **RESTING,
            retired=fingerprint(2),
            identityMovedAt=stamp(NOON),
            retiredIssuance=7 * 86400,
        )
        decision = look(healthy(state=state), NOON + timedelta(days=6))
        assert decision.phase == "leaves"
        assert decision.waits[0].until == NOON + timedelta(days=7, seconds=40 + 3600 + 1)

    @pytest.mark.parametrize("seconds", [3600, 86400, 7 * 86400])
    def test_a_flip_records_the_longest_that_was_issued(self, seconds: int) -> None:
        cluster = healthy(state=anchors_state(activeIssuance=86400))
        state = look(cluster, issuanceSeconds=seconds).state
        assert state.retired_issuance == max(seconds, 86400)
        assert state.active_issuance == seconds


def test_a_flip_is_announced_before_it_is_made() -> None:
    """The lock and the controllers are to know first."""
    cluster = healthy(state=anchors_state(readySince=None))
    run_command.step(cluster, settings(), None, lambda: NOON)
    assert cluster.acts() == []
    assert cluster.take(state_path())["data"]["issuers"] == f"{FIRST},{SECOND}"
    seconds = settings().kubelet_seconds
    decision = look(cluster, NOON + timedelta(seconds=seconds))
    assert ([wait.reason for wait in decision.waits], decision.actions) == (["MoveAnnounced"], ())
    decision = look(cluster, NOON + timedelta(seconds=seconds + 1))
    assert [action.method for action in decision.actions] == ["PATCH"]


def test_an_edit_that_was_undone_unseen_leaves_leaves_behind() -> None:
    """While a move was announced the other anchor may have signed for a while."""
    cluster = healthy(state=anchors_state(retired=None))
    cluster.take(certificate_path(MESH, ISSUER))["metadata"]["generation"] = 3
    decision = look(cluster)
    assert (decision.phase, decision.state.retired) == ("identity", fingerprint(2))


@pytest.mark.parametrize("active", [1, 2])
def test_an_identity_issuer_that_git_cannot_make_again_calls_people(active: int) -> None:
    """Git names the first anchor, and the lock refuses it once the second has signed."""
    cluster = healthy(
        state=anchors_state(**RESTING, active=fingerprint(active), retired=None, readySince=None)
    )
    del cluster.objects[certificate_path(MESH, ISSUER)]
    (wait,) = look(cluster).waits
    refused = ("IssuerOfGitRefused", NEVER)
    assert (wait.reason, wait.until) == (refused if active == 2 else ("CertificateMissing", None))
    way_out = f"make it as Git has it, but with {SECOND} in issuerRef"
    assert (way_out in wait.why) == (active == 2)
