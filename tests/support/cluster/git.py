"""The git repository that Argo CD looks at: bare, on disk, and gone when a test says so."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

BRANCH = "main"


class GitRepository:
    """A bare repository, and the checkout that commits to it."""

    def __init__(self, workdir: Path, *, announce: Callable[[], None]) -> None:
        """Make it empty; *announce* is called after each push, as a hosting calls a webhook."""
        self._announce = announce
        self.path = workdir / "platform.git"
        self._hidden = workdir / "platform.git.unreachable"
        self._checkout = workdir / "checkout"
        workdir.mkdir(parents=True, exist_ok=True)
        _git("init", "--quiet", "--bare", f"--initial-branch={BRANCH}", str(self.path))
        _git("init", "--quiet", f"--initial-branch={BRANCH}", str(self._checkout))
        _git("remote", "add", "origin", str(self.path), folder=self._checkout)

    @property
    def url(self) -> str:
        """What Argo CD is told."""
        return self.path.as_uri()

    def commit(self, folder: Path, *, to: str = "dist", message: str = "make synth") -> str:
        """Replace a folder of the repository by this one, push, and return the revision."""
        shutil.rmtree(self._checkout / to, ignore_errors=True)
        shutil.copytree(folder, self._checkout / to)
        return self._push(message)

    def write(self, files: dict[str, str], *, message: str = "change files") -> str:
        """Write files by their paths, push, and return the revision."""
        for path, text in files.items():
            file = self._checkout / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return self._push(message)

    def remove(self, path: str, *, message: str = "remove") -> str:
        """Remove a file or a folder, push, and return the revision."""
        _git("rm", "-r", "--quiet", path, folder=self._checkout)
        return self._push(message)

    def promote(self, branch: str) -> None:
        """Let another branch have what the first one has."""
        _git("push", "--quiet", "origin", f"{BRANCH}:refs/heads/{branch}", folder=self._checkout)
        self._announce()

    def hide(self) -> None:
        """Make the repository unreachable."""
        self.path.rename(self._hidden)

    def show(self) -> None:
        """Make it reachable again."""
        self._hidden.rename(self.path)

    @contextmanager
    def unreachable(self) -> Generator[None]:
        """Keep the repository unreachable for a while."""
        self.hide()
        try:
            yield
        finally:
            self.show()

    def _push(self, message: str) -> str:
        _git("add", "--all", folder=self._checkout)
        _git("commit", "--quiet", "--allow-empty", f"--message={message}", folder=self._checkout)
        _git("push", "--quiet", "origin", BRANCH, folder=self._checkout)
        self._announce()
        return _git("rev-parse", "HEAD", folder=self._checkout)


def _git(*arguments: str, folder: Path | None = None) -> str:
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        nobody |= {f"GIT_{role}_NAME": "bench", f"GIT_{role}_EMAIL": "bench@example.com"}
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=os.environ | nobody,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
