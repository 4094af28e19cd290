"""What the rotator's ServiceAccount may do: what a run needs, and nothing else; all of it tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from constructs_lib.program.cluster import Cluster
from constructs_lib.program.observe import UNLOCKED
from constructs_lib.program.signals import show_signals

from ..support.cluster.api import Api, ApiError
from ..support.cluster.bench import Bench
from ..support.cluster.re_keying import ANCHORS, STATE
from ..support.cluster.rotating import rotating
from ..support.cluster.rotator_runs import NAME, NAMESPACE
from ..support.cluster.waiting import wait_until
from ..support.program.fake_cluster import settings

Rule = tuple[str, str, str, str]
"""Group, resource, verb, and the name that it is for; ``*`` for any."""

WORKLOADS = (
    ("apps", "deployments"),
    ("apps", "statefulsets"),
    ("apps", "daemonsets"),
    ("argoproj.io", "rollouts"),
)
EVERYWHERE: set[Rule] = {
    ("", "pods", "list", "*"),
    ("apps", "replicasets", "list", "*"),
    ("cert-manager.io", "certificates", "list", "*"),
    ("policy", "poddisruptionbudgets", "list", "*"),
    ("trust.cert-manager.io", "bundles", "get", "linkerd-identity-trust-roots"),
    ("batch", "cronjobs", "list", "*"),
    ("workload.linkerd.io", "externalworkloads", "list", "*"),
    ("multicluster.linkerd.io", "links", "list", "*"),
    ("", "serviceaccounts", "list", "*"),
    *((group, resource, "list", "*") for group, resource in WORKLOADS),
}
RESTARTS: set[Rule] = {(group, resource, "patch", "*") for group, resource in WORKLOADS}
CERT_MANAGER: set[Rule] = {
    # Not by name: the identity issuer may name an anchor that is none of ours.
    ("cert-manager.io", "certificates", "get", "*"),
    *(("", "secrets", "delete", name) for name in ANCHORS),
    ("cert-manager.io", "certificaterequests", "list", "*"),
}
LINKERD: set[Rule] = {
    ("cert-manager.io", "certificates", "get", "linkerd-identity-issuer"),
    ("cert-manager.io", "certificates", "patch", "linkerd-identity-issuer"),
    ("cert-manager.io", "certificaterequests", "list", "*"),
    ("", "configmaps", "get", "linkerd-identity-trust-roots"),
    ("", "configmaps", "get", STATE),
    ("", "configmaps", "patch", STATE),
    *(
        ("", "configmaps", verb, f"{STATE}-{signal}")
        for signal in ("held", "moving")
        for verb in ("get", "delete")
    ),
    ("", "configmaps", "create", "*"),
    ("", "events", "create", "*"),
    ("batch", "jobs", "get", "*"),
}


@dataclass(frozen=True)
class Account:
    """The rotator's account, and another one that has no rights of its own."""

    admin: Api
    own: Api
    nobody: Api


