"""TrustAnchorChain with a CA between root and identity issuer: who signs it, and its end."""

from __future__ import annotations

from typing import Any

import pytest
from cdk8s import Chart

from constructs_lib import (
    CertificateAuthority,
    IssuerRef,
    Lifetime,
    MeshRestarter,
    PrivateKey,
    Requirement,
    RequirementKind,
    TrustAnchorChain,
    TrustRoot,
    renewal_plan,
)

from ..conftest import Manifest, pick, synth
from ..support.authorities import lasting_anchor

PEM = TrustRoot.from_pem(lasting_anchor().pem)
ROOT = CertificateAuthority(
    lifetime=Lifetime.ten_year_root(), private_key=PrivateKey(rotation_policy="Never")
)
YEAR = Lifetime.of_hours(8760, renew_before=720)


def intermediate(lifetime: Lifetime = YEAR, **options: Any) -> CertificateAuthority:
    key = PrivateKey(rotation_policy="Always")
    return CertificateAuthority(lifetime=lifetime, private_key=key, **options)


def built(chart: Chart, **options: Any) -> list[Manifest]:
    chain = TrustAnchorChain(chart, "Trust", **options)
    MeshRestarter(
        chart, "Restarter", namespace="linkerd", certificates=[chain.identity_certificate]
    )
    return synth(chart)


def signers(manifests: list[Manifest]) -> dict[str, str]:
    """Return who signs each CA, and from which Secret each ClusterIssuer signs."""
    signed = {
        f"Certificate {manifest['metadata']['name']}": manifest["spec"]["issuerRef"]["name"]
        for manifest in manifests
        if manifest["kind"] == "Certificate"
    }
    return signed | {
        f"ClusterIssuer {manifest['metadata']['name']}": manifest["spec"]["ca"]["secretName"]
        for manifest in manifests
        if manifest["kind"] == "ClusterIssuer" and "ca" in manifest["spec"]
    }


def required(chart: Chart, kind: RequirementKind) -> Requirement:
    [found] = [each for each in renewal_plan(chart).requirements if each.kind == kind]
    return found


def test_anchor_signs_it_and_it_signs_the_identity_issuer(chart: Chart) -> None:
    manifests = built(chart, trust_anchor=ROOT, intermediate=intermediate())
    chain = signers(manifests)
    assert chain["Certificate linkerd-intermediate"] == "linkerd-trust-anchor"
    assert chain["ClusterIssuer linkerd-intermediate"] == "linkerd-intermediate"
    assert chain["Certificate linkerd-identity-issuer"] == "linkerd-intermediate"
    spec = pick(manifests, "Certificate", "linkerd-intermediate")["spec"]
    assert spec["isCA"]
    assert spec["commonName"] == "ca.linkerd.cluster.local", "unlike its signer's and its child's"
    sources = pick(manifests, "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"]
    assert [source["secret"]["name"] for source in sources] == ["linkerd-trust-anchor"]


def test_external_issuer_signs_it(chart: Chart) -> None:
    issuer = IssuerRef.from_external_issuer(
        "company", kind="GoogleCASClusterIssuer", group="cas-issuer.jetstack.io"
    )
    manifests = built(chart, intermediate=intermediate(issuer=issuer), trust_roots=[PEM])
    chain = signers(manifests)
    assert chain["Certificate linkerd-intermediate"] == "company"
    assert chain["Certificate linkerd-identity-issuer"] == "linkerd-intermediate"
    assert "Certificate linkerd-trust-anchor" not in chain


def test_somebody_else_delivers_it(chart: Chart) -> None:
    """The commonest large set-up: two years in the cluster, and the root's key elsewhere."""
    delivered = CertificateAuthority.from_secret_name(
        "mesh-ca", lifetime=Lifetime.two_year_intermediate()
    )
    chain = signers(built(chart, intermediate=delivered, trust_roots=[PEM]))
    assert chain == {
        "Certificate linkerd-webhook-issuer": "linkerd-self-signed",
        "ClusterIssuer linkerd-webhook-issuer": "linkerd-webhook-issuer",
        "ClusterIssuer linkerd-intermediate": "mesh-ca",
        "Certificate linkerd-identity-issuer": "linkerd-intermediate",
    }
    assert required(chart, "intermediate-leaf").verdict == "safe"


def test_its_new_key_is_nobodys_concern(chart: Chart) -> None:
    """Proxies know the root, and get the intermediate with each certificate."""
    built(chart, trust_anchor=ROOT, intermediate=intermediate())
    assert required(chart, "anchor-key").authority == "linkerd-trust-anchor"
    assert required(chart, "anchor-key").verdict == "safe"
    assert renewal_plan(chart).unknown == ()


def test_it_must_outlast_what_it_signed(chart: Chart) -> None:
    """720 hours of overlap: issue, next issuer and its load, then 0.7 of a proxy's certificate."""
    built(chart, trust_anchor=ROOT, intermediate=intermediate())
    requirement = required(chart, "intermediate-leaf")
    assert requirement.available is not None
    assert requirement.available.seconds == 720 * 3600
    # 60 s to issue; the restarter's 6 h gap and 10 min run; 0.7 of 24 h and 20 s; 20 s of clocks.
    assert requirement.needed_seconds == 60 + 6 * 3600 + 600 + 60494 + 20


def test_an_outage_of_a_weekend_counts_in_full(chart: Chart) -> None:
    """cert-manager may then re-issue the identity issuer before the intermediate."""
    days = Lifetime.of_hours(720, renew_before=72)
    chain = TrustAnchorChain(chart, "Trust", trust_anchor=ROOT, intermediate=intermediate(days))
    MeshRestarter(
        chart, "Restarter", namespace="linkerd", certificates=[chain.identity_certificate]
    )
    requirement = required(chart, "intermediate-leaf")
    assert requirement.verdict == "safe"
    assert requirement.setback is not None
    assert requirement.setback.what == "everything was off for 60 hours"
    # 72 h, less 60 h off, less 6.19 h until the next issuer: then 0.3 of what is left.
    assert requirement.setback.margin_seconds == pytest.approx(0.3 * (12 - 6.184) * 3600, abs=60)


@pytest.mark.parametrize("hours", [6, 5])
def test_it_may_end_too_soon(chart: Chart, hours: int) -> None:
    short = intermediate(Lifetime.of_hours(48, renew_before=hours))
    TrustAnchorChain(chart, "Trust", trust_anchor=ROOT, intermediate=short)
    verdicts = {each.kind: each.verdict for each in renewal_plan(chart).requirements}
    assert verdicts["intermediate-leaf"] == "unsafe"


def test_it_must_not_outlive_its_anchor(chart: Chart) -> None:
    """The default anchor of two weeks is no anchor for an intermediate of a year."""
    chain = TrustAnchorChain(chart, "Trust", intermediate=intermediate())
    MeshRestarter(
        chart, "Restarter", namespace="linkerd", certificates=[chain.identity_certificate]
    )
    [unsafe] = renewal_plan(chart).unsafe
    assert unsafe.kind == "anchor-issuer"
    assert unsafe.secret == ("cert-manager", "linkerd-intermediate")
