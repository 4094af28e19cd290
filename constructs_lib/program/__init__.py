"""The program that runs in clusters, and its text.

Its modules import the standard library and one another, and nothing else: a ConfigMap ships them,
and a pod runs them as ``python3 -m linkerd_gitops COMMAND``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PACKAGE = "linkerd_gitops"
"""What the package is called in a cluster."""

SETTINGS = "settings.json"

_COMMON = ("__main__.py", "cluster.py", "objects.py", "settings.py")
_ROTATION = (
    "adoption.py",
    "certificates.py",
    "clocks.py",
    "decision.py",
    "holders.py",
    "issuer_ref.py",
    "leaving.py",
    "lock_record.py",
    "observe.py",
    "observed.py",
    "outcome.py",
    "restarts.py",
    "times.py",
    "waits.py",
)

MODULES: Mapping[str, tuple[str, ...]] = {
    "run": (*_COMMON, *_ROTATION, "events.py", "run.py", "signals.py", "status.py"),
    "gate": (*_COMMON, *_ROTATION, "gate.py"),
    "restart": (*_COMMON, "events.py", "renewals.py", "restart.py"),
    "settle": (*_COMMON, "settle.py"),
}
"""By command, the modules that it needs."""


def program_files(command: str, settings: str) -> dict[str, str]:
    """Return what a ConfigMap holds for a command: its modules' texts, and its settings."""
    folder = Path(__file__).parent
    modules = {name: (folder / name).read_text(encoding="utf-8") for name in MODULES[command]}
    return {**modules, SETTINGS: settings}
