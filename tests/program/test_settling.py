"""What has to be so before anything at all is done, and what can never have been meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from ..support.program.fake_cluster import (
    CERTIFICATES,
    ISSUER,
    ROOTS,
    FakeCluster,
    certificate_path,
    healthy,
    look,
    reasons,
)
from ..support.program.objects import FIRST, MANAGER, MESH, NOON, SECOND, SHOP, anchor, request

ROOTS_PATH = f"api/v1/namespaces/{MESH}/configmaps/{ROOTS}"


def missing(cluster: FakeCluster) -> None:
    del cluster.objects[certificate_path(MANAGER, SECOND)]


def not_ready(cluster: FakeCluster) -> None:
    cluster.take(certificate_path(MANAGER, SECOND))["status"]["conditions"][0]["status"] = "False"


def issuing(cluster: FakeCluster) -> None:
    conditions = cluster.take(certificate_path(MANAGER, SECOND))["status"]["conditions"]
    conditions.append({"type": "Issuing", "status": "True"})


def trimmed(cluster: FakeCluster) -> None:
    cluster.take(certificate_path(MANAGER, SECOND))["status"]["revision"] = 7


def denied(cluster: FakeCluster) -> None:
    path = f"{CERTIFICATES}/namespaces/{MANAGER}/certificaterequests/{SECOND}-1"
    cluster.take(path)["status"]["conditions"] = [
        {"type": "Denied", "status": "True"},
        {"type": "Ready", "status": "False", "reason": "Denied"},
    ]


def overdue(cluster: FakeCluster) -> None:
    """It ends within the margin, an hour, so that nobody renews it."""
    ending_after(cluster, minutes=59)


def ending_after(cluster: FakeCluster, *, minutes: int) -> None:
    soon = anchor(2, renewal=1, days=minutes / 1440)
    cluster.put(
        f"{CERTIFICATES}/certificaterequests",
        request(MANAGER, SECOND, 2, "self-signed", soon, soon),
    )
    cluster.take(certificate_path(MANAGER, SECOND))["status"]["revision"] = 2


def not_spread(cluster: FakeCluster) -> None:
    cluster.take(ROOTS_PATH)["data"]["ca-bundle.crt"] = anchor(1)


def garbled(cluster: FakeCluster) -> None:
    roots = cluster.take(ROOTS_PATH)["data"]
    roots["ca-bundle.crt"] += anchor(3).replace("MII", "MI")


def roots_gone(cluster: FakeCluster) -> None:
    del cluster.objects[ROOTS_PATH]


def ageless(cluster: FakeCluster) -> None:
    del cluster.take(ROOTS_PATH)["metadata"]["managedFields"]


def no_issuer(cluster: FakeCluster) -> None:
    del cluster.objects[certificate_path(MESH, ISSUER)]


def foreign_issuer(cluster: FakeCluster) -> None:
    cluster.take(certificate_path(MESH, ISSUER))["spec"]["issuerRef"]["name"] = "vault"


def issuer_not_ready(cluster: FakeCluster) -> None:
    """As when MeshRestarter has just deleted its Secret."""
    cluster.take(certificate_path(MESH, ISSUER))["status"]["conditions"][0]["status"] = "False"


def issuer_between_revisions(cluster: FakeCluster) -> None:
    cluster.take(certificate_path(MESH, ISSUER))["status"]["revision"] = 2


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (missing, f"trust anchor {SECOND}: has no Certificate"),
        (not_ready, f"trust anchor {SECOND}: is not Ready"),
        (issuing, f"trust anchor {SECOND}: is being issued"),
        (trimmed, f"trust anchor {SECOND}: is not known"),
        (denied, f"trust anchor {SECOND}: is not known"),
        (overdue, f"trust anchor {SECOND}: expires in"),
        (not_spread, f"trust anchor {SECOND}: is not in ConfigMap"),
        (garbled, f"trust anchor {FIRST}: is not in ConfigMap"),
        (roots_gone, f"trust anchor {FIRST}: is not in ConfigMap"),
        (ageless, "does not say when it last changed"),
        (no_issuer, f"Certificate {ISSUER}: has no Certificate"),
        (foreign_issuer, f"Certificate {ISSUER}: names vault"),
        (issuer_not_ready, "the identity issuer: is not Ready"),
        (issuer_between_revisions, "the identity issuer: is not known"),
    ],
)
def test_nothing_is_done_until_all_is_settled(
    spoil: Callable[[FakeCluster], None], reason: str
) -> None:
    cluster = healthy()
    spoil(cluster)
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("settling", ())
    assert reason in reasons(decision)


def test_an_anchor_that_is_about_to_be_renewed_is_fine() -> None:
    """With its key: the chain does not end with the certificate that the anchor has now."""
    cluster = healthy()
    ending_after(cluster, minutes=61)
    assert look(cluster).phase == "flip"


def test_a_further_anchor_in_the_trust_roots_is_fine() -> None:
    cluster = healthy()
    cluster.take(ROOTS_PATH)["data"]["ca-bundle.crt"] += anchor(9)
    assert look(cluster).phase == "flip"


def test_an_anchor_renewed_with_its_key_makes_no_pod_stale() -> None:
    """Its bytes, its order and the white space around it differ; subject and key do not."""
    cluster = healthy()
    cluster.put(
        f"{CERTIFICATES}/certificaterequests",
        request(MANAGER, SECOND, 2, "self-signed", anchor(2, 5), anchor(2, 5)),
    )
    cluster.take(certificate_path(MANAGER, SECOND))["status"]["revision"] = 2
    roots = cluster.take(ROOTS_PATH)["data"]
    roots["ca-bundle.crt"] = anchor(2, 5) + "\n\n  " + anchor(1).replace("\n", "\r\n")
    assert look(cluster).phase == "flip", reasons(look(cluster))


def test_a_chain_that_was_not_meant_is_refused() -> None:
    """The active anchor's Secret was deleted by hand: what was issued has another key."""
    cluster = healthy()
    cluster.put(
        f"{CERTIFICATES}/certificaterequests",
        request(MESH, ISSUER, 2, FIRST, anchor(7), anchor(7)),
    )
    cluster.take(certificate_path(MESH, ISSUER))["status"]["revision"] = 2
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("stuck", ())
    assert [wait.reason for wait in decision.waits] == ["IssuerKeyMismatch"]
    assert "signed the identity issuer with another key" in reasons(decision)


