"""A ValidatingAdmissionPolicy with its binding: what it says as values, and both objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch
from constructs import Construct

from ..kubernetes.names import check_subdomain
from ..tree.placement import Placement

OLDEST_MINOR_VERSION = 30
"""Kubernetes 1.30 is the first version that serves ValidatingAdmissionPolicy as v1
(https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/)."""

NAMESPACE_NAME_LABEL = "kubernetes.io/metadata.name"
"""The label with its own name that the API server gives to every namespace."""

_API_GROUP = "admissionregistration.k8s.io"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRule:
    """The requests that a policy looks at.

    Attributes:
        operations: ``CREATE``, ``UPDATE``, ``DELETE``, ``CONNECT``, or ``*``.
        group: The API group; empty for core kinds.
        resources: The plural names, with ``/`` and a subresource where it is meant.
        version: The version of the group. Defaults to all.
        scope: ``Namespaced``, ``Cluster`` or ``*``. Defaults to ``*``.
    """

    operations: Sequence[str]
    group: str
    resources: Sequence[str]
    version: str = "*"
    scope: str = "*"

    @property
    def spec(self) -> dict[str, Any]:
        """The rule as the API has it."""
        return {
            "operations": list(self.operations),
            "apiGroups": [self.group],
            "apiVersions": [self.version],
            "resources": list(self.resources),
            "scope": self.scope,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """An expression that a request must meet, and the refusal of one that does not.

    Attributes:
        expression: CEL; true if the request is let in.
        message: What the refusal says.
        message_expression: CEL for a message with details; *message* stands in if it fails.
    """

    expression: str
    message: str
    message_expression: str | None = None

    @property
    def spec(self) -> dict[str, Any]:
        """The validation as the API has it."""
        detailed = self.message_expression
        return {
            "expression": self.expression,
            "message": self.message,
            **({"messageExpression": detailed} if detailed else {}),
            # As a quota's refusals: clients try again later with the same request.
            "reason": "Forbidden",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRules:
    """What a policy looks at, and what it refuses.

    Attributes:
        requests: The requests that it looks at.
        validations: What each of them must meet.
        conditions: CEL by name; a request for which one of them is false is let in.
        variables: CEL by name, for the expressions of *validations*.
        namespace_selector: The namespaces of the requests, as Kubernetes writes a label selector.
            Defaults to all.
        object_selector: The objects of the requests, likewise.
        parameters: Namespace and name of the ConfigMap that expressions know as ``params``. While
            there is none, every request is let in.
    """

    requests: Sequence[RequestRule]
    validations: Sequence[Validation]
    conditions: Mapping[str, str] = field(default_factory=dict[str, str])
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    namespace_selector: Mapping[str, Any] | None = None
    object_selector: Mapping[str, Any] | None = None
    parameters: tuple[str, str] | None = None

    @property
    def spec(self) -> dict[str, Any]:
        """The policy's spec as the API has it."""
        constraints: dict[str, Any] = {"resourceRules": [rule.spec for rule in self.requests]}
        if self.namespace_selector is not None:
            constraints["namespaceSelector"] = self.namespace_selector
        if self.object_selector is not None:
            constraints["objectSelector"] = self.object_selector
        kind = {"paramKind": {"apiVersion": "v1", "kind": "ConfigMap"}} if self.parameters else {}
        return {
            # The expressions cannot fail. If one failed after all, somebody would notice at once.
            "failurePolicy": "Fail",
            **kind,
            "matchConstraints": constraints,
            **_named_expressions("matchConditions", self.conditions),
            **_named_expressions("variables", self.variables),
            "validations": [validation.spec for validation in self.validations],
        }

    @property
    def binding_spec(self) -> dict[str, Any]:
        """What the binding says of the parameters; nothing without them."""
        if self.parameters is None:
            return {}
        namespace, name = self.parameters
        reference = {"name": name, "namespace": namespace, "parameterNotFoundAction": "Allow"}
        return {"paramRef": reference}


def make_policy(
    scope: Construct,
    *,
    name: str,
    rules: PolicyRules,
    actions: Sequence[str] = ("Deny",),
    bound_to: Mapping[str, Any] | None = None,
    labels: Mapping[str, str] | None = None,
    annotations: Mapping[str, str] | None = None,
) -> None:
    """Make a ValidatingAdmissionPolicy and its ValidatingAdmissionPolicyBinding, of one name.

    The API server itself applies them, so no pod of the library has to run. Kubernetes 1.30 is
    needed.

    Args:
        scope: The construct whose children ``Default`` and ``Binding`` they become.
        name: The name of both objects.
        rules: What the policy looks at, and what it refuses.
        actions: The binding's ``validationActions``. Defaults to ``Deny``.
        bound_to: The binding's ``matchResources``. Defaults to all that the policy looks at.
        labels: The labels of both objects.
        annotations: Their annotations.

    Raises:
        ValueError: The name is no DNS name.
    """
    check_subdomain("name", name)
    metadata = ApiObjectMetadata(name=name, labels=labels, annotations=annotations)
    binding = {
        "policyName": name,
        "validationActions": list(actions),
        **rules.binding_spec,
        **({"matchResources": bound_to} if bound_to else {}),
    }
    _make_object(scope, "Default", "ValidatingAdmissionPolicy", metadata, rules.spec)
    _make_object(scope, "Binding", "ValidatingAdmissionPolicyBinding", metadata, binding)


def _make_object(
    scope: Construct, id: str, kind: str, metadata: ApiObjectMetadata, spec: dict[str, Any]
) -> None:
    """Make an object of a kind that the bindings, those of Kubernetes 1.28, lack in v1."""
    resource = ApiObject(scope, id, api_version=f"{_API_GROUP}/v1", kind=kind, metadata=metadata)
    resource.add_json_patch(JsonPatch.add("/spec", spec))
    Placement.of(scope).record(resource, f"{kind}.{_API_GROUP}", str(metadata.name))


def in_namespace(name: str) -> dict[str, Any]:
    """Return the label selector of one namespace."""
    return {"matchLabels": {NAMESPACE_NAME_LABEL: name}}


def quoted(text: str) -> str:
    """Return a text as a string of CEL."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    # CEL's strings end where a line does.
    return "'" + escaped.replace("\n", "\\n").replace("\r", "\\r") + "'"


def _named_expressions(field: str, expressions: Mapping[str, str]) -> dict[str, Any]:
    """Return a field with expressions; nothing for none, as the API server stores it."""
    named = [{"name": name, "expression": text} for name, text in expressions.items()]
    return {field: named} if named else {}
