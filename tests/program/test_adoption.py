"""A mesh that others made: what the run does, and what gate and lock let pass, until it is ours."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from constructs_lib.program import gate as gate_command
from constructs_lib.program import run as run_command
from constructs_lib.program.objects import stamp
from constructs_lib.program.observe import observe

from ..support.program.fake_cluster import (
    BUNDLES,
    CERTIFICATES,
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

OLD = 9
ALL = anchor(1) + anchor(2) + anchor(OLD)
YEAR = NOON + timedelta(days=365)
ADOPTED: dict[str, Any] = {"active": FIRST, "roots": {fingerprint(OLD): stamp(YEAR)}}
KEPT: dict[str, Any] = ADOPTED | {"keepsIdentity": True}
DROPPED: dict[str, Any] = ADOPTED | {"roots": {}}


def others(trusted: str = anchor(OLD), roots: str = ALL) -> FakeCluster:
    """A mesh by Helm: the control plane is new, and a workload trusts what it did before."""
    cluster = healthy(state={})
    for path in [path for path in cluster.objects if ISSUER in path]:
        del cluster.objects[path]
    hour_ago = NOON - timedelta(hours=1)
    cluster.put("api/v1/configmaps", config_map(ROOTS, hour_ago, {"ca-bundle.crt": roots}))
    deploy(cluster, SHOP, "web", trusted)
    return cluster


def documented(trusted: str = ALL) -> FakeCluster:
    """A mesh by the documentation: a Certificate, and a ClusterIssuer of the same name."""
    cluster = others(trusted)
    cluster.put(f"{CERTIFICATES}/certificates", certificate(MESH, ISSUER, ISSUER))
    issued = request(MESH, ISSUER, 1, ISSUER, anchor(OLD), anchor(OLD))
    cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
    return cluster


def refusals(cluster: FakeCluster, **changes: Any) -> str:
    return "\n".join(gate_command.refusals(observe(cluster, settings(**changes), NOON, None)))


def recorded(cluster: FakeCluster, **changes: Any) -> dict[str, str]:
    """Let the rotator look once; return what the lock goes by."""
    run_command.step(cluster, settings(**changes), None, lambda: NOON)
    data = cluster.take(state_path())["data"]
    return {key: data[key] for key in ("issuers", "kept") if key in data}


def test_what_others_trust_must_stay() -> None:
    cluster = others(roots=anchor(OLD))
    assert refusals(cluster, **KEPT) == ""
    assert "give its PEM in 'trust_roots'" in refusals(cluster, **KEPT | {"roots": {}})


def test_a_root_that_ended_may_go_when_nothing_under_it_is_alive() -> None:
    """At synth it is refused as PEM, and linkerd-identity has issued nothing under it since."""
    ended = anchor(8, days=0.5)
    cluster = others(roots=anchor(OLD) + ended)

    def refused(days: float, **options: Any) -> str:
        seen = observe(cluster, settings(**KEPT, **options), NOON + timedelta(days=days), None)
        return "\n".join(gate_command.refusals(seen))

    assert "cannot be removed" in refused(1.5), "a certificate of a day may be alive"
    assert refused(1.6) == ""
    assert "cannot be removed" in refused(1.4, issuanceSeconds=60), "leaves are older than that"
    renewed = config_map(
        ROOTS, NOON, {"ca-bundle.crt": anchor(OLD) + anchor(8, renewal=1, days=9) + ended}
    )
    cluster.put("api/v1/configmaps", renewed)
    assert "cannot be removed" in refused(1.6), "it was renewed with its key"


def test_the_workloads_are_brought_to_trust_both_first() -> None:
    cluster = others()
    assert recorded(cluster, **KEPT)["issuers"] == "none-yet"
    assert cluster.acts() == ["PATCH deployments/web"]
    assert "shop/web pod web-1-a lacks a trust anchor" in refusals(cluster, **ADOPTED)


def test_then_the_anchor_may_sign() -> None:
    cluster = others(ALL)
    kept = f"{FIRST},{SECOND},inLine"
    assert recorded(cluster, **KEPT) == {"issuers": FIRST, "kept": kept}
    assert cluster.status()["phase"] == "rest"
    assert cluster.status()["podsLackingAnAnchor"] == 0
    assert refusals(cluster, **ADOPTED) == ""
    deploy(cluster, SHOP, "late", anchor(OLD))
    assert recorded(cluster, **KEPT) == {"issuers": "none-yet", "kept": kept}
    assert "shop/late pod late-1-a lacks a trust anchor" in refusals(cluster, **ADOPTED)


def test_linkerd_identity_is_restarted_too() -> None:
    """Nobody knows what signed its issuer, but every pod trusts it."""
    cluster = others(ALL)
    deploy(cluster, MESH, "linkerd-identity", None, started=NOON - timedelta(hours=2))
    recorded(cluster, **KEPT)
    assert cluster.acts() == ["PATCH deployments/linkerd-identity"]


def test_no_anchor_signs_before_it_is_recorded() -> None:
    cluster = others(ALL)
    cluster.take(state_path())["data"]["state.json"] = json.dumps({"anchors": {FIRST: "x"}})
    assert "let the CronJob run" in refusals(cluster, **ADOPTED)


def test_an_empty_cluster_has_nothing_to_adopt() -> None:
    assert refusals(FakeCluster(), **ADOPTED) == ""


def test_a_first_sync_that_failed_is_tried_again() -> None:
    """Pods of the control plane wait for the Secret that the Certificate is to make."""
    cluster = others(roots=anchor(1) + anchor(2))
    for path in [path for path in cluster.objects if "/pods/" in path]:
        del cluster.objects[path]
    deploy(cluster, MESH, "linkerd-identity", None, started=None)
    assert refusals(cluster, active=FIRST) == ""


def test_a_mesh_of_the_documentation() -> None:
    """Its Certificate names an issuer that is no anchor's."""
    cluster = documented()
    assert refusals(cluster, **ADOPTED) == ""
    assert recorded(cluster, **ADOPTED)["issuers"] == FIRST
    assert "sync again" in cluster.status()["waits"][-1]["why"]
    assert cluster.status()["podsLackingAnAnchor"] == 0
    deploy(cluster, SHOP, "late", anchor(OLD))
    assert "shop/late comes first" in refusals(cluster, **ADOPTED)


