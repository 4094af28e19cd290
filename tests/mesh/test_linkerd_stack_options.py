"""LinkerdStack: its parts can be left out or replaced, and what cannot work is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from cdk8s import App, Chart
from constructs import Construct, RootConstruct

from constructs_lib import (
    ALL_NAMESPACES,
    EDGE_26_8_3,
    STABLE_2_14_10,
    AnchorRotation,
    AuthorityNames,
    CertificateAuthority,
    ChainNames,
    GitAnchorRotation,
    IssuerRef,
    Lifetime,
    LinkerdStack,
    PrivateKey,
    TrustRoot,
)

from ..conftest import Manifest, pick, synth

FOLDERS = ["cert-manager", "linkerd-crds", "linkerd", "linkerd-viz"]
WITHOUT_JAEGER = replace(
    STABLE_2_14_10,
    name="edge",
    charts=tuple(chart for chart in STABLE_2_14_10.charts if chart.component != "jaeger"),
)
LEAF = Lifetime.of_hours(168, renew_before=24)
ROTATIONS = [
    AnchorRotation(namespaces=ALL_NAMESPACES),
    GitAnchorRotation(anchors=["root", "b"], active="root", namespaces=ALL_NAMESPACES),
]


def everything(stack: LinkerdStack) -> list[Manifest]:
    return [manifest for chart in stack.charts.values() for manifest in synth(chart)]


def names(manifests: list[Manifest], kind: str) -> list[str]:
    return sorted(
        manifest["metadata"]["name"] for manifest in manifests if manifest["kind"] == kind
    )


class TestParts:
    def test_without_viz(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", viz=False)
        assert list(stack.charts) == FOLDERS[:3]
        assert list(stack.helm_releases) == FOLDERS[:3]
        assert list(stack.restarters) == ["linkerd"]
        assert "tap" not in stack.webhook_certificates
        assert stack.namespaces == ("cert-manager", "linkerd-crds", "linkerd"), "no kube-system"
        assert "APIService.apiregistration.k8s.io" not in stack.cluster_kinds

    def test_without_jaeger(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", jaeger=False)
        assert "jaeger-injector" not in stack.webhook_certificates
        assert [chart.name for chart in stack.helm_releases["linkerd"]] == ["linkerd-control-plane"]

    def test_jaeger_follows_the_release(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", release=WITHOUT_JAEGER)
        assert stack.release is WITHOUT_JAEGER
        assert "jaeger-injector" not in stack.webhook_certificates

    def test_kinds_are_everything_and_sorted(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh")
        for kinds in (stack.cluster_kinds, stack.namespaced_kinds):
            assert list(kinds) == sorted(set(kinds))
        rendered_kinds = {manifest["kind"] for manifest in everything(stack)}
        allowed = {kind.partition(".")[0] for kind in stack.cluster_kinds + stack.namespaced_kinds}
        assert rendered_kinds <= allowed
        assert "Secret" not in allowed
        assert stack.namespaces == (*FOLDERS, "kube-system"), "where tap reads its client CA"


class TestTrustAnchor:
    def test_existing_one(self, app: App) -> None:
        stack = LinkerdStack(
            app, "Mesh", trust_anchor=CertificateAuthority.from_secret_name("corporate")
        )
        manifests = everything(stack)
        assert "linkerd-trust-anchor" not in names(manifests, "Certificate")
        issuer = pick(manifests, "ClusterIssuer", "linkerd-trust-anchor")
        assert issuer["spec"] == {"ca": {"secretName": "corporate"}}
        bundle = pick(manifests, "Bundle", "linkerd-identity-trust-roots")
        assert bundle["spec"]["sources"] == [{"secret": {"name": "corporate", "key": "tls.crt"}}]

    def test_all_options_of_the_chain_reach_it(self, app: App) -> None:
        key = PrivateKey(size=384, rotation_policy="Always")
        stack = LinkerdStack(
            app,
            "Mesh",
            trust_domain="prod.example.com",
            identity_issuer=CertificateAuthority(lifetime=LEAF, private_key=key),
            webhook_issuer=CertificateAuthority.from_secret_name("webhooks"),
            trust_roots_namespace_labels={"mesh": "yes"},
        )
        manifests = everything(stack)
        identity = pick(manifests, "Certificate", "linkerd-identity-issuer")["spec"]
        assert identity["privateKey"]["size"] == 384
        assert identity["commonName"] == "identity.linkerd.prod.example.com"
        issuer = pick(manifests, "ClusterIssuer", "linkerd-webhook-issuer")
        assert issuer["spec"] == {"ca": {"secretName": "webhooks"}}
        target = pick(manifests, "Bundle", "linkerd-identity-trust-roots")["spec"]["target"]
        assert target["namespaceSelector"] == {"matchLabels": {"mesh": "yes"}}
        assert stack.chain.trust_domain == "prod.example.com"


class TestRefusals:
    @pytest.mark.parametrize(
        ("options", "message"),
        [
            pytest.param({"replicas": 0}, "'replicas' (0) must be at least 1", id="replicas"),
            pytest.param(
                {"trust_domain": "A"}, "'trust_domain' (A) must be a DNS name", id="domain"
            ),
            pytest.param(
                {"release": WITHOUT_JAEGER, "jaeger": True},
                "'jaeger' cannot be deployed: Linkerd edge has no such chart. Set 'jaeger' to "
                "False",
                id="jaeger",
            ),
            pytest.param(
                {"release": EDGE_26_8_3, "jaeger": True},
                "'jaeger' cannot be deployed: Linkerd edge-26.8.3 has no such chart: upstream "
                "removed it in edge-25.10.1. Proxies and controllers send traces to a collector",
                id="jaeger-gone",
            ),
            pytest.param(
                {"values": {"linkerd-control-plan": {}}},
                "'values' holds 'linkerd-control-plan', which is no chart of Linkerd "
                "stable-2.14.10; the charts are cert-manager, trust-manager, linkerd-crds, "
                "linkerd-control-plane, linkerd-jaeger, linkerd-viz",
                id="chart",
            ),
            pytest.param(
                {"viz": False, "values": {"linkerd-viz": {}}},
                "'values' holds 'linkerd-viz', which is switched off; the charts are cert-manager",
                id="off",
            ),
            pytest.param(
                {"values": {"linkerd-viz": {"dashbord": {}}}},
                "'values' for linkerd-viz 30.12.11: 'dashbord' is no value of the chart; did you "
                "mean 'dashboard'?",
                id="value",
            ),
        ],
    )
    def test_options(self, app: App, options: dict[str, Any], message: str) -> None:
        with pytest.raises(ValueError, match=re.escape(message)):
            LinkerdStack(app, "Mesh", **options)

    def test_second_stack_in_the_same_app(self, app: App) -> None:
        LinkerdStack(app, "Mesh")
        message = re.escape(
            "'Other' would write into folder cert-manager, which 'cert-manager' writes already: "
            "give the stack other 'namespaces', or an App with an 'outdir' of its own"
        )
        with pytest.raises(ValueError, match=message):
            LinkerdStack(app, "Other")

    def test_chart_that_has_the_folder_already(self, app: App) -> None:
        Chart(app, "linkerd-viz")
        with pytest.raises(ValueError, match=r"'Mesh' would write into folder linkerd-viz"):
            LinkerdStack(app, "Mesh")

    def test_nowhere_to_write(self) -> None:
        root = RootConstruct("root")
        message = re.escape(
            "'scope' (root/nowhere) must be an App, or be in a Chart: nothing else writes"
        )
        with pytest.raises(ValueError, match=message):
            LinkerdStack(Construct(root, "nowhere"), "Mesh")


@pytest.mark.parametrize("left_out", [("cert-manager",), ("cert-manager", "trust-manager")])
def test_a_namespace_is_not_made_where_somebody_else_brings_cert_manager(
    app: App, left_out: tuple[str, ...]
) -> None:
    """They may track it with Argo CD, which would not let another application have it."""
    ours = tuple(chart for chart in STABLE_2_14_10.charts if chart.name not in left_out)
    mesh = LinkerdStack(app, "Mesh", release=replace(STABLE_2_14_10, charts=ours))
    manifests = synth(mesh.charts["cert-manager"])
    assert "Namespace" not in {manifest["kind"] for manifest in manifests}
    assert {"Bundle", "Certificate", "ClusterIssuer"} <= {
        manifest["kind"] for manifest in manifests
    }


class TestNamesOfCertificates:
    def test_webhooks_have_a_lifetime_of_your_own(self, app: App) -> None:
        quarter = Lifetime.of_hours(2160, renew_before=720)
        manifests = everything(LinkerdStack(app, "Mesh", webhook_lifetime=quarter))
        for service in ("linkerd-proxy-injector", "tap"):
            assert pick(manifests, "Certificate", service)["spec"]["duration"] == "2160h"

    def test_rotation_takes_them(self, app: App) -> None:
        chosen = ChainNames(
            trust_anchor="mesh-root",
            second_trust_anchor="mesh-root-b",
            identity_issuer=AuthorityNames(
                certificate="mesh-issuer", secret="linkerd-identity-issuer", issuer="unused"
            ),
        )
        stack = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            certificate_names=chosen,
            anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
        )
        assert list(stack.chain.anchor_issuers) == ["mesh-root", "mesh-root-b"]
        assert [field.name for field in stack.ignored_differences][-1] == "mesh-issuer"

    @pytest.mark.parametrize(
        ("chosen", "needed"),
        [
            ({"identity_issuer": "mesh-issuer"}, "linkerd-identity-issuer"),
            ({"trust_roots": "mesh-roots"}, "linkerd-identity-trust-roots"),
        ],
    )
    def test_what_the_charts_mount_has_their_name(
        self, app: App, chosen: dict[str, str], needed: str
    ) -> None:
        [(field, name)] = chosen.items()
        message = f"'certificate_names.{field}' ({name}) must be {needed}: Linkerd's charts mount"
        with pytest.raises(ValueError, match=re.escape(message)):
            LinkerdStack(app, "Mesh", certificate_names=ChainNames(**chosen))
        assert app.charts == []

    @pytest.mark.parametrize("rotation", ROTATIONS, ids=["by-itself", "by-git"])
    def test_rotation_needs_one_name_for_an_anchors_objects(
        self, app: App, rotation: AnchorRotation | GitAnchorRotation
    ) -> None:
        """By Git too: the Certificate would get another Secret, and with it another key."""
        apart = AuthorityNames(certificate="root", secret="root-tls", issuer="root-issuer")
        with pytest.raises(ValueError, match=re.escape("'anchor_rotation' needs one name for")):
            LinkerdStack(
                app,
                "Mesh",
                certificate_names=ChainNames(trust_anchor=apart),
                anchor_rotation=rotation,
            )

    @pytest.mark.parametrize("rotation", ROTATIONS, ids=["by-itself", "by-git"])
    def test_rotation_of_a_key_that_is_not_ours(
        self, app: App, rotation: AnchorRotation | GitAnchorRotation
    ) -> None:
        issuer = CertificateAuthority(
            lifetime=Lifetime.documented_identity_issuer(),
            private_key=PrivateKey(rotation_policy="Always"),
            issuer=IssuerRef.from_cluster_issuer_name("vault"),
        )
        message = "because the trust roots' keys are kept elsewhere: a rotation lets another anchor"
        with pytest.raises(ValueError, match=re.escape(message)):
            LinkerdStack(
                app,
                "Mesh",
                kubernetes_version="1.34",
                identity_issuer=issuer,
                trust_roots=[TrustRoot.from_secret_name("root")],
                anchor_rotation=rotation,
            )
