"""The commit that a figure was taken at, and how much of the measured code has changed since."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

MEASURED = (
    "constructs_lib",
    # Generated, or data.
    ":(exclude)constructs_lib/_imports",
    ":(exclude)constructs_lib/*.json",
)
"""The code that every section measures, as git takes paths."""

MOST_CHANGED = 0.25
"""A figure whose code has changed by more than this share of its lines has to be taken anew."""

NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The empty tree, which every repository of git knows."""

_STAMP = re.compile(r"^## (.+)\n\n`[^`\n]+`, at commit `([0-9a-f]+)(?:-dirty)?`$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with figures in it.

    Attributes:
        folder: Its work tree.
    """

    folder: Path = ROOT

    def commit(self) -> str:
        """Return the checked-out commit, with ``-dirty`` if measured files differ from it."""
        commit = self._git("rev-parse", "--short=12", "HEAD") or ""
        same = self._git("diff", "--quiet", "HEAD", "--", *MEASURED) is not None
        return commit if same or not commit else f"{commit}-dirty"

    def knows(self, commit: str) -> bool:
        """Return whether git is here and has a commit; a shallow clone lacks most."""
        return self._git("cat-file", "-e", f"{commit}^{{commit}}") is not None

    def changed_share(self, commit: str) -> float:
        """Return what share of the measured lines has changed since a commit.

        A file that was only moved has not changed.
        """
        lines, _ = self._counts(NOTHING, commit)
        added, removed = self._counts(commit)
        return max(added, removed) / max(lines, 1)

    def _counts(self, *commits: str) -> tuple[int, int]:
        answer = self._git("diff", "--find-renames", "--numstat", *commits, "--", *MEASURED) or ""
        found = [line.split("\t")[:2] for line in answer.splitlines()]
        numbers = [(int(added), int(removed)) for added, removed in found if added != "-"]
        return sum(added for added, _ in numbers), sum(removed for _, removed in numbers)

    def _git(self, *arguments: str) -> str | None:
        if shutil.which("git") is None:
            return None
        finished = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, text=True, check=False
        )
        return None if finished.returncode else finished.stdout.strip()


def stamps(report: str) -> dict[str, str]:
    """Return the commit that each section of a report names, by title."""
    return dict(_STAMP.findall(report))
