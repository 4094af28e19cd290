"""What a mesh depends on in an upstream chart, read off the chart and what helm renders of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..kubernetes.manifest import Manifest, api
from ..releases.helm_values import KeyTree
from ..rendering.differences import called_services
from ..rendering.hooks import hook_key, is_hook
from ..validations import CLUSTER_SCOPED, NAMESPACED
from .value_keys import known_keys, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFacts:
    """The facts of a chart at one version.

    Attributes:
        version: Its version.
        keys: The keys that it knows.
        names: Sorted names, by what they are the names of.
    """

    version: str
    keys: KeyTree
    names: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])

    @classmethod
    def of(cls, chart: Path, manifests: Sequence[Manifest]) -> ChartFacts:
        """Return the facts of a chart in a folder, which renders *manifests*."""
        about = read_yaml(chart / "Chart.yaml")
        keys = known_keys(chart)
        kinds: dict[bool, set[str]] = {False: set(), True: set()}
        for manifest in manifests:
            kinds[_is_namespaced(manifest)].add(api(manifest))
        names = {
            "keys": set(_paths(keys, "")),
            "cluster_kinds": kinds[False],
            "namespaced_kinds": kinds[True],
            "deployments": {
                str(manifest["metadata"]["name"])
                for manifest in manifests
                if manifest["kind"] == "Deployment"
            },
            "webhooks": {
                service for manifest in manifests for service in called_services(manifest)
            },
            "hooks": {hook_key(manifest) for manifest in manifests if is_hook(manifest)},
            "Kubernetes": {str(about["kubeVersion"])} if "kubeVersion" in about else set[str](),
        }
        return cls(
            version=str(about["version"]),
            keys=keys,
            names={subject: sorted(members) for subject, members in names.items()},
        )

    @property
    def data(self) -> dict[str, object]:
        """The facts that a release takes, for a file."""
        subjects = ("cluster_kinds", "namespaced_kinds", "deployments")
        return {
            "version": self.version,
            **{subject: self.names[subject] for subject in subjects},
            "kubernetes": "".join(self.names["Kubernetes"]),
            "keys": self.keys,
        }

    def differences(self, before: ChartFacts) -> Iterator[str]:
        """Yield a line for each name that is gone since *before*, and for each that is new."""
        for subject, names in before.names.items():
            others = self.names[subject]
            yield from (f"{subject}: gone {name}" for name in names if name not in others)
            yield from (f"{subject}: new {name}" for name in others if name not in names)


def _is_namespaced(manifest: Manifest) -> bool:
    # A chart may leave the namespace to helm.
    kind = manifest["kind"]
    has_namespace = "namespace" in manifest["metadata"]
    return kind in NAMESPACED or (has_namespace and kind not in CLUSTER_SCOPED)


def _paths(tree: KeyTree, prefix: str) -> Iterator[str]:
    for key, below in tree.items():
        yield f"{prefix}{key}"
        if isinstance(below, Mapping):
            yield from _paths(below, f"{prefix}{key}.")
