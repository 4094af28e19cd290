"""Reading objects of the Kubernetes API, in which anything may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from sys import intern
from typing import Any, NamedTuple, cast

Json = Mapping[str, Any]

MALFORMED = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What reading an object raises that is not as its kind has it."""

CERTIFICATES = "apis/cert-manager.io/v1"

RESTARTED_AT = "kubectl.kubernetes.io/restartedAt"
"""The annotation that ``kubectl rollout restart`` writes into a pod template."""


class Key(NamedTuple):
    """What tells an object from all others."""

    kind: str
    namespace: str
    name: str

    @property
    def title(self) -> str:
        """The object's name for people."""
        return f"{self.kind} {self.namespace}/{self.name}"


class Owner(NamedTuple):
    """What controls an object: its kind, with the API group if that is not the usual one."""

    kind: str
    name: str


_ARGO = "argoproj.io/v1alpha1"
_USUAL_GROUPS = {"Job": "batch/v1", "Rollout": _ARGO, "Experiment": _ARGO}


def dig(value: Any, *path: str) -> Any:
    """Return what is at a path in an object; None if there is nothing."""
    for key in path:
        value = cast("Json", value).get(key) if isinstance(value, dict) else None
    return value


def condition(thing: Json | None, kind: str, what: str = "status") -> str | None:
    """Return the status of a condition, or something else of it."""
    for present in dig(thing, "status", "conditions") or ():
        if dig(present, "type") == kind:
            return cast("str | None", dig(present, what))
    return None


def owner_of(metadata: Json) -> Owner | None:
    """Return what controls an object."""
    for reference in dig(metadata, "ownerReferences") or ():
        if dig(reference, "controller"):
            kind = reference["kind"]
            usual = reference["apiVersion"] == _USUAL_GROUPS.get(kind, "apps/v1")
            kind = kind if usual else f"{reference['apiVersion']} {kind}"
            return Owner(intern(kind), intern(reference["name"]))
    return None


def moment(text: object) -> datetime:
    """Return a time as Kubernetes writes it; ValueError if it is none that can be reckoned with."""
    when = datetime.fromisoformat(str(text))
    if when.tzinfo is None or not 1969 < when.year < 9000:
        raise ValueError(f"{text} is no time of Kubernetes")
    return when


def stamp(when: datetime | None) -> str:
    """Return a time as Kubernetes writes it: in whole seconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else "unknown"
