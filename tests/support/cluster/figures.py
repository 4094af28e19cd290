"""Figures that tests take on the way: printed at the end, and written with ``--figures FILE``."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, cast

import pytest

PROPERTY = "figure"


@dataclass(frozen=True, slots=True)
class Figure:
    """Something counted or measured.

    Attributes:
        test: The test that did it.
        what: What it is of.
        value: How much.
        unit: Of what; seconds unless it says otherwise.
    """

    test: str
    what: str
    value: float
    unit: str = "s"


class Figures:
    """What a test has measured; it travels with the test's report, also between processes."""

    def __init__(self, test: str, record: Callable[[str, object], None]) -> None:
        self._test = test
        self._record = record

    def add(self, what: str, value: float, unit: str = "s") -> None:
        """Take note of a figure."""
        self._record(PROPERTY, asdict(Figure(self._test, what, round(value, 1), unit)))

    @contextmanager
    def seconds(self, what: str) -> Generator[None]:
        """Take note of how long something took."""
        began = time.monotonic()
        yield
        self.add(what, time.monotonic() - began)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run of the tests has to tell.

    Attributes:
        tests: How many passed.
        seconds: How long all of them took together.
        figures: What they have measured.
        machine: Where.
        commit: Of which code.
    """

    tests: int
    seconds: int
    figures: list[Figure]
    machine: list[str]
    commit: str


def reported(reports: Iterable[pytest.TestReport]) -> list[Figure]:
    """Return the figures in tests' reports, test by test."""
    return [
        Figure(**cast("dict[str, Any]", figure))
        for report in sorted(reports, key=lambda each: each.nodeid)
        for name, figure in report.user_properties
        if name == PROPERTY
    ]
