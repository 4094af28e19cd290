"""The folders of a mesh: a chart per namespace, or the chart that the stack is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cdk8s import App, Chart
from constructs import Construct

from ..releases.folders import MeshNamespaces, NamespaceRole
from ..tree.inventory import Inventory
from ..tree.placement import Placement
from ..tree.recorded_object import RecordedObject


@dataclass(frozen=True, slots=True, kw_only=True)
class MeshFolders:
    """Where a stack's objects are written.

    Attributes:
        namespaces: The mesh's namespaces.
        scopes: The construct to make objects under, by the role of their namespace.
        charts: The charts that the stack made, by namespace; none inside somebody's Chart.
    """

    namespaces: MeshNamespaces
    scopes: Mapping[NamespaceRole, Construct]
    charts: Mapping[str, Chart]

    @classmethod
    def of(
        cls, stack: Construct, roles: tuple[NamespaceRole, ...], namespaces: MeshNamespaces
    ) -> MeshFolders:
        """Return the folders of a stack, which are new charts unless it is in a Chart.

        Raises:
            ValueError: There is neither a Chart nor an App above the stack, or a folder of that
                name is there already.
        """
        above = stack.node.scopes
        if any(isinstance(scope, Chart) for scope in above):
            return cls(namespaces=namespaces, scopes=dict.fromkeys(roles, stack), charts={})
        names = [namespaces.of(role) for role in roles]
        charts = _new_charts(stack, above[0], names)
        scopes: dict[NamespaceRole, Construct] = {
            role: charts[name] for role, name in zip(roles, names, strict=True)
        }
        return cls(namespaces=namespaces, scopes=scopes, charts=charts)

    @property
    def objects(self) -> tuple[RecordedObject, ...]:
        """The objects that constructs of the library have recorded in these folders so far."""
        charts = {id(Placement.of(scope).chart) for scope in self.scopes.values()}
        return tuple(
            recorded for recorded in self.inventory.objects if id(recorded.chart) in charts
        )

    @property
    def inventory(self) -> Inventory:
        """The inventory of the tree that the folders are in."""
        return Placement.of(self.scopes["control_plane"]).inventory


def _new_charts(stack: Construct, root: object, names: list[str]) -> dict[str, Chart]:
    if not isinstance(root, App):
        raise ValueError(
            f"'scope' ({stack.node.path.rpartition('/')[0]}) must be an App, or be in a Chart: "
            "nothing else writes the mesh's objects"
        )
    # Each ``.node`` is a question to Node.
    root_node = root.node
    for name in names:
        existing = root_node.try_find_child(name)
        if existing is not None:
            raise ValueError(
                f"'{stack.node.path}' would write into folder {name}, which "
                f"'{existing.node.path}' writes already: give the stack other 'namespaces', or an "
                "App with an 'outdir' of its own"
            )
    inventory = Inventory.of(root)
    return {name: Placement.in_new_chart(root, name, inventory).chart for name in names}
