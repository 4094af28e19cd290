"""The Kubernetes API, over HTTP and by the pod's ServiceAccount."""

from __future__ import annotations

import http.client
import json
import os
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from .objects import Json, dig
from .settings import ChangedError, RefusedError

ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount"
PAGE = 500
LARGEST_ANSWER = 16 * 2**20
"""Bytes; parsed, they take some five times as much, and a pod has 256 MiB."""
LONGEST_ANSWER = 60
"""Seconds from an answer's first byte to its last."""
ATTEMPTS = 8
LONGEST_PAUSE = 20
TIMEOUT = 30

_METADATA_ALONE = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"


MISSING = object()
"""There is no such thing, which ``None`` would not say: it can be an answer."""


class TooLargeError(RefusedError):
    """An answer is larger than what can be held."""


class Cluster:
    """The Kubernetes API. Reads are repeated when they fail; of writes only those not begun."""

    def __init__(self, base: str, account: Path, sleep: Callable[[float], None]) -> None:
        handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
        if base.startswith("https:"):
            context = ssl.create_default_context(cafile=str(account / "ca.crt"))
            handlers.append(urllib.request.HTTPSHandler(context=context))
        self._open = urllib.request.build_opener(*handlers).open
        self._base = base
        self._account = account
        self._sleep = sleep
        self.requests = 0

    @classmethod
    def of_pod(cls, environment: Mapping[str, str] = os.environ) -> Cluster:
        """Return the API of the cluster that this pod runs in."""
        host = environment["KUBERNETES_SERVICE_HOST"]
        port = environment["KUBERNETES_SERVICE_PORT"]
        base = f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"
        return cls(base, Path(environment.get("SERVICE_ACCOUNT", ACCOUNT)), time.sleep)

    def get(self, path: str) -> Json | None:
        """Return an object; None if there is none.

        Raises:
            RefusedError: The answer is another object, or none at all.
        """
        found = self._request("GET", path)
        if found is MISSING:
            return None
        if dig(found, "metadata", "name") != path.rpartition("/")[2]:
            raise RefusedError(f"GET {path} was answered with another: {found!s:.200}")
        return cast("Json", found)

    def items(self, path: str, selector: str = "", *, bare: bool = False) -> Iterator[Json]:
        """Yield a list's objects, or their metadata alone; none if their kind is not known."""
        limit = PAGE
        query = {"labelSelector": selector} if selector else {}
        while True:
            try:
                asked = urlencode({"limit": limit} | query)
                page = self._request("GET", f"{path}?{asked}", bare=bare)
            except TooLargeError:
                limit //= 4
                if not limit:
                    raise
                continue
            if page is MISSING:
                return
            yield from _items(path, page)
            query["continue"] = dig(page, "metadata", "continue")
            if not query["continue"]:
                return
            # Before the next is there: two would take twice the memory.
            del page

    def send(self, method: str, path: str, body: Any = None) -> None:
        """Change something.

        Raises:
            ChangedError: It differs from what was observed, or it may have been done.
            RefusedError: It is not allowed.
        """
        self._request(method, path, body)

    def _request(self, method: str, path: str, body: Any = None, *, bare: bool = False) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = _headers(method, body, bare=bare)
        problem: object = None
        for attempt in range(ATTEMPTS):
            self._sleep(min(2**attempt, LONGEST_PAUSE) if attempt else 0)
            self.requests += 1
            try:
                # The kubelet renews the token.
                token = (self._account / "token").read_text().strip()
                request = urllib.request.Request(  # noqa: S310 - the base is the cluster's
                    f"{self._base}/{path}",
                    data,
                    headers | {"Authorization": f"Bearer {token}"},
                    method=method,
                )
                with self._open(request, timeout=TIMEOUT) as answer:
                    return json.loads(_text(answer))
            except urllib.error.HTTPError as error:
                if error.code == 404 and method in ("GET", "DELETE"):
                    return MISSING
                body_of = cast("http.client.HTTPResponse", error.fp)
                problem = f"{error.code} {body_of.read1(1000).decode(errors='replace')}"
                _raise_unless_passing(method, path, body, error.code, problem)
            except (OSError, http.client.HTTPException, RecursionError, ValueError) as error:
                problem = error
                if method != "GET":
                    raise ChangedError(f"{method} {path}: {error}") from error
        raise RefusedError(f"{method} {path} failed {ATTEMPTS} times, at last with: {problem}")


def _text(answer: http.client.HTTPResponse) -> bytes:
    """Return an answer's text, within its bounds.

    Raises:
        TooLargeError: It is too large.
        HTTPException: It takes too long.
    """
    text = bytearray()
    end = time.monotonic() + LONGEST_ANSWER
    while part := answer.read1(2**16):
        text += part
        if len(text) > LARGEST_ANSWER:
            raise TooLargeError(f"{answer.url}: the answer has more than {LARGEST_ANSWER} bytes")
        if time.monotonic() > end:
            raise http.client.HTTPException(f"the answer takes more than {LONGEST_ANSWER} s")
    return bytes(text)


def _items(path: str, page: Any) -> Sequence[Json]:
    """Return a list's objects; ``items`` may be empty, and not missing."""
    items: Any = cast("Json", page).get("items", "") if isinstance(page, dict) else ""
    if not str(dig(page, "kind")).endswith("List") or not isinstance(items, (list, type(None))):
        raise RefusedError(f"GET {path} was answered with no list: {page!s:.200}")
    return cast("Sequence[Json]", items or ())


def _headers(method: str, body: Any, *, bare: bool) -> dict[str, str]:
    patch = "json-patch+" if isinstance(body, list) else "merge-patch+"
    return {
        "Accept": f"application/json{_METADATA_ALONE if bare else ''}",
        "Content-Type": f"application/{patch if method == 'PATCH' else ''}json",
    }


def _raise_unless_passing(method: str, path: str, body: Any, code: int, problem: object) -> None:
    """Raise what an answer means, unless the request may be repeated."""
    # A test of a JSON patch that fails is answered with 422.
    untrue = code in (404, 409, 410) or (code == 422 and isinstance(body, list))
    if untrue or (method != "GET" and code >= 500):
        raise ChangedError(f"{method} {path}: {problem}")
    if code not in (401, 429) and code < 500:
        raise RefusedError(f"{method} {path} was refused: {problem}")