def test_one_commit_cannot_do_it_before_the_anchors_are_there() -> None:
    cluster = others(roots=anchor(OLD))
    for path in [path for path in cluster.objects if CERTIFICATES in path]:
        del cluster.objects[path]
    cluster.put(BUNDLES, bundle())
    assert f"{FIRST} cannot be made active: trust anchor {FIRST} has no Certificate" in refusals(
        cluster, **ADOPTED
    )


def ours(moved_ago: timedelta) -> FakeCluster:
    """The mesh after the move, whose trust roots still have the old root."""
    cluster = healthy(state=anchors_state(retired=None, identityMovedAt=stamp(NOON - moved_ago)))
    hour_ago = NOON - timedelta(hours=1)
    cluster.put("api/v1/configmaps", config_map(ROOTS, hour_ago, {"ca-bundle.crt": ALL}))
    return cluster


def test_the_old_root_stays_while_leaves_live() -> None:
    cluster = ours(timedelta(hours=3))
    assert "leaves under it end in 22 h" in refusals(cluster, **DROPPED)
    assert refusals(cluster, **ADOPTED) == ""
    assert recorded(cluster, **ADOPTED)["kept"].endswith("inLine")


def test_the_old_root_goes_after_a_day() -> None:
    cluster = ours(timedelta(hours=26))
    assert refusals(cluster, **DROPPED) == ""
    assert recorded(cluster, **ADOPTED)["kept"] == f"{FIRST},{SECOND}"


def test_a_root_that_ends_too_early_is_told() -> None:
    ends: dict[str, Any] = {"roots": {fingerprint(OLD): stamp(NOON + timedelta(hours=20))}}
    found = reasons(look(others(), **KEPT | ends))
    assert f"trust root {fingerprint(OLD)[:12]}: ends in 20 h" in found
    assert "ends in" not in reasons(look(others(), **KEPT))


def test_a_deleted_certificate_of_ours_is_no_adoption() -> None:
    cluster = ours(timedelta(hours=26))
    del cluster.objects[certificate_path(MESH, ISSUER)]
    assert look(cluster, **ADOPTED).phase == "settling"


def test_an_anchor_keeps_the_common_name_that_it_has() -> None:
    cluster = documented()
    cluster.take(certificate_path(MANAGER, FIRST))["spec"]["commonName"] = "root.old"
    assert "its common name is root.old, and Git has root.new" in refusals(
        cluster, **ADOPTED, commonNames={FIRST: "root.new"}
    )
    assert refusals(cluster, **ADOPTED, commonNames={FIRST: "root.old"}) == ""


def test_what_others_left_behind_holds_nobody_up() -> None:
    cluster = others(roots=anchor(OLD))
    for path in [path for path in cluster.objects if "/pods/" in path]:
        del cluster.objects[path]
    assert refusals(cluster, **DROPPED) == ""


def test_backwards_the_old_root_still_stays() -> None:
    """Git keeps the identity issuer again, and nobody knows who signs it now."""
    cluster = ours(timedelta(hours=26))
    for path in [path for path in cluster.objects if ISSUER in path]:
        del cluster.objects[path]
    assert "cannot be removed" in refusals(cluster, **DROPPED, keepsIdentity=True)
    assert refusals(cluster, **KEPT) == ""
    assert recorded(cluster, **KEPT)["issuers"] == FIRST


def test_what_nobody_sees_into_holds_it() -> None:
    cluster = others(ALL)
    link = {"metadata": {"namespace": "linkerd-multicluster", "name": "east"}}
    cluster.put("apis/multicluster.linkerd.io/v1alpha1/links", link)
    assert recorded(cluster, **KEPT)["issuers"] == "none-yet"
    assert "trusted-by-hand" in cluster.status()["waits"][0]["why"]


def test_a_new_mesh_is_no_adoption() -> None:
    cluster = others(ALL, anchor(1) + anchor(2))
    decision = look(cluster, active=FIRST)
    assert (decision.phase, decision.state.anchors) == ("settling", None)
    assert "has no Certificate" in reasons(decision)


def test_right_after_the_move_the_rotator_has_to_look_first() -> None:
    cluster = ours(timedelta(hours=26))
    cluster.take(state_path())["data"]["state.json"] = json.dumps(
        {"anchors": {FIRST: fingerprint(1), SECOND: fingerprint(2)}}
    )
    assert "let the CronJob run" in refusals(cluster, **DROPPED)
