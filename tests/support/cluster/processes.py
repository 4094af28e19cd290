"""The bench's programs as processes: started, awaited, killed, and never left behind."""

from __future__ import annotations

import http.client
import os
import random
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from .waiting import wait_until

_FIRST_PORT, _LAST_PORT = 20_000, 32_000  # below those that connections take by themselves
_given: set[int] = set()


class Process:
    """A program that can be started again and again under one name.

    When it ends by itself and is *supervised*, it is started again, as a kubelet does. It is not
    after ``kill`` and ``stop``: until ``start``, it stays down.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        log: Path,
        ready: Callable[[], bool],
        environment: Mapping[str, str] | None = None,
        supervised: bool = True,
    ) -> None:
        self.name = name
        self.command = [str(word) for word in command]
        self.log = log
        self.restarts = 0
        """How often it ended by itself and was started again."""
        self._ready = ready
        self._environment = dict(environment or {})
        self._supervised = supervised
        self._wanted = False
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.RLock()

    @property
    def running(self) -> bool:
        """Whether there is such a process now."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """The number of the process, which is that of its group as well."""
        assert self._process is not None, f"{self.name} was never started"
        return self._process.pid

    def start(self, *, wait: bool = True, timeout: float = 180) -> None:
        """Start it, unless it runs, and wait until it is ready."""
        with self._lock:
            self._wanted = True
            if not self.running:
                self._launch()
        if wait:
            self.wait_ready(timeout=timeout)

    def wait_ready(self, *, timeout: float = 180) -> None:
        """Wait until it answers."""

        def answers() -> bool:
            if not self.running and not self._supervised:
                raise AssertionError(f"{self.name} ended by itself:\n{self.tail()}")
            return self.running and self._ready()

        def missing() -> str:
            return f"{self.name} ready:\n{self.tail()}"

        wait_until(answers, missing, timeout=timeout, interval=0.1)

    def stop(self, *, timeout: float = 20) -> None:
        """Ask it to end, and kill it when it does not."""
        self._end(signal.SIGTERM, timeout)

    def kill(self) -> None:
        """Kill it as a power cut does: nothing of it gets the chance to say goodbye."""
        self._end(signal.SIGKILL, 20)

    def restart(self, *, timeout: float = 180) -> None:
        """Stop it, start it and wait until it is ready."""
        self.stop()
        self.start(timeout=timeout)

    def tail(self, lines: int = 25, *, width: int = 400) -> str:
        """Return the end of its log, long lines cut."""
        if not self.log.is_file():
            return ""
        text = self.log.read_text("utf-8", errors="replace")
        return "\n".join(line[:width] for line in text.splitlines()[-lines:])

    def _launch(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Where memory is plenty and cores are few, garbage may wait.
                env=os.environ | {"GOGC": "400"} | self._environment,
                cwd=self.log.parent,
                start_new_session=True,
            )
        self._process = process
        _tell_guard("+", process.pid)
        threading.Thread(target=self._watch, args=[process], daemon=True).start()

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        process.wait()
        _kill_group(process.pid)
        _tell_guard("-", process.pid)
        if not self._supervised:
            return
        time.sleep(min(2.0**self.restarts, 10))
        with self._lock:
            if self._wanted and self._process is process:
                self.restarts += 1
                self._launch()

    def _end(self, sign: signal.Signals, timeout: float) -> None:
        with self._lock:
            self._wanted = False
            process = self._process
        if process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout)
        _kill_group(process.pid)
        process.wait()


class _Guard:
    process: subprocess.Popen[bytes] | None = None
    lock = threading.Lock()


def _tell_guard(change: str, group: int) -> None:
    with _Guard.lock:
        if _Guard.process is None:
            _Guard.process = subprocess.Popen(
                [sys.executable, Path(__file__).with_name("guard.py")],
                stdin=subprocess.PIPE,
                start_new_session=True,
            )
        assert _Guard.process.stdin is not None
        _Guard.process.stdin.write(f"{change}{group}\n".encode())
        _Guard.process.stdin.flush()


def dismiss_guard() -> None:
    """Let the guard go; it kills what still runs."""
    with _Guard.lock:
        if _Guard.process is not None:
            _Guard.process.communicate()
            _Guard.process = None


def group_exists(group: int) -> bool:
    """Return whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _kill_group(group: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses and that was not given before.

    Each worker of pytest-xdist has ports of its own: what a test has stopped for a while must find
    its port free when it starts again.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    share = (_LAST_PORT - _FIRST_PORT) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    first = _FIRST_PORT + worker * share
    while True:
        port = random.randrange(first, first + share)  # noqa: S311
        if port in _given:
            continue
        _given.add(port)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def answers_http(port: int, path: str, *, tls: bool = False) -> Callable[[], bool]:
    """Return a check whether a server on loopback answers a path with 200.

    Who it is does not matter here, so that certificates are not verified.
    """

    def check() -> bool:
        connection = (
            http.client.HTTPSConnection("127.0.0.1", port, timeout=5, context=_anybody())
            if tls
            else http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        )
        try:
            connection.request("GET", path)
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    return check


def answers_tcp(port: int) -> Callable[[], bool]:
    """Return a check whether somebody listens on a port of loopback."""

    def check() -> bool:
        with socket.socket() as probe:
            probe.settimeout(5)
            return probe.connect_ex(("127.0.0.1", port)) == 0

    return check


def _anybody() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
