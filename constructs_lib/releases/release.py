"""What belongs together in one release of Linkerd."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..kubernetes.argo_cd import IgnoredDifference
from ..plan.behaviour import DEFAULT_BEHAVIOUR, MeshBehaviour
from .folders import NamespaceRole
from .helm_values import (
    HelmValues,
    JsonValue,
    known_keys,
    merged,
    nested,
    null_values,
    unknown_keys,
    value_at,
)

Component = Literal["core", "viz", "jaeger"]
Option = Literal["trust_domain", "replicas", "cert_manager_namespace", "control_plane_namespace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A Helm value that one of the stack's options sets.

    Attributes:
        option: The option.
        path: The value's dotted path.
        chart_default: What the chart takes when the value is not set; then it is not written.
        template: How the option is written, with ``{}`` for it; as it is, if this is left out.
        follows: The path of another value that, if it is set, is the chart's default instead.
        reserved: Whether the option alone may set the value.
    """

    option: Option
    path: str
    chart_default: JsonValue
    template: str | None = None
    follows: str | None = None
    reserved: bool = True

    def value(self, option: str | int) -> str | int:
        """Return the value for what the option is set to."""
        return option if self.template is None else self.template.format(option)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A webhook whose certificate the chart takes from outside.

    Attributes:
        service: Its Service, after which Certificate and Secret are named.
        path: The value under which the chart keeps ``externalSecret`` and ``injectCaFrom``.
    """

    service: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VolatileField:
    """A field of a rendered object that changes with every render unless a value is set.

    Attributes:
        kind: The object's kind.
        name: Its name.
        value: The dotted path of the value to set.
    """

    kind: str
    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelmChart:
    """An upstream chart at one version, and what is known of it.

    Attributes:
        name: The chart's name.
        repository: The chart repository's address.
        version: The chart's version.
        folder: The folder, so the namespace, that it goes into.
        component: The part of the mesh that it belongs to; ``core`` is always there.
        release_folder: The folder whose namespace the chart is told. Defaults to ``folder``.
        values: Its values, as far as no option sets them.
        parameters: The values that options set.
        webhooks: Its webhooks.
        deployments: The Deployments that a restarter of its namespace restarts.
        injected: Whether its own pods get their proxies from the injector. The control plane's
            bring theirs with them.
        namespace_annotations: Annotations of its namespace, each with the dotted path of the value
            that it repeats; left out while that value is not set.
        refused: Values that must not be set, with the reason.
        cluster_kinds: The cluster-scoped kinds that it renders, as ``Kind.group``.
        namespaced_kinds: The namespaced kinds that it renders, as ``Kind.group``.
        other_namespaces: Namespaces besides its own that it writes into.
        volatile_fields: What changes with every render unless a value is set; the certificates of
            ``webhooks`` are known to.
    """

    name: str
    repository: str
    version: str
    folder: NamespaceRole
    component: Component = "core"
    release_folder: NamespaceRole | None = None
    values: HelmValues = field(default_factory=dict[str, JsonValue])
    parameters: tuple[Parameter, ...] = ()
    webhooks: tuple[Webhook, ...] = ()
    deployments: tuple[str, ...] = ()
    injected: bool = False
    namespace_annotations: Mapping[str, str] = field(default_factory=dict[str, str])
    refused: Mapping[str, str] = field(default_factory=dict[str, str])
    cluster_kinds: tuple[str, ...] = ()
    namespaced_kinds: tuple[str, ...] = ()
    other_namespaces: tuple[str, ...] = ()
    volatile_fields: tuple[VolatileField, ...] = ()

    def resolved_values(
        self,
        options: Mapping[Option, str | int],
        inject_ca_from: Mapping[str, str],
        extra: HelmValues,
    ) -> dict[str, JsonValue]:
        """Return the chart's values.

        Args:
            options: What the stack's options are set to.
            inject_ca_from: Per webhook Service, ``namespace/name`` of its Certificate.
            extra: What the user adds.

        Raises:
            ValueError: *extra* holds values that the chart does not know, that only an option may
                set, or that would break the mesh; all of them are told.
        """
        problems = list(self._problems(extra))
        if problems:
            raise ValueError(f"'values' for {self.name} {self.version}: {'; '.join(problems)}")
        values = dict(self.values)
        for webhook in self.webhooks:
            ours: HelmValues = {
                "externalSecret": True,
                "injectCaFrom": inject_ca_from[webhook.service],
            }
            values = merged(values, nested(webhook.path, ours))
        for parameter in self.parameters:
            followed = value_at(extra, parameter.follows) if parameter.follows else None
            default = parameter.chart_default if followed is None else followed
            value = parameter.value(options[parameter.option])
            if value != default:
                values = merged(values, nested(parameter.path, value))
        return merged(values, extra)

    def _problems(self, extra: HelmValues) -> Iterator[str]:
        known = known_keys(self.name, self.version)
        if known is not None:
            yield from unknown_keys(extra, known)
        for path, reason in self._reserved().items():
            if _has(extra, path):
                yield f"'{path}' must not be set: {reason}"
        for path in null_values(extra):
            if not any(path == told for told in self.refused):
                yield (
                    f"'{path}' is None, which cdk8s drops on its way to YAML: leave the key out, "
                    "or give it a value"
                )

    def _reserved(self) -> dict[str, str]:
        by_option = {
            parameter.path: f"the option '{parameter.option}' sets it"
            for parameter in self.parameters
            if parameter.reserved
        }
        by_webhook = {
            f"{webhook.path}.{key}": f"the stack makes the certificate of {webhook.service}"
            for webhook in self.webhooks
            for key in ("externalSecret", "injectCaFrom", "injectCaFromSecret", "caBundle")
        }
        return {**by_option, **by_webhook, **self.refused}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkerdRelease:
    """A release of Linkerd with the releases of everything that it is run with.

    Releases are data: nothing that depends on a version is written anywhere else.

    Attributes:
        name: What the release is called upstream.
        charts: Its charts, in the order in which a folder lists them.
        oldest_kubernetes: Major and minor version of the oldest Kubernetes that all its charts
            accept (``kubeVersion`` of their Chart.yaml); ``None`` if nothing is known.
        ignored_differences: The fields of its charts that never converge under Argo CD.
        gone: Parts that older releases had and this one has not, with what takes their place.
        behaviour: How its components, and those it is run with, behave when a certificate changes.
    """

    name: str
    charts: tuple[HelmChart, ...]
    oldest_kubernetes: tuple[int, int] | None = None
    ignored_differences: tuple[IgnoredDifference, ...] = ()
    gone: Mapping[Component, str] = field(default_factory=dict[Component, str])
    behaviour: MeshBehaviour = DEFAULT_BEHAVIOUR

    def has(self, component: Component) -> bool:
        """Return whether the release has a chart for a component."""
        return any(chart.component == component for chart in self.charts)


def _has(values: HelmValues, path: str) -> bool:
    *parents, last = path.split(".")
    below = value_at(values, ".".join(parents)) if parents else values
    return isinstance(below, Mapping) and last in below
