"""What must hold between certificates, issuers and restarters, as pure functions."""

from __future__ import annotations

import pytest

from constructs_lib import CertificateRef, IssuerRef, Lifetime
from constructs_lib.relations import Restarts, orphaned_secrets, outlives_issuer, unknown_issuer

HOUR = 3600
CA = IssuerRef(name="ca", lifetime=Lifetime.of_hours(336, renew_before=24))
LEAF = CertificateRef(
    name="tap",
    namespace="linkerd-viz",
    secret_name="tap-k8s-tls",
    issuer=CA,
    lifetime=Lifetime.of_hours(168, renew_before=24),
)


def restarts(interval: int, *certificates: CertificateRef) -> Restarts:
    return Restarts(
        name="linkerd-viz/linkerd-restarter",
        certificates=certificates or (LEAF,),
        interval_seconds=interval,
    )


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
            "this app: use the issuer of a TrustAnchorChain in the same app, or declare it foreign "
            "with IssuerRef.from_cluster_issuer_name() or from_issuer_name()"
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


class TestOrphanedSecrets:
    def test_secret_that_is_issued_again(self) -> None:
        assert list(orphaned_secrets(restarts(HOUR), [LEAF])) == []

    def test_secret_that_nobody_issues(self) -> None:
        assert list(orphaned_secrets(restarts(HOUR), [])) == [
            "'certificates' of linkerd-viz/linkerd-restarter would delete Secret "
            "linkerd-viz/tap-k8s-tls, which no Certificate in this app issues again: pass the "
            "certificate of a construct in the same app, or declare it foreign with "
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
        assert len(list(orphaned_secrets(restarts(HOUR), [other]))) == 1

    def test_every_such_secret_is_told(self) -> None:
        both = restarts(HOUR, signed_by(CA), LEAF)
        first, second = orphaned_secrets(both, [])
        assert "Secret linkerd-viz/tap," in first
        assert "Secret linkerd-viz/tap-k8s-tls," in second

    def test_foreign_certificate_is_taken_at_its_word(self) -> None:
        foreign = CertificateRef.from_certificate_name("a", namespace="b", secret_name="c")
        assert list(orphaned_secrets(restarts(HOUR, foreign), [])) == []


class TestOutlivesIssuer:
    def test_articles_lifetimes_fail_without_a_restarter(self) -> None:
        """336h/24h over 168h/24h: a leaf may be six days old when its CA has a day left.

        The article itself never says so; it is its restarter that makes the pair work.
        """
        assert list(outlives_issuer(LEAF, [])) == [
            "'lifetime' (168h, renewed after 144h) of Certificate linkerd-viz/tap outlives its CA: "
            "the certificate of ca ends 24h after its renewal, and no MeshRestarter re-issues it "
            "before. Give the CA a 'renew_before' of 144h, or renew the certificate within 24h of "
            "its issue, or let a MeshRestarter re-issue it more often than that"
        ]

    def test_articles_lifetimes_pass_with_its_restarter(self) -> None:
        """Every six hours, and ten minutes for a run: far less than the day that the CA has."""
        assert list(outlives_issuer(LEAF, [restarts(6 * HOUR + 600)])) == []

    def test_restarter_must_come_before_the_end(self) -> None:
        assert list(outlives_issuer(LEAF, [restarts(24 * HOUR)])) == []
        [problem] = outlives_issuer(LEAF, [restarts(24 * HOUR + 1)])
        assert "and its restarter re-issues it only every 24h1s. Give the CA" in problem
        assert "a 'renew_before' of 24h1s, or" in problem

    def test_most_frequent_restarter_counts(self) -> None:
        assert list(outlives_issuer(LEAF, [restarts(99 * HOUR), restarts(6 * HOUR)])) == []

    def test_restarter_of_another_secret_does_not_help(self) -> None:
        other = restarts(HOUR, signed_by(CA))
        [problem] = outlives_issuer(LEAF, [other])
        assert "no MeshRestarter re-issues it before" in problem

    def test_restarter_slower_than_the_renewal_changes_nothing(self) -> None:
        [problem] = outlives_issuer(LEAF, [restarts(200 * HOUR)])
        assert "only every 200h. Give the CA a 'renew_before' of 144h" in problem

    @pytest.mark.parametrize(
        ("overlap", "problems"),
        [pytest.param(143, 1, id="short"), pytest.param(144, 0, id="enough")],
    )
    def test_overlap_of_the_ca_must_cover_the_age_of_the_leaf(
        self, overlap: int, problems: int
    ) -> None:
        ca = IssuerRef(name="ca", lifetime=Lifetime.of_hours(336, renew_before=overlap))
        leaf = CertificateRef(
            name="tap", namespace="viz", secret_name="tap", issuer=ca, lifetime=LEAF.lifetime
        )
        assert len(list(outlives_issuer(leaf, []))) == problems

    @pytest.mark.parametrize(
        ("issuer", "lifetime"),
        [
            pytest.param(None, LEAF.lifetime, id="issuer"),
            pytest.param(IssuerRef(name="ca"), LEAF.lifetime, id="ca"),
            pytest.param(CA, None, id="leaf"),
        ],
    )
    def test_nothing_is_said_of_what_is_unknown(
        self, issuer: IssuerRef | None, lifetime: Lifetime | None
    ) -> None:
        unknown = CertificateRef(
            name="tap", namespace="viz", secret_name="tap", issuer=issuer, lifetime=lifetime
        )
        assert list(outlives_issuer(unknown, [])) == []

    def test_foreign_ca_is_checked_as_soon_as_its_lifetime_is_known(self) -> None:
        corporate = IssuerRef.from_cluster_issuer_name("corporate", lifetime=CA.lifetime)
        leaf = CertificateRef(
            name="tap", namespace="viz", secret_name="tap", issuer=corporate, lifetime=LEAF.lifetime
        )
        [problem] = outlives_issuer(leaf, [])
        assert "the certificate of corporate ends 24h after its renewal" in problem
