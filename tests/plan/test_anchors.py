"""The plan of an identity issuer that may hang on either of two trust anchors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_lib.plan.change import nearest_changes
from constructs_lib.plan.mesh import Mesh, PlannedAuthority
from constructs_lib.plan.renewal_plan import RenewalPlan
from constructs_lib.plan.requirement import RequirementKind
from constructs_lib.plan.timeline import timeline
from constructs_lib.plan.wording import problem

from ..support.planned import ANCHOR, ARTICLE, ISSUER, hours

SECOND = replace(
    ANCHOR, name="linkerd-trust-anchor-2", secret=("cert-manager", "linkerd-trust-anchor-2")
)
OF_ANCHOR: tuple[RequirementKind, ...] = (
    "anchor-key",
    "anchor-bundle",
    "anchor-identity",
    "anchor-issuer",
)


def with_second(second: PlannedAuthority = SECOND) -> Mesh:
    (issuer,) = ARTICLE.identities
    return replace(ARTICLE, identities=(replace(issuer, other_authorities=(second,)),))


def test_every_requirement_on_an_anchor_is_there_for_each() -> None:
    plan, before = RenewalPlan.of_mesh(with_second()), RenewalPlan.of_mesh(ARTICLE)
    added = [requirement for requirement in plan.requirements if requirement.authority]
    assert [(requirement.kind, requirement.authority) for requirement in added] == [
        (kind, SECOND.name) for kind in OF_ANCHOR
    ]
    assert (
        tuple(requirement for requirement in plan.requirements if not requirement.authority)
        == before.requirements
    )
    assert len({requirement.key for requirement in plan.requirements}) == len(plan.requirements)


@pytest.mark.parametrize("kind", OF_ANCHOR)
def test_margins_are_those_of_the_requirements_own_anchor(kind: RequirementKind) -> None:
    plan = RenewalPlan.of_mesh(with_second(replace(SECOND, lifetime=hours(336, 48))))
    first = plan.requirement(kind, ISSUER.secret)
    other = plan.requirement(kind, ISSUER.secret, SECOND.name)
    assert SECOND.name in other.title
    assert SECOND.name not in first.title
    if first.margin_seconds is not None:
        assert other.margin_seconds == first.margin_seconds + 24 * 3600


def test_standby_of_a_new_key_at_each_renewal_is_told_of_alone() -> None:
    """Pods may be about to need the anchor, whose key then changes."""
    second = replace(SECOND, rotation_policy="Always")
    plan = RenewalPlan.of_mesh(with_second(second))
    assert [(requirement.kind, requirement.authority) for requirement in plan.unsafe] == [
        ("anchor-key", SECOND.name)
    ]
    assert f"trust anchor {SECOND.name} keeps its key" in problem(plan.mesh, plan.unsafe[0])


def test_change_of_the_anchors_lifetime_is_one_of_both() -> None:
    """They have one option, so a change of one alone would be none that anybody can make."""
    alone = replace(with_second(), restarters=())
    plan = RenewalPlan.of_mesh(alone)
    requirement = plan.requirement("anchor-issuer", ISSUER.secret)
    assert requirement.verdict == "unsafe"
    changes = nearest_changes(alone, requirement)
    change = next(change for change in changes if "trust-anchor" in change.sentence)
    after = RenewalPlan.of_mesh(change.mesh)
    for name in ("", SECOND.name):
        assert after.requirement("anchor-issuer", ISSUER.secret, name).verdict != "unsafe"


def test_problem_names_the_anchor_that_it_is_about() -> None:
    alone = replace(with_second(), restarters=())
    requirement = RenewalPlan.of_mesh(alone).requirement(
        "anchor-issuer", ISSUER.secret, SECOND.name
    )
    assert f"the certificate of {SECOND.name} ends 24h after its renewal" in problem(
        alone, requirement
    )


def test_timeline_has_both_roots() -> None:
    titles = [lane.title for lane in timeline(with_second()).lanes]
    assert titles[0] == ANCHOR.name
    assert SECOND.name in titles
    issuers = [title for title in titles if title.startswith("linkerd/linkerd-identity-issuer")]
    assert len(issuers) == 1, "whoever signs it, it is one certificate"
