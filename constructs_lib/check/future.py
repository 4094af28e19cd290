"""The next thing that breaks if nobody does anything, and what prevents it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..kubernetes.go_duration import go_seconds
from ..plan.requirement import CONSEQUENCES, RequirementKind
from ..program.objects import dig, moment
from ..program.times import when
from .finding import Finding, Verdict
from .mesh import IDENTITY, ISSUER, CheckedMesh
from .programs import RESTARTER, cron_jobs, next_run

SOON = timedelta(days=7)
"""What breaks within it, and nothing prevents, is a problem."""


@dataclass(frozen=True, slots=True, order=True)
class Deadline:
    """Something that breaks unless it is prevented in time.

    Attributes:
        at: When it breaks.
        kind: What breaks: the plan's requirement that is not met then.
        cause: Why.
        preventions: What prevents it, and when that is due.
    """

    at: datetime
    kind: RequirementKind
    cause: str
    preventions: tuple[tuple[datetime, str], ...] = ()

    def finding(self, now: datetime) -> Finding:
        """Return what is said of it."""
        sentence = (
            f"If nobody does anything, this breaks {when(self.at, now)}: "
            f"{CONSEQUENCES[self.kind]}, because {self.cause}."
        )
        if self.is_prevented:
            due, prevention = self.preventions[0]
            remedy = f"nothing: {prevention} {when(due, now)}"
            return Finding("note", "Next", "what breaks next", sentence, remedy)
        verdict: Verdict = "problem" if self.at < now + SOON else "note"
        return Finding(
            verdict, "Next", "what breaks next", sentence, "nothing prevents it: renew it"
        )

    @property
    def is_prevented(self) -> bool:
        """Whether something is due before."""
        return bool(self.preventions) and self.preventions[0][0] < self.at


def future_findings(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what breaks next, and all that breaks soon and nothing prevents."""
    deadlines = sorted([*_ends(mesh), *_former_anchors(mesh)])
    for number, deadline in enumerate(deadlines):
        is_open = not deadline.is_prevented and deadline.at < mesh.now + SOON
        if number == 0 or is_open:
            yield deadline.finding(mesh.now)


def _ends(mesh: CheckedMesh) -> Iterator[Deadline]:
    for certificate in mesh.certificates:
        place = certificate["metadata"]
        name = place["name"]
        end = dig(certificate, "status", "notAfter")
        kind: RequirementKind = "webhook-leaf"
        if name == ISSUER or name in mesh.seen.sources:
            kind = "issuer-identity" if name == ISSUER else "anchor-bundle"
        due = dig(certificate, "status", "renewalTime")
        ways = _restarts(mesh, place["namespace"])
        ways += [(moment(due), "cert-manager renews it")] if due else []
        if end:
            cause = f"Certificate {place['namespace']}/{name} ends"
            yield Deadline(moment(end), kind, cause, tuple(sorted(ways)))
    if not mesh.is_ours and mesh.issuer:
        end = min(each.not_valid_after_utc for each in (mesh.issuer, *mesh.roots))
        cause = "the identity issuer or its root ends, and no Certificate renews it"
        yield Deadline(end, "issuer-identity", cause)


def _former_anchors(mesh: CheckedMesh) -> Iterator[Deadline]:
    """Yield when the anchors end that linkerd-identity has in memory, and were renewed since."""
    anchors = (mesh.certificate(mesh.manager, name) for name in sorted(mesh.seen.sources))
    for anchor in anchors if mesh.has_old_identity else ():
        issued = mesh.issued(anchor)
        overlap = dig(anchor, "spec", "renewBefore")
        if issued and overlap:
            end = issued.not_valid_before_utc + timedelta(
                seconds=go_seconds("renewBefore", overlap)
            )
            cause = f"{IDENTITY} still has the anchor that was renewed, and that one ends"
            ways = tuple(sorted(_restarts(mesh, mesh.namespace)))
            yield Deadline(end, "anchor-identity", cause, ways)


def _restarts(mesh: CheckedMesh, namespace: str) -> list[tuple[datetime, str]]:
    """Return when a restarter of a namespace renews and restarts."""
    runs = [
        next_run(cron_job, mesh.now)
        for cron_job in cron_jobs(mesh, RESTARTER)
        if cron_job["metadata"]["namespace"] == namespace
    ]
    return [(run, f"CronJob {namespace}/{RESTARTER} runs") for run in runs if run]
