"""Quantities of CPU and memory, as Kubernetes writes them."""

from __future__ import annotations

import re
from decimal import Decimal

_QUANTITY = re.compile(r"(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?")

_SCALES = {
    **{suffix: Decimal(1000) ** power for power, suffix in enumerate("kMGTPE", start=1)},
    **{f"{suffix}i": Decimal(1024) ** power for power, suffix in enumerate("KMGTPE", start=1)},
    "m": Decimal("1e-3"),
    "u": Decimal("1e-6"),
    "n": Decimal("1e-9"),
}


def quantity(field: str, text: str) -> Decimal:
    """Return the amount of a quantity that is not negative, such as ``100m`` or ``64Mi``.

    The syntax is that of apimachinery@v0.34 pkg/api/resource/quantity.go.

    Raises:
        ValueError: It is none; the message names *field*.
    """
    match = _QUANTITY.fullmatch(str(text))
    if match is None:
        raise ValueError(
            f"'{field}' ({text}) must be a quantity of Kubernetes, such as 100m, 0.5, 64Mi or 1Gi"
        )
    number, suffix = match.groups()
    if suffix is None:
        return Decimal(number)
    if suffix in _SCALES:
        return Decimal(number) * _SCALES[suffix]
    return Decimal(f"{number}{suffix}")
