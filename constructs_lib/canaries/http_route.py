"""The HTTPRoute of a canary, and what Argo CD must know of it."""

from __future__ import annotations

from cdk8s import ApiObjectMetadata
from constructs import Construct

from ..kubernetes.argo_cd import IgnoredDifference
from ..tree.custom_object import make_custom_object
from .application import Application

GROUP = "gateway.networking.k8s.io"


def make_http_route(scope: Construct, application: Application) -> None:
    """Make the HTTPRoute that splits the requests of the first Service.

    Every default is written out: Argo CD compares lists as a whole. The weights are those at rest,
    so that the live object is Git's unless a canary runs.
    """

    def backend(service: str, weight: int) -> dict[str, str | int]:
        return {
            "group": "",
            "kind": "Service",
            "name": service,
            "port": application.port,
            "weight": weight,
        }

    make_custom_object(
        scope,
        "HttpRoute",
        api_version=f"{GROUP}/v1",
        kind="HTTPRoute",
        metadata=ApiObjectMetadata(name=application.name, namespace=application.namespace),
        spec={
            "parentRefs": [
                {
                    "group": "",
                    "kind": "Service",
                    "name": application.name,
                    "port": application.port,
                }
            ],
            "rules": [
                {
                    "matches": [{"path": {"type": "PathPrefix", "value": "/"}}],
                    "backendRefs": [
                        backend(application.name, 100),
                        backend(application.second_service, 0),
                    ],
                }
            ],
        },
    )


def weights_of(application: Application) -> IgnoredDifference:
    """Return the weights, which the plugin writes while a canary runs."""
    return IgnoredDifference(
        group=GROUP,
        kind="HTTPRoute",
        namespace=application.namespace,
        name=application.name,
        jq_path=".spec.rules[]?.backendRefs[]?.weight",
    )
