"""TrustAnchorChain with roots whose keys are kept elsewhere: nothing that needs a key is made."""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import App, Chart, Duration

from constructs_lib import (
    AnchorLock,
    CertificateAuthority,
    IssuerRef,
    Lifetime,
    MeshRestarter,
    PrivateKey,
    TrustAnchorChain,
    TrustRoot,
    renewal_plan,
)

from ..conftest import Manifest, pick, synth
from ..support.authorities import lasting_anchor

ROOT = lasting_anchor()
PEM = TrustRoot.from_pem(ROOT.pem)
VAULT = IssuerRef.from_cluster_issuer_name("vault")
KEY = PrivateKey(rotation_policy="Always")
DOCUMENTED = Lifetime.documented_identity_issuer()
BY_VAULT = CertificateAuthority(lifetime=DOCUMENTED, private_key=KEY, issuer=VAULT)
DELIVERED = CertificateAuthority.from_secret_name("linkerd-identity-issuer")
EXISTING = CertificateAuthority.from_secret_name("delivered-intermediate")
OWN_ANCHOR = CertificateAuthority(
    lifetime=Lifetime.ten_year_root(), private_key=PrivateKey(rotation_policy="Never")
)


def chain(chart: Chart, **options: Any) -> TrustAnchorChain:
    given: dict[str, Any] = {"trust_roots": [PEM], **options}
    return TrustAnchorChain(chart, "Trust", **given)


def built(chart: Chart, **options: Any) -> list[Manifest]:
    """Return what a chain writes whose identity issuer is renewed by a restarter, if it can be."""
    built = chain(chart, **options)
    if not built.is_identity_delivered:
        MeshRestarter(
            chart, "Restarter", namespace="linkerd", certificates=[built.identity_certificate]
        )
    return synth(chart)


def names(manifests: list[Manifest], kind: str) -> list[str]:
    return [manifest["metadata"]["name"] for manifest in manifests if manifest["kind"] == kind]


def unknown(chart: Chart) -> dict[str, str]:
    """Return what the plan cannot tell, and why, by what must hold."""
    return {requirement.title: requirement.unknown for requirement in renewal_plan(chart).unknown}


class TestExternalIssuer:
    def test_no_key_of_an_anchor_is_in_the_cluster(self, chart: Chart) -> None:
        manifests = built(chart, identity_issuer=BY_VAULT)
        assert names(manifests, "Certificate") == [
            "linkerd-webhook-issuer",
            "linkerd-identity-issuer",
        ]
        assert names(manifests, "ClusterIssuer") == [
            "linkerd-self-signed",
            "linkerd-webhook-issuer",
        ]

    def test_it_signs_the_identity_issuer(self, chart: Chart) -> None:
        manifests = built(chart, identity_issuer=BY_VAULT)
        spec = pick(manifests, "Certificate", "linkerd-identity-issuer")
        assert spec["spec"]["issuerRef"] == {"name": "vault", "kind": "ClusterIssuer"}
        assert (spec["spec"]["duration"], spec["spec"]["renewBefore"]) == ("48h", "25h")

    def test_group_is_written(self, chart: Chart) -> None:
        issuer = IssuerRef.from_external_issuer(
            "private-ca", kind="AWSPCAClusterIssuer", group="awspca.cert-manager.io"
        )
        by_aws = CertificateAuthority(lifetime=DOCUMENTED, private_key=KEY, issuer=issuer)
        manifests = built(chart, identity_issuer=by_aws, webhook_issuer=issuer)
        expected = {
            "name": "private-ca",
            "kind": "AWSPCAClusterIssuer",
            "group": "awspca.cert-manager.io",
        }
        identity = pick(manifests, "Certificate", "linkerd-identity-issuer")
        assert identity["spec"]["issuerRef"] == expected
        assert names(manifests, "ClusterIssuer") == []

    def test_webhooks_take_the_ca_beside_their_certificate(self, chart: Chart) -> None:
        trust = chain(chart, identity_issuer=BY_VAULT, webhook_issuer=VAULT)
        tap = trust.add_webhook_certificate(chart, "Tap", service="tap", namespace="linkerd-viz")
        assert trust.webhook_issuer == VAULT
        assert tap.ca_values == {"injectCaFrom": "linkerd-viz/tap"}

    def test_plan_says_what_it_cannot_know(self, chart: Chart) -> None:
        built(chart, identity_issuer=BY_VAULT)
        end = f"{ROOT.certificate.not_valid_after_utc:%Y-%m-%d}"
        kept = (
            f"its key is kept elsewhere: it ends at {end}, and its successor is in the trust roots "
            "only when you commit that"
        )
        ended = "when the certificate of root.example.com ends, because"
        vault = "when the certificate of vault ends, because ClusterIssuer vault is not made"
        assert unknown(chart) == {
            "every proxy leaves the former vault before that ends": f"{vault} in this app",
            "trust anchor root.example.com keeps its key": (
                f"whether root.example.com keeps its key when it is renewed, because {kept}"
            ),
            "renewed root.example.com is in the trust roots": f"{ended} {kept}",
            "linkerd-identity restarts after root.example.com is renewed": f"{ended} {kept}",
        }

    def test_plan_knows_what_it_can(self, chart: Chart) -> None:
        """The identity issuer's own renewal is cert-manager's, whoever signs."""
        built(chart, identity_issuer=BY_VAULT)
        known = {
            requirement.kind
            for requirement in renewal_plan(chart).requirements
            if requirement.verdict == "safe"
        }
        assert {"issuer-identity", "proxy-leaf"} <= known

    def test_lifetime_of_the_external_ca_is_counted(self, chart: Chart) -> None:
        """A day of overlap is too short for an issuer that nothing replaces in a week."""
        short = IssuerRef.from_cluster_issuer_name(
            "vault", lifetime=Lifetime.of_hours(720, renew_before=24)
        )
        week = CertificateAuthority(
            lifetime=Lifetime.of_hours(168, renew_before=24), private_key=KEY, issuer=short
        )
        chain(chart, identity_issuer=week)
        [unsafe] = renewal_plan(chart).unsafe
        assert unsafe.kind == "intermediate-leaf"
        assert unsafe.title == "every proxy leaves the former vault before that ends"


