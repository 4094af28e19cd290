"""The next thing that breaks if nobody does anything, and what prevents it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..kubernetes.go_duration import go_seconds
from ..plan.behaviour import DEFAULT_BEHAVIOUR
from ..plan.requirement import CONSEQUENCES, RequirementKind
from ..program.objects import Json, dig, moment
from ..program.times import since, when
from . import snapshot as lists
from .certificates import LATE
from .chains import fingerprint, reached
from .finding import Finding, Verdict
from .mesh import IDENTITY, CheckedMesh, secret_name
from .programs import RESTARTER, cron_jobs, is_on_time, next_run

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
        remedy: What people do if nothing does.
    """

    at: datetime
    kind: RequirementKind
    cause: str
    preventions: tuple[tuple[datetime, str], ...] = ()
    remedy: str = "renew it"

    def finding(self, now: datetime) -> Finding:
        """Return what is said of it."""
        coming = f"If nobody does anything, this breaks {when(self.at, now)}"
        if self.at <= now:
            coming = f"This has been broken {since(self.at, now)}"
        sentence = f"{coming}: {CONSEQUENCES[self.kind]}, because {self.cause}."
        if self.is_prevented:
            due, prevention = self.preventions[0]
            remedy = f"nothing: {prevention} {when(due, now)}"
            return Finding("note", "Next", "what breaks next", sentence, remedy)
        verdict: Verdict = "problem" if self.at < now + SOON else "note"
        remedy = f"nothing prevents it: {self.remedy}"
        return Finding(verdict, "Next", "what breaks next", sentence, remedy)

    @property
    def is_prevented(self) -> bool:
        """Whether something is due before."""
        return bool(self.preventions) and self.preventions[0][0] < self.at


