"""Findings as text for people, the worst first, and as JSON for tools."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from .finding import Finding, Verdict, status

_ORDER: tuple[Verdict, ...] = ("problem", "unknown", "note", "well")


def text(findings: Sequence[Finding]) -> str:
    """Return the findings for a terminal: a subject, a sentence and a remedy each."""
    lines: list[str] = []
    for finding in sorted(findings, key=lambda each: _ORDER.index(each.verdict)):
        sign = finding.verdict.upper() if finding.verdict in _ORDER[:2] else finding.verdict
        lines += [f"{sign:9}{finding.subject} ({finding.question})", f"{'':9}{finding.sentence}"]
        lines += [f"{'':9}-> {finding.remedy}"] if finding.remedy else []
    counts = Counter(finding.verdict for finding in findings)
    return "\n".join([*lines, "", ", ".join(f"{counts[verdict]} {verdict}" for verdict in _ORDER)])


def json_text(findings: Sequence[Finding]) -> str:
    """Return the findings and the exit status as JSON."""
    content = {"status": status(findings), "findings": [asdict(each) for each in findings]}
    return json.dumps(content, indent=2)
