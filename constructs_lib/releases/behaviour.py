"""What Helm values change in how a mesh behaves."""

from __future__ import annotations

from dataclasses import replace

from ..kubernetes.go_duration import go_seconds
from ..plan.behaviour import MeshBehaviour
from .helm_values import HelmValues, value_at

_LIFETIME_PATH = "identity.issuer.issuanceLifetime"
_ALLOWANCE_PATH = "identity.issuer.clockSkewAllowance"


def behaviour_with(behaviour: MeshBehaviour, values: HelmValues) -> MeshBehaviour:
    """Return the behaviour under these values of chart linkerd-control-plane.

    A larger ``clockSkewAllowance`` means that the clocks may really differ that much.

    Raises:
        ValueError: A value is no duration of whole seconds.
    """
    lifetime = value_at(values, _LIFETIME_PATH)
    if lifetime is not None:
        seconds = go_seconds(_LIFETIME_PATH, str(lifetime))
        behaviour = replace(behaviour, issuance_lifetime_seconds=seconds)
    allowance = value_at(values, _ALLOWANCE_PATH)
    if allowance is not None:
        seconds = go_seconds(_ALLOWANCE_PATH, str(allowance))
        behaviour = replace(
            behaviour, clock_skew_allowance_seconds=seconds, clock_difference_seconds=seconds
        )
    return behaviour
