"""The admission policy that refuses pods that are meant for the mesh and have no proxy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from constructs import Construct

from ..admission.policy import (
    NAMESPACE_NAME_LABEL,
    PolicyRules,
    RequestRule,
    Validation,
    make_policy,
)
from ..kubernetes.argo_cd import wave
from ..kubernetes.names import check_label
from ..kubernetes.option_types import checks_types
from . import rules as rules
from .proxy_injector import ProxyInjector

ValidationAction: TypeAlias = Literal["Deny", "Warn", "Audit"]
"""What the API server does with a pod that the injector missed: ``Deny`` refuses the pod, ``Warn``
warns its creator, ``Audit`` writes to the audit log."""

_ACTIONS = ("Deny", "Warn", "Audit")

_DEFAULT_INJECTOR = ProxyInjector()


class InjectionGuard(Construct):
    """A ValidatingAdmissionPolicy that refuses pods that Linkerd's injector should have changed.

    A pod that is created while the injector is down, or before its webhook is registered, starts
    without a proxy, and nobody notices. The guard sees every new pod after all webhooks. It refuses
    a pod without a proxy if the injector would have given it one. The pod's controller tries again
    until the injector is back.

    The guard lets in what the injector itself leaves alone: pods that opted out, pods on the host's
    network, pods with another mesh's sidecar, and pods in namespaces for which the webhook is not
    registered. The control plane's own pods must start without the injector, and are let in too.

    The API server itself applies the policy, so no pod of the library has to run. Kubernetes 1.30
    is needed. The guard is no security boundary: whoever may create pods may also let them opt out.
    """

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        injector: ProxyInjector = _DEFAULT_INJECTOR,
        namespaces: Sequence[str] | None = None,
        excluded_namespaces: Sequence[str] = (),
        validation_actions: Sequence[ValidationAction] = ("Deny",),
        name: str = "linkerd-injection-guard",
        sync_wave: int | None = None,
    ) -> None:
        """Make policy and binding.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            injector: The pods and namespaces for which the injector's webhook is registered.
                Defaults to those of Linkerd's chart.
            namespaces: The only namespaces to guard. Defaults to all for which the webhook is
                registered.
            excluded_namespaces: Namespaces that are not guarded although they are annotated. The
                injector cannot start without some of them, such as cert-manager's.
            validation_actions: What the API server does with a pod that the injector missed.
                Defaults to ``Deny``. ``Warn`` and ``Audit`` refuse nothing; they show first what
                would be refused.
            name: The name of both objects. Defaults to ``linkerd-injection-guard``.
            sync_wave: The Argo CD sync wave, by which the guard comes before the pods of its own
                folder. Defaults to none.

        Raises:
            ValueError: A name is invalid, a namespace is both guarded and excluded, or the actions
                are empty, unknown, repeated, or both ``Deny`` and ``Warn``.
        """
        super().__init__(scope, id)
        actions = _checked_actions(validation_actions)
        reach = _match_resources(namespaces, excluded_namespaces)
        self._name = name
        make_policy(
            self,
            name=name,
            rules=_policy_rules(injector),
            actions=actions,
            bound_to=reach,
            annotations=wave(sync_wave),
        )

    @property
    def policy_name(self) -> str:
        """The policy's name, which the API server writes into its refusals."""
        return self._name


def _policy_rules(injector: ProxyInjector) -> PolicyRules:
    return PolicyRules(
        # The injector can give a pod a proxy only when the pod is created.
        requests=[
            RequestRule(
                operations=["CREATE"],
                group="",
                version="v1",
                resources=["pods"],
                scope="Namespaced",
            )
        ],
        namespace_selector=injector.namespace_selector,
        object_selector=injector.object_selector,
        conditions=dict(rules.match_conditions(injector)),
        variables=rules.VARIABLES,
        validations=[
            Validation(
                expression=rules.ADMITTED,
                message=rules.message(injector),
                message_expression=rules.message_expression(injector),
            )
        ],
    )


def _match_resources(
    namespaces: Sequence[str] | None, excluded_namespaces: Sequence[str]
) -> dict[str, Any]:
    """Return the binding's ``matchResources``; empty for all namespaces."""
    if namespaces is not None and not namespaces:
        raise ValueError(
            "'namespaces' is empty, so nothing would be guarded: name a namespace, or leave it out "
            "to guard all"
        )
    for name in namespaces or ():
        check_label("namespaces", name)
    for name in excluded_namespaces:
        check_label("excluded_namespaces", name)
    contradictions = sorted(set(namespaces or ()).intersection(excluded_namespaces))
    if contradictions:
        raise ValueError(
            f"'excluded_namespaces' ({', '.join(contradictions)}) are in 'namespaces' too: remove "
            "them from one of the two"
        )
    expressions = [
        {"key": NAMESPACE_NAME_LABEL, "operator": operator, "values": list(names)}
        for operator, names in (("In", namespaces), ("NotIn", excluded_namespaces))
        if names
    ]
    if not expressions:
        return {}
    return {"namespaceSelector": {"matchExpressions": expressions}}


def _checked_actions(actions: Sequence[ValidationAction]) -> list[ValidationAction]:
    option = f"'validation_actions' ({', '.join(actions)})"
    if not actions:
        raise ValueError(
            "'validation_actions' is empty, so the guard would do nothing: name one of "
            f"{', '.join(_ACTIONS)}"
        )
    unknown = [action for action in actions if action not in _ACTIONS]
    if unknown:
        raise ValueError(f"{option} must be of {', '.join(_ACTIONS)}; '{unknown[0]}' is not")
    if len(set(actions)) < len(actions):
        raise ValueError(f"{option} names an action twice: name each once")
    if {"Deny", "Warn"} <= set(actions):
        raise ValueError(
            f"{option} has Deny and Warn, which the API server does not accept together: remove "
            "Warn, because a refusal has the same message"
        )
    return list(actions)
