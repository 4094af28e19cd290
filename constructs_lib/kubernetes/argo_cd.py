"""Instructions to Argo CD: sync waves, sync options, and fields to ignore."""

from __future__ import annotations

from dataclasses import dataclass

from .manifest import Manifest

SYNC_OPTIONS = "argocd.argoproj.io/sync-options"
SYNC_WAVE = "argocd.argoproj.io/sync-wave"

NEVER_PRUNED = {SYNC_OPTIONS: "Prune=false"}
"""The annotation of what stays in the cluster when git has it no more."""

RESPECT_IGNORED = "RespectIgnoreDifferences=true"
"""The sync option without which Argo CD writes the fields that it ignores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoredDifference:
    """Fields that Argo CD would report as different although nothing is wrong.

    Attributes:
        group: The object's API group.
        kind: Its kind.
        name: Its name.
        json_pointer: The field (RFC 6901).
        jq_path: An expression of jq for the fields, in place of *json_pointer*.
        namespace: The object's namespace; ``None`` for any, and for cluster-scoped kinds.

    Raises:
        ValueError: Neither *json_pointer* nor *jq_path* is given, or both are.
    """

    group: str
    kind: str
    name: str
    json_pointer: str | None = None
    jq_path: str | None = None
    namespace: str | None = None

    def __post_init__(self) -> None:
        if (self.json_pointer is None) == (self.jq_path is None):
            raise ValueError(
                f"'json_pointer' ({self.json_pointer}) and 'jq_path' ({self.jq_path}): give one of "
                "them, which says the fields that Argo CD ignores"
            )

    @property
    def fields(self) -> Manifest:
        """The entry under ``ignoreDifferences`` of an Application."""
        place = {} if self.namespace is None else {"namespace": self.namespace}
        field = (
            {"jqPathExpressions": [self.jq_path]}
            if self.json_pointer is None
            else {"jsonPointers": [self.json_pointer]}
        )
        return {"group": self.group, "kind": self.kind, **place, "name": self.name, **field}


def wave(sync_wave: int | None) -> dict[str, str]:
    """Return the annotation for an Argo CD sync wave, or nothing for none."""
    return {} if sync_wave is None else {SYNC_WAVE: str(sync_wave)}
