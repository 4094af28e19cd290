"""What the model's proxies believe, against what is known of the real ones."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ..support.authorities import HOUR, NOW, anchor, issuer
from ..support.cluster.handshake import EXPIRED, NOT_YET, Verifier, anchors_of, refusal, refusal_of

SECOND = timedelta(seconds=1)


def test_a_chain_is_believed_by_its_own_anchor_alone() -> None:
    ours, other = anchor(), anchor()
    chain = issuer(ours).leaf()
    assert refusal(ours.anchors, chain, NOW) == ""
    assert refusal(ours.anchors | other.anchors, chain, NOW) == ""
    # Both have the same name, so that it is the signature that tells them apart.
    assert "signature" in refusal(other.anchors, chain, NOW)
    assert refusal(frozenset(), chain, NOW) == "no trust anchors"


def test_an_anchor_is_its_subject_and_key_and_not_its_bytes() -> None:
    ours = anchor()
    renewed = anchor(key=ours.key, end=NOW + 100 * HOUR)
    assert renewed.pem != ours.pem
    assert renewed.anchors == ours.anchors
    assert anchors_of(ours.pem + renewed.pem) == ours.anchors
    renamed = anchor(key=ours.key, common_name="somebody.else")
    assert renamed.anchors != ours.anchors
    assert refusal(renamed.anchors, issuer(ours).leaf(), NOW)


def test_the_dates_of_an_anchor_mean_nothing_to_a_proxy_and_much_to_identity() -> None:
    ended = anchor(begin=NOW - 3 * HOUR, end=NOW - HOUR)
    chain = issuer(ended).leaf()
    assert refusal(ended.anchors, chain, NOW) == ""
    assert refusal_of([ended.certificate], chain, NOW)
    assert refusal_of([ended.certificate], chain, NOW - HOUR) == ""


def test_the_issuer_is_part_of_the_chain() -> None:
    ours = anchor()
    chain = issuer(ours).leaf()
    headless = type(chain)(chain.name, chain.certificates[:1])
    assert refusal(ours.anchors, headless, NOW)
    stranger = type(chain)(chain.name, (chain.leaf, issuer(ours).certificate))
    assert refusal(ours.anchors, stranger, NOW)


def test_the_name_is_verified() -> None:
    ours = anchor()
    chain = issuer(ours).leaf()
    assert refusal(ours.anchors, type(chain)("other.name", chain.certificates), NOW)


@pytest.mark.parametrize(
    ("leaf", "parent"),
    [((-1, 1), (-24, 24)), ((-24, 24), (-1, 1)), ((-1, 24), (-24, 1)), ((-24, 1), (-1, 24))],
    ids=["leaf", "issuer", "leaf-then-issuer", "issuer-then-leaf"],
)
def test_dates_are_compared_as_the_library_does(
    leaf: tuple[int, int], parent: tuple[int, int]
) -> None:
    """The verdict of one instant is kept, so that comparing must say what asking anew would."""
    ours = anchor(begin=NOW - 99 * HOUR)
    above = issuer(ours, begin=NOW + parent[0] * HOUR, end=NOW + parent[1] * HOUR)
    chain = above.leaf(begin=NOW + leaf[0] * HOUR, end=NOW + leaf[1] * HOUR)
    verifier = Verifier()
    instants = {
        NOW - HOUR - SECOND: NOT_YET,
        NOW - HOUR: "",
        NOW: "",
        NOW + HOUR: "",
        NOW + HOUR + SECOND: EXPIRED,
    }
    for instant, expected in instants.items():
        assert verifier.failure(ours.anchors, chain, instant) == expected
        assert bool(refusal(ours.anchors, chain, instant)) == bool(expected)
    assert verifier.asked == 1


def test_verdicts_are_of_a_pair_and_forgotten_with_the_chain() -> None:
    ours, other = anchor(), anchor()
    chain, second = issuer(ours).leaf(), issuer(other).leaf()
    verifier = Verifier()
    for _ in range(3):
        assert not verifier.failure(ours.anchors, chain, NOW)
        assert verifier.failure(other.anchors, chain, NOW)
        assert verifier.failure(ours.anchors, second, NOW)
    assert verifier.asked == 3
    verifier.forget({chain})
    assert not verifier.failure(ours.anchors, chain, NOW)
    assert verifier.asked == 3
    assert verifier.failure(ours.anchors, second, NOW)
    assert verifier.asked == 4
