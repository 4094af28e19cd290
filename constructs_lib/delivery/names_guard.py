"""The admission policy that keeps an ApplicationSet from taking what is not its own."""

from __future__ import annotations

from typing import Any

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch
from constructs import Construct

from ..kubernetes.argo_cd import wave
from ..tree.placement import Placement

OWNED_LABEL = "app.kubernetes.io/part-of"
"""What the applications of a set bear, and what hands one over to it."""

POLICY_KINDS = (
    "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
    "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
)

_API_VERSION = "admissionregistration.k8s.io/v1"


def make_names_guard(
    scope: Construct, place: Placement, *, name: str, namespace: str, application_set: str
) -> None:
    """Make policy and binding, called *name*, in the wave before the ApplicationSet.

    The controller takes over whatever application bears a name that it wants and has no other
    owner (argo-cd@v3.2.11 applicationset/controllers/applicationset_controller.go
    createOrUpdateInCluster): it replaces the spec, and Argo CD prunes what the old one deployed.
    """
    bodies = (
        _policy(namespace, application_set),
        {"policyName": name, "validationActions": ["Deny"]},
    )
    for api, body in zip(POLICY_KINDS, bodies, strict=True):
        kind = api.partition(".")[0]
        resource = ApiObject(
            scope,
            kind,
            api_version=_API_VERSION,
            kind=kind,
            metadata=ApiObjectMetadata(name=name, annotations=wave(-1)),
        )
        resource.add_json_patch(JsonPatch.add("/spec", body))
        place.record(resource, api, name)


def _policy(namespace: str, application_set: str) -> dict[str, Any]:
    def owned(variable: str) -> str:
        return (
            f"{variable}.metadata.?ownerReferences.orValue([]).exists(owner, "
            f"owner.kind == 'ApplicationSet' && owner.name == '{application_set}')"
        )

    return {
        "failurePolicy": "Fail",
        "matchConstraints": {
            "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": namespace}},
            "resourceRules": [
                {
                    "operations": ["UPDATE"],
                    "apiGroups": ["argoproj.io"],
                    "apiVersions": ["v1alpha1"],
                    "resources": ["applications"],
                    "scope": "Namespaced",
                }
            ],
        },
        "matchConditions": [
            {"name": "taken-over", "expression": f"{owned('object')} && !{owned('oldObject')}"}
        ],
        "validations": [
            {
                "expression": (
                    f"oldObject.metadata.?labels[?'{OWNED_LABEL}'].orValue('') == "
                    f"'{application_set}'"
                ),
                "messageExpression": (
                    "'application ' + object.metadata.name + ' is not of ApplicationSet "
                    f"{application_set}, which would replace it and remove what it deployed: give "
                    "the set another application_prefix, or hand the application over by label "
                    f"{OWNED_LABEL}={application_set}'"
                ),
                "message": f"the application is not of ApplicationSet {application_set}",
                "reason": "Forbidden",
            }
        ],
    }
