"""A fresh cluster for a test, or for a module of tests; its logs when something fails."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .bench import Bench
from .certificates import Generation
from .processes import dismiss_guard
from .scenario import Scenario, staged


@pytest.fixture
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Bench]:
    """A cluster of the test's own: Kubernetes runs, the rest waits to be started.

    Of another generation by ``@pytest.mark.parametrize("bench", ["article"], indirect=True)``.
    """
    with running(tmp_path / "bench", getattr(request, "param", "current")) as fresh:
        yield fresh


@pytest.fixture(scope="module")
def module_bench(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Bench]:
    """A cluster that a module's tests share."""
    folder = tmp_path_factory.mktemp("bench")
    with running(folder / "bench", getattr(request, "param", "current")) as shared:
        yield shared


@pytest.fixture(scope="module")
def converged(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Generator[Scenario]:
    """A cluster with the whole mesh, all of it well, that a module's tests share."""
    with staged(module_bench, tmp_path_factory.mktemp("scenario")) as scenario:
        scenario.start_controllers()
        scenario.apply_argo_cd()
        scenario.wait_converged()
        yield scenario


@contextmanager
def running(workdir: Path, generation: Generation = "current") -> Generator[Bench]:
    """Return a bench whose Kubernetes runs, and leave nothing of it behind."""
    fresh = Bench(workdir, generation=generation)
    try:
        fresh.start()
        yield fresh
    finally:
        fresh.stop()


@pytest.fixture(scope="session", autouse=True)
def no_process_is_left() -> Generator[None]:
    """Kill what still runs, at the very end."""
    yield
    dismiss_guard()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Attach the end of every log to a test that fails."""
    report = yield
    if report.failed and isinstance(item, pytest.Function):
        benches = [value for value in item.funcargs.values() if isinstance(value, Bench)]
        for one in benches:
            report.sections += [(f"log of {name}", tail) for name, tail in one.logs().items()]
    return report
