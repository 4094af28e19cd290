"""Two judges: the plan's arithmetic, and a simulation that shares none of it.

The plan says that a requirement is safe if and only if the simulation finds no instant at which it
fails, and the simulation never finds less than the plan's margin.
"""

from __future__ import annotations

import math
import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructs_lib import Lifetime
from constructs_lib.plan.behaviour import MeshBehaviour
from constructs_lib.plan.mesh import Mesh, PlannedAuthority, PlannedCertificate, Restarter
from constructs_lib.plan.renewal_plan import RenewalPlan
from constructs_lib.plan.requirement import Requirement

from ..support.rotation_simulation import Choices, Job, Life, Simulation, World, worst

EXAMPLES = int(os.environ.get("ROTATION_EXAMPLES", "60"))
"""How many meshes are judged; `make rotation` judges thousands."""

many = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

SECRETS = {
    "anchor": ("cert-manager", "linkerd-trust-anchor"),
    "ca": ("cert-manager", "linkerd-webhook-issuer"),
    "issuer": ("linkerd", "linkerd-identity-issuer"),
    "webhook": ("linkerd", "tap-k8s-tls"),
}


@st.composite
def lives(draw: st.DrawFn, shortest: int, longest: int) -> Life:
    """Lifetimes that are renewed no sooner than what is delayed has happened.

    *longest* bounds the age at their renewal, so that half of the meshes have a chance to be safe.
    """
    duration = draw(st.integers(shortest + 2, 120))
    latest = duration - shortest - 1
    return Life(duration, draw(st.integers(min(max(1, duration - longest), latest), latest)))


@st.composite
def jobs(draw: st.DrawFn, shortest: int, longest: int) -> Job:
    deadline = draw(st.integers(0, 8))
    soonest = max(deadline, shortest) + 1
    gap = st.integers(soonest, max(soonest, longest))
    gaps = draw(st.lists(gap, min_size=1, max_size=2))
    renews = draw(st.sets(st.sampled_from(["issuer", "webhook"])))
    root = draw(st.sampled_from([""] * 18 + ["anchor", "ca"]))
    return Job(tuple(gaps), deadline, frozenset({*renews, root} - {""}), draw(st.booleans()))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    gentle = draw(st.booleans())
    delays = st.integers(0, 3 if gentle else 6)
    issue, bundle, inject, kubelet = draw(st.tuples(delays, delays, delays, delays))
    shortest = issue + max(bundle, inject, kubelet)
    # Roots that are renewed early, and children and jobs that come often: most of these are safe.
    roots, often = (shortest + 20, shortest + 24) if gentle else (120, 80)
    lifetimes = {
        name: draw(lives(shortest, roots if name in ("anchor", "ca") else often))
        for name in SECRETS
    }
    if gentle:
        lifetimes |= {name: Life(120, draw(st.integers(40, 110))) for name in ("anchor", "ca")}
    missed = draw(st.integers(0, 2))
    drawn_jobs = draw(st.lists(jobs(shortest, often), min_size=int(gentle), max_size=2))
    if missed:
        drawn_jobs = [replace(job, gaps=job.gaps[:1]) for job in drawn_jobs]
    if gentle:
        drawn_jobs[0] = replace(drawn_jobs[0], restarts_identity=True)
    return World(
        lives=lifetimes,
        rekeyed=draw(
            st.sampled_from([frozenset[str]()] * 18 + [frozenset({"anchor"}), frozenset({"ca"})])
        ),
        jobs=tuple(drawn_jobs),
        issue=issue,
        bundle=bundle,
        inject=inject,
        kubelet=kubelet,
        skew=draw(st.integers(0, 1 if gentle else 4)),
        leaf=draw(st.integers(5, 60)),
        allowance=draw(st.integers(0, 3)),
        percent=draw(st.sampled_from([50, 70, 90])),
        shortest=draw(st.integers(1, 4)),
        longest=draw(st.integers(10, 80)),
        reloads_issuer=draw(st.booleans()),
        reloads_anchors=draw(st.sampled_from([False, False, True])),
        follows=draw(st.booleans()),
        missed=missed,
    )


