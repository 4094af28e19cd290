"""What confines our accounts, on a real API server, with their own tokens, field by field.

The accounts get every right that there is, so that a refusal is the policy's and not RBAC's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

from constructs_lib.program.observed import FLIPS

from ..conftest import Manifest
from ..support import rendered as dist
from ..support.cluster.api import Api, ApiError
from ..support.cluster.bench import Bench
from ..support.cluster.rotating import rotating
from ..support.cluster.waiting import wait_until
from ..support.cluster.workloads import daemon_set, deployment, stateful_set

LINKERD = "linkerd"
RESTARTER, ROTATOR = "linkerd-restarter", "linkerd-anchor-rotator"
RESTARTED_AT = "kubectl.kubernetes.io/restartedAt"
RESTARTED = "rotation.linkerd-gitops/restarted"
ADMIN = "--clusterrole=cluster-admin"
NOW = "2026-11-26T03:00:00Z"
APPS = f"/apis/apps/v1/namespaces/{LINKERD}"
PATHS = {
    "deployments": f"{APPS}/deployments/web",
    "statefulsets": f"{APPS}/statefulsets/store",
    "daemonsets": f"{APPS}/daemonsets/agent",
    "rollouts": f"/apis/argoproj.io/v1alpha1/namespaces/{LINKERD}/rollouts/canary",
    "certificates": (
        f"/apis/cert-manager.io/v1/namespaces/{LINKERD}/certificates/linkerd-identity-issuer"
    ),
}
WORKLOADS = ("deployments", "statefulsets", "daemonsets")
RESTART = {"spec": {"template": {"metadata": {"annotations": {RESTARTED_AT: NOW}}}}}
OWN_RESTART = {"metadata": {"annotations": {RESTARTED: NOW}}, **RESTART}
ROLLOUT_RESTART = {"metadata": {"annotations": {RESTARTED: NOW}}, "spec": {"restartAt": NOW}}

ROLLOUTS: Manifest = {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {"name": "rollouts.argoproj.io"},
    "spec": {
        "group": "argoproj.io",
        "names": {"kind": "Rollout", "plural": "rollouts"},
        "scope": "Namespaced",
        "versions": [
            {
                "name": "v1alpha1",
                "served": True,
                "storage": True,
                "schema": {
                    "openAPIV3Schema": {
                        "type": "object",
                        "x-kubernetes-preserve-unknown-fields": True,
                    }
                },
                "subresources": {
                    "status": {},
                    "scale": {
                        "specReplicasPath": ".spec.replicas",
                        "statusReplicasPath": ".status.replicas",
                    },
                },
            }
        ],
    },
}


@dataclass(frozen=True)
class Accounts:
    """The API server as the administrator, and as our accounts, each with a token of its own."""

    admin: Api
    restarter: Api
    rotator: Api
    bench: Bench

    def of(self, name: str) -> Api:
        """Return the API server as an account of ours."""
        return {RESTARTER: self.restarter, ROTATOR: self.rotator}[name]


def workload(manifest: Manifest) -> Manifest:
    """Return a workload with something in the fields that matter, beside the control plane."""
    manifest["metadata"] |= {
        "namespace": LINKERD,
        "labels": {"app.kubernetes.io/part-of": "Linkerd"},
        "annotations": {"team": "mesh"},
    }
    template = manifest["spec"]["template"]
    template["metadata"]["annotations"] = {"team": "mesh"}
    container = template["spec"]["containers"][0]
    container |= {
        "args": ["run"],
        "env": [{"name": "A", "value": "1"}],
        "resources": {"requests": {"cpu": "1m"}},
        "securityContext": {"runAsUser": 2102},
        "volumeMounts": [{"name": "v", "mountPath": "/v"}],
    }
    template["spec"] |= {
        "serviceAccountName": "default",
        "volumes": [{"name": "v", "configMap": {"name": "c", "optional": True}}],
        "initContainers": [{"name": "init", "image": "example.com/init:1"}],
    }
    return manifest


@pytest.fixture(scope="module")
def accounts(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    bench = module_bench
    kubectl = bench.kubectl
    bench.create_namespace(LINKERD)
    bench.start_certificates()
    kubectl.define([ROLLOUTS])
    folder = tmp_path_factory.mktemp("confined")
    ours = rotating(folder / "dist")
    ours += [
        manifest
        for manifest in dist.folders()[LINKERD]
        if RESTARTER in manifest["metadata"]["name"]
    ]
    # Without the lock, which has a say in issuerRef too.
    kubectl.apply(each for each in ours if "anchor-lock" not in each["metadata"]["name"])
    workloads = [deployment("web", 0), stateful_set("store", 0), daemon_set("agent")]
    kubectl.apply(map(workload, workloads))
    rollout = workload(deployment("canary", 0)) | {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "Rollout",
    }
    kubectl.apply([rollout])
    for name in (RESTARTER, ROTATOR):
        account = f"--serviceaccount={LINKERD}:{name}"
        kubectl("create", "clusterrolebinding", _all_rights(name), ADMIN, account)
    found = Accounts(
        Api(kubectl.kubeconfig),
        with_token(bench, RESTARTER, folder),
        with_token(bench, ROTATOR, folder),
        bench,
    )
    for name in (RESTARTER, ROTATOR):
        wait_until(partial(refusal, found, name), f"the policy of {name} is in force")
    return found


def _all_rights(account: str) -> str:
    return f"{account}-may-do-all"


def with_token(bench: Bench, account: str, folder: Path, namespace: str = LINKERD) -> Api:
    token = bench.kubectl("create", "token", account, "--namespace", namespace).strip()
    return Api(bench.control_plane.write_kubeconfig(folder / f"{account}.kubeconfig", token))


def refusal(accounts: Accounts, name: str) -> str:
    return refused(accounts.of(name), PATHS["deployments"], [add("/spec/replicas", 7)])


def add(pointer: str, value: Any) -> Manifest:
    return {"op": "add", "path": pointer, "value": value}


def refused(api: Api, path: str, operations: list[Manifest]) -> str:
    """Return why an edit is refused; nothing is changed either way."""
    try:
        api.edit(f"{path}?dryRun=All", operations)
    except ApiError as error:
        return str(error)
    return ""


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the JSON pointer and the value of everything that has no parts."""
    parts: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        parts = list(cast("Manifest", value).items())
    elif isinstance(value, list):
        entries = cast("Sequence[Any]", value)
        parts = [(str(number), part) for number, part in enumerate(entries)]
    for key, below in parts:
        escaped = key.replace("~", "~0").replace("/", "~1")
        yield from leaves(below, f"{pointer}/{escaped}")
    if not parts:
        yield pointer, value


