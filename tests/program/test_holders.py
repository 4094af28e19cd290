"""What holds anchors and is no pod that can be restarted holds the flip and the re-key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from constructs_lib.program import run as run_command
from constructs_lib.program.gate import gate
from constructs_lib.program.holders import KEY_LENGTH, LEFT, TRUSTED
from constructs_lib.program.leaving import RELEASED
from constructs_lib.program.objects import stamp
from constructs_lib.program.outcome import Decision

from ..support.program.fake_cluster import (
    ISSUER,
    FakeCluster,
    anchors_state,
    deploy,
    fingerprint,
    healthy,
    path_of,
    pod_path,
    settings,
    state_path,
)
from ..support.program.objects import (
    ANCHORS,
    FIRST,
    MESH,
    NOON,
    SECOND,
    SHOP,
    Object,
    anchor,
    daemon_set,
    metadata,
    owned_by,
    pod,
    workload,
)

STALE, BOTH = anchor(1), anchor(1) + anchor(2)
FLIPPED = [f"PATCH certificates/{ISSUER}"]
RE_KEYED = [f"DELETE secrets/{SECOND}"]
AWAY: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("ExternalWorkload", "apis/workload.linkerd.io/v1beta1/externalworkloads", {}),
    ("ExternalWorkload", "apis/workload.linkerd.io/v1alpha1/externalworkloads", {}),
    ("Link", "apis/multicluster.linkerd.io/v1alpha3/links", {}),
    ("Link", "apis/multicluster.linkerd.io/v1alpha1/links", {}),
    ("ServiceAccount", "api/v1/serviceaccounts", {"linkerd.io/extension": "multicluster"}),
)


def step(cluster: FakeCluster, **changes: Any) -> Decision:
    return run_command.step(cluster, settings(**changes), None, lambda: NOON)


def go_on(cluster: FakeCluster, **changes: Any) -> None:
    """Announce what is to be done, and do it when the lock knows."""
    step(cluster, **changes)
    later = NOON + timedelta(minutes=3)
    run_command.step(cluster, settings(**changes), None, lambda: later)


def leaving() -> FakeCluster:
    """A mesh whose second anchor is retired, and may be re-keyed."""
    moved = stamp(NOON - timedelta(days=2))
    return healthy(state=anchors_state(retired=fingerprint(2), identityMovedAt=moved))


def reasons(cluster: FakeCluster) -> list[tuple[str, str]]:
    """Return what people have to see to."""
    return [(wait["reason"], wait["what"]) for wait in cluster.status()["waits"] if wait["people"]]


def note(cluster: FakeCluster, name: str, *entries: str) -> None:
    cluster.take(state_path())["metadata"].setdefault("annotations", {})[name] = " ".join(entries)


def away(cluster: FakeCluster, kind: str, path: str, labels: dict[str, str]) -> str:
    """Add what stands for proxies elsewhere; return how an annotation names it."""
    cluster.put(path, {"metadata": metadata(SHOP, "east", labels=labels)})
    return f"{kind}/{SHOP}/east"


def template(text: str, **labels: str) -> Object:
    proxy: Object = {"name": "linkerd-proxy", "env": [{"name": ANCHORS, "value": text}]}
    return {"metadata": {"labels": labels}, "spec": {"containers": [proxy]}}


def cron_job(text: str) -> Object:
    spec: Object = {"jobTemplate": {"spec": {"template": template(text)}}}
    return {"metadata": metadata(SHOP, "report"), "spec": spec}


@pytest.mark.parametrize(("kind", "path", "labels"), AWAY)
def test_what_is_away_holds_the_flip_until_people_vouch_for_it(
    kind: str, path: str, labels: dict[str, str]
) -> None:
    cluster = healthy()
    entry = away(cluster, kind, path, labels)
    decision = step(cluster)
    assert (decision.phase, cluster.acts()) == ("flip", [])
    assert cluster.state()["active"] == fingerprint(1)
    assert reasons(cluster) == [("TrustNotVouched", f"{kind} {SHOP}/east")]
    wanted = f"{entry}@{fingerprint(2)[:KEY_LENGTH]}"
    assert f"add {wanted} to {TRUSTED}" in cluster.status()["waits"][0]["why"]
    assert cluster.events()[0]["type"] == "Warning"
    note(cluster, LEFT, wanted)
    note(
        cluster,
        TRUSTED,
        "any",
        f"{entry}@{fingerprint(1)[:KEY_LENGTH]}",
        f"{wanted}0",
        f"x{wanted}",
    )
    step(cluster)
    assert cluster.acts() == [], "that was another move, or another thing to say"
    note(cluster, TRUSTED, "any", wanted)
    go_on(cluster)
    assert cluster.acts() == FLIPPED


@pytest.mark.parametrize(("kind", "path", "labels"), AWAY)
def test_what_is_away_holds_the_re_key_until_people_vouch_for_it(
    kind: str, path: str, labels: dict[str, str]
) -> None:
    cluster = leaving()
    entry = away(cluster, kind, path, labels)
    wanted = f"{entry}@{fingerprint(2)[:KEY_LENGTH]}"
    note(cluster, TRUSTED, wanted, f"{entry}@{fingerprint(1)[:KEY_LENGTH]}")
    assert step(cluster).phase == "leaves"
    assert cluster.acts() == [], "it trusts the new anchor, and may use the old one"
    assert reasons(cluster) == [("LeavingNotVouched", f"{kind} {SHOP}/east")]
    note(cluster, LEFT, wanted)
    go_on(cluster)
    assert cluster.acts() == RE_KEYED


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("linkerd-gateway", {"linkerd.io/extension": "multicluster"}),
        ("namespace-metadata", {"linkerd.io/extension": "multicluster"}),
        ("mirror", {"linkerd.io/extension": "multicluster", "component": "service-mirror"}),
        ("web", {"linkerd.io/extension": "viz"}),
        ("default", {}),
    ],
)
def test_other_accounts_hold_nothing(name: str, labels: dict[str, str]) -> None:
    cluster = healthy()
    cluster.put("api/v1/serviceaccounts", {"metadata": metadata(SHOP, name, labels=labels)})
    go_on(cluster)
    assert cluster.acts() == FLIPPED


@pytest.mark.parametrize("kind", ["Deployment", "StatefulSet", "DaemonSet", "Rollout"])
def test_a_template_without_pods_holds_the_flip(kind: str) -> None:
    cluster = healthy()
    path = path_of(kind, SHOP, "idle")
    holder = daemon_set(SHOP, "idle") if kind == "DaemonSet" else workload(SHOP, "idle", 0)
    holder["spec"]["template"] = template(STALE)
    cluster.put(path.replace(f"/namespaces/{SHOP}", "").rpartition("/")[0], holder)
    assert (step(cluster).phase, cluster.acts()) == ("flip", [])
    assert reasons(cluster) == [("TemplateLacksAnchor", f"{kind} {SHOP}/idle")]
    cluster.touch(path)["spec"]["template"] = template(BOTH)
    go_on(cluster)
    assert cluster.acts() == FLIPPED


def test_a_template_of_another_mesh_holds_nothing() -> None:
    cluster = healthy()
    holder = workload(SHOP, "idle", 0)
    holder["spec"]["template"] = template(STALE, **{"linkerd.io/control-plane-ns": "other"})
    cluster.put("apis/apps/v1/deployments", holder)
    go_on(cluster)
    assert cluster.acts() == FLIPPED


@pytest.mark.parametrize("text", [STALE, "", "nonsense"])
def test_a_cron_job_holds_the_flip(text: str) -> None:
    cluster = healthy()
    cluster.put("apis/batch/v1/cronjobs", cron_job(text))
    assert (step(cluster).phase, cluster.acts()) == ("flip", [])
    assert reasons(cluster) == [("TemplateLacksAnchor", f"CronJob {SHOP}/report")]
    cluster.put("apis/batch/v1/cronjobs", cron_job(BOTH))
    go_on(cluster)
    assert cluster.acts() == FLIPPED


def test_a_cron_job_without_proxy_holds_nothing() -> None:
    cluster = healthy()
    holder = cron_job(STALE)
    holder["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"] = [{"name": "main"}]
    cluster.put("apis/batch/v1/cronjobs", holder)
    go_on(cluster)
    assert cluster.acts() == FLIPPED


def test_a_cron_job_that_lacks_the_active_anchor_holds_the_re_key() -> None:
    cluster = leaving()
    cluster.put("apis/batch/v1/cronjobs", cron_job(anchor(2)))
    assert (step(cluster).phase, cluster.acts()) == ("leaves", [])
    cluster.put("apis/batch/v1/cronjobs", cron_job(STALE))
    go_on(cluster)
    assert cluster.acts() == RE_KEYED


def test_a_cron_job_that_cannot_be_read_holds_the_flip() -> None:
    cluster = healthy()
    holder = cron_job(BOTH)
    holder["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"] = [5]
    cluster.put("apis/batch/v1/cronjobs", holder)
    assert (step(cluster).phase, cluster.acts()) == ("flip", [])
    assert reasons(cluster) == [("ObjectUnreadable", f"CronJob {SHOP}/report")]


@pytest.mark.parametrize(("last", "phase"), [(STALE, "data plane"), (BOTH, "flip")])
def test_of_a_variable_that_stands_twice_the_last_counts(last: str, phase: str) -> None:
    cluster = healthy()
    path = deploy(cluster, SHOP, "cart", STALE if last == BOTH else BOTH)
    cluster.take(path)["spec"]["containers"][0]["env"].append({"name": ANCHORS, "value": last})
    assert step(cluster).phase == phase
    assert cluster.acts() == (FLIPPED if phase == "flip" else []), "a restart is in vain"
    held = [] if phase == "flip" else [("VariableTwice", f"Deployment {SHOP}/cart")]
    assert reasons(cluster) == held


@pytest.mark.parametrize("labels", [{}, {"app": "web"}])
def test_a_meshed_pod_without_its_label_holds_the_flip(labels: dict[str, str]) -> None:
    cluster = healthy()
    holder = pod(SHOP, "bare", [], STALE)
    holder["metadata"]["labels"] = labels
    cluster.put("api/v1/pods", holder)
    assert (step(cluster).phase, cluster.acts()) == ("data plane", [])
    assert reasons(cluster) == [("PodWithoutWorkload", f"Pod {SHOP}/bare")]
    cluster.put("api/v1/pods", pod(SHOP, "bare", [], BOTH))
    go_on(cluster)
    assert cluster.acts() == FLIPPED


def test_what_made_a_pod_without_label_is_restarted() -> None:
    cluster = healthy()
    deploy(cluster, SHOP, "cart", STALE)
    del cluster.take(pod_path(SHOP, "cart-1-a"))["metadata"]["labels"]
    step(cluster)
    assert cluster.acts() == ["PATCH deployments/cart"]


def test_a_pod_of_another_mesh_holds_nothing() -> None:
    cluster = healthy()
    holder = pod(SHOP, "other", owned_by("ReplicaSet", "web-1"), STALE)
    holder["metadata"]["labels"]["linkerd.io/control-plane-ns"] = "other"
    cluster.put("api/v1/pods", holder)
    go_on(cluster)
    assert cluster.acts() == FLIPPED


def test_the_gate_asks_too(capsys: pytest.CaptureFixture[str]) -> None:
    cluster = healthy(state=anchors_state(leaving={SECOND: RELEASED}))
    entry = away(cluster, *AWAY[2])
    assert gate(cluster, settings(active=FIRST), NOON) == 0, "nothing is to change"
    flipping = healthy()
    away(flipping, *AWAY[2])
    assert gate(flipping, settings(active=SECOND), NOON) == 1
    assert f"{SECOND} cannot be made active: Link {SHOP}/east" in capsys.readouterr().out
    note(flipping, TRUSTED, f"{entry}@{fingerprint(2)[:KEY_LENGTH]}")
    assert gate(flipping, settings(active=SECOND), NOON) == 0
    assert gate(cluster, settings(anchors=[FIRST, "third"], active=FIRST), NOON) == 1
    assert f"{SECOND} cannot be removed: Link {SHOP}/east" in capsys.readouterr().out
    note(cluster, LEFT, f"{entry}@{fingerprint(2)[:KEY_LENGTH]}")
    assert gate(cluster, settings(anchors=[FIRST, "third"], active=FIRST), NOON) == 0


def test_the_control_planes_own_templates_hold_nothing() -> None:
    cluster = healthy()
    deployment = cluster.take(path_of("Deployment", MESH, "linkerd-identity"))
    running = cluster.take(pod_path(MESH, "linkerd-identity-1-a"))
    deployment["spec"]["template"] = {"spec": running["spec"]}
    go_on(cluster)
    assert cluster.acts() == FLIPPED
