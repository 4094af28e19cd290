"""Where a construct's objects go, and the record of each."""

from __future__ import annotations

from dataclasses import dataclass

from cdk8s import ApiObject, App, Chart, JsonPatch
from constructs import Construct

from ..kubernetes.names import check_label
from .inventory import Inventory
from .recorded_object import RecordedObject

# A scope's placement never changes, and finding it costs up to six questions to Node, so the scope
# itself remembers it, under this name.
_REMEMBERED = "_linkerd_gitops_placement"


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
        """Return the placement of what is made under *scope*."""
        known: Placement | None = getattr(scope, _REMEMBERED, None)
        if known is None:
            known = cls._found(scope)
            known._remember(scope)
        return known

    @classmethod
    def in_new_chart(cls, app: App, name: str, inventory: Inventory) -> Placement:
        """Return the placement in a new chart, which stamps no namespace."""
        made = cls(Chart(app, name, disable_resource_name_hashes=True), None, inventory)
        made._remember(made.chart)
        return made

    @classmethod
    def _found(cls, scope: Construct) -> Placement:
        if isinstance(scope, Chart):
            return cls(scope, scope.namespace, Inventory.of(scope))
        return cls.of(Chart.of(scope))

    def _remember(self, scope: Construct) -> None:
        setattr(scope, _REMEMBERED, self)

    def namespace(self, given: str | None) -> str:
        """Return the namespace *given*, or else the chart's.

        Raises:
            ValueError: Neither is there, or it is no DNS label.
        """
        found = self.chart_namespace if given is None else given
        if found is None:
            raise ValueError(
                "'namespace' is missing: give it, or put the construct into a Chart that has one"
            )
        return check_label("namespace", found)

    def record(
        self, resource: ApiObject, api: str, name: str, namespace: str | None = None
    ) -> None:
        """Record an object; without a *namespace* it is cluster-scoped.

        A chart stamps its namespace even on kinds that have none (cdk8s@2.70 src/api-object.ts).
        It is taken back: while a CustomResourceDefinition is missing, Argo CD would believe the
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
