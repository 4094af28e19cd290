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
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from .objects import Json, dig
from .settings import ChangedError, RefusedError

ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount"
PAGE = 500
LARGEST_PAGE = 4 * 2**20
"""Bytes; parsed, they take some five times as much. A larger page is asked for in parts."""
LARGEST_ANSWER = 16 * 2**20
"""Bytes of one object: etcd stores 1.5 MiB, of which JSON makes six times as much at worst."""
LONGEST_ANSWER = 60
"""Seconds from an answer's first byte to its last."""
ATTEMPTS = 8
LONGEST_PAUSE = 20
TIMEOUT = 30

_METADATA_ALONE = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"


_LOCK = "-anchor-lock-"
"""A part of the names of the policies that keep trust anchors."""

MISSING = object()
"""There is no such thing, which ``None`` would not say: it can be an answer."""


class TooLargeError(RefusedError):
    """An answer is larger than what can be held."""


class Cluster:
    """The Kubernetes API. Reads are repeated when they fail; of writes only those not begun."""

    def __init__(self, base: str, account: Path, sleep: Callable[[float], None]) -> None:
        handlers: list[urllib.request.BaseHandler] = [
            urllib.request.HTTPHandler(),
            urllib.request.HTTPErrorProcessor(),
            urllib.request.HTTPDefaultErrorHandler(),
        ]
        if base.startswith("https:"):
            context = ssl.create_default_context(cafile=str(account / "ca.crt"))
            handlers.append(urllib.request.HTTPSHandler(context=context))
        # Neither proxies of the environment nor redirects: whoever is asked is shown the token.
        opener = urllib.request.OpenerDirector()
        for handler in handlers:
            opener.add_handler(handler)
        self._open = opener.open
        self._base = base
        self._account = account
        self._sleep = sleep
        self._size = 0
        self.requests = 0
        self.clock_difference: float | None = None
        """Seconds that this clock is at least ahead of the API server's, or behind if negative.

        The largest of all answers since somebody set it to None; None: no answer had a time.
        """

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
            asked = f"{path}?{urlencode({'limit': limit} | query)}"
            most = LARGEST_PAGE if limit > 1 else LARGEST_ANSWER
            try:
                page = self._request("GET", asked, bare=bare, most=most)
            except TooLargeError:
                if limit == 1:
                    raise
                limit //= 2
                continue
            # One large object is not to make all pages after it small.
            if 2 * self._size <= LARGEST_PAGE:
                limit = min(2 * limit, PAGE)
            if page is MISSING:
                return
            yield from _items(path, page, bare=bare)
            token = dig(page, "metadata", "continue")
            if not token:
                return
            if token == query.get("continue"):
                raise RefusedError(f"GET {path} was answered with the same page again: {token}")
            query["continue"] = token
            # Before the next is there: two would take twice the memory.
            del page

    def send(self, method: str, path: str, body: Any = None) -> None:
        """Change something.

        Raises:
            ChangedError: It differs from what was observed, or it may have been done.
            RefusedError: It is not allowed.
        """
        self._request(method, path, body)

    def _request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        bare: bool = False,
        most: int = LARGEST_ANSWER,
    ) -> Any:
        data = None if body is None else json.dumps(body).encode()
        headers = _headers(method, bare=bare)
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
                asked = time.time()
                with self._open(request, timeout=TIMEOUT) as answer:
                    self._compare_clocks(asked, answer.headers["Date"])
                    text = _text(answer, most)
                self._size = len(text)
                return json.loads(text)
            except urllib.error.HTTPError as error:
                if error.code == 404 and method in ("GET", "DELETE"):
                    return MISSING
                body_of = cast("http.client.HTTPResponse", error.fp)
                problem = f"{error.code} {body_of.read1(1000).decode(errors='replace')}"
                _raise_unless_passing(method, path, error.code, problem)
            except (OSError, http.client.HTTPException, RecursionError, ValueError) as error:
                problem = error
                if method != "GET":
                    raise ChangedError(f"{method} {path}: {error}") from error
        raise RefusedError(f"{method} {path} failed {ATTEMPTS} times, at last with: {problem}")

    def _compare_clocks(self, asked: float, date: str | None) -> None:
        """Compare with an answer's time, which lies between the question and now."""
        if date is None:
            return
        answered = parsedate_to_datetime(date).timestamp()
        # A Date lacks fractions.
        ahead = asked - (answered + 1)
        behind = answered - time.time()
        difference = max(ahead, 0) - max(behind, 0)
        if abs(difference) >= abs(self.clock_difference or 0):
            self.clock_difference = difference


def _text(answer: http.client.HTTPResponse, most: int) -> bytearray:
    """Return an answer's text, within its bounds.

    Raises:
        TooLargeError: It is too large.
        HTTPException: It takes too long.
    """
    text = bytearray()
    end = time.monotonic() + LONGEST_ANSWER
    while part := answer.read1(2**16):
        text += part
        if len(text) > most:
            raise TooLargeError(f"{answer.url}: the answer has more than {most} bytes")
        if time.monotonic() > end:
            raise http.client.HTTPException(f"the answer takes more than {LONGEST_ANSWER} s")
    return text


def _items(path: str, page: Any, *, bare: bool) -> Sequence[Json]:
    """Return a list's objects; ``items`` may be empty, and not missing."""
    items: Any = cast("Json", page).get("items", "") if isinstance(page, dict) else ""
    kinds = ["partialobjectmetadatalist"] if bare else []
    kinds.append(path.rpartition("/")[2].removesuffix("s") + "list")
    if str(dig(page, "kind")).lower() not in kinds or not isinstance(items, (list, type(None))):
        raise RefusedError(f"GET {path} was answered with no list: {page!s:.200}")
    return cast("Sequence[Json]", items or ())


def _headers(method: str, *, bare: bool) -> dict[str, str]:
    return {
        "Accept": f"application/json{_METADATA_ALONE if bare else ''}",
        "Content-Type": f"application/{'merge-patch+' if method == 'PATCH' else ''}json",
    }


def _raise_unless_passing(method: str, path: str, code: int, problem: object) -> None:
    """Raise what an answer means, unless the request may be repeated."""
    # The lock goes by a record that this program has just written, and the API server may go by the
    # one before for a second or two.
    untrue = code in (404, 409, 410)
    locked = code == 403 and _LOCK in str(problem)
    if untrue or locked or (method != "GET" and code >= 500):
        raise ChangedError(f"{method} {path}: {problem}")
    if code not in (401, 429) and code < 500:
        raise RefusedError(f"{method} {path} was refused: {problem}")
