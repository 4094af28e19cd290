"""ValidatingAdmissionPolicies with their bindings, and the rules that make most of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch
from constructs import Construct

from ..tree.placement import Placement

OLDEST_MINOR_VERSION = 30
"""Kubernetes 1.30 is the first version that serves ValidatingAdmissionPolicy as v1
(https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/)."""

NAMESPACE_NAME_LABEL = "kubernetes.io/metadata.name"

_API_GROUP = "admissionregistration.k8s.io"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionRule:
    """Requests, and what must hold for them. Expressions are CEL.

    Attributes:
        name: The name of the policy and of its binding.
        operations: ``CREATE``, ``UPDATE``, ``DELETE``, or ``*`` for every operation.
        resources: Resources and subresources, by API group, in all versions.
        namespace: The one namespace whose objects are meant, besides cluster-scoped objects.
            Defaults to all.
        condition: Which of these requests are meant. Where it does not hold, the policy has no say.
        variables: What the expressions name ``variables.NAME``. Defaults to nothing.
        expression: What must hold.
        subject: The expression that begins the refusal's message.
        message: The rest of the message.
        parameter: Namespace and name of the ConfigMap ``params``. While it is missing, the rule
            refuses nothing. Defaults to none.
    """

    name: str
    operations: Sequence[str]
    resources: Mapping[str, Sequence[str]]
    namespace: str | None = None
    condition: str
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    expression: str
    subject: str
    message: str
    parameter: tuple[str, str] | None = None

    def make(self, scope: Construct, id: str, annotations: Mapping[str, str]) -> None:
        """Make policy and binding under a construct of their own."""
        parameter: dict[str, Any] = {}
        if self.parameter is not None:
            namespace, name = self.parameter
            reference = {"namespace": namespace, "name": name, "parameterNotFoundAction": "Allow"}
            parameter = {"paramRef": reference}
        make_policy(
            Construct(scope, id),
            self.name,
            policy=self._policy,
            binding={"validationActions": ["Deny"], **parameter},
            annotations=annotations,
        )

    @property
    def _policy(self) -> dict[str, Any]:
        rules = [
            {
                "operations": [*self.operations],
                "apiGroups": [group],
                "apiVersions": ["*"],
                "resources": [*resources],
            }
            for group, resources in self.resources.items()
        ]
        constraints: dict[str, Any] = {"resourceRules": rules}
        if self.namespace is not None:
            constraints["namespaceSelector"] = {
                "matchLabels": {NAMESPACE_NAME_LABEL: self.namespace}
            }
        parameter = {"paramKind": {"apiVersion": "v1", "kind": "ConfigMap"}}
        validation = {
            "expression": self.expression,
            "messageExpression": f"{self.subject} + {json.dumps(self.message)}",
            "reason": "Forbidden",
        }
        return {
            "failurePolicy": "Fail",
            **({} if self.parameter is None else parameter),
            "matchConstraints": constraints,
            "matchConditions": [{"name": "meant", "expression": self.condition}],
            "variables": [
                {"name": name, "expression": expression}
                for name, expression in self.variables.items()
            ],
            "validations": [validation],
        }


def make_policy(
    scope: Construct,
    name: str,
    *,
    policy: Mapping[str, Any],
    binding: Mapping[str, Any],
    annotations: Mapping[str, str],
) -> None:
    """Make a policy and its binding, whose kinds the bindings of Kubernetes 1.28 lack.

    Args:
        scope: The construct whose default child becomes the policy.
        name: The name of both.
        policy: The policy's spec.
        binding: The binding's spec, without the policy's name.
        annotations: The annotations of both.
    """
    kinds = {
        "Default": ("ValidatingAdmissionPolicy", policy),
        "Binding": ("ValidatingAdmissionPolicyBinding", {"policyName": name, **binding}),
    }
    place = Placement.of(scope)
    for child, (kind, spec) in kinds.items():
        resource = ApiObject(
            scope,
            child,
            api_version=f"{_API_GROUP}/v1",
            kind=kind,
            metadata=ApiObjectMetadata(name=name, annotations=annotations),
        )
        resource.add_json_patch(JsonPatch.add("/spec", spec))
        place.record(resource, f"{kind}.{_API_GROUP}", name)