def planned(world: World) -> Mesh:
    """Return the world as the plan sees it."""
    behaviour = MeshBehaviour(
        issuance_lifetime_seconds=world.leaf,
        clock_skew_allowance_seconds=world.allowance,
        clock_difference_seconds=world.skew,
        proxy_renewal_percent=world.percent,
        proxy_renewal_shortest_seconds=world.shortest,
        proxy_renewal_longest_seconds=world.longest,
        identity_reloads_issuer=world.reloads_issuer,
        identity_reloads_anchors=world.reloads_anchors,
        issue_seconds=world.issue,
        bundle_seconds=world.bundle,
        ca_bundle_seconds=world.inject,
        kubelet_seconds=world.kubelet,
    )

    def lifetime(name: str) -> Lifetime:
        life = world.lives[name]
        return Lifetime.of_seconds(life.duration, renew_before=life.renew_before)

    def authority(name: str) -> PlannedAuthority:
        return PlannedAuthority(
            name=name,
            lifetime=lifetime(name),
            secret=SECRETS[name],
            rotation_policy="Always" if name in world.rekeyed else "Never",
        )

    def certificate(name: str, parent: str) -> PlannedCertificate:
        return PlannedCertificate(
            name=name,
            secret=SECRETS[name],
            lifetime=lifetime(name),
            authority=authority(parent),
            behaviour=behaviour,
        )

    return Mesh(
        identities=(certificate("issuer", "anchor"),),
        webhooks=(
            replace(certificate("webhook", "ca"), ca_bundle_follows_authority=world.follows),
        ),
        restarters=tuple(
            Restarter(
                name=f"restarter-{number}",
                namespace="linkerd",
                gap_seconds=max(job.gaps) * (1 + world.missed),
                deadline_seconds=job.deadline,
                secrets=frozenset(SECRETS[name] for name in job.renews),
                selector=frozenset() if job.restarts_identity else frozenset({("app", "other")}),
            )
            for number, job in enumerate(world.jobs)
        ),
    )


def check(requirement: Requirement, slack: float, *, exact: bool) -> None:
    """Compare the two judges' verdicts on one requirement."""
    margin = requirement.margin_seconds
    if requirement.verdict == "unsafe":
        assert slack < 0, (
            f"{requirement.kind}: the plan says unsafe ({margin}), and nothing ever fails"
        )
    else:
        assert slack >= 0, (
            f"{requirement.kind}: the plan says safe ({margin}), and it fails by {slack}"
        )
    if exact and margin is not None and (requirement.kind != "proxy-leaf" or margin >= 0):
        assert slack >= margin, f"{requirement.kind}: worse than the plan's worst"
        assert slack < margin + 1, f"{requirement.kind}: the plan's worst, {margin}, never comes"


@many
@given(world=worlds())
def test_plan_is_safe_if_and_only_if_nothing_ever_fails(world: World) -> None:
    """And its margins are the worst that comes, to the second.

    Where a restarter renews a root, the plan does not count that, and is on the safe side.
    """
    slacks = worst(world)
    plan = RenewalPlan.of_mesh(planned(world))
    renewed = {name for job in world.jobs for name in job.renews} & {"anchor", "ca"}
    for requirement in plan.requirements:
        if not renewed or requirement.kind in ("anchor-key", "webhook-key"):
            # A caBundle that follows gets a new key with every renewal of the CA, and then the
            # simulation measures anew although the failure goes on.
            # An issuer that a job renews is new at that job's times alone, and those may never meet
            # the other jobs' longest gaps at the worst moment.
            unmeasured = {
                "webhook-key": world.follows,
                "issuer-identity": any("issuer" in job.renews for job in world.jobs),
            }
            exact = not renewed and not unmeasured.get(requirement.kind, False)
            check(requirement, slacks.get(requirement.kind, math.inf), exact=exact)
    nothing_fails = all(slack >= 0 for slack in slacks.values())
    assert nothing_fails if plan.is_safe else renewed or not nothing_fails


@many
@given(world=worlds(), data=st.data())
def test_no_other_choice_does_more_harm(world: World, data: st.DataObject) -> None:
    """The adversary's search is guided; these choices are not."""
    time = st.integers(0, 240)
    choices = Choices(
        {
            "anchor": 0,
            "ca": 0,
            "issuer": data.draw(time),
            "webhook": data.draw(time),
        },
        tuple((data.draw(time), data.draw(st.integers(0, 1))) for _ in world.jobs),
        proxies=tuple(data.draw(st.lists(time, max_size=3))),
        injects_late=data.draw(st.booleans()),
    )
    played = Simulation(world, choices, 500).play()
    for requirement in RenewalPlan.of_mesh(planned(world)).requirements:
        if requirement.verdict != "unsafe":
            assert played.slack.get(requirement.kind, math.inf) >= (
                requirement.margin_seconds or 0
            ), requirement.kind
