"""The lock on trust anchors, on a real API server: what it refuses, and what it must let through.

The record is written with the rotator's own token, everything else is tried as an administrator:
the lock is about what anybody may do. Most requests are dry runs, which ask every policy.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ..conftest import Manifest
from ..support.cluster.api import ApiError
from ..support.cluster.bench import Bench
from ..support.cluster.locked_cluster import (
    BUNDLE,
    BUNDLES,
    CERTIFICATES,
    DRY,
    IDENTITY,
    ISSUERS,
    RECORD,
    SECRETS,
    STATES,
    UNLOCKED,
    LockedCluster,
    refusal,
    refused_deletion,
)
from ..support.cluster.others_meshes import documented
from ..support.cluster.re_keying import ANCHORS
from ..support.cluster.waiting import stays_true, wait_until

FIRST, SECOND = ANCHORS
BOTH = ",".join(ANCHORS)
STATES_NAME = RECORD.rpartition("/")[2]
DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
LOCKED_DEFINITIONS = (
    "certificates.cert-manager.io",
    "clusterissuers.cert-manager.io",
    "bundles.trust.cert-manager.io",
)


@pytest.fixture(scope="module")
def cluster(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> LockedCluster:
    found = LockedCluster(module_bench, tmp_path_factory.mktemp("lock"))
    found.record(FIRST, BOTH)
    return found


@pytest.fixture
def locked(cluster: LockedCluster) -> LockedCluster:
    """A mesh at rest whose second anchor still has living leaves."""
    cluster.record(FIRST, BOTH)
    return cluster


def sources(cluster: LockedCluster) -> list[Manifest]:
    found: list[Manifest] = cluster.api.get(BUNDLE)["spec"]["sources"]
    return found


def test_type_checker_has_no_doubts(locked: LockedCluster) -> None:
    names = [
        policy["metadata"]["name"]
        for policy in locked.policies
        if policy["kind"] == "ValidatingAdmissionPolicy"
    ]
    assert len(names) == 6
    for name in names:
        policy = locked.kubectl.get("validatingadmissionpolicy", name)
        assert policy["status"].get("typeChecking", {}) == {}


class TestNothingIsKnownYet:
    def test_a_first_install_is_let_through(self, cluster: LockedCluster) -> None:
        cluster.record(None, None)
        assert refusal(cluster.api.post, *cluster.made_anew(FIRST)) == ""
        assert refusal(cluster.api.merge, IDENTITY + DRY, named(FIRST)) == ""
        assert "may not sign" in refusal(cluster.api.post, *cluster.made_anew(SECOND))
        assert refused_deletion(cluster.api, RECORD) == ""

    def test_nothing_moves_and_no_anchor_goes(self, cluster: LockedCluster) -> None:
        cluster.record(None, None)
        api = cluster.api
        assert "but what signs it already may" in refusal(api.merge, IDENTITY + DRY, named(SECOND))
        assert refused_deletion(api, BUNDLE)
        assert refusal(api.merge, BUNDLE + DRY, {"spec": {"sources": sources(cluster)[:1]}})
        assert refused_deletion(api, f"{SECRETS}/{FIRST}")
        for name in LOCKED_DEFINITIONS:
            assert refused_deletion(api, f"{DEFINITIONS}/{name}")

    def test_what_records_nothing_keeps_nothing(self, cluster: LockedCluster) -> None:
        cluster.record("", "")
        assert refused_deletion(cluster.api, BUNDLE) == ""
        assert refused_deletion(cluster.api, f"{SECRETS}/{FIRST}") == ""


def named(name: str, **reference: str) -> Manifest:
    return {"spec": {"issuerRef": {"name": name, **reference}}}


class TestIdentityIssuer:
    def whole(self, cluster: LockedCluster, name: str) -> Manifest:
        certificate = cluster.api.get(IDENTITY)
        certificate["spec"]["issuerRef"]["name"] = name
        return certificate

    @pytest.mark.parametrize("way", ["merge", "replace", "apply", "post"])
    def test_the_standby_is_refused(self, locked: LockedCluster, way: str) -> None:
        path, certificate = locked.made_anew(SECOND)
        requests: dict[str, tuple[str, Manifest]] = {
            "merge": (IDENTITY + DRY, named(SECOND)),
            "replace": (IDENTITY + DRY, self.whole(locked, SECOND)),
            "apply": (IDENTITY + DRY, certificate),
            "post": (path, certificate),
        }
        said = refusal(getattr(locked.api, way), *requests[way])
        assert said.startswith("403: ")
        assert f"ClusterIssuer {SECOND} may not sign the identity issuer now" in said
        assert f"but ClusterIssuer {FIRST} may" in said
        assert f"annotate --namespace linkerd configmap {STATES_NAME} {UNLOCKED}=true" in said

    @pytest.mark.parametrize(
        "reference", [{"kind": "Issuer"}, {"group": "example.com"}, {"kind": "AWSPCAIssuer"}]
    )
    def test_another_kind_of_that_name(
        self, locked: LockedCluster, reference: dict[str, str]
    ) -> None:
        assert refusal(locked.api.merge, IDENTITY + DRY, named(FIRST, **reference))

    def test_an_anchor_that_is_not_ours(self, locked: LockedCluster) -> None:
        assert refusal(locked.api.merge, IDENTITY + DRY, named("other"))

    def test_deleted_and_made_again(self, locked: LockedCluster) -> None:
        _, standby = locked.made_anew(SECOND)
        path, active = locked.made_anew(FIRST)
        path = path.removesuffix(DRY)
        locked.api.delete(IDENTITY, {})
        try:
            assert refusal(locked.api.post, path, standby)
        finally:
            locked.api.post(path, active)

    @pytest.mark.parametrize(
        "change",
        [
            {"metadata": {"labels": {"team": "mesh"}}},
            {"metadata": {"finalizers": ["example.com/wait"]}},
            {"spec": {"duration": "200h0m0s"}},
        ],
        ids=["label", "finalizer", "lifetime"],
    )
    def test_other_fields(self, locked: LockedCluster, change: Manifest) -> None:
        assert refusal(locked.api.merge, IDENTITY + DRY, change) == ""

    def test_other_fields_of_one_that_should_not_be_as_it_is(self, locked: LockedCluster) -> None:
        """What somebody did while the lock was open can be edited, deleted and put right."""
        locked.record(SECOND, BOTH)
        change = {"metadata": {"labels": {"team": "mesh"}}}
        assert refusal(locked.api.merge, IDENTITY + DRY, change) == ""
        assert refused_deletion(locked.api, IDENTITY) == ""
        assert refusal(locked.api.merge, IDENTITY + DRY, named(SECOND)) == ""

    def test_a_move_that_the_record_allows(self, locked: LockedCluster) -> None:
        locked.record(BOTH, BOTH)
        for name in ANCHORS:
            assert refusal(locked.rotator.merge, IDENTITY + DRY, named(name)) == ""

    def test_other_certificates(self, locked: LockedCluster) -> None:
        _, certificate = locked.made_anew("some-issuer")
        certificate["metadata"]["name"] = "somebody-elses"
        path = IDENTITY.rpartition("/")[0]
        assert refusal(locked.api.post, path + DRY, certificate) == ""


class TestTrustRoots:
    @pytest.mark.parametrize("kept", [0, 1])
    def test_no_kept_anchor_leaves(self, locked: LockedCluster, kept: int) -> None:
        remaining = [sources(locked)[kept]]
        said = refusal(locked.api.merge, BUNDLE + DRY, {"spec": {"sources": remaining}})
        assert said.startswith("403: ")
        assert f"{ANCHORS[1 - kept]} must stay in the trust roots" in said

    def test_no_kept_anchor_changes(self, locked: LockedCluster) -> None:
        path = "/spec/sources/1/secret/key"
        change = {"op": "replace", "path": path, "value": "ca.crt"}
        assert refusal(locked.api.edit, BUNDLE + DRY, [change])

    def test_whole_bundle(self, locked: LockedCluster) -> None:
        assert refused_deletion(locked.api, BUNDLE)
        assert "must stay in the trust roots" in refused_deletion(locked.api, BUNDLES)

    def test_another_anchor_joins_and_others_change_places(self, locked: LockedCluster) -> None:
        joined = {"secret": {"name": "other", "key": "tls.crt"}}
        changed = {"spec": {"sources": [joined, *reversed(sources(locked))]}}
        assert refusal(locked.api.merge, BUNDLE + DRY, changed) == ""

    def test_an_anchor_that_is_kept_no_more_leaves(self, locked: LockedCluster) -> None:
        locked.record(FIRST, FIRST)
        remaining = {"spec": {"sources": sources(locked)[:1]}}
        assert refusal(locked.api.merge, BUNDLE + DRY, remaining) == ""

    def test_one_that_somebody_took_out_before_is_not_missed_by_each_edit(
        self, locked: LockedCluster
    ) -> None:
        locked.record(FIRST, "linkerd-trust-anchor,gone")
        assert refusal(locked.api.merge, BUNDLE + DRY, {"metadata": {"labels": {"a": "b"}}}) == ""

    def test_other_bundles(self, locked: LockedCluster) -> None:
        bundle = locked.api.get(BUNDLE)
        body = {key: bundle[key] for key in ("apiVersion", "kind", "spec")}
        locked.api.post(BUNDLES, body | {"metadata": {"name": "other"}})
        locked.api.delete(f"{BUNDLES}/other", {})


class TestAnchors:
    @pytest.mark.parametrize("name", ANCHORS)
    @pytest.mark.parametrize("collection", [CERTIFICATES, SECRETS, ISSUERS])
    def test_deletion(self, locked: LockedCluster, collection: str, name: str) -> None:
        said = refused_deletion(locked.api, f"{collection}/{name}")
        assert said.startswith("403: ")
        assert f"{name} is a trust anchor in use" in said

    @pytest.mark.parametrize("collection", [CERTIFICATES, SECRETS, ISSUERS])
    def test_deletion_of_all(self, locked: LockedCluster, collection: str) -> None:
        """Nobody names them then, as when a namespace is deleted."""
        assert "is a trust anchor in use" in refused_deletion(locked.api, collection)

    @pytest.mark.parametrize("collection", [CERTIFICATES, SECRETS, ISSUERS])
    def test_of_an_anchor_that_is_kept_no_more(
        self, locked: LockedCluster, collection: str
    ) -> None:
        locked.record(FIRST, FIRST)
        assert refused_deletion(locked.api, f"{collection}/{SECOND}") == ""
        assert refused_deletion(locked.api, f"{collection}/{FIRST}")

    def test_the_rotator_is_no_exception(self, locked: LockedCluster) -> None:
        assert refused_deletion(locked.rotator, f"{SECRETS}/{SECOND}")
        locked.record(FIRST, FIRST)
        assert refused_deletion(locked.rotator, f"{SECRETS}/{SECOND}") == ""

    def test_other_objects(self, locked: LockedCluster) -> None:
        assert refused_deletion(locked.api, f"{SECRETS}/other") == ""
        path = "/api/v1/namespaces/linkerd/secrets"
        secret = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": FIRST}}
        locked.api.post(path, secret)
        locked.api.delete(f"{path}/{FIRST}", {})

    def test_renewal(self, locked: LockedCluster) -> None:
        """cert-manager writes the Secret and the status; neither is a deletion."""
        data = {"data": {"tls.crt": "bmV3"}}
        assert refusal(locked.api.merge, f"{SECRETS}/{FIRST}{DRY}", data) == ""
        status = {"status": {"revision": 7}}
        assert refusal(locked.api.merge, f"{CERTIFICATES}/{FIRST}/status{DRY}", status) == ""

    @pytest.mark.parametrize("name", ANCHORS)
    @pytest.mark.parametrize(
        ("collection", "field", "value"),
        [
            (ISSUERS, "ca", {"secretName": "other"}),
            (ISSUERS, "selfSigned", {}),
            (CERTIFICATES, "secretName", "other"),
            (CERTIFICATES, "issuerRef", {"name": "other"}),
            (CERTIFICATES, "privateKey", {"rotationPolicy": "Always"}),
            (CERTIFICATES, "commonName", "other"),
            (CERTIFICATES, "subject", {"organizations": ["other"]}),
        ],
    )
    def test_edit_that_makes_it_another(
        self, locked: LockedCluster, collection: str, field: str, value: object, name: str
    ) -> None:
        """As the commit does that brings an anchor of one's own in place of ours."""
        locked.record(FIRST, FIRST)
        change: Manifest = {"spec": {field: value}}
        if field == "selfSigned":
            change["spec"]["ca"] = None
        said = refusal(locked.api.merge, f"{collection}/{name}{DRY}", change)
        assert said.startswith("403: ")
        assert f"{name} is a trust anchor: with another Secret" in said

    @pytest.mark.parametrize("collection", [CERTIFICATES, ISSUERS])
    def test_other_edits(self, locked: LockedCluster, collection: str) -> None:
        change: Manifest = {"metadata": {"labels": {"team": "mesh"}}}
        if collection == CERTIFICATES:
            change["spec"] = {"duration": "1000h0m0s"}
        assert refusal(locked.api.merge, f"{collection}/{FIRST}{DRY}", change) == ""
        other = {"spec": {"commonName": "other", "ca": {"secretName": "other"}}}
        # Of the webhooks' CA nobody keeps anything here.
        webhooks = f"{collection}/linkerd-webhook-issuer{DRY}"
        assert "is a trust anchor" not in refusal(locked.api.merge, webhooks, other)

    @pytest.mark.parametrize("name", LOCKED_DEFINITIONS)
    def test_definitions(self, locked: LockedCluster, name: str) -> None:
        said = refused_deletion(locked.api, f"{DEFINITIONS}/{name}")
        assert f"{name} would take the trust anchors or the trust roots with it" in said
        other = f"{DEFINITIONS}/challenges.acme.cert-manager.io"
        assert refused_deletion(locked.api, other) == ""


