"""The nearest changes that make a mesh meet a requirement, found by trying them on the plan.

The search asks the rules themselves, so that a suggestion cannot contradict them. Solving each rule
for each number would be the same arithmetic a second time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log

from ..certificates.lifetime import Lifetime
from ..kubernetes.go_duration import go_duration
from .mesh import Mesh, PlannedAuthority, PlannedCertificate, Restarter
from .requirement import Requirement
from .rules import requirements

LONGEST_OVERLAP = 100 * 365 * 86400
"""Seconds; a CA that would have to overlap its successor for longer is not suggested."""

NEW_RUN_SECONDS = 600
"""The deadline of a restarter that is suggested: MeshRestarter's default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knob:
    """One number of a mesh that can be changed.

    Attributes:
        now: The present number, in seconds; ``None`` for what is not there yet.
        limit: How far it can be changed; below ``now`` if less is better.
        apply: Returns the mesh with another number.
        describe: Returns the change as a sentence.
    """

    now: int | None
    limit: int
    apply: Callable[[int], Mesh]
    describe: Callable[[int], str]

    @property
    def choices(self) -> range:
        """The numbers to choose from, nearest first."""
        start = LONGEST_OVERLAP if self.now is None else self.now
        step = 1 if self.limit > start else -1
        return range(start, self.limit + step, step)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one number, no larger than it must be.

    Attributes:
        knob: The number that is changed.
        seconds: Its new value.
    """

    knob: Knob
    seconds: int

    @property
    def mesh(self) -> Mesh:
        """The mesh after the change."""
        return self.knob.apply(self.seconds)

    @property
    def sentence(self) -> str:
        """The change, for people."""
        return self.knob.describe(self.seconds)

    @property
    def size(self) -> float:
        """How large the change is, as the logarithm of the factor; what is new comes last."""
        return float("inf") if self.knob.now is None else abs(log(self.seconds / self.knob.now))


def nearest_changes(mesh: Mesh, requirement: Requirement) -> tuple[Change, ...]:
    """Return every change of one number after which the requirement is met, nearest first.

    No change makes another requirement worse: overlaps only grow, and runs only come more often.
    """
    changes = (_smallest(requirement, knob) for knob in _knobs(mesh, requirement))
    return tuple(
        sorted((change for change in changes if change is not None), key=lambda change: change.size)
    )


def is_met(mesh: Mesh, requirement: Requirement) -> bool:
    """Return whether another mesh meets the requirement of the same key."""
    return all(
        other.verdict != "unsafe" for other in requirements(mesh) if other.key == requirement.key
    )


def _smallest(requirement: Requirement, knob: Knob) -> Change | None:
    if not is_met(knob.apply(knob.limit), requirement):
        return None
    choices = knob.choices
    first = bisect_left(choices, True, key=lambda seconds: is_met(knob.apply(seconds), requirement))
    return Change(knob, choices[first])


def _knobs(mesh: Mesh, requirement: Requirement) -> Iterator[Knob]:
    for certificate in mesh.certificates:
        if certificate.secret != requirement.secret:
            continue
        alike = (certificate.authority, *certificate.other_authorities)
        for authorities in (alike, *((root,) for root in certificate.other_roots)):
            if authorities[0].lifetime is not None:
                yield _overlap_of_authority(mesh, authorities, authorities[0].lifetime)
        if certificate.lifetime is not None:
            yield _overlap_of_certificate(mesh, certificate, certificate.lifetime)
        if certificate in mesh.identities:
            yield _issuance_lifetime(mesh, certificate)
        if not any(_serves(mesh, restarter, certificate) for restarter in mesh.restarters):
            yield _new_restarter(mesh, certificate)
    for restarter in mesh.restarters:
        yield _gap(mesh, restarter)


def _overlap_of_authority(
    mesh: Mesh, authorities: Sequence[PlannedAuthority], now: Lifetime
) -> Knob:
    # CAs that a certificate is moved between have one lifetime, and one option that sets it.
    alike = {authority for authority in authorities if authority.lifetime == now}

    def overlapping(seconds: int) -> Lifetime:
        # A CA cannot be renewed before it is issued: then it has to live longer, too.
        duration = now.duration_seconds
        longer = duration if seconds < duration else seconds + now.renewal_age_seconds
        return Lifetime.of_seconds(longer, renew_before=seconds)

    def apply(seconds: int) -> Mesh:
        new = overlapping(seconds)
        return mesh.with_each_authority(
            lambda authority: replace(authority, lifetime=new) if authority in alike else authority
        )

    def describe(seconds: int) -> str:
        name, duration = authorities[0].name, overlapping(seconds).duration_seconds
        overlap = _instead(seconds, now.renew_before_seconds)
        if duration == now.duration_seconds:
            return f"'renew_before' of {name}: {overlap}"
        longer = _instead(duration, now.duration_seconds)
        return f"'duration' of {name}: {longer}, and its 'renew_before': {overlap}"

    return Knob(now=now.renew_before_seconds, limit=LONGEST_OVERLAP, apply=apply, describe=describe)


def _overlap_of_certificate(mesh: Mesh, certificate: PlannedCertificate, now: Lifetime) -> Knob:
    def apply(seconds: int) -> Mesh:
        lifetime = Lifetime.of_seconds(now.duration_seconds, renew_before=seconds)
        return mesh.with_certificate(certificate, replace(certificate, lifetime=lifetime))

    option = f"'renew_before' of {certificate.title}"
    return _longer(option, now.renew_before_seconds, now.duration_seconds - 1, apply)


def _issuance_lifetime(mesh: Mesh, issuer: PlannedCertificate) -> Knob:
    def apply(seconds: int) -> Mesh:
        behaviour = replace(issuer.behaviour, issuance_lifetime_seconds=seconds)
        return mesh.with_certificate(issuer, replace(issuer, behaviour=behaviour))

    option = "'identity.issuer.issuanceLifetime' of linkerd-control-plane"
    return _longer(option, issuer.behaviour.issuance_lifetime_seconds, LONGEST_OVERLAP, apply)


def _longer(option: str, now: int, limit: int, apply: Callable[[int], Mesh]) -> Knob:
    return Knob(
        now=now,
        limit=limit,
        apply=apply,
        describe=lambda seconds: f"{option}: {_instead(seconds, now)}",
    )


def _serves(mesh: Mesh, restarter: Restarter, certificate: PlannedCertificate) -> bool:
    return restarter.reissues(certificate.secret) and (
        certificate not in mesh.identities or restarter.restarts_identity(certificate)
    )


def _new_restarter(mesh: Mesh, certificate: PlannedCertificate) -> Knob:
    def apply(seconds: int) -> Mesh:
        added = Restarter(
            name=f"{certificate.namespace}/linkerd-restarter",
            namespace=certificate.namespace,
            gap_seconds=seconds,
            deadline_seconds=NEW_RUN_SECONDS,
            secrets=frozenset({certificate.secret}),
        )
        return replace(mesh, restarters=(*mesh.restarters, added))

    return Knob(
        now=None,
        limit=NEW_RUN_SECONDS + 1,
        apply=apply,
        describe=lambda seconds: (
            f"a MeshRestarter in namespace {certificate.namespace} with {certificate.title} among "
            f"its 'certificates' and a 'schedule' of every {go_duration(seconds)} or less"
        ),
    )


def _gap(mesh: Mesh, restarter: Restarter) -> Knob:
    now = restarter.gap_seconds
    # What re-issues nothing is no MeshRestarter, but the option identity_uptime.
    option = f"'schedule' of {restarter.name}" if restarter.secrets else f"'{restarter.name}'"

    def apply(seconds: int) -> Mesh:
        faster = replace(restarter, gap_seconds=seconds)
        return mesh.with_each_restarter(lambda other: faster if other == restarter else other)

    return Knob(
        now=now,
        limit=min(restarter.deadline_seconds + 1, now),
        apply=apply,
        describe=lambda seconds: (
            f"{option}: at least every {go_duration(seconds)} instead of every {go_duration(now)}"
        ),
    )


def _instead(seconds: int, former: int) -> str:
    return f"{go_duration(seconds)} instead of {go_duration(former)}"
