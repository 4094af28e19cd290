"""What restarter and rotator may change of a workload, with their own tokens, field by field.

Their accounts have the rights of an administrator here: what refuses is the policy alone, as it
would be if somebody gave them more than they need.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from ..conftest import ROOT, Manifest
from ..support.cluster.api import Api, ApiError
from ..support.cluster.bench import Bench
from ..support.cluster.guarded_cluster import workload
from ..support.cluster.locked_cluster import (
    POLICY_KINDS,
    account,
    refusal,
    refused_deletion,
    written,
)
from ..support.cluster.rotating import rotating
from ..support.cluster.waiting import wait_until

ACCOUNTS = {
    "restarter": ("linkerd", "linkerd-restarter"),
    "viz": ("linkerd-viz", "linkerd-restarter"),
    "rotator": ("linkerd", "linkerd-anchor-rotator"),
}
KINDS = ("Deployment", "StatefulSet", "DaemonSet", "Rollout")
APPS = KINDS[:3]
DRY = "?dryRun=All"
REFUSED = "may only restart workloads"
NOW = "2026-11-25T10:00:00Z"
RESTARTED_AT = "kubectl.kubernetes.io/restartedAt"
RESTARTED = "rotation.linkerd-gitops/restarted"
ALLOWED = (
    f"/metadata/annotations/{RESTARTED.replace('/', '~1')}",
    f"/spec/template/metadata/annotations/{RESTARTED_AT.replace('/', '~1')}",
    "/spec/restartAt",
)

SERVER_OWNED = ("generation", "managedFields", "resourceVersion")
"""Fields of metadata that the API server sets, whatever a request says."""

Field = tuple[str, Any]


class Confined:
    """The API server as an administrator and as each account sees it."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        kubectl = bench.kubectl
        for namespace in ("linkerd", "linkerd-viz", "cert-manager", "team"):
            bench.create_namespace(namespace)
        rotating(folder / "dist")
        names = [name for _, name in ACCOUNTS.values()]
        objects = written(folder / "dist", *names, "linkerd-restart-confinement")
        wanted = (*POLICY_KINDS, "ServiceAccount")
        kubectl.apply([one for one in objects if one["kind"] in wanted])
        kubectl.define([rollouts()])
        kubectl.apply([full(kind) for kind in KINDS], namespace="team")
        for number, (namespace, name) in enumerate(ACCOUNTS.values()):
            user = f"--serviceaccount={namespace}:{name}"
            kubectl(
                "create", "clusterrolebinding", f"all-{number}", "--clusterrole=cluster-admin", user
            )
        self.admin = Api(kubectl.kubeconfig)
        self.kubectl = kubectl
        self.accounts = {
            key: account(bench, folder, name, namespace)
            for key, (namespace, name) in ACCOUNTS.items()
        }
        for api in self.accounts.values():
            wait_until(partial(self.is_confined, api), "the policy is in force", interval=0.3)

    def is_confined(self, api: Api) -> bool:
        """Return whether the policy is in force for an account."""
        return REFUSED in self.refused(api, "Deployment")

    def refused(self, api: Api, kind: str) -> str:
        """Return what is said against a change that the policy refuses."""
        return refusal(api.merge, path(kind) + DRY, {"metadata": {"labels": {"probe": "x"}}})


def rollouts() -> Manifest:
    """Return a definition of Rollouts that takes every field, as Argo Rollouts' own has them."""
    schema = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
    version = {
        "name": "v1alpha1",
        "served": True,
        "storage": True,
        "schema": {"openAPIV3Schema": schema},
        "subresources": {
            "status": {},
            "scale": {
                "specReplicasPath": ".spec.replicas",
                "statusReplicasPath": ".status.replicas",
            },
        },
    }
    names = {
        "kind": "Rollout",
        "plural": "rollouts",
        "singular": "rollout",
        "listKind": "RolloutList",
    }
    spec = {"group": "argoproj.io", "scope": "Namespaced", "names": names, "versions": [version]}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": "rollouts.argoproj.io"},
        "spec": spec,
    }


def full(kind: str) -> Manifest:
    """Return a workload with something in most fields, of which none runs anywhere."""
    made = workload("Deployment" if kind == "Rollout" else kind, kind.lower())
    if kind == "Rollout":
        made |= {"apiVersion": "argoproj.io/v1alpha1", "kind": kind}
        made["spec"]["strategy"] = {"canary": {"steps": [{"setWeight": 20}]}}
    made["metadata"] |= {"labels": {"team": "shop"}, "annotations": {"note": "ours"}}
    made["spec"]["minReadySeconds"] = 1
    if kind != "DaemonSet":
        made["spec"]["replicas"] = 1
    template = made["spec"]["template"]
    template["metadata"]["annotations"] = {"linkerd.io/inject": "enabled"}
    container = template["spec"]["containers"][0]
    container |= {
        "command": ["serve"],
        "args": ["--quiet"],
        "env": [{"name": "MODE", "value": "quiet"}],
        "ports": [{"containerPort": 8080, "name": "http"}],
        "resources": {"requests": {"cpu": "10m"}},
        "securityContext": {"readOnlyRootFilesystem": True, "allowPrivilegeEscalation": False},
        "volumeMounts": [{"name": "data", "mountPath": "/data"}],
    }
    template["spec"] |= {
        "serviceAccountName": "default",
        "hostNetwork": False,
        "initContainers": [{"name": "first", "image": "example.com/first:1"}],
        "nodeSelector": {"example.com/none": "true"},
        "volumes": [{"name": "data", "emptyDir": {}}],
    }
    return made


