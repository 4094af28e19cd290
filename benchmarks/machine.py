"""What the measurements were made on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("cdk8s", "constructs", "jsii")


def describe() -> str:
    """Return date, machine and versions as a list in Markdown."""
    load = ", ".join(f"{amount:.1f}" for amount in os.getloadavg())
    node = os.environ.get("JSII_NODE", "node")
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
    kernel = re.match(r"[\d.]+", platform.release())
    packages = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}",
        f"{os.cpu_count()} cores{_processor()}, {_memory()} memory",
        f"load average at the start: {load} (1, 5, 15 minutes)",
        f"{platform.system()} {kernel.group() if kernel else ''}".rstrip(),
        f"Python {platform.python_version()}, Node {answer.stdout.strip().lstrip('v')}",
        packages,
    ]
    return "\n".join(f"- {line}" for line in lines)


def _processor() -> str:
    found = _field("/proc/cpuinfo", "model name")
    return f" ({found})" if found else ""


def _memory() -> str:
    found = _field("/proc/meminfo", "MemTotal")
    return f"{int(found.split()[0]) / 1024**2:.0f} GiB" if found else "unknown"


def _field(file: str, name: str) -> str | None:
    try:
        text = Path(file).read_text("utf-8")
    except OSError:
        return None
    found = re.search(rf"^{name}\s*:\s*(.+)$", text, re.MULTILINE)
    return found.group(1).strip() if found else None
