"""An upstream chart as a cluster gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .helm_values import HelmValues


@dataclass(frozen=True, slots=True, kw_only=True)
class HelmRelease:
    """A pinned upstream chart and its values.

    Attributes:
        name: The chart's name, which is the release's name too.
        repository: The chart repository's address; of an OCI registry without ``oci://``, as Argo
            CD wants it.
        version: The chart's version.
        namespace: The namespace that Helm releases the chart into. For linkerd-crds it is the
            control plane's and not the folder's, because the chart writes it into labels.
        values: The chart's values.
    """

    name: str
    repository: str
    version: str
    namespace: str
    values: HelmValues


def by_chart(helm_releases: Mapping[str, tuple[HelmRelease, ...]]) -> dict[str, HelmRelease]:
    """Return the charts of all folders, by name."""
    return {release.name: release for charts in helm_releases.values() for release in charts}
