"""When a restarter runs, and how long a run may take."""

from __future__ import annotations

from dataclasses import dataclass

from cdk8s import Cron, Duration

from ..kubernetes.go_duration import go_duration, whole_seconds
from ..kubernetes.schedule import Schedule

SHORTEST_DEADLINE = 120
"""Seconds. No control plane can be expected to roll out faster."""

SHORTEST_STARTING_DEADLINE = 10
"""Seconds between two looks of the CronJob controller."""

_DEFAULT_SCHEDULE = "25 */6 * * *"
_DEFAULT_DEADLINE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class RestarterRuns:
    """The options of a ``MeshRestarter`` on its runs, checked, in seconds.

    Attributes:
        schedule: When runs begin.
        deadline_seconds: How long a run may take.
        starting_deadline_seconds: How late a run may begin.
    """

    schedule: Schedule
    deadline_seconds: int
    starting_deadline_seconds: int

    @classmethod
    def checked(
        cls,
        *,
        schedule: Cron | None,
        time_zone: str,
        deadline: Duration | None,
        starting_deadline: Duration | None,
    ) -> RestarterRuns:
        """Return what the options say.

        Raises:
            ValueError: One of them cannot work, or runs could overlap.
        """
        expression = _DEFAULT_SCHEDULE if schedule is None else schedule.expression_string
        times = Schedule(expression, time_zone)
        runs = cls(
            schedule=times,
            deadline_seconds=(
                _DEFAULT_DEADLINE if deadline is None else whole_seconds("deadline", deadline)
            ),
            starting_deadline_seconds=(
                times.longest_gap_seconds
                if starting_deadline is None
                else whole_seconds("starting_deadline", starting_deadline)
            ),
        )
        runs._check()
        return runs

    def _check(self) -> None:
        if self.deadline_seconds < SHORTEST_DEADLINE:
            raise ValueError(
                f"'deadline' ({go_duration(self.deadline_seconds)}) must be at least "
                f"{go_duration(SHORTEST_DEADLINE)}: a run issues certificates and rolls out "
                "Deployments"
            )
        self.schedule.check_deadline(self.deadline_seconds)
        if self.starting_deadline_seconds < SHORTEST_STARTING_DEADLINE:
            raise ValueError(
                f"'starting_deadline' ({go_duration(self.starting_deadline_seconds)}) must be at "
                f"least {go_duration(SHORTEST_STARTING_DEADLINE)}: the CronJob controller looks "
                "only every ten seconds, and would start no run in time"
            )
