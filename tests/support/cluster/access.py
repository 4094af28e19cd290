"""What a ServiceAccount may do, by the word of the API server, all of it asked at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ...conftest import Manifest
from .kubectl import Kubectl

GROUPS = {
    "certificaterequests": "cert-manager.io",
    "certificates": "cert-manager.io",
    "deployments": "apps",
    "httproutes": "gateway.networking.k8s.io",
}
"""The API groups of resources that are not of the core."""

Rights = Mapping[tuple[str, str, str, str], bool]
"""Whether it is allowed, by namespace, verb, resource and name."""


def access(
    kubectl: Kubectl, namespace: str, account: str, asked: Sequence[tuple[str, str, str, str]]
) -> Rights:
    """Return whether a ServiceAccount of *namespace* may do what is *asked*.

    An empty name asks about every object of the resource.
    """
    reviews = "\n---\n".join(json.dumps(_review(namespace, account, *each)) for each in asked)
    answers = kubectl(
        *("create", "--filename=-", '--output=jsonpath={.status.allowed}{"\\n"}'), stdin=reviews
    ).split()
    return {
        each: {"true": True, "false": False}[answer]
        for each, answer in zip(asked, answers, strict=True)
    }


def _review(
    home: str, account: str, namespace: str, verb: str, resource: str, name: str
) -> Manifest:
    kind, _, subresource = resource.partition("/")
    return {
        "apiVersion": "authorization.k8s.io/v1",
        "kind": "SubjectAccessReview",
        "spec": {
            "user": f"system:serviceaccount:{home}:{account}",
            "groups": [
                "system:authenticated",
                "system:serviceaccounts",
                f"system:serviceaccounts:{home}",
            ],
            "resourceAttributes": {
                "namespace": namespace,
                "verb": verb,
                "group": GROUPS.get(kind, ""),
                "resource": kind,
                "subresource": subresource,
                "name": name,
            },
        },
    }