class TestSources:
    def test_each_is_written(self, chart: Chart) -> None:
        roots = [
            TrustRoot.from_secret_name("corporate-root"),
            TrustRoot.from_secret_name("issuer", key="ca.pem"),
            TrustRoot.from_config_map_name("company-cas", key="root.pem"),
            PEM,
        ]
        manifests = built(chart, identity_issuer=BY_VAULT, trust_roots=roots)
        sources = pick(manifests, "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"]
        assert sources == [
            {"secret": {"name": "corporate-root", "key": "ca.crt"}},
            {"secret": {"name": "issuer", "key": "ca.pem"}},
            {"configMap": {"name": "company-cas", "key": "root.pem"}},
            {"inLine": ROOT.pem},
        ]

    def test_two_keys_of_one_secret(self, chart: Chart) -> None:
        """As a store of secrets delivers the former root and the next."""
        roots = [TrustRoot.from_secret_name("roots", key=f"{age}.crt") for age in ("old", "new")]
        manifests = built(chart, identity_issuer=BY_VAULT, trust_roots=roots)
        sources = pick(manifests, "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"]
        assert [source["secret"]["key"] for source in sources] == ["old.crt", "new.crt"]

    def test_own_anchor_stands_beside_them_in_a_migration(self, chart: Chart) -> None:
        manifests = built(chart, trust_anchor=OWN_ANCHOR)
        sources = pick(manifests, "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"]
        assert sources == [
            {"secret": {"name": "linkerd-trust-anchor", "key": "tls.crt"}},
            {"inLine": ROOT.pem},
        ]
        issuer = pick(manifests, "Certificate", "linkerd-identity-issuer")["spec"]["issuerRef"]
        assert issuer["name"] == "linkerd-trust-anchor", "until every pod knows the other root"

    def test_own_anchor_stays_while_certificates_under_it_live(self, chart: Chart) -> None:
        built(chart, trust_anchor=OWN_ANCHOR, identity_issuer=BY_VAULT)
        kinds = {
            (requirement.kind, requirement.authority, requirement.verdict)
            for requirement in renewal_plan(chart).requirements
            if requirement.kind.startswith("anchor")
        }
        assert ("anchor-key", "linkerd-trust-anchor", "safe") in kinds
        assert ("anchor-key", "root.example.com", "unknown") in kinds

    @pytest.mark.parametrize(
        ("source", "reason"),
        [
            (
                TrustRoot.from_secret_name("missing"),
                "somebody else keeps Secret missing; if it is missing",
            ),
            (
                TrustRoot.from_config_map_name("gone"),
                "somebody else keeps ConfigMap gone; if it is missing",
            ),
        ],
        ids=["secret", "config-map"],
    )
    def test_plan_says_that_a_missing_source_freezes_the_bundle(
        self, chart: Chart, source: TrustRoot, reason: str
    ) -> None:
        built(chart, identity_issuer=BY_VAULT, trust_roots=[source])
        [said] = [text for title, text in unknown(chart).items() if "keeps its key" in title]
        assert f"{reason}, trust-manager leaves the whole Bundle as it was" in said


