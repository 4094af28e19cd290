"""When the API server goes by policies that were applied: some moments later, on no fixed clock."""

from __future__ import annotations

import json
from secrets import token_hex

from ...conftest import Manifest
from .kubectl import Kubectl
from .waiting import wait_until

API = "admissionregistration.k8s.io/v1"
NAMESPACE = "default"
SAID = "every policy is enforced"


def wait_enforced(kubectl: Kubectl) -> None:
    """Wait until every policy that was applied before is enforced.

    The API server sees policies in the order that they were applied in, and bindings too. So a
    probe that comes last refuses nothing before all of them do. It reads a ConfigMap as they do,
    because the API server must have listed these as well.
    """
    name = f"probe-{token_hex(4)}"
    kubectl.apply(_probe(name))

    def is_refused() -> bool:
        asked = json.dumps(_config_map(f"{name}-asked"))
        answer = kubectl.run("create", "--dry-run=server", "--filename=-", stdin=asked)
        return SAID in answer.stderr

    try:
        wait_until(is_refused, SAID)
    finally:
        kubectl.delete("validatingadmissionpolicybinding", name)
        kubectl.delete("validatingadmissionpolicy", name)
        kubectl.delete("configmap", name, namespace=NAMESPACE)


def _config_map(name: str) -> Manifest:
    metadata = {"name": name, "namespace": NAMESPACE}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata}


def _probe(name: str) -> list[Manifest]:
    resource = {
        "apiGroups": [""],
        "apiVersions": ["v1"],
        "operations": ["CREATE"],
        "resources": ["configmaps"],
    }
    expression = "object.metadata.name != params.metadata.name + '-asked'"
    policy: Manifest = {
        "apiVersion": API,
        "kind": "ValidatingAdmissionPolicy",
        "metadata": {"name": name},
        "spec": {
            "paramKind": {"apiVersion": "v1", "kind": "ConfigMap"},
            "matchConstraints": {"resourceRules": [resource]},
            "validations": [{"expression": expression, "message": SAID}],
        },
    }
    reference = {"name": name, "namespace": NAMESPACE, "parameterNotFoundAction": "Allow"}
    binding: Manifest = {
        "apiVersion": API,
        "kind": "ValidatingAdmissionPolicyBinding",
        "metadata": {"name": name},
        "spec": {"policyName": name, "paramRef": reference, "validationActions": ["Deny"]},
    }
    return [_config_map(name), policy, binding]