def test_an_anchor_that_got_another_subject_is_refused() -> None:
    """Somebody changed the active anchor's common name: with the same key it is another anchor."""
    cluster = healthy()
    renamed = anchor(1, renewal=1, common_name="identity.linkerd.cluster.local")
    cluster.put(
        f"{CERTIFICATES}/certificaterequests",
        request(MANAGER, FIRST, 2, "self-signed", renamed, renamed),
    )
    cluster.take(certificate_path(MANAGER, FIRST))["status"]["revision"] = 2
    cluster.take(ROOTS_PATH)["data"]["ca-bundle.crt"] = renamed + anchor(2)
    decision = look(cluster)
    assert decision.actions == ()
    assert [wait.reason for wait in decision.waits] == ["IssuerKeyMismatch"]


def test_two_anchors_with_one_key_are_refused() -> None:
    cluster = healthy()
    path = f"{CERTIFICATES}/namespaces/{MANAGER}/certificaterequests/{SECOND}-1"
    cluster.objects[path]["status"] = request(MANAGER, "", 1, "", anchor(1), anchor(1))["status"]
    decision = look(cluster)
    assert (decision.phase, decision.actions) == ("stuck", ())
    assert [wait.reason for wait in decision.waits] == ["TrustAnchorsShareKey"]


def test_evidence_of_the_same_second_does_not_count() -> None:
    """Times are cut to the second: what started in the last second may be too early."""
    changed = NOON - timedelta(minutes=30, seconds=120)
    assert look(healthy(changed=changed)).phase == "control plane"
    assert look(healthy(changed=changed - timedelta(seconds=1))).phase == "flip"


def test_pods_of_other_names_do_not_matter() -> None:
    cluster = healthy()
    cluster.put("api/v1/pods", {"metadata": {"namespace": SHOP, "name": "plain"}})
    assert look(cluster).phase == "flip"
