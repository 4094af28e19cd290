"""One full cycle of a mesh, as lanes of certificates and the moments at which they change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..kubernetes.go_duration import go_duration
from .mesh import Authority, Mesh, PlannedCertificate, Validity

AFTERWARDS = 0.08
"""What is shown after the longest-lived root has ended, as a part of its life."""


MOST_SPANS = 12
"""More certificates of one kind than this cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Span:
    """A certificate from its issue to its end, in seconds from the beginning.

    Attributes:
        start: Its issue.
        due: When its renewal is due.
        end: Its end.
        label: Which one it is.
    """

    start: int
    due: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the picture.

    Attributes:
        title: What it is about.
        remark: How it changes.
        spans: Certificates, where there are few enough to be told apart.
        every: The time between two changes, in seconds, where there are too many for spans.
    """

    title: str
    remark: str
    spans: tuple[Span, ...] = ()
    every: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happens from the issue of the roots until the longest-lived one has ended.

    Everything begins at 0 and goes as it should; the worst case is the plan's matter.

    Attributes:
        seconds: How long it takes.
        lanes: What happens.
    """

    seconds: int
    lanes: tuple[Lane, ...]


def timeline(mesh: Mesh) -> Timeline:
    """Return one full cycle of the roots of a mesh; what is unknown is a lane without content."""
    certificates = (*mesh.identities, *mesh.webhooks)
    authorities = list(dict.fromkeys(ca for one in certificates for ca in one.authorities))
    known = [one.validity.duration_seconds for one in authorities if one.validity is not None]
    known = known or [one.validity.duration_seconds for one in certificates if one.validity]
    seconds = int(max(known, default=0) * (1 + AFTERWARDS))
    return Timeline(seconds, tuple(_together(_lanes(mesh, authorities, seconds))))


def _lanes(mesh: Mesh, authorities: list[Authority], seconds: int) -> Iterator[Lane]:
    for authority in authorities:
        yield _root(authority, seconds)
        signed = (*mesh.identities, *mesh.webhooks)
        for one in signed:
            if one.authority == authority:
                yield _child(one, mesh, seconds)
    for issuer in mesh.identities:
        yield _proxies(issuer)
    for restarter in mesh.restarters:
        yield Lane(
            restarter.name,
            f"runs every {go_duration(restarter.gap_seconds)} at most",
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


def _root(authority: Authority, seconds: int) -> Lane:
    if authority.validity is None:
        return Lane(authority.name, "nobody said how long it lives")
    return _renewed(authority.name, authority.validity, seconds)


def _child(certificate: PlannedCertificate, mesh: Mesh, seconds: int) -> Lane:
    validity = certificate.validity
    if validity is None:
        return Lane(certificate.title, "nobody said how long it lives")
    runs = [one for one in mesh.restarters if one.reissues(certificate.secret)]
    gap = min((one.gap_seconds for one in runs), default=validity.duration_seconds)
    if gap >= validity.renewal_age_seconds:
        return _renewed(certificate.title, validity, seconds)
    return Lane(
        certificate.title,
        f"{_lives(validity)}, re-issued every {go_duration(gap)} by a restarter",
        every=gap,
    )


def _proxies(issuer: PlannedCertificate) -> Lane:
    behaviour = issuer.behaviour
    life = behaviour.issuance_lifetime_seconds + behaviour.clock_skew_allowance_seconds
    every = behaviour.proxy_renewal_seconds(life)
    return Lane(
        "a proxy's certificate",
        f"lives {go_duration(life)}, renewed after {go_duration(every)}",
        every=every,
    )


def _renewed(title: str, validity: Validity, seconds: int) -> Lane:
    age = validity.renewal_age_seconds
    remark = f"{_lives(validity)}, renewed after {go_duration(age)}"
    starts = range(0, seconds, age)
    if len(starts) > MOST_SPANS:
        return Lane(title, remark, every=age)
    spans = tuple(
        Span(
            start,
            start + validity.renewal_age_seconds,
            start + validity.duration_seconds,
            f"no. {number}",
        )
        for number, start in enumerate(starts, start=1)
    )
    return Lane(title, remark, spans)


def _lives(validity: Validity) -> str:
    return f"lives {go_duration(validity.duration_seconds)}"
