"""Durations of whole seconds, as Go reads and writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # cdk8s starts Node, and who only reads durations needs none.
    from cdk8s import Duration

_PARTS = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")


def go_duration(seconds: int) -> str:
    """Return *seconds* as Go writes durations, without units that are zero.

    So whole hours are only hours (``336h``), as users of cert-manager write them.
    """
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = ((hours, "h"), (minutes, "m"), (rest, "s"))
    return "".join(f"{amount}{unit}" for amount, unit in parts if amount) or "0s"


def go_seconds(field: str, text: str) -> int:
    """Return the seconds of a duration of hours, minutes and seconds, such as ``24h0m0s``.

    Raises:
        ValueError: It is no such duration, or has fractions. The message names *field*.
    """
    match = _PARTS.fullmatch(text)
    if match is None or not any(match.groups()):
        raise ValueError(
            f"'{field}' ({text}) must be a duration of whole hours, minutes and seconds, such as "
            "24h or 1h30m"
        )
    hours, minutes, seconds = (int(amount or 0) for amount in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def whole_seconds(field: str, duration: Duration) -> int:
    """Return *duration* in seconds.

    Raises:
        ValueError: It has a fraction of a second. The message names *field*.
    """
    seconds = duration.to_seconds(integral=False)
    if seconds != int(seconds):
        raise ValueError(f"'{field}' ({seconds}s) must be a whole number of seconds")
    return int(seconds)
