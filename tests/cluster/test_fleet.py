"""One hub and three clusters, in two classes and two rings: they join, follow, stop and leave.

The tests are steps of one story, because a hub with three clusters takes minutes to bring up.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from constructs_lib import ArgoCdDelivery, ClusterClass, DestinationCluster, Fleet, LinkerdStack

from ..conftest import Manifest
from ..support.cluster.figures import Figures
from ..support.cluster.fleet import Hub, MeshedCluster, hub_of
from ..support.cluster.kubectl import KubectlError
from ..support.cluster.upgrade import at_rest
from ..support.cluster.waiting import stays_true, wait_until

FOLDERS = ("cert-manager", "linkerd-crds", "linkerd", "linkerd-viz")
BRANCHES = {"canary": "refs/heads/main", "rest": "refs/heads/prod"}
PROD = ClusterClass(name="prod", rings=list(BRANCHES), trust_domain="mesh-trust-domain")
ROLLED = ClusterClass(name="rolled", rings=PROD.rings, trust_domain=PROD.trust_domain)
DOCS = Path(__file__).parents[2] / "docs"
TEMPLATE = "{{ .* }}"
"""A value that Argo CD could take for a template of its own."""

STATUS_LIMIT = 1.5 * 2**20
"""Bytes of an object in etcd."""


@dataclass(frozen=True, kw_only=True)
class Composition:
    """What app.py says at a moment of the story."""

    hub: Hub
    replicas: Mapping[str, int] = field(default_factory=lambda: {"prod": 2, "rolled": 2})
    alone: str | None = None
    """A cluster that has a mesh without a class."""

    def __call__(self, fleet: Fleet) -> None:
        self.add_small(fleet, "staging")
        if self.alone:
            self.add_small(fleet, "alone", DestinationCluster(name=self.alone))
        for clusters in (PROD, ROLLED):
            added = fleet.add_class(clusters)
            mesh = LinkerdStack(
                added.app,
                "Mesh",
                release=self.hub.release,
                kubernetes_version="1.34",
                replicas=self.replicas[clusters.name],
                values={"linkerd-viz": {"dashboard": {"enforcedHostRegexp": TEMPLATE}}},
            )
            if clusters is ROLLED:
                ArgoCdDelivery(added.app, "All", mesh=mesh, git=added.git, cluster=clusters)
                continue
            for ring, branch in BRANCHES.items():
                git = added.git.at(branch)
                cluster = clusters.in_ring(ring)
                ArgoCdDelivery(added.app, ring, mesh=mesh, git=git, cluster=cluster)

    def add_small(self, fleet: Fleet, name: str, cluster: DestinationCluster | None = None) -> None:
        """Add a class of small clusters, or one cluster without a class."""
        added = fleet.add_class(ClusterClass(name=name))
        mesh = LinkerdStack(
            added.app,
            "Mesh",
            release=self.hub.release,
            kubernetes_version="1.34",
            viz=False,
            replicas=1,
        )
        ArgoCdDelivery(
            added.app, "Delivery", mesh=mesh, git=added.git, cluster=cluster or added.clusters
        )


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Generator[Hub]:
    """A hub with three clusters, none of which Argo CD knows."""
    with hub_of(tmp_path_factory.mktemp("fleet"), "north", "east", "west") as started:
        started.push(Composition(hub=started))
        started.bench.git.promote("prod")
        yield started


def wait_well(hub: Hub, cluster: MeshedCluster, *folders: str) -> None:
    """Wait until a cluster has its mesh, as far as Argo CD and the cluster itself can say."""
    for folder in folders or FOLDERS:
        name = f"mesh-{cluster.name}-{folder}"
        hub.bench.argo_cd.applications.wait_synced(name, timeout=900)
    for name in ("linkerd-identity-issuer", "linkerd-proxy-injector"):
        cluster.kubectl.wait_ready("certificate", name, "linkerd", timeout=300)


def replicas(cluster: MeshedCluster) -> int:
    """Return how many pods of the control plane the cluster is to have."""
    deployment = cluster.kubectl.get("deployment", "linkerd-destination", "linkerd")
    return int(deployment["spec"]["replicas"])


def test_cold_start(hub: Hub, figures: Figures) -> None:
    """Of a cluster of each class at once, by owners and labels alone."""
    north = hub.clusters["north"]
    east = hub.clusters["east"]
    domain = {"mesh-trust-domain": "east.example.com"}
    hub.kubectl.apply(
        [
            north.secret({"mesh-class": "staging"}),
            east.secret({"mesh-class": "prod", "mesh-ring": "canary"}, domain),
        ]
    )
    with figures.seconds("two clusters: until both have their meshes"):
        hub.apply_owners("staging/argocd", "prod/argocd-canary", "prod/argocd-rest")
        wait_well(hub, north, *FOLDERS[:3])
        wait_well(hub, east)
    names = {each["metadata"]["name"] for each in hub.kubectl.list("applications", "argocd")}
    assert names == {
        *("mesh-staging", "mesh-prod-canary", "mesh-prod-rest"),
        *(f"mesh-north-{folder}" for folder in FOLDERS[:3]),
        *(f"mesh-east-{folder}" for folder in FOLDERS),
    }


def test_values_are_the_clusters_own(hub: Hub) -> None:
    for name, domain in (("north", "cluster.local"), ("east", "east.example.com")):
        config = hub.clusters[name].kubectl.get("configmap", "linkerd-config", "linkerd")
        assert config["data"]["values"].strip() == f"identityTrustDomain: {domain}"
    anchors = [
        hub.clusters[name].kubectl.get("secret", "linkerd-trust-anchor", "cert-manager")["data"]
        for name in ("north", "east")
    ]
    assert anchors[0]["tls.key"] != anchors[1]["tls.key"]


def test_what_looks_like_a_template_reaches_the_chart(hub: Hub) -> None:
    application = hub.kubectl.get("application", "mesh-east-linkerd-viz", "argocd")
    (viz,) = [each for each in application["spec"]["sources"] if "chart" in each]
    assert viz["helm"]["valuesObject"]["dashboard"]["enforcedHostRegexp"] == TEMPLATE


def test_a_cluster_joins_by_its_secret_alone(hub: Hub, figures: Figures) -> None:
    """One without a ring is in the last; one that lacks its annotation is told of."""
    west = hub.clusters["west"]
    hub.kubectl.apply([west.secret({"mesh-class": "prod"})])

    wait_until(lambda: says(hub, "mesh-prod-rest", LACKS), "the set names cluster and annotation")
    assert not hub.bench.argo_cd.applications.find("mesh-west-linkerd")
    with figures.seconds("a cluster that joins: until it has its mesh"):
        hub.kubectl(
            *("annotate", "secret", "cluster-west", "--namespace=argocd"),
            "mesh-trust-domain=west.example.com",
        )
        wait_well(hub, west)
    config = west.kubectl.get("configmap", "linkerd-config", "linkerd")
    assert config["data"]["values"].strip() == "identityTrustDomain: west.example.com"


LACKS = "project west-needs-annotation-mesh-trust-domain-for-mesh-prod-rest which does not"


def says(hub: Hub, application_set: str, message: str) -> bool:
    """Return whether a message is in the status of an ApplicationSet."""
    return message in str(hub.status(application_set).get("conditions"))


def test_a_cluster_that_loses_its_annotation_keeps_what_it_has(hub: Hub) -> None:
    find = partial(hub.kubectl.get, "application", "mesh-west-linkerd", "argocd")
    before = find()["spec"]
    annotate = partial(hub.kubectl, "annotate", "secret", "cluster-west", "--namespace=argocd")
    annotate("mesh-trust-domain-")
    wait_until(lambda: says(hub, "mesh-prod-rest", LACKS), "the set names cluster and annotation")
    assert find()["spec"] == before
    annotate("mesh-trust-domain=west.example.com")
    wait_until(lambda: not says(hub, "mesh-prod-rest", LACKS), "the set is well", timeout=300)
    assert find()["spec"] == before


def test_a_name_that_kubernetes_does_not_take(hub: Hub) -> None:
    """Of a cluster that nobody can reach, and that has no annotation at all; then of two."""
    normal = "arn-aws-eks-eu-west-1-1-cluster-prod-eu"
    names = [f"mesh-{normal}-{folder}" for folder in FOLDERS]
    find = partial(hub.bench.argo_cd.applications.find, names[0])
    create_unreachable(hub, "awkward", "arn:aws:eks:eu-west-1:1:cluster/Prod_EU")
    lacks = f"project {normal}-needs-annotation-mesh-trust-domain"
    wait_until(lambda: says(hub, "mesh-prod-rest", lacks), "the set names it")
    assert not find()
    domain = "mesh-trust-domain=prod.example.com"
    hub.kubectl("annotate", "secret", "awkward", "--namespace=argocd", domain)
    wait_until(find, "it has its applications")
    create_unreachable(hub, "equal", normal)
    twice = f"duplicate name: mesh-{normal}"
    wait_until(lambda: says(hub, "mesh-prod-rest", twice), "two clusters have one name")
    assert find(), "what is there stays"
    hub.kubectl.delete("secret", "awkward", "equal", namespace="argocd")
    hub.kubectl.delete("application", *names, namespace="argocd")
    wait_until(lambda: not says(hub, "mesh-prod-rest", normal), "the set is well", timeout=300)


def create_unreachable(hub: Hub, secret: str, name: str) -> None:
    """Make a cluster of class prod known to Argo CD, at an address where nobody listens."""
    found = hub.clusters["west"].secret({"mesh-class": "prod"})
    found["metadata"] |= {"name": secret, "annotations": None}
    found["stringData"] |= {"name": name, "server": f"https://{secret}.invalid"}
    hub.kubectl("create", "--filename=-", stdin=json.dumps(found))


def test_the_jobs_see_all_applications_settle(hub: Hub) -> None:
    """Each lists what it may change, and no policy refuses what it has to."""
    for name in ("mesh-staging", "mesh-prod-canary", "mesh-prod-rest"):
        hub.kubectl.wait("application", name, "argocd", until=at_rest, timeout=300)
    logs = [text for name, text in hub.kubelet.logs().items() if "settling" in name]
    assert len(logs) >= 3
    assert not [text for text in logs if "refused" in text or "Traceback" in text]


def push(hub: Hub, **changed: int) -> str:
    """Commit other numbers of pods, per class, and return the revision."""
    return hub.push(Composition(hub=hub, replicas={"prod": 2, "rolled": 2} | changed))


def test_a_change_goes_from_ring_to_ring_by_git(hub: Hub, figures: Figures) -> None:
    east = hub.clusters["east"]
    west = hub.clusters["west"]
    commit = push(hub, prod=3)
    with figures.seconds("a change: until the canary has it"):
        hub.refresh("mesh-prod-canary")
        wait_for_canaries(hub, commit)
    assert replicas(east) == 3, "no ring is let on before the canary has what it is to try"
    stays_true(lambda: replicas(west) == 2, "the rest waits for its branch", seconds=10)
    hub.bench.git.promote("prod")
    hub.refresh("mesh-prod-rest")
    wait_until(lambda: replicas(west) == 3, "the rest has three pods", timeout=420)
    assert automated(hub, "mesh-west-linkerd") == {"prune": True, "selfHeal": True}


def wait_for_canaries(hub: Hub, commit: str) -> None:
    """Do what the documentation has CI do before the next ring gets a commit."""
    text = (DOCS / "rings.md").read_text("utf-8")
    commands = re.findall(r"^    kubectl (wait .*)$", text, re.MULTILINE)
    assert commands
    for command in commands:
        hub.kubectl(*shlex.split(command.replace("$commit", commit)), timeout=600)


def automated(hub: Hub, name: str) -> Manifest:
    """Return what Argo CD does by itself with an application, of what is not switched off."""
    policy = hub.kubectl.get("application", name, "argocd")["spec"]["syncPolicy"]
    return {key: value for key, value in policy["automated"].items() if value}


def test_drift_is_healed_in_every_ring(hub: Hub) -> None:
    west = hub.clusters["west"]
    west.kubectl(
        "scale", "deployment", "linkerd-destination", "--namespace=linkerd", "--replicas=1"
    )
    wait_until(lambda: replicas(west) == 3, "Argo CD has healed it", timeout=420)


def test_a_cluster_that_cannot_be_reached_harms_nobody(hub: Hub, figures: Figures) -> None:
    east = hub.clusters["east"]
    west = hub.clusters["west"]
    server = west.bench.control_plane.api_server
    server.kill()
    push(hub, prod=2)
    hub.bench.git.promote("prod")
    hub.refresh("mesh-prod-canary", "mesh-prod-rest")
    wait_until(lambda: replicas(east) == 2, "the other one follows", timeout=420)
    server.start()
    west.bench.control_plane.wait_recovered()
    with figures.seconds("an API server that is back: until it has what it missed"):
        wait_until(lambda: replicas(west) == 2, "it gets what it missed", timeout=600)


def test_clusters_move_to_another_class(hub: Hub) -> None:
    """By their labels, and without their applications; no object is made anew."""
    moved = [hub.clusters[name] for name in ("east", "west")]
    before = [uid(cluster) for cluster in moved]
    hub.apply_owners("rolled/argocd")
    hub.kubectl(
        *("label", "secret", "cluster-east", "cluster-west", "--namespace=argocd"),
        *("mesh-class=rolled", "--overwrite"),
    )
    names = [f"mesh-{cluster.name}-{folder}" for cluster in moved for folder in FOLDERS]
    wait_until(lambda: says(hub, "mesh-rolled", "already owned"), "it takes nothing")
    owners = [hub.kubectl.get("application", name, "argocd") for name in names]
    assert {owner(application) for application in owners} == {"mesh-prod-canary", "mesh-prod-rest"}
    hub.kubectl.delete("application", *names, namespace="argocd")
    hub.kubectl(
        *("annotate", "applicationset", "mesh-rolled", "--namespace=argocd"),
        "argocd.argoproj.io/application-set-refresh=true",
    )
    for cluster in moved:
        wait_well(hub, cluster)
    assert {owner(hub.kubectl.get("application", name, "argocd")) for name in names} == {
        "mesh-rolled"
    }
    assert [uid(cluster) for cluster in moved] == before


def uid(cluster: MeshedCluster) -> list[str]:
    """Return what would differ if the mesh had been made anew."""
    objects = (
        cluster.kubectl.get("deployment", "linkerd-identity", "linkerd"),
        cluster.kubectl.get("certificate", "linkerd-trust-anchor", "cert-manager"),
    )
    return [each["metadata"]["uid"] for each in objects]


def owner(application: Manifest) -> str:
    (reference,) = application["metadata"]["ownerReferences"]
    return str(reference["name"])


def test_a_ring_that_is_not_well_stops_the_next(hub: Hub) -> None:
    """RollingSync: of five pods two find no node, so the canary is never healthy."""
    east = hub.clusters["east"]
    west = hub.clusters["west"]
    push(hub, rolled=5)
    hub.refresh("mesh-rolled")
    wait_until(lambda: replicas(east) == 5, "the canary has what is wrong", timeout=420)
    stays_true(lambda: replicas(west) == 2, "the rest is as it was", seconds=60)
    push(hub, rolled=3)
    hub.refresh("mesh-rolled")
    wait_until(lambda: replicas(east) == 3, "the canary is mended", timeout=420)
    wait_until(lambda: replicas(west) == 3, "and the rest follows", timeout=420)


def test_sizes(hub: Hub, figures: Figures) -> None:
    """At three clusters, and computed for a thousand, of what etcd has a limit for."""
    for name, clusters in (("mesh-staging", 1), ("mesh-rolled", 2)):
        found = hub.kubectl.get("applicationset", name, "argocd")
        status = found["status"]
        figures.add(f"spec of {name}", size(found["spec"]), "bytes")
        figures.add(f"status of {name} with {clusters} of the clusters", size(status), "bytes")
        per_cluster = {
            part: size(status.get(part, [])) / clusters
            for part in ("resources", "applicationStatus")
        }
        for part, each in per_cluster.items():
            figures.add(f"{part} of {name}, computed for 1000 clusters", 1000 * each, "bytes")
        assert size(found["spec"]) < 20_000
        assert 1000 * per_cluster["resources"] < STATUS_LIMIT


def size(value: object) -> int:
    return len(json.dumps(value, separators=(",", ":")))


def test_another_delivery_does_not_take_a_name(hub: Hub) -> None:
    """From another repository, with a class or an ApplicationSet of the same name."""
    source = "delivery.linkerd-gitops/source=https://b dist"
    for kind in ("application", "applicationset"):
        # A patch, because Argo CD writes these objects all the time: a whole one would be old.
        annotate = partial(hub.kubectl, "annotate", kind, "mesh-rolled", "--namespace=argocd")
        with pytest.raises(KubectlError, match=r"is of another delivery, .* dist/rolled"):
            annotate("--overwrite", source)
    hub.kubectl("label", "applicationset", "mesh-rolled", "--namespace=argocd", "team=mesh")


def test_a_cluster_goes_to_other_applications_and_back(hub: Hub) -> None:
    """From a fleet to a delivery of its own: nothing is taken before a person lets it go."""
    north = hub.clusters["north"]
    before = uid(north)
    former = [f"mesh-north-{folder}" for folder in FOLDERS[:3]]
    later = [f"mesh-{folder}" for folder in FOLDERS[:3]]
    hub.push(Composition(hub=hub, replicas={"prod": 2, "rolled": 3}, alone="north"))
    hub.apply_owners("alone/argocd")
    for name in later:
        hub.kubectl.wait("application", name, "argocd", until=is_shared, timeout=300)
    wait_idle(hub, former)
    hub.kubectl("label", "secret", "cluster-north", "--namespace=argocd", "mesh-class-")
    (path,) = re.findall(
        r"--output jsonpath='(.*)' > tracked", (DOCS / "argo_cd_delivery.md").read_text("utf-8")
    )
    find = partial(hub.kubectl, "get", "application", "--namespace=argocd")
    tracked = "".join(find(name, f"--output=jsonpath={path}") for name in former)
    hub.kubectl.delete("application", *former, namespace="argocd")
    let_go(north, tracked)
    for name in later:
        hub.bench.argo_cd.applications.wait_synced(name, timeout=420)
    wait_idle(hub, later)
    hub.kubectl("label", "secret", "cluster-north", "--namespace=argocd", "mesh-class=staging")
    for name in former:
        hub.kubectl.wait("application", name, "argocd", until=is_shared, timeout=300)
    push(hub, rolled=3)
    for kind in ("application", "applicationset"):
        hub.kubectl.delete(kind, "linkerd-platform", namespace="argocd")
    applications = hub.bench.argo_cd.applications
    wait_until(lambda: not any(map(applications.find, later)), "the former ones are gone")
    let_go(north, tracked)
    wait_well(hub, north, *FOLDERS[:3])
    assert uid(north) == before


def wait_idle(hub: Hub, names: list[str]) -> None:
    """Wait until no operation is under way: what its hooks have made is in no list of objects."""
    for name in names:
        hub.kubectl.wait("application", name, "argocd", until=at_rest, timeout=300)


def is_shared(application: Manifest) -> bool:
    return "Shared resource found" in str(application.get("status"))


def let_go(cluster: MeshedCluster, tracked: str) -> None:
    """Take away what says which application has objects."""
    for each in tracked.splitlines():
        cluster.kubectl("annotate", *each.split(), "argocd.argoproj.io/tracking-id-")


def test_a_cluster_leaves_and_keeps_its_mesh(hub: Hub) -> None:
    north = hub.clusters["north"]
    before = uid(north)
    hub.kubectl("label", "secret", "cluster-north", "--namespace=argocd", "mesh-class-")
    names = [f"mesh-north-{folder}" for folder in FOLDERS[:3]]
    hub.kubectl.delete("application", *names, namespace="argocd")
    push(hub, rolled=3)
    hub.refresh("mesh-staging")
    stays_true(
        lambda: not any(map(hub.bench.argo_cd.applications.find, names)),
        "nobody makes its applications again",
        seconds=30,
    )
    hub.kubectl.delete("secret", "cluster-north", namespace="argocd")
    assert uid(north) == before
    north.kubectl("delete", "secret", "linkerd-identity-issuer", "--namespace=linkerd")
    renewed = partial(north.kubectl.find, "secret", "linkerd-identity-issuer", "linkerd")
    wait_until(renewed, "its certificates are issued without Argo CD")
