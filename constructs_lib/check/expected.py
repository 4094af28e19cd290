"""What an app says of a cluster. Only the check against an app loads this, and cdk8s."""

from __future__ import annotations

from pathlib import Path

from ..mesh.linkerd_stack import LinkerdStack
from ..plan.loading import AppError, apps_of
from ..program.objects import Key
from ..tree.inventory import Inventory
from .mesh import Expected, NoMeshError


def expected_of(file: Path, namespace: str) -> Expected:
    """Run an app, and return what it says of the mesh in a namespace, or of its only one.

    Raises:
        NoMeshError: The app fails, or makes no such mesh.
    """
    try:
        constructs = [each for app in apps_of(file) for each in app.node.find_all()]
    except AppError as error:
        raise NoMeshError(str(error)) from error
    stacks = {
        each.chain.mesh_namespace: each for each in constructs if isinstance(each, LinkerdStack)
    }
    names = [namespace] if namespace else [*stacks]
    if len(names) != 1 or names[0] not in stacks:
        raise NoMeshError(
            f"{file} has LinkerdStacks for the control planes {', '.join(stacks) or '(none)'}: "
            "name the one to check with --namespace"
        )
    stack = stacks[names[0]]
    fetched = stack.helm_releases.values() if stack.fetches_charts else ()
    return Expected(
        namespace=stack.chain.mesh_namespace,
        objects=frozenset(
            Key(each.kind, each.namespace, each.name) for each in Inventory.of(stack).objects
        ),
        charts={chart.name: chart.version for charts in fetched for chart in charts},
    )
