"""The gate under Argo CD: a commit that comes too early is refused, and passes when it is safe."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cryptography.exceptions import InvalidSignature

from constructs_lib import ALL_NAMESPACES, STABLE_2_14_10, GitAnchorRotation

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.guarded_cluster import pod
from ..support.cluster.injector import CONTROL_PLANE, PROXY, TRUST_ANCHORS
from ..support.cluster.mesh import TRUST_ROOTS, TRUST_ROOTS_KEY
from ..support.cluster.model_cluster import ANCHOR, ISSUER
from ..support.cluster.re_keying import quickened
from ..support.cluster.rotator_runs import NAME as ROTATOR
from ..support.cluster.scenario import Scenario, staged
from ..support.cluster.upgrade import publish, wait_synced
from ..support.cluster.waiting import stays_true, wait_until
from .test_kubelet import ended

GATE = "linkerd-anchor-gate"
GATED = ("cert-manager", "linkerd")
NEXT, SPARE = "anchor-2027", "anchor-2028"
BEFORE = GitAnchorRotation(anchors=[ANCHOR, NEXT, SPARE], active=ANCHOR, namespaces=ALL_NAMESPACES)
MOVED = GitAnchorRotation(anchors=[ANCHOR, NEXT, SPARE], active=NEXT, namespaces=ALL_NAMESPACES)
RETIRED = GitAnchorRotation(anchors=[NEXT, SPARE], active=NEXT, namespaces=ALL_NAMESPACES)
TOO_EARLY = GitAnchorRotation(anchors=[NEXT, SPARE], active=SPARE, namespaces=ALL_NAMESPACES)

CLOCKS = {"kubeletSeconds": 3, "clockSkewSeconds": 1, "marginSeconds": 1, "issuanceSeconds": 40}
"""On this bench the injector sees the trust roots at once. Leaves live for some attempts."""

LONGEST_PAUSE = "5s"
"""Between Argo CD's attempts; dist's own is a minute."""

WATCHED_SECONDS = 35
LACKING = "lacking"


@pytest.mark.soak
def test_a_move_in_three_commits(bench: Bench, tmp_path: Path, figures: Figures) -> None:
    """Each is committed as early as can be, and nobody helps but by deleting what is named."""
    with staged(bench, tmp_path, anchor_rotation=BEFORE, changed=quicken) as scenario:
        scenario.start_controllers()
        scenario.installation.begin()
        seconds = scenario.installation.wait_well()
        figures.add("a gate in an empty cluster: all Synced and Healthy", seconds)
        for namespace in GATED:
            assert "what Git wants is safe" in wait_said(scenario, namespace, "safe")
        assert run_rotator(scenario, "first")["phase"] == "rest"

        run_lacking_pod(scenario, ANCHOR)
        revision = refuse_early_move(scenario)
        scenario.kubectl.delete("pod", LACKING, namespace="default")
        with figures.seconds("a refused move: after the pod was gone"):
            wait_until(lambda: active(scenario) == NEXT, "the identity issuer is moved")
        wait_synced(scenario, revision, *GATED)
        assert scenario.kubectl.find("role", "linkerd-restarter", "linkerd"), "drift is repaired"
        wait_until(lambda: signed_by(scenario, NEXT), f"{NEXT} signs the identity issuer")

        revision = refuse_early_removal(scenario)
        begin_run(scenario, "second")
        wait_said(scenario, "cert-manager", f"{ANCHOR} cannot be removed: leaves under it end")
        assert status_after(scenario, "second")["phase"] == "rest"
        with figures.seconds("a refused removal: after the run that let the anchor go"):
            wait_until(lambda: anchors(scenario) == {NEXT, SPARE}, "the old anchor is removed")
        wait_synced(scenario, revision, *GATED)
        assert not scenario.kubectl.find("certificate", ANCHOR, "cert-manager")
        assert not scenario.kubectl.find("clusterissuer", ANCHOR)
        assert signed_by(scenario, NEXT)
        scenario.kubectl.wait(
            "configmap", TRUST_ROOTS, "linkerd", until=lambda each: count_of_roots(each) == 2
        )
        let_early_move_through(scenario)


def refuse_early_move(scenario: Scenario) -> str:
    """Commit the move while a pod lacks the anchor, which neither retries nor self-heal write."""
    revision = commit(scenario, MOVED)
    said = wait_said(scenario, "linkerd", "the sync is refused")
    assert f"{NEXT} cannot be made active: Pod default/{LACKING}" in said
    assert "lacks a trust anchor" in said
    # What self-heal would repair, were it not for the commit.
    scenario.kubectl.delete("role", "linkerd-restarter", namespace="linkerd")
    scenario.installation.applications.refresh("linkerd")
    jobs = set[str]()

    def held() -> bool:
        job = scenario.kubectl.find("job", GATE, "linkerd")
        jobs.update([job["metadata"]["uid"]] if job else [])
        return active(scenario) == ANCHOR and signed_by(scenario, ANCHOR)

    stays_true(held, "the identity issuer is not moved", seconds=WATCHED_SECONDS)
    wait_until(lambda: held() and len(jobs) >= 3, "Argo CD tries again, each time with a new Job")
    assert not scenario.kubectl.find("role", "linkerd-restarter", "linkerd"), "nothing else is done"
    return revision


def refuse_early_removal(scenario: Scenario) -> str:
    """Commit the removal before linkerd-identity is known to issue under the next anchor alone."""
    revision = commit(scenario, RETIRED)
    said = wait_said(scenario, "cert-manager", "the sync is refused")
    assert f"{ANCHOR} cannot be removed: linkerd-identity is not known to issue" in said

    def kept() -> bool:
        everything = {ANCHOR, NEXT, SPARE}
        roots = scenario.kubectl.get("configmap", TRUST_ROOTS, "linkerd")
        return (
            anchors(scenario) == everything
            and count_of_roots(roots) == len(everything)
            and scenario.kubectl.find("certificate", ANCHOR, "cert-manager") is not None
        )

    stays_true(kept, "nothing of the old anchor is removed", seconds=WATCHED_SECONDS / 2)
    return revision


def let_early_move_through(scenario: Scenario) -> None:
    """The bench can fail: a gate whose refusal nobody hears lets such a commit through."""
    run_lacking_pod(scenario, NEXT)
    scenario.changed = unheard
    commit(scenario, TOO_EARLY)
    wait_said(scenario, "linkerd", "the sync is refused")
    wait_until(lambda: active(scenario) == SPARE, "the identity issuer is moved")


def quicken(dist: Path) -> None:
    """Let dist's clocks, and the pauses between Argo CD's attempts, be short."""
    files = [file for name in GATED for file in (dist / name).glob("C*.linkerd-anchor-*.yaml")]
    for file in files:
        (manifest,) = quickened([yaml.safe_load(file.read_text("utf-8"))], **CLOCKS)
        file.write_text(yaml.safe_dump(manifest), "utf-8")
    file = dist / "argocd" / "ApplicationSet.linkerd-platform.yaml"
    manifest = yaml.safe_load(file.read_text("utf-8"))
    retry = manifest["spec"]["template"]["spec"]["syncPolicy"]["retry"]
    retry["backoff"]["maxDuration"] = LONGEST_PAUSE
    file.write_text(yaml.safe_dump(manifest), "utf-8")


def unheard(dist: Path) -> None:
    """Let the gates say what they would refuse, and succeed all the same."""
    quicken(dist)
    for name in GATED:
        file = dist / name / f"ConfigMap.{GATE}.yaml"
        manifest = yaml.safe_load(file.read_text("utf-8"))
        program = manifest["data"]["gate.py"]
        manifest["data"]["gate.py"] = program.replace("return int(bool(problems))", "return 0")
        file.write_text(yaml.safe_dump(manifest), "utf-8")


def commit(scenario: Scenario, anchors: GitAnchorRotation) -> str:
    """Commit other anchors, let Argo CD look at once, and return the revision."""
    scenario.anchor_rotation = anchors
    revision = publish(scenario, STABLE_2_14_10)
    for name in GATED:
        scenario.installation.applications.refresh(name)
    return revision


def run_rotator(scenario: Scenario, name: str) -> Manifest:
    """Let the rotator run once, as its schedule would, and return what it says then."""
    begin_run(scenario, name)
    return status_after(scenario, name)


def begin_run(scenario: Scenario, name: str) -> None:
    scenario.kubectl("create", "job", name, "--namespace=linkerd", f"--from=cronjob/{ROTATOR}")


def status_after(scenario: Scenario, name: str) -> Manifest:
    kubectl = scenario.kubectl
    job = kubectl.wait("job", name, "linkerd", until=ended, timeout=300)
    assert ended(job) == "Complete", scenario.kubelet.logs()
    data = kubectl.get("configmap", "linkerd-anchor-rotation", "linkerd")["data"]
    status: Manifest = yaml.safe_load(data["status.json"])
    return status


def run_lacking_pod(scenario: Scenario, anchor: str) -> None:
    """Make a pod that nothing would make again, and that trusts one anchor alone."""
    roots = scenario.installation.secret("cert-manager", anchor)["tls.crt"].decode()
    created = pod()
    created["metadata"] = {
        "name": LACKING,
        "namespace": "default",
        "labels": {CONTROL_PLANE: "linkerd"},
    }
    environment = [{"name": TRUST_ANCHORS, "value": roots}]
    created["spec"]["containers"].append(
        {"name": PROXY, "image": "example.com/proxy:1", "env": environment}
    )
    scenario.kubectl.apply([created])
    scenario.kubectl.wait_ready("pod", LACKING, "default")


def wait_said(scenario: Scenario, namespace: str, text: str) -> str:
    """Return what the present gate of a namespace says, once it says this and its Job is over."""

    def said() -> str:
        job = scenario.kubectl.find("job", GATE, namespace)
        if not job or not ended(job):
            return ""
        selector = f"batch.kubernetes.io/controller-uid={job['metadata']['uid']}"
        pods = scenario.kubectl.list("pods", namespace, selector=selector)
        names = [pod["metadata"]["name"] for pod in pods]
        log = "".join(scenario.kubelet.log(namespace, name, "anchor-gate") for name in names)
        return log if text in log else ""

    def last() -> str:
        logs = [
            log for path, log in scenario.kubelet.logs().items() if f"{namespace}/{GATE}" in path
        ]
        return f"the gate in {namespace} says {text!r}, and not {logs[-3:]}"

    return wait_until(said, last, interval=0.5)


def active(scenario: Scenario) -> str:
    """Return the anchor that the identity issuer names."""
    issuer = scenario.kubectl.get("certificate", ISSUER, "linkerd")
    return str(issuer["spec"]["issuerRef"]["name"])


def signed_by(scenario: Scenario, anchor: str) -> bool:
    """Return whether the identity issuer chains to an anchor as it is now."""
    installation = scenario.installation
    issuer = installation.certificate("linkerd", ISSUER)
    try:
        issuer.verify_directly_issued_by(installation.certificate("cert-manager", anchor))
    except (ValueError, InvalidSignature):
        return False
    return True


def anchors(scenario: Scenario) -> set[str]:
    """Return the anchors that the Bundle is made from."""
    sources = scenario.kubectl.get("bundle", TRUST_ROOTS)["spec"]["sources"]
    return {source["secret"]["name"] for source in sources}


def count_of_roots(config_map: Manifest) -> int:
    roots: str = config_map["data"][TRUST_ROOTS_KEY]
    return roots.count("BEGIN CERTIFICATE")