def other(value: Any) -> Any:
    """Return a value of the same type that differs."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value + "1"
    return value


def edits(thing: Manifest) -> Iterator[list[Manifest]]:
    """Yield edits of every field that an object has: another value, and none at all."""
    for pointer, value in leaves({key: thing[key] for key in ("metadata", "spec")}):
        if pointer.startswith(("/metadata/managedFields", "/metadata/creationTimestamp")):
            continue
        yield [{"op": "replace", "path": pointer, "value": other(value)}]
        yield [{"op": "remove", "path": pointer}]


TEMPLATE = "/spec/template"
POD = f"{TEMPLATE}/spec"
ADDED: dict[str, Manifest] = {
    "a label": add("/metadata/labels/new", "x"),
    "an annotation": add("/metadata/annotations/new", "x"),
    "a finalizer": add("/metadata/finalizers", ["example.com/hold"]),
    "an owner": add(
        "/metadata/ownerReferences",
        [{"apiVersion": "v1", "kind": "ConfigMap", "name": "c", "uid": "1"}],
    ),
    "a label of pods": add(f"{TEMPLATE}/metadata/labels/new", "x"),
    "an annotation of pods": add(f"{TEMPLATE}/metadata/annotations/new", "x"),
    "no annotations of pods": add(f"{TEMPLATE}/metadata/annotations", {RESTARTED_AT: NOW}),
    "injection": add(f"{TEMPLATE}/metadata/annotations/linkerd.io~1inject", "disabled"),
    "a container": add(f"{POD}/containers/-", {"name": "mine", "image": "example.com/mine:1"}),
    "an init container": add(f"{POD}/initContainers/-", {"name": "mine", "image": "m:1"}),
    "a command": add(f"{POD}/containers/0/command", ["sh"]),
    "a ServiceAccount": add(f"{POD}/serviceAccountName", "cluster-admin"),
    "the host's network": add(f"{POD}/hostNetwork", True),
    "the host's files": add(f"{POD}/volumes/-", {"name": "h", "hostPath": {"path": "/"}}),
    "a node": add(f"{POD}/nodeName", "control-plane"),
    "a privilege": add(f"{POD}/containers/0/securityContext/privileged", True),
    "a Secret": add(
        f"{POD}/containers/0/envFrom", [{"secretRef": {"name": "linkerd-identity-issuer"}}]
    ),
}


CONFINED = [
    *((RESTARTER, kind) for kind in WORKLOADS),
    *((ROTATOR, kind) for kind in (*WORKLOADS, "rollouts")),
]


@pytest.mark.parametrize(("name", "kind"), CONFINED)
def test_no_other_field_can_be_changed(accounts: Accounts, name: str, kind: str) -> None:
    """Every field that is there, changed and removed, and dangerous ones that are not."""
    path = PATHS[kind]
    live = accounts.admin.get(path)
    tried = 0
    for operations in (*edits(live), *([added] for added in ADDED.values())):
        if not changes(accounts.admin, path, operations, live):
            continue
        tried += 1
        answer = refused(accounts.of(name), path, operations)
        assert f"'{name}-confinement-linkerd'" in answer, operations
        assert f"ServiceAccount linkerd/{name} may change nothing but " in answer
    assert tried > 45


def changes(admin: Api, path: str, operations: list[Manifest], live: Manifest) -> bool:
    """Return whether an edit would change anything that is not the API server's own."""
    try:
        edited = admin.edit(f"{path}?dryRun=All", operations)
    except ApiError:
        return False  # Nobody can do this.
    return without_servers_own(edited) != without_servers_own(live)


