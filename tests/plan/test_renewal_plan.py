"""The plan of a construct tree: what constructs record, and what a synth says about it."""

from __future__ import annotations

import ast
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from cdk8s import App, Chart, Cron, Duration

from constructs_lib import (
    STABLE_2_14_10,
    CertificateAuthority,
    IssuerRef,
    Lifetime,
    LinkerdStack,
    MeshBehaviour,
    MeshRestarter,
    PrivateKey,
    RenewalPlan,
    ThinMarginWarning,
    TrustAnchorChain,
    WebhookCertificate,
    renewal_plan,
)
from constructs_lib.plan.requirement import Requirement, RequirementKind

from ..conftest import ROOT
from ..support.planned import ARTICLE
from ..tree.test_inventory import problems

ISSUER = ("linkerd", "linkerd-identity-issuer")
PURE = (
    "behaviour",
    "mesh",
    "requirement",
    "rules",
    "renewal_plan",
    "change",
    "wording",
    "timeline",
)


def margin(scope: App | Chart, kind: RequirementKind) -> int | None:
    return renewal_plan(scope).requirement(kind, ISSUER).margin_seconds


def identity(app: App, kind: RequirementKind) -> Requirement:
    return renewal_plan(app).requirement(kind, ISSUER)


class TestStack:
    def test_it_is_that_of_the_tests(self, app: App) -> None:
        """The values of the tests of the rules are what the constructs record."""
        LinkerdStack(app, "Mesh")
        mesh = renewal_plan(app).mesh
        assert mesh.identities == ARTICLE.identities
        (tap,) = ARTICLE.webhooks
        assert replace(tap, ca_bundle_follows_authority=True) in mesh.webhooks
        for ours, theirs in zip(mesh.restarters, ARTICLE.restarters, strict=True):
            assert replace(ours, secrets=theirs.secrets) == theirs
            assert theirs.secrets <= ours.secrets

    def test_every_requirement_is_met_after_every_single_setback(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh")
        plan = renewal_plan(stack)
        assert {requirement.verdict for requirement in plan.requirements} == {"safe"}
        assert len(plan.requirements) == 6 + 3 * 6

    def test_unknown_requirement(self, app: App) -> None:
        LinkerdStack(app, "Mesh")
        with pytest.raises(KeyError):
            renewal_plan(app).requirement("proxy-leaf", ("linkerd", "nobody"))

    def test_helm_values_count(self, app: App) -> None:
        issuer = {"issuanceLifetime": "12h", "clockSkewAllowance": "1m"}
        LinkerdStack(
            app, "Mesh", values={"linkerd-control-plane": {"identity": {"issuer": issuer}}}
        )
        # Three tenths of 12h1m, less a minute.
        assert margin(app, "proxy-leaf") == 12978 - 60

    def test_helm_value_that_is_no_duration(self, app: App) -> None:
        values = {"linkerd-control-plane": {"identity": {"issuer": {"issuanceLifetime": "a day"}}}}
        with pytest.raises(ValueError, match=r"^'identity.issuer.issuanceLifetime' \(a day\) must"):
            LinkerdStack(app, "Mesh", values=values)

    def test_behaviour_is_the_releases(self, app: App) -> None:
        slow = MeshBehaviour(kubelet_seconds=3600)
        LinkerdStack(app, "Mesh", release=replace(STABLE_2_14_10, behaviour=slow))
        plan = renewal_plan(app)
        assert {certificate.behaviour for certificate in plan.mesh.certificates} == {slow}

    def test_seldom_restarts_fail_the_synth_with_the_sum_and_the_change(self, app: App) -> None:
        LinkerdStack(app, "Mesh", restart_schedule=Cron(minute="0", hour="0", week_day="1"))
        (problem,) = [line for line in problems(app) if "linkerd-identity restarts after" in line]
        assert problem.startswith("linkerd/TrustIdentityIssuer: ")
        assert "- 168h (linkerd/linkerd-restarter runs again)" in problem
        assert "'schedule' of linkerd/linkerd-restarter: at least every 23h47m40s" in problem


class TestOwnAnchor:
    def test_unknown_lifetime_makes_requirements_unknown(self, app: App) -> None:
        own = CertificateAuthority.from_secret_name("corporate")
        LinkerdStack(app, "Mesh", trust_anchor=own)
        app.synth()
        assert {requirement.kind for requirement in renewal_plan(app).unknown} == {
            "anchor-key",
            "anchor-bundle",
            "anchor-identity",
            "anchor-issuer",
        }

    def test_known_lifetime_counts(self, app: App) -> None:
        own = CertificateAuthority.from_secret_name(
            "corporate", lifetime=Lifetime.of_hours(8760, renew_before=3)
        )
        LinkerdStack(app, "Mesh", trust_anchor=own)
        assert identity(app, "anchor-identity").verdict == "unsafe"
        assert identity(app, "anchor-key").verdict == "unknown", "somebody else renews it"

    def test_anchor_that_changes_its_key_fails_the_synth(self, app: App) -> None:
        changing = CertificateAuthority(
            lifetime=Lifetime.of_hours(336, renew_before=24),
            private_key=PrivateKey(rotation_policy="Always"),
        )
        LinkerdStack(app, "Mesh", trust_anchor=changing)
        (problem,) = problems(app)
        assert "every renewal of linkerd-trust-anchor changes its key" in problem


class TestChain:
    def test_nothing_restarts_identity(self, app: App) -> None:
        """Ten years are no help: the anchor in memory is the one that was there at the start."""
        decade = CertificateAuthority(
            lifetime=Lifetime.of_hours(87600, renew_before=8760),
            private_key=PrivateKey(rotation_policy="Never"),
        )
        TrustAnchorChain(Chart(app, "chart"), "Trust", trust_anchor=decade)
        (problem,) = problems(app)
        assert "linkerd-identity reads its trust anchors only when it starts" in problem

    def test_somebody_else_restarts_it(self, app: App) -> None:
        decade = CertificateAuthority(
            lifetime=Lifetime.of_hours(87600, renew_before=8760),
            private_key=PrivateKey(rotation_policy="Never"),
        )
        TrustAnchorChain(
            Chart(app, "chart"),
            "Trust",
            trust_anchor=decade,
            identity_issuer=CertificateAuthority(
                lifetime=Lifetime.of_hours(3000, renew_before=2900),
                private_key=PrivateKey(rotation_policy="Always"),
            ),
            identity_uptime=Duration.days(60),
        )
        app.synth()
        assert margin(app, "anchor-identity") == (8760 - 60 * 24) * 3600 - 140

    def test_uptime_must_be_short_enough(self, app: App) -> None:
        TrustAnchorChain(Chart(app, "chart"), "Trust", identity_uptime=Duration.hours(24))
        (problem, _) = problems(app)
        assert "'identity_uptime': at least every 23h57m40s instead of every 24h" in problem

    def test_restarter_of_the_anchor_leaves_its_key_alone(self, app: App) -> None:
        """It renews, and deletes no Secret; that the policy is Never decides."""
        chart = Chart(app, "chart", namespace="cert-manager")
        trust = TrustAnchorChain(chart, "Trust", identity_uptime=Duration.hours(6))
        MeshRestarter(chart, "Restarter", certificates=[trust.certificates[0]])
        assert not any("key" in problem for problem in problems(app))


class TestWarning:
    def thin(self, app: App) -> None:
        LinkerdStack(app, "Mesh", restart_schedule=Cron(minute="0", hour="*/20"))

    def test_thin_margin_warns_with_the_path(self, app: App) -> None:
        self.thin(app)
        with pytest.warns(ThinMarginWarning) as caught:
            app.synth()
        paths = {str(warning.message).partition(": ")[0] for warning in caught}
        assert paths == {"linkerd/TrustIdentityIssuer"}
        assert renewal_plan(app).is_safe

    def test_warning_can_be_made_an_error(self, app: App) -> None:
        """As this suite does with every warning; jsii wraps it, and its text stays."""
        self.thin(app)
        with pytest.raises(RuntimeError, match=r"min to spare\. If a restarter misses one run"):
            app.synth()

    def test_warning_can_be_ignored_by_its_name(self, app: App) -> None:
        self.thin(app)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ThinMarginWarning)
            app.synth()

    def test_nothing_is_warned_of_what_fails_anyway(self, app: App) -> None:
        """Warnings are errors here, and would hide the problems."""
        LinkerdStack(app, "Mesh", restart_schedule=Cron(minute="0", hour="0"))
        assert all("outlives" in line or "too late" in line for line in problems(app))


