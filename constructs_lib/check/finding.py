"""What the check says: one finding per subject, with a sentence and a remedy."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["problem", "unknown", "note", "well"]
"""What somebody has to see to, what could not be read, what is worth knowing, and what is well."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer of the check.

    Attributes:
        verdict: How urgent it is.
        question: What was asked, as a stable word for tools.
        subject: What it is about.
        sentence: What was found.
        remedy: What to do; empty if nothing has to be done.
    """

    verdict: Verdict
    question: str
    subject: str
    sentence: str
    remedy: str = ""


def status(findings: Collection[Finding]) -> int:
    """Return the exit status: 0 all is well, 1 somebody has to look, 2 something is not known."""
    verdicts = {finding.verdict for finding in findings}
    return 1 if "problem" in verdicts else 2 if "unknown" in verdicts else 0
