"""What the prover counts in the orders that others use, or it would prove nothing by counting 0.

The mesh, its workloads and its kubelets' delays are the same in all of them. What differs is the
order of the steps; each ends when every pod has been restarted.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.identity import Issuance
from ..support.cluster.model_cluster import ANCHOR, ISSUER, ModelCluster, modelled
from ..support.cluster.model_mesh import NAMESPACE
from ..support.cluster.one_anchor import one_anchor
from ..support.cluster.waiting import pause
from ..support.cluster.workloads import TEAM, restart

LEAVES = Issuance.short(30)
SEED = 7
DOCUMENTED = one_anchor(keeps_previous=True)
ARTICLES = one_anchor(keeps_previous=False)


@pytest.mark.soak
def test_documented_order_with_nothing_in_between(
    bench: Bench, tmp_path: Path, figures: Figures
) -> None:
    """Not an order that fails: by this one the prover's zero is known to be reachable."""
    with modelled(bench, tmp_path, DOCUMENTED, seed=SEED, issuance=LEAVES) as cluster:
        publish_next_anchor(cluster)
        restart(cluster.kubectl, NAMESPACE)
        restart(cluster.kubectl, TEAM)
        cluster.renew(ISSUER, NAMESPACE)
        cluster.wait_seen()
        restart(cluster.kubectl, NAMESPACE)
        restart(cluster.kubectl, TEAM)
        failed, seconds = counted(cluster, figures, "the documented order, undisturbed")
        assert failed == 0, cluster.mesh.prover.report()
        assert seconds == 0, cluster.mesh.prover.report()


@pytest.mark.soak
def test_documented_order_with_an_automatic_renewal_in_between(
    bench: Bench, tmp_path: Path, figures: Figures
) -> None:
    """The issuer has a timer of its own, which knows nothing of what is going on."""
    with modelled(bench, tmp_path, DOCUMENTED, seed=SEED, issuance=LEAVES) as cluster:
        publish_next_anchor(cluster)
        restart(cluster.kubectl, NAMESPACE)
        cluster.renew(ISSUER, NAMESPACE)
        cluster.wait_seen()
        restart(cluster.kubectl, TEAM)
        failed, _ = counted(cluster, figures, "the documented order, issuer renewed in between")
        assert failed > 0


def test_issuer_before_the_data_plane(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    """linkerd-trust-rotator.operators.infra 0.1.1, and the job of "Hands off" (2025-10)."""
    with modelled(bench, tmp_path, DOCUMENTED, seed=SEED, issuance=LEAVES) as cluster:
        publish_next_anchor(cluster)
        cluster.renew(ISSUER, NAMESPACE)
        cluster.wait_seen()
        restart(cluster.kubectl, NAMESPACE)
        restart(cluster.kubectl, TEAM)
        failed, _ = counted(cluster, figures, "the issuer before the data plane")
        assert failed > 0


@pytest.mark.soak
def test_articles_restarter_with_an_anchor_that_changes_its_key(
    bench: Bench, tmp_path: Path, figures: Figures
) -> None:
    """Nothing restarts the data plane, so that this goes on until somebody does."""
    with modelled(bench, tmp_path, ARTICLES, seed=SEED, issuance=LEAVES) as cluster:
        roots = cluster.wait_trust_roots(1)
        cluster.mesh.begin_anew()
        cluster.renew(ANCHOR, "cert-manager")
        cluster.wait_trust_roots(1, other_than=roots)
        cluster.wait_seen()  # The anchor has a timer of its own, hours from the restarter's.
        cluster.renew(ISSUER, NAMESPACE)
        restart(cluster.kubectl, NAMESPACE, "deployment")
        pause(2 * LEAVES.lifetime.total_seconds())
        failed, seconds = counted(cluster, figures, "the article's restarter, anchor of a new key")
        assert failed > 0
        assert seconds > 0, "proxies that reach no identity have no leaf after the end of theirs"


def publish_next_anchor(cluster: ModelCluster) -> None:
    """Give the anchor a new key, and let the trust roots have the old one and the new one."""
    pause(5)
    prover = cluster.mesh.begin_anew()
    pause(5)
    assert prover.pairs > 1000
    assert (prover.failed, prover.pod_seconds) == (0, 0), prover.report()
    cluster.renew(ANCHOR, "cert-manager")
    cluster.wait_trust_roots(2)
    cluster.wait_seen()


def counted(cluster: ModelCluster, figures: Figures, what: str) -> tuple[int, float]:
    """Return, and take note of, the handshakes that failed and the seconds without a leaf."""
    prover = cluster.mesh.prover
    figures.add(f"{what}: pairs of pods that failed", prover.failed, "pairs")
    figures.add(f"{what}: for how long, all pairs together", prover.failed_seconds)
    figures.add(f"{what}: without a valid leaf", prover.pod_seconds, "pod s")
    figures.add(f"{what}: pods", cluster.mesh.size, "pods")
    return prover.failed, prover.pod_seconds
