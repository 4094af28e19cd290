"""Anchors by Git: what the run does then, and what the gate lets pass."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from constructs_lib.program import gate as gate_command
from constructs_lib.program import run as run_command
from constructs_lib.program.holders import LEFT
from constructs_lib.program.lock_record import lock_record
from constructs_lib.program.objects import stamp
from constructs_lib.program.observe import DRY_RUN, PAUSED, observe
from constructs_lib.program.observed import State
from constructs_lib.program.settings import RefusedError

from ..conftest import ROOT
from ..support.program.fake_cluster import (
    BUNDLES,
    CERTIFICATES,
    CONTROL_PLANE,
    ISSUER,
    ROOTS,
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
    config_map,
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


def commit(cluster: FakeCluster, **wanted: Any) -> None:
    """Let Argo CD apply the settings of the gate, which then refuses the rest."""
    text = json.dumps({"anchors": [FIRST, SECOND, "third"], "active": FIRST} | wanted)
    cluster.put(
        "api/v1/configmaps", config_map("linkerd-anchor-gate", NOON, {"settings.json": text})
    )


def record(cluster: FakeCluster, **changes: Any) -> Mapping[str, str]:
    """Let the rotator look once, and record; return what the lock then goes by."""
    state = look(cluster, **changes).state
    cluster.take(state_path())["data"]["state.json"] = state.text()
    return lock_record(state, by_git=True)


THREE: dict[str, Any] = {"anchors": [FIRST, SECOND, "third"], "active": FIRST}


def with_trusted_third() -> FakeCluster:
    """A mesh at rest in which every pod trusts three anchors, and any may be made active."""
    cluster = with_third(healthy())
    pems = anchor(1) + anchor(2) + anchor(3)
    cluster.put(
        "api/v1/configmaps", config_map(ROOTS, NOON - timedelta(hours=1), {"ca-bundle.crt": pems})
    )
    deploy(cluster, SHOP, "web", pems)
    assert record(cluster, **THREE)["issuers"] == f"{FIRST},{SECOND},third"
    return cluster


def test_an_anchor_that_never_signed_is_let_go_in_two_looks() -> None:
    cluster = with_trusted_third()
    commit(cluster, anchors=[FIRST, SECOND])
    first = look(cluster, **THREE)
    assert "trust anchor third: is to leave, and nobody may name it from now on" in reasons(first)
    assert record(cluster, **THREE) == {
        "issuers": f"{FIRST},{SECOND}",
        "kept": f"{FIRST},{SECOND},third",
    }
    assert "third cannot be removed" in refusals(cluster, anchors=[FIRST, SECOND], active=FIRST)
    assert record(cluster, **THREE)["kept"] == f"{FIRST},{SECOND}"
    assert refusals(cluster, anchors=[FIRST, SECOND], active=FIRST) == ""


def test_what_git_takes_back_may_sign_again() -> None:
    cluster = with_trusted_third()
    for anchors in ([FIRST, SECOND], [FIRST, SECOND, "third"]):
        commit(cluster, anchors=anchors)
        record(cluster, **THREE)
        last = record(cluster, **THREE)
        assert ("third" in last["kept"]) == ("third" in last["issuers"]) == ("third" in anchors)


def test_an_anchor_that_leaves_holds_nobody_up() -> None:
    """It may be for what is wrong with it that it leaves."""
    cluster = with_trusted_third()
    cluster.take(certificate_path(MANAGER, "third"))["status"]["conditions"][0]["status"] = "False"
    deploy(cluster, SHOP, "cart", anchor(1) + anchor(2))
    assert look(cluster, **THREE).phase == "settling"
    commit(cluster, anchors=[FIRST, SECOND])
    record(cluster, **THREE)
    assert look(cluster, **THREE).phase == "rest"
    assert record(cluster, **THREE)["kept"] == f"{FIRST},{SECOND}"
    run_command.step(cluster, settings(**THREE), None, lambda: NOON)
    assert cluster.status()["podsLackingAnAnchor"] == 0


def test_an_anchor_that_others_name_is_not_let_go() -> None:
    cluster = with_trusted_third()
    commit(cluster, anchors=[FIRST, SECOND])
    cluster.put(f"{CERTIFICATES}/certificates", certificate(SHOP, "webhook", "third"))
    for _ in range(3):
        assert record(cluster, **THREE)["kept"] == f"{FIRST},{SECOND},third"
    assert "may be named by shop/webhook" in reasons(look(cluster, **THREE))


def test_what_may_have_signed_since_is_not_let_go() -> None:
    """Somebody opened the lock, and let the anchor sign for a moment."""
    cluster = with_trusted_third()
    commit(cluster, anchors=[FIRST, SECOND])
    for _ in range(2):
        record(cluster, **THREE)
    cluster.take(certificate_path(MESH, ISSUER))["metadata"]["generation"] = 3
    for _ in range(3):
        assert record(cluster, **THREE)["kept"] == f"{FIRST},{SECOND},third"


def test_what_ended_an_excursion_is_waited_for_too() -> None:
    """Nobody knows which anchor it was, and all that it signed lives as long as a leaf."""
    cluster = with_trusted_third()
    state = replace(State.read(json.dumps(cluster.state())), identity_moved_at=NOON)
    cluster.take(state_path())["data"]["state.json"] = state.text()
    commit(cluster, anchors=[FIRST, SECOND])
    for _ in range(3):
        assert record(cluster, **THREE)["kept"] == f"{FIRST},{SECOND},third"
    (wait,) = [wait for wait in look(cluster, **THREE).waits if wait.reason == "AnchorLeaving"]
    assert wait.until == NOON + LEAVES
    state = look(cluster, NOON + LEAVES, **THREE).state
    assert lock_record(state, by_git=True)["kept"] == f"{FIRST},{SECOND}"


ENDS = "2027-11-25T12:00:00Z"


@pytest.mark.parametrize("text", ["", "[]", '{"anchors": 1}'])
def test_settings_of_a_gate_that_cannot_be_read_let_nothing_go(text: str) -> None:
    cluster = with_trusted_third()
    broken = config_map("linkerd-anchor-gate", NOON, {"settings.json": text})
    cluster.put("api/v1/configmaps", broken)
    for _ in range(3):
        assert record(cluster, **THREE)["issuers"] == f"{FIRST},{SECOND},third"


def test_a_flip_passes_when_every_pod_trusts_the_anchor(capsys: pytest.CaptureFixture[str]) -> None:
    cluster = healthy()
    assert gate(cluster, active=SECOND) == 0
    deploy(cluster, SHOP, "cart", anchor(1))
    assert gate(cluster, active=SECOND) == 1
    said = capsys.readouterr().out
    assert f"{SECOND} cannot be made active: restart Deployment shop/cart comes first" in said
    assert cluster.sent == []


def test_the_samples_of_the_page_are_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "anchor_gate.md").read_text("utf-8")
    cluster = healthy()
    for name in ("basket", "cart"):
        deploy(cluster, SHOP, name, anchor(1))
    cluster.take(path_of("Deployment", SHOP, "cart"))["spec"]["paused"] = True
    assert gate(cluster, active=SECOND) == 1
    assert f"```text\n{capsys.readouterr().out}```" in page
    cluster = with_third(moved(NOON - timedelta(hours=2)))
    assert gate(cluster, anchors=[SECOND, "third"], active=SECOND) == 1
    assert f"```text\n{capsys.readouterr().out}```" in page


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
    commit(cluster, **changes)
    recorded: list[Mapping[str, str]] = []
    for _ in range(2):
        assert f"{FIRST} cannot be removed: it is recorded as in use" in refusals(
            cluster, **changes
        )
        recorded.append(record(cluster, active=SECOND))
    assert refusals(cluster, **changes) == ""
    both = f"{FIRST},{SECOND}"
    # The API server goes by each record before the next look.
    assert [each["kept"] for each in recorded] == [both, SECOND]
    assert [each["issuers"] for each in recorded] == [SECOND] * 2
    found = refusals(with_third(moved(NOON - LEAVES + timedelta(seconds=1))), **changes)
    assert (
        f"{FIRST} cannot be removed: leaves under it end in 1 s (12:00 UTC) at the latest" in found
    )


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
    assert "or commit all that they hold first" in found
    assert refusals(cluster, anchors=[FIRST, SECOND, "third"], active=SECOND) == ""


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


def test_leaves_of_the_move_before_are_waited_for_too() -> None:
    """They lived longer than those of the move that follows it at once."""
    cluster = moved(NOON - timedelta(hours=2))
    state = replace(
        State.read(json.dumps(cluster.state())),
        active=fingerprint(1),
        retired=fingerprint(3),
        active_issuance=3600,
        retired_issuance=7 * 86400,
    )
    cluster.take(state_path())["data"]["state.json"] = state.text()
    assert look(cluster, active=SECOND, issuanceSeconds=3600).state.retired_issuance == 7 * 86400
    later = NOON + timedelta(days=8)
    state = look(cluster, later, active=SECOND, issuanceSeconds=3600).state
    assert state.retired_issuance == 3600


def test_what_another_option_no_longer_names_is_kept_until_it_may_go() -> None:
    """The rotator has a new option at once, and no gate holds the application of the anchors."""
    cluster = with_trusted_third()
    state = replace(
        State.read(json.dumps(cluster.state())), retired=fingerprint(3), identity_moved_at=NOON
    )
    for text in (state.text(), replace(state, ready_since=None).text()):
        cluster.take(state_path())["data"]["state.json"] = text
        for difference in (100, 0):
            cluster.difference = difference
            assert "third" in lock_record(look(cluster).state, by_git=False)["kept"]
    looks: list[str] = []
    for _ in range(3):
        decision = look(cluster, NOON + LEAVES)
        cluster.take(state_path())["data"]["state.json"] = decision.state.text()
        looks.append(lock_record(decision.state, by_git=False)["kept"])
    assert [("third" in each) for each in looks] == [True, False, False]
    assert look(cluster, NOON + LEAVES).phase == "flip"
    cluster.put(BUNDLES, bundle(FIRST, SECOND))
    assert "third" not in (look(cluster, NOON + LEAVES).state.anchors or ())


def test_outside_certificates_hold_what_leaves_until_people_vouch() -> None:
    """Also while a pod holds all else up: what is let go is always observed twice."""
    cluster = with_trusted_third()
    link = {"metadata": {"namespace": SHOP, "name": "east"}, "spec": {}}
    cluster.put("apis/multicluster.linkerd.io/v1alpha3/links", link)
    deploy(cluster, SHOP, "cart", anchor(3))
    commit(cluster, anchors=[FIRST, SECOND])
    annotations = cluster.take(state_path())["metadata"]["annotations"]
    for _ in range(3):
        run_command.step(cluster, settings(**THREE), None, lambda: NOON)
        assert "third" in cluster.take(state_path())["data"]["kept"]
    (wait,) = [wait for wait in cluster.status()["waits"] if wait["reason"] == "AnchorLeaving"]
    entry = f"Link/{SHOP}/east@{fingerprint(3)[:16]}"
    assert entry in wait["why"]
    annotations[LEFT] = entry
    run_command.step(cluster, settings(**THREE), None, lambda: NOON)
    assert cluster.take(state_path())["data"]["kept"] == f"{FIRST},{SECOND}"


def test_what_has_left_is_not_missed_when_the_identity_issuer_is_edited() -> None:
    """It could not sign any more, so that nothing of it is alive."""
    cluster = with_trusted_third()
    changes: dict[str, Any] = THREE | {"anchors": [FIRST, "third", SECOND]}
    commit(cluster, anchors=[FIRST, SECOND])
    for _ in range(2):
        record(cluster, **changes)
    both = {"ca-bundle.crt": anchor(1) + anchor(2)}
    cluster.put("api/v1/configmaps", config_map(ROOTS, NOON - timedelta(hours=1), both))
    cluster.put(BUNDLES, bundle(FIRST, SECOND))
    cluster.take(certificate_path(MESH, ISSUER))["metadata"]["generation"] = 3
    record(cluster, **changes)
    later = NOON + timedelta(hours=1)
    decision = look(cluster, later, **changes)
    assert [action.what for action in decision.actions] == [
        "restart Deployment linkerd/linkerd-identity"
    ]


def test_a_gate_whose_settings_may_not_be_read_holds_what_leaves_and_is_said() -> None:
    cluster = with_trusted_third()

    def refuse(_: str, path: str) -> None:
        if path.endswith("/linkerd-anchor-gate"):
            raise RefusedError(f"GET {path} was refused: 403")

    cluster.before.append(refuse)
    run_command.step(cluster, settings(**THREE), None, lambda: NOON)
    waits = {wait["what"]: wait for wait in cluster.status()["waits"]}
    wait = waits[f"ConfigMap {MESH}/linkerd-anchor-gate"]
    assert (wait["reason"], wait["people"]) == ("GateUnreadable", True)
    assert cluster.take(state_path())["data"]["kept"] == f"{FIRST},{SECOND},third"


def test_a_refusal_that_nothing_here_ends_says_what_to_commit() -> None:
    changes: dict[str, Any] = {"anchors": [FIRST, "third"], "active": FIRST}
    found = refusals(healthy(state=anchors_state(retired=None)), **changes)
    assert f"a GitAnchorRotation that has {SECOND}: commit that first, if there was none" in found
    found = refusals(healthy(), anchors=[FIRST, SECOND, "third"], active="third")
    assert f"add third first, in a commit that leaves {FIRST} active" in found
    cluster = with_trusted_third()
    del cluster.objects[certificate_path(MESH, ISSUER)]
    for wanted in ([SECOND, "third"], [FIRST, SECOND]):
        found = refusals(cluster, anchors=wanted, active=SECOND if SECOND in wanted else FIRST)
        assert "revert the commit until it is there again" in found


@pytest.mark.parametrize("active", [FIRST, "third"])
def test_an_option_whose_anchors_the_bundle_cannot_get_says_the_way_back(active: str) -> None:
    """The lock keeps the Bundle as it is, and so the new anchor out of it."""
    cluster = with_trusted_third()
    cluster.take(certificate_path(MESH, ISSUER))["spec"]["issuerRef"]["name"] = active
    cluster.put(BUNDLES, bundle(FIRST, "third"))
    decision = look(cluster)
    back = "revert the commit that dropped third, and move to the new names by Git first"
    assert back in reasons(decision)
    assert "third" in lock_record(decision.state, by_git=False)["kept"]


@pytest.mark.parametrize("annotation", [PAUSED, DRY_RUN])
def test_while_it_is_idle_the_lock_keeps_what_it_kept(annotation: str) -> None:
    """Another option has other rules, and what leaves by them is not recorded yet."""
    cluster = with_trusted_third()
    run_command.step(cluster, settings(**THREE), None, lambda: NOON)
    cluster.take(state_path())["metadata"]["annotations"][annotation] = "true"
    state = replace(State.read(json.dumps(cluster.state())), ready_since=None)
    cluster.take(state_path())["data"]["state.json"] = state.text()
    run_command.step(cluster, settings(), None, lambda: NOON)
    assert cluster.take(state_path())["data"]["kept"] == f"{FIRST},{SECOND},third"


def test_a_refused_commit_without_the_active_anchor_still_has_every_pod_trust_it() -> None:
    cluster = with_trusted_third()
    commit(cluster, anchors=[SECOND, "third"], active=SECOND)
    deploy(cluster, SHOP, "cart", anchor(2) + anchor(3))
    decision = look(cluster, **THREE)
    assert [action.what for action in decision.actions] == ["restart Deployment shop/cart"]


def test_a_sync_that_ended_between_the_issuer_and_the_rotator_is_gone_on_with() -> None:
    """The gate refuses the rest until the rotator has moved, which is to get its settings then."""
    cluster = with_trusted_third()
    issuer = cluster.take(certificate_path(MESH, ISSUER))
    issuer["spec"]["issuerRef"]["name"] = SECOND
    assert "names linkerd-trust-anchor-2, but the mesh" in reasons(look(cluster, **THREE))
    commit(cluster, anchors=[FIRST, SECOND], active=SECOND)
    assert look(cluster, **THREE).state.active == fingerprint(2)
    commit(cluster, anchors=[FIRST, "third"], active=SECOND)
    record(cluster, **THREE)
    assert look(cluster, **THREE).state.active == fingerprint(2)


@pytest.mark.parametrize("change", [{"readySince": None}, {"leaving": {SECOND: "held"}}])
def test_what_may_not_sign_is_not_gone_on_with(change: dict[str, Any]) -> None:
    state = anchors_state(lastMovedAt=None, retired=None) | change
    cluster = healthy(state=state)
    cluster.take(certificate_path(MESH, ISSUER))["spec"]["issuerRef"]["name"] = SECOND
    commit(cluster, anchors=[FIRST, SECOND], active=SECOND)
    assert "but the mesh is known to trust" in reasons(look(cluster, active=FIRST))


def test_an_existing_ca_is_known_by_what_it_signs() -> None:
    """It has no Certificate of its own; that one of its name is nobody's."""
    cluster = healthy()
    cluster.put(f"{CERTIFICATES}/certificates", certificate(MANAGER, SECOND, SECOND))
    path = f"{CERTIFICATES}/namespaces/{MANAGER}/certificaterequests/{SECOND}-1"
    cluster.objects[path] = request(MANAGER, SECOND, 1, SECOND, anchor(3), anchor(2))
    assert refusals(cluster, active=SECOND) == ""
    seen = observe(cluster, settings(active=SECOND), NOON, None)
    assert seen.anchors[SECOND].anchor == fingerprint(2)
    assert SECOND not in seen.users
    cluster.put(f"{CERTIFICATES}/certificates", certificate(SHOP, SECOND, SECOND))
    seen = observe(cluster, settings(active=SECOND), NOON, None)
    assert seen.users[SECOND] == [f"{SHOP}/{SECOND}"]


