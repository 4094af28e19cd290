"""Where Argo CD finds what a synth has written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..kubernetes.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class GitFolder:
    """The folder of a Git repository that holds ``dist``.

    Attributes:
        repository: The repository's address, as Argo CD knows it.
        revision: The branch, tag or commit. Defaults to branch ``main``, in full, which saves Argo
            CD a question to the server.
        path: The folder, from the repository's root. Defaults to ``dist``.

    Raises:
        ValueError: The repository is empty, or the path is not below the repository's root.
    """

    repository: str
    revision: str = "refs/heads/main"
    path: str = "dist"

    def __post_init__(self) -> None:
        if not self.repository:
            raise ValueError(
                "'repository' is empty: Argo CD has to read the objects from somewhere"
            )
        parts = self.path.split("/")
        if not all(parts) or {".", ".."}.intersection(parts):
            raise ValueError(
                f"'path' ({self.path}) must be a folder below the repository's root, such as dist "
                "or clusters/prod/dist"
            )

    def at(self, revision: str) -> GitFolder:
        """Return the folder as another branch, tag or commit has it."""
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
