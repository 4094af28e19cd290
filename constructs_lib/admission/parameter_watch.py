"""What keeps the API server reading the ConfigMaps that policies take for their parameters."""

from __future__ import annotations

from constructs import Construct

from ..kubernetes.argo_cd import wave
from .policy import PolicyRules, RequestRule, Validation, make_policy


def make_parameter_watch(
    scope: Construct, name: str, *, namespace: str, config_map: str, sync_wave: int | None
) -> None:
    """Make a policy and its binding that judge nothing, and that no option takes away.

    With the last policy that has such parameters, the API server stops its watch of ConfigMaps, and
    until it is started anew it never watches them again: a shared informer runs once
    (k8s.io/apiserver@v0.34.4 pkg/admission/plugin/policy/generic/policy_source.go). A later policy
    then finds no parameters, and lets everything pass.

    Args:
        scope: The construct to make them under.
        name: The name of both.
        namespace: The namespace of the ConfigMap.
        config_map: A ConfigMap; it need not be there.
        sync_wave: Their Argo CD sync wave; ``None`` for none.
    """
    rules = PolicyRules(
        # Nobody connects to a ConfigMap.
        requests=[RequestRule(operations=["CONNECT"], group="", resources=["configmaps"])],
        validations=[Validation(expression="true", message="This policy refuses nothing.")],
        parameters=(namespace, config_map),
    )
    make_policy(Construct(scope, name), name=name, rules=rules, annotations=wave(sync_wave))
