"""Processes end when they are told to, and when nobody is left to tell them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ..support.cluster.build import ROOT
from ..support.cluster.processes import Process, answers_http, free_port, group_exists
from ..support.cluster.waiting import TimedOutError, stays_true, wait_until

SERVER = """
from http.server import HTTPServer, SimpleHTTPRequestHandler
HTTPServer(("127.0.0.1", {port}), SimpleHTTPRequestHandler).serve_forever()
"""
FAMILY = "import os, time; os.fork(); time.sleep(600)"

ABANDON = """
import os, sys
from pathlib import Path
from tests.support.cluster.processes import Process
process = Process("p", [sys.executable, "-c", sys.argv[2]], log=Path(sys.argv[1]), ready=bool)
process.start(wait=False)
print(process.pid, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def server(tmp_path: Path) -> Process:
    port = free_port()
    command = [sys.executable, "-c", SERVER.format(port=port)]
    return Process("server", command, log=tmp_path / "log", ready=answers_http(port, "/"))


def test_start_restart_stop(server: Process) -> None:
    server.start()
    first = server.pid
    server.restart()
    assert server.pid != first
    assert not group_exists(first)
    server.stop()
    assert not server.running
    assert not group_exists(server.pid)
    assert "GET / HTTP" in server.tail()


def test_supervised_unless_it_was_us(server: Process) -> None:
    server.start()
    first = server.pid
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: server.restarts == 1 and server.running, "it is started again")
    server.wait_ready()
    server.kill()
    stays_true(lambda: not server.running, "it is down", seconds=3)


def test_what_is_not_supervised_and_ends_is_reported(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "print('no such flag')"]
    process = Process("p", words, log=tmp_path / "log", ready=bool, supervised=False)
    with pytest.raises(AssertionError, match=r"p ended by itself:\nno such flag"):
        process.start()


def test_children_end_with_their_parent(tmp_path: Path) -> None:
    process = Process("p", [sys.executable, "-c", FAMILY], log=tmp_path / "log", ready=bool)
    process.start(wait=False)
    process.stop()
    wait_until(lambda: not group_exists(process.pid), "the group is gone")


def test_nothing_survives_a_killed_pytest(tmp_path: Path) -> None:
    words = [sys.executable, "-c", ABANDON, str(tmp_path / "log"), FAMILY]
    abandoned = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert abandoned.returncode == -signal.SIGKILL, abandoned.stderr
    group = int(abandoned.stdout)
    wait_until(lambda: not group_exists(group), "the guard kills what is left")


def test_waiting_says_what_is_missing() -> None:
    with pytest.raises(TimedOutError, match="not within 0 s: the moon"):
        wait_until(bool, "the moon", timeout=0.2)
