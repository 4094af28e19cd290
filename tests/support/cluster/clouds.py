"""What the admission of managed clouds does to objects, as far as a mesh meets it."""

from __future__ import annotations

import base64
import copy
import json
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from ...conftest import Manifest
from .keys import self_signed
from .kubectl import Kubectl, KubectlError
from .mesh import AdmissionHandler, LoopbackServer

CONFIGURATIONS = ("mutatingwebhookconfigurations", "validatingwebhookconfigurations")
ENFORCED = (
    {"key": "control-plane", "operator": "NotIn", "values": ["true"]},
    {"key": "kubernetes.azure.com/managedby", "operator": "NotIn", "values": ["aks"]},
)
OPENSHIFT_USER = 1000650000
_WEBHOOK = "cloud.example.com"
_MINIMUM = {"cpu": "50m", "memory": "128Mi"}


@contextmanager
def admissions_enforcer(kubectl: Kubectl) -> Generator[None]:
    """Keep adding AKS's expressions and label to every webhook configuration, until the end.

    No webhook can: the API server calls none for webhook configurations.
    """
    ended = threading.Event()

    def enforce() -> None:
        while not ended.wait(0.5):
            for kind in CONFIGURATIONS:
                with suppress(KubectlError, json.JSONDecodeError):
                    for configuration in kubectl.list(kind):
                        _enforce_on(kubectl, kind, configuration)

    thread = threading.Thread(target=enforce, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _enforce_on(kubectl: Kubectl, kind: str, configuration: Manifest) -> None:
    webhooks = copy.deepcopy(configuration.get("webhooks", []))
    for webhook in webhooks:
        expressions = webhook.setdefault("namespaceSelector", {}).setdefault("matchExpressions", [])
        expressions += [each for each in ENFORCED if each not in expressions]
    if webhooks != configuration.get("webhooks", []):
        metadata = configuration["metadata"]
        patch = {
            "metadata": {
                "resourceVersion": metadata["resourceVersion"],
                "labels": {"admissions.enforcer/enforced": "true"},
            },
            "webhooks": webhooks,
        }
        kubectl.patch(kind, metadata["name"], patch)


@contextmanager
def autopilot(kubectl: Kubectl, folder: Path) -> Generator[None]:
    """Raise the resources of every workload to a minimum, with limits like requests."""
    rules = [
        {"apiGroups": ["apps"], "resources": ["deployments"]},
        {"apiGroups": ["batch"], "resources": ["cronjobs"]},
    ]
    with _webhook(kubectl, folder, rules, _adjusted):
        yield


def _adjusted(workload: Manifest) -> Manifest:
    spec = workload["spec"]
    pod = spec.get("jobTemplate", {}).get("spec", spec)["template"]["spec"]
    for container in (*pod["containers"], *pod.get("initContainers", ())):
        container["resources"] = {"requests": _MINIMUM, "limits": _MINIMUM}
    pod.setdefault("securityContext", {})["seccompProfile"] = {"type": "RuntimeDefault"}
    annotations = workload["metadata"].setdefault("annotations", {})
    annotations["autopilot.gke.io/resource-adjustment"] = "adjusted"
    return workload


@contextmanager
def openshift(kubectl: Kubectl, folder: Path, component: str) -> Generator[None]:
    """Give pods of a component a user of the namespace's range, and refuse any other user."""
    rules = [{"apiGroups": [""], "resources": ["pods"]}]
    with _webhook(kubectl, folder, rules, _constrained, component=component):
        yield


def _constrained(pod: Manifest) -> Manifest:
    containers = [*pod["spec"]["containers"], *pod["spec"].get("initContainers", ())]
    contexts = [each.setdefault("securityContext", {}) for each in (pod["spec"], *containers)]
    users = {context["runAsUser"] for context in contexts if "runAsUser" in context}
    if users - {OPENSHIFT_USER}:
        raise ValueError(f"unable to validate against any security context constraint: {users}")
    for context in contexts:
        context["runAsUser"] = OPENSHIFT_USER
    contexts[0]["fsGroup"] = OPENSHIFT_USER
    contexts[0]["seLinuxOptions"] = {"level": "s0:c26,c5"}
    return pod


@contextmanager
def _webhook(
    kubectl: Kubectl,
    folder: Path,
    rules: list[Manifest],
    rewritten: Callable[[Manifest], Manifest],
    *,
    component: str | None = None,
) -> Generator[None]:
    class Handler(AdmissionHandler):
        def respond(self, request: Manifest) -> Manifest:
            try:
                changed = rewritten(copy.deepcopy(request["object"]))
            except ValueError as refusal:
                return {"allowed": False, "status": {"message": str(refusal)}}
            patch = [{"op": "replace", "path": f"/{key}", "value": changed[key]} for key in changed]
            encoded = base64.b64encode(json.dumps(patch).encode()).decode()
            return {"patchType": "JSONPatch", "patch": encoded}

    certificate = self_signed(folder, "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, folder / "tls.key")
    server = LoopbackServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    label = "linkerd.io/control-plane-component"
    webhook = {
        "name": _WEBHOOK,
        "admissionReviewVersions": ["v1"],
        "sideEffects": "None",
        "failurePolicy": "Fail",
        "clientConfig": {
            "url": f"https://localhost:{server.server_port}/",
            "caBundle": base64.b64encode(certificate.read_bytes()).decode(),
        },
        "rules": [
            {**rule, "apiVersions": ["v1"], "operations": ["CREATE", "UPDATE"]} for rule in rules
        ],
        **({"objectSelector": {"matchLabels": {label: component}}} if component else {}),
    }
    kubectl.apply(
        [
            {
                "apiVersion": "admissionregistration.k8s.io/v1",
                "kind": "MutatingWebhookConfiguration",
                "metadata": {"name": _WEBHOOK},
                "webhooks": [webhook],
            }
        ]
    )
    try:
        yield
    finally:
        kubectl.delete("mutatingwebhookconfiguration", _WEBHOOK)
        server.shutdown()
        server.server_close()
