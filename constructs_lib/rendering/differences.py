"""Two renders of one chart that differ, and the values that would make them the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import cast

from ..kubernetes.manifest import Manifest, below, title
from ..releases.release import HelmChart

_CHECKSUM = "checksum~1"


def check_repeatable(
    chart: HelmChart, first: Sequence[Manifest], second: Sequence[Manifest]
) -> None:
    """Check that a chart renders the same at every time.

    Raises:
        ValueError: It does not; what differs is told, with the values to set.
    """
    differing = list(differences(first, second))
    # A checksum of what differs says nothing more.
    causes = [(one, path) for one, path in differing if _CHECKSUM not in path] or differing
    if not causes:
        return
    told = dict.fromkeys(
        f"{title(one)} at {path or '/'}{_remedy(chart, one)}" for one, path in causes
    )
    raise ValueError(
        f"{chart.name} {chart.version} renders otherwise every time, and every synth would change "
        f"the cluster: {'; '.join(told)}"
    )


def differences(
    first: Sequence[Manifest], second: Sequence[Manifest]
) -> Iterator[tuple[Manifest, str]]:
    """Yield each object that differs, with a JSON pointer per differing field.

    The pointer is empty where an object is in one of the renders only.
    """
    ours, theirs = _by_identity(first), _by_identity(second)
    for identity in dict.fromkeys([*ours, *theirs]):
        one, other = ours.get(identity), theirs.get(identity)
        if one is None or other is None:
            yield cast("Manifest", one or other), ""
            continue
        for path in _paths(one, other):
            yield one, path


def _by_identity(manifests: Sequence[Manifest]) -> dict[tuple[object, ...], Manifest]:
    return {(one["apiVersion"], title(one)): one for one in manifests}


def _paths(one: object, other: object, path: str = "") -> Iterator[str]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        left, right = cast("Mapping[str, object]", one), cast("Mapping[str, object]", other)
        for key in dict.fromkeys([*left, *right]):
            below = key.replace("~", "~0").replace("/", "~1")
            yield from _paths(left.get(key), right.get(key), f"{path}/{below}")
    elif isinstance(one, list) and isinstance(other, list):
        pairs = zip_longest(cast("list[object]", one), cast("list[object]", other))
        for position, (left_item, right_item) in enumerate(pairs):
            yield from _paths(left_item, right_item, f"{path}/{position}")
    elif one != other:
        yield path


def _remedy(chart: HelmChart, manifest: Manifest) -> str:
    for webhook in chart.webhooks:
        if webhook.service in _services(manifest):
            return (
                f" (a certificate of the chart's own: set '{webhook.path}.externalSecret' and "
                f"'{webhook.path}.injectCaFrom')"
            )
    for field in chart.volatile_fields:
        if (manifest["kind"], manifest["metadata"]["name"]) == (field.kind, field.name):
            return f" (set '{field.value}')"
    if manifest["kind"] == "Secret":
        return " (a Secret of the chart's own: set the value that takes it from outside)"
    return " (set the value that it comes from, or say it with 'volatile_fields' of the chart)"


def _services(manifest: Manifest) -> Iterator[str]:
    """Yield the webhook Services that an object belongs to."""
    kind = manifest["kind"]
    if kind == "Secret":
        yield str(manifest["metadata"]["name"]).removesuffix("-k8s-tls")
    if kind == "APIService":
        yield str(below(manifest, "spec", "service").get("name"))
    for webhook in manifest.get("webhooks") or ():
        yield str(below(webhook, "clientConfig", "service").get("name"))
