"""Our dist on a bench with everything around it: charts, git, Argo CD, a kubelet for our Jobs."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from constructs_lib import STABLE_2_14_10, AnchorRotation, GitAnchorRotation, LinkerdRelease

from .api import Api
from .bench import Bench
from .build import program
from .certificates import Generation, chart_definitions, definitions_by_version
from .charts import ChartRepository, Settings
from .installation import Installation
from .kubectl import Kubectl
from .kubelet import Kubelet
from .mesh import CHARTS, Mesh, TrustRoots
from .platform import platform_dist
from .rendered import air_gapped

ANSWERED = ("cert-manager", "trust-manager", *CHARTS)
"""The charts whose webhooks are called, so that whoever answers late holds up the rest."""


class Scenario:
    """A bench, the upstream charts, and our dist in git; nothing is in the cluster yet."""

    def __init__(
        self,
        bench: Bench,
        workdir: Path,
        *,
        definitions: Generation = "article",
        release: LinkerdRelease | None = None,
        rendered: bool = False,
        trust_roots: TrustRoots | None = None,
        anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
        changed: Callable[[Path], None] | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        self.bench = bench
        self.options: Mapping[str, Any] = options or {}
        """What else the next dist is written with: options of the stack."""
        self.anchor_rotation = anchor_rotation
        """What the next dist is written with."""
        self.changed = changed
        """What is done to the next dist before it is committed."""
        self.workdir = workdir
        self.dist = workdir / "dist"
        self.installation = Installation(
            bench.kubectl, self.dist, release=release or STABLE_2_14_10
        )
        brought = definitions_by_version() if release else chart_definitions(definitions)
        settings = Settings(definitions=brought, answered=ANSWERED)
        self.charts = ChartRepository(settings)
        self.rendered_charts = (
            air_gapped(workdir / "charts", settings, str(program("helm"))) if rendered else None
        )
        services = bench.control_plane.services
        self.mesh = Mesh(services, workdir / "mesh", trust_roots=trust_roots)
        self.kubelet = Kubelet(bench.kubectl.kubeconfig, workdir / "kubelet", program("kubectl"))

    @property
    def kubectl(self) -> Kubectl:
        """Kubectl as the cluster's administrator."""
        return self.bench.kubectl

    def start(self) -> None:
        """Write dist, commit it, and start what is around the cluster, Argo CD included."""
        self.charts.start()
        self.mesh.start(Api(self.kubectl.kubeconfig))
        self.kubelet.start()
        self.write_dist()
        self.bench.git.commit(self.dist)
        self.bench.argo_cd.start()

    def write_dist(self) -> None:
        """Write app.py's dist, told where this bench keeps git and charts."""
        platform_dist(
            self.dist,
            repository_url=self.bench.git.url,
            charts_url=self.charts.url,
            release=self.installation.release,
            rendered_charts=self.rendered_charts,
            anchor_rotation=self.anchor_rotation,
            **self.options,
        )
        if self.changed is not None:
            self.changed(self.dist)

    def start_controllers(self) -> None:
        """Start what the charts' Deployments would run; it waits for its kinds by itself."""
        self.bench.cert_manager.start(wait=False)
        self.bench.trust_manager.start_mounted()

    def stop(self) -> None:
        """Stop what this started; the bench ends its own."""
        self.kubelet.stop()
        self.mesh.stop()
        self.charts.stop()


@contextmanager
def staged(
    bench: Bench,
    workdir: Path,
    *,
    definitions: Generation = "article",
    release: LinkerdRelease | None = None,
    rendered: bool = False,
    trust_roots: TrustRoots | None = None,
    anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
    changed: Callable[[Path], None] | None = None,
    options: Mapping[str, Any] | None = None,
) -> Generator[Scenario]:
    """Return a started scenario, and stop it.

    If a *release* is named, each version of a chart brings the definitions of its own generation.
    *trust_roots* are what the injector injects, *changed* is done to dist before it is committed,
    and *options* are the stack's.
    """
    scenario = Scenario(
        bench,
        workdir,
        definitions=definitions,
        release=release,
        rendered=rendered,
        trust_roots=trust_roots,
        anchor_rotation=anchor_rotation,
        changed=changed,
        options=options,
    )
    try:
        scenario.start()
        yield scenario
    finally:
        scenario.stop()
