"""What a pod sees of a ConfigMap or Secret: what it was a while ago, as kubelets sync volumes."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(slots=True)
class History(Generic[Value]):
    """The values that something had, and since when.

    Times are seconds of any clock that never goes back.
    """

    _times: list[float] = field(default_factory=list[float])
    _values: list[Value] = field(default_factory=list[Value])

    def note(self, value: Value, at: float) -> None:
        """Take note of what it is now."""
        if not self._values or self._values[-1] != value:
            self._times.append(at)
            self._values.append(value)

    def at(self, time: float) -> Value | None:
        """Return what it was at a time; before the first, there was nothing."""
        index = bisect.bisect_right(self._times, time) - 1
        return self._values[index] if index >= 0 else None

    @property
    def first(self) -> Value | None:
        """What it was when it was first seen."""
        return self._values[0] if self._values else None


@dataclass(frozen=True, slots=True)
class LaggingCopy(Generic[Value]):
    """One pod's view: a delay behind.

    Attributes:
        history: What is followed.
        delay: By how many seconds this pod is late.
    """

    history: History[Value]
    delay: float

    def at(self, time: float) -> Value | None:
        """Return what the pod sees at a time.

        What was there before anybody looked has always been there.
        """
        found = self.history.at(time - self.delay)
        return self.history.first if found is None else found
