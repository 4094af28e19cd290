"""The guard of a stack without rotation, on a real API server: what it refuses, and what not."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from constructs_lib.admission.adoption_guard import ADOPTED

from ..conftest import Manifest
from ..support.cluster.api import Api
from ..support.cluster.bench import Bench
from ..support.cluster.locked_cluster import BUNDLE, BUNDLES, CERTIFICATES, DRY, IDENTITY, refusal
from ..support.cluster.others_meshes import documented
from ..support.cluster.rotating import rotating
from ..support.cluster.waiting import wait_until

ROOTS = "/api/v1/namespaces/linkerd/configmaps/linkerd-identity-trust-roots"
GUARDS = ("linkerd-adoption-guard-identity", "linkerd-adoption-guard-roots")
REFUSED = "belongs to a mesh that others made"
BY_BUNDLE = [
    {
        "apiVersion": "trust.cert-manager.io/v1alpha1",
        "kind": "Bundle",
        "name": "linkerd-identity-trust-roots",
        "uid": "1",
    }
]


@pytest.fixture(scope="module")
def ours(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Manifest]:
    """What the stack writes, by kind and name; its guard is there, and no controller."""
    for namespace in ("linkerd", "cert-manager"):
        module_bench.create_namespace(namespace)
    module_bench.cert_manager.install_crds()
    module_bench.trust_manager.install_crds()
    written = rotating(tmp_path_factory.mktemp("guard") / "dist", anchor_rotation=None)
    module_bench.kubectl.apply([one for one in written if one["metadata"]["name"] in GUARDS])
    return {f"{one['kind']} {one['metadata']['name']}": one for one in written}


@pytest.fixture
def api(module_bench: Bench, ours: dict[str, Manifest]) -> Generator[Api]:
    """A cluster in which Helm made the trust roots."""
    found = Api(module_bench.kubectl.kubeconfig)
    made: Manifest = {"apiVersion": "v1", "kind": "ConfigMap"}
    made["metadata"] = {"name": "linkerd-identity-trust-roots", "namespace": "linkerd"}
    module_bench.kubectl.apply([made], force=True)
    wait_until(lambda: REFUSED in identity(found, ours), "the guard is there", interval=0.3)
    yield found
    module_bench.kubectl.delete("configmap", "linkerd-identity-trust-roots", namespace="linkerd")


def identity(api: Api, ours: dict[str, Manifest]) -> str:
    """Return what is said against the identity issuer, made anew."""
    made = ours["Certificate linkerd-identity-issuer"]
    return refusal(api.post, IDENTITY.rpartition("/")[0] + DRY, made)


def bundle(api: Api, ours: dict[str, Manifest]) -> str:
    return refusal(api.post, BUNDLES + DRY, ours["Bundle linkerd-identity-trust-roots"])


@pytest.mark.usefixtures("api")
def test_type_checker_has_no_doubts(module_bench: Bench) -> None:
    for name in GUARDS:
        policy = module_bench.kubectl.get("validatingadmissionpolicy", name)
        assert policy["status"].get("typeChecking", {}) == {}


def test_what_helm_made_is_not_taken_over(api: Api, ours: dict[str, Manifest]) -> None:
    assert f"linkerd-identity-issuer {REFUSED}" in identity(api, ours)
    assert f"linkerd-identity-trust-roots {REFUSED}" in bundle(api, ours)
    anchor = ours["Certificate linkerd-trust-anchor"]
    assert refusal(api.post, CERTIFICATES + DRY, anchor) == "", "nobody uses it yet"


@pytest.mark.parametrize(
    "metadata",
    [{"annotations": {ADOPTED: "true"}}, {"ownerReferences": BY_BUNDLE}],
    ids=["by hand", "a mesh of ours"],
)
def test_let_through(api: Api, ours: dict[str, Manifest], metadata: dict[str, Any]) -> None:
    api.merge(ROOTS, {"metadata": metadata})
    wait_until(lambda: identity(api, ours) == "", "it passes", interval=0.3)
    assert bundle(api, ours) == ""


def test_what_the_documentation_made(
    api: Api, ours: dict[str, Manifest], module_bench: Bench
) -> None:
    """Its owners may change it as before; it does not become ours."""
    module_bench.kubectl.apply(documented())
    try:
        for path, name in (
            (IDENTITY, "Certificate linkerd-identity-issuer"),
            (f"{CERTIFICATES}/linkerd-trust-anchor", "Certificate linkerd-trust-anchor"),
            (BUNDLE, "Bundle linkerd-identity-trust-roots"),
        ):
            assert REFUSED in refusal(api.merge, path + DRY, ours[name]), name
            theirs = {"metadata": {"labels": {"team": "mesh"}}}
            assert refusal(api.merge, path + DRY, theirs) == "", name
    finally:
        for one in documented():
            place = one["metadata"].get("namespace", "")
            module_bench.kubectl.delete(one["kind"], one["metadata"]["name"], namespace=place)
