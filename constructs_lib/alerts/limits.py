"""How late things may be before somebody has to know, from the plan's own arithmetic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..plan.link import Kind, Link
from ..plan.mesh import Authority, PlannedCertificate, Restarter
from ..plan.renewal_plan import RenewalPlan
from ..plan.rules import next_run, replacement
from .watched import WatchedMesh

HALF_A_DAY = 12 * 3600
STEADY_SECONDS = 300
"""How long something must be so, as a rule: a controller that is restarted is back by then."""

ABSENT_SECONDS = 900
"""How long a metric must be missing: a rolling update of its source is over by then."""

_OF_AUTHORITY: tuple[Kind, ...] = (
    "anchor-bundle",
    "anchor-identity",
    "anchor-issuer",
    "webhook-ca",
)
_OF_CHILD: tuple[Kind, ...] = ("anchor-issuer", "issuer-identity", "webhook-ca", "webhook-leaf")


@dataclass(frozen=True, slots=True)
class Margin:
    """What the links of one thing can bear, beyond all that the plan counts with.

    Attributes:
        seconds: The least margin among them.
        otherwise: What happens when it is spent.
    """

    seconds: int
    otherwise: str

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
        """For how long a critical alert waits to be sure: little of what is left."""
        return min(STEADY_SECONDS, self.left_seconds // 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLimit:
    """When a certificate has to be replaced.

    Certificates whose limits differ only in the name share their alerts.

    Attributes:
        title: What it is, for people.
        namespace: Its namespace.
        duration_seconds: Its lifetime.
        renewal_age_seconds: Its age when its renewal is due.
        replaced_seconds: Its age, at worst, when the next one is issued.
        issue_seconds: How long the plan allows cert-manager to issue.
        retry_seconds: How long cert-manager waits after a failure.
        margin: What its links can bear.
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
        """What it has to live at that age; negative if it has ended by then."""
        return self.duration_seconds - self.oldest_seconds


def margin(links: Iterable[Link]) -> Margin | None:
    """Return what these links can bear together; ``None`` if nothing is known of any.

    A link that does not hold, which fails the synth, bears nothing.
    """
    known = [(link.margin_seconds, link) for link in links]
    judged = [(seconds, link) for seconds, link in known if seconds is not None]
    if not judged:
        return None
    seconds, tightest = min(judged, key=lambda pair: pair[0])
    return Margin(max(seconds, 0), tightest.otherwise)


def certificate_limits(watched: WatchedMesh) -> dict[CertificateLimit, list[str]]:
    """Return the Certificates' names by their limits, roots first.

    Certificates of which cert-manager tells nothing, or the plan knows too little, have none.
    """
    found: dict[CertificateLimit, list[str]] = {}
    for authority, children in watched.authorities():
        name = watched.certificate_names.get(authority.secret) if authority.secret else None
        limit = _authority_limit(watched.plan, authority, children)
        if name is not None and limit is not None:
            found.setdefault(limit, []).append(name)
    for one in (*watched.mesh.identities, *watched.mesh.webhooks):
        limit = _child_limit(watched.plan, one)
        if limit is not None:
            found.setdefault(limit, []).append(one.name)
    return found


def restarter_margin(plan: RenewalPlan, restarter: Restarter) -> Margin | None:
    """Return what the links can bear that hold thanks to *restarter*."""
    run, *_ = next_run(restarter)
    return margin(link for link in plan.links if run in link.spent)


def _authority_limit(
    plan: RenewalPlan, authority: Authority, children: list[PlannedCertificate]
) -> CertificateLimit | None:
    secrets = {one.secret for one in children}
    bears = margin(
        link for link in plan.links if link.kind in _OF_AUTHORITY and link.secret in secrets
    )
    if authority.validity is None or authority.secret is None or bears is None:
        return None
    issue = max(one.behaviour.issue_seconds for one in children)
    anchors = {anchor for one in plan.mesh.identities for anchor in one.authorities}
    return CertificateLimit(
        title="trust anchor" if authority in anchors else "webhooks' CA",
        namespace=authority.secret[0],
        duration_seconds=authority.validity.duration_seconds,
        renewal_age_seconds=authority.validity.renewal_age_seconds,
        replaced_seconds=authority.validity.renewal_age_seconds + issue,
        issue_seconds=issue,
        retry_seconds=max(one.behaviour.issue_retry_seconds for one in children),
        margin=bears,
    )


def _child_limit(plan: RenewalPlan, one: PlannedCertificate) -> CertificateLimit | None:
    bears = margin(
        link for link in plan.links if link.kind in _OF_CHILD and link.secret == one.secret
    )
    if one.validity is None or bears is None:
        return None
    restarters = plan.mesh.restarters
    way = replacement(one, restarters)
    thanks = [run.name for run in restarters if run.reissues(one.secret) and next_run(run) == way]
    return CertificateLimit(
        title="identity issuer" if one in plan.mesh.identities else "webhook's certificate",
        namespace=one.namespace,
        duration_seconds=one.validity.duration_seconds,
        renewal_age_seconds=one.validity.renewal_age_seconds,
        replaced_seconds=sum(term.seconds for term in way),
        issue_seconds=one.behaviour.issue_seconds,
        retry_seconds=one.behaviour.issue_retry_seconds,
        margin=bears,
        restarter=thanks[0] if thanks else "",
    )
