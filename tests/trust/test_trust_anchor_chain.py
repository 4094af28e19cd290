"""TrustAnchorChain: an anchor that keeps its key, what it signs, and who learns of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import ApiObject, App, Chart, Duration
from syrupy.assertion import SnapshotAssertion

from constructs_lib import (
    CertificateAuthority,
    IssuerRef,
    Lifetime,
    MeshRestarter,
    PrivateKey,
    TrustAnchorChain,
)

from ..conftest import Manifest, pick, synth

ARTICLE = Lifetime.of_hours(336, renew_before=24)
LEAF = Lifetime.of_hours(168, renew_before=24)
RSA = PrivateKey(algorithm="RSA", size=4096, rotation_policy="Never")
# A day of overlap is enough for an identity issuer that is renewed a little more often.
SHORT = CertificateAuthority(
    lifetime=Lifetime.of_hours(48, renew_before=28),
    private_key=PrivateKey(rotation_policy="Always"),
)


def build(chart: Chart, **options: Any) -> list[Manifest]:
    """Return a chain whose identity issuer never outlives its anchor.

    Its linkerd-identity is restarted by something that is not in this app.
    """
    given: dict[str, Any] = {
        "identity_issuer": SHORT,
        "identity_uptime": Duration.hours(6),
        **options,
    }
    TrustAnchorChain(chart, "Trust", **given)
    return synth(chart)


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    """With the restarter that its lifetimes, the article's, need."""
    trust = TrustAnchorChain(chart, "Trust")
    MeshRestarter(
        chart, "Restarter", namespace="linkerd", certificates=[trust.identity_certificate]
    )

    manifests = [
        manifest
        for manifest in synth(chart)
        if not manifest["metadata"]["name"].startswith("linkerd-restarter")
    ]

    assert manifests == manifest_snapshot
    found = [
        (manifest["kind"], manifest["metadata"]["name"], manifest["metadata"].get("namespace"))
        for manifest in manifests
    ]
    assert found == [
        ("ClusterIssuer", "linkerd-self-signed", None),
        ("Certificate", "linkerd-trust-anchor", "cert-manager"),
        ("ClusterIssuer", "linkerd-trust-anchor", None),
        ("Certificate", "linkerd-webhook-issuer", "cert-manager"),
        ("ClusterIssuer", "linkerd-webhook-issuer", None),
        ("Certificate", "linkerd-identity-issuer", "linkerd"),
        ("Bundle", "linkerd-identity-trust-roots", None),
    ], "cluster-scoped kinds carry no namespace, although the chart has one"


def test_main_object_is_the_default_child(chart: Chart) -> None:
    trust = TrustAnchorChain(chart, "Trust")
    anchor = ApiObject.of(trust)
    assert (anchor.kind, anchor.name) == ("Certificate", "linkerd-trust-anchor")


class TestCertificates:
    @pytest.mark.parametrize("name", ["linkerd-trust-anchor", "linkerd-webhook-issuer"])
    def test_roots_sign_themselves_and_keep_their_keys(self, chart: Chart, name: str) -> None:
        """Who knows a root's old certificate then knows the renewed one too."""
        spec = pick(build(chart), "Certificate", name)["spec"]
        assert spec["issuerRef"] == {"name": "linkerd-self-signed", "kind": "ClusterIssuer"}
        assert spec["privateKey"] == {
            "algorithm": "ECDSA",
            "size": 256,
            "encoding": "PKCS1",
            "rotationPolicy": "Never",
        }
        assert spec["isCA"] is True
        assert spec["secretName"] == name
        assert (spec["duration"], spec["renewBefore"]) == ("336h", "24h")

    def test_identity_issuer_is_signed_by_the_anchor_with_a_new_key_every_time(
        self, app: App
    ) -> None:
        chart = Chart(app, "defaults")
        trust = TrustAnchorChain(chart, "Trust")
        MeshRestarter(chart, "R", namespace="linkerd", certificates=[trust.identity_certificate])
        spec = pick(synth(chart), "Certificate", "linkerd-identity-issuer")["spec"]
        assert spec["issuerRef"] == {"name": "linkerd-trust-anchor", "kind": "ClusterIssuer"}
        assert spec["privateKey"]["rotationPolicy"] == "Always"
        assert spec["secretName"] == "linkerd-identity-issuer", "linkerd-identity mounts it"
        assert spec["isCA"] is True
        assert spec["usages"] == ["cert sign", "crl sign", "server auth", "client auth"]
        assert (spec["duration"], spec["renewBefore"]) == ("168h", "24h")

    def test_every_secret_can_be_found_by_label(self, chart: Chart) -> None:
        for manifest in build(chart):
            if manifest["kind"] == "Certificate":
                labels = manifest["spec"]["secretTemplate"]["labels"]
                assert labels == {"app.kubernetes.io/part-of": "Linkerd"}

    def test_names_carry_the_trust_domain(self, chart: Chart) -> None:
        manifests = build(chart, trust_domain="prod.example.com")
        for name, host in {
            "linkerd-trust-anchor": "root.linkerd.prod.example.com",
            "linkerd-identity-issuer": "identity.linkerd.prod.example.com",
            "linkerd-webhook-issuer": "webhook.linkerd.prod.example.com",
        }.items():
            spec = pick(manifests, "Certificate", name)["spec"]
            assert spec["commonName"] == host
            assert spec["dnsNames"] == [host]


