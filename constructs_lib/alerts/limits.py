"""How late things may be before an alert fires, from the plan's own arithmetic."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..plan.mesh import PlannedAuthority, PlannedCertificate, Restarter
from ..plan.renewal_plan import RenewalPlan
from ..plan.requirement import Requirement, RequirementKind
from ..plan.rules import next_run, replacement
from ..program.times import duration
from .rule import STEADY_SECONDS
from .watched import WatchedMesh

HALF_A_DAY = 12 * 3600

_KINDS_OF_AUTHORITY: tuple[RequirementKind, ...] = (
    "anchor-bundle",
    "anchor-identity",
    "anchor-issuer",
    "intermediate-leaf",
    "webhook-ca",
    "webhook-bundle",
)
_KINDS_OF_CHILD: tuple[RequirementKind, ...] = (
    "anchor-issuer",
    "intermediate-leaf",
    "issuer-identity",
    "webhook-ca",
    "webhook-leaf",
)


@dataclass(frozen=True, slots=True)
class Margin:
    """How much later than the plan's worst case something may happen.

    Attributes:
        seconds: The least margin among its requirements.
        consequence: What happens when it is spent.
    """

    seconds: int
    consequence: str

    @property
    def left_seconds(self) -> int:
        """What is left for people when an alert is critical.

        Half of the margin, because a CA and what it signs spend the same one: when both are late,
        each alone has spent no more than its half. Half a day is enough, however large the margin.
        """
        return min(self.seconds // 2, HALF_A_DAY)

    @property
    def allowed_seconds(self) -> int:
        """By how much something may be later than the plan's worst case."""
        return self.seconds - self.left_seconds

    @property
    def hold_seconds(self) -> int:
        """For how long a critical alert waits to be sure: a small part of what is left."""
        return min(STEADY_SECONDS, self.left_seconds // 4)

    def breaks(self, clock: str = "") -> str:
        """Return the sentence of a critical alert: what breaks, and when.

        *clock* is the template of that time, where the alert's value tells it. Without it the
        sentence counts from the moment at which the alert fires.
        """
        moment = f"at {clock}" if clock else f"in {duration(self.left_seconds)}"
        return f"What breaks {moment} at worst: {self.consequence}."

    def becomes_critical(self, seconds: int) -> str:
        """Return the sentence of a warning that is critical *seconds* later."""
        return (
            f"If this goes on, it becomes critical in about {duration(seconds)}: "
            f"{self.consequence}."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLimit:
    """When a certificate has to be replaced.

    Certificates whose limits differ only in the name share their alerts.

    Attributes:
        title: Its role, for people.
        namespace: Its namespace.
        duration_seconds: Its lifetime.
        renewal_age_seconds: Its age when its renewal is due.
        replaced_seconds: Its age, at worst, when the next one is issued.
        issue_seconds: How long the plan allows cert-manager to issue.
        retry_seconds: How long cert-manager waits after a failure.
        margin: The margin of its requirements.
        restarter: ``namespace/name`` of the CronJob that replaces it; empty if none does.
    """

    title: str
    namespace: str
    duration_seconds: int
    renewal_age_seconds: int
    replaced_seconds: int
    issue_seconds: int
    retry_seconds: int
    margin: Margin
    restarter: str = ""

    @property
    def oldest_seconds(self) -> int:
        """The age at which an alert about it is critical."""
        return self.replaced_seconds + self.margin.allowed_seconds

    @property
    def left_to_live_seconds(self) -> int:
        """What is left of its life at that age; negative if it has ended by then."""
        return self.duration_seconds - self.oldest_seconds


def margin_of(requirements: Iterable[Requirement]) -> Margin | None:
    """Return the least margin of these requirements; ``None`` if none has a known one.

    A requirement that is not met, which fails the synth, has a margin of 0.
    """
    margins = [
        Margin(max(requirement.margin_seconds, 0), requirement.consequence)
        for requirement in requirements
        if requirement.margin_seconds is not None
    ]
    return min(margins, key=lambda margin: margin.seconds, default=None)


def certificate_limits(watched: WatchedMesh) -> dict[CertificateLimit, list[str]]:
    """Return the Certificates' names by their limits, roots first.

    A certificate has no limit if cert-manager has no metric of it, because somebody else delivers
    it, or if the plan knows too little.
    """
    limits: dict[CertificateLimit, list[str]] = {}
    for authority, children in watched.authorities():
        name = watched.certificate_names.get(authority.secret) if authority.secret else None
        limit = _authority_limit(watched.plan, authority, children)
        if name is not None and limit is not None:
            limits.setdefault(limit, []).append(name)
    for certificate in (*watched.mesh.identities, *watched.mesh.webhooks):
        limit = _child_limit(watched.plan, certificate)
        if limit is not None and certificate.secret in watched.certificate_names:
            limits.setdefault(limit, []).append(certificate.name)
    return limits


def restarter_margin(plan: RenewalPlan, restarter: Restarter) -> Margin | None:
    """Return the margin of the requirements that depend on *restarter*."""
    run, *_ = next_run(restarter)
    return margin_of(requirement for requirement in plan.requirements if run in requirement.spent)


def _authority_limit(
    plan: RenewalPlan, authority: PlannedAuthority, children: list[PlannedCertificate]
) -> CertificateLimit | None:
    own = [issued for issued in plan.mesh.intermediates if issued.secret == authority.secret]
    margin = _margin(plan, _KINDS_OF_AUTHORITY, [*own, *children])
    lifetime = authority.lifetime
    if lifetime is None or authority.secret is None or margin is None:
        return None
    issue = max(child.behaviour.issue_seconds for child in children)
    anchors = {anchor for issuer in plan.mesh.identities for anchor in issuer.roots}
    title = "intermediate CA" if own else "webhooks' CA"
    return CertificateLimit(
        title="trust anchor" if authority in anchors else title,
        namespace=authority.secret[0],
        duration_seconds=lifetime.duration_seconds,
        renewal_age_seconds=lifetime.renewal_age_seconds,
        replaced_seconds=lifetime.renewal_age_seconds + issue,
        issue_seconds=issue,
        retry_seconds=max(child.behaviour.issue_retry_seconds for child in children),
        margin=margin,
    )


def _child_limit(plan: RenewalPlan, certificate: PlannedCertificate) -> CertificateLimit | None:
    margin, lifetime = _margin(plan, _KINDS_OF_CHILD, [certificate]), certificate.lifetime
    if lifetime is None or margin is None:
        return None
    restarters = plan.mesh.restarters
    way = replacement(certificate, restarters)
    names = (
        restarter.name
        for restarter in restarters
        if restarter.reissues(certificate.secret) and next_run(restarter) == way
    )
    return CertificateLimit(
        title=(
            "identity issuer" if certificate in plan.mesh.identities else "webhook's certificate"
        ),
        namespace=certificate.namespace,
        duration_seconds=lifetime.duration_seconds,
        renewal_age_seconds=lifetime.renewal_age_seconds,
        replaced_seconds=sum(term.seconds for term in way),
        issue_seconds=certificate.behaviour.issue_seconds,
        retry_seconds=certificate.behaviour.issue_retry_seconds,
        margin=margin,
        restarter=next(names, ""),
    )


def _margin(
    plan: RenewalPlan,
    kinds: Collection[RequirementKind],
    certificates: Iterable[PlannedCertificate],
) -> Margin | None:
    secrets = {certificate.secret for certificate in certificates}
    return margin_of(
        requirement
        for requirement in plan.requirements
        if requirement.kind in kinds and requirement.secret in secrets
    )
