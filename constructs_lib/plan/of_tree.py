"""The renewal plan of a construct tree."""

from __future__ import annotations

from constructs import Construct

from .ledger import Ledger
from .renewal_plan import RenewalPlan


def renewal_plan(scope: Construct) -> RenewalPlan:
    """Return the plan of the whole tree that *scope* is in, as it is now.

    It is the plan by which the tree is judged at synth, so ask when the tree is complete: a
    restarter that is made later is not in it.

    Args:
        scope: Any construct of the tree.
    """
    return Ledger.of(scope).renewal_plan()
