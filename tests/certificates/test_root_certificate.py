"""RootCertificate: roots as PEM, read without a library, and refused where a mesh cannot use one.

The certificates are made by the package ``cryptography``, which is no part of the library.
"""

from __future__ import annotations

import re
from datetime import datetime
from textwrap import indent

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from constructs_lib import RootCertificate, TrustRoot
from constructs_lib.certificates.root_certificate import check_unique

from ..support.authorities import HOUR, NOW, anchor, issuer, lasting_anchor

ROOT = anchor(common_name="root.example.com")
OTHER = anchor(common_name="other.example.com")
NOBODY = "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n"


def test_it_is_read_as_the_library_of_cryptographers_reads_it() -> None:
    [root] = RootCertificate.all_of(ROOT.pem, NOW)
    assert root.common_name == root.title == "root.example.com"
    assert root.not_after == ROOT.certificate.not_valid_after_utc
    assert root.is_ca
    assert root.path_length is None
    [limited] = RootCertificate.all_of(anchor(path_length=2).pem, NOW)
    assert limited.path_length == 2


def test_several_with_text_between_them() -> None:
    text = f"# the old root\n{ROOT.pem}\n# the new root\r\n{OTHER.pem}"
    names = [root.common_name for root in RootCertificate.all_of(text, NOW)]
    assert names == ["root.example.com", "other.example.com"]


BOTH = lasting_anchor("root.example.com").pem, lasting_anchor("other.example.com").pem
TEXT = "".join(BOTH)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(indent(TEXT, "        "), id="indented"),
        pytest.param("".join(pem.strip() for pem in BOTH), id="joined"),
        pytest.param("\ufeff" + TEXT, id="byte-order-mark"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="carriage-returns"),
        pytest.param("subject=/CN=other\n".join(BOTH), id="attributes"),
    ],
)
def test_what_is_written_is_what_go_reads(text: str) -> None:
    """Go skips a certificate whose lines are not alone: that root would be missing in the mesh."""
    assert TrustRoot.from_pem(text).pem == TEXT


def test_intermediate_may_be_a_root() -> None:
    """Proxies and Go look for subject and key, and not for a signature of its own."""
    [root] = RootCertificate.all_of(issuer(ROOT).pem, NOW)
    assert root.common_name == "identity.linkerd.cluster.local"


def test_renewed_root_is_the_same_root() -> None:
    renewed = anchor(common_name="root.example.com", key=ROOT.key, end=NOW + 48 * HOUR)
    roots = [RootCertificate.all_of(each.pem, NOW)[0] for each in (ROOT, renewed)]
    assert roots[0].fingerprint == roots[1].fingerprint
    with pytest.raises(ValueError, match=re.escape("'pem' has root.example.com twice")):
        check_unique(roots)


def test_same_key_under_another_name_is_another_root() -> None:
    """A proxy finds an anchor by its subject: the key alone does not help it."""
    renamed = anchor(common_name="root2.example.com", key=ROOT.key)
    roots = RootCertificate.all_of(ROOT.pem + renamed.pem, NOW)
    assert roots[0].fingerprint != roots[1].fingerprint


LEAF = ROOT.leaf().leaf.public_bytes(Encoding.PEM).decode()


@pytest.mark.parametrize(
    ("pem", "now", "message"),
    [
        pytest.param("", NOW, "'pem' has no certificate", id="empty"),
        pytest.param(
            anchor(key=ec.generate_private_key(ec.SECP521R1())).pem,
            NOW,
            "whose key is on curve P-521: proxies of Linkerd's stable releases cannot verify",
            id="curve",
        ),
        pytest.param(LEAF, NOW, "which is no CA (basicConstraints)", id="leaf"),
        pytest.param(ROOT.pem * 2, NOW, "'pem' has root.example.com twice", id="twice"),
        pytest.param(
            ROOT.pem,
            NOW + 24 * HOUR,
            "'pem' has root.example.com, which ended at 2026-06-02 12:00 UTC",
            id="ended",
        ),
        pytest.param(
            anchor(common_name="short.example.com", path_length=0).pem,
            NOW,
            "'pem' has short.example.com, whose path length (0) must be at least 1",
            id="path",
        ),
        pytest.param(ROOT.files.key.decode() + ROOT.pem, NOW, "'pem' has a private key", id="key"),
        pytest.param(NOBODY.format("!"), NOW, "that is not base64", id="no-base64"),
        pytest.param(NOBODY.format("AAAA"), NOW, "cannot be read", id="no-der"),
        pytest.param(NOBODY.format(""), NOW, "cannot be read", id="nothing"),
        pytest.param(ROOT.pem[:200], NOW, "without the line", id="cut"),
    ],
)
def test_what_is_no_root_is_refused(pem: str, now: datetime, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        RootCertificate.all_of(pem, now)
