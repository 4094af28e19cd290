"""The pods and namespaces for which Linkerd's proxy injector is registered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..kubernetes.names import check_label
from ..kubernetes.option_types import checks_options, checks_types
from ..kubernetes.selector import check_selector, selects
from ..releases.helm_values import HelmValues, JsonValue, merged, value_at


def _default_namespace_selector() -> dict[str, JsonValue]:
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


def _default_object_selector() -> dict[str, JsonValue]:
    return {
        "matchExpressions": [
            {"key": "linkerd.io/control-plane-component", "operator": "DoesNotExist"},
            {"key": "linkerd.io/cni-resource", "operator": "DoesNotExist"},
        ]
    }


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyInjector:
    """The pods and namespaces for which the webhook of Linkerd's proxy injector is registered.

    The defaults are the chart's, the same from stable-2.14.10 to edge-26.8.3 (linkerd2
    charts/linkerd-control-plane/values.yaml, ``proxyInjector`` and ``identity``).

    Attributes:
        namespace: The control plane's namespace. Defaults to ``linkerd``.
        namespace_selector: The label selector of the namespaces, as Kubernetes writes it.
        object_selector: The label selector of the pods. The control plane's own pods are not among
            them: they bring their proxies with them.
        service_account_token_projection: Whether proxies bring a token of their own. Without it
            the injector skips pods that mount no ServiceAccount's token. Defaults to yes.

    Raises:
        ValueError: The namespace is no DNS label, or the API server would refuse a selector.
    """

    namespace: str = "linkerd"
    namespace_selector: HelmValues = field(default_factory=_default_namespace_selector)
    object_selector: HelmValues = field(default_factory=_default_object_selector)
    service_account_token_projection: bool = True

    def __post_init__(self) -> None:
        check_label("namespace", self.namespace)
        check_selector("namespace_selector", self.namespace_selector)
        check_selector("object_selector", self.object_selector)

    @classmethod
    @checks_types
    def from_values(cls, values: HelmValues, *, namespace: str = "linkerd") -> ProxyInjector:
        """Return the injector of a control plane that is installed with these Helm values.

        Args:
            values: Values of the chart linkerd-control-plane. What they lack has the chart's
                default.
            namespace: The namespace that it is installed into. Defaults to ``linkerd``.

        Raises:
            ValueError: A selector has an unknown key.
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

    def is_called_for(self, namespace: str) -> bool:
        """Return whether the webhook is called for a pod without labels in a namespace.

        Of the namespace's labels only its name is known.
        """
        name = {"kubernetes.io/metadata.name": namespace}
        return selects(self.namespace_selector, name) and selects(self.object_selector, {})


def _selector(values: HelmValues, path: str, default: HelmValues) -> HelmValues:
    selector = value_at(values, path)
    return merged(default, selector) if isinstance(selector, Mapping) else default
