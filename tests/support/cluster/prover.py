"""Whether every proxy of a mesh believes every other one, looked at again and again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from .handshake import Anchors, Chain, Verifier

_LONGEST = 5.0
"""Seconds: more than that no look stands for, as when the machine was busy with something else."""


@dataclass(frozen=True, slots=True)
class Member:
    """A running pod of the mesh.

    Attributes:
        pod: Its name and namespace, and what else tells it from others.
        anchors: What its proxy believes.
        chain: What its proxy shows; nothing before its first leaf.
    """

    pod: str
    anchors: Anchors
    chain: Chain | None


@dataclass(slots=True)
class Failure:
    """A pod that did not believe another one.

    Attributes:
        verifier: Who did not believe.
        presenter: Who was not believed.
        why: What the library says.
        first: When that was first seen.
        last: And last.
        seconds: For how long, in all.
    """

    verifier: str
    presenter: str
    why: str
    first: datetime
    last: datetime
    seconds: float = 0.0

    def __str__(self) -> str:
        began = self.first.time().isoformat("seconds")
        return (
            f"{self.verifier} did not believe {self.presenter}: {self.why} "
            f"(from {began}, {self.seconds:.0f} s)"
        )


@dataclass(slots=True)
class Prover:
    """Looks at a mesh; what it has seen adds up.

    Attributes:
        verifier: What verifies; the proxies of the mesh may use the same one.
        failures: The pairs that failed: who did not believe whom, and why.
        pod_seconds: For how long pods were without a valid leaf, all of them together.
        without: The pods that were, and for how long each.
        looks: How often it has looked.
        pairs: How many pairs it has seen, in all looks.
        anchor_sets: Every set of anchors that it has seen.
        chains: How many chains it has seen.
    """

    verifier: Verifier = field(default_factory=Verifier)
    failures: dict[tuple[str, str, str], Failure] = field(
        default_factory=dict[tuple[str, str, str], Failure]
    )
    pod_seconds: float = 0.0
    without: dict[str, float] = field(default_factory=dict[str, float])
    looks: int = 0
    pairs: int = 0
    anchor_sets: set[Anchors] = field(default_factory=set[Anchors])
    chains: int = 0
    _shown: set[Chain] = field(default_factory=set[Chain])
    _last: datetime | None = None

    def look(self, members: Iterable[Member], now: datetime) -> None:
        """Let every pod verify every other one, at this instant."""
        mesh = list(members)
        passed = (now - self._last).total_seconds() if self._last else 0.0
        passed = min(passed, _LONGEST)
        self._last = now
        self.looks += 1
        believers: dict[Anchors, list[str]] = {}
        for each in mesh:
            believers.setdefault(each.anchors, []).append(each.pod)
        self.anchor_sets |= believers.keys()
        for each in mesh:
            if each.chain is None or self._outdated(each.chain, now):
                self.pod_seconds += passed
                self.without[each.pod] = self.without.get(each.pod, 0.0) + passed
            if each.chain is not None:
                self.pairs += len(mesh) - 1
                self._show(each.pod, each.chain, believers, now, passed)
        self._remember({each.chain for each in mesh if each.chain is not None})

    @property
    def failed(self) -> int:
        """How many pairs failed at any time, each counted once: who did not believe whom."""
        return len({(verifier, presenter) for verifier, presenter, _ in self.failures})

    @property
    def failed_seconds(self) -> float:
        """For how long pairs failed, all of them together."""
        return sum(failure.seconds for failure in self.failures.values())

    def report(self, most: int = 10) -> str:
        """Return what went wrong, the first first."""
        lines = [
            str(failure) for failure in sorted(self.failures.values(), key=lambda each: each.first)
        ]
        lines += [
            f"{pod} had no valid leaf for {seconds:.1f} s" for pod, seconds in self.without.items()
        ]
        more = [f"and {len(lines) - most} more"] if len(lines) > most else []
        return "\n".join([*lines[:most], *more])

    def _outdated(self, chain: Chain, now: datetime) -> bool:
        return not chain.not_before <= now <= chain.not_after

    def _show(
        self,
        presenter: str,
        chain: Chain,
        believers: dict[Anchors, list[str]],
        now: datetime,
        passed: float,
    ) -> None:
        for anchors, pods in believers.items():
            if why := self.verifier.failure(anchors, chain, now):
                self._fail(presenter, pods, why, now, passed)

    def _fail(
        self, presenter: str, pods: Collection[str], why: str, now: datetime, passed: float
    ) -> None:
        for verifier in pods:
            if verifier == presenter:
                continue
            failure = self.failures.setdefault(
                (verifier, presenter, why), Failure(verifier, presenter, why, now, now)
            )
            failure.last = now
            failure.seconds += passed

    def _remember(self, shown: set[Chain]) -> None:
        self.chains += len(shown - self._shown)
        if shown != self._shown:
            self.verifier.forget(shown)
        self._shown = shown
