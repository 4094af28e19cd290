"""Snapshots of made-up clusters, and what the check finds in them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from constructs_lib.check.finding import Finding
from constructs_lib.check.findings import findings
from constructs_lib.check.mesh import CheckedMesh, Expected
from constructs_lib.check.snapshot import (
    APPLICATIONS,
    CRON_JOBS,
    DEFINITIONS,
    IN_CLUSTER,
    ROUTES,
    Snapshot,
)
from constructs_lib.program.objects import Json

from .program.fake_cluster import FakeCluster, healthy
from .program.objects import MESH, NOON, Object, metadata, stamp

VALIDATING = "apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations"


def snapshot_of(cluster: FakeCluster, now: datetime = NOON) -> Snapshot:
    """Return what the check would read of a cluster."""
    lists: dict[str, list[Json]] = {}
    for path, thing in cluster.objects.items():
        group, plural, _ = path.rsplit("/", 2)
        whole = f"{group.partition('/namespaces/')[0]}/{plural}"
        lists.setdefault(whole, []).append(thing)
    return Snapshot(now=now, lists=lists)


def checked(
    cluster: FakeCluster, now: datetime = NOON, expected: Expected | None = None
) -> list[Finding]:
    """Return what the check finds in a cluster."""
    return findings(CheckedMesh.of(snapshot_of(cluster, now), expected or Expected()))


def found(cluster: FakeCluster, question: str, now: datetime = NOON) -> list[Finding]:
    """Return what the check answers to a question."""
    return [finding for finding in checked(cluster, now) if finding.question == question]


def well() -> FakeCluster:
    """Return a cluster in which the check finds nothing that anybody has to see to."""
    cluster = healthy()
    cluster.put(DEFINITIONS, {"metadata": {"name": ROUTES}})
    cluster.put(CRON_JOBS, cron_job("linkerd-restarter"))
    cluster.put(APPLICATIONS, application("mesh-linkerd"))
    for path, thing in cluster.objects.items():
        if "/certificates/" in path:
            thing["spec"]["privateKey"] = {"rotationPolicy": "Never"}
            thing["status"] |= {
                "notAfter": stamp(NOON + timedelta(days=13)),
                "renewalTime": stamp(NOON + timedelta(days=12)),
            }
    return cluster


def cron_job(name: str, *, succeeded: datetime | None = NOON - timedelta(hours=5)) -> Object:
    """Return a CronJob of ours that runs every six hours."""
    status: Object = {"lastSuccessfulTime": stamp(succeeded)} if succeeded else {}
    labels = {"app.kubernetes.io/name": name}
    created = stamp(NOON - timedelta(days=9))
    return {
        "metadata": metadata(MESH, name, labels=labels, creationTimestamp=created),
        "spec": {
            "schedule": "25 */6 * * *",
            "timeZone": "Etc/UTC",
            "jobTemplate": {"spec": {"activeDeadlineSeconds": 600}},
        },
        "status": status,
    }


def application(name: str, **status: Any) -> Object:
    """Return an Application that is as it should be, but for some of its status."""
    sources = [{"chart": "linkerd-control-plane", "targetRevision": "1.16.11"}, {"path": "dist"}]
    return {
        "metadata": metadata("argocd", name),
        "spec": {
            "destination": {"namespace": MESH, "server": IN_CLUSTER},
            "sources": sources,
        },
        "status": {
            "sync": {"status": "Synced", "revisions": ["1.16.11", "0123456"]},
            "health": {"status": "Healthy"},
            **status,
        },
    }
