"""Restarter, rotator, policies: whether what looks after the mesh is there, and runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ..kubernetes.labels import ADOPTED
from ..kubernetes.schedule import Schedule
from ..program.objects import Json, Key, dig, moment
from ..program.times import duration, since, when
from . import snapshot as lists
from .finding import Finding, Verdict
from .mesh import IDENTITY, CheckedMesh

RESTARTER = "linkerd-restarter"
ROTATOR = "linkerd-anchor-rotator"

_GUARDS = ("-injection-guard", "-anchor-lock", "-confinement-", "-adoption-guard-")
"""What the names of the library's policies have in common."""

_PATHS = {
    "Bundle": lists.BUNDLES,
    "Certificate": lists.CERTIFICATES,
    "CronJob": lists.CRON_JOBS,
    "ValidatingAdmissionPolicy": lists.POLICIES,
    "ValidatingAdmissionPolicyBinding": lists.BINDINGS,
}
"""The kinds of the library's objects of which the check sees whether they are there."""


def program_findings(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what is found of the programs and policies that look after the mesh."""
    yield from _missing(mesh)
    yield from _guards(mesh)
    yield from _deployments(mesh)
    for cron_job in cron_jobs(mesh, RESTARTER, ROTATOR):
        yield _runs(mesh, cron_job)
    yield from _rotation(mesh)
    if not mesh.snapshot.items(lists.DEFINITIONS) and mesh.sees(lists.DEFINITIONS):
        sentence = "The Gateway API is not installed: HTTPRoutes cannot be used."
        remedy = "nothing if nobody uses them; otherwise see docs/upgrading.md"
        yield Finding("note", "GatewayApiMissing", lists.ROUTES, sentence, remedy)


def cron_jobs(mesh: CheckedMesh, *names: str) -> list[Json]:
    """Return the mesh's CronJobs of these names."""
    return [
        cron_job
        for cron_job in mesh.snapshot.items(lists.CRON_JOBS)
        if dig(cron_job, "metadata", "labels", "app.kubernetes.io/name") in names
        and cron_job["metadata"]["namespace"] in mesh.homes
    ]


def next_run(cron_job: Json, now: datetime) -> datetime | None:
    """Return when a CronJob's next run begins; ``None`` if it is suspended."""
    return None if dig(cron_job, "spec", "suspend") else _schedule(cron_job).next_after(now)


def _schedule(cron_job: Json) -> Schedule:
    spec = cron_job["spec"]
    return Schedule(spec["schedule"], dig(spec, "timeZone") or "UTC")


def _missing(mesh: CheckedMesh) -> Iterator[Finding]:
    for key in sorted(mesh.expected.objects):
        group, _, plural = _PATHS.get(key.kind, "").rpartition("/")
        home = f"namespaces/{key.namespace}/" if key.namespace else ""
        is_read = plural and f"{group}/{plural}" not in mesh.snapshot.unreadable
        if is_read and mesh.snapshot.get(f"{group}/{home}{plural}/{key.name}") is None:
            sentence = "The app makes it, and it is not in the cluster."
            title = key.title.replace(" /", " ")
            yield Finding("problem", "ObjectMissing", title, sentence, "sync what Git holds")


def _guards(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield the policies of the library's that refuse nothing, or nothing for now."""
    bindings = mesh.snapshot.items(lists.BINDINGS)
    bound = {dig(binding, "spec", "policyName") for binding in bindings}
    for policy in mesh.snapshot.items(lists.POLICIES) if mesh.sees(lists.BINDINGS) else ():
        name = policy["metadata"]["name"]
        if any(part in name for part in _GUARDS) and name not in bound:
            title = f"ValidatingAdmissionPolicy {name}"
            sentence = "It refuses nothing: no ValidatingAdmissionPolicyBinding names it."
            yield Finding("problem", "GuardNotBound", title, sentence, "sync what Git holds")
    for binding in bindings:
        name = binding["metadata"]["name"]
        actions = dig(binding, "spec", "validationActions") or ()
        if any(part in name for part in _GUARDS) and "Deny" not in actions:
            title = Key("ValidatingAdmissionPolicyBinding", "", name).title.replace(" /", " ")
            sentence = "Its policy refuses nothing: Deny is not among its validationActions."
            remedy = "sync what Git holds; nothing if that is as you chose it"
            yield Finding("problem", "GuardNotBound", title, sentence, remedy)
    place = f"--namespace {mesh.namespace} configmap {lists.TRUST_ROOTS}"
    roots = mesh.snapshot.get(f"api/v1/namespaces/{mesh.namespace}/configmaps/{lists.TRUST_ROOTS}")
    if dig(roots, "metadata", "annotations", ADOPTED) == "true":
        title = Key("ConfigMap", mesh.namespace, lists.TRUST_ROOTS).title
        sentence = f"Its annotation {ADOPTED} lets every change of the mesh's trust pass."
        remedy = f"when you are through: kubectl annotate {place} {ADOPTED}-"
        yield Finding("problem", "GuardOpen", title, sentence, remedy)


def _deployments(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what has too few pods; a control plane that is not there has none."""
    seen = [
        deployment
        for deployment in mesh.snapshot.items(lists.DEPLOYMENTS)
        if deployment["metadata"]["namespace"] in mesh.homes
    ]
    names = {deployment["metadata"]["name"] for deployment in seen}
    if IDENTITY not in names and mesh.sees(lists.DEPLOYMENTS):
        title = Key("Deployment", mesh.namespace, IDENTITY).title
        sentence = "There is no such Deployment: no proxy gets a certificate."
        yield Finding("problem", "ControlPlane", title, sentence, "sync what Git holds")
    for deployment in seen:
        place = deployment["metadata"]
        replicas = dig(deployment, "spec", "replicas")
        available = dig(deployment, "status", "availableReplicas") or 0
        # Nobody scales a control plane to nothing for good.
        needed = max(1, replicas or 0) if place["namespace"] == mesh.namespace else replicas
        if available < (1 if needed is None else needed):
            title = Key("Deployment", place["namespace"], place["name"]).title
            sentence = f"{available} of {needed or 1} pods are available."
            remedy = f"kubectl --namespace {place['namespace']} get pods,events"
            yield Finding("problem", "ControlPlane", title, sentence, remedy)


def is_on_time(mesh: CheckedMesh, cron_job: Json) -> bool:
    """Whether a CronJob runs, and succeeded when it was to."""
    is_suspended = next_run(cron_job, mesh.now) is None
    return not is_suspended and mesh.now - _ended_at(cron_job) <= _allowed(cron_job)


def _ended_at(cron_job: Json) -> datetime:
    """Return when its last success ended, or when it was created if there is none."""
    success = dig(cron_job, "status", "lastSuccessfulTime")
    return moment(success or cron_job["metadata"]["creationTimestamp"])


def _allowed(cron_job: Json) -> timedelta:
    limit = dig(cron_job, "spec", "jobTemplate", "spec", "activeDeadlineSeconds") or 0
    return timedelta(seconds=_schedule(cron_job).longest_gap_seconds + limit)


def _runs(mesh: CheckedMesh, cron_job: Json) -> Finding:
    place = cron_job["metadata"]
    success = dig(cron_job, "status", "lastSuccessfulTime")
    following = next_run(cron_job, mesh.now)
    is_well = is_on_time(mesh, cron_job)
    ended = "It succeeded last" if success else "It has never succeeded; it was made"
    coming = f"runs next {when(following, mesh.now)}" if following else "is suspended"
    every = f"one is due every {duration(_allowed(cron_job).total_seconds())}"
    return Finding(
        "well" if is_well else "problem",
        "Runs",
        Key("CronJob", place["namespace"], place["name"]).title,
        f"{ended} {when(_ended_at(cron_job), mesh.now)}, and {coming}; {every}.",
        "" if is_well else f"kubectl --namespace {place['namespace']} get cronjobs,jobs,events",
    )


def _rotation(mesh: CheckedMesh) -> Iterator[Finding]:
    status = mesh.seen.status
    for wait in status.get("waits", ()):
        verdict: Verdict = "problem" if wait["people"] else "note"
        lasting = since(moment(wait["since"]), mesh.now)
        sentence = f"The rotation has waited for it {lasting}: {wait['why']}."
        remedy = f"see docs/runbooks/reasons.md#{wait['reason'].lower()}"
        yield Finding(verdict, wait["reason"], wait["what"], sentence, remedy)
    if not status:
        return
    title = Key("ConfigMap", mesh.namespace, lists.ROTATION_STATE).title
    sentence = f"It is in phase {status.get('phase')}; {status.get('active')} is active."
    yield Finding("well", "Rotation", title, sentence)
    bindings = (binding["metadata"]["name"] for binding in mesh.snapshot.items(lists.BINDINGS))
    if mesh.sees(lists.BINDINGS) and not any("-anchor-lock" in name for name in bindings):
        sentence = "No policy keeps the trust anchors that pods still need."
        remedy = "see docs/anchor_lock.md: it needs Kubernetes 1.30"
        yield Finding("note", "LockMissing", "AnchorLock", sentence, remedy)
