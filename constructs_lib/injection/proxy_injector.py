"""Which pods Linkerd's proxy injector is asked about, and which of them it passes over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..kubernetes.names import check_label
from ..releases.helm_values import HelmValues, JsonValue, merged, value_at

_SELECTOR_KEYS = ("matchExpressions", "matchLabels")


def _namespaces_by_default() -> dict[str, JsonValue]:
    return {
        "matchExpressions": [
            {
                "key": "config.linkerd.io/admission-webhooks",
                "operator": "NotIn",
                "values": ["disabled"],
            },
            {
                "key": "kubernetes.io/metadata.name",
                "operator": "NotIn",
                "values": ["kube-system", "cert-manager"],
            },
        ]
    }


def _pods_by_default() -> dict[str, JsonValue]:
    return {
        "matchExpressions": [
            {"key": "linkerd.io/control-plane-component", "operator": "DoesNotExist"},
            {"key": "linkerd.io/cni-resource", "operator": "DoesNotExist"},
        ]
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyInjector:
    """What the webhook of Linkerd's proxy injector is registered for.

    The defaults are the chart's, the same from stable-2.14.10 to edge-26.8.3 (linkerd2
    charts/linkerd-control-plane/values.yaml, ``proxyInjector`` and ``identity``).

    Attributes:
        namespace: The control plane's namespace.
        namespace_selector: The namespaces whose pods it is asked about, as Kubernetes writes a
            label selector.
        object_selector: The pods that it is asked about, likewise. The control plane's own are
            not among them: they bring their proxies with them.
        service_account_token_projection: Whether proxies bring a token of their own. Without it
            the injector passes over pods that mount no ServiceAccount's token.

    Raises:
        ValueError: The namespace is no DNS label, or a selector has keys that no selector has.
    """

    namespace: str = "linkerd"
    namespace_selector: HelmValues = field(default_factory=_namespaces_by_default)
    object_selector: HelmValues = field(default_factory=_pods_by_default)
    service_account_token_projection: bool = True

    def __post_init__(self) -> None:
        check_label("namespace", self.namespace)
        _check_selector("namespace_selector", self.namespace_selector)
        _check_selector("object_selector", self.object_selector)

    @classmethod
    def from_values(cls, values: HelmValues, *, namespace: str = "linkerd") -> ProxyInjector:
        """Return the injector of a control plane that is installed with these Helm values.

        Args:
            values: Values of the chart linkerd-control-plane; its defaults stand where they are
                silent.
            namespace: The namespace that it is installed into.

        Raises:
            ValueError: A selector has keys that no selector has.
        """
        default = cls(namespace=namespace)
        projection = value_at(values, "identity.serviceAccountTokenProjection")
        return cls(
            namespace=namespace,
            namespace_selector=_selector(
                values, "proxyInjector.namespaceSelector", default.namespace_selector
            ),
            object_selector=_selector(
                values, "proxyInjector.objectSelector", default.object_selector
            ),
            service_account_token_projection=projection is not False,
        )


def _selector(values: HelmValues, path: str, default: HelmValues) -> HelmValues:
    given = value_at(values, path)
    return merged(default, given) if isinstance(given, Mapping) else default


def _check_selector(field: str, selector: HelmValues) -> None:
    for key in selector:
        if key not in _SELECTOR_KEYS:
            raise ValueError(
                f"'{field}' has the key '{key}', but a label selector has "
                f"{' and '.join(_SELECTOR_KEYS)} alone"
            )
