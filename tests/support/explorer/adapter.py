"""The program under test, in the explorer's terms: the one module that knows its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple, cast

from constructs_lib.program.decision import decide
from constructs_lib.program.gate import refusals
from constructs_lib.program.leaving import dropped_names
from constructs_lib.program.objects import Key, Owner
from constructs_lib.program.observed import (
    FLIPS,
    IssuedCertificate,
    MeshedPod,
    Observation,
    State,
    Workload,
)
from constructs_lib.program.outcome import Action
from constructs_lib.program.settings import RotatorSettings
from constructs_lib.program.waits import NEVER, Obstacle

from .mesh import IDENTITY, INJECTOR, POD_NAMES, REST, Ago, Git, Mesh, Record

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
TICK = timedelta(seconds=1000)
CONTROL_PLANE = (POD_NAMES[IDENTITY], POD_NAMES[INJECTOR])
NO_RECORD: Record = ()
_MISSING = Obstacle(reason="CertificateMissing", why="has no Certificate")


class Seen(NamedTuple):
    """As much of a mesh as the program observes."""

    git: Git
    wanted: Git
    lifetime: int
    anchors: tuple[tuple[str, bool, str], ...]
    issuer: tuple[str, str, str, int, str] | None
    roots: frozenset[str]
    sources: tuple[str, ...]
    roots_changed: int
    pods: tuple[tuple[frozenset[str] | None, int], ...]
    restarted: tuple[int | None, ...]
    record: Record


class Verdict(NamedTuple):
    """What the program would record, and then do: restart, flip or delete something."""

    phase: str
    record: Record
    actions: tuple[tuple[str, str], ...]
    calls_people: bool


def seen_of(mesh: Mesh, git: Git) -> Seen:
    """Return what the program observes with the settings of a commit."""
    pods = enumerate(mesh.pods)
    names = {*git.anchors, mesh.issuer.names if mesh.issuer else ""}
    return Seen(
        git,
        mesh.git if mesh.git.option == git.option == "git" else git,
        mesh.lifetime,
        tuple(
            (anchor.name, anchor.certificate, anchor.shown)
            for anchor in mesh.anchors
            if anchor.name in names
        ),
        mesh.issuer,
        mesh.roots,
        mesh.sources,
        mesh.roots_changed,
        tuple((None if index <= INJECTOR else pod.roots, pod.started) for index, pod in pods),
        mesh.restarted,
        mesh.record,
    )


@cache
def decided(seen: Seen) -> Verdict:
    """Return what the rotator would do."""
    decision = decide(_observation(seen))
    return Verdict(
        decision.phase,
        _encoded(decision.state),
        tuple(_act(action) for action in decision.actions),
        any(wait.until == NEVER for wait in decision.waits),
    )


@cache
def is_safe(seen: Seen) -> bool:
    """Return whether the gate lets pass what Git wants."""
    return not refusals(_observation(seen))


def age_of(when: datetime | None) -> int | None:
    """Return how many ticks ago something was; None if it was not."""
    return None if when is None else round((NOW - when) / TICK)


def _act(action: Action) -> tuple[str, str]:
    name = action.path.rsplit("/", 1)[1]
    if action.method == "DELETE":
        return "delete", name
    if action.path.endswith("/linkerd-identity-issuer"):
        flips = action.body["metadata"]["annotations"][FLIPS]
        return "flip", f"{action.body['spec']['issuerRef']['name']} ({flips})"
    return "restart", name


def _settings(git: Git, lifetime: int) -> RotatorSettings:
    return RotatorSettings(
        control_plane_namespace="linkerd",
        cert_manager_namespace="cert-manager",
        anchors=git.anchors,
        existing=(),
        active=git.active,
        keeps_identity=False,
        common_names={},
        roots={},
        identity_issuer="linkerd-identity-issuer",
        trust_roots="linkerd-identity-trust-roots",
        trust_roots_key="ca-bundle.crt",
        state="linkerd-anchor-rotation",
        gate="linkerd-anchor-gate",
        identity_deployment=POD_NAMES[IDENTITY],
        control_plane_deployments=CONTROL_PLANE,
        every_seconds=REST * 1000 - 100,
        workloads_at_once=2,
        namespaces=None,
        issuance_seconds=lifetime * 1000 - 100,
        clock_skew_seconds=1,
        kubelet_seconds=900,
        margin_seconds=1,
        deadline_seconds=1000,
        poll_seconds=1,
    )


def _observation(seen: Seen) -> Observation:
    anchors = {
        name: IssuedCertificate(problem=None, anchor=shown, not_after=None, version="1")
        if certificate
        else IssuedCertificate(problem=_MISSING)
        for name, certificate, shown in seen.anchors
    }
    issuer = IssuedCertificate(problem=_MISSING)
    if seen.issuer is not None:
        names, signed_by, anchor, generation, flips = seen.issuer
        issuer = IssuedCertificate(
            problem=None,
            anchor=anchor or None,
            issuer=names,
            signed_by=signed_by,
            generation=generation,
            flips=flips,
            version="1",
        )
    pods: list[MeshedPod] = []
    workloads: dict[Key, Workload] = {}
    for index, (roots, started) in enumerate(seen.pods):
        namespace = "linkerd" if index <= INJECTOR else "shop"
        key = Key("Deployment", namespace, POD_NAMES[index])
        restarted = seen.restarted[index]
        workloads[key] = Workload(
            key=key,
            version="1",
            rolling=False,
            complete=True,
            fixed=None,
            restarted=None if restarted is None else NOW - restarted * TICK,
        )
        pods.append(
            MeshedPod(
                key=Key("Pod", namespace, POD_NAMES[index]),
                owner=Owner("Deployment", POD_NAMES[index]),
                labels={},
                anchors=None if roots is None else roots,
                started=NOW - started * TICK,
                terminating=False,
            )
        )
    settings = _settings(seen.git, seen.lifetime)
    state = decoded(seen.record)
    sources = frozenset(seen.sources)
    gone = frozenset(seen.git.anchors).difference(seen.wanted.anchors)
    return Observation(
        settings=settings,
        now=NOW,
        anchors=anchors,
        issuer=issuer,
        users={issuer.issuer: ["linkerd/linkerd-identity-issuer"]} if issuer.issuer else {},
        roots=seen.roots,
        sources=sources,
        roots_changed=NOW - seen.roots_changed * TICK,
        pods=pods,
        replica_sets={},
        workloads=workloads,
        budgets=[],
        unreadable={},
        state=state,
        status={},
        version="1",
        requested=None,
        idle="",
        unlocked=False,
        leaving=gone | dropped_names(state, settings, sources),
        wanted=seen.wanted.active,
    )


def _encoded(state: State) -> Record:
    record = tuple(_value(getattr(state, field.name)) for field in fields(state))
    return NO_RECORD if record == _EMPTY else record


def _value(value: Any) -> object:
    if isinstance(value, datetime):
        return Ago(age_of(value) or 0)
    if isinstance(value, Mapping):
        parts = cast("Mapping[str, Any]", value).items()
        return tuple(sorted((key, _value(part)) for key, part in parts))
    return value


@cache
def decoded(record: Record) -> State:
    """Return the record as the program reads it."""
    names = [field.name for field in fields(State)]
    return State(**dict(zip(names, map(_python, record), strict=False)))


def _python(value: object) -> Any:
    if isinstance(value, Ago):
        return NOW - value.ticks * TICK
    if isinstance(value, tuple):
        return {key: _python(part) for key, part in cast("tuple[tuple[str, object], ...]", value)}
    return value


_EMPTY = tuple(_value(getattr(State(), field.name)) for field in fields(State))
