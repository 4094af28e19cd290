"""Write a platform repository: ``python -m constructs_lib.init FOLDER``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .library_pin import pin_of_file, pin_of_index
from .platform_repository import write_repository


def main() -> None:
    """Write the repository that the command line describes, or say why not."""
    parser = argparse.ArgumentParser(
        prog="linkerd-gitops", description="Write a platform repository for a Linkerd mesh."
    )
    parser.add_argument("folder", type=Path, help="a folder that is empty or not there yet")
    parser.add_argument("--repository", help="the address of the Git repository, as Argo CD has it")
    parser.add_argument(
        "--fleet",
        action="store_true",
        help="for classes of clusters that one Argo CD deploys; by default for its own cluster",
    )
    parser.add_argument(
        "--wheel",
        type=Path,
        help="the library's wheel, to keep in the repository; by default pip's index has it",
    )
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    wheel: Path | None = arguments.wheel
    try:
        pin = pin_of_file(wheel) if wheel else pin_of_index()
        write_repository(folder, pin=pin, repository=arguments.repository, is_fleet=arguments.fleet)
    except ValueError as problem:
        sys.exit(str(problem))
    # Argo CD reads that branch by default, and git may begin with another.
    commands = "git init --initial-branch main, make synth, make test"
    print(f"{folder} is written. Next: cd {folder}, {commands}")


if __name__ == "__main__":
    main()
