"""Quantities of Kubernetes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from constructs_lib.kubernetes.quantity import quantity


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", "0"),
        ("100m", "0.1"),
        (".5", "0.5"),
        ("1.", "1"),
        ("64Mi", "67108864"),
        ("1G", "1000000000"),
        ("2Ki", "2048"),
        ("1e3", "1000"),
        ("1E2", "100"),
        ("3u", "0.000003"),
    ],
)
def test_an_amount_is_read_as_kubernetes_reads_it(text: str, amount: str) -> None:
    assert quantity("cpu", text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["", "m", "-1", "1 Gi", "1gi", "64MB", "half", "0x10", "1e", "1.2.3"]
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"'requests\.cpu' .* must be a quantity of Kubernetes"):
        quantity("requests.cpu", text)