@pytest.fixture(scope="module")
def account(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Account:
    bench = module_bench
    kubectl = bench.kubectl
    for name in (NAMESPACE, "team"):
        bench.create_namespace(name)
    bench.start_certificates()
    folder = tmp_path_factory.mktemp("rights")
    kubectl.apply(rotating(folder / "dist"))
    for name in (NAMESPACE, "team", "cert-manager"):
        kubectl.wait("serviceaccount", "default", name)
    for name in ANCHORS:
        kubectl.wait("secret", name, "cert-manager")
    kubectl.wait("secret", "linkerd-identity-issuer", NAMESPACE)
    return Account(
        Api(kubectl.kubeconfig),
        with_token(bench, NAME, folder),
        with_token(bench, "default", folder),
    )


def with_token(bench: Bench, account: str, folder: Path) -> Api:
    token = bench.kubectl("create", "token", account, "--namespace", NAMESPACE).strip()
    return Api(bench.control_plane.write_kubeconfig(folder / f"{account}.kubeconfig", token))


def rights(api: Api, namespace: str) -> set[Rule]:
    """Return what the API server says that somebody may do in a namespace."""
    group = "authorization.k8s.io/v1"
    review = {
        "apiVersion": group,
        "kind": "SelfSubjectRulesReview",
        "spec": {"namespace": namespace},
    }
    status = api.post(f"/apis/{group}/selfsubjectrulesreviews", review)["status"]
    assert not status["incomplete"]
    rules: list[dict[str, Any]] = status["resourceRules"]
    return {
        (group, resource, verb, name)
        for rule in rules
        for group, resource, verb, name in product(
            rule["apiGroups"],
            rule["resources"],
            rule["verbs"],
            rule.get("resourceNames") or ["*"],
        )
    }


@pytest.mark.parametrize(
    ("namespace", "own"),
    [
        (NAMESPACE, LINKERD),
        ("cert-manager", CERT_MANAGER),
        ("team", set[Rule]()),
        ("kube-system", set[Rule]()),
        ("default", set[Rule]()),
    ],
)
def test_it_may_do_this_and_nothing_else(account: Account, namespace: str, own: set[Rule]) -> None:
    found = rights(account.own, namespace) - rights(account.nobody, namespace)
    assert found == own | EVERYWHERE | RESTARTS


SECRETS = [
    *(("cert-manager", name) for name in ANCHORS),
    (NAMESPACE, "linkerd-identity-issuer"),
]


@pytest.mark.parametrize(("namespace", "name"), SECRETS)
def test_no_secret_can_be_read_or_written(account: Account, namespace: str, name: str) -> None:
    path = f"/api/v1/namespaces/{namespace}/secrets"
    body = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "new"}}
    refuse(lambda: account.own.get(f"{path}/{name}"))
    refuse(lambda: account.own.get(path))
    refuse(lambda: account.own.get("/api/v1/secrets"))
    refuse(lambda: account.own.get(f"{path}?watch=true&timeoutSeconds=1"))
    refuse(lambda: account.own.patch(f"{path}/{name}", {"stringData": {"tls.key": "mine"}}))
    refuse(lambda: account.own.post(path, body))


