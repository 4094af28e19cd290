"""Helm's hooks: which objects are hooks, and what replaces them under Argo CD.

Helm runs a hook at an installation or an upgrade. From a folder, Argo CD would run it at every full
sync, or never, depending on the hook's kind (argo-cd@v3.5.1 gitops-engine/pkg/sync/hook). So hooks
are not written, and for each one somebody names a replacement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..kubernetes.manifest import Manifest, annotation, below

_HOOK_ANNOTATION = "helm.sh/hook"
_EXTENSION_LABEL = "linkerd.io/extension"
_TEST_EVENTS = frozenset({"test", "test-success", "test-failure"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedHook:
    """A hook of a chart that is not written.

    Attributes:
        chart: The chart's name.
        kind: The object's kind.
        name: Its name.
        hook: When Helm would run it, as ``post-install``.
        replaced_by: What does its work instead.
    """

    chart: str
    kind: str
    name: str
    hook: str
    replaced_by: str


_NAMESPACE_METADATA = "namespace-metadata"
_NAMESPACE = "the labels and annotations of the Namespace, which the stack makes itself"
_RETRIES = "Argo CD's retries: Argo CD applies again what cert-manager does not accept yet"

REPLACEMENTS: Mapping[tuple[str, str], str] = {
    ("linkerd-viz", _NAMESPACE_METADATA): _NAMESPACE,
    ("linkerd-viz", "viz-namespace-metadata-linkerd-config"): _NAMESPACE,
    ("linkerd-jaeger", _NAMESPACE_METADATA): _NAMESPACE,
    ("linkerd-jaeger", "jaeger-namespace-metadata-linkerd-config"): _NAMESPACE,
    ("cert-manager", "cert-manager-startupapicheck"): _RETRIES,
    ("cert-manager", "cert-manager-startupapicheck:create-cert"): _RETRIES,
}
"""What does the work of each hook of the library's releases, by the chart's and the hook's name."""


def is_hook(manifest: Manifest) -> bool:
    """Return whether Helm would run an object instead of installing it."""
    return bool(_events(manifest) - {"crd-install"})


def dropped_hooks(
    chart: str, hooks: Sequence[Manifest], replacements: Mapping[str, str]
) -> tuple[DroppedHook, ...]:
    """Return the record of a chart's hooks.

    Args:
        chart: The chart's name.
        hooks: The objects.
        replacements: What replaces hooks that the library does not know, by ``Kind/name``.

    Raises:
        ValueError: Nothing replaces a hook. The message lists all such hooks.
    """
    records: list[DroppedHook] = []
    unreplaced: list[Manifest] = []
    for hook in hooks:
        replacement = _replacement(chart, hook, replacements)
        if replacement is None:
            unreplaced.append(hook)
            continue
        record = DroppedHook(
            chart=chart,
            kind=str(hook["kind"]),
            name=str(hook["metadata"]["name"]),
            hook=", ".join(sorted(_events(hook))),
            replaced_by=replacement,
        )
        records.append(record)
    if unreplaced:
        raise ValueError(
            f"{chart} has hooks that nothing replaces: {', '.join(map(_title, unreplaced))}. "
            "Switch them off by the chart's values, or name what does their work: 'dropped_hooks' "
            f"of RenderedCharts, as {{'{hook_key(unreplaced[0])}': 'reason'}}"
        )
    return tuple(records)


def namespace_metadata(hooks: Sequence[Manifest]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels and annotations that an extension's hook would give to its namespace.

    linkerd/linkerd-extension-init writes more; the Namespaces of a stack have the rest anyway.
    These are the extension's name, and the address of viz's Prometheus if that is an external one.
    """
    labels: dict[str, str] = {}
    annotations: dict[str, str] = {}
    for hook in hooks:
        if (hook["kind"], hook["metadata"]["name"]) != ("Job", _NAMESPACE_METADATA):
            continue
        extension = below(hook, "metadata", "labels").get(_EXTENSION_LABEL)
        if extension:
            labels[_EXTENSION_LABEL] = str(extension)
        for container in hook["spec"]["template"]["spec"]["containers"]:
            prometheus = _argument_after("--prometheus-url", container.get("args") or ())
            if prometheus:
                annotations["viz.linkerd.io/external-prometheus"] = prometheus
    return labels, annotations


def _events(manifest: Manifest) -> set[str]:
    events = annotation(manifest, _HOOK_ANNOTATION).split(",")
    return {event.strip() for event in events if event.strip()}


def _replacement(chart: str, hook: Manifest, replacements: Mapping[str, str]) -> str | None:
    if _events(hook) <= _TEST_EVENTS:
        return "nothing: only 'helm test' runs it"
    known = REPLACEMENTS.get((chart, hook["metadata"]["name"]))
    return known or replacements.get(hook_key(hook))


def hook_key(hook: Manifest) -> str:
    """Return ``Kind/name``, which identifies a hook within its chart."""
    return f"{hook['kind']}/{hook['metadata']['name']}"


def _title(hook: Manifest) -> str:
    return f"{hook_key(hook)} ({', '.join(sorted(_events(hook)))})"


def _argument_after(flag: str, arguments: Sequence[str]) -> str | None:
    return next((value for name, value in pairwise(arguments) if name == flag), None)
