"""Where a construct's objects go, and how they are recorded."""

from __future__ import annotations

from dataclasses import dataclass

from cdk8s import ApiObject, App, Chart, JsonPatch
from constructs import Construct

from ..kubernetes.names import check_label
from .inventory import Inventory
from .recorded_object import RecordedObject

# A scope's placement never changes, and finding it takes up to six calls to Node. So the scope
# keeps it in an attribute of this name.
_ATTRIBUTE = "_linkerd_gitops_placement"


@dataclass(frozen=True, slots=True)
class Placement:
    """The chart that a construct's objects are written into, and the inventory of its tree.

    Attributes:
        chart: The chart.
        chart_namespace: The namespace that the chart stamps on its objects, if any.
        inventory: The tree's inventory.
    """

    chart: Chart
    chart_namespace: str | None
    inventory: Inventory

    @classmethod
    def of(cls, scope: Construct) -> Placement:
        """Return the placement of the objects that are made under *scope*."""
        known: Placement | None = getattr(scope, _ATTRIBUTE, None)
        if known is None:
            known = cls._search(scope)
            known._remember(scope)
        return known

    @classmethod
    def in_new_chart(cls, app: App, name: str, inventory: Inventory) -> Placement:
        """Return the placement in a new chart, which stamps no namespace."""
        chart = Chart(app, name, disable_resource_name_hashes=True)
        placement = cls(chart, None, inventory)
        placement._remember(chart)
        return placement

    @classmethod
    def _search(cls, scope: Construct) -> Placement:
        if isinstance(scope, Chart):
            return cls(scope, scope.namespace, Inventory.of(scope))
        return cls.of(Chart.of(scope))

    def _remember(self, scope: Construct) -> None:
        setattr(scope, _ATTRIBUTE, self)

    def namespace(self, option: str | None) -> str:
        """Return the namespace that *option* names, or the chart's if it is ``None``.

        Raises:
            ValueError: There is no namespace, or it is not a DNS label.
        """
        namespace = self.chart_namespace if option is None else option
        if namespace is None:
            raise ValueError(
                "'namespace' is missing: pass it, or put the construct into a Chart with a "
                "namespace"
            )
        return check_label("namespace", namespace)

    def record(
        self, resource: ApiObject, api: str, name: str, namespace: str | None = None
    ) -> None:
        """Record an object. Without a *namespace* it is cluster-scoped.

        A chart stamps its namespace on cluster-scoped kinds too (cdk8s@2.70 src/api-object.ts).
        This removes it again: while a CustomResourceDefinition is missing, Argo CD would trust the
        namespace and never find the object again.

        Args:
            resource: The construct.
            api: Kind and API group, as ``Certificate.cert-manager.io``; no group for core kinds.
            name: The object's name.
            namespace: Its namespace.
        """
        if namespace is None and self.chart_namespace is not None:
            resource.add_json_patch(JsonPatch.remove("/metadata/namespace"))
        kind, _, group = api.partition(".")
        self.inventory.add_object(
            RecordedObject(resource, group, kind, namespace or "", name, self.chart)
        )
