"""A cluster with dist's injection guards, where the injector can be away, and pods to try on it."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from ...bench.test_stand_ins import rendered as rendered_chart
from ...conftest import Manifest
from . import injector
from .api import Api, ApiError
from .bench import Bench
from .build import program
from .charts import Settings
from .keys import self_signed
from .kubectl import Kubectl
from .mesh import CHARTS, INJECTOR, Mesh, TrustRoots
from .nodes import ON_KWOK
from .waiting import wait_until

WEBHOOK = "linkerd-proxy-injector-webhook-config"
INJECT = "linkerd.io/inject"

SAID: dict[str, dict[str, str]] = {
    "silent": {},
    "enabled": {INJECT: "enabled"},
    "ingress": {INJECT: "ingress"},
    "disabled": {INJECT: "disabled"},
    "unknown": {INJECT: "true"},
    "empty": {INJECT: ""},
}
"""What a pod or its namespace may say about injection."""

SETUP = {"ServiceAccount", "ConfigMap", "Service", "Deployment", "CronJob", "Job"}

Spec = dict[str, Any]


def pod(annotations: dict[str, str] | None = None, **spec: Any) -> Manifest:
    """Return a pod that only kwok would run."""
    main = {"name": "main", "image": "example.com/main:1"}
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"generateName": "some-", "annotations": annotations or {}},
        "spec": {"containers": [main], **ON_KWOK, **spec},
    }


def also(name: str, image: str = "example.com/other:1") -> list[Manifest]:
    """Return containers with one more besides the first."""
    return [*pod()["spec"]["containers"], {"name": name, "image": image}]


def init(name: str, image: str = "example.com/other:1") -> list[Manifest]:
    """Return an init container."""
    return [{"name": name, "image": image}]


UDP: Spec = {
    "name": "main",
    "image": "example.com/dns:1",
    "ports": [{"containerPort": 53, "protocol": "UDP"}],
}

SHAPES: dict[str, Manifest] = {
    "plain": pod(),
    "udp": pod(containers=[UDP]),
    "no-token": pod(automountServiceAccountToken=False),
    "init-container": pod(initContainers=init("migrate")),
    "likely-name": pod(containers=also("not-linkerd-proxy")),
    "likely-image": pod(containers=also("other", "example.com/linkerd/proxy:1")),
    "proxy": pod(containers=also("linkerd-proxy")),
    "native-proxy": pod(initContainers=[{**init("linkerd-proxy")[0], "restartPolicy": "Always"}]),
    "proxy-by-image": pod(containers=also("mine", "cr.l5d.io/linkerd/proxy:stable-2.14.10")),
    "proxy-init": pod(initContainers=init("linkerd-init")),
    "proxy-init-by-image": pod(initContainers=init("i", "cr.l5d.io/linkerd/proxy-init:v2.2.3")),
    "istio": pod(containers=also("istio-proxy")),
    "istio-by-image": pod(containers=also("mine", "gcr.io/istio-release/proxyv2:1")),
    "istio-native": pod(initContainers=init("istio-proxy")),
    "istio-native-by-image": pod(initContainers=init("i", "gcr.io/istio-release/proxyv2:1")),
    "istio-init": pod(initContainers=init("istio-init")),
    "istio-init-by-image": pod(initContainers=init("i", "gcr.io/istio-release/proxy_init:1")),
    "host-network": pod(hostNetwork=True),
}
"""Pods of every shape that the injector tells from others."""


def workload(kind: str, name: str, annotations: dict[str, str] | None = None) -> Manifest:
    """Return a controller whose pods kwok plays."""
    template = pod(annotations)
    template["metadata"] = {"labels": {"app": name}, "annotations": annotations or {}}
    group = "batch/v1" if kind == "Job" else "apps/v1"
    spec: Spec = {"template": {"metadata": template["metadata"], "spec": template["spec"]}}
    if kind == "Job":
        template["spec"]["restartPolicy"] = "Never"
    else:
        spec["selector"] = {"matchLabels": {"app": name}}
    if kind == "StatefulSet":
        spec["serviceName"] = name
    return {"apiVersion": group, "kind": kind, "metadata": {"name": name}, "spec": spec}


class Cluster:
    """A cluster with dist's guards, where the injector can be away."""

    def __init__(
        self, bench: Bench, workdir: Path, *, trust_roots: TrustRoots | None = None
    ) -> None:
        self.kubectl: Kubectl = bench.kubectl
        self.api = Api(bench.kubectl.kubeconfig)
        services = bench.control_plane.services
        self.mesh = Mesh(services, workdir / "mesh", trust_roots=trust_roots)
        self.mesh.start(self.api)
        self._charts = {
            name: rendered_chart(program("helm"), workdir, name, Settings(answered=CHARTS))
            for name in CHARTS
        }
        self._ca = self_signed(workdir / "injector", INJECTOR)

    def namespace(self, name: str, annotations: dict[str, str], **labels: str) -> None:
        """Make a namespace, and wait until pods can be made in it."""
        metadata = {"name": name, "annotations": annotations, "labels": labels}
        self.kubectl.apply([{"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}])
        self.kubectl.wait("serviceaccount", "default", name)

    def chart(self, name: str) -> list[Manifest]:
        """Return what a stand-in deploys, less its webhooks and Linkerd's own kinds."""
        return [manifest for manifest in self._charts[name] if manifest["kind"] in SETUP]

    def install_injector_secret(self) -> None:
        """Put the injector's certificate where its pods mount it from."""
        folder = self._ca.parent
        secret = {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": "linkerd-proxy-injector-k8s-tls", "namespace": "linkerd"},
            "data": {
                name: base64.b64encode((folder / name).read_bytes()).decode()
                for name in ("tls.crt", "tls.key")
            },
        }
        self.kubectl.apply([secret])

    def register(self, *, failure_policy: str = "Fail") -> None:
        """Register the injector's webhook, as the chart does, with its Service and its CA."""
        chart = self._charts["linkerd-control-plane"]
        (webhook,) = [each for each in chart if each["metadata"]["name"] == WEBHOOK]
        webhook["webhooks"][0]["clientConfig"]["caBundle"] = base64.b64encode(
            self._ca.read_bytes()
        ).decode()
        webhook["webhooks"][0]["failurePolicy"] = failure_policy
        services = [each for each in chart if each["kind"] == "Service"]
        self.kubectl.apply([*services, webhook], force=True)

    def wait_injected(self) -> None:
        """Wait until the API server asks the injector."""
        wait_until(
            lambda: injector.has_proxy(self.try_pod(pod(SAID["enabled"]), "silent")[1]),
            "a pod gets its proxy",
        )

    def deregister(self) -> None:
        """Take the webhook away, and wait until the API server has noticed."""
        self.kubectl.delete("mutatingwebhookconfiguration", WEBHOOK)
        with_one = pod(SAID["disabled"])
        wait_until(
            lambda: (
                not injector.has_proxy(self.try_pod(with_one, "silent")[1])
                and self.try_pod(pod(SAID["enabled"]), "silent")[0]
            ),
            "the webhook is away",
        )

    def try_pod(self, manifest: Manifest, namespace: str) -> tuple[str, Manifest]:
        """Return why a pod is refused, or nothing and the pod as it would be admitted."""
        try:
            admitted = self.api.post(f"/api/v1/namespaces/{namespace}/pods?dryRun=All", manifest)
        except ApiError as error:
            return str(error), pod()
        return "", admitted

    def pods(self, namespace: str) -> list[Manifest]:
        """Return a namespace's pods."""
        return self.kubectl.list("pods", namespace)

    def refusals(self, namespace: str) -> set[str]:
        """Return what the guard has refused the controllers of a namespace, by their names."""
        return {
            each["involvedObject"]["name"]
            for each in self.kubectl.list("events", namespace)
            if each["reason"] == "FailedCreate" and "injection-guard" in each["message"]
        }
