"""TrustAnchorChain with authorities, names and places of one's own."""

from __future__ import annotations

from typing import Any

import pytest
from cdk8s import App, Chart, Duration

from constructs_lib import CertificateAuthority, ChainNames, Lifetime, PrivateKey, TrustAnchorChain

from ..conftest import Manifest, pick, synth

LEAF = Lifetime.of_hours(168, renew_before=24)
RSA = PrivateKey(algorithm="RSA", size=4096, rotation_policy="Never")
P384 = PrivateKey(size=384, rotation_policy="Always")
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


class TestOwnAuthorities:
    def test_existing_anchor_takes_the_place_of_the_self_signed_one(self, chart: Chart) -> None:
        manifests = build(chart, trust_anchor=CertificateAuthority.from_secret_name("corporate"))
        names = [
            manifest["metadata"]["name"]
            for manifest in manifests
            if manifest["kind"] == "Certificate"
        ]
        assert names == ["linkerd-webhook-issuer", "linkerd-identity-issuer"]
        issuer = pick(manifests, "ClusterIssuer", "linkerd-trust-anchor")
        assert issuer["spec"] == {"ca": {"secretName": "corporate"}}
        [source] = pick(manifests, "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"]
        assert source["secret"] == {"name": "corporate", "key": "tls.crt"}

    @pytest.mark.parametrize("option", ["intermediate", "webhook_issuer"])
    def test_no_certificate_writes_an_existing_anchor(self, chart: Chart, option: str) -> None:
        """cert-manager would replace its key, which may be nowhere else."""
        authority = CertificateAuthority(
            lifetime=Lifetime.of_hours(300, renew_before=240),
            private_key=PrivateKey(rotation_policy="Always"),
        )
        existing = CertificateAuthority.from_secret_name(f"linkerd-{option.replace('_', '-')}")
        options: dict[str, Any] = {option: authority, "trust_anchor": existing}
        with pytest.raises(ValueError, match=rf"must not be .* Certificate of '{option}' writes"):
            TrustAnchorChain(chart, "Trust", **options)

    def test_existing_webhook_issuer(self, chart: Chart) -> None:
        corporate = CertificateAuthority.from_secret_name("corporate")
        manifests = build(chart, webhook_issuer=corporate)
        names = [
            manifest["metadata"]["name"]
            for manifest in manifests
            if manifest["kind"] == "Certificate"
        ]
        assert names == ["linkerd-trust-anchor", "linkerd-identity-issuer"]
        issuer = pick(manifests, "ClusterIssuer", "linkerd-webhook-issuer")
        assert issuer["spec"] == {"ca": {"secretName": "corporate"}}

    def test_self_signed_issuer_goes_when_nobody_needs_it(self, chart: Chart) -> None:
        corporate = CertificateAuthority.from_secret_name("corporate")
        manifests = build(chart, trust_anchor=corporate, webhook_issuer=corporate)
        issuers = [
            manifest["metadata"]["name"]
            for manifest in manifests
            if manifest["kind"] == "ClusterIssuer"
        ]
        assert issuers == ["linkerd-trust-anchor", "linkerd-webhook-issuer"]

    def test_own_lifetimes_and_keys(self, chart: Chart) -> None:
        year = Lifetime.of_hours(8760, renew_before=720)
        manifests = build(
            chart,
            trust_anchor=CertificateAuthority(lifetime=year, private_key=RSA),
            webhook_issuer=CertificateAuthority(lifetime=year, private_key=P384),
            identity_issuer=CertificateAuthority(lifetime=LEAF, private_key=P384),
        )
        anchor = pick(manifests, "Certificate", "linkerd-trust-anchor")["spec"]
        assert (anchor["duration"], anchor["renewBefore"]) == ("8760h", "720h")
        assert (anchor["privateKey"]["algorithm"], anchor["privateKey"]["size"]) == ("RSA", 4096)
        webhooks = pick(manifests, "Certificate", "linkerd-webhook-issuer")["spec"]
        assert webhooks["privateKey"]["size"] == 384
        identity = pick(manifests, "Certificate", "linkerd-identity-issuer")["spec"]
        assert (identity["duration"], identity["privateKey"]["size"]) == ("168h", 384)


class TestPlaces:
    def test_namespaces_and_names_are_options(self, chart: Chart) -> None:
        manifests = build(
            chart,
            namespace="certs",
            mesh_namespace="mesh",
            names=ChainNames(
                self_signed="a",
                trust_anchor="b",
                webhook_issuer="c",
                identity_issuer="d",
                trust_roots="e",
            ),
        )
        found = {
            (manifest["kind"], manifest["metadata"]["name"], manifest["metadata"].get("namespace"))
            for manifest in manifests
        }
        assert found == {
            ("ClusterIssuer", "a", None),
            ("Certificate", "b", "certs"),
            ("ClusterIssuer", "b", None),
            ("Certificate", "c", "certs"),
            ("ClusterIssuer", "c", None),
            ("Certificate", "d", "mesh"),
            ("Bundle", "e", None),
        }
        [source] = pick(manifests, "Bundle", "e")["spec"]["sources"]
        assert source["secret"]["name"] == "b"
        assert pick(manifests, "Certificate", "d")["spec"]["issuerRef"]["name"] == "b"

    def test_identity_issuer_goes_into_the_charts_of_the_mesh(self, app: App, chart: Chart) -> None:
        mesh = Chart(app, "mesh", namespace="linkerd")
        names = [manifest["metadata"]["name"] for manifest in build(chart, mesh_scope=mesh)]
        assert "linkerd-identity-issuer" not in names
        [identity] = synth(mesh)
        assert identity["metadata"]["name"] == "linkerd-identity-issuer"

    def test_sync_wave_is_for_cert_managers_namespace_only(self, chart: Chart) -> None:
        """Linkerd's Deployments wait for the identity issuer within their own wave."""
        wave = "argocd.argoproj.io/sync-wave"
        for manifest in build(chart, sync_wave=1):
            annotations = manifest["metadata"].get("annotations", {})
            expected = None if manifest["metadata"]["name"] == "linkerd-identity-issuer" else "1"
            assert annotations.get(wave) == expected

    def test_no_sync_wave_by_default(self, chart: Chart) -> None:
        for manifest in build(chart):
            annotations = manifest["metadata"].get("annotations", {})
            assert "argocd.argoproj.io/sync-wave" not in annotations
