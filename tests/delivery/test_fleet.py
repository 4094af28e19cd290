"""``Fleet``: a folder of dist for each class, and nothing that two of them would share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import jsii
import pytest
from cdk8s import Cron
from constructs import IValidation

from constructs_lib import (
    ArgoCdDelivery,
    ClusterClass,
    DestinationCluster,
    Fleet,
    FleetClass,
    GitFolder,
    LinkerdStack,
    MeshNamespaces,
    ThinMarginWarning,
)

GIT = GitFolder(repository="https://git.example.com/mesh.git")


@pytest.fixture
def fleet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fleet:
    monkeypatch.setenv("CDK8S_OUTDIR", str(tmp_path / "dist"))
    return Fleet(git=GIT)


def deliver(fleet: Fleet, label: str, **options: Any) -> FleetClass:
    """Add a class with a mesh; options of the mesh are in ``mesh``."""
    added = fleet.add_class(ClusterClass(name=label, rings=options.pop("rings", ())))
    mesh = LinkerdStack(added.app, "Mesh", **options.pop("mesh", {}))
    ArgoCdDelivery(
        added.app, "Delivery", mesh=mesh, git=added.git, cluster=added.clusters, **options
    )
    return added


def test_a_folder_for_each_class(fleet: Fleet, tmp_path: Path) -> None:
    deliver(fleet, "staging")
    deliver(fleet, "prod", mesh={"viz": False})
    fleet.synth()
    folders = {file.parent.relative_to(tmp_path / "dist") for file in tmp_path.rglob("*.yaml")}
    common = ("argocd", "cert-manager", "linkerd", "linkerd-crds")
    assert {folder.as_posix() for folder in folders} == {
        *(f"staging/{name}" for name in (*common, "linkerd-viz")),
        *(f"prod/{name}" for name in common),
    }
    text = (tmp_path / "dist/prod/argocd/ApplicationSet.mesh-prod.yaml").read_text("utf-8")
    assert "path: dist/prod/linkerd\n" in text


def test_by_default_it_writes_dist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CDK8S_OUTDIR", raising=False)
    assert Fleet(git=GIT).add_class(ClusterClass(name="prod")).app.outdir == "dist/prod"


def test_where_git_has_the_class() -> None:
    git = replace(GIT, path="clusters/dist", revision="refs/heads/next")
    added = Fleet(git=git).add_class(ClusterClass(name="prod"))
    assert added.git == replace(git, path="clusters/dist/prod")


def test_a_class_twice(fleet: Fleet) -> None:
    fleet.add_class(ClusterClass(name="prod"))
    with pytest.raises(ValueError, match=r"\(prod\): the fleet has this class already"):
        fleet.add_class(ClusterClass(name="prod"))


def test_what_is_no_class(fleet: Fleet) -> None:
    with pytest.raises(ValueError, match=r"'clusters' \(prod\) must be a ClusterClass"):
        fleet.add_class("prod")  # type: ignore[arg-type]


def refused(fleet: Fleet, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        fleet.synth()


class TestOneHub:
    def test_one_name_of_two_sets(self, fleet: Fleet) -> None:
        deliver(fleet, "prod", name="mesh")
        deliver(fleet, "staging", name="mesh")
        refused(fleet, "ApplicationSet mesh is made twice in namespace argocd")

    def test_one_name_of_two_projects(self, fleet: Fleet) -> None:
        deliver(fleet, "prod", project="mesh")
        deliver(fleet, "staging", project="mesh")
        refused(fleet, "AppProject mesh is made twice")

    def test_a_ring_that_is_called_as_a_class(self, fleet: Fleet) -> None:
        prod = fleet.add_class(ClusterClass(name="prod", rings=["eu", "us"]))
        mesh = LinkerdStack(prod.app, "Mesh")
        ArgoCdDelivery(prod.app, "D", mesh=mesh, git=prod.git, cluster=prod.clusters.in_ring("eu"))
        deliver(fleet, "prod-eu")
        refused(fleet, "ApplicationSet mesh-prod-eu is made twice")

    def test_two_argo_cds(self, fleet: Fleet) -> None:
        deliver(fleet, "prod", name="mesh", project="mesh")
        deliver(fleet, "staging", name="mesh", project="mesh", namespace="other")
        fleet.synth()

    def test_clusters_of_a_ring_and_of_the_whole_class(self, fleet: Fleet) -> None:
        prod = fleet.add_class(ClusterClass(name="prod", rings=["canary", "rest"]))
        mesh = LinkerdStack(prod.app, "Mesh")
        ArgoCdDelivery(prod.app, "All", mesh=mesh, git=prod.git, cluster=prod.clusters)
        canary = prod.clusters.in_ring("canary")
        with pytest.raises(ValueError, match="mesh-prod-canary choose the same clusters"):
            ArgoCdDelivery(prod.app, "One", mesh=mesh, git=prod.git, cluster=canary)

    @pytest.mark.parametrize(
        "options",
        [
            # Cluster a of the other class, cluster a-linkerd of this one.
            {"mesh": {"namespaces": MeshNamespaces(viz="viz")}},
            {"application_prefix": "mesh-eu-"},
            {"application_suffix": "-linkerd"},
        ],
        ids=["folders", "prefix", "suffix"],
    )
    def test_applications_of_one_name(self, fleet: Fleet, options: dict[str, Any]) -> None:
        deliver(fleet, "staging")
        deliver(fleet, "prod", **options)
        refused(fleet, "both make application mesh-")

    @pytest.mark.parametrize(
        "options",
        [
            {"application_prefix": "prod-"},
            {"application_prefix": "prod-", "application_suffix": "-linkerd"},
            {"mesh": {"namespaces": MeshNamespaces(control_plane="mesh", viz="graphs")}},
        ],
        ids=["prefix", "both", "folders"],
    )
    def test_applications_of_other_names(self, fleet: Fleet, options: dict[str, Any]) -> None:
        deliver(fleet, "staging")
        deliver(fleet, "prod", **options)
        fleet.synth()

    def test_the_owner_is_an_application_too(self, fleet: Fleet) -> None:
        with pytest.raises(
            ValueError, match="both make application mesh-CLUSTER-linkerd and mesh-east"
        ):
            deliver(fleet, "prod", name="mesh-east-linkerd")

    def test_a_class_beside_a_cluster(self, fleet: Fleet) -> None:
        """Cluster ``a`` of the class, and the one cluster with a prefix of its own."""
        deliver(fleet, "prod")
        each = fleet.add_class(ClusterClass(name="one"))
        mesh = LinkerdStack(each.app, "Mesh")
        east = DestinationCluster(name="a")
        ArgoCdDelivery(
            each.app, "D", mesh=mesh, git=each.git, cluster=east, application_prefix="mesh-a-"
        )
        refused(fleet, "both make application mesh-CLUSTER-cert-manager and mesh-a-cert-manager")


class TestWhatIsNotOfTheClass:
    """What one line that was copied from another class would do to running meshes."""

    def test_git_of_another_class(self, fleet: Fleet) -> None:
        staging = deliver(fleet, "staging")
        prod = fleet.add_class(ClusterClass(name="prod"))
        mesh = LinkerdStack(prod.app, "Mesh")
        ArgoCdDelivery(prod.app, "D", mesh=mesh, git=staging.git, cluster=prod.clusters)
        refused(fleet, "'git' of ApplicationSet mesh-prod reads .*dist/staging, and class prod is")

    def test_clusters_of_another_class(self, fleet: Fleet) -> None:
        staging = fleet.add_class(ClusterClass(name="staging"))
        prod = fleet.add_class(ClusterClass(name="prod"))
        mesh = LinkerdStack(prod.app, "Mesh")
        ArgoCdDelivery(prod.app, "D", mesh=mesh, git=prod.git, cluster=staging.clusters)
        refused(fleet, "'cluster' of ApplicationSet mesh-staging is class staging, and its mesh is")

    def test_clusters_that_are_forgotten(self, fleet: Fleet) -> None:
        """The hub would get the mesh, and the class nothing."""
        prod = fleet.add_class(ClusterClass(name="prod"))
        ArgoCdDelivery(prod.app, "D", mesh=LinkerdStack(prod.app, "Mesh"), git=prod.git)
        refused(fleet, "'cluster' of ApplicationSet linkerd-platform is Argo CD's own cluster")

    def test_a_ring_that_is_forgotten(self, fleet: Fleet) -> None:
        prod = fleet.add_class(ClusterClass(name="prod", rings=["canary", "early", "rest"]))
        mesh = LinkerdStack(prod.app, "Mesh")
        for ring in ("canary", "rest"):
            clusters = prod.clusters.in_ring(ring)
            ArgoCdDelivery(prod.app, ring, mesh=mesh, git=prod.git, cluster=clusters)
        refused(fleet, r"'rings' \(early\) of class prod have no ArgoCdDelivery")

    def test_the_mesh_of_another_class(self, fleet: Fleet) -> None:
        """The class's folder would have no mesh."""
        staging = fleet.add_class(ClusterClass(name="staging"))
        prod = fleet.add_class(ClusterClass(name="prod"))
        mesh = LinkerdStack(staging.app, "Mesh")
        ArgoCdDelivery(prod.app, "D", mesh=mesh, git=prod.git, cluster=prod.clusters)
        refused(fleet, "'mesh' of ApplicationSet mesh-prod is not in the 'app' that add_class")

    def test_rings_of_one_branch(self, fleet: Fleet) -> None:
        """All clusters would get a change at once."""
        prod = fleet.add_class(ClusterClass(name="prod", rings=["canary", "rest"]))
        mesh = LinkerdStack(prod.app, "Mesh")
        for ring in ("canary", "rest"):
            clusters = prod.clusters.in_ring(ring)
            ArgoCdDelivery(prod.app, ring, mesh=mesh, git=prod.git, cluster=clusters)
        refused(fleet, "2 rings of class prod has revision refs/heads/main: a change would")

    def test_a_class_that_is_called_as_a_folder(self, fleet: Fleet) -> None:
        """A single cluster's application would find its folder, and none of its objects."""
        deliver(fleet, "linkerd")
        refused(fleet, r"'clusters' \(linkerd\) is called as a folder of a mesh")


