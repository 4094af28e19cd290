"""What is released by a Rollout: pods of one application, behind two Services of one port."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cdk8s import ApiObject, ApiObjectMetadata
from constructs import Construct

from ..kubernetes.api import k8s
from ..kubernetes.argo_cd import IgnoredDifference
from ..kubernetes.labels import check_labels
from ..kubernetes.manifest import Manifest, annotation, below
from ..kubernetes.names import check_label
from ..tree.custom_object import make_custom_object
from ..tree.placement import Placement
from .success_rate import HASH, SuccessRate

INJECT = "linkerd.io/inject"
API_VERSION = "argoproj.io/v1alpha1"
_BLIND_PORTS = ("config.linkerd.io/skip-inbound-ports", "config.linkerd.io/opaque-ports")
"""What has the proxy not look at a port, or not into it."""
_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application, as its Rollout needs it.

    Attributes:
        name: The name of its Rollout, and of the Service that clients call.
        namespace: Its namespace.
        second_service: The Service of the new version.
        template: The pod template, as a Deployment has it.
        selector: Labels of its pods, among the template's.
        replicas: How many pods it has; ``None`` if an autoscaler decides.
        port: The port of both Services.
        target_port: The port of its pods.

    Raises:
        ValueError: A name or port is invalid, the selector does not match the template, or the
            proxy would not see the requests.
    """

    name: str
    namespace: str
    second_service: str
    template: Manifest
    selector: Mapping[str, str]
    replicas: int | None
    port: int
    target_port: int

    def __post_init__(self) -> None:
        check_label("name", self.name)
        if not self.name[0].isalpha():
            raise ValueError(
                f"'name' ({self.name}) must begin with a letter: Kubernetes refuses the Service"
            )
        check_label("name", self.second_service)
        for field, port in (("port", self.port), ("target_port", self.target_port)):
            if not 1 <= port <= 65535:
                raise ValueError(f"'{field}' ({port}) must be from 1 to 65535")
        if self.replicas is not None and self.replicas < 1:
            raise ValueError(f"'replicas' ({self.replicas}) must be at least 1, or left out")
        self._check_template()

    def _check_template(self) -> None:
        labels = below(self.template, "metadata", "labels")
        if not check_labels("selector", self.selector):
            raise ValueError(
                "'selector' is empty: name a label that only this application's pods have"
            )
        for key, value in self.selector.items():
            if labels.get(key) != value:
                raise ValueError(
                    f"'selector' has {key}: {value}, which the labels of 'template' "
                    f"({dict(labels)}) lack: Kubernetes refuses a Rollout that does not select its "
                    "own pods"
                )
        if not below(self.template, "spec").get("containers"):
            raise ValueError(
                "'template' has no spec.containers: pass spec.template of a Deployment"
            )
        self._check_proxy()

    def _check_proxy(self) -> None:
        if annotation(self.template, INJECT) == "disabled":
            raise ValueError(
                f"'template' has the annotation {INJECT}: disabled. Without a proxy nobody counts "
                "the requests of a new version: remove the annotation"
            )
        if below(self.template, "spec").get("hostNetwork"):
            raise ValueError(
                "'template' has hostNetwork: true. Linkerd gives such pods no proxy, so nobody "
                "counts the requests of a new version: remove it"
            )
        for name in _BLIND_PORTS:
            ports = annotation(self.template, name)
            parts = [part.strip() for part in ports.split(",")]
            if any(part in self._port_names or _holds(part, self.target_port) for part in parts):
                raise ValueError(
                    f"'target_port' ({self.target_port}) is among {name}: {ports} of 'template'. "
                    "The proxy counts no requests there: take it out"
                )

    @property
    def _port_names(self) -> set[str]:
        """What containers call the target port (linkerd2 pkg/util/parsing.go, GetNamedPorts)."""
        return {
            port["name"]
            for container in below(self.template, "spec")["containers"]
            for port in container.get("ports", [])
            if port.get("containerPort") == self.target_port and "name" in port
        }

    @property
    def asks_for_proxy(self) -> bool:
        """Whether the template itself asks for a proxy, whatever its namespace does."""
        return annotation(self.template, INJECT) in ("enabled", "ingress")

    @property
    def controlled_fields(self) -> tuple[IgnoredDifference, ...]:
        """The fields of Services and Rollout that controllers write.

        The controller of Argo Rollouts adds a label to the selectors of both Services, and a
        server-side apply replaces a selector whole. Without the label each Service would select the
        pods of both versions. The autoscaler's number would become 1 by the sync that takes
        ``replicas`` out of Git.
        """
        services = tuple(
            self._field("", "Service", name, "/spec/selector/rollouts-pod-template-hash")
            for name in (self.name, self.second_service)
        )
        if self.replicas is not None:
            return services
        return (*services, self._field("argoproj.io", "Rollout", self.name, "/spec/replicas"))

    def _field(self, group: str, kind: str, name: str, json_pointer: str) -> IgnoredDifference:
        return IgnoredDifference(
            group=group,
            kind=kind,
            namespace=self.namespace,
            name=name,
            json_pointer=json_pointer,
        )

    def make_services(self, scope: Construct) -> None:
        """Make both Services. The controller narrows their selectors to the pods of one version."""
        for role, name in (("Service", self.name), ("SecondService", self.second_service)):
            service = k8s.KubeService(
                scope,
                role,
                metadata=k8s.ObjectMeta(name=name, namespace=self.namespace),
                spec=k8s.ServiceSpec(
                    selector=dict(self.selector),
                    ports=[
                        k8s.ServicePort(
                            name="http",
                            port=self.port,
                            protocol="TCP",
                            target_port=k8s.IntOrString.from_number(self.target_port),
                        )
                    ],
                ),
            )
            Placement.of(scope).record(service, "Service", name, self.namespace)

    def make_rollout(self, scope: Construct, strategy: Manifest) -> ApiObject:
        """Make the Rollout."""
        spec: dict[str, Any] = {
            "selector": {"matchLabels": dict(self.selector)},
            "strategy": strategy,
            "template": dict(self.template),
            # A version whose pods never become ready is taken back, and does not stay half out.
            "progressDeadlineAbort": True,
            "progressDeadlineSeconds": 600,
        }
        if self.replicas is not None:
            spec["replicas"] = self.replicas
        return self._make(scope, "Rollout", "Rollout", spec)

    def make_analysis(self, scope: Construct, success_rate: SuccessRate, prometheus: str) -> None:
        """Make the AnalysisTemplate that measures a version's success rate."""
        metric = success_rate.metric(
            namespace=self.namespace,
            target_port=self.target_port,
            prometheus=check_address(prometheus),
        )
        self._make(
            scope,
            "Analysis",
            "AnalysisTemplate",
            {"args": [{"name": HASH}], "metrics": [metric]},
        )

    def _make(self, scope: Construct, id: str, kind: str, spec: Manifest) -> ApiObject:
        return make_custom_object(
            scope,
            id,
            api_version=API_VERSION,
            kind=kind,
            metadata=ApiObjectMetadata(name=self.name, namespace=self.namespace),
            spec=spec,
        )


def _holds(ports: str, port: int) -> bool:
    """Return whether a port, or a range such as ``8000-8080``, is or has *port*."""
    first, _, last = ports.partition("-")
    ends = (first.strip(), (last or first).strip())
    return all(end.isdecimal() for end in ends) and int(ends[0]) <= port <= int(ends[1])


def check_address(prometheus: str) -> str:
    """Return the address of a Prometheus, if the controller can ask it.

    Raises:
        ValueError: It has no scheme or no host.
    """
    if not _ADDRESS.fullmatch(prometheus):
        raise ValueError(
            f"'prometheus' ({prometheus}) must begin with http:// or https://, and name a host: "
            "the controller asks no other, and then takes every new version back"
        )
    return prometheus
