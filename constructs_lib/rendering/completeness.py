"""What a chart rendered, compared with what its release says.

Argo CD, if it fetched the chart, would apply everything that the AppProject allows. A rendered
folder must hold the same, and nothing that the AppProject refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..kubernetes.manifest import Manifest, annotation, api, below, pod_spec, title
from ..releases.release import HelmChart


def undeclared(manifests: Sequence[Manifest], namespaces: Collection[str]) -> Iterator[str]:
    """Yield a problem for each object that is a Secret or in a namespace that is not the mesh's.

    The AppProject would refuse it, which fails the whole sync before anything is applied.
    """
    for manifest in manifests:
        if manifest["kind"] == "Secret":
            yield (
                f"{title(manifest)} would put a key into git: set the values by which the chart "
                "takes the Secret from outside"
            )
        namespace = manifest["metadata"].get("namespace")
        if namespace is not None and namespace not in namespaces:
            yield (
                f"{title(manifest)}: the mesh has no namespace {namespace}, only "
                f"{', '.join(namespaces)}: add it to the chart's 'other_namespaces'"
            )


def missing_kinds(
    chart: HelmChart, manifests: Sequence[Manifest], hooks: Sequence[Manifest]
) -> Iterator[str]:
    """Yield a problem for each kind that the release lists and the chart did not render."""
    present = {api(manifest) for manifest in (*manifests, *hooks)}.union(chart.optional_kinds)
    for kind in (*chart.cluster_kinds, *chart.namespaced_kinds):
        if kind not in present:
            yield (
                f"{kind} is not among the rendered objects, although the release lists it: remove "
                "it from the release's kinds, or bring the chart that the release means"
            )


def missing_deployments(chart: HelmChart, manifests: Sequence[Manifest]) -> Iterator[str]:
    """Yield a problem for each Deployment that the release lists and the chart did not render."""
    deployments = {
        manifest["metadata"]["name"] for manifest in manifests if manifest["kind"] == "Deployment"
    }
    for name in chart.deployments:
        if name not in deployments:
            yield (
                f"the chart did not render Deployment {name}, which the release lists: correct "
                "'deployments' of the release"
            )


def missing_parts(
    chart: HelmChart, manifests: Sequence[Manifest], ca_annotations: Collection[tuple[str, str]]
) -> Iterator[str]:
    """Yield a problem for each missing part of a webhook that the mesh needs.

    Args:
        chart: The chart.
        manifests: The objects that it rendered.
        ca_annotations: The annotations, with their values, by which cainjector writes the CAs of
            its webhooks.
    """
    mounted = {name for manifest in manifests for name in _mounted_secrets(manifest)}
    for webhook in chart.webhooks:
        secret = f"{webhook.service}-k8s-tls"
        if secret not in mounted:
            yield (
                f"no pod mounts Secret {secret}, into which cert-manager writes the certificate of "
                f"Service {webhook.service}: correct 'webhooks' of the release"
            )
    for name, source in ca_annotations:
        if all(annotation(manifest, name) != source for manifest in manifests):
            yield (
                "no object has the annotation by which cainjector writes its CA, "
                f"{name}: {source}: correct 'webhooks' of the release"
            )


def _mounted_secrets(manifest: Manifest) -> Iterator[str]:
    pod = pod_spec(manifest) or {}
    for volume in pod.get("volumes") or ():
        if "secret" in volume:
            yield str(volume["secret"].get("secretName"))
        for source in below(volume, "projected").get("sources") or ():
            yield str(below(source, "secret").get("name", ""))
