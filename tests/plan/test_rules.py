"""Every rule of the plan at its edge: what holds, by how much, and what a second less does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_lib.plan.behaviour import MeshBehaviour
from constructs_lib.plan.mesh import Mesh, Restarter
from constructs_lib.plan.requirement import RequirementKind

from ..support.planned import (
    ANCHOR,
    ARTICLE,
    CA,
    HOUR,
    ISSUER,
    RESTARTER,
    TAP,
    every,
    hours,
    required,
    with_anchor,
    with_ca,
    with_issuer,
    with_tap,
)

ALONE = replace(ARTICLE, restarters=())
OTHER_SELECTOR = replace(RESTARTER, selector=frozenset({("app", "other")}))


def verdict(mesh: Mesh, kind: RequirementKind) -> str:
    return required(mesh, kind).verdict


class TestDefaults:
    """The default lifetimes and schedule: what holds, and by how much."""

    @pytest.mark.parametrize(
        ("kind", "margin"),
        [
            ("anchor-bundle", 24 * HOUR - 60 - 60 - 20),
            ("anchor-identity", 24 * HOUR - 60 - 60 - 6 * HOUR - 600 - 20),
            ("anchor-issuer", 24 * HOUR - 60 - 6 * HOUR - 600 - 20),
            ("issuer-identity", 168 * HOUR - 6 * HOUR - 600 - 20),
            # 24h and 20s, of which 70 % are 60494.
            ("proxy-leaf", 86420 - 60494 - 20),
            ("webhook-ca", 24 * HOUR - 60 - 6 * HOUR - 600 - 60 - 20),
            ("webhook-leaf", 168 * HOUR - 6 * HOUR - 600 - 120 - 20),
        ],
    )
    def test_margins(self, kind: RequirementKind, margin: int) -> None:
        requirement = required(ARTICLE, kind)
        assert (requirement.verdict, requirement.margin_seconds) == ("safe", margin)

    @pytest.mark.parametrize("kind", ["anchor-key", "webhook-key"])
    def test_keys_stay(self, kind: RequirementKind) -> None:
        assert (verdict(ARTICLE, kind), required(ARTICLE, kind).margin_seconds) == ("safe", None)

    @pytest.mark.parametrize(
        ("kind", "margin"),
        [
            ("anchor-identity", None),
            ("anchor-issuer", 24 * HOUR - 60 - 144 * HOUR - 60 - 20),
            ("webhook-ca", 24 * HOUR - 60 - 144 * HOUR - 60 - 60 - 20),
        ],
    )
    def test_they_hold_thanks_to_the_restarter(
        self, kind: RequirementKind, margin: int | None
    ) -> None:
        requirement = required(ALONE, kind)
        assert (requirement.verdict, requirement.margin_seconds) == ("unsafe", margin)

    def test_the_others_hold_without_it(self) -> None:
        kinds: tuple[RequirementKind, ...] = ("issuer-identity", "proxy-leaf", "webhook-leaf")
        for kind in kinds:
            assert required(ALONE, kind).margin_seconds is not None
            assert verdict(ALONE, kind) != "unsafe"


class TestSelector:
    def test_restarter_of_other_deployments_restarts_no_identity(self) -> None:
        mesh = replace(ARTICLE, restarters=(OTHER_SELECTOR,))
        assert "nothing in this app restarts it" in required(mesh, "anchor-identity").never
        assert verdict(mesh, "anchor-issuer") == "safe", "it re-issues all the same"

    def test_restarter_of_another_namespace_restarts_no_identity(self) -> None:
        mesh = replace(ARTICLE, restarters=(replace(RESTARTER, namespace="linkerd-viz"),))
        assert verdict(mesh, "anchor-identity") == "unsafe"

    @pytest.mark.parametrize(
        "selector",
        [
            frozenset[tuple[str, str]](),
            frozenset({("linkerd.io/control-plane-component", "identity")}),
        ],
    )
    def test_other_selectors_find_it_too(self, selector: frozenset[tuple[str, str]]) -> None:
        mesh = replace(ARTICLE, restarters=(replace(RESTARTER, selector=selector),))
        assert verdict(mesh, "anchor-identity") == "safe"


class TestOutlivesItsAuthority:
    """A child must be replaced before the CA certificate that it came with ends."""

    def test_restarter_must_come_before_the_end(self) -> None:
        left = 24 * HOUR - 60 - 60 - 20 - 600
        assert required(every(left), "webhook-ca").margin_seconds == 0
        assert required(every(left + 1), "webhook-ca").margin_seconds == -1

    @pytest.mark.parametrize(("overlap", "margin"), [(144 * HOUR + 199, -1), (144 * HOUR + 200, 0)])
    def test_overlap_of_the_ca_must_cover_the_age_of_the_leaf(
        self, overlap: int, margin: int
    ) -> None:
        mesh = with_ca(ALONE, lifetime=hours(336, overlap / HOUR))
        assert required(mesh, "webhook-ca").margin_seconds == margin

    def test_most_frequent_restarter_counts(self) -> None:
        seldom = replace(RESTARTER, gap_seconds=999 * HOUR)
        mesh = replace(ARTICLE, restarters=(seldom, RESTARTER))
        assert required(mesh, "anchor-issuer") == required(ARTICLE, "anchor-issuer")

    def test_restarter_slower_than_the_renewal_changes_nothing(self) -> None:
        slow, alone = required(every(200 * HOUR), "webhook-ca"), required(ALONE, "webhook-ca")
        assert slow.margin_seconds == alone.margin_seconds

    def test_restarter_of_another_secret_does_not_help(self) -> None:
        mesh = replace(ARTICLE, restarters=(RESTARTER,))
        assert verdict(mesh, "webhook-ca") == "unsafe"


class TestIdentityTakesItsIssuer:
    def test_own_renewal_needs_the_kubelet(self) -> None:
        requirement = required(ALONE, "issuer-identity")
        assert requirement.margin_seconds == 24 * HOUR - 60 - 120 - 20

    def test_without_a_reload_a_restart_must_come(self) -> None:
        blind = MeshBehaviour(identity_reloads_issuer=False)
        restarts = Restarter(
            name="x", namespace="linkerd", gap_seconds=20 * HOUR, deadline_seconds=600
        )
        mesh = replace(with_issuer(behaviour=blind), restarters=(restarts,))
        assert required(mesh, "issuer-identity").margin_seconds == 4 * HOUR - 60 - 600 - 20
        assert verdict(replace(mesh, restarters=()), "issuer-identity") == "unsafe"

    def test_one_run_that_re_issues_and_restarts_needs_no_second(self) -> None:
        blind = MeshBehaviour(identity_reloads_issuer=False)
        requirement = required(with_issuer(behaviour=blind), "issuer-identity")
        assert requirement == replace(
            required(ARTICLE, "issuer-identity"), setback=requirement.setback
        ), "the reload is not what it rests on"

    def test_anchors_that_are_reloaded_need_no_restart(self) -> None:
        reloads = MeshBehaviour(identity_reloads_anchors=True)
        requirement = required(with_issuer(ALONE, behaviour=reloads), "anchor-identity")
        assert requirement.margin_seconds == 24 * HOUR - 60 - 60 - 120 - 20


class TestProxies:
    def test_certificate_is_cut_to_its_issuers_end(self) -> None:
        """An issuer that is replaced an hour before its end leaves a proxy an hour, less delays."""
        requirement = required(with_issuer(ALONE, lifetime=hours(168, 1)), "proxy-leaf")
        left = HOUR - 60 - 120
        assert requirement.margin_seconds == left - (left * 7 + 9) // 10 - 20

    def test_renewal_comes_after_a_day_at_the_latest(self) -> None:
        week = MeshBehaviour(issuance_lifetime_seconds=7 * 86400)
        requirement = required(
            with_issuer(behaviour=week, lifetime=hours(2000, 1000)), "proxy-leaf"
        )
        assert requirement.margin_seconds == 7 * 86400 + 20 - 86400 - 20

    @pytest.mark.parametrize(("lifetime", "verdict"), [(46, "unsafe"), (47, "safe")])
    def test_shortest_lifetime(self, lifetime: int, verdict: str) -> None:
        """Three tenths of 67 s are just more than the clocks differ, and those of 66 s are not."""
        short = MeshBehaviour(issuance_lifetime_seconds=lifetime)
        assert required(with_issuer(behaviour=short), "proxy-leaf").verdict == verdict


class TestKeys:
    def test_anchor_that_changes_its_key_cuts_off_every_proxy(self) -> None:
        requirement = required(with_anchor(rotation_policy="Always"), "anchor-key")
        assert requirement.verdict == "unsafe"
        assert "running proxies know only the old key" in requirement.never

    def test_restarter_that_renews_a_root_leaves_its_key_to_the_policy(self) -> None:
        """It deletes no Secret, and the key lies in the Secret."""
        roots: dict[str, RequirementKind] = {ANCHOR.name: "anchor-key", CA.name: "webhook-key"}
        for name, kind in roots.items():
            root = replace(RESTARTER, secrets=frozenset({("cert-manager", name)}))
            mesh = replace(ARTICLE, restarters=(*ARTICLE.restarters, root))
            assert verdict(mesh, kind) == verdict(ARTICLE, kind) == "safe"

    def test_webhooks_are_cut_off_until_the_kubelet_comes(self) -> None:
        requirement = required(with_ca(rotation_policy="Always"), "webhook-key")
        assert (requirement.verdict, requirement.margin_seconds) == ("unsafe", -120)

    def test_nobody_knows_what_somebody_else_does(self) -> None:
        assert verdict(with_anchor(rotation_policy=None), "anchor-key") == "unknown"
        assert verdict(with_ca(rotation_policy=None), "webhook-key") == "unknown"


class TestUnknown:
    def test_anchor_whose_end_is_unknown_is_not_judged(self) -> None:
        mesh = with_anchor(ALONE, lifetime=None, rotation_policy=None)
        kinds: tuple[RequirementKind, ...] = (
            "anchor-key",
            "anchor-bundle",
            "anchor-identity",
            "anchor-issuer",
        )
        for kind in kinds:
            assert verdict(mesh, kind) == "unknown"
        assert "when the certificate of linkerd-trust-anchor ends" in (
            required(mesh, "anchor-identity").unknown
        )

    def test_what_does_not_depend_on_it_is_judged(self) -> None:
        mesh = with_anchor(lifetime=None)
        assert required(mesh, "proxy-leaf") == required(ARTICLE, "proxy-leaf")

    def test_certificate_of_unknown_lifetime(self) -> None:
        mesh = with_tap(with_issuer(lifetime=None), lifetime=None)
        kinds: tuple[RequirementKind, ...] = (
            "anchor-issuer",
            "issuer-identity",
            "proxy-leaf",
            "webhook-ca",
        )
        for kind in kinds:
            assert verdict(mesh, kind) == "unknown"
        assert verdict(mesh, "webhook-leaf") == "unknown"
        assert verdict(mesh, "anchor-identity") == "safe"


class TestSetbacks:
    def test_one_missed_run_is_a_setback(self) -> None:
        setback = required(ARTICLE, "anchor-identity").setback
        assert setback is not None
        assert setback.what == "a restarter misses one run"
        assert setback.margin_seconds == 24 * HOUR - 140 - 12 * HOUR - 600

    def test_margin_of_less_than_a_run_is_thin(self) -> None:
        most = (24 * HOUR - 140 - 600) // 2
        assert verdict(every(most), "anchor-identity") == "safe"
        assert verdict(every(most + 1), "anchor-identity") == "thin"

    def test_missed_reload_is_thin_where_nothing_restarts_identity(self) -> None:
        requirement = required(ALONE, "issuer-identity")
        assert requirement.verdict == "thin"
        assert requirement.setback is not None
        assert requirement.setback.what == "linkerd-identity misses a reload"
        assert requirement.setback.margin_seconds is None

    def test_overlap_shorter_than_cert_managers_second_attempt_is_thin(self) -> None:
        mesh = with_tap(
            ALONE, lifetime=hours(48, 1), authority=replace(TAP.authority, lifetime=None)
        )
        requirement = required(mesh, "webhook-leaf")
        assert requirement.verdict == "thin"
        assert requirement.margin_seconds == HOUR - 200
        assert requirement.setback is not None
        assert requirement.setback.margin_seconds == -200


def test_requirements_are_on_the_certificate_that_must_be_replaced() -> None:
    assert required(ARTICLE, "anchor-identity").secret == ISSUER.secret
    assert required(ARTICLE, "webhook-ca").secret == TAP.secret
