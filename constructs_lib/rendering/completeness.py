"""What a chart rendered, against what its release says that it renders.

Argo CD, fetching a chart, would apply whatever it renders, as far as the AppProject allows it. So a
rendered folder must hold all of that, and nothing that the AppProject refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..kubernetes.manifest import Manifest, annotation, api, below, pod_spec, title
from ..releases.release import HelmChart


def undeclared(
    chart: HelmChart, manifests: Sequence[Manifest], namespaces: Collection[str]
) -> Iterator[str]:
    """Yield objects that the AppProject would refuse: their kind, or their namespace.

    Such an object fails the whole sync before anything is applied.
    """
    declared = {*chart.cluster_kinds, *chart.namespaced_kinds}
    for one in manifests:
        if one["kind"] == "Secret":
            yield f"{title(one)}: keys never travel through git, so take it from outside"
        elif api(one) not in declared:
            yield (
                f"{title(one)}: the release does not say that the chart renders {api(one)} "
                "(cluster_kinds, namespaced_kinds)"
            )
        namespace = one["metadata"].get("namespace")
        if namespace is not None and namespace not in namespaces:
            yield (
                f"{title(one)}: the mesh has no namespace {namespace} (it has "
                f"{', '.join(namespaces)})"
            )


def missing_kinds(
    chart: HelmChart, manifests: Sequence[Manifest], hooks: Sequence[Manifest]
) -> Iterator[str]:
    """Yield kinds that the chart should render with the release's values, and did not."""
    found = {api(one) for one in (*manifests, *hooks)}
    for kind in (*chart.cluster_kinds, *chart.namespaced_kinds):
        if kind not in found:
            yield f"{kind} is not among what it rendered, although the release says so"


def missing_parts(
    chart: HelmChart, manifests: Sequence[Manifest], inject_ca_from: Collection[str]
) -> Iterator[str]:
    """Yield Deployments and parts of webhooks that the rest of the mesh counts on.

    Args:
        chart: The chart.
        manifests: What it rendered.
        inject_ca_from: ``namespace/name`` of the Certificates whose CA its webhooks get.
    """
    deployments = {one["metadata"]["name"] for one in manifests if one["kind"] == "Deployment"}
    for name in chart.deployments:
        if name not in deployments:
            yield f"Deployment {name} is not there, and a restarter would look for it"
    mounted = {name for one in manifests for name in _mounted_secrets(one)}
    injected = {annotation(one, "cert-manager.io/inject-ca-from") for one in manifests}
    for webhook in chart.webhooks:
        secret = f"{webhook.service}-k8s-tls"
        if secret not in mounted:
            yield f"no pod mounts Secret {secret}, into which cert-manager writes its certificate"
    for certificate in inject_ca_from:
        if certificate not in injected:
            yield f"nothing asks cainjector for the CA of Certificate {certificate}"


def _mounted_secrets(manifest: Manifest) -> Iterator[str]:
    pod = pod_spec(manifest) or {}
    for volume in pod.get("volumes") or ():
        if "secret" in volume:
            yield str(volume["secret"].get("secretName"))
        for source in below(volume, "projected").get("sources") or ():
            yield str(below(source, "secret").get("name", ""))
