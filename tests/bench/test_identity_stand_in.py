"""The stand-in for linkerd-identity: what it starts with, what it takes and what it gives."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from ..support.authorities import HOUR, NAME, NOW, Authority, anchor, issuer
from ..support.cluster.handshake import refusal
from ..support.cluster.identity import Identity, IdentityError, Issuance, IssuerFiles

ISSUANCE = Issuance(timedelta(hours=2), timedelta(minutes=1))
KEY = ec.generate_private_key(ec.SECP256R1()).public_key()


def identity(files: IssuerFiles, *roots: Authority) -> Identity:
    return Identity("".join(root.pem for root in roots).encode(), files, NOW, ISSUANCE)


def test_its_leaves_are_believed_and_end_as_the_chart_says() -> None:
    ours = anchor()
    chain = identity(issuer(ours).files, ours).certify(NAME, KEY, NOW)
    assert refusal(ours.anchors, chain, NOW) == ""
    assert chain.leaf.public_key() == KEY
    assert chain.leaf.not_valid_before_utc == NOW - timedelta(minutes=1)
    assert chain.leaf.not_valid_after_utc == NOW + timedelta(hours=2, minutes=1)
    assert len(chain.certificates) == 2


def test_a_leaf_ends_no_later_than_its_issuer() -> None:
    ours = anchor()
    ending = issuer(ours, end=NOW + HOUR)
    chain = identity(ending.files, ours).certify(NAME, KEY, NOW)
    assert chain.leaf.not_valid_after_utc == NOW + HOUR


def test_it_does_not_start_with_an_issuer_that_does_not_chain() -> None:
    ours, other = anchor(), anchor()
    with pytest.raises(IdentityError, match="signature"):
        identity(issuer(other).files, ours)
    assert identity(issuer(other).files, ours, other)


def test_it_does_not_start_with_an_issuer_or_an_anchor_that_has_ended() -> None:
    ours = anchor()
    with pytest.raises(IdentityError):
        identity(issuer(ours, end=NOW - timedelta(seconds=1)).files, ours)
    ended = anchor(begin=NOW - 3 * HOUR, end=NOW - HOUR)
    with pytest.raises(IdentityError):
        identity(issuer(ended).files, ended)
    renewed = anchor(key=ended.key)
    assert identity(issuer(ended).files, ended, renewed)


def test_it_takes_another_issuer_that_chains_and_keeps_its_own_else() -> None:
    ours, other = anchor(), anchor()
    running = identity(issuer(ours).files, ours)
    second = issuer(ours)
    running.see(second.files, NOW)
    assert running.certify(NAME, KEY, NOW).certificates[1] == second.certificate
    running.see(issuer(other).files, NOW)
    assert running.skipped == 1
    assert running.certify(NAME, KEY, NOW).certificates[1] == second.certificate


def test_a_refused_issuer_is_not_tried_again() -> None:
    ours, other = anchor(), anchor()
    running = identity(issuer(ours).files, ours)
    refused = issuer(other).files
    for _ in range(3):
        running.see(refused, NOW)
    assert running.skipped == 1


def test_it_gives_nothing_once_its_issuer_has_ended() -> None:
    ours = anchor()
    running = identity(issuer(ours, end=NOW + HOUR).files, ours)
    assert running.certify(NAME, KEY, NOW)
    with pytest.raises(IdentityError):
        running.certify(NAME, KEY, NOW + 2 * HOUR)


def test_it_takes_ecdsa_alone_and_a_certificate_of_its_key() -> None:
    ours = anchor()
    files = issuer(ours).files
    key = rsa.generate_private_key(65537, 2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(IdentityError, match="ECDSA"):
        identity(IssuerFiles(files.certificates, pem), ours)
    with pytest.raises(IdentityError, match="another key"):
        identity(IssuerFiles(files.certificates, issuer(ours).files.key), ours)
    with pytest.raises(IdentityError):
        identity(IssuerFiles(files.certificates, b"nothing"), ours)
