"""Instructions to Argo CD: sync waves, sync options, and fields to ignore."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .manifest import Manifest
from .option_types import checks_options

SYNC_OPTIONS = "argocd.argoproj.io/sync-options"
SYNC_WAVE = "argocd.argoproj.io/sync-wave"

NEVER_PRUNED = {SYNC_OPTIONS: "Prune=false"}
"""The annotation of what stays in the cluster when git has it no more."""

PRUNED_LAST = {SYNC_OPTIONS: "PruneLast=true"}
"""The annotation of what goes when everything else of the commit is there, and well."""

RESPECT_IGNORED = "RespectIgnoreDifferences=true"
"""The sync option without which Argo CD writes the fields that it ignores."""


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoredDifference:
    """A field, or several, that Argo CD would always report as different.

    Attributes:
        group: The object's API group.
        kind: Its kind.
        name: Its name; empty for every object of the kind.
        json_pointer: The field (RFC 6901). Defaults to none: *jq_path* says which.
        jq_path: The fields, as an expression of jq. Defaults to none.
        namespace: The object's namespace; ``None`` for any, and for cluster-scoped kinds.

    Raises:
        ValueError: Neither *json_pointer* nor *jq_path* is given, or both are.
    """

    group: str
    kind: str
    name: str
    json_pointer: str = ""
    jq_path: str = ""
    namespace: str | None = None

    def __post_init__(self) -> None:
        if bool(self.json_pointer) is bool(self.jq_path):
            raise ValueError(
                f"'json_pointer' ({self.json_pointer}) and 'jq_path' ({self.jq_path}): give one of "
                "them, which says what Argo CD ignores"
            )

    @property
    def fields(self) -> Manifest:
        """The entry under ``ignoreDifferences`` of an Application."""
        entry: dict[str, Any] = {"group": self.group, "kind": self.kind}
        if self.namespace is not None:
            entry["namespace"] = self.namespace
        if self.name:
            entry["name"] = self.name
        if self.json_pointer:
            entry["jsonPointers"] = [self.json_pointer]
        else:
            entry["jqPathExpressions"] = [self.jq_path]
        return entry


def wave(sync_wave: int | None) -> dict[str, str]:
    """Return the annotation for an Argo CD sync wave, or nothing for none."""
    return {} if sync_wave is None else {SYNC_WAVE: str(sync_wave)}