class TestTrustRoots:
    def test_they_come_from_the_anchor_itself(self, chart: Chart) -> None:
        """The ca.crt of a leaf, the article's source, is frozen when the leaf is issued."""
        spec = pick(build(chart), "Bundle", "linkerd-identity-trust-roots")["spec"]
        assert spec["sources"] == [{"secret": {"name": "linkerd-trust-anchor", "key": "tls.crt"}}]
        assert spec["target"] == {"configMap": {"key": "ca-bundle.crt"}}, "to every namespace"

    def test_they_are_never_pruned(self, chart: Chart) -> None:
        bundle = pick(build(chart), "Bundle", "linkerd-identity-trust-roots")
        options = bundle["metadata"]["annotations"]["argocd.argoproj.io/sync-options"]
        assert options == "Prune=false", "every ConfigMap of trust roots would go with it"

    def test_namespaces_can_be_chosen(self, chart: Chart) -> None:
        labels = {"linkerd.io/is-control-plane": "true"}
        manifests = build(chart, trust_roots_namespace_labels=labels)
        target = pick(manifests, "Bundle", "linkerd-identity-trust-roots")["spec"]["target"]
        assert target["namespaceSelector"] == {"matchLabels": labels}


def test_what_it_hands_out(chart: Chart) -> None:
    trust = TrustAnchorChain(
        chart, "Trust", trust_domain="prod", namespace="certs", mesh_namespace="mesh"
    )
    assert trust.trust_domain == "prod"
    assert trust.namespace == "certs"
    assert trust.anchor_issuer == IssuerRef(name="linkerd-trust-anchor", lifetime=ARTICLE)
    assert trust.webhook_issuer == IssuerRef(name="linkerd-webhook-issuer", lifetime=ARTICLE)
    assert trust.identity_certificate.secret == ("mesh", "linkerd-identity-issuer")
    assert trust.identity_certificate.lifetime == LEAF
    assert trust.trust_roots_config_map_name == "linkerd-identity-trust-roots"
    assert [certificate.name for certificate in trust.certificates] == [
        "linkerd-trust-anchor",
        "linkerd-webhook-issuer",
        "linkerd-identity-issuer",
    ]


def test_webhook_certificate_is_signed_by_the_webhooks_ca(chart: Chart) -> None:
    trust = TrustAnchorChain(
        chart, "Trust", identity_issuer=SHORT, identity_uptime=Duration.hours(6)
    )
    day = Lifetime.of_hours(24, renew_before=12)
    tap = trust.add_webhook_certificate(
        chart, "Tap", service="tap", namespace="linkerd-viz", lifetime=day
    )
    spec = pick(synth(chart), "Certificate", "tap")["spec"]
    assert tap.certificate.issuer == trust.webhook_issuer
    assert spec["issuerRef"]["name"] == "linkerd-webhook-issuer"
    assert spec["dnsNames"] == ["tap.linkerd-viz.svc"]
    assert spec["duration"] == "24h"


def test_api_server_gets_the_webhooks_ca_from_its_own_secret(chart: Chart) -> None:
    """The anchor's Secret does not say that it may be read, so cainjector never reads it."""
    trust = TrustAnchorChain(
        chart, "Trust", identity_issuer=SHORT, identity_uptime=Duration.hours(6)
    )
    tap = trust.add_webhook_certificate(chart, "Tap", service="tap", namespace="linkerd-viz")
    assert tap.inject_ca_from_secret == "cert-manager/linkerd-webhook-issuer"
    with pytest.raises(ValueError, match="'inject_ca_from' of tap must not be used"):
        _ = tap.inject_ca_from
    allowing = {
        manifest["metadata"]["name"]
        for manifest in synth(chart)
        if manifest["kind"] == "Certificate"
        and manifest["spec"]["secretTemplate"].get("annotations")
        == {"cert-manager.io/allow-direct-injection": "true"}
    }
    assert allowing == {"linkerd-webhook-issuer"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            {"trust_domain": "Cluster.Local"},
            "'trust_domain' (Cluster.Local) must be a DNS name",
            id="domain",
        ),
        pytest.param(
            {"trust_domain": "d" * 48},
            f"'trust_domain' ({'d' * 48}) has 48 characters, but may have at most 47: the "
            "identity issuer's common name is 'identity.linkerd.' and the trust domain, and X.509 "
            "allows 64 characters. Shorten the trust domain",
            id="long",
        ),
        pytest.param({"namespace": "a.b"}, "'namespace' (a.b) must be a DNS label", id="namespace"),
        pytest.param(
            {"mesh_namespace": "A"}, "'mesh_namespace' (A) must be a DNS label", id="mesh"
        ),
        pytest.param(
            {"identity_issuer": CertificateAuthority.from_secret_name("mine")},
            "'trust_roots' is missing: somebody else delivers the identity issuer, so give the "
            "root above it, such as TrustRoot.from_pem(). Otherwise every proxy would refuse every "
            "other",
            id="delivered-without-roots",
        ),
        pytest.param(
            {"identity_issuer": CertificateAuthority(lifetime=LEAF, private_key=RSA)},
            "'identity_issuer.private_key.algorithm' (RSA) must be ECDSA: linkerd-identity signs "
            "every proxy's certificate with ECDSA and SHA-256",
            id="rsa",
        ),
    ],
)
def test_what_linkerd_cannot_use_is_refused(
    chart: Chart, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        TrustAnchorChain(chart, "Trust", **options)


def test_longest_trust_domain(chart: Chart) -> None:
    manifests = build(chart, trust_domain="d" * 47)
    issuer = pick(manifests, "Certificate", "linkerd-identity-issuer")["spec"]
    assert len(issuer["commonName"]) == 64
