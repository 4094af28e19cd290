"""Label selectors, as Kubernetes writes and applies them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .labels import check_labels

_OPERATORS = ("In", "NotIn", "Exists", "DoesNotExist")


def check_selector(field: str, selector: Mapping[str, Any]) -> None:
    """Refuse a label selector that the API server refuses.

    Raises:
        ValueError: A key, a label or an operator is invalid, or values are missing or too many; the
            message names *field*. The rules are those of apimachinery@v0.34
            pkg/apis/meta/v1/validation/validation.go.
    """
    for key in selector:
        if key not in ("matchExpressions", "matchLabels"):
            raise ValueError(
                f"'{field}' has the key '{key}', but a label selector has only matchExpressions "
                "and matchLabels"
            )
    check_labels(field, selector.get("matchLabels") or {})
    for expression in selector.get("matchExpressions") or ():
        operator = expression.get("operator")
        values = expression.get("values") or ()
        if operator not in _OPERATORS:
            raise ValueError(
                f"'{field}' has the operator '{operator}', but a label selector knows only "
                f"{', '.join(_OPERATORS)}"
            )
        if bool(values) is not operator.endswith("In"):
            must = "needs" if operator.endswith("In") else "cannot have"
            raise ValueError(f"'{field}' has an expression whose {operator} {must} 'values'")
        for value in values or ("",):
            check_labels(field, {str(expression.get("key", "")): value})


def selects(selector: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    """Return whether a label selector selects an object with these labels.

    The rules are those of apimachinery@v0.34 pkg/labels/selector.go: ``NotIn`` also selects an
    object without the label.
    """
    match_labels: Mapping[str, str] = selector.get("matchLabels") or {}
    if any(labels.get(key) != value for key, value in match_labels.items()):
        return False
    return all(_meets(expression, labels) for expression in selector.get("matchExpressions") or ())


def _meets(expression: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    value = labels.get(str(expression.get("key")))
    operator = str(expression.get("operator"))
    if operator in ("Exists", "DoesNotExist"):
        return (value is not None) == (operator == "Exists")
    values: Sequence[str] = expression.get("values") or ()
    return (value in values) == (operator == "In")
