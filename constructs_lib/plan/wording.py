"""What people read about a requirement: in hours, with the sum and what would help."""

from __future__ import annotations

from ..kubernetes.go_duration import go_duration
from ..program.times import duration
from .change import nearest_changes
from .mesh import Mesh
from .requirement import Requirement, Term


def hours(seconds: int) -> str:
    """Return seconds as hours, rounded to hundredths."""
    return f"{seconds / 3600:.2f}".rstrip("0").rstrip(".") + "h"


def arithmetic(requirement: Requirement) -> str:
    """Return the sum of a requirement, with the meaning of each number, or why there is none."""
    if requirement.unknown:
        return f"unknown: {requirement.unknown}"
    if requirement.never:
        return f"never: {requirement.never}"
    margin = requirement.margin_seconds
    if requirement.available is None or margin is None:
        return "no time is at stake"
    spent = "".join(f" - {_term(term)}" for term in requirement.spent)
    return f"{_term(requirement.available)}{spent} = {hours(margin)}"


def problem(mesh: Mesh, requirement: Requirement) -> str:
    """Return what is wrong with a requirement that is not met, and the changes that would help."""
    changes = [change.sentence for change in nearest_changes(mesh, requirement)]
    if requirement.kind in ("anchor-key", "webhook-key"):
        changes = ["'rotation_policy' Never"]
    remedy = f"Nearest change: {'; or '.join(changes)}"
    return f"{_complaint(mesh, requirement)}. " + (
        remedy if changes else "No change of a single number is enough"
    )


def warning(requirement: Requirement) -> str:
    """Return what is thin about a requirement that is met only while nothing goes wrong.

    Raises:
        ValueError: It is not thin.
    """
    margin, setback = requirement.margin_seconds, requirement.setback
    if margin is None or setback is None or not setback.breaks:
        raise ValueError(
            f"'requirement' ({requirement.kind}) must be thin: this one is {requirement.verdict}"
        )
    left = setback.margin_seconds
    then = "this never happens" if left is None else f"this is {duration(-left)} too late"
    return (
        f"{requirement.title}, with only {duration(margin)} to spare. If {setback.what}, {then}. "
        f"{arithmetic(requirement)}"
    )


def _complaint(mesh: Mesh, requirement: Requirement) -> str:
    if requirement.kind in ("anchor-issuer", "webhook-ca"):
        return f"{_outlives(mesh, requirement)}: {arithmetic(requirement)}"
    title, consequence = requirement.title, f"Then {requirement.consequence}"
    available, margin = requirement.available, requirement.margin_seconds
    if available is None or margin is None:
        return f"{title}: not guaranteed, because {requirement.never}. {consequence}"
    late = duration(-margin)
    if requirement.kind == "webhook-key":
        return f"{title}: not guaranteed, because {available.what}. {consequence}, up to {late}"
    return (
        f"{title}, but up to {late} too late. {consequence}. {hours(available.seconds)} available, "
        f"{hours(requirement.needed_seconds)} needed: {arithmetic(requirement)}"
    )


def _outlives(mesh: Mesh, requirement: Requirement) -> str:
    (certificate, *_) = [
        certificate for certificate in mesh.certificates if certificate.secret == requirement.secret
    ]
    lifetime, overlap = certificate.lifetime, requirement.available
    if lifetime is None or overlap is None:
        raise ValueError(
            f"'requirement' ({requirement.kind}) cannot be judged: a lifetime is unknown"
        )
    intervals = [
        restarter.interval_seconds
        for restarter in mesh.restarters
        if restarter.reissues(certificate.secret)
    ]
    restarted = (
        f"its restarter re-issues it only every {go_duration(min(intervals))}"
        if intervals
        else "no MeshRestarter re-issues it before"
    )
    return (
        f"'lifetime' ({go_duration(lifetime.duration_seconds)}, renewed after "
        f"{go_duration(lifetime.renewal_age_seconds)}) of Certificate {certificate.title} outlives "
        f"its CA: the certificate of {requirement.authority or certificate.authority.name} ends "
        f"{go_duration(overlap.seconds)} after its renewal, and {restarted}"
    )


def _term(term: Term) -> str:
    return f"{hours(term.seconds)} ({term.what})"
