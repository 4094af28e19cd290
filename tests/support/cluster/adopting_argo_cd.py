"""A mesh that others made, beside an Argo CD that is given commits which adopt it."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from constructs_lib import STABLE_2_14_10

from .bench import Bench
from .certificates import chart_definitions
from .charts import ChartRepository, Settings
from .identity import Issuance
from .installation import Installation
from .mesh import CHARTS
from .platform import platform_dist
from .re_keying import quickened
from .waiting import wait_until
from .ways import CLOCKS, Ways

FOLDERS = ("cert-manager", "linkerd")


class AdoptingArgoCd:
    """Commits, and what Argo CD makes of them."""

    def __init__(self, bench: Bench, mesh: Ways, folder: Path, charts: ChartRepository) -> None:
        self._bench = bench
        self._mesh = mesh
        self._charts = charts
        self._dist = folder / "dist"
        self.installation = Installation(bench.kubectl, self._dist, release=STABLE_2_14_10)

    def commit(self, *, issuance: int, **options: Any) -> None:
        """Commit a stack's dist, with quick clocks, and have Argo CD look at it."""
        platform_dist(
            self._dist,
            repository_url=self._bench.git.url,
            charts_url=self._charts.url,
            release=STABLE_2_14_10,
            **options,
        )
        for file in sorted(self._dist.glob("*/*linkerd-anchor-*.yaml")):
            objects = list(yaml.safe_load_all(file.read_text("utf-8")))
            quick = quickened(objects, **CLOCKS, issuanceSeconds=issuance)
            file.write_text(yaml.safe_dump_all(quick), "utf-8")
        self._mesh.cluster.mesh.issuance = Issuance.short(issuance)
        self._bench.git.commit(self._dist)

    def begin(self) -> None:
        """Do what the README tells, once."""
        self.installation.begin()

    def wait_refused(self, text: str) -> None:
        """Wait until a gate has said this, and its application is not Synced."""

        def is_refused() -> bool:
            logs = [
                log
                for path, log in self._mesh.kubelet.logs().items()
                if "/linkerd-anchor-gate" in path
            ]
            well = self.installation.applications.well()
            return any(text in log for log in logs) and not {*FOLDERS} <= well

        wait_until(is_refused, f"a gate says {text}", timeout=400)

    def wait_synced(self) -> None:
        """Wait until everything is as the last commit has it."""
        wait_until(self.installation.is_deployed, self.story, timeout=600)

    def story(self) -> str:
        """Return what applications say."""
        kubectl = self._bench.kubectl
        told = {
            thing["metadata"]["name"]: {
                **thing.get("status", {}).get("operationState", {}).get("syncResult", {}),
                "says": thing.get("status", {}).get("operationState", {}).get("message"),
            }
            for thing in kubectl.list("applications", "argocd")
        }
        return f"all is Synced: {json.dumps(told)[:6000]}"


@contextmanager
def adopting(bench: Bench, mesh: Ways, folder: Path) -> Generator[AdoptingArgoCd]:
    """Return Argo CD, with nothing to deploy yet."""
    charts = ChartRepository(Settings(definitions=chart_definitions("current"), answered=CHARTS))
    charts.start()
    try:
        bench.argo_cd.start()
        yield AdoptingArgoCd(bench, mesh, folder, charts)
    finally:
        charts.stop()