class TestDeliveredIdentityIssuer:
    def test_it_has_no_certificate(self, chart: Chart) -> None:
        built = chain(chart, identity_issuer=DELIVERED)
        assert names(synth(chart), "Certificate") == ["linkerd-webhook-issuer"]
        assert [certificate.name for certificate in built.certificates] == [
            "linkerd-webhook-issuer"
        ]

    def test_it_cannot_be_given_to_a_restarter(self, chart: Chart) -> None:
        built = chain(chart, identity_issuer=DELIVERED)
        message = "somebody else delivers Secret linkerd/linkerd-identity-issuer, which has no"
        with pytest.raises(ValueError, match=re.escape(message)):
            _ = built.identity_certificate

    def test_plan_knows_neither_its_end_nor_its_ca(self, chart: Chart) -> None:
        built(chart, identity_issuer=DELIVERED)
        assert unknown(chart)["linkerd-identity takes the new linkerd/linkerd-identity-issuer"] == (
            "the lifetime of linkerd/linkerd-identity-issuer, because somebody else delivers it, "
            "and 'lifetime' of from_secret_name() is left out"
        )
        ca = "the CA of linkerd/linkerd-identity-issuer"
        assert unknown(chart)[f"every proxy leaves the former {ca} before that ends"] == (
            f"when the certificate of {ca} ends, because somebody else delivers Secret "
            "linkerd/linkerd-identity-issuer"
        )
        assert renewal_plan(chart).is_safe

    def test_plan_counts_with_what_you_say_of_its_lifetime(self, chart: Chart) -> None:
        delivered = CertificateAuthority.from_secret_name(
            "linkerd-identity-issuer", lifetime=DOCUMENTED
        )
        built(chart, identity_issuer=delivered, identity_uptime=Duration.hours(6))
        requirement = renewal_plan(chart).requirement(
            "issuer-identity", ("linkerd", "linkerd-identity-issuer")
        )
        assert requirement.verdict == "safe"


