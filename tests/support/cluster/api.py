"""The API server, asked without kubectl: for what is asked several times a second."""

from __future__ import annotations

import json
import ssl
from http.client import HTTPException
from pathlib import Path
from typing import Any, cast
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import yaml

from ...conftest import Manifest

CONFLICT = 409
PATIENCE = 60
"""Seconds for an answer: as many as the API server itself gives a request."""

UNREACHABLE = (OSError, HTTPException, ValueError)
"""What a request raises when the API server is down, or goes down in the middle of an answer."""


class ApiError(Exception):
    """The API server said no."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status
        self.message = message

    @property
    def is_of_an_old_version(self) -> bool:
        """Whether the object was written in between: not a word about the request itself."""
        return self.status == CONFLICT and '"reason":"Conflict"' in self.message


class Api:
    """The API server that a kubeconfig names, by its CA's file and a token."""

    def __init__(self, kubeconfig: Path) -> None:
        self.kubeconfig: dict[str, Any] = yaml.safe_load(kubeconfig.read_text("utf-8"))
        cluster = self.kubeconfig["clusters"][0]["cluster"]
        self._server = str(cluster["server"])
        self._context = ssl.create_default_context(cafile=cluster["certificate-authority"])
        self._token = str(self.kubeconfig["users"][0]["user"]["token"])

    @property
    def address(self) -> tuple[str, str]:
        """Host and port, as pods are told."""
        server = urlsplit(str(self.kubeconfig["clusters"][0]["cluster"]["server"]))
        return str(server.hostname), str(server.port)

    @property
    def ca(self) -> str:
        """The certificates that the API server's own verifies with."""
        file = self.kubeconfig["clusters"][0]["cluster"]["certificate-authority"]
        return Path(file).read_text("utf-8")

    def get(self, path: str) -> Manifest:
        """Return what is at a path."""
        return self._ask("GET", path)

    def post(self, path: str, body: Manifest) -> Manifest:
        """Create something."""
        return self._ask("POST", path, body)

    def delete(self, path: str, options: Manifest) -> Manifest:
        """Delete something."""
        return self._ask("DELETE", path, options)

    def patch(self, path: str, body: Manifest) -> Manifest:
        """Change something; lists with a key are merged by it."""
        return self._ask("PATCH", path, body, "application/strategic-merge-patch+json")

    def edit(self, path: str, operations: list[Manifest]) -> Manifest:
        """Change something, by the operations of a JSON patch."""
        # The only body that is a list.
        body = cast("Manifest", operations)
        return self._ask("PATCH", path, body, "application/json-patch+json")

    def replace(self, path: str, body: Manifest) -> Manifest:
        """Replace something."""
        return self._ask("PUT", path, body)

    def merge(self, path: str, body: Manifest) -> Manifest:
        """Change something; lists are replaced."""
        return self._ask("PATCH", path, body, "application/merge-patch+json")

    def apply(self, path: str, body: Manifest) -> Manifest:
        """Create something or change it, server-side."""
        path += f"{'&' if '?' in path else '?'}fieldManager=bench-kubelet&force=true"
        return self._ask("PATCH", path, body, "application/apply-patch+yaml")

    def for_token(self, token: str, namespace: str) -> Manifest:
        """Return the kubeconfig with another token, for a namespace."""
        context = {"cluster": self.kubeconfig["clusters"][0]["name"], "user": "pod"}
        return self.kubeconfig | {
            "current-context": "pod",
            "contexts": [{"name": "pod", "context": context | {"namespace": namespace}}],
            "users": [{"name": "pod", "user": {"token": token}}],
        }

    def _ask(
        self,
        method: str,
        path: str,
        body: Manifest | None = None,
        kind: str = "application/json",
    ) -> Manifest:
        request = Request(  # noqa: S310
            self._server + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self._token}", "Content-Type": kind},
            method=method,
        )
        try:
            with urlopen(request, timeout=PATIENCE, context=self._context) as answer:  # noqa: S310
                found: Manifest = json.loads(answer.read())
                return found
        except HTTPError as error:
            with error:
                raise ApiError(error.code, error.read().decode()) from None
