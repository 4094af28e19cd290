"""Times for people: how long something takes, and when it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_UNITS = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))

_SAME_DAY = timedelta(hours=12)
"""Within it a time of day names one moment."""


def duration(seconds: float) -> str:
    """Return how long something takes, in its two largest units: ``8 h 53 min``."""
    left = abs(round(seconds))
    size = next((size for size, _ in _UNITS if left >= size), 1)
    # Two units are enough, and the second is one below the first.
    shown = [(size_, unit) for size_, unit in _UNITS if size_ <= size][:2]
    left -= left % shown[-1][0]
    parts: list[str] = []
    for size_, unit in shown:
        amount, left = divmod(left, size_)
        parts += [f"{amount} {unit}"] if amount else []
    return ("-" if seconds < 0 and parts else "") + (" ".join(parts) or "0 s")


def when(moment: datetime, now: datetime) -> str:
    """Return when something is: ``in 8 h 53 min (04:12 UTC)``, or ``2 d ago (2026-…)``."""
    away = moment - now
    shape = "%H:%M UTC" if abs(away) < _SAME_DAY else "%Y-%m-%d %H:%M UTC"
    clock = moment.astimezone(UTC).strftime(shape)
    long = duration(abs(away.total_seconds()))
    return f"{long} ago ({clock})" if away < timedelta() else f"in {long} ({clock})"
