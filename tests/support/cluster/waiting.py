"""Waiting for something to become true: by looking, never by sleeping and hoping."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class TimedOutError(AssertionError):
    """What was waited for did not happen in time."""


def wait_until(
    look: Callable[[], Found | None],
    message: str | Callable[[], str],
    *,
    timeout: float = 300,
    interval: float = 1,
) -> Found:
    """Return what *look* finds as soon as it is truthy.

    *message* says what is missing then; a function of it is called when time is up. Looking mostly
    means a kubectl, which costs a tenth of a second of a core: hence the *interval*.
    """
    deadline = time.monotonic() + timeout
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            text = message() if callable(message) else message
            raise TimedOutError(f"not within {timeout:.0f} s: {text}")
        time.sleep(interval)


def stays_true(look: Callable[[], object], message: str, *, seconds: float) -> None:
    """Look again and again for so many seconds; it must be true every time."""
    began = time.monotonic()
    while (passed := time.monotonic() - began) < seconds:
        if not look():
            raise TimedOutError(f"true no more after {passed:.1f} s: {message}")
        time.sleep(1)


def pause(seconds: float) -> None:
    """Let time pass, where its passing is what a test is about."""
    time.sleep(seconds)