class TestRefused:
    @pytest.mark.parametrize(
        ("options", "message"),
        [
            pytest.param({}, "'trust_roots' alone leave nobody to sign", id="nobody-signs"),
            pytest.param(
                {"trust_roots": (), "identity_issuer": BY_VAULT},
                "'trust_roots' is missing: ClusterIssuer vault signs the identity issuer",
                id="no-root-of-the-issuer",
            ),
            pytest.param(
                {"trust_roots": (), "trust_anchor": OWN_ANCHOR, "intermediate": EXISTING},
                "'trust_roots' is missing: an intermediate CA signs the identity issuer",
                id="no-root-of-the-intermediate",
            ),
            pytest.param(
                {"identity_issuer": BY_VAULT, "intermediate": EXISTING},
                "'identity_issuer' and 'intermediate' exclude each other",
                id="two-sign",
            ),
            pytest.param(
                {"identity_issuer": CertificateAuthority.from_secret_name("vso")},
                "'identity_issuer' (Secret vso) must be Secret linkerd-identity-issuer",
                id="delivered-elsewhere",
            ),
            pytest.param(
                {"identity_issuer": BY_VAULT, "trust_roots": [PEM, PEM]},
                "'pem' has root.example.com twice",
                id="root-twice",
            ),
            pytest.param(
                {
                    "intermediate": EXISTING,
                    "trust_roots": [TrustRoot.from_pem(lasting_anchor(path_length=1).pem)],
                },
                "whose path length (1) must be at least 2, the number of CAs below it",
                id="no-room-for-an-intermediate",
            ),
            pytest.param(
                {
                    "identity_issuer": BY_VAULT,
                    "trust_roots": [TrustRoot.from_secret_name("a")] * 2,
                },
                "'trust_roots' has key ca.crt of Secret a twice",
                id="source-twice",
            ),
        ],
    )
    def test_what_could_not_work(self, chart: Chart, options: dict[str, Any], message: str) -> None:
        with pytest.raises(ValueError, match=re.escape(message)):
            chain(chart, **options)

    @pytest.mark.parametrize("key", ["", "ca crt", "tls/ca.crt"])
    def test_key_that_no_secret_can_have(self, key: str) -> None:
        for source in (TrustRoot.from_secret_name, TrustRoot.from_config_map_name):
            with pytest.raises(ValueError, match=re.escape(f"'key' ({key}) of ")):
                source("roots", key=key)

    def test_text_that_nobody_checked(self) -> None:
        with pytest.raises(ValueError, match=re.escape("must be given with TrustRoot.from_pem()")):
            TrustRoot(kind="PEM", pem=ROOT.pem)

    def test_secret_that_trust_manager_cannot_read(self, chart: Chart) -> None:
        """Many guides have the identity issuer's ca.crt, where all is in one namespace."""
        beside = [TrustRoot.from_secret_name("linkerd-identity-issuer")]
        message = (
            "'trust_roots' (Secret linkerd-identity-issuer) must be in namespace cert-manager: "
            "trust-manager reads no other, and a Certificate writes that Secret into linkerd."
        )
        with pytest.raises(ValueError, match=re.escape(message)):
            chain(chart, identity_issuer=BY_VAULT, trust_roots=beside)
        TrustAnchorChain(
            chart,
            "Home",
            namespace="mesh",
            mesh_namespace="mesh",
            identity_issuer=BY_VAULT,
            trust_roots=beside,
        )
        chain(Chart(App(), "delivered"), identity_issuer=DELIVERED, trust_roots=beside)

    def test_config_map_that_trust_manager_writes(self, chart: Chart) -> None:
        written = TrustRoot.from_config_map_name(
            "linkerd-identity-trust-roots", key="ca-bundle.crt"
        )
        message = "'trust_roots' (ConfigMap linkerd-identity-trust-roots) must not be what"
        with pytest.raises(ValueError, match=re.escape(message)):
            chain(chart, identity_issuer=BY_VAULT, trust_roots=[written])

    @pytest.mark.parametrize(
        ("options", "reason"),
        [
            ({"identity_issuer": BY_VAULT}, "because the trust roots' keys are kept elsewhere"),
            (
                {"identity_issuer": BY_VAULT, "trust_anchor": OWN_ANCHOR},
                "because ClusterIssuer vault signs the identity issuer",
            ),
            (
                {"intermediate": EXISTING, "trust_anchor": OWN_ANCHOR},
                "because an intermediate CA signs the identity issuer",
            ),
        ],
        ids=["no-key", "external-issuer", "intermediate"],
    )
    def test_rotation_of_what_is_not_ours(
        self, chart: Chart, options: dict[str, Any], reason: str
    ) -> None:
        with pytest.raises(ValueError, match=re.escape(reason)):
            chain(chart, anchors=["g1", "g2"], **options)

    def test_rotation_of_an_anchor_that_another_issuer_signs(self, chart: Chart) -> None:
        venafi = CertificateAuthority(
            lifetime=Lifetime.of_hours(720, renew_before=240),
            private_key=PrivateKey(rotation_policy="Never"),
            issuer=IssuerRef.from_cluster_issuer_name("venafi"),
        )
        message = "'trust_anchor.issuer' (ClusterIssuer venafi) must be left out"
        with pytest.raises(ValueError, match=re.escape(message)):
            chain(chart, trust_roots=(), anchors=["g1", "g2"], trust_anchor=venafi)

    def test_what_needs_the_anchors_issuer_says_so(self, chart: Chart) -> None:
        built = chain(chart, identity_issuer=BY_VAULT)
        message = "'anchor_issuer' is missing, because the keys of all 'trust_roots' are kept"
        with pytest.raises(ValueError, match=re.escape(message)):
            AnchorLock(chart, "Lock", chain=built)
