"""A tiny HTTP server on loopback that answers as the Kubernetes API does."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from .objects import Object

Answer = tuple[int, Any]


class ApiServer(ThreadingHTTPServer):
    """Answers are taken in turn from a list, and then from ``lists`` by path."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Answer] = []
        self.lists: dict[str, list[bytes]] = {}
        self.objects: dict[str, Object] = {}
        self.seen: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: ApiServer  # pyright: ignore[reportIncompatibleVariableOverride]

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((self.command, self.path, dict(self.headers), body))
        if not self.server.answers:
            self._from_lists()
            return
        code, content = self.server.answers.pop(0)
        if isinstance(content, Iterator):
            self._stream(cast("Iterator[bytes]", content))
            return
        if code == 0:  # the connection is lost
            self.close_connection = True
            self.connection.close()
            return
        self._send(code, content if isinstance(content, bytes) else json.dumps(content).encode())

    def _from_lists(self) -> None:
        parts = urlsplit(self.path)
        path, query = parts.path.strip("/"), parse_qs(parts.query)
        if path in self.server.objects:
            self._send(200, json.dumps(self.server.objects[path]).encode())
            return
        if path not in self.server.lists:
            self._send(404, b"{}")
            return
        items, limit = self.server.lists[path], int(query["limit"][0])
        start = int(query.get("continue", ["0"])[0])
        token = str(start + limit) if start + limit < len(items) else ""
        head = json.dumps({"kind": "List", "metadata": {"continue": token}})[:-1]
        page = b",".join(items[start : start + limit])
        self._send(200, head.encode() + b', "items": [' + page + b"]}")

    def _stream(self, parts: Iterator[bytes]) -> None:
        """Send an answer that ends when its parts do, or when nobody listens any more."""
        self.close_connection = True
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for part in parts:
                self.wfile.write(part)

    def _send(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PATCH = do_POST = do_DELETE = _answer  # noqa: N815


@contextmanager
def serving() -> Generator[ApiServer]:
    """Serve until the block ends."""
    server = ApiServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def account(folder: Path, said: str = "first") -> Path:
    (folder / "token").write_text(said + "\n")
    return folder
