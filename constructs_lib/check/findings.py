"""All questions, asked of one snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..program.objects import MALFORMED
from .adoption import adoption_findings
from .applications import application_findings
from .certificates import certificate_findings
from .finding import Finding
from .future import future_findings
from .mesh import CheckedMesh
from .pods import pod_findings
from .programs import program_findings

Group = Callable[[CheckedMesh], Iterator[Finding]]

_RIGHTS = "python -m constructs_lib.check --rights prints the ClusterRole that lets you"
GROUPS: tuple[Group, ...] = (
    application_findings,
    certificate_findings,
    pod_findings,
    program_findings,
    adoption_findings,
    future_findings,
)


def findings(mesh: CheckedMesh) -> list[Finding]:
    """Return what is found of a mesh. What cannot be read or judged is a finding, too."""
    unreadable: list[Finding] = []
    for path, why in mesh.snapshot.unreadable.items():
        sentence = f"It was not read: {why}"
        kind = path.rpartition("/")[2]
        remedy = _RIGHTS if why.startswith("403") else "run it again"
        unreadable.append(Finding("unknown", "Unreadable", kind, sentence, remedy))
    judged = [finding for group in GROUPS for finding in _judged(mesh, group)]
    # What was not read cannot be well.
    return [*unreadable, *(each for each in judged if not unreadable or each.verdict != "well")]


def _judged(mesh: CheckedMesh, group: Group) -> Iterator[Finding]:
    try:
        yield from group(mesh)
    except MALFORMED as error:
        name = group.__name__.replace("_", " ")
        sentence = f"An object is not as its kind has it: {error!r:.200}"
        yield Finding("unknown", "Unreadable", name, sentence, "correct it")
