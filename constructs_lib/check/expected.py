"""What an app says of a cluster. Only the check against an app loads this, and cdk8s."""

from __future__ import annotations

from pathlib import Path

from ..alerts.limits import certificate_limits
from ..alerts.watched import WatchedMesh
from ..mesh.linkerd_stack import LinkerdStack
from ..plan.loading import AppError, apps_of
from ..program.objects import Key
from ..tree.inventory import Inventory
from .mesh import Expected, NoMeshError


def expected_of(file: Path, namespace: str, class_name: str) -> Expected:
    """Run an app, and return what it says of one of its meshes, or of the only one.

    Raises:
        NoMeshError: The app fails, or makes no such mesh, or several.
    """
    try:
        apps = apps_of(file)
    except AppError as error:
        raise NoMeshError(str(error)) from error
    # A class of a fleet has an App of its own, and its name is that of its folder. Whether a single
    # App is a fleet's cannot be seen, and so whoever names its class is believed.
    meshes = [
        (name if len(apps) > 1 or name == class_name else "", each)
        for app, name in ((app, Path(app.outdir).name) for app in apps)
        for each in app.node.find_all()
        if isinstance(each, LinkerdStack)
    ]
    chosen = [
        (name, each)
        for name, each in meshes
        if class_name in ("", name) and namespace in ("", each.chain.mesh_namespace)
    ]
    if len(chosen) != 1:
        titles = [f"{each.chain.mesh_namespace} (class {name or '-'})" for name, each in meshes]
        raise NoMeshError(
            f"{file} has LinkerdStacks for the control planes {', '.join(titles) or '(none)'}: "
            "name the one to check with --namespace, and its class with --class"
        )
    ((name, stack),) = chosen
    return _expected(name, stack)


def _expected(class_name: str, stack: LinkerdStack) -> Expected:
    fetched = stack.helm_releases.values() if stack.fetches_charts else ()
    # Argo CD's own objects may be in another cluster, and another mesh has folders of its own.
    folders = {id(chart) for chart in stack.charts.values()}
    limits = certificate_limits(WatchedMesh.of(stack))
    return Expected(
        namespace=stack.chain.mesh_namespace,
        namespaces=frozenset(stack.helm_releases),
        class_name=class_name,
        objects=frozenset(
            Key(each.kind, each.namespace, each.name)
            for each in Inventory.of(stack).objects
            if not folders or id(each.chart) in folders
        ),
        charts={chart.name: chart.version for charts in fetched for chart in charts},
        replaced={
            Key("Certificate", limit.namespace, name): limit.replaced_seconds + limit.retry_seconds
            for limit, names in limits.items()
            for name in names
        },
    )
