"""The admission policy that keeps an ApplicationSet from taking what is not its own."""

from __future__ import annotations

from collections.abc import Mapping

from constructs import Construct

from ..admission.policy import (
    PolicyRules,
    RequestRule,
    Validation,
    in_namespace,
    make_policy,
    quoted,
)

OWNED_LABEL = "app.kubernetes.io/part-of"
"""What the applications of a set bear, and what hands one over to it."""

POLICY_KINDS = (
    "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
    "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
)

SOURCE_ANNOTATION = "delivery.linkerd-gitops/source"
"""What says of a set and of its owner which folder of which repository they come from."""


def make_names_guard(
    scope: Construct,
    *,
    namespace: str,
    application_set: str,
    labels: Mapping[str, str],
    annotations: Mapping[str, str],
) -> None:
    """Make policy and binding, which must be there before the ApplicationSet.

    Policies have no namespace, so their name has Argo CD's.

    The controller takes over whatever application bears a name that it wants and has no other
    owner (argo-cd@v3.2.11 applicationset/controllers/applicationset_controller.go
    createOrUpdateInCluster): it replaces the spec, and Argo CD prunes what the old one deployed.
    And who applies another folder's set, or its owner, over these would take all of them.
    """
    make_policy(
        Construct(scope, "NamesGuard"),
        name=f"{application_set}-applications-{namespace}",
        rules=PolicyRules(
            requests=[
                RequestRule(
                    operations=["UPDATE"],
                    group="argoproj.io",
                    version="v1alpha1",
                    resources=["applications", "applicationsets"],
                    scope="Namespaced",
                )
            ],
            validations=[_is_labelled(application_set), _has_one_source(application_set)],
            namespace_selector=in_namespace(namespace),
        ),
        labels=labels,
        annotations=annotations,
    )


def _is_labelled(application_set: str) -> Validation:
    def owned(variable: str) -> str:
        return (
            f"{variable}.metadata.?ownerReferences.orValue([]).exists(owner, "
            f"owner.kind == 'ApplicationSet' && owner.name == {quoted(application_set)})"
        )

    return Validation(
        expression=(
            f"!{owned('object')} || {owned('oldObject')} || "
            f"oldObject.metadata.?labels[?'{OWNED_LABEL}'].orValue('') == "
            f"{quoted(application_set)}"
        ),
        message_expression=(
            "'application ' + object.metadata.name + ' is not of ApplicationSet "
            f"{application_set}, which would replace it and remove what it deployed: give "
            "the set another application_prefix, or hand the application over by label "
            f"{OWNED_LABEL}={application_set}'"
        ),
        message=f"the application is not of ApplicationSet {application_set}",
    )


def _has_one_source(application_set: str) -> Validation:
    def source(variable: str) -> str:
        return f"{variable}.metadata.?annotations[?'{SOURCE_ANNOTATION}'].orValue('')"

    return Validation(
        expression=(
            f"object.metadata.name != {quoted(application_set)} || {source('oldObject')} == '' || "
            f"{source('object')} in ['', {source('oldObject')}]"
        ),
        message_expression=(
            f"object.metadata.name + ' is of another delivery, ' + {source('oldObject')} + "
            "': give yours another name, or hand it over by taking annotation "
            f"{SOURCE_ANNOTATION} away first'"
        ),
        message=f"{application_set} is of another delivery",
    )
