"""A Secret as files, as a kubelet mounts it, but for its delay of up to a minute."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from .api import UNREACHABLE, Api, ApiError


class SecretVolume:
    """Follows a Secret that need not exist yet."""

    def __init__(self, namespace: str, name: str, folder: Path) -> None:
        self._path = f"/api/v1/namespaces/{namespace}/secrets/{name}"
        self._folder = folder
        self._files: dict[str, bytes] = {}
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, api: Api, mounted: Callable[[], None]) -> None:
        """Follow the Secret, and call *mounted* once when its files are there."""
        self._ended.clear()
        self._files = {}
        self._thread = threading.Thread(target=self._follow, args=[api, mounted], daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Follow it no more."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _follow(self, api: Api, mounted: Callable[[], None]) -> None:
        while not self._ended.wait(0.5):
            with suppress(ApiError, KeyError, *UNREACHABLE):
                data: dict[str, str] = api.get(self._path)["data"]
                files = {name: base64.b64decode(value) for name, value in data.items()}
                if files and files != self._files:
                    first = not self._files
                    self._write(files)
                    if first:
                        mounted()

    def _write(self, files: dict[str, bytes]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            file = self._folder / name
            file.touch(mode=0o600)
            file.write_bytes(content)
        self._files = files
