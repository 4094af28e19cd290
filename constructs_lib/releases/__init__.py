"""Upstream charts as data: a release of Linkerd is a value, and each has a module of its own."""

from .edge_26_8_3 import EDGE_26_8_3
from .stable_2_14_10 import STABLE_2_14_10

ALL = (STABLE_2_14_10, EDGE_26_8_3)
"""The releases that the library knows, the oldest first."""

__all__ = ["ALL", "EDGE_26_8_3", "STABLE_2_14_10"]
