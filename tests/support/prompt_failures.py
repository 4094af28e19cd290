"""Failures said when they happen: a run that is stopped before its end says them nowhere else."""

from __future__ import annotations

from typing import cast

import pytest


class PromptFailures:
    """Prints why a test failed as soon as it has; the whole of it follows at the end, as ever."""

    def __init__(self, config: pytest.Config) -> None:
        """Write to *config*'s terminal."""
        self._config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print the failure, if the report is of one."""
        terminal = self._config.pluginmanager.get_plugin("terminalreporter")
        if report.failed and terminal is not None:
            reporter = cast("pytest.TerminalReporter", terminal)
            reporter.write_line(f"\n{report.when} of {report.nodeid} failed: {reason(report)}")


def reason(report: pytest.TestReport) -> str:
    """Return the failure's message, and where it was raised."""
    crash = getattr(report.longrepr, "reprcrash", None)
    if crash is None:
        return report.longreprtext
    return f"{crash.message}\n({crash.path}:{crash.lineno})"