def path(kind: str) -> str:
    group = "argoproj.io/v1alpha1" if kind == "Rollout" else "apps/v1"
    return f"/apis/{group}/namespaces/team/{kind.lower()}s/{kind.lower()}"


def fields(value: Any, pointer: str = "") -> Iterator[Field]:
    """Yield the JSON pointer and the value of every field that holds no others."""
    if isinstance(value, dict) and value:
        for key, inner in cast("Manifest", value).items():
            escaped = key.replace("~", "~0").replace("/", "~1")
            yield from fields(inner, f"{pointer}/{escaped}")
    elif isinstance(value, list) and value:
        for number, inner in enumerate(cast("list[Any]", value)):
            yield from fields(inner, f"{pointer}/{number}")
    else:
        yield pointer, value


def different(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value}x"
        case dict():
            return {"medium": "Memory"}
        case _:
            return ["x"]


@pytest.fixture(scope="module")
def confined(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Confined:
    return Confined(module_bench, tmp_path_factory.mktemp("confined"))


@pytest.fixture(params=ACCOUNTS)
def own(request: pytest.FixtureRequest, confined: Confined) -> Api:
    """The API server as one of the accounts sees it."""
    return confined.accounts[request.param]


@pytest.mark.parametrize("kind", KINDS)
class TestFields:
    def test_every_field_that_is_there(self, confined: Confined, own: Api, kind: str) -> None:
        """A change must not come out, and where the API server takes it the policy must not."""
        before = confined.admin.get(path(kind))
        parts = {"spec": before["spec"], "metadata": before["metadata"]}
        changed = 0
        for pointer, value in fields(parts):
            if pointer.startswith("/metadata/") and pointer.split("/")[2] in SERVER_OWNED:
                continue
            change = {"op": "replace", "path": pointer, "value": different(value)}
            if not is_a_change(confined.admin, kind, before, change):
                continue
            said = refusal(own.edit, path(kind) + DRY, change)
            assert REFUSED in said, pointer
            changed += 1
        assert changed >= 20

    @pytest.mark.parametrize("part", ["", "/metadata", "/spec", "/spec/template/spec"])
    def test_every_field_removed(self, confined: Confined, own: Api, kind: str, part: str) -> None:
        before = confined.admin.get(path(kind))
        inner: Any = before
        for key in part.split("/")[1:]:
            inner = inner[key]
        for key in inner:
            change = {"op": "remove", "path": f"{part}/{key}"}
            if not is_a_change(confined.admin, kind, before, change):
                continue
            assert REFUSED in refusal(own.edit, path(kind) + DRY, change), change

    @pytest.mark.parametrize(
        "change",
        [
            {"metadata": {"labels": {"new": "x"}}},
            {"metadata": {"annotations": {"new": "x"}}},
            {"metadata": {"annotations": {RESTARTED_AT: NOW}}},
            {"metadata": {"finalizers": ["example.com/wait"]}},
            {
                "metadata": {
                    "ownerReferences": [
                        {"apiVersion": "v1", "kind": "Pod", "name": "some", "uid": "1"}
                    ]
                }
            },
            {"spec": {"template": {"metadata": {"annotations": {"new": "x"}}}}},
            {"spec": {"template": {"metadata": {"annotations": {RESTARTED: NOW}}}}},
            {"spec": {"template": {"metadata": {"labels": {"new": "x"}}}}},
            {"spec": {"template": {"spec": {"hostPID": True}}}},
            {"spec": {"template": {"spec": {"priorityClassName": "system-node-critical"}}}},
            {"spec": {"template": {"spec": {"runtimeClassName": "other"}}}},
            {"spec": {"template": {"spec": {"securityContext": {"runAsUser": 0}}}}},
            {"spec": {"paused": True}},
            {"spec": {"revisionHistoryLimit": 3}},
            {"beside": {"spec": "what only a Rollout can have"}},
        ],
        ids=str,
    )
    def test_fields_that_are_not_there_yet(
        self, confined: Confined, own: Api, kind: str, change: Manifest
    ) -> None:
        before = confined.admin.get(path(kind))
        after = confined.admin.merge(path(kind) + DRY, change)
        if content(after) != content(before):
            assert REFUSED in refusal(own.merge, path(kind) + DRY, change)

    def test_a_restart_with_something_else(self, own: Api, kind: str) -> None:
        change = restart(kind)
        change["spec"].setdefault("template", {}).setdefault("spec", {})["hostNetwork"] = True
        assert REFUSED in refusal(own.merge, path(kind) + DRY, change)

    def test_a_restart(self, confined: Confined, own: Api, kind: str) -> None:
        for moment in (NOW, "2026-11-25T11:00:00Z"):
            change = restart(kind)
            set_moment(change, moment)
            after = own.merge(path(kind), change)
            assert after["metadata"]["annotations"][RESTARTED] == moment
        assert content(confined.admin.get(path(kind)))["spec"] == after["spec"]

    def test_restart_of_the_other_sort(self, own: Api, kind: str) -> None:
        """A Rollout's template is not changed for a restart; no other kind knows restartAt."""
        other = restart("Deployment") if kind == "Rollout" else {}
        if other:
            assert REFUSED in refusal(own.merge, path(kind) + DRY, other)

    @pytest.mark.parametrize("subresource", ["scale", "status"])
    def test_subresources(self, own: Api, kind: str, subresource: str) -> None:
        if kind == "DaemonSet" and subresource == "scale":
            pytest.skip("a DaemonSet has no scale")
        replicas: Manifest = {"spec": {"replicas": 3}}
        status: Manifest = {"status": {"observedGeneration": 99}}
        address = f"{path(kind)}/{subresource}{DRY}"
        for change in (replicas if subresource == "scale" else status, Manifest()):
            assert REFUSED in refusal(own.merge, address, change), change

    def test_creation_and_deletion(self, own: Api, kind: str) -> None:
        collection = path(kind).rpartition("/")[0]
        made = full(kind)
        made["metadata"]["name"] = "another"
        assert REFUSED in refusal(own.post, collection + DRY, made)
        assert REFUSED in refused_deletion(own, path(kind))
        assert REFUSED in refused_deletion(own, collection)


def is_a_change(admin: Api, kind: str, before: Manifest, change: Manifest) -> bool:
    """Return whether an administrator could change the content like this."""
    if change["path"] in ALLOWED:
        return False
    try:
        after = admin.edit(path(kind) + DRY, change)
    except ApiError:
        return False
    return content(after) != content(before)


def content(manifest: Manifest) -> Manifest:
    """Return an object without what every write changes."""
    metadata = {key: one for key, one in manifest["metadata"].items() if key not in SERVER_OWNED}
    return {"metadata": metadata, "spec": manifest.get("spec"), "beside": manifest.get("beside")}


def restart(kind: str) -> Manifest:
    """Return the change that the rotator's program sends."""
    template = {"metadata": {"annotations": {RESTARTED_AT: NOW}}}
    spec: Manifest = {"restartAt": NOW} if kind == "Rollout" else {"template": template}
    return {"metadata": {"annotations": {RESTARTED: NOW}}, "spec": spec}


def set_moment(change: Manifest, moment: str) -> None:
    """Set every moment of a restart."""
    change["metadata"]["annotations"][RESTARTED] = moment
    if "restartAt" in change["spec"]:
        change["spec"]["restartAt"] = moment
    else:
        change["spec"]["template"]["metadata"]["annotations"][RESTARTED_AT] = moment


class TestOthers:
    @pytest.mark.parametrize("kind", KINDS)
    def test_nobody_else_is_confined(self, confined: Confined, kind: str) -> None:
        assert confined.refused(confined.admin, kind) == ""

    def test_kubectl_restarts(self, confined: Confined, tmp_path: Path) -> None:
        """As the restarter's last step but one does."""
        token = confined.kubectl("create", "token", "linkerd-restarter", "-n", "linkerd").strip()
        own = confined.kubectl.with_token(token, tmp_path / "restarter.kubeconfig")
        for kind in APPS:
            own("rollout", "restart", kind.lower(), kind.lower(), "--namespace", "team")

    def test_a_rollout_that_borrows_its_template(self, confined: Confined, own: Api) -> None:
        """It has no template of its own, and no expression must fail for that."""
        made = full("Rollout")
        del made["spec"]["template"]
        made["metadata"]["name"] = "borrowing"
        made["spec"]["workloadRef"] = {"apiVersion": "apps/v1", "kind": "Deployment", "name": "d"}
        confined.kubectl.apply([made], namespace="team")
        borrowing = path("Rollout").rpartition("/")[0] + "/borrowing"
        assert refusal(own.merge, borrowing + DRY, restart("Rollout")) == ""
        change = {"spec": {"workloadRef": {"name": "other"}}}
        assert REFUSED in refusal(own.merge, borrowing + DRY, change)


def test_dist_confines_both_restarters() -> None:
    file = ROOT / "dist/linkerd/ValidatingAdmissionPolicy.linkerd-restart-confinement.yaml"
    condition = yaml.safe_load(file.read_text("utf-8"))["spec"]["matchConditions"][0]["expression"]
    for namespace in ("linkerd", "linkerd-viz"):
        assert f"'system:serviceaccount:{namespace}:linkerd-restarter'" in condition
