"""A cluster for a test, for a module of tests, or for all; its logs when something fails.

With KUBECONFIG set it is that cluster, and what must kill a bench's processes is skipped.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from xdist.remote import Producer  # pyright: ignore[reportMissingTypeStubs]

from benchmarks.commits import Repository

from ..support.cluster.bench import LOOKS_AGAIN, Bench
from ..support.cluster.certificates import Generation
from ..support.cluster.figures import Figures, Report, reported
from ..support.cluster.installation import Installation, foreign_installation
from ..support.cluster.processes import dismiss_guard
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.scheduling import ByCluster, arrange

BEGAN = pytest.StashKey[float]()
CONVERGED = pytest.StashKey[ExitStack]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add where the figures are written."""
    parser.addoption("--figures", metavar="FILE", type=Path, help="write what tests measured")


def pytest_configure(config: pytest.Config) -> None:
    """Remember when it all began."""
    config.stash[BEGAN] = time.monotonic()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByCluster:
    """Hand tests out by the cluster that they share."""
    return ByCluster(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of one cluster one after the other."""
    arrange(items)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the figures of the tests that passed, and write them where the command line says."""
    passed = terminalreporter.getreports("passed")
    report = Report(
        tests=sum(each.when == "call" for each in passed),
        seconds=round(time.monotonic() - config.stash[BEGAN]),
        figures=reported(passed),
        machine=[f"{date.today()}", f"{os.cpu_count()} cores", f"Linux {platform.release()}"],
        commit=Repository().commit(),
    )
    if report.figures:
        terminalreporter.section("figures")
    for figure in report.figures:
        terminalreporter.write_line(f"{figure.value:>7} {figure.unit:<8} {figure.what}")
    file: Path | None = config.getoption("--figures")
    if file is not None:
        file.write_text(json.dumps(asdict(report), indent=2) + "\n", "utf-8")


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


@pytest.fixture(scope="session")
def converged(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Scenario]:
    """A cluster with the whole mesh, for tests that break it and see that it mends itself."""
    with ExitStack() as stack:
        request.config.stash[CONVERGED] = stack
        yield stack.enter_context(converging(tmp_path_factory.mktemp("converged")))


@pytest.fixture(scope="session")
def installation(request: pytest.FixtureRequest) -> Installation:
    """The whole mesh, all of it well: the converged one, or what KUBECONFIG's cluster has."""
    kubeconfig = os.environ.get("KUBECONFIG")
    if kubeconfig:
        foreign = foreign_installation(Path(kubeconfig))
        foreign.begin()
        foreign.wait_well(timeout=180)
        return foreign
    scenario: Scenario = request.getfixturevalue("converged")
    return scenario.installation


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Stop the shared cluster behind the last test that needs it, and not at the very end."""
    needed = {"converged", "installation"}
    if CONVERGED in item.config.stash and needed.isdisjoint(getattr(nextitem, "fixturenames", ())):
        item.config.stash[CONVERGED].close()
        del item.config.stash[CONVERGED]


@contextmanager
def converging(folder: Path) -> Generator[Scenario]:
    """Return a scenario in which everything is as it should be."""
    with running(folder / "bench") as bench, staged(bench, folder) as scenario:
        try:
            scenario.start_controllers()
            scenario.installation.begin()
            scenario.installation.wait_well()
        except AssertionError as error:
            # No test has this bench yet, so nobody else would tell.
            for name, tail in bench.logs().items():
                error.add_note(f"--- log of {name}\n{tail}")
            raise
        yield scenario


@contextmanager
def running(
    workdir: Path,
    generation: Generation = "current",
    *,
    audited: str = "",
    resync: int = LOOKS_AGAIN,
) -> Generator[Bench]:
    """Return a bench whose Kubernetes runs, and leave nothing of it behind.

    A test that needs one is skipped when it is to be about another cluster.
    """
    if os.environ.get("KUBECONFIG"):
        pytest.skip("needs a control plane of its own; unset KUBECONFIG")
    fresh = Bench(workdir, generation=generation, audited=audited, resync=resync)
    try:
        fresh.start()
        yield fresh
    finally:
        fresh.stop()


@pytest.fixture
def figures(
    request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> Figures:
    """What a test has measured, told when all tests are over."""
    return Figures(request.node.name, record_property)


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
        values = list(item.funcargs.values())
        values += [each.bench for each in values if isinstance(each, Scenario)]
        for each in {id(value): value for value in values if isinstance(value, Bench)}.values():
            report.sections += [(f"log of {name}", tail) for name, tail in each.logs().items()]
    return report
