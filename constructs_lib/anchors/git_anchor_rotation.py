"""Which trust anchors there are, and which one signs, as somebody commits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cdk8s import Cron, Duration

from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_options
from .runs import RotatorRuns


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class GitAnchorRotation:
    """The trust anchors of a mesh that moves from one to the next by a commit.

    A move is three commits: one that adds an anchor, one that makes it active, one that removes
    the old. ``AnchorRotator`` sees to it that every pod learns the anchors, and ``AnchorGate``
    refuses a commit that comes too early.

    Attributes:
        anchors: The names of the anchors, each of a Certificate, its Secret and its ClusterIssuer.
            Two at least: a pod must know the next anchor long before it signs anything.
        active: The one that signs the identity issuer.
        schedule: As in ``AnchorRotation``, like all that follow.
        time_zone: Likewise.
        workloads_at_once: Likewise.
        namespaces: Likewise.
        deadline: Likewise.
        margin: Likewise.

    Raises:
        ValueError: A name is no DNS name, there are fewer than two, one is named twice, ``active``
            is none of them, ``namespaces`` is left out, or another option is invalid.
    """

    anchors: Sequence[str] = field(compare=False)
    active: str
    schedule: Cron | None = field(default=None, compare=False)
    time_zone: str = "Etc/UTC"
    workloads_at_once: int = 3
    namespaces: Sequence[str] = field(default=(), compare=False)
    deadline: Duration | None = field(default=None, compare=False)
    margin: Duration | None = field(default=None, compare=False)
    names: tuple[str, ...] = field(init=False, repr=False)
    runs: RotatorRuns = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = tuple(self.anchors)
        for name in names:
            check_subdomain("anchors", name)
        listed = ", ".join(names)
        if len(set(names)) < len(names):
            raise ValueError(f"'anchors' ({listed}) names one twice: each is a key of its own")
        if len(names) < 2:
            raise ValueError(
                f"'anchors' ({listed}) must be at least two: the active one, and the next, which "
                "every pod must know before it may become active"
            )
        if self.active not in names:
            raise ValueError(
                f"'active' ({self.active}) must be one of 'anchors' ({listed}): only what the "
                "trust roots hold may sign the identity issuer"
            )
        runs = RotatorRuns.checked(
            schedule=self.schedule,
            time_zone=self.time_zone,
            workloads_at_once=self.workloads_at_once,
            namespaces=self.namespaces,
            deadline=self.deadline,
            margin=self.margin,
        )
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "runs", runs)