def future_findings(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what breaks next, and all that breaks soon and nothing prevents."""
    deadlines = sorted([*_ends(mesh), *_outside(mesh), *_former_anchors(mesh), *_proxies(mesh)])
    if not deadlines:
        sentence = "No certificate of the mesh can be seen: when the next one ends is not known."
        yield Finding("unknown", "Next", "what breaks next", sentence, "openssl x509 -noout -dates")
    for number, deadline in enumerate(deadlines):
        is_open = not deadline.is_prevented and deadline.at < mesh.now + SOON
        if number == 0 or is_open:
            yield deadline.finding(mesh.now)


def _ends(mesh: CheckedMesh) -> Iterator[Deadline]:
    """Yield when Certificates end, and what is above them in their chains."""
    for certificate in mesh.certificates:
        place = certificate["metadata"]
        chain = mesh.chain_of(certificate)
        end = dig(certificate, "status", "notAfter")
        kind: RequirementKind = "webhook-leaf"
        if certificate is mesh.identity_certificate:
            kind = "issuer-identity"
        elif secret_name(certificate) in mesh.seen.sources:
            kind = "anchor-bundle"
            yield from _new_keys(mesh, certificate)
        ways = tuple(sorted([*_restarts(mesh, place["namespace"]), *_renewals(mesh, certificate)]))
        cause = f"Certificate {place['namespace']}/{place['name']} ends"
        if end:
            yield Deadline(moment(end), kind, cause, ways)
        for above in chain[1:]:
            cause = f"the CA that signed Certificate {place['namespace']}/{place['name']} ends"
            yield Deadline(above.not_valid_after_utc, kind, cause, ways)


def _new_keys(mesh: CheckedMesh, anchor: Json) -> Iterator[Deadline]:
    """Yield when cert-manager gives a trust anchor another key, which no running proxy trusts."""
    policy = dig(anchor, "spec", "privateKey", "rotationPolicy")
    title = f"Certificate {anchor['metadata']['namespace']}/{anchor['metadata']['name']}"
    written = f"its rotationPolicy is {policy}"
    if not policy:
        # cert-manager's release notes of 1.18.
        written = "it has no rotationPolicy, which from cert-manager 1.18 on means Always"
    for due, _ in _renewals(mesh, anchor) if policy != "Never" else ():
        cause = f"cert-manager then renews {title} with another key: {written}"
        remedy = "write privateKey.rotationPolicy: Never into it before"
        yield Deadline(due, "anchor-key", cause, remedy=remedy)


def _outside(mesh: CheckedMesh) -> Iterator[Deadline]:
    """Yield when the roots and the identity issuer end that no Certificate renews."""
    issued = [each for each in map(mesh.issued, mesh.certificates) if each]
    renewed = {fingerprint(each) for each in issued}
    used = reached(mesh.issuer, mesh.roots) if mesh.issuer else mesh.roots
    for root in used:
        if fingerprint(root) not in renewed:
            name = root.subject.rfc4514_string()
            cause = f"trust root {name} ends, and no Certificate here renews it"
            yield Deadline(root.not_valid_after_utc, "anchor-bundle", cause)
    if mesh.issuer and mesh.identity_certificate is None:
        end = min(each.not_valid_after_utc for each in mesh.issuer)
        cause = "the identity issuer ends, and no Certificate renews it"
        yield Deadline(end, "issuer-identity", cause)


def _former_anchors(mesh: CheckedMesh) -> Iterator[Deadline]:
    """Yield when the anchor ends that linkerd-identity has in memory, and was renewed since."""
    pods = mesh.seen.control_plane(IDENTITY)
    for anchor in mesh.certificates:
        issued = mesh.issued(anchor)
        overlap = dig(anchor, "spec", "renewBefore")
        if not issued or not overlap or fingerprint(issued) not in mesh.signers:
            continue
        began = issued.not_valid_before_utc
        was_renewed = (dig(anchor, "status", "revision") or 0) > 1
        if was_renewed and not all(mesh.seen.started_after(pod, began) for pod in pods):
            end = began + timedelta(seconds=go_seconds("renewBefore", overlap))
            cause = f"{IDENTITY} still has the anchor that was renewed, and that one ends"
            ways = tuple(sorted(_restarts(mesh, mesh.namespace)))
            yield Deadline(end, "anchor-identity", cause, ways)


def _proxies(mesh: CheckedMesh) -> Iterator[Deadline]:
    """Yield when the proxies' certificates end while nobody issues any."""
    identity = mesh.snapshot.get(f"apis/apps/v1/namespaces/{mesh.namespace}/deployments/{IDENTITY}")
    if not mesh.sees(lists.DEPLOYMENTS) or dig(identity, "status", "availableReplicas"):
        return
    written = dig(mesh.values, "identity", "issuer", "issuanceLifetime")
    longest: float = DEFAULT_BEHAVIOUR.issuance_lifetime_seconds
    if written:
        longest = go_seconds("issuanceLifetime", written)
    left = [seconds for seconds in (mesh.snapshot.proxies or {}).values() if seconds > 0]
    seconds = min(left, default=longest)
    first = "the first of their certificates ends then" if left else "none of theirs lives longer"
    yield Deadline(
        mesh.now + timedelta(seconds=seconds),
        "proxy-leaf",
        f"{IDENTITY} has no available pod, so no proxy gets another certificate, and {first}",
        remedy=f"kubectl --namespace {mesh.namespace} get pods,events",
    )


def _renewals(mesh: CheckedMesh, certificate: Json) -> list[tuple[datetime, str]]:
    """Return when cert-manager renews a Certificate, unless it has failed or is too late."""
    due = dig(certificate, "status", "renewalTime")
    has_failed = dig(certificate, "status", "failedIssuanceAttempts")
    if not due or has_failed or moment(due) + LATE < mesh.now:
        return []
    return [(max(moment(due), mesh.now + timedelta(minutes=1)), "cert-manager renews it")]


def _restarts(mesh: CheckedMesh, namespace: str) -> list[tuple[datetime, str]]:
    """Return when a restarter of a namespace renews and restarts; not one that is overdue."""
    runs = [
        next_run(cron_job, mesh.now)
        for cron_job in cron_jobs(mesh, RESTARTER)
        if cron_job["metadata"]["namespace"] == namespace and is_on_time(mesh, cron_job)
    ]
    return [(run, f"CronJob {namespace}/{RESTARTER} runs") for run in runs if run]
