"""Times for people: how long something takes, and when it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_UNITS = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))

_SAME_DAY = timedelta(hours=12)
"""Within it a time of day names one moment."""


def duration(seconds: float) -> str:
    """Return how long something takes, in its two largest units: ``8 h 53 min``."""
    left = abs(round(seconds))
    first = next((place for place, (_, size) in enumerate(_UNITS) if left >= size), 3)
    parts: list[str] = []
    for unit, size in _UNITS[first : first + 2]:
        amount, left = divmod(left, size)
        parts += [f"{amount} {unit}"] if amount else []
    return f"{'-' if seconds < 0 and parts else ''}{' '.join(parts) or '0 s'}"


def when(moment: datetime, now: datetime) -> str:
    """Return when something is: ``in 8 h 53 min (04:12 UTC)``, or ``2 d ago (2026-…)``."""
    long = duration(abs((moment - now).total_seconds()))
    return (
        f"in {long} ({_clock(moment, now)})"
        if moment > now
        else f"{long} ago ({_clock(moment, now)})"
    )


def since(moment: datetime, now: datetime) -> str:
    """Return for how long something has lasted: ``for 2 h (since 10:00 UTC)``."""
    return f"for {duration((now - moment).total_seconds())} (since {_clock(moment, now)})"


def date_time(moment: datetime) -> str:
    """Return a moment as a date and a time of day: ``2026-12-09 04:12 UTC``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def _clock(moment: datetime, now: datetime) -> str:
    text = date_time(moment)
    return text.partition(" ")[2] if abs(moment - now) < _SAME_DAY else text