class TestRecord:
    def test_it_is_not_deleted(self, locked: LockedCluster) -> None:
        said = refused_deletion(locked.api, RECORD)
        assert f"The record of trust anchors in use ({FIRST}, {SECOND})" in said
        assert "The record of trust anchors" in refused_deletion(locked.api, STATES)

    @pytest.mark.parametrize("key", ["issuers", "kept"])
    @pytest.mark.parametrize("value", [None, SECOND])
    def test_nobody_else_changes_it(
        self, locked: LockedCluster, key: str, value: str | None
    ) -> None:
        assert refusal(locked.api.merge, RECORD + DRY, {"data": {key: value}})
        assert refusal(locked.rotator.merge, RECORD + DRY, {"data": {key: value}}) == ""

    def test_replacing_it_by_what_is_in_git(self, locked: LockedCluster) -> None:
        """``sync --replace`` does this, and git has it without data."""
        record = locked.api.get(RECORD)
        del record["data"]
        assert refusal(locked.api.replace, RECORD + DRY, record)

    def test_what_people_may_do(self, locked: LockedCluster) -> None:
        paused = {"metadata": {"annotations": {"rotation.linkerd-gitops/paused": "true"}}}
        assert refusal(locked.api.merge, RECORD + DRY, paused) == ""
        assert refusal(locked.api.merge, RECORD + DRY, {"data": {"status.txt": "seen"}}) == ""
        path = f"{STATES}/kube-root-ca.crt{DRY}"
        assert refusal(locked.api.merge, path, {"data": {"kept": "none"}}) == ""


