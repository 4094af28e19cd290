"""What Helm values change in how a mesh behaves."""

from __future__ import annotations

from dataclasses import replace

from ..kubernetes.go_duration import go_seconds
from ..plan.behaviour import MeshBehaviour
from .helm_values import HelmValues, value_at

LIFETIME = "identity.issuer.issuanceLifetime"
ALLOWANCE = "identity.issuer.clockSkewAllowance"


def behaviour_with(behaviour: MeshBehaviour, values: HelmValues) -> MeshBehaviour:
    """Return the behaviour under these values of chart linkerd-control-plane.

    Who has Linkerd allow for clocks that differ more has clocks that do.

    Raises:
        ValueError: A value is no duration of whole seconds.
    """
    lifetime, allowance = value_at(values, LIFETIME), value_at(values, ALLOWANCE)
    if lifetime is not None:
        seconds = go_seconds(LIFETIME, str(lifetime))
        behaviour = replace(behaviour, issuance_lifetime_seconds=seconds)
    if allowance is not None:
        seconds = go_seconds(ALLOWANCE, str(allowance))
        behaviour = replace(
            behaviour, clock_skew_allowance_seconds=seconds, clock_difference_seconds=seconds
        )
    return behaviour
