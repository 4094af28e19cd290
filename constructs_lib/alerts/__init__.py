"""Alerts about the certificates of a mesh, with the numbers of its rotation plan."""

from .groups import RuleGroup, rule_groups
from .rule import AlertRule, Severity
from .watched import TrustRoots, WatchedMesh

__all__ = [
    "AlertRule",
    "RuleGroup",
    "Severity",
    "TrustRoots",
    "WatchedMesh",
    "rule_groups",
]