class TestAMeshOfOthers:
    def test_nobody_may_sign_yet(self, locked: LockedCluster) -> None:
        locked.record("none-yet", BOTH)
        said = refusal(locked.api.post, *locked.made_anew(FIRST))
        assert "but ClusterIssuer none-yet may" in said

    def test_a_root_that_is_given_as_pem_stays_while_it_is_kept(
        self, locked: LockedCluster
    ) -> None:
        ours = sources(locked)
        locked.api.merge(BUNDLE, {"spec": {"sources": [*ours, {"inLine": "a root"}]}})
        without = {"spec": {"sources": ours}}
        locked.record(FIRST, f"{BOTH},inLine")
        wait_until(
            lambda: (
                "a root given as PEM must stay" in refusal(locked.api.merge, BUNDLE + DRY, without)
            ),
            "the lock goes by what is kept",
            interval=0.3,
        )
        locked.record(FIRST, BOTH)
        wait_until(
            lambda: refusal(locked.api.merge, BUNDLE, without) == "",
            "the root may go",
            interval=0.3,
        )

    def test_their_anchor_becomes_ours_with_its_subject(self, locked: LockedCluster) -> None:
        (theirs,) = [manifest for manifest in documented() if manifest["metadata"]["name"] == FIRST]
        path = f"{CERTIFICATES}/{FIRST}"
        ours = locked.api.get(path)["spec"]
        locked.unlock()
        wait_until(lambda: replaced(locked, path, theirs["spec"]) == "", "it is open", interval=0.3)
        locked.unlock(None)
        always = ours | {"privateKey": theirs["spec"]["privateKey"]}
        wait_until(lambda: replaced(locked, path, always), "it is closed", interval=0.3)
        assert replaced(locked, path, ours | {"commonName": "another"})
        assert replaced(locked, path, ours) == ""


