"""Upstream charts, as a cluster is to get them."""

from __future__ import annotations

from dataclasses import dataclass

from .helm_values import HelmValues


@dataclass(frozen=True, slots=True, kw_only=True)
class HelmRelease:
    """A pinned upstream chart and its values.

    Attributes:
        name: The chart's name, which is the release's name too.
        repository: The chart repository's address.
        version: The chart's version.
        namespace: The namespace that the chart is told it is released into. It differs from the
            folder's for the CRD chart, which writes the control plane's namespace into labels.
        values: The chart's values.
    """

    name: str
    repository: str
    version: str
    namespace: str
    values: HelmValues
