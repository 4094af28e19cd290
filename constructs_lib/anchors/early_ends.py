"""Whether the roots of a mesh that others made live until it is adopted."""

from __future__ import annotations

import warnings
from datetime import datetime, timedelta

from ..program.times import date_time, duration
from .settings import RotatorSettings


class EarlyEndWarning(UserWarning):
    """A root of a mesh that is being adopted ends before the move off it can be over.

    It is a Python warning so that CI can make an error of it, and whoever cannot wait can ignore it
    by its name.
    """


def warn_of_early_ends(settings: RotatorSettings, now: datetime) -> None:
    """Warn of each such root, while the identity issuer is the one that others made."""
    if not settings.chain.is_identity_delivered:
        return
    needed = settings.move_seconds
    for root in settings.chain.pem_roots:
        if root.not_after < now + timedelta(seconds=needed):
            warnings.warn(
                f"'trust_roots' has {root.title}, which ends at {date_time(root.not_after)}: the "
                f"move off it may take {duration(needed)}. After that end linkerd-identity "
                "issues nothing under it. Let your own anchor sign as soon as the gate passes it "
                "(docs/adopting.md)",
                EarlyEndWarning,
                stacklevel=2,
            )
