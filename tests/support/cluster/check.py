"""The check on a bench: by an account of its own, with the rights that it prints and no other."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from constructs_lib.check.rights import cluster_role

from ...conftest import ROOT, Manifest
from .kubectl import Kubectl
from .measured import Measured, measure

NAME = "linkerd-gitops-check"


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What a run found, and what it took."""

    measured: Measured

    @property
    def findings(self) -> list[Manifest]:
        """What was found."""
        found: list[Manifest] = json.loads(self.measured.output)["findings"]
        return found

    def of(self, *verdicts: str) -> list[Manifest]:
        """Return the findings with these verdicts."""
        return [finding for finding in self.findings if finding["verdict"] in verdicts]

    def answers(self, question: str) -> list[Manifest]:
        """Return the findings that answer a question."""
        return [finding for finding in self.findings if finding["question"] == question]


def check(
    kubectl: Kubectl, folder: Path, *arguments: str | Path, role: Manifest | None = None
) -> CheckRun:
    """Run the command in a process of its own, as an account with its ClusterRole, or *role*."""
    folder.mkdir(exist_ok=True)
    file = _kubeconfig(kubectl, folder, role or cluster_role())
    command = [sys.executable, "-m", "constructs_lib.check", "--json", *arguments]
    path = [ROOT, *(entry for entry in sys.path if entry.endswith("site-packages"))]
    environment = {
        "PYTHONPATH": ":".join(map(str, path)),
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "KUBECONFIG": str(file),
    }
    return CheckRun(measure(command, environment, folder / "log"))


def _kubeconfig(kubectl: Kubectl, folder: Path, role: Manifest) -> Path:
    account = {"name": NAME, "namespace": "default"}
    binding: Manifest = {
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "ClusterRoleBinding",
        "metadata": {"name": NAME},
        "roleRef": {
            "apiGroup": "rbac.authorization.k8s.io",
            "kind": "ClusterRole",
            "name": NAME,
        },
        "subjects": [{"kind": "ServiceAccount", **account}],
    }
    service_account: Manifest = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": account}
    kubectl.apply([service_account, role, binding])
    content = yaml.safe_load(kubectl.kubeconfig.read_text("utf-8"))
    token = kubectl("create", "token", NAME, "--namespace=default").strip()
    for user in content["users"]:
        user["user"] = {"token": token}
    file = folder / "kubeconfig"
    file.write_text(yaml.safe_dump(content), "utf-8")
    return file
