"""The runs that bring trust anchors to pods: when they take place, and what they may restart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cdk8s import Cron, Duration

from ..kubernetes.go_duration import go_duration, whole_seconds
from ..kubernetes.names import check_label
from ..kubernetes.schedule import Schedule

ENDING = 120
"""Seconds before a run's deadline after which it begins nothing: it may be in the middle of reading
a large mesh, or of repeating what the API server refused."""

SHORTEST_DEADLINE = 2 * ENDING

ALL_NAMESPACES: Sequence[str] = ("*",)
"""The choice to restart workloads of the whole cluster, as ``namespaces`` of a rotation."""

_DEFAULT_SCHEDULE = "*/10 * * * *"
_DEFAULT_DEADLINE = 540
_DEFAULT_MARGIN = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class RotatorRuns:
    """What ``AnchorRotation`` and ``GitAnchorRotation`` have in common, checked, in seconds.

    Attributes:
        schedule: When runs begin.
        workloads_at_once: How many workloads roll out at a time.
        namespaces: Where workloads may be restarted; ``None`` for everywhere.
        deadline_seconds: How long a run may take.
        margin_seconds: How long past their end certificates still count as alive.
    """

    schedule: Schedule
    workloads_at_once: int
    namespaces: tuple[str, ...] | None
    deadline_seconds: int
    margin_seconds: int

    @classmethod
    def checked(
        cls,
        *,
        schedule: Cron | None,
        time_zone: str,
        workloads_at_once: int,
        namespaces: Sequence[str],
        deadline: Duration | None,
        margin: Duration | None,
    ) -> RotatorRuns:
        """Return what the options say.

        Raises:
            ValueError: One of them cannot work.
        """
        if workloads_at_once < 1:
            raise ValueError(
                f"'workloads_at_once' ({workloads_at_once}) must be at least 1: nothing would be "
                "restarted, and no pod would ever learn a new trust anchor"
            )
        expression = _DEFAULT_SCHEDULE if schedule is None else schedule.expression_string
        times = Schedule(expression, time_zone)
        run = _DEFAULT_DEADLINE if deadline is None else whole_seconds("deadline", deadline)
        _check_deadline(run, times)
        return cls(
            schedule=times,
            workloads_at_once=workloads_at_once,
            namespaces=_checked_namespaces(namespaces),
            deadline_seconds=run,
            margin_seconds=_checked_margin(margin),
        )


def _check_deadline(run: int, schedule: Schedule) -> None:
    if run < SHORTEST_DEADLINE:
        raise ValueError(
            f"'deadline' ({go_duration(run)}) must be at least {go_duration(SHORTEST_DEADLINE)}: "
            f"a run begins nothing in its last {go_duration(ENDING)}"
        )
    schedule.check_deadline(run)


def _checked_namespaces(namespaces: Sequence[str]) -> tuple[str, ...] | None:
    """Return the namespaces; ``None`` for the choice of all."""
    if not namespaces:
        raise ValueError(
            "'namespaces' must say whose workloads may be restarted: a list that has the mesh's "
            "own namespaces and your applications', such as ['linkerd', 'linkerd-viz', 'shop'], "
            "or ALL_NAMESPACES for the whole cluster. There is no default, because who may "
            "restart a workload may do harm there"
        )
    if tuple(namespaces) == ALL_NAMESPACES:
        return None
    for name in namespaces:
        check_label("namespaces", name)
    if len(set(namespaces)) < len(namespaces):
        raise ValueError(f"'namespaces' ({', '.join(namespaces)}) names one twice")
    return tuple(namespaces)


def _checked_margin(margin: Duration | None) -> int:
    seconds = _DEFAULT_MARGIN if margin is None else whole_seconds("margin", margin)
    if seconds < 1:
        raise ValueError(
            f"'margin' ({go_duration(seconds)}) must be at least 1s: a certificate ends when the "
            "slowest clock says so"
        )
    return seconds
