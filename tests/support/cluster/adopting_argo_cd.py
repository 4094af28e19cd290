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
from .installation import APPLICATIONS, Installation
from .mesh import CHARTS
from .platform import platform_dist
from .re_keying import quickened
from .waiting import TimedOutError, wait_until
from .ways import CLOCKS, Ways

FOLDERS = ("cert-manager", "linkerd")


class AdoptingArgoCd:
    """Commits, and what Argo CD makes of them."""

    def __init__(self, bench: Bench, mesh: Ways, folder: Path, charts: ChartRepository) -> None:
        self._bench = bench
        self._mesh = mesh
        self._charts = charts
        self._dist = folder / "dist"
        self._revision = ""
        self.installation = Installation(bench.kubectl, self._dist, release=STABLE_2_14_10)

    def commit(self, *, issuance: int, **options: Any) -> None:
        """Commit a stack's dist, with quick clocks, for Argo CD to find."""
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
        self._revision = self._bench.git.commit(self._dist)

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

    def wait_said(self, text: str) -> None:
        """Wait until an application says this, because the API server refuses an object of its."""
        wait_until(lambda: text in self.story(), f"an application says {text}", timeout=400)

    def wait_synced(self) -> None:
        """Wait until everything is as the last commit has it."""
        try:
            for name in APPLICATIONS:
                self.installation.applications.wait_synced(
                    name, revision=self._revision, timeout=600
                )
        except TimedOutError as error:
            error.add_note(self.story()[:6000])
            raise

    def story(self) -> str:
        """Return what applications say."""
        kubectl = self._bench.kubectl
        states = {
            application["metadata"]["name"]: application.get("status", {}).get("operationState", {})
            for application in kubectl.list("applications", "argocd")
        }
        said = {
            name: {**state.get("syncResult", {}), "message": state.get("message")}
            for name, state in states.items()
        }
        return json.dumps(said)


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
