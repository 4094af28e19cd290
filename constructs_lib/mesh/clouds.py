"""Clouds whose admission rewrites objects: what Argo CD must leave to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from ..kubernetes.argo_cd import IgnoredDifference
from ..kubernetes.pod_options import PodOptions

Cloud: TypeAlias = Literal["aks", "gke-autopilot", "openshift"]
"""A cloud with admission of its own: ``aks``, ``gke-autopilot`` or ``openshift``."""

_ENFORCED_SELECTORS = (
    ".webhooks[]?.namespaceSelector.matchExpressions[]? "
    '| select(.key == "control-plane" or .key == "kubernetes.azure.com/managedby")'
)
"""What AKS's admissions enforcer adds, so that no webhook is called for AKS's own namespaces
(https://github.com/Azure/AKS/issues/1771). The rest of a selector stays Git's."""

_PODS = {
    ("apps", "Deployment"): ".spec.template.spec",
    ("batch", "CronJob"): ".spec.jobTemplate.spec.template.spec",
}

DIFFERENCES: Mapping[Cloud, tuple[IgnoredDifference, ...]] = {
    "aks": tuple(
        IgnoredDifference(
            group="admissionregistration.k8s.io", kind=kind, name="", jq_path=_ENFORCED_SELECTORS
        )
        for kind in ("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")
    ),
    # Autopilot raises requests to its minima, and sets limits to the requests.
    "gke-autopilot": tuple(
        IgnoredDifference(
            group=group, kind=kind, name="", jq_path=f"{pod}.{containers}[]?.resources"
        )
        for (group, kind), pod in _PODS.items()
        for containers in ("containers", "initContainers")
    ),
    "openshift": (),
}
"""The fields that a cloud rewrites. Labels and fields that it adds are no differences."""


def check_cloud(cloud: Cloud | None) -> None:
    """Raise ``ValueError`` if a cloud is unknown."""
    if cloud is not None and cloud not in DIFFERENCES:
        raise ValueError(
            f"'cloud' ({cloud}) must be one of {', '.join(DIFFERENCES)}: other clouds rewrite "
            "nothing of a mesh"
        )


def pods_of(cloud: Cloud | None, pods: PodOptions | None) -> PodOptions:
    """Return how the library's own pods fit a cloud; OpenShift chooses their user."""
    options = pods or PodOptions()
    return replace(options, run_as_user=None) if cloud == "openshift" else options
