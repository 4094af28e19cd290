"""The command ``settle``: sees applications to where they should be.

It runs while Argo CD's own objects are applied, and looks at first after a pause, so that the
ApplicationSet is there. The end of the sync may never come: it waits for the set to be healthy.

An operation keeps the charts, versions and values that it began with, however often it is tried
again (argo-cd@v3.2.11 controller/sync.go newSyncOperationResult). One that cannot succeed would
keep a later version, or the correction of a value, from ever being applied. So it is ended.

Argo CD does not track definitions of kinds (reposerver/repository/repository.go), and so does not
hear of one that is established: it goes on calling its application Degraded or Progressing until
it looks at everything again, minutes later. So it is asked to look.

Exit status 0, also when something is left: a failure would repeat the whole sync, and help nobody.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from .cluster import Cluster
from .objects import Json, condition, dig
from .settings import ChangedError, RefusedError, read_settings

ARGO_CD = "apis/argoproj.io/v1alpha1/namespaces"

PART_OF = "app.kubernetes.io/part-of"
"""The label of a set's applications."""

REFRESH = "argocd.argoproj.io/refresh"
"""The annotation by which Argo CD is asked to look at an application again."""

LOOK_AGAIN: Json = {"metadata": {"annotations": {REFRESH: "normal"}}}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleSettings:
    """What ``settle`` is told. The keys of settings.json are these names in camelCase.

    Attributes:
        namespace: Argo CD's namespace.
        application_set: The ApplicationSet's name.
        applications: The applications' names, by folder; none for all of the set's.
        watched_seconds: How long applications are watched. New commits of Argo CD's own objects
            wait for it.
        poll_seconds: The pause between two looks.
    """

    namespace: str
    application_set: str
    applications: Mapping[str, str]
    watched_seconds: int
    poll_seconds: int

    @property
    def path(self) -> str:
        """Where Argo CD's objects are."""
        return f"{ARGO_CD}/{self.namespace}"


def is_stale(application: Json) -> bool:
    """Return whether Argo CD itself is at work with other sources than the application's.

    What a person began, a rollback for example, is theirs. The result has the sources that an
    operation began with, also where it was given none, as by RollingSync.
    """
    state = dig(application, "status", "operationState")
    sources = dig(state, "syncResult", "sources")
    return (
        dig(state, "phase") == "Running"
        and dig(state, "operation", "initiatedBy", "automated") is True
        and sources is not None
        and sources != dig(application, "spec", "sources")
    )


def is_well(application: Json) -> bool:
    """Return whether Argo CD calls the application Synced and Healthy."""
    status = dig(application, "status")
    states = (dig(status, "sync", "status"), dig(status, "health", "status"))
    return states == ("Synced", "Healthy")


def ending(application: Json) -> Json:
    """Return the patch that ends the operation, unless the application has changed meanwhile."""
    return {
        "metadata": {"resourceVersion": application["metadata"]["resourceVersion"]},
        "status": {"operationState": {"phase": "Terminating"}},
    }


def essence(sources: Sequence[Json]) -> list[Json]:
    """Return what says which objects sources hold, without what Argo CD fills in."""
    fields = ("repoURL", "targetRevision", "chart", "path")
    return [
        {
            **{field: source.get(field) for field in fields},
            "values": dig(source, "helm", "valuesObject") or {},
        }
        for source in sources
    ]


def is_of(application_set: str, application: Json) -> bool:
    """Return whether the application is the set's own, and not somebody's whose name it wants."""
    owners: Sequence[Json] = dig(application, "metadata", "ownerReferences") or ()
    return ("ApplicationSet", application_set) in [(each["kind"], each["name"]) for each in owners]


def sources_by_folder(application_set: Json) -> dict[str, list[Json]]:
    """Return what the set's elements want, by folder; nothing of a set that has none."""
    generators: Sequence[Json] = dig(application_set, "spec", "generators") or ()
    elements = [
        element
        for generator in generators
        # A class of clusters has its list within a matrix.
        for inner in cast("Sequence[Json]", dig(generator, "matrix", "generators") or [generator])
        for element in cast("Sequence[Json]", dig(inner, "list", "elements") or ())
    ]
    return {
        element["folder"]: essence(element["sources"])
        for element in elements
        if "folder" in element and "sources" in element
    }


