"""The admission policy that keeps pods out which should be in the mesh and have no proxy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch
from constructs import Construct

from ..kubernetes.argo_cd import wave
from ..kubernetes.names import check_label, check_subdomain
from ..tree.placement import Placement
from . import rules as rules
from .proxy_injector import ProxyInjector

ValidationAction: TypeAlias = Literal["Deny", "Warn", "Audit"]
"""What happens to a pod that the injector missed: it is refused, its creator is warned, or the
API server's audit log says so."""

KINDS = (
    "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
    "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
)
"""What a guard is made of, as ``Kind.group``."""

MINOR_VERSION = 30
"""The version of Kubernetes, 1.30, that began to serve these kinds as v1
(https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/)."""

_API_VERSION = "admissionregistration.k8s.io/v1"
_ACTIONS = ("Deny", "Warn", "Audit")
_NAME_OF_NAMESPACE = "kubernetes.io/metadata.name"

_LINKERDS = ProxyInjector()


class InjectionGuard(Construct):
    """A ValidatingAdmissionPolicy that refuses pods which Linkerd's injector should have changed.

    A pod that is meant for the mesh and is created while the injector is away, or before its
    webhook is registered, starts without a proxy, and nobody notices. The guard sees every new pod
    after all webhooks have had it, and refuses one that the injector would have given a proxy to
    and that has none. Whatever controller made the pod tries again until the injector is back.

    What the injector itself passes over is let in: pods that opted out, that are on the host's
    network, that have another mesh's sidecar, or that are in namespaces that it is not asked
    about; and with them the control plane's own pods, which must start without it.

    The policy is the API server's own work: no pod of ours has to run for it. It needs Kubernetes
    1.30. It is no security boundary: who may create pods may also have them opt out.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        injector: ProxyInjector = _LINKERDS,
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
            injector: What the injector's webhook is registered for. Defaults to what Linkerd's
                chart registers.
            namespaces: The only namespaces to guard. Defaults to all that the injector is asked
                about.
            excluded_namespaces: Namespaces to leave alone although they are annotated: those of
                what the injector itself cannot start without, such as cert-manager.
            validation_actions: What happens to a pod that the injector missed. Defaults to
                ``Deny``; ``Warn`` and ``Audit`` only tell, to see first what would be refused.
            name: The objects' name.
            sync_wave: Argo CD's, to have the guard in place before the pods of its own folder.

        Raises:
            ValueError: A name is invalid, a namespace is both guarded and excluded, or the actions
                are none, unknown, doubled, or ``Deny`` and ``Warn`` at once.
        """
        super().__init__(scope, id)
        check_subdomain("name", name)
        actions = _checked_actions(validation_actions)
        reach = _reach(namespaces, excluded_namespaces)
        place = Placement.of(scope)
        metadata = ApiObjectMetadata(name=name, annotations=wave(sync_wave))
        policy = _api_object(
            self, "Default", "ValidatingAdmissionPolicy", metadata, _spec(injector)
        )
        binding = _api_object(
            self,
            "Binding",
            "ValidatingAdmissionPolicyBinding",
            metadata,
            {
                "policyName": name,
                "validationActions": actions,
                **({"matchResources": reach} if reach else {}),
            },
        )
        for resource, kind in zip((policy, binding), KINDS, strict=True):
            place.record(resource, kind, name)
        self._name = name

    @property
    def policy_name(self) -> str:
        """The policy's name, which the API server puts before its refusals."""
        return self._name


def _api_object(
    scope: Construct, id: str, kind: str, metadata: ApiObjectMetadata, spec: dict[str, Any]
) -> ApiObject:
    """Return an object of a kind that the bindings, being those of Kubernetes 1.28, lack in v1."""
    made = ApiObject(scope, id, api_version=_API_VERSION, kind=kind, metadata=metadata)
    made.add_json_patch(JsonPatch.add("/spec", spec))
    return made


def _spec(injector: ProxyInjector) -> dict[str, Any]:
    return {
        # The expressions cannot fail. Should one of them do so after all, it is seen at once, and
        # not only when somebody misses a proxy.
        "failurePolicy": "Fail",
        "matchConstraints": {
            "resourceRules": [
                {
                    # A proxy is given to a pod when it is created, and never afterwards.
                    "operations": ["CREATE"],
                    "apiGroups": [""],
                    "apiVersions": ["v1"],
                    "resources": ["pods"],
                    "scope": "Namespaced",
                }
            ],
            "namespaceSelector": injector.namespace_selector,
            "objectSelector": injector.object_selector,
        },
        "matchConditions": [
            {"name": name, "expression": expression}
            for name, expression in rules.match_conditions(injector)
        ],
        "variables": [
            {"name": name, "expression": expression} for name, expression in rules.VARIABLES.items()
        ],
        "validations": [
            {
                "expression": rules.ADMITTED,
                "message": rules.message(injector),
                "messageExpression": rules.message_expression(injector),
                # As a quota's refusals: clients take it for a matter of time, not of the pod.
                "reason": "Forbidden",
            }
        ],
    }


def _reach(namespaces: Sequence[str] | None, excluded: Sequence[str]) -> dict[str, Any] | None:
    if namespaces is not None and not namespaces:
        raise ValueError("'namespaces' is empty: nothing would be guarded")
    for field, names in (("namespaces", namespaces or ()), ("excluded_namespaces", excluded)):
        for name in names:
            check_label(field, name)
    both = sorted(set(namespaces or ()).intersection(excluded))
    if both:
        raise ValueError(f"'excluded_namespaces' ({', '.join(both)}) are in 'namespaces' too")
    expressions = [
        {"key": _NAME_OF_NAMESPACE, "operator": operator, "values": list(names)}
        for operator, names in (("In", namespaces), ("NotIn", excluded))
        if names
    ]
    return {"namespaceSelector": {"matchExpressions": expressions}} if expressions else None


def _checked_actions(actions: Sequence[ValidationAction]) -> list[ValidationAction]:
    told = f"'validation_actions' ({', '.join(actions)})"
    if not actions:
        raise ValueError("'validation_actions' is empty: the guard would say and do nothing")
    unknown = [one for one in actions if one not in _ACTIONS]
    if unknown:
        raise ValueError(f"{told} must be of {', '.join(_ACTIONS)}; '{unknown[0]}' is not")
    if len(set(actions)) < len(actions):
        raise ValueError(f"{told} names one twice")
    if {"Deny", "Warn"} <= set(actions):
        raise ValueError(
            f"{told} has Deny and Warn, which the API server refuses: who is refused is told why"
        )
    return list(actions)
