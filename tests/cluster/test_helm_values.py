"""Helm values that bring objects of further kinds, with all charts from a registry of one's own."""

from __future__ import annotations

from pathlib import Path

from ..conftest import Manifest
from ..support.cluster.bench import Bench
from ..support.cluster.certificates import chart_definitions
from ..support.cluster.charts import Settings
from ..support.cluster.oci_registry import OciRegistry
from ..support.cluster.scenario import ANSWERED, staged

QUOTA = "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: pods}\nspec: {hard: {pods: 50}}\n"
VALUES = {
    "cert-manager": {
        "webhook": {"networkPolicy": {"enabled": True}},
        "podDisruptionBudget": {"enabled": True},
        "config": {"logging": {"verbosity": 2}, "numberOfConcurrentWorkers": 10, "text": "0o17"},
        "prometheus": {"servicemonitor": {"enabled": True, "namespace": "monitoring"}},
        "extraObjects": [QUOTA],
    },
    "linkerd-control-plane": {"podMonitor": {"enabled": True}},
    "linkerd-viz": {
        "prometheus": {
            "persistence": {"storageClass": "kept", "accessMode": "ReadWriteOnce", "size": "1Gi"}
        }
    },
}
BROUGHT = (
    ("networkpolicy", "cert-manager-webhook-allow-egress", "cert-manager"),
    ("poddisruptionbudget", "cert-manager", "cert-manager"),
    ("configmap", "cert-manager", "cert-manager"),
    ("resourcequota", "pods", "cert-manager"),
    ("servicemonitor", "cert-manager", "monitoring"),
    ("podmonitor", "linkerd-controller", "linkerd"),
    ("persistentvolumeclaim", "prometheus", "linkerd-viz"),
)


def test_values_bring_their_kinds_from_a_registry(bench: Bench, tmp_path: Path) -> None:
    settings = Settings(definitions=chart_definitions("article"), answered=ANSWERED)
    with OciRegistry(tmp_path / "registry", settings) as registry:
        options = {
            "chart_repository": f"oci://{registry.address}",
            "values": VALUES,
            "allowed_kinds": ["ResourceQuota"],
        }
        with staged(bench, tmp_path, options=options) as scenario:
            kubectl = scenario.kubectl
            kubectl.define([definition("PodMonitor"), definition("ServiceMonitor")])
            bench.create_namespace("monitoring")
            kubectl.apply([volume(), registry.credentials])
            scenario.start_controllers()
            scenario.installation.begin()
            scenario.installation.wait_well()
            for kind, name, namespace in BROUGHT:
                kubectl.wait(kind, name, namespace)
            settings_of_cert_manager = kubectl.get("configmap", "cert-manager", "cert-manager")
            assert 'text: "0o17"' in settings_of_cert_manager["data"]["config.yaml"]
        assert not scenario.charts.requests, "nobody asked upstream"


def definition(kind: str) -> Manifest:
    """Return a likeness of a definition of the Prometheus operator's."""
    plural = f"{kind.lower()}s"
    schema = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.monitoring.coreos.com"},
        "spec": {
            "group": "monitoring.coreos.com",
            "scope": "Namespaced",
            "names": {"kind": kind, "plural": plural, "singular": kind.lower()},
            "versions": [
                {
                    "name": "v1",
                    "served": True,
                    "storage": True,
                    "schema": {"openAPIV3Schema": schema},
                }
            ],
        },
    }


def volume() -> Manifest:
    """Return a volume for the claim, or its application would wait for one."""
    return {
        "apiVersion": "v1",
        "kind": "PersistentVolume",
        "metadata": {"name": "kept"},
        "spec": {
            "capacity": {"storage": "1Gi"},
            "accessModes": ["ReadWriteOnce"],
            "storageClassName": "kept",
            "hostPath": {"path": "/nowhere"},
        },
    }
