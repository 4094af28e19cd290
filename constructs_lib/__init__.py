"""Linkerd by GitOps: cdk8s constructs for a mesh whose certificates look after themselves.

Users import every public name from here. A name is loaded when it is first used, so that a program
pays only for what it needs.
"""

from __future__ import annotations

import warnings
from importlib import import_module, metadata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .admission.account_confinement import AccountConfinement, AllowedChange
    from .admission.unchanged import FieldPath
    from .alerts.certificate_alerts import CertificateAlerts
    from .alerts.groups import RuleGroup
    from .alerts.rule import AlertRule, Severity
    from .anchors.anchor_gate import AnchorGate
    from .anchors.anchor_lock import AnchorLock, AnchorLockWarning
    from .anchors.anchor_rotation import AnchorRotation
    from .anchors.anchor_rotator import AnchorRotator
    from .anchors.early_ends import EarlyEndWarning
    from .anchors.git_anchor_rotation import GitAnchorRotation
    from .anchors.runs import ALL_NAMESPACES, RotatorRuns
    from .canaries.blue_green_rollout import BlueGreenRollout
    from .canaries.canary_rollout import CanaryRollout
    from .canaries.canary_step import CanaryStep
    from .canaries.success_rate import SuccessRate
    from .certificates.certificate_authority import CertificateAuthority
    from .certificates.certificate_fields import CertificateFields, OutputFormat
    from .certificates.certificate_ref import CertificateRef
    from .certificates.issuer_ref import IssuerRef
    from .certificates.lifetime import Lifetime
    from .certificates.private_key import Algorithm as KeyAlgorithm
    from .certificates.private_key import Encoding as KeyEncoding
    from .certificates.private_key import PrivateKey, RotationPolicy
    from .certificates.root_certificate import RootCertificate
    from .delivery.argo_cd_delivery import ArgoCdDelivery
    from .delivery.cluster_class import ClusterClass
    from .delivery.destination_cluster import OWN_CLUSTER, DestinationCluster
    from .delivery.fleet import Fleet, FleetClass
    from .delivery.git_folder import GitFolder
    from .injection.injection_guard import InjectionGuard, ValidationAction
    from .injection.proxy_injector import ProxyInjector
    from .kubernetes.argo_cd import IgnoredDifference
    from .kubernetes.manifest import Manifest
    from .kubernetes.pod_options import PodOptions
    from .kubernetes.schedule import Schedule
    from .mesh.clouds import Cloud
    from .mesh.linkerd_stack import LinkerdStack
    from .plan.behaviour import MeshBehaviour
    from .plan.mesh import Mesh, PlannedAuthority, PlannedCertificate, Restarter, SecretName
    from .plan.of_tree import renewal_plan
    from .plan.renewal_plan import RenewalPlan
    from .plan.requirement import Requirement, RequirementKind, Setback, Term, Verdict
    from .plan.thin_margin_warning import ThinMarginWarning
    from .releases import EDGE_26_8_3, STABLE_2_14_10
    from .releases.folders import MeshNamespaces, NamespaceRole
    from .releases.helm_release import HelmRelease
    from .releases.helm_values import HelmValues, JsonValue, KeyTree
    from .releases.release import (
        Component,
        HelmChart,
        LinkerdRelease,
        Parameter,
        VolatileField,
        Webhook,
    )
    from .releases.release import Option as StackOption
    from .releases.release_file import read_release
    from .rendering.checksums import read_checksums
    from .rendering.hooks import DroppedHook
    from .rendering.rendered_charts import RenderedCharts
    from .restarts.mesh_restarter import MeshRestarter
    from .rollouts.argo_rollouts import ArgoRollouts
    from .rollouts.traffic_router_plugin import TrafficRouterPlugin
    from .trust.chain_names import AuthorityNames, ChainNames
    from .trust.trust_anchor_chain import TrustAnchorChain
    from .trust.trust_root import TrustRoot
    from .trust.webhook_certificate import WebhookCertificate

    __version__: str
    RotationPlan = RenewalPlan
    rotation_plan = renewal_plan
    AnchorsByGit = GitAnchorRotation

