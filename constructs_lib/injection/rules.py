"""CEL expressions that find the pods that Linkerd's injector missed.

The injector decides by the pod and its namespace; from the owner it reads only the name
(linkerd2@edge-26.8.3 controller/proxy-injector/webhook.go, and the same in stable-2.14.10). So the
rules hold for every pod, whoever makes it. No expression fails, whatever fields a pod lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .proxy_injector import ProxyInjector

_ON_POD = "object.metadata.?annotations[?'linkerd.io/inject'].orValue('')"
_INIT_CONTAINERS = "object.spec.?initContainers.orValue([])"

_OTHER_SIDECARS = ("istio-proxy",)
_OTHER_SIDECAR_IMAGES = ("cr.l5d.io/linkerd/proxy:", "gcr.io/istio-release/proxyv2:")
_OTHER_INIT_CONTAINERS = ("linkerd-init", "istio-init")
_OTHER_INIT_IMAGES = ("cr.l5d.io/linkerd/proxy-init:", "gcr.io/istio-release/proxy_init:")

_TOKEN_PATH = "/var/run/secrets/kubernetes.io/serviceaccount"  # noqa: S105 - a mount's path

VARIABLES: Mapping[str, str] = {
    "onPod": _ON_POD,
    "onNamespace": "namespaceObject.metadata.?annotations[?'linkerd.io/inject'].orValue('')",
}
"""The annotation's value on the pod and on its namespace; empty where it is missing."""

ADMITTED = (
    "!(variables.onNamespace in ['', 'enabled', 'disabled', 'ingress']) || "
    "variables.onPod == '' && !(variables.onNamespace in ['enabled', 'ingress'])"
)
"""Whether a pod is not meant for the mesh although every match condition holds.

This is the injector's own table: the pod's annotation wins over the namespace's, and an unknown
value on either means no (linkerd2@edge-26.8.3 pkg/inject/report.go, disabledByAnnotation).
"""


def match_conditions(injector: ProxyInjector) -> Iterator[tuple[str, str]]:
    """Yield the name and the expression of each condition that selects pods for the validation.

    They see only the pod: the API server does not show its namespace to match conditions
    (kubernetes@v1.34 apiserver/pkg/admission/plugin/webhook/matchconditions/matcher.go).

    The condition that is most often false comes first. linkerd2@edge-26.8.3 pkg/inject/report.go
    (Injectable) defines which pods the injector skips; UDP ports are no reason there.
    pkg/healthcheck/sidecar.go defines what a sidecar is. stable-2.14.10 does not know native
    sidecars yet; these rules let such pods in under both releases.
    """
    yield "asked-for-or-silent", f"{_ON_POD} in ['', 'enabled', 'ingress']"
    yield (
        "no-proxy",
        "!object.spec.containers.exists(one, one.name == 'linkerd-proxy') && "
        # A native sidecar is an init container that stays.
        f"!{_INIT_CONTAINERS}.exists(one, one.name == 'linkerd-proxy')",
    )
    yield "no-host-network", "!object.spec.?hostNetwork.orValue(false)"
    yield (
        "no-other-sidecar",
        f"!object.spec.containers.exists(one, {_is_one_of(_OTHER_SIDECARS, _OTHER_SIDECAR_IMAGES)})"
        f" && !{_INIT_CONTAINERS}.exists(one, "
        + _is_one_of(
            (*_OTHER_SIDECARS, *_OTHER_INIT_CONTAINERS),
            (*_OTHER_SIDECAR_IMAGES, *_OTHER_INIT_IMAGES),
        )
        + ")",
    )
    # A static pod runs, whatever the API server answers about its mirror.
    yield (
        "no-mirror-of-a-static-pod",
        "!('kubernetes.io/config.mirror' in object.metadata.?annotations.orValue({}))",
    )
    if not injector.service_account_token_projection:
        yield (
            "token-mounted",
            "object.spec.?automountServiceAccountToken.orValue(true) && "
            "object.spec.containers[0].?volumeMounts.orValue([])"
            f".exists(one, one.mountPath == '{_TOKEN_PATH}')",
        )


def message_expression(injector: ProxyInjector) -> str:
    """Return the expression of the message that the pod's creator gets."""
    return (
        "'linkerd.io/inject is ' + (variables.onPod != '' ? variables.onPod + ' on this pod' : "
        "variables.onNamespace + ' on namespace ' + request.namespace) + "
        f"{_quoted(', ' + _explanation(injector))}"
    )


def message(injector: ProxyInjector) -> str:
    """Return the message for the case in which the expression has no result."""
    return f"This pod is meant for the mesh, {_explanation(injector)}"


def _explanation(injector: ProxyInjector) -> str:
    return (
        "but it has no container linkerd-proxy: Linkerd's proxy injector was away when the pod was "
        "created, and without a proxy it is outside of the mesh, unnoticed. If it is refused, its "
        "controller tries again by itself. Make sure that Deployment "
        f"{injector.namespace}/linkerd-proxy-injector is available, and that "
        "MutatingWebhookConfiguration linkerd-proxy-injector-webhook-config exists and has a "
        "caBundle. A pod that needs no proxy says so by the annotation linkerd.io/inject: disabled."
    )


def _is_one_of(names: tuple[str, ...], images: tuple[str, ...]) -> str:
    quoted_names = ", ".join(map(_quoted, names))
    prefixes = ", ".join(map(_quoted, images))
    return (
        f"one.name in [{quoted_names}] || "
        f"[{prefixes}].exists(prefix, one.?image.orValue('').startsWith(prefix))"
    )


def _quoted(text: str) -> str:
    return '"' + text + '"' if "'" in text else f"'{text}'"
