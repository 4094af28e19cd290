"""A fleet: staging tries the current release, production has three replicas and two rings."""

from __future__ import annotations

from constructs_lib import (
    EDGE_26_8_3,
    ArgoCdDelivery,
    ClusterClass,
    Fleet,
    GitFolder,
    LinkerdStack,
)

fleet = Fleet(git=GitFolder(repository="https://git.example.com/platform/mesh.git"))

# The clusters whose Secrets in Argo CD have label mesh-class=staging.
staging = fleet.add_class(ClusterClass(name="staging"))
mesh = LinkerdStack(staging.app, "Mesh", release=EDGE_26_8_3, kubernetes_version="1.34")
ArgoCdDelivery(staging.app, "Delivery", mesh=mesh, git=staging.git, cluster=staging.clusters)

# Those with mesh-class=prod. The ring "canary" follows branch main, and the others branch prod.
prod = fleet.add_class(ClusterClass(name="prod", rings=["canary", "rest"]))
mesh = LinkerdStack(prod.app, "Mesh", kubernetes_version="1.31", replicas=3)
for ring, branch in {"canary": "refs/heads/main", "rest": "refs/heads/prod"}.items():
    ArgoCdDelivery(
        prod.app,
        ring,
        mesh=mesh,
        git=prod.git.at(branch),
        cluster=prod.clusters.in_ring(ring),
    )

fleet.synth()
