"""What `make test` says of a project's app.py, whatever its user has made of it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from constructs_lib.validations import rules

from ..conftest import Manifest
from .project import contents, run

UPSTREAM = "CustomResourceDefinition"
"""A kind that this library never writes, so that only rendered upstream charts have it."""

OUTSIDE = re.compile(r" refers to (Secret/|[A-Za-z]*Issuer[./])")
"""References that may lead out of git. The synth itself judges them, and knows what is external."""


@dataclass(frozen=True, slots=True)
class Written:
    """The files that an app writes.

    Attributes:
        files: Their bytes, by path below dist.
        errors: What the app printed when it failed; empty if all went well.
    """

    files: dict[str, bytes]
    errors: str

    @classmethod
    def by(cls, project: Path) -> Written:
        """Run the app of a project, and leave its dist alone."""
        with TemporaryDirectory() as folder:
            environment = {"CDK8S_OUTDIR": folder, "PYTHONPATH": str(project)}
            finished = run(sys.executable, "app.py", cwd=project, environment=environment)
            errors = finished.stderr if finished.returncode else ""
            return cls(contents(Path(folder)), errors)

    def differences(self, dist: Path) -> list[str]:
        """Return the paths whose bytes are not those below *dist*."""
        committed = contents(dist)
        paths = sorted(self.files.keys() | committed.keys())
        return [path for path in paths if self.files.get(path) != committed.get(path)]

    def folders(self) -> dict[str, list[Manifest]]:
        """Return the objects by folder."""
        found: dict[str, list[Manifest]] = {}
        for path, text in self.files.items():
            folder, _, _ = path.rpartition("/")
            documents = yaml.safe_load_all(text)
            found.setdefault(folder, []).extend(
                document for document in documents if document is not None
            )
        return found

    def problems(self) -> list[str]:
        """Return what the rules of ``validations`` find.

        The authors of upstream charts decide about the rights and the pods of these. Where charts
        are rendered, neither is judged.
        """
        folders = self.folders()
        objects = [each for ones in folders.values() for each in ones]
        strict = (rules.restricted_pods, rules.narrow_roles, rules.references)
        rendered = any(manifest["kind"] == UPSTREAM for manifest in objects)
        chosen = [rule for rule in rules.RULES if not (rendered and rule in strict)]
        found = [problem for rule in chosen for problem in rule(objects)]
        found += rules.no_lost_files(folders)
        return [problem for problem in found if not OUTSIDE.search(problem)]


def print_plan(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the command that prints the plan of a project's app."""
    command = (sys.executable, "-m", "constructs_lib.plan", "app.py")
    return run(*command, cwd=project, environment={"PYTHONPATH": str(project)})
