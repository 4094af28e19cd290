"""What else in a tree keeps a Rollout from working, judged at synth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from cdk8s import ApiObject
from constructs import Construct

from ..kubernetes.manifest import Manifest, annotation, below
from ..releases.http_routes import OutdatedHttpRoutes
from ..tree.placement import Placement
from .application import INJECT, Application
from .http_route import GROUP


class RolloutNeighbours:
    """The applications of a tree, and the objects beside them that their Rollouts cannot bear."""

    def __init__(self) -> None:
        self._applications: list[tuple[Construct, Application, bool]] = []

    def add(self, construct: Construct, application: Application, *, is_split: bool) -> None:
        """Record an application.

        Args:
            construct: The construct that releases it.
            application: The application.
            is_split: Whether an HTTPRoute splits its requests.
        """
        self._applications.append((construct, application, is_split))

    def problems(self, is_present: Callable[[Construct], bool]) -> Iterator[str]:
        """Yield what cannot work, and why."""
        present = [entry for entry in self._applications if is_present(entry[0])]
        if not present:
            return
        objects = list(_objects(present[0][0]))
        outdated = Placement.of(present[0][0]).inventory.facts(OutdatedHttpRoutes).reasons
        for construct, application, is_split in present:
            path = construct.node.path
            if not application.asks_for_proxy and not _is_meshed(application.namespace, objects):
                yield (
                    f"{path}: nothing here gives the pods of {application.name} a proxy, so nobody "
                    f"would count their requests: set the annotation {INJECT}: enabled in "
                    f"'template', or on Namespace {application.namespace} in this tree"
                )
            reasons = [*_autoscalers(application, objects)]
            if is_split:
                reasons += [
                    *outdated,
                    *_profiles(application, objects),
                    *_routes(application, objects),
                ]
            yield from (f"{path}: {reason}" for reason in reasons)


def _objects(construct: Construct) -> Iterator[ApiObject]:
    root = cast("Construct", construct.node.root)
    return (found for found in root.node.find_all() if isinstance(found, ApiObject))


def _is_meshed(namespace: str, objects: Sequence[ApiObject]) -> bool:
    for resource in objects:
        if resource.kind == "Namespace" and resource.name == namespace:
            manifest: Manifest = resource.to_json()
            return annotation(manifest, INJECT) in ("enabled", "ingress")
    return False


def _profiles(application: Application, objects: Sequence[ApiObject]) -> Iterator[str]:
    for resource in objects:
        if resource.kind == "TrafficSplit":
            split: Manifest = resource.to_json()
            place = (below(split, "metadata").get("namespace"), below(split, "spec").get("service"))
            if place == (application.namespace, application.name):
                yield (
                    f"TrafficSplit {resource.name} becomes a ServiceProfile by Linkerd's SMI "
                    f"extension, and that wins over the HTTPRoute of {application.name}: remove it"
                )
        if resource.kind != "ServiceProfile":
            continue
        for service in (application.name, application.second_service):
            if resource.name.startswith(f"{service}.{application.namespace}.svc."):
                yield (
                    f"ServiceProfile {resource.name} wins over the HTTPRoute of "
                    f"{application.name}, so the new version would get no request: "
                    "remove the profile"
                )


def _routes(application: Application, objects: Sequence[ApiObject]) -> Iterator[str]:
    for resource in objects:
        if resource.kind not in ("HTTPRoute", "GRPCRoute"):
            continue
        manifest: Manifest = resource.to_json()
        namespace = below(manifest, "metadata").get("namespace")
        # Linkerd's own HTTPRoute, of another group, may have the same name.
        is_own = (resource.api_group, resource.name) == (GROUP, application.name)
        if is_own and resource.kind == "HTTPRoute" and namespace == application.namespace:
            continue
        for parent in below(manifest, "spec").get("parentRefs") or ():
            place = (parent.get("kind"), parent.get("namespace", namespace), parent.get("name"))
            # A route that names no port decides about each.
            is_port = parent.get("port", application.port) == application.port
            if is_port and place == ("Service", application.namespace, application.name):
                yield (
                    f"{resource.kind} {resource.name} decides about requests to Service "
                    f"{application.name} too, and of these the new version gets none: remove it, "
                    "and patch what it adds into the HTTPRoute of the canary"
                )


def _autoscalers(application: Application, objects: Sequence[ApiObject]) -> Iterator[str]:
    for resource in objects:
        if resource.kind not in ("HorizontalPodAutoscaler", "ScaledObject"):
            continue
        manifest: Manifest = resource.to_json()
        target = below(manifest, "spec", "scaleTargetRef")
        place = (target.get("kind"), below(manifest, "metadata").get("namespace"))
        is_target = place == ("Rollout", application.namespace)
        if is_target and target.get("name") == application.name and application.replicas:
            yield (
                f"{resource.kind} {resource.name} and 'replicas' ({application.replicas}) both say "
                "how many pods there are, and each sync undoes what the autoscaler did: leave "
                "'replicas' out"
            )