def without_servers_own(thing: Manifest) -> Manifest:
    own = ("generation", "managedFields", "resourceVersion")
    metadata = {key: value for key, value in thing["metadata"].items() if key not in own}
    annotations = dict(metadata.get("annotations", {}))
    annotations.pop("deprecated.daemonset.template.generation", None)
    return {"metadata": {**metadata, "annotations": annotations}, "spec": thing["spec"]}


FLIP: Manifest = {
    "metadata": {"annotations": {FLIPS: "odd"}},
    "spec": {"issuerRef": {"name": "linkerd-trust-anchor-2"}},
}
ALLOWED: list[tuple[str, str, Manifest]] = [
    (RESTARTER, "deployments", RESTART),
    *((ROTATOR, kind, OWN_RESTART) for kind in WORKLOADS),
    (ROTATOR, "rollouts", ROLLOUT_RESTART),
    (ROTATOR, "certificates", FLIP),
]


@pytest.mark.parametrize(("name", "kind", "change"), ALLOWED)
def test_what_a_run_writes_is_let_in(
    accounts: Accounts, name: str, kind: str, change: Manifest
) -> None:
    account, path = accounts.of(name), f"{PATHS[kind]}?dryRun=All"
    account.merge(path, change)
    version = accounts.admin.get(PATHS[kind])["metadata"]["resourceVersion"]
    again = {**change, "metadata": {**change.get("metadata", {}), "resourceVersion": version}}
    account.merge(path, again)


@pytest.mark.parametrize("kind", ["statefulsets", "daemonsets"])
def test_restarter_restarts_deployments_alone(accounts: Accounts, kind: str) -> None:
    with pytest.raises(ApiError, match="may change nothing but"):
        accounts.restarter.merge(f"{PATHS[kind]}?dryRun=All", RESTART)


def test_restarter_does_not_write_the_rotators_annotation(accounts: Accounts) -> None:
    with pytest.raises(ApiError, match="may change nothing but"):
        accounts.restarter.merge(f"{PATHS['deployments']}?dryRun=All", OWN_RESTART)


@pytest.mark.parametrize("pointer", ["/spec/secretName", "/spec/isCA", "/spec/issuerRef/kind"])
def test_rotator_changes_nothing_else_of_the_identity_issuer(
    accounts: Accounts, pointer: str
) -> None:
    value = False if pointer.endswith("isCA") else "linkerd-trust-anchor"
    answer = refused(accounts.rotator, PATHS["certificates"], [add(pointer, value)])
    assert "'linkerd-anchor-rotator-confinement-linkerd'" in answer


SCALE = {"spec": {"replicas": 0}}


