"""ChainNames: the names that Linkerd's charts look for, and no ClusterIssuer twice."""

from __future__ import annotations

import re
from typing import Any

import pytest

from constructs_lib import ChainNames


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
    ("options", "told"),
    [
        pytest.param(
            {"self_signed": "linkerd-trust-anchor"},
            "linkerd-trust-anchor, linkerd-trust-anchor, linkerd-trust-anchor-2, "
            "linkerd-webhook-issuer",
            id="anchor",
        ),
        pytest.param(
            {"self_signed": "linkerd-webhook-issuer"},
            "linkerd-webhook-issuer, linkerd-trust-anchor, linkerd-trust-anchor-2, "
            "linkerd-webhook-issuer",
            id="webhooks",
        ),
        pytest.param(
            {"trust_anchor": "ca", "webhook_issuer": "ca"},
            "linkerd-self-signed, ca, linkerd-trust-anchor-2, ca",
            id="cas",
        ),
        pytest.param(
            {"second_trust_anchor": "linkerd-trust-anchor"},
            "linkerd-self-signed, linkerd-trust-anchor, linkerd-trust-anchor, "
            "linkerd-webhook-issuer",
            id="anchors",
        ),
    ],
)
def test_cluster_issuers_must_differ(options: dict[str, Any], told: str) -> None:
    message = (
        "'self_signed', 'trust_anchor', 'second_trust_anchor' and 'webhook_issuer' "
        f"({told}) must differ: each is the name of a ClusterIssuer"
    )
    with pytest.raises(ValueError, match=re.escape(message)):
        ChainNames(**options)


def test_objects_of_other_kinds_may_share_a_name() -> None:
    names = ChainNames(identity_issuer="linkerd-trust-anchor", trust_roots="linkerd-trust-anchor")
    assert names.identity_issuer == names.trust_anchor
