"""How often the trust anchor is re-keyed, and what may be restarted for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cdk8s import Cron, Duration

from ..kubernetes.go_duration import whole_seconds
from ..kubernetes.option_types import checks_options
from .runs import RotatorRuns

_DEFAULT_EVERY = 90 * 86400


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorRotation:
    """The trust anchor gets a new key with nobody watching; see ``AnchorRotator``.

    Two rotations that come to the same are equal, however their durations were written.

    Attributes:
        every: From one move to the next. Defaults to 90 days.
        schedule: When runs begin, which is the window in which workloads are restarted. Defaults
            to every ten minutes.
        time_zone: The schedule's time zone, by its name in the IANA database. Defaults to UTC.
        workloads_at_once: How many workloads are rolled out at a time. Defaults to 3.
        namespaces: Whose workloads may be restarted, the mesh's own namespaces among them; or
            ``ALL_NAMESPACES``. Required. Pods that lack an anchor elsewhere hold the move until
            somebody else restarts them.
        deadline: How long a run may take; the next goes on where it ended. Defaults to 9 minutes.
        margin: How long after their end certificates under the retired anchor are still waited
            for. Defaults to an hour.

    Raises:
        ValueError: An option is invalid, ``namespaces`` is left out, or runs would overlap.
            Whether ``every`` leaves time for a move and ``namespaces`` has the mesh's own depends
            on the mesh, and ``AnchorRotator`` says so.
    """

    every: Duration | None = field(default=None, compare=False)
    schedule: Cron | None = field(default=None, compare=False)
    time_zone: str = "Etc/UTC"
    workloads_at_once: int = 3
    namespaces: Sequence[str] = field(default=(), compare=False)
    deadline: Duration | None = field(default=None, compare=False)
    margin: Duration | None = field(default=None, compare=False)
    every_seconds: int = field(init=False, repr=False)
    runs: RotatorRuns = field(init=False, repr=False)

    def __post_init__(self) -> None:
        every = _DEFAULT_EVERY if self.every is None else whole_seconds("every", self.every)
        runs = RotatorRuns.checked(
            schedule=self.schedule,
            time_zone=self.time_zone,
            workloads_at_once=self.workloads_at_once,
            namespaces=self.namespaces,
            deadline=self.deadline,
            margin=self.margin,
        )
        object.__setattr__(self, "every_seconds", every)
        object.__setattr__(self, "runs", runs)
