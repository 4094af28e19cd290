"""What a cluster asks of the library's own pods: where they run, as whom, with how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .api import k8s
from .image import check_image
from .labels import check_annotations, check_labels
from .names import check_subdomain
from .option_types import checks_options
from .quantity import quantity
from .restricted_pod import USER

PROGRAM_IMAGE = "docker.io/library/python:3.13.7-alpine3.22"
"""Python as its makers' official image has it. The program needs 3.11 and nothing besides."""

LINUX: Mapping[str, str] = {"kubernetes.io/os": "linux"}


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class PodOptions:
    """How restarters, rotators and gates fit the cluster that they run in.

    Attributes:
        image: An image with Python 3.11 or newer as ``python3`` on its PATH, pinned by tag or
            digest. Defaults to Python's official image.
        image_pull_secrets: Names of Secrets, in the pod's own namespace, that the image is pulled
            with. Defaults to none.
        node_selector: Labels of the nodes to run on. Defaults to ``kubernetes.io/os: linux``.
        tolerations: Taints that do not keep the pods away. Defaults to none.
        affinity: Further rules for where the pods run. Defaults to none.
        priority_class_name: Their PriorityClass. Defaults to the cluster's.
        requests: Resources to ask for, such as ``{"cpu": "50m"}``; they replace or complete the
            construct's own. A LimitRange may ask for more than the construct does.
        limits: Resources never to exceed, likewise.
        run_as_user: The user's number. ``None`` leaves the choice of user and group to the
            cluster, as OpenShift's SecurityContextConstraints want it. Defaults to 65532.
        labels: Further labels of the pods. Defaults to none.
        annotations: Further annotations of the pods. Defaults to none.

    Raises:
        ValueError: A value cannot work in any cluster.
    """

    image: str = PROGRAM_IMAGE
    image_pull_secrets: Sequence[str] = ()
    node_selector: Mapping[str, str] = field(default_factory=lambda: dict(LINUX))
    tolerations: Sequence[k8s.Toleration] = ()
    affinity: k8s.Affinity | None = None
    priority_class_name: str | None = None
    requests: Mapping[str, str] = field(default_factory=dict[str, str])
    limits: Mapping[str, str] = field(default_factory=dict[str, str])
    run_as_user: int | None = USER
    labels: Mapping[str, str] = field(default_factory=dict[str, str])
    annotations: Mapping[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        check_image("image", self.image)
        for name in self.image_pull_secrets:
            check_subdomain("image_pull_secrets", name)
        if self.priority_class_name is not None:
            check_subdomain("priority_class_name", self.priority_class_name)
        check_labels("node_selector", self.node_selector)
        check_labels("labels", self.labels)
        check_annotations("annotations", self.annotations)
        if self.run_as_user is not None and self.run_as_user < 1:
            raise ValueError(
                f"'run_as_user' ({self.run_as_user}) must be at least 1: the pods run as nobody "
                'special, and Pod Security "restricted" refuses root. None lets the cluster choose'
            )
        for toleration in self.tolerations:
            _check_toleration(toleration)
        for field_name, amounts in (("requests", self.requests), ("limits", self.limits)):
            for name, amount in amounts.items():
                _check_resource(field_name, name)
                quantity(f"{field_name}.{name}", amount)
        self.with_resources({}, {})

    def with_resources(
        self, requests: Mapping[str, str], limits: Mapping[str, str]
    ) -> k8s.ResourceRequirements:
        """Return a container's resources: a construct's own, completed by these options.

        A construct's limit that is less than what the options request is raised to it.

        Raises:
            ValueError: The options themselves request more than they limit.
        """
        all_requests = {**requests, **self.requests}
        all_limits = {**limits, **self.limits}
        for name, request in all_requests.items():
            limit = all_limits.get(name)
            if limit is None or quantity("limits", limit) >= quantity("requests", request):
                continue
            if name in self.requests and name in self.limits:
                raise ValueError(
                    f"'requests' ({name}: {request}) must not exceed 'limits' ({name}: {limit}): "
                    "the API server refuses such a pod"
                )
            if name in self.requests:
                all_limits[name] = request
            else:
                all_requests[name] = limit
        return k8s.ResourceRequirements(
            requests=_quantities(all_requests), limits=_quantities(all_limits)
        )


def _check_resource(field: str, name: str) -> None:
    # kubernetes@v1.34 pkg/apis/core/validation/validation.go, validateContainerResourceName.
    if "/" in name:
        check_annotations(field, {name: ""})
    elif name not in ("cpu", "memory", "ephemeral-storage") and not name.startswith("hugepages-"):
        raise ValueError(
            f"'{field}' holds '{name}', which is no resource: write cpu, memory or "
            "ephemeral-storage, or a name with a domain, such as nvidia.com/gpu"
        )


def _check_toleration(toleration: k8s.Toleration) -> None:
    operator = toleration.operator or "Equal"
    effects = (None, "NoSchedule", "PreferNoSchedule", "NoExecute")
    is_valid = (
        operator in ("Equal", "Exists")
        and toleration.effect in effects
        and (toleration.key or operator == "Exists")
        and not (toleration.value and operator == "Exists")
        and (toleration.toleration_seconds is None or toleration.effect == "NoExecute")
    )
    if not is_valid:
        raise ValueError(
            f"'tolerations' ({toleration.key}: {toleration.operator}, {toleration.effect}) holds "
            "one that the API server refuses: 'operator' is Equal, or Exists without a value; "
            "without a key it is Exists; 'effect' is NoSchedule, PreferNoSchedule or NoExecute; "
            "'toleration_seconds' goes with NoExecute"
        )


def _quantities(amounts: Mapping[str, str]) -> dict[str, k8s.Quantity]:
    return {name: k8s.Quantity.from_string(str(amount)) for name, amount in amounts.items()}