@pytest.mark.parametrize(("existing", "is_refused"), [([FIRST], False), ([], True)])
def test_the_first_commit_of_a_mesh_with_an_existing_ca(
    existing: list[str], is_refused: bool
) -> None:
    """Nothing shows the CA yet but what it signed; Git says whether it is to stay."""
    cluster = healthy(state={})
    for name in (FIRST, SECOND):
        del cluster.objects[certificate_path(MANAGER, name)]
    roots = config_map(ROOTS, NOON - timedelta(hours=1), {"ca-bundle.crt": anchor(1)})
    cluster.put("api/v1/configmaps", roots)
    said = refusals(cluster, active=FIRST, existing=existing)
    assert ("is not recorded: let the CronJob run" in said) == is_refused, said


@pytest.mark.parametrize(("others", "is_refused"), [([3], False), ([], True)])
def test_the_first_commit_of_a_mesh_with_roots_of_others(
    others: list[int], is_refused: bool
) -> None:
    """Git holds them, and so nothing of the trust roots goes with the commit."""
    cluster = healthy(state={})
    all_of_them = "".join(map(anchor, (1, 2, 3)))
    roots = config_map(ROOTS, NOON - timedelta(hours=1), {"ca-bundle.crt": all_of_them})
    cluster.put("api/v1/configmaps", roots)
    said = refusals(cluster, active=FIRST, roots={fingerprint(root): ENDS for root in others})
    assert ("is not recorded: let the CronJob run" in said) == is_refused, said


@pytest.mark.parametrize(
    ("signer", "why"),
    [
        ("self-signed", "its common name is old, and Git has new, which would be another anchor"),
        (SECOND, "it is a CA that somebody else brought, and Git would have another made"),
    ],
    ids=["renamed", "existing"],
)
def test_another_anchor_of_the_same_name(signer: str, why: str) -> None:
    cluster = healthy()
    renamed = certificate(MANAGER, SECOND, signer)
    renamed["spec"]["commonName"] = "old"
    cluster.put(f"{CERTIFICATES}/certificates", renamed)
    said = refusals(cluster, active=FIRST, commonNames={SECOND: "new"})
    assert f"trust anchor {SECOND} cannot be changed: {why}" in said