OUT_OF_REACH = {
    "the identity issuer's Secret": (
        "DELETE",
        f"namespaces/{NAMESPACE}/secrets/linkerd-identity-issuer",
    ),
    "another Secret of cert-manager's": (
        "DELETE",
        "namespaces/cert-manager/secrets/somebody-elses",
    ),
    "all Secrets at once": ("DELETE", "namespaces/cert-manager/secrets"),
    "the trust roots": ("PATCH", f"namespaces/{NAMESPACE}/configmaps/linkerd-identity-trust-roots"),
    "its own program": ("PATCH", f"namespaces/{NAMESPACE}/configmaps/{NAME}"),
    "a token": ("POST", f"namespaces/{NAMESPACE}/serviceaccounts/default/token"),
    "pods": ("POST", "namespaces/team/pods"),
    "a pod": ("DELETE", "namespaces/team/pods/any"),
    "nodes": ("GET", "nodes"),
    "other ConfigMaps": ("GET", f"namespaces/{NAMESPACE}/configmaps"),
}
OF_OTHER_GROUPS = {
    "an anchor": (
        "PATCH",
        "cert-manager.io/v1/namespaces/cert-manager/certificates/linkerd-trust-anchor",
    ),
    "an issuer": ("PATCH", "cert-manager.io/v1/clusterissuers/linkerd-trust-anchor"),
    "the status of the identity issuer": (
        "PATCH",
        f"cert-manager.io/v1/namespaces/{NAMESPACE}/certificates/linkerd-identity-issuer/status",
    ),
    "a request": ("POST", f"cert-manager.io/v1/namespaces/{NAMESPACE}/certificaterequests"),
    "a Deployment": ("DELETE", f"apps/v1/namespaces/{NAMESPACE}/deployments/linkerd-identity"),
    "a new Deployment": ("POST", "apps/v1/namespaces/team/deployments"),
    "its own rights": (
        "PATCH",
        f"rbac.authorization.k8s.io/v1/namespaces/{NAMESPACE}/roles/{NAME}",
    ),
    "its own schedule": ("PATCH", f"batch/v1/namespaces/{NAMESPACE}/cronjobs/{NAME}"),
    "a Job": ("POST", f"batch/v1/namespaces/{NAMESPACE}/jobs"),
    "the Bundle": ("PATCH", "trust.cert-manager.io/v1alpha1/bundles/linkerd-identity-trust-roots"),
}
REFUSED = {
    **{what: (method, f"/api/v1/{path}") for what, (method, path) in OUT_OF_REACH.items()},
    **{what: (method, f"/apis/{path}") for what, (method, path) in OF_OTHER_GROUPS.items()},
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_its_own_is_out_of_reach(account: Account, what: str) -> None:
    method, path = REFUSED[what]
    asks = {
        "GET": lambda: account.own.get(path),
        "POST": lambda: account.own.post(path, {"metadata": {"name": "new"}}),
        "PATCH": lambda: account.own.apply(path, {"metadata": {"name": path.rpartition("/")[2]}}),
        "DELETE": lambda: account.own.delete(path, {}),
    }
    refuse(asks[method])


def test_it_can_delete_an_anchors_secret_and_no_more(account: Account) -> None:
    """After what reads it: cert-manager makes it again, with another key."""
    path = f"/api/v1/namespaces/cert-manager/secrets/{ANCHORS[1]}"
    record = f"/api/v1/namespaces/{NAMESPACE}/configmaps/{STATE}"
    account.own.merge(record, {"data": {"issuers": ANCHORS[0], "kept": ANCHORS[0]}})
    before = account.admin.get(path)["data"]["tls.key"]

    def deleted() -> bool:
        """The lock goes by a new record within seconds."""
        try:
            account.own.delete(path, {})
        except ApiError as error:
            if "anchor-lock" not in str(error):
                raise
            return False
        return True

    wait_until(deleted, "the lock lets it go", interval=0.3)

    def made_again() -> bool:
        try:
            return bool(account.admin.get(path)["data"]["tls.key"] != before)
        except (ApiError, KeyError):
            return False

    wait_until(made_again, "the anchor has another key", interval=0.3)


def test_signals_come_and_go_and_go_with_the_state(account: Account, tmp_path: Path) -> None:
    """By the program's own rights. Last of all: no other test can do without the state.

    The lock lets the state go when somebody says so, as for the end of a mesh, and the garbage
    collector deletes the signal.
    """
    config_maps = f"/api/v1/namespaces/{NAMESPACE}/configmaps"
    kubeconfig = account.own.kubeconfig
    (tmp_path / "token").write_text(kubeconfig["users"][0]["user"]["token"])
    (tmp_path / "ca.crt").write_text(account.own.ca)
    cluster = Cluster(kubeconfig["clusters"][0]["cluster"]["server"], tmp_path, sleep)
    held = {"phase": "data plane", "waits": [{"people": True}]}
    show_signals(cluster, settings(), held)
    assert has(account.admin, f"{config_maps}/{STATE}-held")
    show_signals(cluster, settings(), {"phase": "data plane", "waits": []})
    assert has(account.admin, f"{config_maps}/{STATE}-moving")
    assert not has(account.admin, f"{config_maps}/{STATE}-held")
    unlocked = {"metadata": {"annotations": {UNLOCKED: "true"}}}
    account.admin.merge(f"{config_maps}/{STATE}", unlocked)
    account.admin.delete(f"{config_maps}/{STATE}", {})
    wait_until(
        lambda: not has(account.admin, f"{config_maps}/{STATE}-moving"), "the signal is gone"
    )


def has(api: Api, path: str) -> bool:
    """Return whether an object is there."""
    try:
        api.get(path)
    except ApiError as error:
        if error.status != 404:
            raise
        return False
    return True


def refuse(ask: Callable[[], object]) -> None:
    """Ask, which must be forbidden: neither allowed nor simply not there."""
    with pytest.raises(ApiError) as refusal:
        ask()
    assert refusal.value.status == 403, refusal.value
