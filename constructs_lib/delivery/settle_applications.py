"""See applications to where they should be, after Argo CD's own objects were changed.

This is a program for a pod, with Python 3.11 and nothing else; the library itself only ships it.

An operation keeps the charts, versions and values that it began with, however often it is tried
again (argo-cd@v3.2.11 controller/sync.go newSyncOperationResult). One that cannot succeed would
keep a later version, or the correction of a value, from ever being applied. So it is ended.

Argo CD does not track definitions of kinds (reposerver/repository/repository.go), and so does not
hear of one that is established: it goes on calling its application Degraded or Progressing until
it looks at everything again, minutes later. So it is asked to look.

    python3 settle_applications.py NAMESPACE APPLICATIONSET FOLDER=APPLICATION...
"""

from __future__ import annotations

import json
import os
import ssl
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeAlias

Json: TypeAlias = "dict[str, Any]"

WATCHED_SECONDS = 150
"""How long applications are watched. New commits of Argo CD's own objects wait for it."""

PAUSE_SECONDS = 5

LOOK_AGAIN: Json = {"metadata": {"annotations": {"argocd.argoproj.io/refresh": "normal"}}}

ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount"


class Objects(Protocol):
    """What is asked and changed."""

    def get(self, path: str) -> Json:
        """Return an object."""
        ...

    def patch(self, path: str, body: list[Json] | Json) -> None:
        """Change an object by a JSON patch, which is a list, or a merge patch."""
        ...


class Cluster:
    """Argo CD's objects in one namespace, by the API server."""

    def __init__(self, namespace: str) -> None:
        host = os.environ["KUBERNETES_SERVICE_HOST"]
        address = f"[{host}]" if ":" in host else host
        port = os.environ["KUBERNETES_SERVICE_PORT"]
        path = f"apis/argoproj.io/v1alpha1/namespaces/{namespace}"
        self._base = f"https://{address}:{port}/{path}"
        self._account = Path(os.environ.get("SERVICE_ACCOUNT", ACCOUNT))
        context = ssl.create_default_context(cafile=str(self._account / "ca.crt"))
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context)
        )

    def get(self, path: str) -> Json:
        """Return an object."""
        return self._request("GET", path, None)

    def patch(self, path: str, body: list[Json] | Json) -> None:
        """Change an object by a JSON patch, which is a list, or a merge patch."""
        self._request("PATCH", path, body)

    def _request(self, method: str, path: str, body: list[Json] | Json | None) -> Json:
        token = (self._account / "token").read_text("utf-8").strip()
        kind = "json-patch" if isinstance(body, list) else "merge-patch"
        headers = {"Authorization": f"Bearer {token}", "Content-Type": f"application/{kind}+json"}
        request = urllib.request.Request(  # noqa: S310 - the address is the API server's
            f"{self._base}/{path}",
            json.dumps(body).encode() if body else None,
            headers,
            method=method,
        )
        with self._opener.open(request, timeout=30) as answer:
            found: Json = json.load(answer)
            return found


def is_stale(application: Json) -> bool:
    """Return whether Argo CD itself is at work with other sources than the application's.

    What a person began, a rollback for example, is theirs.
    """
    state: Json = application.get("status", {}).get("operationState", {})
    operation: Json = state.get("operation", {})
    sources = operation.get("sync", {}).get("sources")
    return (
        state.get("phase") == "Running"
        and operation.get("initiatedBy", {}).get("automated") is True
        and sources != application["spec"].get("sources")
    )


def is_well(application: Json) -> bool:
    """Return whether Argo CD calls the application Synced and Healthy."""
    status: Json = application.get("status", {})
    states = (status.get("sync", {}).get("status"), status.get("health", {}).get("status"))
    return states == ("Synced", "Healthy")


def ending(application: Json) -> list[Json]:
    """Return the patch that ends the operation, unless another one has begun meanwhile."""
    state = "/status/operationState"
    started = application["status"]["operationState"]["startedAt"]
    return [
        {"op": "test", "path": f"{state}/startedAt", "value": started},
        {"op": "test", "path": f"{state}/phase", "value": "Running"},
        {"op": "replace", "path": f"{state}/phase", "value": "Terminating"},
    ]


def essence(sources: list[Json]) -> list[Json]:
    """Return what says which objects sources hold, without what Argo CD fills in."""
    fields = ("repoURL", "targetRevision", "chart", "path")
    return [
        {
            **{field: source.get(field) for field in fields},
            "values": source.get("helm", {}).get("valuesObject") or {},
        }
        for source in sources
    ]


def is_of(application_set: str, application: Json) -> bool:
    """Return whether the application is the set's own, and not somebody's whose name it wants."""
    owners: list[Json] = application["metadata"].get("ownerReferences", [])
    return ("ApplicationSet", application_set) in [(each["kind"], each["name"]) for each in owners]


def settle(cluster: Objects, application_set: str, applications: Mapping[str, str]) -> list[str]:
    """Do for each application what it needs, and return those that are not settled yet."""
    generator = cluster.get(f"applicationsets/{application_set}")["spec"]["generators"][0]
    sources = {
        element["folder"]: essence(element["sources"]) for element in generator["list"]["elements"]
    }
    unsettled: list[str] = []
    for folder, name in applications.items():
        try:
            application = cluster.get(f"applications/{name}")
            settled = settle_application(
                cluster, application_set, name, application, sources.get(folder)
            )
        except urllib.error.HTTPError:
            # Not made yet, or changed since it was read.
            settled = False
        if not settled:
            unsettled.append(name)
    return unsettled


def settle_application(
    cluster: Objects,
    application_set: str,
    name: str,
    application: Json,
    sources: list[Json] | None,
) -> bool:
    """Do what an application needs, and return whether it needs nothing."""
    if not is_of(application_set, application):
        return False
    if is_stale(application):
        cluster.patch(f"applications/{name}", ending(application))
        print(f"{name}: ended an operation whose sources are no longer the application's")
        return False
    if not is_well(application):
        cluster.patch(f"applications/{name}", LOOK_AGAIN)
        return False
    return essence(application["spec"].get("sources", [])) == sources


def watch(
    look: Callable[[], list[str]],
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> str:
    """Look until nothing is unsettled, or the time is over; return what is left."""
    deadline = clock() + WATCHED_SECONDS
    while True:
        try:
            left = ", ".join(look())
        except OSError as error:
            left = str(error)
        if not left or clock() > deadline:
            return left
        sleep(PAUSE_SECONDS)


def main(arguments: list[str]) -> None:
    """Watch the applications of a set. A failure would repeat the whole sync, and help nobody."""
    namespace, application_set, *pairs = arguments
    applications = dict(pair.split("=", 1) for pair in pairs)
    cluster = Cluster(namespace)
    left = watch(lambda: settle(cluster, application_set, applications))
    print(f"not settled after {WATCHED_SECONDS} s: {left}" if left else "all applications settled")


if __name__ == "__main__":
    main(sys.argv[1:])
