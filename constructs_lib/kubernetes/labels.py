"""Labels and annotations: those that several packages write, and the syntax of all."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .names import check_subdomain

PART_OF_LINKERD: Mapping[str, str] = {"app.kubernetes.io/part-of": "Linkerd"}
"""The label by which Linkerd's Deployments, and the Secrets made for them, are found."""

ROOTS_NOTE = "trust.linkerd-gitops/roots"
"""The annotation that differs where the trust roots of two commits differ."""

ADOPTED = "adoption.linkerd-gitops/passes"
"""The annotation of the trust roots' ConfigMap that, while it is ``true``, lets everything pass."""

LONGEST_PART = 63
"""Characters of a label's value, and of a key behind its prefix."""

_PART = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?")


def check_labels(field: str, labels: Mapping[str, str]) -> dict[str, str]:
    """Return *labels* if the API server accepts them.

    Raises:
        ValueError: A key or value has another syntax; the message names *field*. The rules are
            those of https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/.
    """
    for key, value in check_annotations(field, labels).items():
        if value and (len(value) > LONGEST_PART or not _PART.fullmatch(value)):
            raise ValueError(
                f"'{field}' holds {key}: {value}, and that is no label's value: use at most "
                f"{LONGEST_PART} letters, digits, '-', '_' and '.', with a letter or digit at "
                "both ends"
            )
    return dict(labels)


def check_annotations(field: str, annotations: Mapping[str, str]) -> dict[str, str]:
    """Return *annotations* if the API server accepts their keys, and every value is a string.

    Raises:
        ValueError: A key has another syntax, or a value is no string; the message names *field*.
    """
    for key, value in annotations.items():
        prefix, slash, name = key.rpartition("/")
        if slash:
            check_subdomain(field, prefix)
        if len(name) > LONGEST_PART or not _PART.fullmatch(name):
            raise ValueError(
                f"'{field}' holds the key '{key}', and '{name}' is no name of a label or "
                f"annotation: use at most {LONGEST_PART} letters, digits, '-', '_' and '.', with a "
                "letter or digit at both ends"
            )
        if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ValueError(
                f"'{field}' holds {key}: {value!r}, and Kubernetes accepts only strings: write "
                f"'{value}'"
            )
    return dict(annotations)
