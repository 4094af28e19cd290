"""A mesh that others made: what has to be so before an anchor of Git signs its identity issuer.

Until then the identity issuer stays what it is. Its key is in a Secret, which is not read, so what
signed it is not known here. Every pod trusts it, and is brought to trust Git's anchors too.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from .objects import moment
from .observed import Observation
from .times import when
from .waits import NEVER, Wait


def is_adopting(seen: Observation) -> bool:
    """Whether the identity issuer is another's: Git keeps it, or has not replaced it yet."""
    if seen.settings.keeps_identity:
        return True
    return seen.state.active is None and seen.settings.active is not None and is_foreign(seen)


def is_foreign(seen: Observation) -> bool:
    """Whether others made the identity issuer: nothing of the name of its issuer is an anchor."""
    issuer = seen.issuer
    if not issuer.version:
        return bool(seen.state.anchors)
    return issuer.issuer not in seen.settings.anchors and not seen.anchors[issuer.issuer].version


def kept_wait(seen: Observation) -> Wait:
    """Return what Git decides next."""
    why = (
        "keeps the identity issuer that others made"
        if seen.settings.keeps_identity
        else f"is to let {seen.settings.active} sign the identity issuer: sync again"
    )
    return Wait(reason="IdentityIssuerKept", what="Git", why=why, until=NEVER)


def deadline_waits(seen: Observation) -> list[Wait]:
    """Return the roots that end before a move by Git can be over, if it began now."""
    settings = seen.settings
    needed = settings.issuance_seconds + settings.kubelet_seconds + settings.margin_seconds
    until = seen.now + timedelta(seconds=needed)
    ends = {root: moment(end) for root, end in settings.roots.items()}
    return [
        Wait(
            reason="RootEndsEarly",
            what=f"trust root {root[:12]}",
            why=_ends(seen, end),
            until=NEVER,
        )
        for root, end in ends.items()
        if end < until
    ]


def _ends(seen: Observation, end: datetime) -> str:
    return (
        f"ends {when(end, seen.now)}, before the move can be over: let "
        f"{seen.settings.active} sign as soon as the gate passes it"
    )
