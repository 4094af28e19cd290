"""Pods: who trusts the anchor that signs, who should be meshed, whose proxy is another version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import cast

from ..kubernetes.selector import selects
from ..program.objects import Json, Key, Owner, dig, owner_of
from ..program.observed import MESH_LABEL
from ..program.times import when
from . import snapshot as lists
from .finding import Finding
from .mesh import IDENTITY, CheckedMesh

SCRAPED = timedelta(minutes=5)
"""A pod that has run for longer is in Prometheus."""

_MESHED = ("enabled", "ingress")
_PROXIES = ("linkerd-proxy", "linkerd-init", "istio-proxy", "istio-init")
"""Containers by which the injector knows a pod that it lets alone."""
_RESTART = (
    "restart what made them, for new pods get what is there now: kubectl rollout restart; of a "
    "Rollout, kubectl argo rollouts restart"
)


def pod_findings(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what is found of pods."""
    yield from _anchors(mesh)
    yield from _certificates(mesh)
    yield from _identity(mesh)
    yield from _unmeshed(mesh)
    yield from _versions(mesh)


def _anchors(mesh: CheckedMesh) -> Iterator[Finding]:
    """Judge what was injected: the control plane's own pods read the roots when they start."""
    signers = mesh.signers
    trusted = {
        (pod.key, pod.owner): pod.anchors for pod in mesh.seen.pods if pod.anchors is not None
    }
    cut_off = [pod for pod, anchors in trusted.items() if signers and not signers & anchors]
    late = [
        pod
        for pod, anchors in trusted.items()
        if not mesh.seen.roots <= anchors and (not signers or signers & anchors)
    ]
    if cut_off:
        sentence = (
            f"{len(cut_off)} of {len(mesh.seen.pods)} proxies do not trust the anchor that signs "
            f"now, {min(signers)[:16]}. They get no certificate, and end up cut off, though Ready."
        )
        yield Finding("problem", "PodsLackSigningAnchor", mesh.owners(cut_off), sentence, _RESTART)
    if late and not signers:
        sentence = (
            f"{len(late)} proxies lack a trust root. Which one signs is not known: if it is that "
            "one, they get no certificate."
        )
        yield Finding("unknown", "PodsLackNextAnchor", mesh.owners(late), sentence, _RESTART)
    elif late:
        sentence = (
            f"{len(late)} proxies lack an anchor that does not sign yet. Nothing is broken; a "
            "rotation waits for them."
        )
        remedy = "nothing where a rotator restarts them; restart them elsewhere"
        yield Finding("note", "PodsLackNextAnchor", mesh.owners(late), sentence, remedy)
    if not cut_off and not late and signers and mesh.seen.pods and mesh.seen.roots:
        sentence = f"All {len(mesh.seen.pods)} meshed pods trust every anchor."
        yield Finding("well", "Anchors", "pods", sentence)


