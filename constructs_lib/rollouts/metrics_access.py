"""What lets the controller of Argo Rollouts ask viz's Prometheus."""

from __future__ import annotations

from cdk8s import ApiObjectMetadata
from constructs import Construct

from ..tree.custom_object import make_custom_object
from .controller_rights import ACCOUNT

_SERVER = "prometheus-admin"
"""The Server of viz's Prometheus, whose own policy admits metrics-api alone
(linkerd2@stable-2.14.10 and edge-26.8.3 viz/charts/linkerd-viz/templates/prometheus-policy.yaml).
"""


def allow_metrics(scope: Construct, *, viz_namespace: str, namespace: str) -> None:
    """Make the AuthorizationPolicy for the controller's ServiceAccount, and for no other.

    It adds to viz's own policy. It goes where the Server is, and with it.

    Args:
        scope: The construct to make it under.
        viz_namespace: The namespace of viz.
        namespace: The namespace of the controller.
    """
    make_custom_object(
        scope,
        "MetricsAccess",
        api_version="policy.linkerd.io/v1alpha1",
        kind="AuthorizationPolicy",
        metadata=ApiObjectMetadata(name=f"{_SERVER}-{ACCOUNT}", namespace=viz_namespace),
        spec={
            "targetRef": {"group": "policy.linkerd.io", "kind": "Server", "name": _SERVER},
            "requiredAuthenticationRefs": [
                {"kind": "ServiceAccount", "name": ACCOUNT, "namespace": namespace}
            ],
        },
    )
