"""When the API server goes by policies that were applied: some moments later, on no fixed clock."""

from __future__ import annotations

import json
from secrets import token_hex

from ...conftest import Manifest
from .kubectl import Kubectl
from .waiting import wait_until

API = "admissionregistration.k8s.io/v1"


def wait_enforced(kubectl: Kubectl) -> None:
    """Wait until every policy that was applied before is enforced.

    The API server sees policies in the order that they were applied in, and bindings too. So a
    probe that comes last refuses nothing before all of them do.
    """
    name = f"probe-{token_hex(4)}"
    kubectl.apply(_probe(name))
    config_map = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": name, "namespace": "default"},
    }

    def is_refused() -> bool:
        answer = kubectl.run(
            *("create", "--dry-run=server", "--filename=-"), stdin=json.dumps(config_map)
        )
        return f"ValidatingAdmissionPolicy '{name}'" in answer.stderr

    try:
        wait_until(is_refused, "the policies are enforced")
    finally:
        kubectl.delete("validatingadmissionpolicybinding", name)
        kubectl.delete("validatingadmissionpolicy", name)


def _probe(name: str) -> list[Manifest]:
    resource = {
        "apiGroups": [""],
        "apiVersions": ["v1"],
        "operations": ["CREATE"],
        "resources": ["configmaps"],
    }
    policy: Manifest = {
        "apiVersion": API,
        "kind": "ValidatingAdmissionPolicy",
        "metadata": {"name": name},
        "spec": {
            "matchConstraints": {"resourceRules": [resource]},
            "validations": [{"expression": f"object.metadata.name != '{name}'"}],
        },
    }
    binding: Manifest = {
        "apiVersion": API,
        "kind": "ValidatingAdmissionPolicyBinding",
        "metadata": {"name": name},
        "spec": {"policyName": name, "validationActions": ["Deny"]},
    }
    return [policy, binding]
