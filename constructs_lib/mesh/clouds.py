"""Clouds whose admission rewrites objects: what Argo CD must leave to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from ..kubernetes.argo_cd import IgnoredDifference
from ..kubernetes.pod_options import PodOptions

Cloud: TypeAlias = Literal["aks", "gke-autopilot", "openshift"]
"""A cloud with admission of its own."""

_SELECTORS = tuple(
    IgnoredDifference(
        group="admissionregistration.k8s.io",
        kind=kind,
        name="",
        # Each webhook configuration of the charts has a single webhook.
        json_pointer="/webhooks/0/namespaceSelector",
    )
    for kind in ("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")
)

_MOST_CONTAINERS = 5
"""Of one list, in a pod of the charts or of ours."""

_RESOURCES = tuple(
    IgnoredDifference(
        group=group,
        kind=kind,
        name="",
        json_pointer=f"{pod}/{containers}/{position}/resources",
    )
    for group, kind, pod in (
        ("apps", "Deployment", "/spec/template/spec"),
        ("batch", "CronJob", "/spec/jobTemplate/spec/template/spec"),
    )
    for containers in ("containers", "initContainers")
    for position in range(_MOST_CONTAINERS)
)

DIFFERENCES: Mapping[Cloud, tuple[IgnoredDifference, ...]] = {
    # AKS's admissions enforcer keeps every webhook out of its own namespaces.
    "aks": _SELECTORS,
    # Autopilot raises requests to its minima, and sets limits to the requests.
    "gke-autopilot": _RESOURCES,
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
