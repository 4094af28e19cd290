"""A fleet: classes of clusters that one Argo CD deploys, each with a folder of dist."""

from __future__ import annotations

import os
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cdk8s import App, YamlOutputType

from ..kubernetes.option_types import checks_types
from ..tree.inventory import Inventory
from .cluster_class import ClusterClass
from .deliveries import Deliveries, Delivery, problems
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

    @checks_types
    def __init__(self, *, git: GitFolder) -> None:
        """Make a fleet without classes.

        Args:
            git: Where Argo CD finds dist, with a folder for each class.
        """
        self._git = git
        self._classes: dict[str, FleetClass] = {}

    @checks_types
    def add_class(self, clusters: ClusterClass) -> FleetClass:
        """Return the App and the folder of a new class.

        Args:
            clusters: The class as a whole. Its name is also that of its folder.

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
            ValueError: Two classes would take something from each other, or a cluster would get
                what is not of its class, or nothing.
            RuntimeError: What a class holds is invalid. A note says which class it is.
        """
        deliveries = {
            name: Inventory.of(each.app).facts(Deliveries).known
            for name, each in self._classes.items()
        }
        found = [
            *problems([delivery for known in deliveries.values() for delivery in known]),
            *(
                problem
                for name, each in self._classes.items()
                for problem in _mismatches(each, deliveries[name])
            ),
            *self._misleading_names(),
        ]
        if found:
            raise ValueError("; ".join(found))
        for name, each in self._classes.items():
            caught: list[warnings.WarningMessage] = []
            try:
                with warnings.catch_warnings(record=True) as caught:
                    each.app.synth()
            except RuntimeError as error:
                error.add_note(f"in class {name}")
                raise
            finally:
                for warning in caught:
                    sentence = f"class {name}: {warning.message}"
                    warnings.warn(sentence, warning.category, stacklevel=2)

    def _misleading_names(self) -> Iterator[str]:
        folders = {chart.node.id for each in self._classes.values() for chart in each.app.charts}
        for name in folders.intersection(self._classes):
            yield (
                f"'clusters' ({name}) is called as a folder of a mesh: an application of a mesh "
                f"without classes, which may be there from before, would find {name} in dist "
                "without its objects, and remove them: give the class another name"
            )


def _mismatches(fleet_class: FleetClass, deliveries: Sequence[Delivery]) -> Iterator[str]:
    """Yield a sentence for each delivery that is not the class's, and each ring without one."""
    clusters = fleet_class.clusters
    for delivery in deliveries:
        if delivery.git.path != fleet_class.git.path:
            yield (
                f"'git' of ApplicationSet {delivery.name} reads {delivery.git.path}, and class "
                f"{clusters.name} is written to {fleet_class.git.path}: use the 'git' that "
                "add_class returned for this class"
            )
        if delivery.root is not fleet_class.app:
            yield (
                f"'mesh' of ApplicationSet {delivery.name} is not in the 'app' that add_class "
                f"returned for class {clusters.name}, so its folder would have no mesh: make a "
                "LinkerdStack there"
            )
        other = "Argo CD's own cluster" if delivery.cluster.is_own else ""
        if delivery.clusters and delivery.clusters.name != clusters.name:
            other = f"class {delivery.clusters.name}"
        if other:
            yield (
                f"'cluster' of ApplicationSet {delivery.name} is {other}, and its mesh is that of "
                f"class {clusters.name}: use the 'clusters' that add_class returned for this "
                "class. Argo CD's own cluster gets a mesh as a class, by a Secret, or by an App "
                "that is not the fleet's"
            )
    rings = {delivery.clusters.ring for delivery in deliveries if delivery.clusters}
    missing = set(clusters.rings) - rings
    if missing and rings - {None}:
        yield (
            f"'rings' ({', '.join(sorted(missing))}) of class {clusters.name} have no "
            "ArgoCdDelivery: their clusters would get no mesh, and no change of it. Make one for "
            "each ring with in_ring"
        )
    followed = Counter((each.namespace, each.git.revision) for each in deliveries if each.clusters)
    for (_, revision), count in followed.items():
        if count > 1:
            yield (
                f"'git' of {count} rings of class {clusters.name} has revision {revision}: a "
                "change would reach them at once. Give each ring a branch of its own, with 'git.at'"
            )
