"""One full re-key of the trust anchor, with everything going on and the rotator killed."""

from __future__ import annotations

from pathlib import Path

from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.identity import Issuance
from ..support.cluster.model_cluster import modelled
from ..support.cluster.re_keying import CLOCKS, GUARDED, LONE, ReKeying, quickened, unwilling
from ..support.cluster.rotating import rotating
from ..support.cluster.waiting import pause

LEAVES = Issuance.short(CLOCKS["issuanceSeconds"])
SEED, KILLS = 11, 24


def test_one_re_key_breaks_no_handshake(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    ours = quickened(rotating(tmp_path / "dist"))
    with modelled(bench, tmp_path, ours, seed=SEED, issuance=LEAVES, also=unwilling()) as cluster:
        re_keying = ReKeying(cluster.kubectl, tmp_path, seed=SEED, kills=KILLS)
        prover = cluster.mesh.begin_anew()
        re_keying.start()
        try:
            with figures.seconds("a full re-key with kills"):
                re_keying.wait(1, killed=KILLS, timeout=480)
            pause(10)
        finally:
            re_keying.stop()
        print(re_keying.story())
        re_keying.tell(figures, prover, "a re-key")
        assert prover.failed == 0, prover.report()
        assert prover.pod_seconds == 0, prover.report()
        assert re_keying.runs.failed == []
        assert re_keying.held == {GUARDED, LONE}, "it names what is in its way"
