"""A release of Linkerd: which charts belong together, and what the stack must know of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from ..kubernetes.argo_cd import IgnoredDifference
from ..kubernetes.option_types import checks_options
from ..plan.behaviour import DEFAULT_BEHAVIOUR, MeshBehaviour
from .folders import NamespaceRole
from .helm_values import (
    HelmValues,
    JsonValue,
    KeyTree,
    known_keys,
    merged,
    nested,
    null_values,
    unknown_keys,
    value_at,
    with_text,
)
from .value_rules import is_met, is_set, missing_values

Component = Literal["core", "viz", "jaeger", "rollouts"]
"""A part of the mesh. ``core`` is always deployed; for each of the others, ``viz``, ``jaeger`` and
``rollouts``, the stack has an option."""

Option = Literal[
    "trust_domain",
    "replicas",
    "cert_manager_namespace",
    "control_plane_namespace",
    "viz_namespace",
]
"""An option of the stack that Helm values can repeat: ``trust_domain``, ``replicas``,
``cert_manager_namespace``, ``control_plane_namespace`` or ``viz_namespace``."""

_WEBHOOK_KEYS = ("externalSecret", "injectCaFrom", "injectCaFromSecret", "caBundle")


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A Helm value that repeats an option of the stack.

    The value is written only where it differs from what the chart would take by itself. So the
    values in git show decisions, and not defaults.

    Attributes:
        option: The option: ``trust_domain``, ``replicas``, ``cert_manager_namespace``,
            ``control_plane_namespace`` or ``viz_namespace``.
        path: The value's path, its keys joined by dots, as ``global.leaderElection.namespace``.
        chart_default: The value that the chart takes if none is written.
        template: The value, with ``{}`` in its strings in place of the option. Defaults to the
            option alone.
        condition: The path of another value without which the chart does not read this one. It is
            then not written. Defaults to none.
        default_from: The path of another value, which the chart takes as its default if somebody
            sets it. Defaults to none.
        option_only: Whether ``values`` of the stack must not set this path. Defaults to yes; with
            ``False`` such a value wins over the option.
    """

    option: Option
    path: str
    chart_default: JsonValue
    template: JsonValue = None
    condition: str | None = None
    default_from: str | None = None
    option_only: bool = True

    def value(self, option: str | int) -> JsonValue:
        """Return the Helm value for this value of the option."""
        return option if self.template is None else with_text(self.template, str(option))


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A webhook whose certificate cert-manager issues instead of the chart.

    Attributes:
        service: Its Service. Its Certificate has the same name, and its Secret is
            ``SERVICE-k8s-tls``.
        path: The path of the map in which the chart keeps ``externalSecret``, ``injectCaFrom`` and
            ``injectCaFromSecret``.
    """

    service: str
    path: str


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class VolatileField:
    """A field of a rendered object that changes at every render, unless a value is set.

    Attributes:
        kind: The object's kind.
        name: Its name.
        value: The path of the value to set.
    """

    kind: str
    name: str
    value: str


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class HelmChart:
    """An upstream chart at one version, and what the stack must know of it.

    The stack makes certificates, restarters and the AppProject from these facts. Rendered charts
    (``rendered_charts``) are compared with them. Of a fetched chart nobody checks them: read them
    off ``helm template``.

    Attributes:
        name: The chart's name.
        repository: The address of the chart's repository.
        version: The chart's version.
        folder: The role of the namespace that it goes into: ``cert_manager``, ``crds``,
            ``control_plane``, ``viz`` or ``rollouts``. The namespace is also its folder and its
            application.
        component: The part of the mesh that it belongs to. Defaults to ``core``, which is always
            deployed.
        release_folder: The role of the namespace that Helm releases it into. Defaults to
            *folder*.
        values: Its values, without those that repeat an option.
        single_replica_values: What is laid over these values if its pods have no replicas, so that
            they run on a single node too.
        parameters: The values that repeat options of the stack.
        webhooks: Its webhooks. Each gets a certificate and is restarted when that is renewed.
        deployments: The Deployments that the restarter of its namespace restarts.
        injected: Whether the proxy injector gives its pods their proxies. The control plane's pods
            bring their own, so this is ``False`` for them.
        namespace_annotations: Annotations of its Namespace, each with the path of the value that it
            repeats. An annotation is left out where its value is not set.
        forbidden_values: What the stack's ``values`` must not set, each with the reason: a path,
            or a condition of ``value_rules``, as ``replicaCount=0``.
        required_values: What the chart demands, by the condition under which it does.
        cluster_kinds: The cluster-scoped kinds that it can render, as ``Kind.group``.
        namespaced_kinds: The namespaced kinds that it can render, as ``Kind.group``; without a
            group for core kinds.
        optional_kinds: The kinds among these that it renders only under some values, each with the
            paths of those values.
        other_namespaces: Namespaces besides the mesh's own that it writes into.
        namespace_values: The paths of values that name further namespaces to write into.
        object_values: The paths of values that hold whole objects, so any kind.
        volatile_fields: The fields that change at every render unless a value is set. Certificates
            of *webhooks* need not be listed.
        keys: The keys of values that it knows. Defaults to the library's list, if it has one of
            this version; otherwise values are not checked.
    """

    name: str
    repository: str
    version: str
    folder: NamespaceRole
    component: Component = "core"
    release_folder: NamespaceRole | None = None
    values: HelmValues = field(default_factory=dict[str, JsonValue])
    single_replica_values: HelmValues = field(default_factory=dict[str, JsonValue])
    parameters: tuple[Parameter, ...] = ()
    webhooks: tuple[Webhook, ...] = ()
    deployments: tuple[str, ...] = ()
    injected: bool = False
    namespace_annotations: Mapping[str, str] = field(default_factory=dict[str, str])
    forbidden_values: Mapping[str, str] = field(default_factory=dict[str, str])
    required_values: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    cluster_kinds: tuple[str, ...] = ()
    namespaced_kinds: tuple[str, ...] = ()
    optional_kinds: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict[str, tuple[str, ...]]
    )
    other_namespaces: tuple[str, ...] = ()
    namespace_values: tuple[str, ...] = ()
    object_values: tuple[str, ...] = ()
    volatile_fields: tuple[VolatileField, ...] = ()
    keys: KeyTree | None = None

    def resolved_values(
        self,
        options: Mapping[Option, str | int],
        ca_values: Mapping[str, Mapping[str, str]],
        extra: HelmValues,
    ) -> dict[str, JsonValue]:
        """Return the chart's values.

        Args:
            options: The values of the stack's options.
            ca_values: Per webhook Service, the value by which cainjector finds its CA.
            extra: The values that the user adds.

        Raises:
            ValueError: *extra* holds values that the chart does not know, that only an option may
                set, or that would break the mesh. The message lists all of them.
        """
        problems: list[str] = []
        if extra:
            problems += self.problems(extra)
            problems += missing_values(merged(self.values, extra), self.required_values)
        if problems:
            raise ValueError(f"'values' for {self.name} {self.version}: {'; '.join(problems)}")
        values = dict(self.values)
        for webhook in self.webhooks:
            certificate: HelmValues = {"externalSecret": True, **ca_values[webhook.service]}
            values = merged(values, nested(webhook.path, certificate))
        for parameter in self.parameters:
            path = parameter.default_from
            other_default = value_at(extra, path) if path else None
            default = parameter.chart_default if other_default is None else other_default
            value = parameter.value(options[parameter.option])
            is_read = parameter.condition is None or value_at(extra, parameter.condition)
            if value != default and is_read:
                values = merged(values, nested(parameter.path, value))
            if parameter.option == "replicas" and (value_at(extra, parameter.path) or value) == 1:
                values = merged(values, self.single_replica_values)
        return merged(values, extra)

    def kinds(self, extra: HelmValues, *, namespaced: bool) -> frozenset[str]:
        """Return the kinds that Argo CD must be allowed when a user adds these values.

        A kind stays allowed as long as its value is set, also to ``False``: Argo CD does not prune
        an object whose kind it may not touch (argo-cd@v3.2.11 controller/state.go).
        """
        return frozenset(
            kind
            for kind in (self.namespaced_kinds if namespaced else self.cluster_kinds)
            if kind not in self.optional_kinds
            or any(
                is_set(extra, path) or value_at(self.values, path)
                for path in self.optional_kinds[kind]
            )
        )

    def namespaces(self, extra: HelmValues) -> tuple[str, ...]:
        """Return the namespaces besides the mesh's own that it writes into."""
        named = [value_at(extra, path) for path in self.namespace_values]
        names = [
            str(name)
            for value in named
            if value
            for name in ([value] if isinstance(value, str) else cast("Sequence[str]", value))
        ]
        return (*self.other_namespaces, *names)

    def problems(self, extra: HelmValues) -> Iterator[str]:
        """Yield a sentence for each value that breaks the mesh, or that only an option sets."""
        known = known_keys(self.name, self.version) if self.keys is None else self.keys
        if known is not None:
            yield from unknown_keys(extra, known)
        for condition, reason in self._forbidden().items():
            if is_met(condition, extra):
                yield f"'{condition}' must not be set: {reason}"
        for path in null_values(extra):
            if path not in self.forbidden_values:
                yield f"'{path}' is None, which cdk8s leaves out of YAML: remove the key or set it"

    def _forbidden(self) -> dict[str, str]:
        by_option = {
            parameter.path: f"set the stack's option '{parameter.option}' instead"
            for parameter in self.parameters
            if parameter.option_only
        }
        by_webhook = {
            f"{webhook.path}.{key}": f"the stack makes the certificate of {webhook.service}"
            for webhook in self.webhooks
            for key in _WEBHOOK_KEYS
        }
        return {**by_option, **by_webhook, **self.forbidden_values}


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class LinkerdRelease:
    """A release of Linkerd, with the charts of cert-manager and trust-manager that it runs with.

    A release is a value. Nothing that depends on a version is written anywhere else, so a release
    of your own is as good as one of the library's; ``docs/upgrading.md`` shows how to write one.

    Attributes:
        name: The name that upstream gives the release.
        charts: Its charts, in the order in which a folder lists them.
        oldest_kubernetes: Major and minor version of the oldest Kubernetes that all its charts
            accept (``kubeVersion`` of their Chart.yaml). Defaults to ``None``: not known.
        ignored_differences: The fields of its charts that never converge under Argo CD.
        removed_components: Parts that older releases had and this one lacks, each with what to use
            instead.
        behaviour: How its components behave when a certificate changes. Defaults to
            ``MeshBehaviour()``, which is stable-2.14.10's.
        own_http_routes: The path of the value by which chart linkerd-crds brings its own definition
            of the Gateway API's HTTPRoute, which is on by default and lacks version v1. Defaults to
            ``None``: it brings none.
    """

    name: str
    charts: tuple[HelmChart, ...]
    oldest_kubernetes: tuple[int, int] | None = None
    ignored_differences: tuple[IgnoredDifference, ...] = ()
    removed_components: Mapping[Component, str] = field(default_factory=dict[Component, str])
    behaviour: MeshBehaviour = DEFAULT_BEHAVIOUR
    own_http_routes: str | None = None

    def has(self, component: Component) -> bool:
        """Return whether the release has a chart for a component."""
        return any(chart.component == component for chart in self.charts)
