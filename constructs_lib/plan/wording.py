"""How links are told to people: in hours, with the sum and what would help."""

from __future__ import annotations

from ..kubernetes.go_duration import go_duration
from .change import nearest_changes
from .link import Link, Term
from .mesh import Authority, Mesh, PlannedCertificate


def hours(seconds: int) -> str:
    """Return seconds as hours, rounded to hundredths."""
    return f"{seconds / 3600:.2f}".rstrip("0").rstrip(".") + "h"


def arithmetic(link: Link) -> str:
    """Return the sum of a link, with what each number stands for, or why there is none."""
    if link.unknown:
        return f"unknown: {link.unknown}"
    if link.never:
        return f"never: {link.never}"
    margin = link.margin_seconds
    if link.available is None or margin is None:
        return "no time is at stake"
    spent = "".join(f" - {_term(term)}" for term in link.spent)
    return f"{_term(link.available)}{spent} = {hours(margin)}"


def problem(mesh: Mesh, link: Link) -> str:
    """Return what is wrong with a link that does not hold, and the changes that would help."""
    said = f"{_complaint(mesh, link)}: {link.never or arithmetic(link)}"
    changes = [change.sentence for change in nearest_changes(mesh, link)]
    if link.kind in ("anchor-key", "webhook-key"):
        changes = [
            "'rotation_policy' Never, and no restarter with that certificate among its "
            "'certificates'"
        ]
    if not changes:
        return f"{said}. No change of a single number makes it hold"
    return f"{said}. Nearest change: {'; or '.join(changes)}"


def warning(link: Link) -> str:
    """Return what is thin about a link that holds only while nothing goes wrong."""
    if link.setback is None:
        raise ValueError(f"'link' ({link.kind}) is not thin: no setback touches it")
    margin, left = link.margin_seconds, link.setback.margin_seconds
    then = "nothing replaces it in time any more" if left is None else f"{hours(left)} are left"
    return (
        f"{link.title}, by {'0h' if margin is None else hours(margin)} only: if "
        f"{link.setback.what}, {then}. {arithmetic(link)}"
    )


def _complaint(mesh: Mesh, link: Link) -> str:
    if link.kind not in ("anchor-issuer", "webhook-ca"):
        return f"must hold, or {link.otherwise}, but does not: {link.title}"
    (certificate, *_) = [
        one for one in (*mesh.identities, *mesh.webhooks) if one.secret == link.secret
    ]
    (authority, *_) = [one for one in certificate.authorities if link.authority in ("", one.name)]
    return _outlives(mesh, certificate, authority)


def _outlives(mesh: Mesh, certificate: PlannedCertificate, signed_by: Authority) -> str:
    authority, own = signed_by.validity, certificate.validity
    if authority is None or own is None:
        raise ValueError(f"'certificate' ({certificate.title}) has no known lifetime to judge")
    covering = [one.interval_seconds for one in mesh.restarters if one.reissues(certificate.secret)]
    restarted = (
        f"its restarter re-issues it only every {go_duration(min(covering))}"
        if covering
        else "no MeshRestarter re-issues it before"
    )
    return (
        f"'lifetime' ({go_duration(own.duration_seconds)}, renewed after "
        f"{go_duration(own.renewal_age_seconds)}) of Certificate {certificate.title} outlives its "
        f"CA: the certificate of {signed_by.name} ends "
        f"{go_duration(authority.renew_before_seconds)} after its renewal, and {restarted}"
    )


def _term(term: Term) -> str:
    return f"{hours(term.seconds)} ({term.what})"
