"""Where Argo CD finds what a synth has written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..kubernetes.manifest import Manifest
from ..kubernetes.option_types import checks_options

_PATTERN = re.compile(r"^!|[\s*?\[\]{}\\]")
"""What makes a pattern of a text in an AppProject's lists, and what no address has."""


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class GitFolder:
    """The folder of a Git repository that holds ``dist``.

    Attributes:
        repository: The repository's address, as Argo CD knows it.
        revision: The branch, tag or commit. Defaults to branch ``main``, in full, which saves Argo
            CD a question to the server.
        path: The folder, from the repository's root. Defaults to ``dist``.

    Raises:
        ValueError: The repository or the revision cannot be one, or the path is not below the
            repository's root.
    """

    repository: str
    revision: str = "refs/heads/main"
    path: str = "dist"

    def __post_init__(self) -> None:
        if not self.repository:
            raise ValueError(
                "'repository' is empty: Argo CD has to read the objects from somewhere"
            )
        if _PATTERN.search(self.repository):
            raise ValueError(
                f"'repository' ({self.repository}) must be an address without spaces and without "
                "the characters of a pattern: the AppProject would allow all that the pattern "
                "matches, or nothing"
            )
        if not self.revision or self.revision != self.revision.strip():
            raise ValueError(
                f"'revision' ({self.revision!r}) must be a branch, a tag or a commit, such as "
                "refs/heads/main, without spaces around it"
            )
        parts = self.path.split("/")
        if not all(parts) or {".", ".."}.intersection(parts) or "\\" in self.path:
            raise ValueError(
                f"'path' ({self.path}) must be a folder below the repository's root, such as dist "
                "or clusters/prod/dist"
            )

    def at(self, revision: str) -> GitFolder:
        """Return the folder as another branch, tag or commit has it.

        Args:
            revision: The branch, tag or commit.

        Raises:
            ValueError: It is empty, or has spaces around it.
        """
        return replace(self, revision=revision)

    def path_of(self, folder: str) -> str:
        """Return the path of a folder of ``dist``."""
        return f"{self.path}/{folder}"

    def source(self, folder: str, *, files: str = "*.yaml") -> Manifest:
        """Return a folder of ``dist``, or those *files* of it, as an Application's source."""
        return {
            "repoURL": self.repository,
            "targetRevision": self.revision,
            "path": self.path_of(folder),
            # Named, so that Argo CD does not look for a Helm chart or a plugin in it.
            "directory": {"include": files},
        }
