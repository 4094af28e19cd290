"""What the deliveries of a construct tree have taken, so that no two fight in a cluster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cdk8s import Chart

from ..tree.placement import Placement


@dataclass(slots=True)
class Deliveries:
    """The applications' names and the owned folders of a tree, each with a construct's path."""

    applications: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    owned: dict[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, place: Placement) -> Deliveries:
        """Return the deliveries of the tree that a construct is placed in."""
        return place.inventory.facts(cls)

    def add(
        self,
        path: str,
        chart: Chart,
        *,
        namespace: str,
        applications: Iterable[str],
        has_owner: bool,
    ) -> None:
        """Add a delivery.

        Raises:
            ValueError: Another one has applications of these names, or owns the folder.
        """
        for application in applications:
            other = self.applications.setdefault((namespace, application), path)
            if other != path:
                raise ValueError(
                    f"'{path}' and '{other}' both make application {application} in namespace "
                    f"{namespace}, and Argo CD lets one of them alone have it: give one of them "
                    "another 'application_prefix' or 'application_suffix'"
                )
        if not has_owner:
            return
        folder = chart.node.path
        owner = self.owned.setdefault(folder, path)
        if owner != path:
            raise ValueError(
                f"'owner_project': folder {folder} is owned already, by the application of "
                f"'{owner}', and two would take its objects from each other without end: set "
                f"owner_project=None for '{path}'"
            )
