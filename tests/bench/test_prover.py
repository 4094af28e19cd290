"""The prover must see what is wrong, or its zero would say nothing."""

from __future__ import annotations

from datetime import timedelta

from ..support.authorities import HOUR, NOW, anchor, issuer
from ..support.cluster.handshake import EXPIRED, Anchors, Chain
from ..support.cluster.prover import Member, Prover

SECOND = timedelta(seconds=1)


def mesh(**pods: tuple[Anchors, Chain | None]) -> list[Member]:
    return [Member(name, *what) for name, what in pods.items()]


def test_a_mesh_of_one_anchor_is_in_order() -> None:
    ours = anchor()
    above = issuer(ours)
    prover = Prover()
    for second in range(10):
        prover.look(
            mesh(a=(ours.anchors, above.leaf()), b=(ours.anchors, above.leaf())),
            NOW + second * SECOND,
        )
    assert (prover.failed, prover.failed_seconds, prover.pod_seconds) == (0, 0, 0)
    assert prover.looks == 10
    assert prover.pairs == 20
    assert prover.chains == 20
    assert prover.report() == ""


def test_anchors_that_do_not_match_fail_both_ways() -> None:
    ours, other = anchor(), anchor()
    members = mesh(
        a=(ours.anchors, issuer(ours).leaf()),
        b=(other.anchors, issuer(other).leaf()),
        both=(ours.anchors | other.anchors, issuer(other).leaf()),
    )
    prover = Prover()
    prover.look(members, NOW)
    prover.look(members, NOW + 2 * SECOND)
    pairs = {pair[:2] for pair in prover.failures}
    assert pairs == {("a", "b"), ("b", "a"), ("a", "both")}
    assert prover.failed == 3
    assert prover.failed_seconds == 6
    assert prover.pod_seconds == 0
    first = prover.failures[next(iter(prover.failures))]
    assert (first.first, first.last) == (NOW, NOW + 2 * SECOND)
    assert "signature" in first.why
    assert "did not believe" in prover.report()


def test_an_issuer_of_nobodys_fails() -> None:
    """Right anchors on both sides, and a leaf from elsewhere."""
    ours = anchor()
    prover = Prover()
    prover.look(
        mesh(
            a=(ours.anchors, issuer(ours).leaf()),
            b=(ours.anchors, issuer(anchor()).leaf()),
        ),
        NOW,
    )
    assert {pair[:2] for pair in prover.failures} == {("a", "b")}


def test_a_leaf_that_has_ended_fails_and_counts_as_time_without_one() -> None:
    ours = anchor()
    above = issuer(ours)
    members = mesh(
        a=(ours.anchors, above.leaf(end=NOW + 10 * SECOND)), b=(ours.anchors, above.leaf())
    )
    prover = Prover()
    for second in range(0, 15, 2):
        prover.look(members, NOW + second * SECOND)
    assert list(prover.failures) == [("b", "a", EXPIRED)]
    assert prover.pod_seconds == 4, "the looks at 12 and 14"
    assert prover.without == {"a": 4}
    assert "a had no valid leaf for 4.0 s" in prover.report()


def test_a_pair_that_fails_for_two_reasons_is_one_pair() -> None:
    ours, other = anchor(), anchor()
    shown = issuer(other).leaf(end=NOW + SECOND)
    prover = Prover()
    for second in (0, 2):
        prover.look(
            mesh(a=(ours.anchors, issuer(ours).leaf()), b=(other.anchors, shown)),
            NOW + second * SECOND,
        )
    assert {why for verifier, _, why in prover.failures if verifier == "a"} >= {EXPIRED}
    assert len(prover.failures) == 3
    assert prover.failed == 2


def test_a_pod_that_has_no_leaf_yet_is_without_one() -> None:
    ours = anchor()
    prover = Prover()
    members = mesh(a=(ours.anchors, None), b=(ours.anchors, issuer(ours).leaf()))
    prover.look(members, NOW)
    prover.look(members, NOW + SECOND)
    assert prover.failed == 0
    assert prover.pod_seconds == 1
    prover.look([], NOW + HOUR)
    assert prover.pod_seconds == 1, "it is gone"


def test_a_look_after_a_long_pause_does_not_stand_for_all_of_it() -> None:
    ours = anchor()
    prover = Prover()
    members = mesh(a=(ours.anchors, None))
    prover.look(members, NOW)
    prover.look(members, NOW + HOUR)
    assert prover.pod_seconds == 5


def test_the_library_is_asked_once_per_set_of_anchors_and_chain() -> None:
    """It runs several times a second beside a whole cluster."""
    ours, other = anchor(), anchor()
    above = issuer(ours)
    both = ours.anchors | other.anchors
    pods = {f"old-{number}": (ours.anchors, above.leaf()) for number in range(20)}
    pods |= {f"new-{number}": (both, above.leaf()) for number in range(20)}
    prover = Prover()
    for second in range(50):
        prover.look(mesh(**pods), NOW + second * SECOND)
    assert prover.failed == 0
    assert prover.verifier.asked == 2 * 40
    assert prover.pairs == 50 * 40 * 39
    assert prover.anchor_sets == {ours.anchors, both}


def test_it_forgets_chains_that_nobody_shows_any_more_but_not_what_failed() -> None:
    ours, other = anchor(), anchor()
    prover = Prover()
    prover.look(mesh(a=(ours.anchors, issuer(other).leaf()), b=(ours.anchors, None)), NOW)
    assert prover.failed == 1
    prover.look(mesh(a=(ours.anchors, issuer(ours).leaf())), NOW + SECOND)
    assert prover.failed == 1
    assert prover.chains == 2


def test_verdicts_do_not_pile_up() -> None:
    ours = anchor()
    above = issuer(ours)
    first, second = above.leaf(), above.leaf()
    prover = Prover()
    for shown in (first, first, second, second, first):
        prover.look(mesh(a=(ours.anchors, shown), b=(ours.anchors, None)), NOW)
    assert prover.verifier.asked == 3, "the first one's verdict was forgotten with it"