def replaced(locked: LockedCluster, path: str, spec: Manifest) -> str:
    """Return what is said against another spec of a Certificate; it has it if nothing is."""
    # A patch, which is of no version that could be old.
    return refusal(locked.api.edit, path, [{"op": "replace", "path": "/spec", "value": spec}])


class TestWaysOut:
    def attempts(self, cluster: LockedCluster) -> list[Callable[[], str]]:
        api = cluster.api
        shorter = {"spec": {"sources": sources(cluster)[:1]}}
        return [
            lambda: refusal(api.merge, IDENTITY + DRY, named(SECOND)),
            lambda: refusal(api.merge, BUNDLE + DRY, shorter),
            lambda: refused_deletion(api, BUNDLE),
            lambda: refused_deletion(api, f"{CERTIFICATES}/{FIRST}"),
            lambda: refused_deletion(api, f"{SECRETS}/{FIRST}"),
            lambda: refused_deletion(api, f"{ISSUERS}/{FIRST}"),
            lambda: refused_deletion(api, f"{DEFINITIONS}/{LOCKED_DEFINITIONS[0]}"),
            lambda: refused_deletion(api, RECORD),
            lambda: refusal(api.merge, RECORD + DRY, {"data": {"kept": None}}),
        ]

    def test_unlocked_and_locked_again(self, locked: LockedCluster) -> None:
        attempts = self.attempts(locked)
        assert all(attempt() for attempt in attempts)
        locked.unlock("yes")
        stays_true(lambda: all(attempt() for attempt in attempts), "only 'true' opens", seconds=3)
        locked.unlock()
        wait_until(lambda: not any(attempt() for attempt in attempts), "open", interval=0.3)
        locked.unlock(None)
        wait_until(lambda: all(attempt() for attempt in attempts), "locked again", interval=0.3)

    def test_a_cluster_that_has_lost_its_record(self, locked: LockedCluster) -> None:
        """The next record counts at once; until then nothing is refused."""
        locked.unlock()
        wait_until(lambda: not refused_deletion(locked.api, RECORD), "open", interval=0.3)
        record = locked.api.get(RECORD)
        locked.api.delete(RECORD, {})
        attempts = self.attempts(locked)[:7]
        wait_until(lambda: not any(attempt() for attempt in attempts), "none", interval=0.3)
        record["metadata"] = {"name": STATES_NAME, "namespace": "linkerd"}
        locked.api.post(STATES, record)
        wait_until(lambda: all(attempt() for attempt in attempts), "restored", interval=0.3)

    @pytest.mark.parametrize("namespace", ["cert-manager", "linkerd"])
    def test_deleted_namespaces(self, locked: LockedCluster, namespace: str) -> None:
        """Last of all: they wait for whoever deletes them to say that it is meant."""
        locked_path = {"cert-manager": f"{SECRETS}/{FIRST}", "linkerd": RECORD}[namespace]
        locked.api.delete(f"/api/v1/namespaces/{namespace}", {})

        def reason() -> bool:
            conditions = locked.kubectl.get("namespace", namespace)["status"].get("conditions", [])
            said = " ".join(condition["message"] for condition in conditions)
            return "rotation.linkerd-gitops/unlocked=true" in said

        wait_until(reason, "the namespace says what it waits for")
        assert locked.api.get(locked_path)
        locked.unlock()
        wait_until(lambda: gone(locked, f"/api/v1/namespaces/{namespace}"), "the namespace is gone")
        if namespace == "cert-manager":
            locked.unlock(None)


def gone(cluster: LockedCluster, path: str) -> bool:
    try:
        cluster.api.get(path)
    except ApiError as error:
        return error.status == 404
    return False
