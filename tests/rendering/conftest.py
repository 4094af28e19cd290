"""The helm that these tests run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ..conftest import ROOT


@pytest.fixture(scope="session")
def helm() -> str:
    """Helm: the bench's own, or an installed one."""
    built: list[Path] = [
        *sorted((ROOT / ".cache" / "cluster").glob("helm-*/bin/helm")),
        ROOT / ".cache" / "bin" / "helm",
    ]
    installed = shutil.which("helm")
    for file in [*map(str, filter(Path.is_file, built)), *([installed] if installed else [])]:
        if os.access(file, os.X_OK):
            return file
    pytest.skip("no helm: neither on PATH, nor built by python -m tests.support.cluster.build")
