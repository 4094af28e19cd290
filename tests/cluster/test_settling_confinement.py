"""What a stolen token of the settling job can do to applications, on a real API server.

The account gets every right that there is, so that a refusal is the policy's and not RBAC's.
"""

from __future__ import annotations

import pytest

from ..conftest import Manifest
from ..support import rendered as dist
from ..support.cluster.api import Api
from ..support.cluster.bench import Bench
from ..support.cluster.waiting import wait_until
from .test_account_confinement import ADMIN, ROLLOUTS, add, refused, with_token

ACCOUNT = "linkerd-platform-settling"
PATH = "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/mesh-linkerd"
REFRESH = "/metadata/annotations/argocd.argoproj.io~1refresh"
PHASE = "/status/operationState/phase"

APPLICATION: Manifest = {
    "apiVersion": "argoproj.io/v1alpha1",
    "kind": "Application",
    "metadata": {
        "name": "mesh-linkerd",
        "namespace": "argocd",
        "annotations": {"team": "mesh"},
    },
    "spec": {"project": "linkerd-platform", "sources": [{"repoURL": "https://git.example.com/m"}]},
    "status": {"operationState": {"phase": "Running"}, "sync": {"status": "Synced"}},
}


def applications_kind() -> Manifest:
    """Return the definition of Applications, whose status is no subresource in Argo CD's either."""
    version = ROLLOUTS["spec"]["versions"][0]
    plain = {key: version[key] for key in ("name", "served", "storage", "schema")}
    spec = ROLLOUTS["spec"] | {
        "names": {"kind": "Application", "plural": "applications"},
        "versions": [plain],
    }
    return ROLLOUTS | {"metadata": {"name": "applications.argoproj.io"}, "spec": spec}


@pytest.fixture(scope="module")
def account(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Api:
    kubectl = module_bench.kubectl
    module_bench.create_namespace("argocd")
    kubectl.define([applications_kind()])
    kinds = ("ServiceAccount", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding")
    kubectl.apply(
        each
        for each in dist.folders()["argocd"]
        if each["kind"] in kinds and ACCOUNT in each["metadata"]["name"]
    )
    kubectl.apply([APPLICATION])
    subject = f"--serviceaccount=argocd:{ACCOUNT}"
    kubectl("create", "clusterrolebinding", "settling-may-do-all", ADMIN, subject)
    api = with_token(module_bench, ACCOUNT, tmp_path_factory.mktemp("settling"), "argocd")
    wait_until(lambda: refused(api, PATH, [add("/spec/project", "default")]), "the policy's force")
    return api


@pytest.mark.parametrize("edit", [add(REFRESH, "normal"), add(PHASE, "Terminating")])
def test_what_the_program_does_is_let_in(account: Api, edit: Manifest) -> None:
    assert refused(account, PATH, [edit]) == ""


@pytest.mark.parametrize(
    "edit",
    [
        add("/spec/project", "default"),
        add("/spec/sources/0/repoURL", "https://evil.example.com"),
        add("/operation", {"sync": {"revision": "main"}}),
        add("/status/operationState/operation", {"sync": {}}),
        add("/status/sync/status", "OutOfSync"),
        add("/metadata/labels", {"app.kubernetes.io/part-of": "theirs"}),
        add("/metadata/finalizers", ["resources-finalizer.argocd.argoproj.io"]),
        add("/metadata/annotations/team", "theirs"),
    ],
)
def test_anything_else_is_refused(account: Api, edit: Manifest) -> None:
    assert "may change nothing but" in refused(account, PATH, [edit])
    both = [edit, add(PHASE, "Terminating")]
    assert "may change nothing but" in refused(account, PATH, both)
