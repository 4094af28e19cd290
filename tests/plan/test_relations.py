"""What must hold between certificates, issuers and restarters, as pure functions."""

from __future__ import annotations

import pytest

from constructs_lib import CertificateRef, IssuerRef, Lifetime
from constructs_lib.plan.relations import unknown_certificates, unknown_issuer

CA = IssuerRef(name="ca", lifetime=Lifetime.of_hours(336, renew_before=24))
LEAF = CertificateRef(
    name="tap",
    namespace="linkerd-viz",
    secret_name="tap-k8s-tls",
    issuer=CA,
    lifetime=Lifetime.of_hours(168, renew_before=24),
)


NAME = "linkerd-viz/linkerd-restarter"


def signed_by(issuer: IssuerRef | None) -> CertificateRef:
    return CertificateRef(name="tap", namespace="linkerd-viz", secret_name="tap", issuer=issuer)


class TestUnknownIssuer:
    def test_issuer_that_is_made_is_known(self) -> None:
        assert list(unknown_issuer(LEAF, [CA])) == []

    def test_lifetime_does_not_make_another_issuer(self) -> None:
        assert list(unknown_issuer(LEAF, [IssuerRef(name="ca")])) == []

    def test_issuer_that_nobody_makes(self) -> None:
        assert list(unknown_issuer(LEAF, [IssuerRef(name="other")])) == [
            "'issuer' (ClusterIssuer ca) of Certificate linkerd-viz/tap is made by nothing in "
            "this app: use the issuer of a TrustAnchorChain in the same app, or declare it "
            "external with IssuerRef.from_cluster_issuer_name(), from_issuer_name() "
            "or from_external_issuer()"
        ]

    def test_issuer_of_another_kind_is_another(self) -> None:
        certificate = signed_by(IssuerRef(name="ca", kind="Issuer"))
        [problem] = unknown_issuer(certificate, [CA])
        assert problem.startswith("'issuer' (Issuer ca) of Certificate linkerd-viz/tap")

    @pytest.mark.parametrize(
        "issuer",
        [
            pytest.param(None, id="unknown"),
            pytest.param(IssuerRef.from_cluster_issuer_name("corporate"), id="cluster"),
            pytest.param(IssuerRef.from_issuer_name("team"), id="namespaced"),
        ],
    )
    def test_what_is_not_ours_is_not_asked_for(self, issuer: IssuerRef | None) -> None:
        assert list(unknown_issuer(signed_by(issuer), [])) == []


class TestUnknownCertificates:
    def test_certificate_that_is_made(self) -> None:
        assert list(unknown_certificates(NAME, [LEAF], [LEAF])) == []

    def test_certificate_that_nobody_makes(self) -> None:
        assert list(unknown_certificates(NAME, [LEAF], [])) == [
            "'certificates' of linkerd-viz/linkerd-restarter has Certificate linkerd-viz/tap of "
            "Secret linkerd-viz/tap-k8s-tls, which nothing in this app makes: pass the certificate "
            "of a construct in the same app, or declare it external with "
            "CertificateRef.from_certificate_name()"
        ]

    @pytest.mark.parametrize(
        ("name", "namespace", "secret"),
        [
            pytest.param("other", "linkerd-viz", "tap-k8s-tls", id="certificate"),
            pytest.param("tap", "linkerd", "tap-k8s-tls", id="namespace"),
            pytest.param("tap", "linkerd-viz", "tap", id="secret"),
        ],
    )
    def test_certificate_is_another_if_anything_differs(
        self, name: str, namespace: str, secret: str
    ) -> None:
        other = CertificateRef(name=name, namespace=namespace, secret_name=secret)
        assert len(list(unknown_certificates(NAME, [LEAF], [other]))) == 1

    def test_every_such_certificate_is_told(self) -> None:
        both = [signed_by(CA), LEAF]
        first, second = unknown_certificates(NAME, both, [])
        assert "Secret linkerd-viz/tap, " in first
        assert "Secret linkerd-viz/tap-k8s-tls, " in second

    def test_external_certificate_is_taken_at_its_word(self) -> None:
        external = CertificateRef.from_certificate_name("a", namespace="b", secret_name="c")
        assert list(unknown_certificates(NAME, [external], [])) == []
