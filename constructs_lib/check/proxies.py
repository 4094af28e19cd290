"""When the proxies' certificates end: only the proxies say so, and Prometheus asks them."""

from __future__ import annotations

import json
from typing import Any

import urllib3

from ..alerts.promql import PROXY_EXPIRATION
from ..program.objects import MALFORMED, dig
from .snapshot import PROMETHEUS, Snapshot

_QUERY = f"max by (namespace, pod) ({PROXY_EXPIRATION} > 0) - time()"
_TIMEOUT = urllib3.Timeout(connect=5, read=30)


def add_proxies(snapshot: Snapshot, prometheus: str) -> None:
    """Add the seconds that each pod's certificate has left, or why they cannot be read."""
    url = f"{prometheus.rstrip('/')}/api/v1/query"
    try:
        with urllib3.PoolManager(retries=1, timeout=_TIMEOUT) as pool:
            answer = pool.request("GET", url, fields={"query": _QUERY})
        if answer.status != 200:
            snapshot.unreadable[PROMETHEUS] = f"{answer.status} {answer.reason}"
            return
        content: Any = json.loads(answer.data)
        snapshot.proxies = {
            (each["metric"]["namespace"], each["metric"]["pod"]): float(each["value"][1])
            for each in dig(content, "data", "result")
        }
    except (urllib3.exceptions.HTTPError, *MALFORMED) as error:
        snapshot.unreadable[PROMETHEUS] = f"{type(error).__name__}: {error}"
