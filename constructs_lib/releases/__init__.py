"""The releases of Linkerd that the library knows: a module each, data, and nothing else."""

from .edge_26_8_3 import EDGE_26_8_3
from .stable_2_14_10 import STABLE_2_14_10

ALL = (STABLE_2_14_10, EDGE_26_8_3)
"""Every one of them, the oldest first."""

__all__ = ["ALL", "EDGE_26_8_3", "STABLE_2_14_10"]
