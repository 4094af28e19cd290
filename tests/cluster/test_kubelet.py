"""The harness's kubelet under real Jobs: what the Job controller makes of what it says."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.build import program
from ..support.cluster.kubectl import condition
from ..support.cluster.kubelet import Kubelet
from ..support.cluster.nodes import ON_KWOK
from ..support.cluster.objects import deployment

NAMESPACE = "jobs"


@pytest.fixture(scope="module")
def kubelet(module_bench: Bench) -> Generator[Kubelet]:
    found = Kubelet(
        module_bench.kubectl.kubeconfig, module_bench.workdir / "kubelet", program("kubectl")
    )
    module_bench.create_namespace(NAMESPACE)
    module_bench.kubectl.wait("serviceaccount", "default", NAMESPACE)
    found.start()
    module_bench.kubectl.wait_ready("node", found.name)
    yield found
    found.stop()


def job(name: str, *commands: str, backoff: int = 0, deadline: int = 60) -> Manifest:
    *inits, last = [
        {"name": f"step-{number}", "image": "example.com/kubectl", "command": command.split()}
        for number, command in enumerate(commands)
    ]
    return {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": {"name": name, "namespace": NAMESPACE},
        "spec": {
            "backoffLimit": backoff,
            "activeDeadlineSeconds": deadline,
            "template": {
                "spec": {"restartPolicy": "Never", "initContainers": inits, "containers": [last]}
            },
        },
    }


def pods_of(bench: Bench, name: str) -> list[Manifest]:
    return bench.kubectl.list("pods", NAMESPACE, selector=f"batch.kubernetes.io/job-name={name}")


def ended(manifest: Manifest) -> str:
    """Return how a Job ended; nothing while it has not."""
    return next((name for name in ("Complete", "Failed") if condition(manifest, name)), "")


def test_job_completes_step_by_step(module_bench: Bench, kubelet: Kubelet) -> None:
    module_bench.kubectl.apply(
        [job("steps", "kubectl version", "kubectl auth whoami", "kubectl version")]
    )
    found = module_bench.kubectl.wait("job", "steps", NAMESPACE, until=ended)
    assert ended(found) == "Complete"
    (pod,) = pods_of(module_bench, "steps")
    assert pod["spec"]["nodeName"] == kubelet.name
    assert pod["status"]["phase"] == "Succeeded"
    who = kubelet.log(NAMESPACE, pod["metadata"]["name"], "step-1")
    assert "system:serviceaccount:jobs:default" in who
    assert pod["metadata"]["name"] in who, "the token is bound to this very pod"


def test_job_has_no_rights_but_its_own(module_bench: Bench, kubelet: Kubelet) -> None:
    module_bench.kubectl.apply([job("curious", "kubectl get secrets", "kubectl version")])
    found = module_bench.kubectl.wait("job", "curious", NAMESPACE, until=ended)
    assert ended(found) == "Failed"
    (pod,) = pods_of(module_bench, "curious")
    name = pod["metadata"]["name"]
    assert "cannot list resource" in kubelet.log(NAMESPACE, name, "step-0")
    assert not kubelet.log(NAMESPACE, name, "step-1")
    assert pod["status"]["phase"] == "Failed"


@pytest.mark.usefixtures("kubelet")
def test_failed_pod_is_tried_again(module_bench: Bench) -> None:
    module_bench.kubectl.apply([job("stubborn", "kubectl get nothing", backoff=1)])
    found = module_bench.kubectl.wait("job", "stubborn", NAMESPACE, until=ended)
    assert condition(found, "Failed")["reason"] == "BackoffLimitExceeded"
    assert len(pods_of(module_bench, "stubborn")) == found["status"]["failed"] == 2


def test_deadline_kills(module_bench: Bench, kubelet: Kubelet) -> None:
    """The Job controller deletes the pod, and then the command ends at once."""
    endless = "kubectl proxy --port=0"
    module_bench.kubectl.apply([job("endless", endless, deadline=3)])
    found = module_bench.kubectl.wait("job", "endless", NAMESPACE, until=ended)
    assert condition(found, "Failed")["reason"] == "DeadlineExceeded"
    (log,) = [text for path, text in kubelet.logs().items() if "/endless-" in path]
    assert "ended with" in log
    assert not pods_of(module_bench, "endless")


def test_deployments_of_the_charts_stay_away(module_bench: Bench, kubelet: Kubelet) -> None:
    web = deployment("web")
    web["spec"]["template"]["spec"] |= ON_KWOK
    module_bench.kubectl.apply([web], namespace=NAMESPACE)
    module_bench.kubectl.wait_rolled_out("web", NAMESPACE)
    pods = module_bench.kubectl.list("pods", NAMESPACE, selector="app=web")
    assert kubelet.name not in {pod["spec"]["nodeName"] for pod in pods}


@pytest.mark.usefixtures("kubelet")
def test_job_survives_a_killed_api_server(module_bench: Bench) -> None:
    module_bench.kubectl.apply([job("patient", "kubectl version", "kubectl version")])
    module_bench.control_plane.api_server.kill()
    module_bench.control_plane.api_server.start()
    module_bench.control_plane.wait_recovered()
    found = module_bench.kubectl.wait("job", "patient", NAMESPACE, until=ended)
    assert ended(found)
