"""Build the bench's programs from Go modules, each once: ``python -m tests.support.cluster.build``.

With names of modules after it, those are built: ``prometheus`` and ``grafana`` are two that the
bench does without.

A folder of ``modules`` names the commands that it builds and their versions, and copies nothing.
What it builds lands in ``.cache/cluster``, under a name that changes with everything that matters.
"""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MODULES = Path(__file__).resolve().parent / "modules"
CACHE = ROOT / ".cache" / "cluster"

KUBERNETES = "v1.34.4"
VERSION = "k8s.io/component-base/version"
COMPONENTS = ("kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl")
ARGO_CD = ("argocd-application-controller", "argocd-applicationset-controller")


@dataclass(frozen=True)
class Module:
    """A Go module of ours and the programs that are built with it."""

    name: str
    """What it is called in messages and in the cache."""
    commands: dict[str, str]
    """Program by name, and the package that it is."""
    folder: str = ""
    """Where it lies below ``modules``, if not under its name."""
    modfile: str = "go.mod"
    """Another one than ``go.mod`` makes another generation of the same sources."""
    tags: str = ""
    link: str = ""
    aliases: tuple[str, ...] = ()
    """Further names of a program that acts by the name it is called under."""

    @property
    def path(self) -> Path:
        """The folder that ``go`` runs in."""
        return MODULES / (self.folder or self.name)

    @property
    def programs(self) -> tuple[str, ...]:
        """Every name that can be called."""
        return (*self.commands, *self.aliases)

    @property
    def sources(self) -> list[Path]:
        """The files that decide what is built."""
        sums = Path(self.modfile).with_suffix(".sum").name
        code = (file.relative_to(self.path).as_posix() for file in self.path.rglob("*.go"))
        names = {self.modfile, sums, *code}
        return [self.path / name for name in sorted(names)]

    def digest(self) -> str:
        """Return the fingerprint of sources, options and the Go that builds them."""
        sha = hashlib.sha256(f"{go_version()} {self.commands} {self.tags} {self.link}".encode())
        for file in self.sources:
            sha.update(f"\0{file.name}\0".encode() + file.read_bytes())
        return sha.hexdigest()

    def binaries(self) -> Path:
        """Return the folder that this module's programs lie in, once they are built."""
        return CACHE / f"{self.name}-{self.digest()[:16]}" / "bin"


ALL = (
    Module("etcd", {"etcd": "go.etcd.io/etcd/server/v3"}),
    Module(
        "kubernetes",
        {name: f"k8s.io/kubernetes/cmd/{name}" for name in COMPONENTS},
        link=f"-X {VERSION}.gitVersion={KUBERNETES} -X {VERSION}.gitMajor=1 "
        f"-X {VERSION}.gitMinor={KUBERNETES.split('.')[1]}",
    ),
    Module("kwok", {"kwok": "sigs.k8s.io/kwok/cmd/kwok"}),
    Module("cert-manager", {"cert-manager": "."}),
    Module(
        "cert-manager-article",
        {"cert-manager-article": "."},
        folder="cert-manager",
        modfile="article.mod",
        tags="article",
    ),
    Module(
        "trust-manager",
        {"trust-manager": "github.com/cert-manager/trust-manager/cmd/trust-manager"},
    ),
    Module("redis", {"redis": "."}),
    Module(
        "argo-rollouts",
        {
            "rollouts-controller": "github.com/argoproj/argo-rollouts/cmd/rollouts-controller",
            "gateway-api-plugin": "./standin",
        },
    ),
    Module("helm", {"helm": "helm.sh/helm/v3/cmd/helm"}),
    Module(
        "argo-cd",
        {"argocd-repo-server": "github.com/argoproj/argo-cd/v3/cmd"},
        aliases=ARGO_CD,
    ),
)
PROMETHEUS = Module(
    "prometheus",
    {"promtool": "github.com/prometheus/prometheus/cmd/promtool"},
    # Without the clients of some twenty clouds.
    tags="remove_all_sd",
)
GRAFANA = Module("grafana", {"dashboard-schema": "."})
"""Both are what tests of alerts need, and no bench."""


def main(names: Sequence[str]) -> None:
    """Build what is missing of these modules, or else of the bench's, a line per module."""
    if os.environ.get("KUBECONFIG") and not names:
        print("nothing to build: the tests take the cluster that KUBECONFIG names")
        return
    known = {module.name: module for module in (*ALL, PROMETHEUS, GRAFANA)}
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"there is no module {unknown[0]}; there are {', '.join(known)}")
    for module in [known[name] for name in names] or ALL:
        began = time.monotonic()
        was_there = not build(module)
        what = "there already" if was_there else f"built in {time.monotonic() - began:.0f} s"
        print(f"{module.name}: {what}", flush=True)


def build(module: Module) -> bool:
    """Build a module unless that was done, or is being done by somebody else; return whether."""
    target = module.binaries()
    if target.is_dir():
        return False
    CACHE.mkdir(parents=True, exist_ok=True)
    with locked(CACHE / f"{module.name}.lock"):
        if target.is_dir():
            return False
        scratch = CACHE / f"{module.name}.new"
        shutil.rmtree(scratch, ignore_errors=True)
        for program, package in module.commands.items():
            compile_one(module, package, scratch / program)
        first = next(iter(module.commands))
        for alias in module.aliases:
            (scratch / alias).symlink_to(first)
        for old in CACHE.glob(f"{module.name}-" + "[0-9a-f]" * 16):
            shutil.rmtree(old)
        target.parent.mkdir()
        scratch.rename(target)
    return True


def compile_one(module: Module, package: str, output: Path) -> None:
    """Build one program."""
    command = [
        *("go", "build", "-trimpath", "-buildvcs=false", f"-modfile={module.modfile}"),
        *("-tags", module.tags, "-ldflags", f"-s -w {module.link}", "-o", str(output), package),
    ]
    finished = subprocess.run(
        command,
        cwd=module.path,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        sys.exit(f"{module.name} cannot be built ({' '.join(command)}):\n{finished.stderr}")


@contextmanager
def locked(file: Path) -> Generator[None]:
    """Keep every other process out, also when this one is killed."""
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@functools.cache
def go_version() -> str:
    """Return the version of the Go that builds, or stop with what to do."""
    if shutil.which("go") is None:
        sys.exit(
            "the cluster's programs are built from source: install Go 1.26 or newer (go.dev/dl)"
        )
    return subprocess.run(
        ["go", "env", "GOVERSION"], capture_output=True, text=True, check=True
    ).stdout.strip()


@functools.cache
def program(name: str) -> Path:
    """Return where a program of the bench lies."""
    module = next(module for module in ALL if name in module.programs)
    file = module.binaries() / name
    if not file.exists():
        sys.exit(f"{name} is not built yet: python -m tests.support.cluster.build")
    return file


@functools.cache
def module_folder(module: str, dependency: str) -> Path:
    """Return where the sources are that a module of ours is built from, downloaded or not yet."""
    ours = next(release for release in ALL if release.name == module)
    finished = subprocess.run(
        ["go", "mod", "download", f"-modfile={ours.modfile}", "-json", dependency],
        cwd=ours.path,
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        sys.exit(f"{dependency} cannot be downloaded:\n{finished.stdout}{finished.stderr}")
    return Path(json.loads(finished.stdout)["Dir"])


if __name__ == "__main__":
    main(sys.argv[1:])
