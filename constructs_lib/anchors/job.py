"""The rights that the rotator's program needs, and what its pod needs to run."""

from __future__ import annotations

from ..admission.account_confinement import RESTARTED_AT, AllowedChange
from ..admission.unchanged import FieldPath
from ..kubernetes.api import k8s
from ..program.observed import FLIPS, RESTARTED
from ..tree.service_identity import rule
from .settings import GATE, HELD, MOVING, STATE, RotatorSettings

# 5,000 pods are read in pages and forgotten.
REQUESTS = {"cpu": "50m", "memory": "64Mi"}
LIMITS = {"cpu": "1", "memory": "256Mi"}

_RESTARTED: FieldPath = ("metadata", "annotations", RESTARTED)

_READ = ["get"]
_LIST = ["list"]
_PATCH = ["patch"]


_FLIP: tuple[FieldPath, ...] = (
    ("spec", "issuerRef", "name"),
    ("metadata", "annotations", FLIPS),
)


def reading_rules(settings: RotatorSettings) -> list[k8s.PolicyRule]:
    """Return what is looked at in the whole cluster: who is meshed, what makes it, who may say no.

    Certificates, because none may be left that the retired anchor's ClusterIssuer signs; the
    Bundle, because trust-manager may be late to write what it says; and what holds anchors without
    being a pod: CronJobs, proxies outside, linked clusters and those that link to this one, which
    have ServiceAccounts here.
    """
    bundle = (settings.chain.trust_roots_config_map_name,)
    return [
        rule("", "pods", "serviceaccounts", verbs=_LIST),
        rule("apps", "replicasets", "deployments", "statefulsets", "daemonsets", verbs=_LIST),
        rule("argoproj.io", "rollouts", verbs=_LIST),
        rule("batch", "cronjobs", verbs=_LIST),
        rule("policy", "poddisruptionbudgets", verbs=_LIST),
        rule("workload.linkerd.io", "externalworkloads", verbs=_LIST),
        rule("multicluster.linkerd.io", "links", verbs=_LIST),
        rule("cert-manager.io", "certificates", verbs=_LIST),
        rule("trust.cert-manager.io", "bundles", names=bundle, verbs=_READ),
    ]


def restarting_rules() -> list[k8s.PolicyRule]:
    """Return what restarts workloads."""
    return [
        rule("apps", "deployments", "statefulsets", "daemonsets", verbs=_PATCH),
        rule("argoproj.io", "rollouts", verbs=_PATCH),
    ]


def allowed_changes(settings: RotatorSettings) -> list[AllowedChange]:
    """Return what the program writes of all that its patches could change.

    By Git the identity issuer is Git's, and is not written.
    """
    issuer: tuple[FieldPath, ...] = () if settings.by_git else _FLIP
    return [
        AllowedChange(
            group="apps",
            resources=["deployments", "statefulsets", "daemonsets"],
            fields=[RESTARTED_AT, _RESTARTED],
        ),
        AllowedChange(
            group="argoproj.io",
            resources=["rollouts"],
            fields=[("spec", "restartAt"), _RESTARTED],
            # The group has kinds of Argo CD's and Workflows' too, which RBAC leaves out.
            related=["rollouts", "rollouts/*"],
        ),
        AllowedChange(
            group="cert-manager.io",
            resources=["certificates"],
            fields=issuer,
            related=["certificates"],
        ),
    ]


def control_plane_rules(settings: RotatorSettings) -> list[k8s.PolicyRule]:
    """Return what is read and written beside the control plane.

    By Git the identity issuer is Git's, and is not written.
    """
    chain = settings.chain
    issuer = (chain.identity_certificate_name,)
    read = (chain.trust_roots_config_map_name, *((GATE,) if settings.by_git else ()))
    return [
        rule(
            "cert-manager.io",
            "certificates",
            names=issuer,
            verbs=_READ if settings.by_git else [*_READ, *_PATCH],
        ),
        rule("cert-manager.io", "certificaterequests", verbs=_LIST),
        rule("", "configmaps", names=read, verbs=_READ),
        rule("", "configmaps", names=(STATE,), verbs=[*_READ, *_PATCH]),
        rule("", "configmaps", names=(HELD, MOVING), verbs=[*_READ, "delete"]),
        # A role cannot name what is created.
        rule("", "configmaps", verbs=["create"]),
        # The Job of a run that somebody began by hand says so; Jobs have no fixed names.
        rule("batch", "jobs", verbs=_READ),
        rule("", "events", verbs=["create"]),
    ]


def anchor_rules(settings: RotatorSettings) -> list[k8s.PolicyRule]:
    """Return what is read, and deleted, beside the anchors.

    Certificates are not named one by one: also the anchor is looked at that the identity issuer
    names, be it none of ours, and all of them may be listed anyway. A Secret that is deleted is one
    that is given a new key; none can be read. By Git none is deleted.
    """
    rules = [
        rule("cert-manager.io", "certificates", verbs=_READ),
        rule("cert-manager.io", "certificaterequests", verbs=_LIST),
    ]
    if not settings.by_git:
        rules.append(rule("", "secrets", names=settings.anchors, verbs=["delete"]))
    return rules


def gate_rules(settings: RotatorSettings) -> list[k8s.PolicyRule]:
    """Return what the gate reads.

    In the whole cluster, because a Role cannot be made in a namespace that is not there yet, and
    the gate comes before the first sync. What it reads by name are these names everywhere.
    """
    chain = settings.chain
    return [
        *reading_rules(settings),
        rule("cert-manager.io", "certificaterequests", verbs=_LIST),
        rule("cert-manager.io", "certificates", verbs=_READ),
        rule("", "configmaps", names=(chain.trust_roots_config_map_name, STATE, GATE), verbs=_READ),
    ]
