"""What the controller of Argo Rollouts may do in a cluster."""

from __future__ import annotations

from constructs import Construct

from ..tree.service_identity import ServiceIdentity, rule

ACCOUNT = "argo-rollouts"
"""The ServiceAccount that the chart makes for the controller."""

_READ = ("get", "list", "watch")
_CHANGE = (*_READ, "update", "patch")
_OWN = (*_CHANGE, "create", "delete")

_CLUSTER_RULES = (
    ("argoproj.io", ("rollouts", "rollouts/status", "rollouts/finalizers"), _CHANGE),
    (
        "argoproj.io",
        ("analysisruns", "analysisruns/finalizers", "experiments", "experiments/finalizers"),
        _OWN,
    ),
    ("argoproj.io", ("analysistemplates", "clusteranalysistemplates"), _READ),
    ("apps", ("replicasets",), _OWN),
    # A Rollout may name a Deployment, whose template it takes and which it scales down.
    ("apps", ("deployments",), (*_READ, "update")),
    ("", ("podtemplates",), _READ),
    ("", ("services",), (*_READ, "patch", "create", "delete")),
    ("", ("pods",), ("list", "watch", "update")),
    ("", ("pods/eviction",), ("create",)),
    ("", ("events",), ("create", "update", "patch")),
    # It starts only when it can watch these, whether or not a Rollout uses them.
    ("networking.k8s.io", ("ingresses",), _READ),
    # Measurements by Job.
    ("batch", ("jobs",), _OWN),
    # The plugin's.
    ("gateway.networking.k8s.io", ("httproutes",), ("get", "list", "update")),
)
"""API group, resources and verbs. Less than upstream's (argo-rollouts@v1.9.0
manifests/role/argo-rollouts-clusterrole.yaml) by all Secrets and ConfigMaps, by writing Ingresses,
and by the kinds of other traffic routers."""


def grant_controller_rights(scope: Construct, namespace: str) -> None:
    """Make the controller's roles and their bindings to the chart's ServiceAccount.

    It reads no Secret but that of its own notifications.
    """
    identity = ServiceIdentity(
        scope=Construct(scope, "ControllerRights"), name=ACCOUNT, namespace=namespace
    )
    identity.grant_cluster_role(
        "Cluster",
        ACCOUNT,
        [rule(group, *resources, verbs=verbs) for group, resources, verbs in _CLUSTER_RULES],
    )
    identity.grant_role(
        "Own",
        ACCOUNT,
        namespace,
        [
            rule("coordination.k8s.io", "leases", verbs=("get", "create", "update")),
            rule(
                "",
                "configmaps",
                verbs=_READ,
                names=("argo-rollouts-config", "argo-rollouts-notification-configmap"),
            ),
            rule("", "secrets", verbs=_READ, names=("argo-rollouts-notification-secret",)),
        ],
    )
