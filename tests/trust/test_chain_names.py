"""ChainNames: the names that Linkerd's charts look for, and no ClusterIssuer twice."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib import AuthorityNames, ChainNames


def test_defaults_are_the_names_that_the_charts_look_for() -> None:
    names = ChainNames()
    assert names.identity_issuer == "linkerd-identity-issuer", "mounted by linkerd-identity"
    assert names.trust_roots == "linkerd-identity-trust-roots", "mounted by every proxy"


def test_defaults_are_the_articles() -> None:
    names = ChainNames()
    assert names.self_signed == "linkerd-self-signed"
    assert names.trust_anchor == "linkerd-trust-anchor"
    assert names.webhook_issuer == "linkerd-webhook-issuer"


@pytest.mark.parametrize(
    "field",
    [
        "self_signed",
        "trust_anchor",
        "second_trust_anchor",
        "intermediate",
        "webhook_issuer",
        "identity_issuer",
        "trust_roots",
    ],
)
def test_every_name_must_be_a_dns_name(field: str) -> None:
    options: dict[str, Any] = {field: "Not A Name"}
    with pytest.raises(ValueError, match=re.escape(f"'{field}' (Not A Name) must be a DNS name")):
        ChainNames(**options)


@pytest.mark.parametrize(
    ("options", "names"),
    [
        pytest.param(
            {"self_signed": "linkerd-trust-anchor"},
            "linkerd-trust-anchor, linkerd-trust-anchor, linkerd-trust-anchor-2, "
            "linkerd-intermediate, linkerd-webhook-issuer",
            id="anchor",
        ),
        pytest.param(
            {"self_signed": "linkerd-webhook-issuer"},
            "linkerd-webhook-issuer, linkerd-trust-anchor, linkerd-trust-anchor-2, "
            "linkerd-intermediate, linkerd-webhook-issuer",
            id="webhooks",
        ),
        pytest.param(
            {"trust_anchor": "ca", "webhook_issuer": "ca"},
            "linkerd-self-signed, ca, linkerd-trust-anchor-2, linkerd-intermediate, ca",
            id="cas",
        ),
        pytest.param(
            {"second_trust_anchor": "linkerd-trust-anchor"},
            "linkerd-self-signed, linkerd-trust-anchor, linkerd-trust-anchor, "
            "linkerd-intermediate, linkerd-webhook-issuer",
            id="anchors",
        ),
    ],
)
def test_cluster_issuers_must_differ(options: dict[str, Any], names: str) -> None:
    message = (
        "'self_signed', 'trust_anchor', 'second_trust_anchor', 'intermediate' and "
        f"'webhook_issuer' ({names}) must differ: each is the name of a ClusterIssuer"
    )
    with pytest.raises(ValueError, match=re.escape(message)):
        ChainNames(**options)


def test_objects_of_other_kinds_may_share_a_name() -> None:
    names = ChainNames(identity_issuer="linkerd-trust-anchor", trust_roots="linkerd-trust-anchor")
    assert names.identity_issuer == names.trust_anchor


def test_secrets_must_differ() -> None:
    ca = AuthorityNames(certificate="a", secret="shared", issuer="b")
    other = AuthorityNames(certificate="c", secret="shared", issuer="d")
    message = "(shared, linkerd-trust-anchor-2, linkerd-intermediate, shared) must differ"
    with pytest.raises(ValueError, match=re.escape(message)):
        ChainNames(trust_anchor=ca, webhook_issuer=other)


def test_objects_of_a_ca_may_have_different_names() -> None:
    names = AuthorityNames(certificate="root", secret="root-tls", issuer="root-issuer")
    assert AuthorityNames.of(names) is names
    same = AuthorityNames.of("root")
    assert (same.certificate, same.secret, same.issuer) == ("root", "root", "root")
    with pytest.raises(ValueError, match=re.escape("'secret' (A B) must be a DNS name")):
        AuthorityNames(certificate="root", secret="A B", issuer="root")
