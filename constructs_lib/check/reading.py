"""Reading a cluster by a kubeconfig: lists alone, in pages, and never a Secret."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any, cast

import kubernetes.client
import kubernetes.config
import urllib3
import yaml
from kubernetes.client.exceptions import ApiException

from ..program.objects import MALFORMED, Json, dig
from .snapshot import APPLICATIONS, LISTINGS, PODS, Listing, Snapshot

PAGE = 500
LISTS_AT_ONCE = 4
TIMEOUT = (5, 60)
"""Seconds that connecting, and then one page, may take."""

_METADATA_ALONE = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"

_FAILURES = (
    kubernetes.config.ConfigException,
    urllib3.exceptions.HTTPError,
    ApiException,
    OSError,
    yaml.YAMLError,
    *MALFORMED,
)
"""What a kubeconfig, a connection or an answer may fail with."""

Progress = Callable[[str], None]


class UnreachableError(Exception):
    """There is no cluster to be read; the message says why."""


def read(
    kubeconfig: str | None, context: str | None, argo_cd: str | None, progress: Progress
) -> Snapshot:
    """Read what the check needs.

    Args:
        kubeconfig: The file; ``None`` for what kubectl would take.
        context: The context; ``None`` for the current one.
        argo_cd: The context of Argo CD's cluster; ``None``: it is the same one.
        progress: Called with a line of text as lists grow.

    Raises:
        UnreachableError: The kubeconfig names no cluster, or its cluster does not answer.
    """
    snapshot = Snapshot(now=datetime.now(UTC))
    try:
        api = _client(kubeconfig, context)
        hub = api
        if argo_cd:
            hub = _client(kubeconfig, argo_cd)
            if hub.configuration.host != api.configuration.host:
                snapshot.server = str(api.configuration.host).rstrip("/")
        jobs = [(hub if each.path == APPLICATIONS else api, each) for each in LISTINGS]
        # By itself, so that a server that nobody reaches is waited for once.
        _read_list(snapshot, progress, *jobs[0])
        with ThreadPoolExecutor(LISTS_AT_ONCE) as threads:
            list(threads.map(partial(_read, snapshot, progress), jobs[1:]))
    except _FAILURES as error:
        name = type(error).__name__
        raise UnreachableError(f"the cluster cannot be read: {name}: {error}") from error
    if snapshot.unreadable.keys() == {each.path for each in LISTINGS}:
        why = next(iter(snapshot.unreadable.values()))
        raise UnreachableError(f"the cluster refuses everything: {why}")
    return snapshot


def _client(kubeconfig: str | None, context: str | None) -> Any:
    # They are typed by name alone.
    configuration = cast("Any", kubernetes.client).Configuration()
    configuration.retries = 1
    return cast("Any", kubernetes.config).new_client_from_config(
        config_file=kubeconfig, context=context, client_configuration=configuration
    )


def _read(snapshot: Snapshot, progress: Progress, job: tuple[Any, Listing]) -> None:
    """Add a list to a snapshot, or why it cannot be read: nothing else depends on it."""
    try:
        _read_list(snapshot, progress, *job)
    except (*MALFORMED, urllib3.exceptions.HTTPError, ApiException, OSError) as error:
        snapshot.unreadable[job[1].path] = f"{type(error).__name__}: {error}"


def _read_list(snapshot: Snapshot, progress: Progress, api: Any, listing: Listing) -> None:
    """Add a list to a snapshot, with the API server's time."""
    query = {"limit": str(PAGE)}
    if listing.name:
        query["fieldSelector"] = f"metadata.name={listing.name}"
    if listing.selector:
        query["labelSelector"] = listing.selector
    things = snapshot.lists.setdefault(listing.path, [])
    while True:
        status, date, page = _page(api, listing, query)
        if date:
            snapshot.now = parsedate_to_datetime(date)
        # A kind that is always there has no dot in its group.
        is_absent = status == 404 and "." in listing.path.split("/")[1]
        if not is_absent and (status != 200 or not str(dig(page, "kind")).endswith("List")):
            why = dig(page, "message") or "the answer is no list of Kubernetes"
            snapshot.unreadable[listing.path] = f"{status} {why}"
            return
        for thing in dig(page, "items") or ():
            if listing.path == PODS:
                # What pods have most of, and nobody asks for.
                thing["metadata"].pop("managedFields", None)
            things.append(thing)
        query["continue"] = dig(page, "metadata", "continue") or ""
        if not query["continue"]:
            return
        progress(f"{len(things)} {listing.path.rpartition('/')[2]} read")


def _page(api: Any, listing: Listing, query: dict[str, str]) -> tuple[int, str, Json | None]:
    """Return an answer's status, date and content."""
    request = api.param_serialize(
        "GET",
        f"/{listing.path}",
        query_params=[(key, value) for key, value in query.items() if value],
        header_params={"Accept": _METADATA_ALONE if listing.bare else "application/json"},
        auth_settings=["BearerToken"],
    )
    answer = api.call_api(*request, _request_timeout=TIMEOUT)
    try:
        page = json.loads(answer.read())
    except ValueError:
        page = None
    return answer.status, answer.headers.get("Date", ""), page
