"""A fleet: classes of clusters that one Argo CD deploys, each with a folder of dist."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from cdk8s import App, YamlOutputType

from ..tree.inventory import Inventory
from .cluster_class import ClusterClass
from .deliveries import Deliveries, problems
from .git_folder import GitFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetClass:
    """What is made for a class of clusters, and where.

    Attributes:
        clusters: The clusters.
        app: The App that writes the class's folder of dist.
        git: Where Argo CD finds that folder.
    """

    clusters: ClusterClass
    app: App
    git: GitFolder


class Fleet:
    """The classes of clusters that one Argo CD deploys.

    Each has an App of its own, which writes ``dist/<class>/<namespace>``. Make the class's
    ``LinkerdStack`` and ``ArgoCdDelivery`` in it, and synthesise the fleet.
    """

    def __init__(self, *, git: GitFolder) -> None:
        """Make a fleet without classes.

        Args:
            git: Where Argo CD finds dist, with a folder for each class.
        """
        self._git = git
        self._classes: dict[str, FleetClass] = {}

    def add_class(self, clusters: ClusterClass) -> FleetClass:
        """Return the App and the folder of a new class.

        Raises:
            ValueError: The fleet has the class already.
        """
        name = clusters.name
        if name in self._classes:
            raise ValueError(f"'clusters' ({name}): the fleet has this class already")
        app = App(
            # Where tools.synth, or somebody else, has it written first.
            outdir=str(Path(os.environ.get("CDK8S_OUTDIR", "dist"), name)),
            yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
            output_file_extension=".yaml",
        )
        git = replace(self._git, path=self._git.path_of(name))
        self._classes[name] = FleetClass(clusters=clusters, app=app, git=git)
        return self._classes[name]

    def synth(self) -> None:
        """Write every class.

        Raises:
            ValueError: Two classes would take something from each other.
            RuntimeError: What a class holds is invalid. A note says which class it is.
        """
        deliveries = [
            delivery
            for each in self._classes.values()
            for delivery in Inventory.of(each.app).facts(Deliveries).known
        ]
        found = list(problems(deliveries))
        if found:
            raise ValueError("; ".join(found))
        for name, each in self._classes.items():
            try:
                each.app.synth()
            except RuntimeError as error:
                error.add_note(f"in class {name}")
                raise
