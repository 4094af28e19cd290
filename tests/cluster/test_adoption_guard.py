"""The guard of a stack without rotation, on a real API server: what it refuses, and what not."""

from __future__ import annotations

from collections.abc import Generator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    ALL_NAMESPACES,
    AnchorRotation,
    CertificateAuthority,
    IssuerRef,
    Lifetime,
    PrivateKey,
    TrustRoot,
)
from constructs_lib.kubernetes.labels import ADOPTED

from ..conftest import Manifest
from ..support.authorities import ASKED_FOR, FORTNIGHT
from ..support.cluster.api import Api
from ..support.cluster.bench import Bench
from ..support.cluster.locked_cluster import (
    BUNDLE,
    BUNDLES,
    CERTIFICATES,
    DRY,
    IDENTITY,
    ISSUERS,
    refusal,
)
from ..support.cluster.others_meshes import documented, root
from ..support.cluster.rotating import rotating, rotating_applications
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
    module_bench.kubectl.apply(
        [manifest for manifest in written if manifest["metadata"]["name"] in GUARDS]
    )
    # The garbage collector deletes what belongs to a Bundle that is not there.
    module_bench.control_plane.controller_manager.stop()
    return {f"{manifest['kind']} {manifest['metadata']['name']}": manifest for manifest in written}


@pytest.fixture
def api(module_bench: Bench, ours: dict[str, Manifest]) -> Generator[Api]:
    """A cluster in which Helm made the trust roots."""
    found = Api(module_bench.kubectl.kubeconfig)
    config_map: Manifest = {"apiVersion": "v1", "kind": "ConfigMap"}
    config_map["metadata"] = {"name": "linkerd-identity-trust-roots", "namespace": "linkerd"}
    module_bench.kubectl.apply([config_map], force=True)
    wait_until(lambda: REFUSED in identity(found, ours), "the guard is there", interval=0.3)
    yield found
    module_bench.kubectl.delete("configmap", "linkerd-identity-trust-roots", namespace="linkerd")


def identity(api: Api, ours: dict[str, Manifest]) -> str:
    """Return what is said against the identity issuer, made anew."""
    issuer = ours["Certificate linkerd-identity-issuer"]
    return refusal(api.post, IDENTITY.rpartition("/")[0] + DRY, issuer)


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
        for manifest in documented():
            place = manifest["metadata"].get("namespace", "")
            module_bench.kubectl.delete(
                manifest["kind"], manifest["metadata"]["name"], namespace=place
            )


ROOT = TrustRoot.from_pem(root().pem)
TOGETHER = TrustRoot.from_pem(f"# both{root(100).pem}{ROOT.pem}".replace("\n", "\r\n"))
EXTERNAL = CertificateAuthority(
    lifetime=Lifetime.of_hours(168, renew_before=24),
    private_key=PrivateKey(rotation_policy="Always"),
    issuer=IssuerRef.from_cluster_issuer_name("company-ca"),
)
BOTH: dict[str, Any] = {"trust_anchor": ASKED_FOR, "trust_roots": [ROOT]}
MOVED: dict[str, Any] = {**BOTH, "identity_issuer": EXTERNAL}
OFF: dict[str, Any] = {"trust_roots": [ROOT], "identity_issuer": EXTERNAL}
BY_SECRET: dict[str, Any] = {
    "trust_anchor": ASKED_FOR,
    "trust_roots": [TrustRoot.from_secret_name("corporate-root", key="tls.crt")],
}
OF_OTHERS: dict[str, Any] = {
    "trust_anchor": CertificateAuthority.from_secret_name("corporate-root"),
    "trust_roots": [TrustRoot.from_secret_name("linkerd-trust-anchor", key="tls.crt")],
}
ANOTHER_KEY: dict[str, Any] = {
    "trust_anchor": CertificateAuthority(
        lifetime=FORTNIGHT,
        private_key=PrivateKey(rotation_policy="Never", size=384),
    )
}
ROTATION: dict[str, Any] = {"anchor_rotation": AnchorRotation(namespaces=ALL_NAMESPACES)}
PATHS = {
    "Certificate linkerd-identity-issuer": IDENTITY,
    "Certificate linkerd-trust-anchor": f"{CERTIFICATES}/linkerd-trust-anchor",
    "ClusterIssuer linkerd-trust-anchor": f"{ISSUERS}/linkerd-trust-anchor",
    "Bundle linkerd-identity-trust-roots": BUNDLE,
}
LOST = "would lose a trust root"
AT_ONCE = "would get another signer by the commit that changes the trust roots"
ANOTHER = "would be another trust anchor"


def written(folder: Path, options: dict[str, Any]) -> dict[str, Manifest]:
    """Return what a stack writes of the chain, by kind and name."""
    parts = rotating_applications(folder, **{"anchor_rotation": None, **options})
    objects = (each for part in parts.values() for each in part)
    named = {f"{manifest['kind']} {manifest['metadata']['name']}": manifest for manifest in objects}
    return {name: each for name, each in named.items() if name in PATHS}