__all__ = [
    "ALL_NAMESPACES",
    "EDGE_26_8_3",
    "OWN_CLUSTER",
    "STABLE_2_14_10",
    "AccountConfinement",
    "AlertRule",
    "AllowedChange",
    "AnchorGate",
    "AnchorLock",
    "AnchorLockWarning",
    "AnchorRotation",
    "AnchorRotator",
    "ArgoCdDelivery",
    "ArgoRollouts",
    "AuthorityNames",
    "BlueGreenRollout",
    "CanaryRollout",
    "CanaryStep",
    "CertificateAlerts",
    "CertificateAuthority",
    "CertificateFields",
    "CertificateRef",
    "ChainNames",
    "Cloud",
    "ClusterClass",
    "Component",
    "DestinationCluster",
    "DroppedHook",
    "EarlyEndWarning",
    "FieldPath",
    "Fleet",
    "FleetClass",
    "GitAnchorRotation",
    "GitFolder",
    "HelmChart",
    "HelmRelease",
    "HelmValues",
    "IgnoredDifference",
    "InjectionGuard",
    "IssuerRef",
    "JsonValue",
    "KeyAlgorithm",
    "KeyEncoding",
    "KeyTree",
    "Lifetime",
    "LinkerdRelease",
    "LinkerdStack",
    "Manifest",
    "Mesh",
    "MeshBehaviour",
    "MeshNamespaces",
    "MeshRestarter",
    "NamespaceRole",
    "OutputFormat",
    "Parameter",
    "PlannedAuthority",
    "PlannedCertificate",
    "PodOptions",
    "PrivateKey",
    "ProxyInjector",
    "RenderedCharts",
    "RenewalPlan",
    "Requirement",
    "RequirementKind",
    "Restarter",
    "RootCertificate",
    "RotationPolicy",
    "RotatorRuns",
    "RuleGroup",
    "Schedule",
    "SecretName",
    "Setback",
    "Severity",
    "StackOption",
    "SuccessRate",
    "Term",
    "ThinMarginWarning",
    "TrafficRouterPlugin",
    "TrustAnchorChain",
    "TrustRoot",
    "ValidationAction",
    "Verdict",
    "VolatileField",
    "Webhook",
    "WebhookCertificate",
    "read_checksums",
    "read_release",
    "renewal_plan",
]