def _certificates(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield whose proxy's certificate has ended, or is not known: Ready says nothing of it."""
    left = mesh.snapshot.proxies
    if left is None:
        if mesh.sees(lists.PROMETHEUS):
            sentence = "Whether a proxy's certificate has ended, only its metric says."
            remedy = "python -m constructs_lib.check --prometheus URL"
            yield Finding("note", "ProxyCertificatesUnseen", "proxies", sentence, remedy)
        return
    ended: list[tuple[Key, Owner | None]] = []
    unseen: list[tuple[Key, Owner | None]] = []
    for pod in mesh.seen.pods:
        seconds = left.get((pod.key.namespace, pod.key.name))
        if seconds is not None and seconds < 0:
            ended.append((pod.key, pod.owner))
        elif seconds is None and pod.started and pod.started + SCRAPED < mesh.now:
            unseen.append((pod.key, pod.owner))
    if ended:
        sentence = (
            f"The certificates of {len(ended)} proxies have ended. They are cut off, though Ready, "
            "and stay so until they are restarted."
        )
        yield Finding("problem", "ProxyCertificateEnded", mesh.owners(ended), sentence, _RESTART)
    if unseen:
        sentence = f"Prometheus has no certificate's end of {len(unseen)} proxies."
        remedy = "see docs/runbooks/LinkerdProxyMetricsMissing.md"
        yield Finding("unknown", "ProxyCertificatesUnseen", mesh.owners(unseen), sentence, remedy)
    if not ended and not unseen and mesh.seen.pods:
        sentence = "No proxy's certificate has ended."
        yield Finding("well", "ProxyCertificates", "proxies", sentence)


def _identity(mesh: CheckedMesh) -> Iterator[Finding]:
    changed = mesh.seen.roots_changed
    if changed and mesh.has_old_identity:
        sentence = (
            f"The trust roots changed {when(changed, mesh.now)}, and it has not been restarted "
            "since its kubelet must have had them: it may still go by the former ones."
        )
        remedy = "nothing if a restarter runs before a former anchor ends; otherwise restart it"
        subject = f"Deployment {mesh.namespace}/{IDENTITY}"
        yield Finding("note", "IdentityOlderThanRoots", subject, sentence, remedy)


def _unmeshed(mesh: CheckedMesh) -> Iterator[Finding]:
    injector = _injector(mesh)
    spaces = {
        space["metadata"]["name"]: dig(space, "metadata", "annotations", "linkerd.io/inject")
        for space in mesh.snapshot.items(lists.NAMESPACES)
        if _selects(injector, "namespaceSelector", space)
    }
    missed = [
        _identified(pod["metadata"])
        for pod in mesh.snapshot.items(lists.PODS)
        if pod["metadata"]["namespace"] in spaces
        and _selects(injector, "objectSelector", pod)
        and _is_missed(pod, spaces[pod["metadata"]["namespace"]])
    ]
    if missed:
        sentence = (
            f"{len(missed)} pods are meant for the mesh and have no proxy: the injector was away "
            "when they were created."
        )
        yield Finding("problem", "PodsUnmeshed", mesh.owners(missed), sentence, _RESTART)


def _injector(mesh: CheckedMesh) -> Json:
    """Return the webhook by which the mesh's injector is called; empty if there is none."""
    for thing in mesh.snapshot.items(lists.WEBHOOKS[0]):
        for webhook in dig(thing, "webhooks") or ():
            service = dig(webhook, "clientConfig", "service")
            place = (dig(service, "namespace"), dig(service, "name"))
            if place == (mesh.namespace, "linkerd-proxy-injector"):
                return cast("Json", webhook)
    return {}


def _selects(webhook: Json, selector: str, thing: Json) -> bool:
    return selects(dig(webhook, selector) or {}, dig(thing, "metadata", "labels") or {})


def _is_alive(pod: Json) -> bool:
    return dig(pod, "status", "phase") in ("Running", "Pending")


def _is_missed(pod: Json, on_namespace: str | None) -> bool:
    """Whether the injector missed a pod, by its own table (see ``injection.rules``)."""
    place = pod["metadata"]
    spec = pod["spec"]
    containers = [*spec["containers"], *(dig(spec, "initContainers") or ())]
    asked = dig(place, "annotations", "linkerd.io/inject")
    return (
        _is_alive(pod)
        and (on_namespace if asked is None else asked) in _MESHED
        and not dig(spec, "hostNetwork")
        and "linkerd.io/control-plane-component" not in (dig(place, "labels") or ())
        and "kubernetes.io/config.mirror" not in (dig(place, "annotations") or ())
        and all(container["name"] not in _PROXIES for container in containers)
    )


def _versions(mesh: CheckedMesh) -> Iterator[Finding]:
    pods: dict[str, list[tuple[Key, Owner | None]]] = {}
    for pod in mesh.snapshot.items(lists.PODS, f"{MESH_LABEL}={mesh.namespace}"):
        version = dig(pod, "metadata", "annotations", "linkerd.io/proxy-version")
        if version and _is_alive(pod):
            pods.setdefault(version, []).append(_identified(pod["metadata"]))
    home = mesh.namespace
    present = [
        each for each, those in pods.items() if any(key.namespace == home for key, _ in those)
    ]
    for version in sorted(pods.keys() - set(present) if present else ()):
        ours = ", ".join(sorted(present))
        sentence = f"{len(pods[version])} proxies are {version}; the control plane's are {ours}."
        subject = mesh.owners(pods[version])
        yield Finding("note", "ProxiesOfOtherVersion", subject, sentence, _RESTART)


def _identified(place: Json) -> tuple[Key, Owner | None]:
    return Key("Pod", place["namespace"], place["name"]), owner_of(place)
