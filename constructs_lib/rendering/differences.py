"""The differences between two renders of one chart, and the values that would remove them."""

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
    """Check that two renders of a chart are the same.

    Raises:
        ValueError: They differ. The message lists the fields, and the values to set.
    """
    all_differences = list(differences(first, second))
    # A checksum only repeats that something else differs.
    causes = [
        (manifest, path) for manifest, path in all_differences if _CHECKSUM not in path
    ] or all_differences
    if not causes:
        return
    fields = dict.fromkeys(
        f"{title(manifest)} at {path or '/'}{_remedy(chart, manifest)}" for manifest, path in causes
    )
    raise ValueError(
        f"{chart.name} {chart.version} renders differently every time, so every synth would change "
        f"the cluster: {'; '.join(fields)}"
    )


def differences(
    first: Sequence[Manifest], second: Sequence[Manifest]
) -> Iterator[tuple[Manifest, str]]:
    """Yield each object that differs, with a JSON pointer per differing field.

    The pointer is empty where an object is in one of the renders only.
    """
    first_objects = _by_identity(first)
    second_objects = _by_identity(second)
    for identity in dict.fromkeys([*first_objects, *second_objects]):
        left = first_objects.get(identity)
        right = second_objects.get(identity)
        if left is None or right is None:
            yield cast("Manifest", left or right), ""
            continue
        for path in _paths(left, right):
            yield left, path


def _by_identity(manifests: Sequence[Manifest]) -> dict[tuple[object, ...], Manifest]:
    return {(manifest["apiVersion"], title(manifest)): manifest for manifest in manifests}


def _paths(left: object, right: object, path: str = "") -> Iterator[str]:
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        left_fields = cast("Mapping[str, object]", left)
        right_fields = cast("Mapping[str, object]", right)
        for key in dict.fromkeys([*left_fields, *right_fields]):
            token = key.replace("~", "~0").replace("/", "~1")
            yield from _paths(left_fields.get(key), right_fields.get(key), f"{path}/{token}")
    elif isinstance(left, list) and isinstance(right, list):
        pairs = zip_longest(cast("list[object]", left), cast("list[object]", right))
        for position, (left_item, right_item) in enumerate(pairs):
            yield from _paths(left_item, right_item, f"{path}/{position}")
    elif left != right:
        yield path


def _remedy(chart: HelmChart, manifest: Manifest) -> str:
    for webhook in chart.webhooks:
        if webhook.service in _services(manifest):
            return (
                f" (the chart makes a certificate: set '{webhook.path}.externalSecret' and "
                f"'{webhook.path}.injectCaFrom' or '{webhook.path}.injectCaFromSecret')"
            )
    for field in chart.volatile_fields:
        if (manifest["kind"], manifest["metadata"]["name"]) == (field.kind, field.name):
            return f" (set '{field.value}')"
    if manifest["kind"] == "Secret":
        return " (the chart makes a Secret: set the value that takes it from outside)"
    return " (set the value that it comes from, and name it in the chart's 'volatile_fields')"


def _services(manifest: Manifest) -> Iterator[str]:
    """Yield the webhook Services that an object belongs to."""
    if manifest["kind"] == "Secret":
        yield str(manifest["metadata"]["name"]).removesuffix("-k8s-tls")
    yield from called_services(manifest)


def called_services(manifest: Manifest) -> Iterator[str]:
    """Yield the Services that the API server calls because of an object."""
    callers = [below(webhook, "clientConfig") for webhook in manifest.get("webhooks") or ()]
    if manifest["kind"] == "APIService":
        callers.append(below(manifest, "spec"))
    for caller in callers:
        if "service" in caller:
            yield str(caller["service"]["name"])