def test_two_deliveries_of_one_app(fleet: Fleet) -> None:
    """Told where the second one is made, also without a fleet."""
    added = fleet.add_class(ClusterClass(name="prod", rings=["canary", "rest"]))
    mesh = LinkerdStack(added.app, "Mesh")
    first = added.clusters.in_ring("canary")
    ArgoCdDelivery(added.app, "First", mesh=mesh, git=added.git, cluster=first)
    second = added.clusters.in_ring("rest")
    with pytest.raises(ValueError, match="both make application mesh-CLUSTER-"):
        ArgoCdDelivery(
            added.app,
            "Second",
            mesh=mesh,
            git=added.git,
            cluster=second,
            application_prefix="mesh-x-",
        )


def test_a_mistake_is_told_with_its_class(fleet: Fleet) -> None:
    deliver(fleet, "staging")
    weekly = Cron(minute="0", hour="0", week_day="1")
    deliver(fleet, "prod", mesh={"restart_schedule": weekly})
    with pytest.raises(RuntimeError, match="Validation failed") as raised:
        fleet.synth()
    assert raised.value.__notes__ == ["in class prod"]


@jsii.implements(IValidation)
class Mistake:
    def validate(self) -> list[str]:
        return ["a mistake"]


def test_a_class_that_fails_says_its_warnings_too(fleet: Fleet) -> None:
    """They may name the cause."""
    added = deliver(fleet, "prod", mesh={"restart_schedule": Cron(minute="0", hour="*/18")})
    added.app.node.add_validation(Mistake())
    with (
        pytest.warns(ThinMarginWarning, match="class prod: "),
        pytest.raises(RuntimeError, match="a mistake"),
    ):
        fleet.synth()


def test_a_warning_names_its_class(fleet: Fleet) -> None:
    for label in ("staging", "prod"):
        deliver(fleet, label, mesh={"restart_schedule": Cron(minute="0", hour="*/18")})
    with pytest.warns(ThinMarginWarning) as caught:
        fleet.synth()
    classes = {str(warning.message).partition(":")[0] for warning in caught}
    assert classes == {"class staging", "class prod"}
    assert {warning.filename for warning in caught} == {__file__}
