"""Run ``app.py``, keep the previous dist if it fails, and say what changed.

The bare ``cdk8s synth`` empties dist before it runs app.py, so a mistake there would leave nothing.
Here app.py writes beside dist, and dist is replaced when all went well.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ".synth"
RECORD = "written.json"
"""In there: what the last synth wrote. A file that is not in it is somebody's."""

INVENTORY = "[mesh-inventory] "
"""The construct that judges relations; what it says begins with the path that matters."""

EXCEPTION = re.compile(r"^(?:\w+\.)*\w+(?:Error|Exception|Interrupt)(?:: .*)?$", re.MULTILINE)
CLASS = re.compile(r"^in (class \S+)$", re.MULTILINE)
"""A note by which a fleet says of an exception which of its classes it is about."""

PLACE = re.compile(r'File ".*\bapp\.py", line (\d+)')

MISSING = re.compile(
    r"ModuleNotFoundError: .*'(cdk8s|constructs|jsii|publication)|FileNotFoundError: .*\bnode'$"
)
DAMAGED = "The installation is damaged: run 'make clean', and the command again"

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
    if (project / "dist").is_symlink():
        sys.stderr.write(
            "dist is a link, and would become a folder: remove the link, and write into the other "
            "folder by an App with an 'outdir'\n"
        )
        return 1
    with (project / "app.py").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            sys.stderr.write("another synth of this project is under way: wait until it ends\n")
            return 1
        return synthesise_alone(project)


def synthesise_alone(project: Path) -> int:
    """Do so while nobody else does."""
    scratch = project / SCRATCH
    written = read_record(project)
    shutil.rmtree(scratch, ignore_errors=True)
    fresh = scratch / "project" / "dist"
    finished = run_app(project, scratch)
    status = finished.returncode
    sys.stderr.write(explain(finished.stderr) if status else finished.stderr)
    if status == 0 and not any(fresh.rglob("*.yaml")):
        sys.stderr.write(
            "app.py wrote nothing: it makes no objects, or its App has an 'outdir' that is not "
            "dist or a folder of it\n"
        )
        status = 1
    stray = stray_files(project, fresh, written) if status == 0 else []
    if stray:
        sys.stderr.write(
            f"dist holds what app.py does not write and git does not know: {', '.join(stray)}. It "
            "would be lost: commit it, or move it elsewhere\n"
        )
        status = 1
    if status == 0:
        written = fingerprints(fresh)
        replace(project / "dist", fresh, scratch / "previous")
    shutil.rmtree(scratch, ignore_errors=True)
    if written:
        scratch.mkdir()
        (scratch / RECORD).write_text(json.dumps(written, indent=0), "utf-8")
    return status


def run_app(project: Path, scratch: Path) -> subprocess.CompletedProcess[str]:
    """Run app.py in a likeness of the project in *scratch*, which has no dist yet."""
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
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=likeness,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def read_record(project: Path) -> dict[str, str]:
    """Return the fingerprints of what the last synth wrote; nothing if that is not known."""
    try:
        text = (project / SCRATCH / RECORD).read_text("utf-8")
        return cast("dict[str, str]", json.loads(text))
    except (OSError, ValueError):
        return {}


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the sha256 of every file below *folder*, by relative path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def stray_files(project: Path, fresh: Path, written: Mapping[str, str]) -> list[str]:
    """Return the files of dist that are in no commit, not in *fresh*, and not of the last synth."""
    dist = project / "dist"
    answer = git(dist, "ls-files", "--others", "-z", "--", ".") if dist.exists() else None
    if answer is None:
        return []
    present = fingerprints(dist)
    return sorted(
        f"dist/{name}"
        for name in filter(None, answer.split("\0"))
        if not (fresh / name).exists() and written.get(name) != present.get(name)
    )


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
    # Without node, jsii ends in another exception, as it has no process to stop.
    missing = next(filter(MISSING.match, exceptions), None)
    if missing:
        return f"{missing}. {DAMAGED}\n"
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
