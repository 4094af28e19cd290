"""The admission policy that keeps an ApplicationSet from taking what is not its own."""

from __future__ import annotations

from constructs import Construct

from ..admission.policy import (
    PolicyRules,
    RequestRule,
    Validation,
    in_namespace,
    make_policy,
    quoted,
)
from ..kubernetes.argo_cd import wave

OWNED_LABEL = "app.kubernetes.io/part-of"
"""What the applications of a set bear, and what hands one over to it."""

POLICY_KINDS = (
    "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
    "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
)


def make_names_guard(scope: Construct, *, name: str, namespace: str, application_set: str) -> None:
    """Make policy and binding, called *name*, in the wave before the ApplicationSet.

    The controller takes over whatever application bears a name that it wants and has no other
    owner (argo-cd@v3.2.11 applicationset/controllers/applicationset_controller.go
    createOrUpdateInCluster): it replaces the spec, and Argo CD prunes what the old one deployed.
    """
    make_policy(
        Construct(scope, "NamesGuard"),
        name=name,
        rules=_rules(namespace, application_set),
        annotations=wave(-1),
    )


def _rules(namespace: str, application_set: str) -> PolicyRules:
    set_name = quoted(application_set)

    def owned(variable: str) -> str:
        return (
            f"{variable}.metadata.?ownerReferences.orValue([]).exists(owner, "
            f"owner.kind == 'ApplicationSet' && owner.name == {set_name})"
        )

    return PolicyRules(
        requests=[
            RequestRule(
                operations=["UPDATE"],
                group="argoproj.io",
                version="v1alpha1",
                resources=["applications"],
                scope="Namespaced",
            )
        ],
        namespace_selector=in_namespace(namespace),
        conditions={"taken-over": f"{owned('object')} && !{owned('oldObject')}"},
        validations=[
            Validation(
                expression=(
                    f"oldObject.metadata.?labels[?'{OWNED_LABEL}'].orValue('') == {set_name}"
                ),
                message=f"the application is not of ApplicationSet {application_set}",
                message_expression=(
                    "'application ' + object.metadata.name + ' is not of ApplicationSet "
                    f"{application_set}, which would replace it and remove what it deployed: give "
                    "the set another application_prefix, or hand the application over by label "
                    f"{OWNED_LABEL}={application_set}'"
                ),
            )
        ],
    )
