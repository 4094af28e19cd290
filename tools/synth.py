"""Run ``app.py``, keep the previous dist if it fails, and say what changed.

The bare ``cdk8s synth`` empties dist before it runs app.py, so a mistake there would leave nothing.
Here app.py writes beside dist, and dist is replaced when all went well.
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
CLASS = re.compile(r"^in (class \S+)$", re.MULTILINE)
"""A note by which a fleet says of an exception which of its classes it is about."""

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

    Nothing is replaced unless the status is 0. app.py runs in a likeness of the project that has no
    dist yet, so that an App's own outdir, such as ``dist/east``, ends up there too.
    """
    scratch = project / SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    likeness = scratch / "project"
    temporary = scratch / "temporary"
    for folder in (likeness, temporary):
        folder.mkdir(parents=True)
    for entry in project.iterdir():
        if entry.name not in ("dist", SCRATCH):
            (likeness / entry.name).symlink_to(entry)
    environment = {
        **os.environ,
        "CDK8S_OUTDIR": "dist",
        # cdk8s leaves a folder there for every chart that it inflates.
        "TMPDIR": str(temporary),
    }
    finished = subprocess.run(
        [sys.executable, "app.py"],
        cwd=likeness,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    status = finished.returncode
    sys.stderr.write(explain(finished.stderr) if status else finished.stderr)
    fresh = likeness / "dist"
    if status == 0 and not any(fresh.rglob("*.yaml")):
        sys.stderr.write(
            "app.py wrote nothing: it makes no objects, or its App has an 'outdir' that is not "
            "dist or a folder of it\n"
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
        which = "".join(f"{name}: " for name in CLASS.findall(errors))
        return "".join(f"{which}{problem.removeprefix(INVENTORY)}\n" for problem in problems)
    exceptions = EXCEPTION.findall(output)
    if not exceptions:
        return output
    places = [f"app.py, line {line}: " for line in PLACE.findall(output)]
    # A function of app.py's, and who called it: for one class of a fleet, for example.
    return f"{''.join(dict.fromkeys(places))}{exceptions[-1]}\n"


def replace(folder: Path, fresh: Path, previous: Path) -> None:
    """Put *fresh* in the place of *folder*, by renaming alone."""
    if folder.exists():
        folder.rename(previous)
    fresh.rename(folder)


def report(dist: Path) -> list[str]:
    """Return a line per folder of *dist*: how many objects, and what differs from git."""
    changed = changes(dist)
    counts = Counter(file.parent.relative_to(dist).as_posix() for file in dist.rglob("*.yaml"))
    names = sorted({*counts, *(changed or ())})
    width = max(map(len, names), default=0)
    lines: list[str] = []
    for name in names:
        count = counts[name]
        objects = f"{count:>3} {'object' if count == 1 else 'objects'}"
        difference = "" if changed is None else describe(changed.get(name, Counter()))
        lines.append(f"dist/{name:<{width}}  {objects:<11}  {difference}".rstrip())
    return lines


def changes(dist: Path) -> dict[str, Counter[str]] | None:
    """Return per folder how many files git calls new, changed or gone; ``None`` without git."""
    status = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all")
    answer = git(dist.parent, *status, "--", str(dist))
    prefix = git(dist.parent, "rev-parse", "--show-prefix")
    if answer is None or prefix is None:
        return None
    root = Path(prefix.strip(), dist.name)
    found: dict[str, Counter[str]] = {}
    for entry in filter(None, answer.split("\0")):
        # AM was added to the index and changed again since: still new to a reader.
        letter = entry[:2].replace("AM", "A").strip()[-1]
        folder = Path(entry[3:]).parent.relative_to(root).as_posix()
        found.setdefault(folder, Counter())[CHANGES.get(letter, "changed")] += 1
    return found


def git(folder: Path, *arguments: str) -> str | None:
    """Return what git answers; ``None`` without git, or outside of a repository."""
    if shutil.which("git") is None:
        return None
    answer = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    return None if answer.returncode else answer.stdout


def describe(counts: Counter[str]) -> str:
    """Return the counts as a reader would say them."""
    words = [f"{counts[word]} {word}" for word in ("new", "changed", "gone") if counts[word]]
    return ", ".join(words) or "unchanged"


if __name__ == "__main__":
    main()
