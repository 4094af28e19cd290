"""The program that moves a mesh from one trust anchor to the next, and its text."""

from __future__ import annotations

from pathlib import Path


def program_text() -> str:
    """Return the text of the program, as a ConfigMap ships it."""
    return (Path(__file__).parent / "program.py").read_text(encoding="utf-8")