class TestAMeshOfOurs:
    """Two commits, the first of which is there: what is said against the second."""

    @pytest.fixture
    def refused(self, api: Api, module_bench: Bench, tmp_path: Path) -> Any:
        """Return what is refused, by kind and name."""
        api.merge(ROOTS, {"metadata": {"ownerReferences": BY_BUNDLE}})

        def ask(before: dict[str, Any], after: dict[str, Any]) -> dict[str, str]:
            there = written(tmp_path / "before", before)
            wait_until(
                lambda: refusal(api.post, BUNDLES + DRY, there[[*PATHS][-1]]) == "", "it is ours"
            )
            module_bench.kubectl.apply(there.values())
            try:
                said = {
                    name: refusal(api.merge, PATHS[name] + DRY, each)
                    for name, each in written(tmp_path / "after", after).items()
                    if name in there
                }
            finally:
                for each in there.values():
                    place = each["metadata"].get("namespace", "")
                    module_bench.kubectl.delete(
                        each["kind"], each["metadata"]["name"], namespace=place
                    )
            return {name: text for name, text in said.items() if text}

        return ask

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            pytest.param({}, {}, id="nothing changes"),
            pytest.param({}, BOTH, id="a root is added"),
            pytest.param(BOTH, {**BOTH, "trust_roots": [TOGETHER]}, id="in the same text"),
            pytest.param(BOTH, MOVED, id="then the issuer moves"),
            pytest.param(BY_SECRET, OF_OTHERS, id="an anchor of one's own, by steps"),
            pytest.param(MOVED, BOTH, id="and back"),
            pytest.param({}, ROTATION, id="a rotation begins"),
            pytest.param(ROTATION, {}, id="a rotation ends"),
        ],
    )
    def test_a_step_passes(
        self, refused: Any, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        assert refused(before, after) == {}

    @pytest.mark.parametrize(
        ("before", "after", "said"),
        [
            pytest.param(MOVED, OFF, {"Bundle": LOST}, id="a root goes"),
            pytest.param(BOTH, OFF, {"Bundle": LOST, "Certificate": AT_ONCE}, id="two steps"),
            pytest.param({}, MOVED, {"Certificate": AT_ONCE}, id="the first two"),
            pytest.param({}, OFF, {"Bundle": LOST, "Certificate": AT_ONCE}, id="all at once"),
            pytest.param(
                {},
                {"trust_anchor": CertificateAuthority.from_secret_name("corporate-root")},
                {"Bundle": LOST, "ClusterIssuer": AT_ONCE},
                id="an anchor of one's own",
            ),
            pytest.param(
                {**BOTH, "trust_roots": [TOGETHER]}, BOTH, {"Bundle": LOST}, id="a root of a text"
            ),
            pytest.param({}, ANOTHER_KEY, {"Certificate": ANOTHER}, id="another key"),
            pytest.param(
                {}, ROTATION | ANOTHER_KEY, {"Certificate": ANOTHER}, id="with a rotation"
            ),
            pytest.param(
                {"anchor_common_names": {"linkerd-trust-anchor": "identity.linkerd.cluster.local"}},
                {},
                {"Certificate": ANOTHER},
                id="another name",
            ),
        ],
    )
    def test_what_would_cut_pods_off_does_not(
        self, refused: Any, before: dict[str, Any], after: dict[str, Any], said: dict[str, str]
    ) -> None:
        found = {name.partition(" ")[0]: text for name, text in refused(before, after).items()}
        assert found.keys() == said.keys(), found
        for kind, text in said.items():
            assert text in found[kind]
            assert f"{ADOPTED}=true" in found[kind]

    def test_unless_somebody_has_seen_to_it(self, api: Api, refused: Any) -> None:
        api.merge(ROOTS, {"metadata": {"annotations": {ADOPTED: "true"}}})
        wait_until(lambda: refused(MOVED, OFF) == {}, "it passes")

    def test_an_anchor_keeps_what_a_release_without_notes_wrote(
        self, api: Api, ours: dict[str, Manifest], module_bench: Bench
    ) -> None:
        there = deepcopy(ours["Certificate linkerd-trust-anchor"])
        del there["metadata"]["annotations"]
        there["spec"]["commonName"] = "identity.linkerd.cluster.local"
        module_bench.kubectl.apply([there])
        path = PATHS["Certificate linkerd-trust-anchor"] + DRY
        try:
            anchor = ours["Certificate linkerd-trust-anchor"]
            wait_until(lambda: ANOTHER in refusal(api.merge, path, anchor), "it is refused")
        finally:
            module_bench.kubectl.delete(
                "certificate", "linkerd-trust-anchor", namespace="cert-manager"
            )
