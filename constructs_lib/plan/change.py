"""The nearest changes that make a link hold, found by trying them on the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import log

from ..kubernetes.go_duration import go_duration
from .link import Link
from .mesh import Authority, Mesh, PlannedCertificate, Restarter, SecretName, Validity
from .rules import links

LONGEST_OVERLAP = 100 * 365 * 86400
"""Seconds; a CA that would have to overlap its successor for longer is not suggested."""

NEW_RUN_SECONDS = 600
"""The deadline of a restarter that is suggested: MeshRestarter's default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knob:
    """One number of a mesh that can be changed.

    Attributes:
        now: The number as it is, in seconds; ``None`` for what is not there yet.
        limit: How far it can be changed; below ``now`` if less is better.
        turned: The mesh with another number.
        told: How the change is told.
    """

    now: int | None
    limit: int
    turned: Callable[[int], Mesh]
    told: Callable[[int], str]

    @property
    def start(self) -> int:
        """The number from which the search starts."""
        return LONGEST_OVERLAP if self.now is None else self.now


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one number, no larger than it must be.

    Attributes:
        knob: What is changed.
        seconds: What it is changed to.
    """

    knob: Knob
    seconds: int

    @property
    def mesh(self) -> Mesh:
        """The mesh after the change."""
        return self.knob.turned(self.seconds)

    @property
    def sentence(self) -> str:
        """The change, told to people."""
        return self.knob.told(self.seconds)

    @property
    def size(self) -> float:
        """How large the change is, as the logarithm of the factor; what is new comes last."""
        return float("inf") if self.knob.now is None else abs(log(self.seconds / self.knob.now))


def nearest_changes(mesh: Mesh, link: Link) -> tuple[Change, ...]:
    """Return every change of one number that makes the link hold, nearest first.

    None of them makes another link worse: overlaps only grow, and runs only come more often.
    """
    found = (_smallest(link, knob) for knob in _knobs(mesh, link))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.size))


def holds(mesh: Mesh, link: Link) -> bool:
    """Return whether the link of the same key holds in another mesh."""
    return all(one.verdict != "unsafe" for one in links(mesh) if one.key == link.key)


def _smallest(link: Link, knob: Knob) -> Change | None:
    """Halve the way between a number that breaks the link and one that does not."""
    broken, whole = knob.start, knob.limit
    if broken == whole or not holds(knob.turned(whole), link):
        return None
    while abs(whole - broken) > 1:
        middle = (whole + broken) // 2
        if holds(knob.turned(middle), link):
            whole = middle
        else:
            broken = middle
    return Change(knob, whole)


def _knobs(mesh: Mesh, link: Link) -> Iterator[Knob]:
    for certificate in (*mesh.identities, *mesh.webhooks):
        if certificate.secret == link.secret:
            yield from _overlap_of_authority(mesh, certificate)
            yield from _overlap_of_certificate(mesh, certificate)
            yield from _issuance_lifetime(mesh, certificate)
            yield from _new_restarter(mesh, certificate)
    for restarter in mesh.restarters:
        yield _gap(mesh, restarter)


def _overlap_of_authority(mesh: Mesh, certificate: PlannedCertificate) -> Iterator[Knob]:
    authority = certificate.authority
    before = authority.validity
    if before is None:
        return

    def validity(seconds: int) -> Validity:
        # A CA cannot be renewed before it is issued: then it has to live longer, too.
        longer = seconds + before.renewal_age_seconds
        fits = seconds < before.duration_seconds
        return Validity(
            duration_seconds=before.duration_seconds if fits else longer,
            renew_before_seconds=seconds,
        )

    def told(seconds: int) -> str:
        after = validity(seconds)
        if after.duration_seconds == before.duration_seconds:
            return (
                f"'renew_before' of {authority.name}: {_from(before.renew_before_seconds, seconds)}"
            )
        return (
            f"'duration' of {authority.name}: "
            f"{_from(before.duration_seconds, after.duration_seconds)}, and its 'renew_before': "
            f"{_from(before.renew_before_seconds, seconds)}"
        )

    def turned(seconds: int) -> Mesh:
        # CAs that a certificate is moved between have one lifetime, and one option that sets it.
        alike = [one for one in certificate.authorities if one.validity == before]
        after = validity(seconds)

        def changed(one: Authority) -> Authority:
            return replace(one, validity=after) if one in alike else one

        return mesh.with_each_certificate(lambda one: one.with_each_authority(changed))

    yield Knob(now=before.renew_before_seconds, limit=LONGEST_OVERLAP, turned=turned, told=told)


def _overlap_of_certificate(mesh: Mesh, certificate: PlannedCertificate) -> Iterator[Knob]:
    before = certificate.validity
    if before is None:
        return

    def turned(seconds: int) -> Mesh:
        changed = replace(
            certificate,
            validity=replace(before, renew_before_seconds=seconds),
        )
        return mesh.with_each_certificate(lambda one: changed if one == certificate else one)

    yield Knob(
        now=before.renew_before_seconds,
        limit=before.duration_seconds - 1,
        turned=turned,
        told=lambda seconds: (
            f"'renew_before' of {certificate.title}: {_from(before.renew_before_seconds, seconds)}"
        ),
    )


def _issuance_lifetime(mesh: Mesh, certificate: PlannedCertificate) -> Iterator[Knob]:
    if certificate not in mesh.identities:
        return
    before = certificate.behaviour.issuance_lifetime_seconds

    def turned(seconds: int) -> Mesh:
        behaviour = replace(certificate.behaviour, issuance_lifetime_seconds=seconds)
        changed = replace(certificate, behaviour=behaviour)
        return mesh.with_each_certificate(lambda one: changed if one == certificate else one)

    yield Knob(
        now=before,
        limit=LONGEST_OVERLAP,
        turned=turned,
        told=lambda seconds: (
            f"'identity.issuer.issuanceLifetime' of linkerd-control-plane: {_from(before, seconds)}"
        ),
    )


def _new_restarter(mesh: Mesh, certificate: PlannedCertificate) -> Iterator[Knob]:
    identity = certificate in mesh.identities
    for one in mesh.restarters:
        if one.reissues(certificate.secret) and (
            not identity or one.restarts_identity(certificate)
        ):
            return

    def turned(seconds: int) -> Mesh:
        added = Restarter(
            name=f"{certificate.namespace}/linkerd-restarter",
            namespace=certificate.namespace,
            gap_seconds=seconds,
            deadline_seconds=NEW_RUN_SECONDS,
            secrets=frozenset({certificate.secret}),
        )
        return replace(mesh, restarters=(*mesh.restarters, added))

    yield Knob(
        now=None,
        limit=NEW_RUN_SECONDS + 1,
        turned=turned,
        told=lambda seconds: (
            f"a MeshRestarter in namespace {certificate.namespace} with {certificate.title} among "
            f"its 'certificates' and a 'schedule' of every {go_duration(seconds)} or less"
        ),
    )


def _gap(mesh: Mesh, restarter: Restarter) -> Knob:
    def turned(seconds: int) -> Mesh:
        changed = replace(restarter, gap_seconds=seconds)
        return replace(
            mesh, restarters=tuple(changed if one == restarter else one for one in mesh.restarters)
        )

    return Knob(
        now=restarter.gap_seconds,
        limit=min(restarter.deadline_seconds + 1, restarter.gap_seconds),
        turned=turned,
        told=lambda seconds: (
            f"{_schedule(restarter)}: at least every {go_duration(seconds)} instead of "
            f"every {go_duration(restarter.gap_seconds)}"
        ),
    )


def _schedule(restarter: Restarter) -> str:
    # What re-issues nothing is no MeshRestarter, but the option identity_uptime.
    return f"'schedule' of {restarter.name}" if restarter.secrets else f"'{restarter.name}'"


def _from(before: int, after: int) -> str:
    return f"{go_duration(after)} instead of {go_duration(before)}"


def keep_keys(mesh: Mesh, secret: SecretName) -> Mesh:
    """Return the mesh in which the CA of a certificate keeps its key."""
    authorities = {
        authority
        for one in (*mesh.identities, *mesh.webhooks)
        if one.secret == secret
        for authority in one.authorities
    }
    kept = {one.secret for one in authorities if one.secret is not None}

    def keeping(one: Authority) -> Authority:
        return replace(one, rotation_policy="Never") if one in authorities else one

    changed = mesh.with_each_certificate(lambda one: one.with_each_authority(keeping))
    restarters = (replace(one, secrets=one.secrets - kept) for one in mesh.restarters)
    return replace(changed, restarters=tuple(restarters))
