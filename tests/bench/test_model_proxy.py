"""The stand-in for Linkerd's proxy: when it wants a leaf, and which one it installs."""

from __future__ import annotations

from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec

from ..support.authorities import HOUR, NAME, NOW, Authority, anchor, issuer
from ..support.cluster.handshake import Chain, Verifier
from ..support.cluster.identity import IdentityError, Issuer
from ..support.cluster.model_proxy import ModelProxy

SECOND = timedelta(seconds=1)


class Source:
    """An identity that gives leaves of an hour, or nothing."""

    def __init__(self, authority: Authority | None) -> None:
        self.authority = authority
        self.asked: list[datetime] = []

    def __call__(self, name: str, key: ec.EllipticCurvePublicKey, now: datetime) -> Chain:
        self.asked.append(now)
        if self.authority is None:
            raise IdentityError("nobody is there")
        issuer = Issuer(self.authority.key, (self.authority.certificate,))
        return issuer.issue(name, key, now, now + HOUR)


def proxy(authority: Authority) -> ModelProxy:
    return ModelProxy(NAME, authority.anchors, patience=10 * SECOND)


def test_it_renews_at_seventy_per_cent() -> None:
    ours = anchor()
    each, source = proxy(ours), Source(issuer(ours))
    for minute in range(60):
        each.renew(source, Verifier(), NOW + minute * 60 * SECOND)
    assert source.asked == [NOW, NOW + 0.7 * HOUR]
    assert each.chain is not None
    assert each.chain.not_before == NOW + 0.7 * HOUR


def test_it_keeps_its_leaf_rather_than_install_one_that_it_does_not_believe() -> None:
    ours, other = anchor(), anchor()
    each, source = proxy(ours), Source(issuer(ours))
    each.renew(source, Verifier(), NOW)
    first = each.chain
    source.authority = issuer(other)
    at = NOW
    while at < NOW + HOUR:
        at += 10 * SECOND
        each.renew(source, Verifier(), at)
        assert each.chain == first
    assert each.refused == len(source.asked) - 1
    assert each.holds_a_leaf(NOW + HOUR)
    assert not each.holds_a_leaf(NOW + HOUR + SECOND)
    assert each.chain == first, "it goes on showing what has ended"
    # At 70 % of what is left each time, and no more often than its patience allows.
    tries = [time - NOW for time in source.asked[1:4]]
    assert tries == [2520 * SECOND, 3280 * SECOND, 3510 * SECOND]


def test_it_tries_again_where_nobody_gives_it_its_first() -> None:
    ours = anchor()
    each, source = proxy(ours), Source(None)
    for second in range(0, 30, 5):
        each.renew(source, Verifier(), NOW + second * SECOND)
    assert each.chain is None
    assert not each.holds_a_leaf(NOW)
    assert each.unserved == len(source.asked) == 3
    source.authority = issuer(ours)
    each.renew(source, Verifier(), NOW + 30 * SECOND)
    assert each.holds_a_leaf(NOW + 30 * SECOND)
