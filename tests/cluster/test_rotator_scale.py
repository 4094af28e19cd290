"""Passes of the rotator over 5,000 meshed pods, and the check of them."""

from __future__ import annotations

import sys
from base64 import b64decode
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from constructs_lib.program import PACKAGE

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.check import check as check_mesh
from ..support.cluster.figures import Figures
from ..support.cluster.guarded_cluster import Cluster
from ..support.cluster.measured import Measured, measure
from ..support.cluster.mesh import TRUST_ROOTS
from ..support.cluster.nodes import kwok_nodes
from ..support.cluster.re_keying import quickened
from ..support.cluster.rotating import rotating
from ..support.cluster.rotator_runs import NAME, NAMESPACE
from ..support.cluster.waiting import pause, wait_until
from ..support.cluster.workloads import TEAM, deployment, wait_rolled_out
from .conftest import running

PODS, DEPLOYMENTS = 5000, 50
SECONDS, MEGABYTES = 60, 150
CHECK_MEGABYTES = 800
ACCOUNT = f"system:serviceaccount:{NAMESPACE}:{NAME}"
CONTROL_PLANE = 6
AT_ONCE = {
    # So near is its deadline that a run ends after one pass.
    "deadlineSeconds": 1,
    "everySeconds": 1,
    "issuanceSeconds": 1,
    "clockSkewSeconds": 1,
    "kubeletSeconds": 1,
    "marginSeconds": 1,
}
"""Nobody's leaves are at stake here: only how much there is to look at."""
CROWDED = "crowded"

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def bench_of_many(tmp_path_factory: pytest.TempPathFactory) -> Generator[Bench]:
    """A cluster with 5,000 injected pods, all of them before the second anchor came."""
    folder = tmp_path_factory.mktemp("many")
    with running(folder / "bench", audited=ACCOUNT) as bench:
        trust_roots: list[str] = [""]
        cluster = Cluster(bench, folder, trust_roots=lambda: trust_roots[0])
        for name, said in (
            (NAMESPACE, {}),
            ("silent", {}),
            (TEAM, {"linkerd.io/inject": "enabled"}),
        ):
            cluster.namespace(name, said)
        bench.start_certificates()
        bench.kubectl.apply(quickened(rotating(folder / "dist"), **AT_ONCE))
        bench.kubectl.wait("configmap", TRUST_ROOTS, NAMESPACE)
        # The Bundle sorts what it bundles: which of the two comes first there is chance.
        active = bench.kubectl.get("secret", "linkerd-trust-anchor", "cert-manager")
        trust_roots[0] = b64decode(active["data"]["tls.crt"]).decode()
        bench.kubectl.apply(cluster.chart("linkerd-control-plane"))
        wait_rolled_out(bench.kubectl, NAMESPACE, "deployment")
        cluster.install_injector_secret()
        cluster.register()
        cluster.wait_injected()
        bench.kubectl.apply(kwok_nodes(CROWDED))
        bench.kubectl.apply([of_many(number) for number in range(DEPLOYMENTS)])
        wait_until(lambda: all_run(bench), "5,000 pods run", timeout=480, interval=5)
        yield bench
        cluster.mesh.stop()


