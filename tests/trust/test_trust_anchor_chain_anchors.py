"""TrustAnchorChain with several anchors: alike, all trusted, and one that signs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import ApiObject, App, Chart

from constructs_lib import (
    AuthorityNames,
    CertificateAuthority,
    ChainNames,
    Lifetime,
    MeshRestarter,
    PrivateKey,
    TrustAnchorChain,
)

from ..conftest import Manifest, pick, synth
from ..tree.test_inventory import problems

NAMES = ("g1", "g2", "g3")


def chain(chart: Chart, **options: Any) -> TrustAnchorChain:
    """Return a chain, with the restarter without which none holds."""
    given: dict[str, Any] = {"anchors": NAMES, **options}
    chain = TrustAnchorChain(chart, "Chain", **given)
    MeshRestarter(
        chart, "Restarter", namespace="linkerd", certificates=[chain.identity_certificate]
    )
    return chain


def names(manifests: list[Manifest], kind: str) -> list[str]:
    return [manifest["metadata"]["name"] for manifest in manifests if manifest["kind"] == kind]


def test_each_has_certificate_and_issuer(chart: Chart) -> None:
    chain(chart)
    manifests = synth(chart)
    specs = [pick(manifests, "Certificate", name)["spec"] for name in NAMES]
    assert specs[1:] == [{**specs[0], "secretName": name} for name in NAMES[1:]]
    for name in NAMES:
        assert pick(manifests, "ClusterIssuer", name)["spec"] == {"ca": {"secretName": name}}
    assert "linkerd-trust-anchor" not in names(manifests, "Certificate")


def test_all_are_trusted_in_the_order_in_which_they_are_named(chart: Chart) -> None:
    chain(chart)
    sources = pick(synth(chart), "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"]
    assert [source["secret"]["name"] for source in sources] == list(NAMES)


@pytest.mark.parametrize(("active", "signs"), [(None, "g1"), ("g3", "g3")])
def test_one_signs(chart: Chart, active: str | None, signs: str) -> None:
    rendered = chain(chart, active_anchor=active)
    issuer = pick(synth(chart), "Certificate", "linkerd-identity-issuer")["spec"]["issuerRef"]
    assert issuer["name"] == signs
    assert rendered.anchor_issuer.name == signs
    assert list(rendered.anchor_issuers) == list(NAMES)


def test_main_object_is_the_first_anchor(chart: Chart) -> None:
    assert ApiObject.of(chain(chart)).name == "g1"


@pytest.mark.parametrize("webhook_issuer", [None, CertificateAuthority.from_secret_name("hooks")])
def test_one_may_exist_already(chart: Chart, webhook_issuer: CertificateAuthority | None) -> None:
    """What it signs for nobody shows it to the rotator; cert-manager makes the others."""
    existing = CertificateAuthority.from_secret_name("g2")
    chain(chart, trust_anchor=existing, webhook_issuer=webhook_issuer, active_anchor="g2")
    manifests = synth(chart)
    own = pick(manifests, "Certificate", "g2")["spec"]
    assert own["issuerRef"] == {"kind": "ClusterIssuer", "name": "g2"}
    assert own["secretName"] == "g2-probe"
    assert own["isCA"] is False
    assert own["dnsNames"] == ["anchor-probe.linkerd.cluster.local"]
    for name in ("g1", "g3"):
        issuer = pick(manifests, "Certificate", name)["spec"]["issuerRef"]["name"]
        assert issuer == "linkerd-self-signed"
    for name in NAMES:
        assert pick(manifests, "ClusterIssuer", name)["spec"] == {"ca": {"secretName": name}}
    sources = pick(manifests, "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"]
    assert [source["secret"]["name"] for source in sources] == list(NAMES)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            {"anchors": ["g1", "g1"]},
            "'anchors' (g1, g1) must have at least one name, no name twice, and neither "
            "linkerd-self-signed nor linkerd-webhook-issuer: each is the name of a ClusterIssuer",
            id="twice",
        ),
        pytest.param(
            {"anchors": ["g1", "linkerd-webhook-issuer"]},
            "'anchors' (g1, linkerd-webhook-issuer) must have at least one name",
            id="another-cas",
        ),
        pytest.param({"anchors": []}, "'anchors' () must have at least one name", id="none"),
        pytest.param({"anchors": ["G1"]}, "'anchors' (G1) must be a DNS name", id="no-name"),
        pytest.param(
            {"active_anchor": "g4"},
            "'active_anchor' (g4) must be one of 'anchors' (g1, g2, g3)",
            id="not-among-them",
        ),
        pytest.param(
            {"trust_anchor": CertificateAuthority.from_secret_name("corporate")},
            "'trust_anchor' (Secret corporate) must have the name of one of the several anchors "
            "(g1, g2, g3): an anchor and its Secret are named alike. Copy the Secret to the name "
            "of the anchor that it is to be",
            id="existing",
        ),
        pytest.param(
            {
                "trust_anchor": CertificateAuthority.from_secret_name("g2"),
                "anchor_common_names": {"g2": "root.example.com"},
            },
            "'anchor_common_names' (g2) must not name an existing CA (Secret g2): the subject is "
            "in its certificate",
            id="name-of-the-existing",
        ),
        pytest.param(
            {
                "trust_anchor": CertificateAuthority(
                    lifetime=Lifetime.of_hours(336, renew_before=24),
                    private_key=PrivateKey(rotation_policy="Always"),
                )
            },
            "'trust_anchor.private_key.rotation_policy' (Always) must be Never where there are "
            "several anchors (g1, g2, g3): otherwise a renewal changes the key of an anchor that "
            "proxies trust",
            id="changing-keys",
        ),
    ],
)
def test_refused(chart: Chart, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        chain(chart, **options)


@pytest.mark.parametrize(
    ("anchors", "secret"),
    [
        pytest.param(["g1", "g1-probe"], "g1-probe", id="probe"),
        pytest.param(["g1", "hooks-tls"], "hooks-tls", id="webhooks"),
    ],
)
def test_two_certificates_do_not_write_one_secret(
    app: App, chart: Chart, anchors: list[str], secret: str
) -> None:
    """They would replace each other's key without end."""
    hooks = AuthorityNames(certificate="hooks", secret="hooks-tls", issuer="hooks")
    existing = CertificateAuthority.from_secret_name("g1")
    chain(chart, anchors=anchors, trust_anchor=existing, names=ChainNames(webhook_issuer=hooks))
    [problem] = problems(app)
    assert f"write the same Secret, cert-manager/{secret}, and would replace" in problem
