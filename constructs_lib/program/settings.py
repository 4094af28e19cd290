"""What the program is told, and the two ways in which it fails."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar, cast

_Settings = TypeVar("_Settings")


class RefusedError(Exception):
    """Somebody has to look; the message says at what."""


class ChangedError(Exception):
    """The cluster is not, or may not be, what was observed: observe again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotatorSettings:
    """What ``run`` and ``gate`` are told. The keys of settings.json are these names in camelCase.

    Attributes:
        control_plane_namespace: Where linkerd-identity runs.
        cert_manager_namespace: Where the anchors are.
        anchors: The trust anchors; each name is that of a Certificate, a Secret, a ClusterIssuer.
        existing: Those of them that somebody else brings; their Certificates are signed by them.
        active: The anchor that Git makes active; ``None`` if this program does.
        keeps_identity: Whether Git leaves the identity issuer as somebody else delivers it.
        common_names: Those that Git has for anchors, by the anchors' names.
        roots: The ends of further trust roots that Git has as PEM, by their fingerprints.
        state: The ConfigMap that this program writes.
        gate: The ConfigMap beside it with the settings of the gate, by Git.
        control_plane_deployments: The Deployments that know the trust roots.
        workloads_at_once: How many workloads roll out at a time.
        namespaces: Where workloads may be restarted beside the control plane; ``None``: anywhere.
        issuance_seconds: A leaf's lifetime.
        clock_skew_seconds: How far two clocks may differ.
        kubelet_seconds: How long a kubelet may go on with an old ConfigMap or Secret.
        margin_seconds: How long past their end certificates still count as alive.
        deadline_seconds: When a run begins nothing any more.
        poll_seconds: The pause between two observations, at least.
    """

    control_plane_namespace: str
    cert_manager_namespace: str
    anchors: Sequence[str]
    existing: Sequence[str]
    active: str | None
    keeps_identity: bool
    common_names: Mapping[str, str]
    roots: Mapping[str, str]
    identity_issuer: str
    trust_roots: str
    trust_roots_key: str
    state: str
    gate: str
    identity_deployment: str
    control_plane_deployments: Sequence[str]
    every_seconds: int
    workloads_at_once: int
    namespaces: Sequence[str] | None
    issuance_seconds: int
    clock_skew_seconds: int
    kubelet_seconds: int
    margin_seconds: int
    deadline_seconds: int
    poll_seconds: int

    @classmethod
    def read(cls, text: str) -> RotatorSettings:
        """Return the settings.

        Raises:
            RefusedError: One of them is missing or wrong.
        """
        settings = read_settings(cls, text)
        names = settings.anchors
        different = len({*names})
        if (
            not 2 <= different == len(names)
            or (different > 2 and not settings.active)
            or settings.active not in (None, *names)
        ):
            raise RefusedError(
                f"settings.json: anchors {names}, active {settings.active}: must be two different "
                "names, or more and one of them active"
            )
        return settings


def read_settings(kind: type[_Settings], text: str) -> _Settings:
    """Return settings of a class from JSON.

    Raises:
        RefusedError: A key is missing, or a number is not 1 or more.
    """
    try:
        values = cast("Mapping[str, Any]", json.loads(text))
        settings = kind(
            **{field.name: values[camel_case(field.name)] for field in fields(cast("Any", kind))}
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedError(f"settings.json lacks, or cannot be read at: {error}") from error
    numbers = [key for key in values if key == "workloadsAtOnce" or key.endswith("Seconds")]
    for key in numbers:
        if type(values[key]) is not int or values[key] < 1:
            raise RefusedError(f"settings.json: {key} ({values[key]}) must be 1 or more")
    return settings


def camel_case(name: str) -> str:
    """Return a field's name as JSON has it."""
    first, *others = name.split("_")
    return first + "".join(part.title() for part in others)