def of_many(number: int) -> Manifest:
    """Return a Deployment whose pods are bound already: the scheduler binds 50 a second.

    They are all on a node of their own, or no other would find room for the control plane's.
    """
    web = deployment(f"web-{number}", PODS // DEPLOYMENTS, native=number % 2 == 0)
    web["spec"]["template"]["spec"]["nodeName"] = CROWDED
    return web


def all_run(bench: Bench) -> bool:
    deployments = bench.kubectl.list("deployments", TEAM)
    ready = [int(deployment["status"].get("readyReplicas", 0)) for deployment in deployments]
    return sum(ready) == PODS


def test_passes(bench_of_many: Bench, tmp_path: Path, figures: Figures) -> None:
    """Till the one that restarts the first workloads: it has judged every pod."""
    bench = bench_of_many
    passes: list[Measured] = []
    asked: list[list[Manifest]] = []
    while not (passes and "restart Deployment team/" in passes[-1].output):
        assert len(passes) < 30, passes[-1].output
        before = len(bench.control_plane.audit()) if passes else 0
        passes.append(one_pass(bench, tmp_path))
        asked.append(bench.control_plane.audit()[before:])
        assert passes[-1].code == 0, passes[-1].output
        pause(2)
    figures.add("passes till the first workloads are restarted", len(passes), "passes")
    figures.add("a pass over 5,000 meshed pods, the longest", max(each.seconds for each in passes))
    figures.add("its memory, the highest", max(each.megabytes for each in passes), "MB")
    figures.add("its requests to the API server, the most", max(map(len, asked)), "requests")
    assert max(each.seconds for each in passes) < SECONDS
    assert max(each.megabytes for each in passes) < MEGABYTES
    last = passes[-1].output
    assert f"meshedPods: {PODS + CONTROL_PLANE}" in last
    assert f"podsLackingAnAnchor: {PODS}\n" in last
    assert last.count("does: restart Deployment team/") == 3, "as many as the option says"
    for requests in asked:
        check(requests)


def test_the_check_names_whose_pods_lack_an_anchor(
    bench_of_many: Bench, tmp_path: Path, figures: Figures
) -> None:
    """Its time is a figure of the benchmarks, and no test depends on it."""
    run = check_mesh(bench_of_many.kubectl, tmp_path / "check")
    figures.add("the check of 5,000 meshed pods", run.measured.seconds)
    figures.add("its memory, the highest", run.measured.megabytes, "MB")
    assert run.of("unknown") == [], run.measured.output
    (late,) = run.answers("PodsLackNextAnchor")
    assert late["sentence"].startswith(f"{PODS} proxies lack an anchor")
    assert f"and {DEPLOYMENTS - 5} more" in late["subject"]
    assert run.measured.megabytes < CHECK_MEGABYTES


def check(asked: list[Manifest]) -> None:
    """Nothing is refused, all lists are paged, and only pods are so many as to need pages."""
    # What is not here, as Argo Rollouts, the rotator finds out by asking.
    refused = [each for each in asked if each["responseStatus"]["code"] not in (200, 201, 404)]
    assert not refused
    lists = [urlsplit(str(each["requestURI"])) for each in asked if each["verb"] == "list"]
    assert all(parse_qs(each.query)["limit"] == ["500"] for each in lists)
    pages = Counter(each.path for each in lists)
    once = PODS // 500 + 1
    # Who is to act looks again, and at pods whose label is gone.
    assert pages["/api/v1/pods"] in (once, 2 * once + 1)
    assert all(count <= 2 for path, count in pages.items() if path != "/api/v1/pods"), pages
    assert len(asked) < 2 * PODS // 500 + 40


def one_pass(bench: Bench, folder: Path) -> Measured:
    """Run the program as its pod does, with its own token."""
    kubectl = bench.kubectl
    (program,) = [
        config_map
        for config_map in kubectl.list("configmaps", NAMESPACE)
        if config_map["metadata"]["name"].startswith(f"{NAME}-")
    ]
    (folder / PACKAGE).mkdir(exist_ok=True)
    for name, text in program["data"].items():
        (folder / PACKAGE / name).write_text(text, "utf-8")
    token = kubectl("create", "token", NAME, "--namespace", NAMESPACE).strip()
    (folder / "token").write_text(token, "utf-8")
    (folder / "ca.crt").write_text(bench.control_plane.ca_file.read_text("utf-8"), "utf-8")
    environment = {
        "KUBERNETES_SERVICE_HOST": "127.0.0.1",
        "KUBERNETES_SERVICE_PORT": str(bench.control_plane.port),
        "SERVICE_ACCOUNT": str(folder),
        "PYTHONPATH": str(folder),
    }
    python = Path(sys.base_prefix) / "bin" / "python3"
    return measure([python, "-B", "-m", PACKAGE, "run"], environment, folder / "log")
