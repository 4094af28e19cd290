"""What the tests on a real control plane have measured, from the file that they wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict, cast

from .table import Section, table

RECORDED = Path(__file__).parent / "control_plane.json"

CANNOT_SHOW = """\
What this cannot show: the time that images take to be pulled, real proxies and the handshakes \
between them, the up to 90 seconds after which a kubelet has put a changed Secret into a \
running pod (here it is half a second, and webhooks answer with a new certificate at once), and \
several API servers. cert-manager's webhook serves with its own code for certificates and \
refuses nothing, because what judges the objects is not public; trust-manager's is the real \
one. The upstream charts are stand-ins with the real ones' names, labels, Deployments, Services \
and webhook configurations. Argo CD looks at git and at every kind's health again after 15 \
seconds here; by default it does after 2 to 3 minutes, and a new kind's health may be called \
Degraded until then."""


class Figure(TypedDict):
    """A figure, as the tests write it."""

    test: str
    what: str
    value: float
    unit: str


class Recorded(TypedDict):
    """A run of the tests."""

    tests: int
    seconds: int
    figures: list[Figure]
    machine: list[str]
    commit: str


def measure(_: int) -> Section:
    """Return what was recorded; it is measured by the tests themselves."""
    return recorded_section(
        RECORDED,
        "On a real control plane",
        "make test-cluster FIGURES=benchmarks/control_plane.json",
        CANNOT_SHOW,
    )


def recorded_section(file: Path, title: str, command: str, remark: str) -> Section:
    """Return the figures in a file that tests wrote, and what to know about them."""
    recorded = cast("Recorded", json.loads(file.read_text("utf-8")))
    rows = [
        [figure["what"], f"`{figure['test']}`", f"{figure['value']:g} {figure['unit']}".rstrip()]
        for figure in recorded["figures"]
    ]
    machine = "; ".join(recorded["machine"])
    return Section(
        title,
        command,
        [
            f"{recorded['tests']} tests in {recorded['seconds']} s ({machine}). "
            "Not repeated: these are seconds of one machine, and no ratios.",
            table(["figure", "test", ""], rows),
            remark,
        ],
        recorded["commit"],
    )
