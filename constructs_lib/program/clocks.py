"""Clocks: what the program adds to times must be of one time, its own, the nodes', the server's."""

from __future__ import annotations

from datetime import timedelta

from .observed import Observation
from .waits import NEVER, Obstacle, Wait


def clock_waits(seen: Observation) -> list[Wait]:
    """Return the clocks that differ by more than is allowed for, with which nothing is decided.

    This pod's is compared with the times of the API server's answers. Of the nodes only those of
    the control plane matter, whose containers cannot have started later than now.
    """
    skew = seen.settings.clock_skew_seconds
    waits: list[Wait] = []
    if seen.clock_difference is None:
        why = "cannot be compared: no answer of the API server has a Date"
        waits.append(_differs(why).of("this pod's clock"))
    elif abs(seen.clock_difference) > skew:
        side = "ahead of" if seen.clock_difference > 0 else "behind"
        why = f"is {abs(seen.clock_difference):.0f} s {side} the API server's: set the node's clock"
        waits.append(_differs(why).of("this pod's clock"))
    latest = seen.now + timedelta(seconds=skew + seen.seconds)
    for pod in seen.control_plane(*seen.settings.control_plane_deployments):
        if pod.started is not None and pod.started > latest:
            why = "started in the future: set its node's clock, and delete the pod"
            waits.append(_differs(why).of(pod.key.title))
    return waits


def _differs(why: str) -> Obstacle:
    return Obstacle(reason="ClockDiffers", why=why, until=NEVER)
