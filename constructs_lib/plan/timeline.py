"""One full cycle of a mesh, as lanes of certificates and the moments at which they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..certificates.lifetime import Lifetime
from ..program.times import duration
from .mesh import Mesh, PlannedAuthority, PlannedCertificate

SHARE_AFTER_END = 0.08
"""The time that is shown after the end of the longest-lived root, as a part of its life."""

MOST_SPANS = 12
"""More certificates of one kind than this cannot be distinguished in a picture."""


@dataclass(frozen=True, slots=True)
class Span:
    """A certificate from its issue to its end, in seconds from the beginning.

    Attributes:
        start: Its issue.
        due: When its renewal is due.
        end: Its end.
    """

    start: int
    due: int
    end: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the picture.

    Attributes:
        title: The certificate or restarter.
        remark: How it changes.
        spans: Certificates, where they are few enough to be distinguished.
        every: The time between two changes, in seconds, where there are too many for spans.
    """

    title: str
    remark: str
    spans: tuple[Span, ...] = ()
    every: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happens from the issue of the roots until the longest-lived one has ended.

    Everything begins at 0, and nothing is late; the plan counts the worst case.

    Attributes:
        seconds: How long it takes.
        lanes: What happens.
    """

    seconds: int
    lanes: tuple[Lane, ...]


def timeline(mesh: Mesh) -> Timeline:
    """Return one full cycle of the roots of a mesh; what is unknown is a lane without content."""
    authorities = list(
        dict.fromkeys(
            authority for certificate in mesh.certificates for authority in certificate.authorities
        )
    )
    longest = _longest(authorities) or _longest(mesh.certificates)
    seconds = int(longest * (1 + SHARE_AFTER_END))
    return Timeline(seconds, tuple(_together(_lanes(mesh, authorities, seconds))))


def _longest(parties: Iterable[PlannedAuthority | PlannedCertificate]) -> int:
    lifetimes = (party.lifetime for party in parties)
    return max((known.duration_seconds for known in lifetimes if known is not None), default=0)


def _lanes(mesh: Mesh, authorities: list[PlannedAuthority], seconds: int) -> Iterator[Lane]:
    for authority in authorities:
        yield _root(authority, seconds)
        for certificate in mesh.certificates:
            if certificate.authority == authority:
                yield _child(certificate, mesh, seconds)
    for issuer in mesh.identities:
        yield _proxies(issuer)
    for restarter in mesh.restarters:
        yield Lane(
            restarter.name,
            f"runs every {duration(restarter.gap_seconds)} at most",
            every=restarter.gap_seconds,
        )


def _together(lanes: Iterable[Lane]) -> Iterator[Lane]:
    """Yield lanes that differ only in their titles as one."""
    alike: dict[Lane, list[str]] = {}
    for lane in lanes:
        # Roots are few, and each is somebody's first question.
        shared = lane if lane.spans else replace(lane, title="")
        alike.setdefault(shared, []).append(lane.title)
    for lane, (first, *more) in alike.items():
        yield replace(lane, title=f"{first} and {len(more)} more" if more else first)


def _root(authority: PlannedAuthority, seconds: int) -> Lane:
    if authority.lifetime is None:
        return Lane(authority.name, "its lifetime is unknown")
    return _renewed(authority.name, authority.lifetime, seconds)


def _child(certificate: PlannedCertificate, mesh: Mesh, seconds: int) -> Lane:
    lifetime = certificate.lifetime
    if lifetime is None:
        return Lane(certificate.title, "its lifetime is unknown")
    gaps = [
        restarter.gap_seconds
        for restarter in mesh.restarters
        if restarter.reissues(certificate.secret)
    ]
    gap = min(gaps, default=lifetime.duration_seconds)
    if gap >= lifetime.renewal_age_seconds:
        return _renewed(certificate.title, lifetime, seconds)
    return Lane(
        certificate.title,
        f"{_lives(lifetime)}, re-issued every {duration(gap)} by a restarter",
        every=gap,
    )


def _proxies(issuer: PlannedCertificate) -> Lane:
    behaviour = issuer.behaviour
    life = behaviour.issuance_lifetime_seconds + behaviour.clock_skew_allowance_seconds
    every = behaviour.proxy_renewal_seconds(life)
    return Lane(
        "a proxy's certificate",
        f"lives {duration(life)}, renewed after {duration(every)}",
        every=every,
    )


def _renewed(title: str, lifetime: Lifetime, seconds: int) -> Lane:
    age = lifetime.renewal_age_seconds
    remark = f"{_lives(lifetime)}, renewed after {duration(age)}"
    starts = range(0, seconds, age)
    if len(starts) > MOST_SPANS:
        return Lane(title, remark, every=age)
    spans = tuple(Span(start, start + age, start + lifetime.duration_seconds) for start in starts)
    return Lane(title, remark, spans)


def _lives(lifetime: Lifetime) -> str:
    return f"lives {duration(lifetime.duration_seconds)}"