class TestForeignIssuer:
    def test_known_lifetime_counts(self, chart: Chart) -> None:
        issuer = IssuerRef.from_cluster_issuer_name(
            "corporate", lifetime=Lifetime.of_hours(336, renew_before=24)
        )
        tap = WebhookCertificate(chart, "Tap", issuer=issuer, service="tap").certificate
        assert renewal_plan(chart).requirement("webhook-ca", tap.secret).verdict == "unsafe"

    def test_unknown_lifetime(self, chart: Chart) -> None:
        issuer = IssuerRef.from_cluster_issuer_name("corporate")
        WebhookCertificate(chart, "Tap", issuer=issuer, service="tap")
        plan = renewal_plan(chart)
        assert {requirement.kind for requirement in plan.unknown} == {"webhook-ca", "webhook-key"}

    def test_lifetime_of_ours_is_known_by_its_name(self, app: App) -> None:
        TrustAnchorChain(Chart(app, "chart"), "Trust", identity_uptime=Duration.hours(6))
        issuer = IssuerRef(name="linkerd-webhook-issuer")
        tap = WebhookCertificate(
            Chart(app, "team", namespace="team"), "Tap", issuer=issuer, service="tap"
        ).certificate
        assert renewal_plan(app).requirement("webhook-ca", tap.secret).verdict == "unsafe"


def test_equal_meshes_have_one_plan(app: App, tmp_path: Path) -> None:
    """A fleet's clusters differ in their trust domains, which the plan does not look at."""
    other = App(outdir=str(tmp_path / "other"))
    LinkerdStack(app, "Mesh", trust_domain="one.example.com")
    LinkerdStack(other, "Mesh", trust_domain="two.example.com")
    assert renewal_plan(app) is renewal_plan(other)
    assert isinstance(renewal_plan(app), RenewalPlan)


@pytest.mark.parametrize("module", PURE)
def test_arithmetic_asks_no_construct(module: str) -> None:
    """Each question to a construct is a conversation with Node."""
    tree = ast.parse((ROOT / "constructs_lib" / "plan" / f"{module}.py").read_text("utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    asking = {"cdk8s", "constructs", "jsii", "tree", "ledger"}
    assert not imported & asking
