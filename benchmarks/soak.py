"""What re-keys in a row and a large mesh have measured, from the file that the tests wrote."""

from __future__ import annotations

from pathlib import Path

from .control_plane import recorded_section
from .table import Section

RECORDED = Path(__file__).parent / "soak.json"

REMARK = """\
Clocks are shortened so that weeks take minutes: leaves live for 30 seconds, a pod sees a changed \
ConfigMap or Secret after 1 to 5 seconds, and the rotator takes 8 for the longest. The proxies and \
linkerd-identity are models that do what the real ones do with anchors, issuers and leaves; every \
chain is real, and `cryptography.x509` verifies each with the anchors of every other pod, four \
times a second. When runs are killed and what else happens is chosen by a seed, which the figures \
name (`make soak SEED=`)."""


def measure(_: int) -> Section:
    """Return what was recorded; it is measured by the tests themselves."""
    return recorded_section(
        RECORDED, "Re-keys in a row", "make soak FIGURES=benchmarks/soak.json", REMARK
    )
