"""The restarter's schedule, by the word of the real CronJob controller."""

from __future__ import annotations

from pathlib import Path

import yaml

from ..support.cluster.bench import Bench
from ..support.cluster.build import program
from ..support.cluster.kubectl import Kubectl
from ..support.cluster.kubelet import Kubelet
from ..support.cluster.scenario import Scenario
from ..support.cluster.waiting import stays_true, wait_until

NAMESPACE = "linkerd"
NAME = "linkerd-restarter"


def test_two_runs_never_overlap(bench: Bench, tmp_path: Path) -> None:
    """Without cert-manager a run waits, and the next minute starts no other."""
    scenario = Scenario(bench, tmp_path)
    scenario.charts.start()
    scenario.write_dist()
    scenario.charts.stop()
    kubelet = Kubelet(bench.kubectl.kubeconfig, tmp_path / "kubelet", program("kubectl"))
    kubelet.start()
    bench.create_namespace(NAMESPACE)
    bench.cert_manager.install_crds()
    for certificate in (scenario.dist / NAMESPACE).glob("Certificate.*.yaml"):
        bench.kubectl.apply(certificate)
    for kind in ("ServiceAccount", "Role", "RoleBinding"):
        bench.kubectl.apply(scenario.dist / NAMESPACE / f"{kind}.{NAME}.yaml")
    (config_map,) = (scenario.dist / NAMESPACE).glob(f"ConfigMap.{NAME}-*.yaml")
    bench.kubectl.apply(config_map)
    file = scenario.dist / NAMESPACE / f"CronJob.{NAME}.yaml"
    cron_job = yaml.safe_load(file.read_text("utf-8"))
    cron_job["spec"] |= {"schedule": "* * * * *", "startingDeadlineSeconds": 600}
    bench.kubectl.apply([cron_job])

    wait_until(lambda: active(bench.kubectl), "the first run is active")
    stays_true(lambda: active(bench.kubectl) == 1, "one run at a time", seconds=70)
    assert len(bench.kubectl.list("jobs", NAMESPACE)) == 1, "the next minute has come and gone"
    kubelet.stop()


def active(kubectl: Kubectl) -> int:
    return len(kubectl.get("cronjob", NAME, NAMESPACE)["status"].get("active", ()))
