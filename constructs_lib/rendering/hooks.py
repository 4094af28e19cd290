"""Helm's hooks: which objects are some, and what stands in for them under Argo CD.

Helm runs a hook at an installation or an upgrade. In a folder, Argo CD runs it at every full sync,
once everything else is healthy, or never, depending on its kind (argo-cd@v3.5.1
gitops-engine/pkg/sync/hook). So hooks are not written, and each one is accounted for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..kubernetes.manifest import Manifest, annotation, below

_HOOK = "helm.sh/hook"
_EXTENSION = "linkerd.io/extension"
_TESTS = frozenset({"test", "test-success", "test-failure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedHook:
    """A hook of a chart that is not written.

    Attributes:
        chart: The chart's name.
        kind: The object's kind.
        name: Its name.
        hook: When Helm would run it, as ``post-install``.
        replaced_by: What stands in for it.
    """

    chart: str
    kind: str
    name: str
    hook: str
    replaced_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """What stands in for hooks of a chart.

    Attributes:
        chart: The chart's name.
        names: The hooks' names, of whatever kind.
        by: What stands in for them.
    """

    chart: str
    names: tuple[str, ...]
    by: str


_NAMESPACE_METADATA = "namespace-metadata"
_LABELS = "the labels and annotations of the Namespace, which the stack makes itself"

REPLACEMENTS: tuple[Replacement, ...] = (
    Replacement(
        chart="linkerd-viz",
        names=(_NAMESPACE_METADATA, "viz-namespace-metadata-linkerd-config"),
        by=_LABELS,
    ),
    Replacement(
        chart="linkerd-jaeger",
        names=(_NAMESPACE_METADATA, "jaeger-namespace-metadata-linkerd-config"),
        by=_LABELS,
    ),
    Replacement(
        chart="cert-manager",
        names=("cert-manager-startupapicheck", "cert-manager-startupapicheck:create-cert"),
        by="Argo CD's retries: what cert-manager does not take yet is applied again",
    ),
)
"""Every hook of the known charts, and what stands in for it."""


def is_hook(manifest: Manifest) -> bool:
    """Return whether Helm would run an object instead of installing it."""
    return bool(_events(manifest) - {"crd-install"})


def dropped_hooks(
    chart: str, hooks: Sequence[Manifest], accepted: Mapping[str, str]
) -> tuple[DroppedHook, ...]:
    """Return the record of a chart's hooks.

    Args:
        chart: The chart's name.
        hooks: The objects.
        accepted: What stands in for hooks that are not known here, by ``Kind/name``.

    Raises:
        ValueError: Nothing stands in for a hook; all of them are told.
    """
    found = [(one, _replaced_by(chart, one, accepted)) for one in hooks]
    lost = [one for one, by in found if by is None]
    if lost:
        raise ValueError(
            f"{chart} has hooks that nothing stands in for: {', '.join(map(_title, lost))}. Switch "
            "them off by the chart's values, or say what does their work: 'dropped_hooks' of "
            f"RenderedCharts, as {{'{hook_key(lost[0])}': 'reason'}}"
        )
    return tuple(
        DroppedHook(
            chart=chart,
            kind=str(one["kind"]),
            name=str(one["metadata"]["name"]),
            hook=", ".join(sorted(_events(one))),
            replaced_by=by or "",
        )
        for one, by in found
    )


def namespace_metadata(hooks: Sequence[Manifest]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels and annotations that an extension's hook would give to its namespace.

    They are those of linkerd/linkerd-extension-init, as far as the Namespaces of a stack do not
    have them anyway: the extension's name, and viz's Prometheus if it is an external one.
    """
    labels: dict[str, str] = {}
    annotations: dict[str, str] = {}
    for one in hooks:
        if (one["kind"], one["metadata"]["name"]) != ("Job", _NAMESPACE_METADATA):
            continue
        extension = below(one, "metadata", "labels").get(_EXTENSION)
        if extension:
            labels[_EXTENSION] = str(extension)
        for container in one["spec"]["template"]["spec"]["containers"]:
            prometheus = _following("--prometheus-url", container.get("args") or ())
            if prometheus:
                annotations["viz.linkerd.io/external-prometheus"] = prometheus
    return labels, annotations


def _events(manifest: Manifest) -> set[str]:
    told = annotation(manifest, _HOOK).split(",")
    return {event.strip() for event in told if event.strip()}


def _replaced_by(chart: str, hook: Manifest, accepted: Mapping[str, str]) -> str | None:
    if _events(hook) <= _TESTS:
        return "nothing: 'helm test' alone runs it"
    for replacement in REPLACEMENTS:
        if replacement.chart == chart and hook["metadata"]["name"] in replacement.names:
            return replacement.by
    return accepted.get(hook_key(hook))


def hook_key(hook: Manifest) -> str:
    """Return ``Kind/name``, by which a hook is told from others."""
    return f"{hook['kind']}/{hook['metadata']['name']}"


def _title(hook: Manifest) -> str:
    return f"{hook_key(hook)} ({', '.join(sorted(_events(hook)))})"


def _following(flag: str, arguments: Sequence[str]) -> str | None:
    return next((value for name, value in pairwise(arguments) if name == flag), None)