def settle(cluster: Cluster, settings: SettleSettings) -> list[str]:
    """Do for each application of the set what it needs, and return those that are not settled."""
    application_set = cluster.get(f"{settings.path}/applicationsets/{settings.application_set}")
    if application_set is None:
        return [f"ApplicationSet {settings.application_set}"]
    sources = sources_by_folder(application_set)
    if not sources:
        # Somebody's patch, or another version of the library.
        return [f"ApplicationSet {settings.application_set}, which has no list of folders"]
    unsettled: list[str] = []
    # Whether all clusters of a class have their applications, only the set knows.
    if not settings.applications and condition(application_set, "ResourcesUpToDate") != "True":
        unsettled.append(f"ApplicationSet {settings.application_set}")
    for name, folder, application in applications(cluster, settings, sources):
        try:
            settled = settle_application(cluster, settings, name, application, sources[folder])
        except ChangedError:
            # Changed since it was read.
            settled = False
        except RefusedError as error:
            unsettled.append(f"{name} ({error})")
            continue
        if not settled:
            unsettled.append(name)
    return unsettled


def applications(
    cluster: Cluster, settings: SettleSettings, folders: Container[str]
) -> Iterator[tuple[str, str, Json | None]]:
    """Yield name, folder and application of each of these folders."""
    path = f"{settings.path}/applications"
    for folder, name in settings.applications.items():
        if folder in folders:
            yield name, folder, cluster.get(f"{path}/{name}")
    if not settings.applications:
        for application in cluster.items(path, f"{PART_OF}={settings.application_set}"):
            folder = str(dig(application, "spec", "destination", "namespace"))
            if folder in folders:
                yield application["metadata"]["name"], folder, application


def settle_application(
    cluster: Cluster,
    settings: SettleSettings,
    name: str,
    application: Json | None,
    sources: Sequence[Json],
) -> bool:
    """Do what an application needs, and return whether it needs nothing."""
    path = f"{settings.path}/applications/{name}"
    if application is None or not is_of(settings.application_set, application):
        return False
    if is_stale(application):
        cluster.send("PATCH", path, ending(application))
        ended = f"{name}: ended an operation whose sources are no longer the application's"
        print(ended, flush=True)
        return False
    if not is_well(application):
        cluster.send("PATCH", path, LOOK_AGAIN)
        return False
    return fits(sources, essence(dig(application, "spec", "sources") or ()))


def fits(element: Any, value: Any) -> bool:
    """Return whether a value may come of an element, where a template stands for any text."""
    if isinstance(element, str) and "{{" in element:
        return isinstance(value, str)
    if isinstance(element, list) and isinstance(value, list):
        items = cast("Sequence[Any]", element)
        others = cast("Sequence[Any]", value)
        return len(items) == len(others) and all(map(fits, items, others))
    if isinstance(element, dict) and isinstance(value, dict):
        fields = cast("Json", element)
        other = cast("Json", value)
        return fields.keys() == other.keys() and all(
            fits(fields[key], other[key]) for key in fields
        )
    return bool(element == value)


def watch(
    look: Callable[[], Sequence[str]],
    settings: SettleSettings,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """Look until nothing is unsettled, or the time is over; return what is left."""
    deadline = clock() + settings.watched_seconds
    while True:
        sleep(settings.poll_seconds)
        try:
            left = ", ".join(look())
        except RefusedError as error:
            left = str(error)
        if not left or clock() > deadline:
            return left


def main(text: str) -> int:
    """Watch the applications of a set, by these settings."""
    cluster = Cluster.of_pod()
    settings = read_settings(SettleSettings, text)
    left = watch(lambda: settle(cluster, settings), settings)
    print(f"not settled in time: {left}" if left else "all applications settled")
    return 0