@pytest.mark.parametrize("name", [RESTARTER, ROTATOR])
def test_subresources_creation_and_deletion(accounts: Accounts, name: str) -> None:
    account = accounts.of(name)
    web = PATHS["deployments"]
    fresh = workload(deployment("fresh", 0))
    attempts: dict[str, Callable[[], object]] = {
        "scale": lambda: account.merge(f"{web}/scale?dryRun=All", SCALE),
        "scale of a StatefulSet": lambda: account.merge(
            f"{PATHS['statefulsets']}/scale?dryRun=All", SCALE
        ),
        "status": lambda: account.merge(f"{web}/status?dryRun=All", {"status": {"replicas": 3}}),
        "creation": lambda: account.post(f"{APPS}/deployments?dryRun=All", fresh),
        "creation of a ReplicaSet": lambda: account.post(
            f"{APPS}/replicasets?dryRun=All", fresh | {"kind": "ReplicaSet"}
        ),
        "application": lambda: account.apply(f"{APPS}/deployments/fresh", fresh),
        "deletion": lambda: account.delete(web, {"dryRun": ["All"]}),
        "deletion of all": lambda: account.delete(f"{APPS}/deployments", {"dryRun": ["All"]}),
    }
    if name == ROTATOR:
        canary = PATHS["rollouts"]
        attempts |= {
            "scale of a Rollout": lambda: account.merge(f"{canary}/scale?dryRun=All", SCALE),
            "status of a Rollout": lambda: account.merge(
                f"{canary}/status?dryRun=All", {"status": {"abort": True}}
            ),
            "deletion of a Rollout": lambda: account.delete(canary, {"dryRun": ["All"]}),
        }
    for what, attempt in attempts.items():
        with pytest.raises(ApiError, match=f"{name}-confinement-linkerd") as answer:
            attempt()
        assert answer.value.status == 403, what


def test_everybody_else_is_left_alone(accounts: Accounts, tmp_path: Path) -> None:
    """An account of the same name in another namespace, with the same rights, is not ours."""
    kubectl = accounts.bench.kubectl
    kubectl("create", "serviceaccount", RESTARTER, "--namespace=default")
    account = f"--serviceaccount=default:{RESTARTER}"
    kubectl("create", "clusterrolebinding", "somebody-else", ADMIN, account)
    somebody = with_token(accounts.bench, RESTARTER, tmp_path, "default")
    assert refused(somebody, PATHS["deployments"], [add("/spec/replicas", 3)]) == ""


def test_largest_workload_can_be_restarted(accounts: Accounts) -> None:
    """The API server gives up on an expression that takes too long, and then refuses."""
    large = workload(deployment("large", 0))
    container = large["spec"]["template"]["spec"]["containers"][0]
    container["env"] = [{"name": f"V{number}", "value": "x" * 40} for number in range(9000)]
    large["metadata"]["annotations"] = {f"a{number}": "x" * 40 for number in range(3000)}
    large["spec"]["template"]["metadata"]["annotations"] = large["metadata"]["annotations"]
    accounts.admin.post(f"{APPS}/deployments", large)
    path = f"{APPS}/deployments/large?dryRun=All"
    accounts.restarter.merge(path, RESTART)
    accounts.rotator.merge(path, OWN_RESTART)
    answer = refused(accounts.restarter, f"{APPS}/deployments/large", [add("/spec/replicas", 1)])
    assert "may change nothing but" in answer


def test_kubectl_restarts_with_its_own_rights_alone(accounts: Accounts, tmp_path: Path) -> None:
    """As the restarter's Job does."""
    kubectl = accounts.bench.kubectl
    kubectl.delete("clusterrolebinding", _all_rights(RESTARTER))
    token = kubectl("create", "token", RESTARTER, "--namespace", LINKERD).strip()
    own = kubectl.with_token(token, tmp_path / "kubeconfig")
    own("rollout", "restart", "deployment", "web", "--namespace", LINKERD)
    template = kubectl.get("deployment", "web", LINKERD)["spec"]["template"]
    assert RESTARTED_AT in template["metadata"]["annotations"]


@pytest.mark.parametrize("name", [RESTARTER, ROTATOR])
def test_type_checker_has_no_doubts(accounts: Accounts, name: str) -> None:
    policy = accounts.bench.kubectl.wait(
        "validatingadmissionpolicy",
        f"{name}-confinement-linkerd",
        until=lambda found: (
            found.get("status", {}).get("observedGeneration") == found["metadata"]["generation"]
        ),
    )
    assert policy["status"].get("typeChecking", {}) == {}
