"""Run ``cdk8s synth``, keep the previous dist if it fails, and say what changed.

The bare command empties dist before it runs app.py, so a mistake there would leave nothing. Here it
writes beside dist, and dist is replaced when all went well.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ".synth"

INVENTORY = "[mesh-inventory] "
"""The construct that judges relations; what it says begins with the path that matters."""

EXCEPTION = re.compile(r"^(?:\w+\.)*\w+(?:Error|Exception|Interrupt)(?:: .*)?$", re.MULTILINE)
PLACE = re.compile(r'File ".*\bapp\.py", line (\d+)')

CHANGES = {"A": "new", "?": "new", "M": "changed", "D": "gone"}
"""What a git status letter means to a reader."""


def main() -> None:
    """Synthesise the project that this file belongs to."""
    status = synthesise(ROOT)
    if status:
        print("dist is as it was", file=sys.stderr)
        sys.exit(status)
    for line in report(ROOT / "dist"):
        print(line)


def synthesise(project: Path) -> int:
    """Replace the project's dist by what app.py writes; return the exit status.

    Nothing is replaced unless the status is 0.
    """
    scratch = project / SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    fresh = scratch / "dist"
    temporary = scratch / "temporary"
    temporary.mkdir(parents=True)
    command = [
        str(ROOT / "node_modules" / ".bin" / "cdk8s"),
        "synth",
        "--check-upgrade=false",
        "--output",
        str(fresh),
    ]
    finished = subprocess.run(
        command,
        cwd=project,
        # cdk8s leaves a folder there for every chart that it inflates.
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    status = finished.returncode
    sys.stderr.write(explain(finished.stderr) if status else finished.stderr)
    if status == 0 and not any(fresh.rglob("*.yaml")):
        sys.stderr.write(
            "app.py wrote nothing: it makes no objects, or its App has an 'outdir', which must be "
            "left to CDK8S_OUTDIR\n"
        )
        status = 1
    if status == 0:
        replace(project / "dist", fresh, scratch / "previous")
    shutil.rmtree(scratch, ignore_errors=True)
    return status


def explain(output: str) -> str:
    """Return what a failed app says of its problems, without the stacks of Python and Node.

    What is neither a list of validation errors nor an exception of Python's is returned whole.
    ``python app.py`` shows everything.
    """
    _, found, errors = output.rpartition("Validation failed with the following errors:\n")
    if found:
        problems = [line.strip() for line in errors.splitlines() if line.startswith("  [")]
        return "".join(f"{problem.removeprefix(INVENTORY)}\n" for problem in problems)
    exceptions = EXCEPTION.findall(output)
    if not exceptions:
        return output
    places = [f"app.py, line {line}: " for line in PLACE.findall(output)]
    return f"{''.join(places[-1:])}{exceptions[-1]}\n"


def replace(folder: Path, fresh: Path, previous: Path) -> None:
    """Put *fresh* in the place of *folder*, by renaming alone."""
    if folder.exists():
        folder.rename(previous)
    fresh.rename(folder)


def report(dist: Path) -> list[str]:
    """Return a line per folder of *dist*: how many objects, and what differs from git."""
    changed = changes(dist)
    folders = {folder.name for folder in dist.iterdir() if folder.is_dir()}
    names: list[str] = sorted(folders.union(changed or ()))
    width = max(map(len, names), default=0)
    lines: list[str] = []
    for name in names:
        count = len(list((dist / name).glob("*.yaml")))
        objects = f"{count:>3} {'object' if count == 1 else 'objects'}"
        told = "" if changed is None else describe(changed.get(name, Counter()))
        lines.append(f"dist/{name:<{width}}  {objects:<11}  {told}".rstrip())
    return lines


def changes(dist: Path) -> dict[str, Counter[str]] | None:
    """Return per folder how many files git calls new, changed or gone; ``None`` without git."""
    command = ["git", "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--"]
    if shutil.which("git") is None:
        return None
    answer = subprocess.run(
        [*command, str(dist)],
        cwd=dist.parent,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        return None
    found: dict[str, Counter[str]] = {}
    for entry in filter(None, answer.stdout.split("\0")):
        # AM was added to the index and changed again since: still new to a reader.
        letter, path = entry[:2].replace("AM", "A").strip()[-1], Path(entry[3:])
        found.setdefault(path.parent.name, Counter())[CHANGES.get(letter, "changed")] += 1
    return found


def describe(counts: Counter[str]) -> str:
    """Return the counts as a reader would say them."""
    words = [f"{counts[word]} {word}" for word in ("new", "changed", "gone") if counts[word]]
    return ", ".join(words) or "unchanged"


if __name__ == "__main__":
    main()
