"""What became of a renewal that was asked for: read off a Certificate and its requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .objects import Json, condition, dig

Outcome = Literal["issued", "pending", "failed", "abandoned"]

ISSUING = "Issuing"
"""The condition that cert-manager issues a certificate for, and that ``cmctl renew`` sets
(cert-manager@v1.16.1 pkg/apis/certmanager/v1/types_certificate.go)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What became of a Certificate's renewal.

    Attributes:
        outcome: Whether the new certificate is in its Secret, may still come, or will not come;
            or whether cert-manager has given up over another request, and must be asked again.
        reason: A stable word for tools; empty when it is issued.
        message: A sentence for people; empty when it is issued.
    """

    outcome: Outcome
    reason: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalRequest:
    """What a Certificate was like when its renewal was asked for.

    Attributes:
        revision: The revision of the certificate that its Secret held.
        former: The UID of a CertificateRequest that had failed before; empty without one.
    """

    revision: int
    former: str = ""

    @classmethod
    def of(cls, certificate: Json, requests: Sequence[Json]) -> RenewalRequest:
        """Return what a Certificate is like now, by the CertificateRequests of its namespace."""
        revision = revision_of(certificate)
        request = _request(certificate["metadata"]["name"], revision + 1, requests)
        has_failed = request is not None and _requested(request).outcome == "failed"
        return cls(revision=revision, former=_uid(request) if has_failed else "")


def revision_of(certificate: Json) -> int:
    """Return the revision of the certificate that the Secret holds; 0 before the first."""
    return int(dig(certificate, "status", "revision") or 0)


def renewal_conditions(certificate: Json, now: str) -> list[Json]:
    """Return a Certificate's conditions with the one that asks cert-manager for a renewal.

    ``lastTransitionTime`` is now: the issuing controller compares it with the time at which a
    request failed (cert-manager@v1.16.1 pkg/controller/certificates/issuing/issuing_controller.go).
    """
    others = [
        present
        for present in dig(certificate, "status", "conditions") or ()
        if dig(present, "type") != ISSUING
    ]
    issuing = {
        "type": ISSUING,
        "status": "True",
        "reason": "ManuallyTriggered",
        "message": "The restarter asks for a renewal",
        "lastTransitionTime": now,
        "observedGeneration": certificate["metadata"]["generation"],
    }
    return [*others, issuing]


def renewal(certificate: Json, requests: Sequence[Json], *, since: RenewalRequest) -> Renewal:
    """Return what became of a renewal.

    A request that failed before this renewal was asked for may still be there. While cert-manager
    is issuing, it has not judged it yet: it deletes such a request, or ends the condition. It does
    both if the former request was denied or invalid: one of its controllers ends the condition for
    that request, while another deletes it and makes the next, which nobody then takes up
    (cert-manager@v1.21.2 pkg/controller/certificates/issuing/issuing_controller.go asks no
    FailureTime of such a request; seen with the real one).

    Args:
        certificate: The Certificate.
        requests: The CertificateRequests of its namespace.
        since: What the Certificate was like when the renewal was asked for.
    """
    after = since.revision
    is_issuing = condition(certificate, ISSUING) == "True"
    if revision_of(certificate) > after and not is_issuing:
        if condition(certificate, "Ready") == "True":
            return Renewal(outcome="issued")
        return _pending("CertificateNotReady", _said(certificate, "Ready"))
    name = certificate["metadata"]["name"]
    request = _request(name, after + 1, requests)
    found = None if request is None else _requested(request)
    if condition(certificate, ISSUING) == "False":
        if found is None or found.outcome != "failed":
            message = _said(certificate, ISSUING)
            return Renewal(outcome="abandoned", reason="RenewalFailed", message=message)
        return replace(found, outcome="abandoned") if _uid(request) == since.former else found
    if found is not None:
        return _pending(found.reason, found.message) if is_issuing else found
    return _pending(
        "NoCertificateRequest",
        "cert-manager has made no CertificateRequest yet: see whether its controller runs",
    )


def _request(name: str, revision: int, requests: Sequence[Json]) -> Json | None:
    """Return the newest request of a Certificate for a revision."""
    ours = [
        request
        for request in requests
        if dig(request, "metadata", "annotations", "cert-manager.io/certificate-name") == name
        and dig(request, "metadata", "annotations", "cert-manager.io/certificate-revision")
        == str(revision)
    ]
    return max(ours, key=_created, default=None)


def _uid(request: Json | None) -> str:
    return str(dig(request, "metadata", "uid"))


def _created(request: Json) -> str:
    return str(dig(request, "metadata", "creationTimestamp"))


def _requested(request: Json) -> Renewal:
    name = request["metadata"]["name"]
    if condition(request, "Denied") == "True":
        message = f"CertificateRequest {name} was denied: {_said(request, 'Denied')}"
        return Renewal(outcome="failed", reason="RenewalDenied", message=message)
    if condition(request, "InvalidRequest") == "True":
        message = f"CertificateRequest {name} is invalid: {_said(request, 'InvalidRequest')}"
        return Renewal(outcome="failed", reason="RenewalInvalid", message=message)
    if condition(request, "Ready", "reason") == "Failed":
        message = f"CertificateRequest {name} failed: {_said(request, 'Ready')}"
        return Renewal(outcome="failed", reason="RenewalFailed", message=message)
    if condition(request, "Approved") != "True":
        return _pending(
            "RenewalUnapproved",
            f"CertificateRequest {name} waits for approval: see whether an approver "
            "(cert-manager's own, or a CertificateRequestPolicy) covers its issuer",
        )
    return _pending("RenewalPending", f"CertificateRequest {name}: {_said(request, 'Ready')}")


def _pending(reason: str, message: str) -> Renewal:
    return Renewal(outcome="pending", reason=reason, message=message)


def _said(thing: Json, kind: str) -> str:
    return str(condition(thing, kind, "message") or f"condition {kind} says nothing")
