"""Say how a cluster's mesh is, and until when: ``python -m constructs_lib.check [app.py]``."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from ..program.objects import MALFORMED
from .finding import status
from .rendering import json_text, text
from .rights import cluster_role

if TYPE_CHECKING:
    from .mesh import Expected


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit status."""
    options = _parser().parse_args(arguments)
    if options.rights:
        _print(json.dumps(cluster_role(), indent=2))
        return 0
    try:
        # Only what reads a cluster needs these.
        from .findings import findings
        from .mesh import CheckedMesh, Expected, NoMeshError
        from .proxies import add_proxies
        from .reading import UnreachableError, read
    except ModuleNotFoundError as error:
        needed = f"needs the package {error.name}: install linkerd-gitops[check]"
        print(f"error: the check {needed}", file=sys.stderr)
        return 2
    try:
        if options.app:
            _progress(f"running {options.app}")
        expected = _expected(options) if options.app else Expected()
        snapshot = read(options.kubeconfig, options.context, options.argo_cd, _progress)
        if options.prometheus:
            _progress(f"asking {options.prometheus}")
            add_proxies(snapshot, options.prometheus)
        found = findings(CheckedMesh.of(snapshot, expected, options.namespace))
    except (NoMeshError, UnreachableError, OSError, *MALFORMED) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    _print(json_text(found) if options.json else text(found))
    return status(found)


def _print(answer: str) -> None:
    try:
        print(answer, flush=True)
    except BrokenPipeError:
        # Whoever reads has enough; Python would write once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _expected(options: argparse.Namespace) -> Expected:
    # jsii would end with a traceback of its own.
    if not shutil.which(os.environ.get("JSII_NODE", "node")):
        raise ValueError("an app needs Node on PATH: install it, or check without the app")
    # What the app prints is not what is asked for.
    with redirect_stdout(sys.stderr):
        # It starts Node, and takes longer than all the rest.
        from .expected import expected_of

        return expected_of(options.app, options.namespace, options.class_name)


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        print(line, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m constructs_lib.check",
        description="Say how the mesh of a cluster is, until when it holds, and what to do.",
        epilog="Exit status: 0 if all is well, 1 if somebody has to look, 2 if something could "
        "not be read.",
    )
    parser.add_argument("app", type=Path, nargs="?", help="the app that the cluster is to match")
    parser.add_argument("--kubeconfig", help="default: what kubectl takes")
    parser.add_argument("--context", help="default: the current one")
    parser.add_argument("--namespace", default="", help="the control plane's, if there are several")
    parser.add_argument("--class", dest="class_name", default="", help="the class of a fleet's app")
    parser.add_argument("--argo-cd", metavar="CONTEXT", help="where Argo CD is, if elsewhere")
    parser.add_argument("--prometheus", metavar="URL", help="what knows the proxies' certificates")
    parser.add_argument("--json", action="store_true", help="print JSON for tools")
    parser.add_argument("--rights", action="store_true", help="print the ClusterRole it needs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