_HOMES = {
    "ALL_NAMESPACES": "anchors.runs.ALL_NAMESPACES",
    "Manifest": "kubernetes.manifest.Manifest",
    "OWN_CLUSTER": "delivery.destination_cluster.OWN_CLUSTER",
    "GitFolder": "delivery.git_folder.GitFolder",
    "ClusterClass": "delivery.cluster_class.ClusterClass",
    "Fleet": "delivery.fleet.Fleet",
    "FleetClass": "delivery.fleet.FleetClass",
    "DestinationCluster": "delivery.destination_cluster.DestinationCluster",
    "ArgoCdDelivery": "delivery.argo_cd_delivery.ArgoCdDelivery",
    "EDGE_26_8_3": "releases.EDGE_26_8_3",
    "STABLE_2_14_10": "releases.STABLE_2_14_10",
    "AccountConfinement": "admission.account_confinement.AccountConfinement",
    "AllowedChange": "admission.account_confinement.AllowedChange",
    "FieldPath": "admission.unchanged.FieldPath",
    "AlertRule": "alerts.rule.AlertRule",
    "AnchorGate": "anchors.anchor_gate.AnchorGate",
    "AnchorLock": "anchors.anchor_lock.AnchorLock",
    "AnchorLockWarning": "anchors.anchor_lock.AnchorLockWarning",
    "EarlyEndWarning": "anchors.early_ends.EarlyEndWarning",
    "AnchorRotation": "anchors.anchor_rotation.AnchorRotation",
    "AnchorRotator": "anchors.anchor_rotator.AnchorRotator",
    "PlannedAuthority": "plan.mesh.PlannedAuthority",
    "PodOptions": "kubernetes.pod_options.PodOptions",
    "ArgoRollouts": "rollouts.argo_rollouts.ArgoRollouts",
    "TrafficRouterPlugin": "rollouts.traffic_router_plugin.TrafficRouterPlugin",
    "CanaryRollout": "canaries.canary_rollout.CanaryRollout",
    "BlueGreenRollout": "canaries.blue_green_rollout.BlueGreenRollout",
    "CanaryStep": "canaries.canary_step.CanaryStep",
    "SuccessRate": "canaries.success_rate.SuccessRate",
    "CertificateAlerts": "alerts.certificate_alerts.CertificateAlerts",
    "CertificateAuthority": "certificates.certificate_authority.CertificateAuthority",
    "CertificateFields": "certificates.certificate_fields.CertificateFields",
    "CertificateRef": "certificates.certificate_ref.CertificateRef",
    "AuthorityNames": "trust.chain_names.AuthorityNames",
    "ChainNames": "trust.chain_names.ChainNames",
    "Cloud": "mesh.clouds.Cloud",
    "Component": "releases.release.Component",
    "DroppedHook": "rendering.hooks.DroppedHook",
    "GitAnchorRotation": "anchors.git_anchor_rotation.GitAnchorRotation",
    "HelmChart": "releases.release.HelmChart",
    "HelmRelease": "releases.helm_release.HelmRelease",
    "HelmValues": "releases.helm_values.HelmValues",
    "IgnoredDifference": "kubernetes.argo_cd.IgnoredDifference",
    "InjectionGuard": "injection.injection_guard.InjectionGuard",
    "IssuerRef": "certificates.issuer_ref.IssuerRef",
    "JsonValue": "releases.helm_values.JsonValue",
    "KeyAlgorithm": "certificates.private_key.Algorithm",
    "KeyEncoding": "certificates.private_key.Encoding",
    "Lifetime": "certificates.lifetime.Lifetime",
    "Requirement": "plan.requirement.Requirement",
    "RequirementKind": "plan.requirement.RequirementKind",
    "KeyTree": "releases.helm_values.KeyTree",
    "LinkerdRelease": "releases.release.LinkerdRelease",
    "LinkerdStack": "mesh.linkerd_stack.LinkerdStack",
    "Mesh": "plan.mesh.Mesh",
    "MeshBehaviour": "plan.behaviour.MeshBehaviour",
    "MeshNamespaces": "releases.folders.MeshNamespaces",
    "MeshRestarter": "restarts.mesh_restarter.MeshRestarter",
    "NamespaceRole": "releases.folders.NamespaceRole",
    "OutputFormat": "certificates.certificate_fields.OutputFormat",
    "Parameter": "releases.release.Parameter",
    "PlannedCertificate": "plan.mesh.PlannedCertificate",
    "PrivateKey": "certificates.private_key.PrivateKey",
    "ProxyInjector": "injection.proxy_injector.ProxyInjector",
    "RenderedCharts": "rendering.rendered_charts.RenderedCharts",
    "RenewalPlan": "plan.renewal_plan.RenewalPlan",
    "Restarter": "plan.mesh.Restarter",
    "RootCertificate": "certificates.root_certificate.RootCertificate",
    "RotationPolicy": "certificates.private_key.RotationPolicy",
    "RotatorRuns": "anchors.runs.RotatorRuns",
    "RuleGroup": "alerts.groups.RuleGroup",
    "Schedule": "kubernetes.schedule.Schedule",
    "SecretName": "plan.mesh.SecretName",
    "Setback": "plan.requirement.Setback",
    "Severity": "alerts.rule.Severity",
    "StackOption": "releases.release.Option",
    "Term": "plan.requirement.Term",
    "ThinMarginWarning": "plan.thin_margin_warning.ThinMarginWarning",
    "TrustAnchorChain": "trust.trust_anchor_chain.TrustAnchorChain",
    "TrustRoot": "trust.trust_root.TrustRoot",
    "ValidationAction": "injection.injection_guard.ValidationAction",
    "Verdict": "plan.requirement.Verdict",
    "VolatileField": "releases.release.VolatileField",
    "Webhook": "releases.release.Webhook",
    "WebhookCertificate": "trust.webhook_certificate.WebhookCertificate",
    "read_checksums": "rendering.checksums.read_checksums",
    "read_release": "releases.release_file.read_release",
    "renewal_plan": "plan.of_tree.renewal_plan",
}
"""Where each public name stands, below this package."""

_FORMER_NAMES = {
    "AnchorsByGit": "GitAnchorRotation",
    "RotationPlan": "RenewalPlan",
    "rotation_plan": "renewal_plan",
}
"""Names that the next release will no longer have, and the names that took their place."""


def _load(name: str) -> object:
    """Return what a public name stands for, and keep it."""
    if name in _FORMER_NAMES:
        return _renamed(name)
    if name == "__version__":
        return _version()
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _HOMES[name].rpartition(".")
    value: object = getattr(import_module(f".{module}", __name__), attribute)
    globals()[name] = value
    return value


def _version() -> str:
    """Return the version that is installed; a checkout that is not installed has none."""
    try:
        return metadata.version("linkerd-gitops")
    except metadata.PackageNotFoundError:
        return "0+unknown"


def _renamed(name: str) -> object:
    """Return what a former name stands for, and warn whoever uses it."""
    warnings.warn(
        f"constructs_lib.{name} is now called {_FORMER_NAMES[name]}; "
        "the next release will not have the former name",
        DeprecationWarning,
        stacklevel=3,
    )
    return _load(_FORMER_NAMES[name])


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})


if not TYPE_CHECKING:  # A type checker reads the imports above, and so finds a misspelt name.
    __getattr__ = _load
