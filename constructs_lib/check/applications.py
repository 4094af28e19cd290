"""What Argo CD says of the mesh's applications, and which charts it was told to deploy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..program.objects import Json, Key, dig, moment
from ..program.times import since
from . import snapshot as lists
from .finding import Finding
from .mesh import CheckedMesh

STUCK = timedelta(hours=1)
"""An operation that takes longer waits for something."""


def application_findings(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what is found of the applications that deploy into the mesh's namespaces."""
    applications = [
        thing
        for thing in mesh.snapshot.items(lists.APPLICATIONS)
        if dig(thing, "spec", "destination", "namespace") in {*mesh.homes}
        and mesh.snapshot.server in _servers(thing)
    ]
    for thing in applications:
        key = Key("Application", thing["metadata"]["namespace"], thing["metadata"]["name"])
        problems = [*_state(mesh, thing), *_charts(mesh, thing), *_class(mesh, thing)]
        remedy = f"argocd app get {key.namespace}/{key.name}"
        for sentence in problems:
            yield Finding("problem", "Application", key.title, sentence, remedy)
        if not problems:
            yield Finding("well", "Application", key.title, "It is Synced and Healthy.")
    if not applications and mesh.is_ours and mesh.sees(lists.APPLICATIONS):
        sentence = (
            f"No Application that is read here deploys the mesh to {mesh.snapshot.server}: "
            "whether the cluster has what Git holds is not known."
        )
        remedy = "name the kubeconfig's context of Argo CD's cluster with --argo-cd"
        yield Finding("unknown", "ApplicationsUnseen", "Argo CD", sentence, remedy)
    if mesh.expected.class_name and not any(_label(thing) for thing in applications):
        sentence = "Whether the cluster is of this class, only its Secret in Argo CD says."
        yield Finding("note", "Class", f"class {mesh.expected.class_name}", sentence)


def _servers(application: Json) -> set[str]:
    """Return how Argo CD calls the cluster that an application goes to."""
    destination = dig(application, "spec", "destination")
    is_own = dig(destination, "name") == "in-cluster"
    return {lists.IN_CLUSTER if is_own else str(dig(destination, "server")).rstrip("/")}


def _label(application: Json) -> str:
    return str(dig(application, "metadata", "labels", "mesh-class") or "")


def _class(mesh: CheckedMesh, application: Json) -> Iterator[str]:
    label = _label(application)
    meant = mesh.expected.class_name
    if label and meant and label != meant:
        yield f"It is of class {label}, and the cluster is compared with class {meant}."


def _state(mesh: CheckedMesh, application: Json) -> Iterator[str]:
    status = dig(application, "status")
    for field, good in (("sync", "Synced"), ("health", "Healthy")):
        state = dig(status, field, "status")
        if state != good:
            yield f"It is {state or f'of unknown {field}'}, and not {good}."
    operation = dig(status, "operationState")
    started = moment(dig(operation, "startedAt") or mesh.now)
    if dig(operation, "phase") == "Running" and started + STUCK < mesh.now:
        message = dig(operation, "message")
        yield f"One operation has been running {since(started, mesh.now)}: {message}"


def _charts(mesh: CheckedMesh, application: Json) -> Iterator[str]:
    spec = dig(application, "spec")
    sync = dig(application, "status", "sync")
    several = dig(spec, "sources")
    revisions = (dig(sync, "revisions") if several else [dig(sync, "revision")]) or ()
    for number, source in enumerate(several or [dig(spec, "source")]):
        chart = str(dig(source, "chart"))
        pinned = mesh.expected.charts.get(chart)
        found = revisions[number] if number < len(revisions) else dig(source, "targetRevision")
        if pinned and found != pinned:
            yield f"It has chart {chart} {found}, and the app pins {pinned}."
