"""The anchor lock on a real API server, with cert-manager and trust-manager: whoever writes.

The record is what the rotator would write. The writes are people's, kubectl's and Argo CD's; the
last are server-side applications and deletions by another field manager.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ..conftest import Manifest
from ..support.cluster.api import Api, ApiError
from ..support.cluster.bench import Bench
from ..support.cluster.kubectl import Kubectl, KubectlError
from ..support.cluster.re_keying import ANCHORS, STATE
from ..support.cluster.rotating import rotating
from ..support.cluster.waiting import stays_true, wait_until

FIRST, SECOND = ANCHORS
ISSUER, ROOTS = "linkerd-identity-issuer", "linkerd-identity-trust-roots"
LINKERD, CERT_MANAGER = "linkerd", "cert-manager"
ROTATOR = "linkerd-anchor-rotator"
UNLOCKED = "rotation.linkerd-gitops/unlocked"
WAY_OUT = f"kubectl --namespace linkerd annotate configmap {STATE} {UNLOCKED}=true"
API = "/apis/cert-manager.io/v1"
CERTIFICATES = f"{API}/namespaces/{LINKERD}/certificates"
ANCHOR_CERTIFICATES = f"{API}/namespaces/{CERT_MANAGER}/certificates"
CLUSTER_ISSUERS = f"{API}/clusterissuers"
SECRETS = f"/api/v1/namespaces/{CERT_MANAGER}/secrets"
BUNDLES = "/apis/trust.cert-manager.io/v1alpha1/bundles"
STATES = f"/api/v1/namespaces/{LINKERD}/configmaps"
SUBJECTS = (
    "identity-issuer",
    "certificates",
    "cluster-issuers",
    "secrets",
    "trust-roots",
    "homes",
    "record",
)
DRY = "?dryRun=All"


class Locked:
    """A cluster with a chain of two anchors, the rotator's objects and the lock."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        self.bench = bench
        self.kubectl: Kubectl = bench.kubectl
        self.api = Api(bench.kubectl.kubeconfig)
        self.objects = rotating(folder / "dist")
        self.kubectl.apply(self.objects)
        for name in ANCHORS:
            self.kubectl.wait("secret", name, CERT_MANAGER)
            self.kubectl.wait_ready("certificate", name, CERT_MANAGER)
        self.kubectl.wait_ready("certificate", ISSUER, LINKERD)
        token = self.kubectl("create", "token", ROTATOR, "--namespace", LINKERD).strip()
        own = bench.control_plane.write_kubeconfig(folder / "rotator.kubeconfig", token)
        self.rotator = Api(own)

    def object_of(self, kind: str, name: str) -> Manifest:
        """Return an object as git has it."""
        (found,) = (
            made
            for made in self.objects
            if (made["kind"], made["metadata"]["name"]) == (kind, name)
        )
        return deepcopy(found)

    def record(self, trusted: str, kept: str) -> None:
        """Write what the rotator would, and wait until the API server knows it."""
        body = {"data": {"trustedIssuers": trusted, "keptAnchors": kept}}
        self.rotator.merge(f"{STATES}/{STATE}", body)
        self.settle(trusted, kept)

    def settle(self, trusted: str, kept: str) -> None:
        """Wait until issuers and anchors are held as the record says."""
        for name in ANCHORS:
            wait_until(
                partial(self.is_issuer, name, name in trusted.split(",")),
                f"the lock knows {trusted}",
                timeout=20,
            )
            wait_until(
                partial(self.is_kept, name, name in kept.split(",")),
                f"the lock knows {kept}",
                timeout=20,
            )

    def is_issuer(self, name: str, expected: bool) -> bool:
        return (self.issued_by(name) == "") == expected

    def is_kept(self, name: str, expected: bool) -> bool:
        return (self.lost(name) != "") == expected

    def issued_by(self, name: str) -> str:
        """Return why the identity issuer cannot be created anew with an issuer, if it cannot."""
        made = self.object_of("Certificate", ISSUER)
        made["spec"]["issuerRef"]["name"] = name
        made["metadata"]["name"] = "other"
        return self.refusal(lambda: self.api.post(f"{CERTIFICATES}{DRY}", made))

    def lost(self, name: str) -> str:
        """Return why an anchor's Certificate cannot be deleted, if it cannot."""
        return self.refusal(
            lambda: self.api.delete(f"{ANCHOR_CERTIFICATES}/{name}", {"dryRun": ["All"]})
        )

    @staticmethod
    def refusal(ask: Callable[[], object]) -> str:
        """Return the API server's refusal; nothing if it lets the request in."""
        try:
            ask()
        except ApiError as error:
            return str(error)
        return ""


@pytest.fixture(scope="module")
def cluster(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Locked:
    module_bench.create_namespace(LINKERD)
    module_bench.start_certificates()
    return Locked(module_bench, tmp_path_factory.mktemp("lock"))


def moved(cluster: Locked, trusted: str, kept: str) -> Locked:
    """Return the cluster with the second anchor active, and what the record is to hold."""
    annotate(cluster, f"{UNLOCKED}-")
    cluster.record(f"{FIRST},{SECOND}", f"{FIRST},{SECOND}")
    cluster.rotator.merge(f"{CERTIFICATES}/{ISSUER}", {"spec": {"issuerRef": {"name": SECOND}}})
    cluster.record(trusted, kept)
    return cluster


@pytest.fixture
def at_rest(cluster: Locked) -> Locked:
    """The second anchor is active; the first one, which git names, is new and unknown."""
    return moved(cluster, SECOND, SECOND)


@pytest.fixture
def in_move(cluster: Locked) -> Locked:
    """The second anchor is active, and certificates under the first are alive."""
    return moved(cluster, SECOND, f"{FIRST},{SECOND}")


def annotate(cluster: Locked, annotation: str) -> None:
    cluster.kubectl("annotate", "configmap", STATE, annotation, "--namespace", LINKERD)


def refused(ask: Callable[[], object], subject: str, *said: str) -> None:
    """Ask, which the lock must refuse with these words and with the way out."""
    with pytest.raises(ApiError) as refusal:
        ask()
    message = json.loads(str(refusal.value).partition(": ")[2])["message"]
    assert f"ValidatingAdmissionPolicy 'linkerd-anchor-lock-{subject}'" in message
    for words in (*said, WAY_OUT):
        assert words in message
    assert refusal.value.status == 403, message


def apply_as_argo_cd(kubectl: Kubectl, made: Manifest) -> str:
    """Apply as a sync does, and return the refusal, if there is one."""
    flags = ("--server-side", "--force-conflicts", "--field-manager=argocd-controller")
    finished = kubectl.run("apply", *flags, "--filename=-", stdin=json.dumps(made))
    return finished.stderr if finished.returncode else ""


def named(name: str, kind: str = "ClusterIssuer", group: str = "cert-manager.io") -> Manifest:
    return {"spec": {"issuerRef": {"name": name, "kind": kind, "group": group}}}


class TestBeforeTheFirstRun:
    """The rotator has recorded nothing yet, as on the first sync: nothing is held."""

    @pytest.mark.parametrize("subject", SUBJECTS)
    def test_type_checker_has_no_doubts(self, cluster: Locked, subject: str) -> None:
        policy = cluster.kubectl.wait(
            "validatingadmissionpolicy",
            f"linkerd-anchor-lock-{subject}",
            until=lambda found: (
                found.get("status", {}).get("observedGeneration") == found["metadata"]["generation"]
            ),
        )
        assert policy["status"].get("typeChecking", {}) == {}

    def test_everything_is_let_in(self, cluster: Locked) -> None:
        assert "data" not in cluster.api.get(f"{STATES}/{STATE}")
        for name in ANCHORS:
            assert cluster.issued_by(name) == ""
            assert cluster.lost(name) == ""
            for path in (SECRETS, CLUSTER_ISSUERS):
                cluster.api.delete(f"{path}/{name}", {"dryRun": ["All"]})
        for path in (f"{BUNDLES}/{ROOTS}", f"{STATES}/{STATE}", f"{CERTIFICATES}/{ISSUER}"):
            cluster.api.delete(path, {"dryRun": ["All"]})


class TestIdentityIssuer:
    def test_another_anchor_is_refused_however_it_is_written(self, at_rest: Locked) -> None:
        api = at_rest.api
        path = f"{CERTIFICATES}/{ISSUER}"
        live = api.get(path)
        live["spec"]["issuerRef"]["name"] = FIRST
        operation = {"op": "replace", "path": "/spec/issuerRef/name", "value": FIRST}
        fresh = at_rest.object_of("Certificate", ISSUER)
        attempts: list[Callable[[], object]] = [
            lambda: api.merge(path, named(FIRST)),
            lambda: api.edit(path, [operation]),
            lambda: api.replace(path, live),
            lambda: api.apply(path, fresh),
            lambda: api.post(CERTIFICATES, fresh),
            lambda: api.merge(path, named(SECOND, kind="Issuer")),
            lambda: api.merge(path, named(SECOND, group="awspca.cert-manager.io")),
            lambda: api.merge(path, named("linkerd-webhook-issuer")),
            lambda: at_rest.rotator.merge(path, {"spec": {"issuerRef": {"name": FIRST}}}),
        ]
        for attempt in attempts:
            refused(
                attempt,
                "identity-issuer",
                f"every pod is known to trust: {SECOND}. Pods may lack the anchor of ",
                f"ConfigMap linkerd/{STATE} says what it waits for",
            )
        assert api.get(path)["spec"]["issuerRef"]["name"] == SECOND

    def test_another_certificate_cannot_write_its_secret(self, at_rest: Locked) -> None:
        assert f"to trust: {SECOND}." in at_rest.issued_by(FIRST)
        other = at_rest.object_of("Certificate", ISSUER)
        other["metadata"] = {"generateName": "other-", "namespace": LINKERD}
        refused(lambda: at_rest.api.post(f"{CERTIFICATES}{DRY}", other), "identity-issuer")
        other["spec"]["secretName"] = "other"
        at_rest.api.post(f"{CERTIFICATES}{DRY}", other)

    def test_deletion_is_refused(self, at_rest: Locked) -> None:
        for path in (f"{CERTIFICATES}/{ISSUER}", CERTIFICATES):
            refused(
                partial(at_rest.api.delete, path, {}),
                "identity-issuer",
                "would not be renewed any more",
            )

    def test_what_changes_nothing_of_it_is_let_in(self, at_rest: Locked) -> None:
        path = f"{CERTIFICATES}/{ISSUER}{DRY}"
        at_rest.api.merge(path, named(SECOND))
        at_rest.api.merge(path, {"spec": {"duration": "200h0m0s"}})
        at_rest.api.merge(path, {"metadata": {"labels": {"team": "mesh"}}})

    def test_one_that_is_wrong_already_can_be_changed_otherwise(self, at_rest: Locked) -> None:
        """Or nobody could ever mend it."""
        at_rest.record("linkerd-other", SECOND)
        path = f"{CERTIFICATES}/{ISSUER}{DRY}"
        at_rest.api.merge(path, {"spec": {"duration": "200h0m0s"}})
        refused(lambda: at_rest.api.merge(path, named(FIRST)), "identity-issuer")

    def test_rotator_flips_what_it_has_recorded(self, at_rest: Locked) -> None:
        at_rest.record(f"{FIRST},{SECOND}", f"{FIRST},{SECOND}")
        flip = {"spec": {"issuerRef": {"name": FIRST}}}
        at_rest.rotator.merge(f"{CERTIFICATES}/{ISSUER}{DRY}", flip)

    def test_record_takes_effect_within_seconds(self, at_rest: Locked) -> None:
        """Which is how long the rotator has to wait between its record and its flip."""
        body = {"data": {"trustedIssuers": f"{FIRST},{SECOND}"}}
        at_rest.rotator.merge(f"{STATES}/{STATE}", body)
        began = time.monotonic()
        wait_until(lambda: not at_rest.issued_by(FIRST), "it is let in", interval=0.05)
        assert time.monotonic() - began < 2

    def test_cert_manager_renews_it(self, at_rest: Locked) -> None:
        renewed(at_rest, ISSUER, LINKERD)


class TestAnchors:
    @pytest.mark.parametrize("name", ANCHORS)
    def test_nothing_of_a_kept_anchor_goes(self, in_move: Locked, name: str) -> None:
        kinds = {
            "certificates": (ANCHOR_CERTIFICATES, f"Certificate {name} belongs to a trust anchor"),
            "cluster-issuers": (CLUSTER_ISSUERS, f"ClusterIssuer {name} belongs to a trust anchor"),
            "secrets": (SECRETS, f"Secret {name} belongs to a trust anchor"),
        }
        options: list[Manifest] = [{}, {"propagationPolicy": "Foreground"}]
        for subject, (path, words) in kinds.items():
            for account in (in_move.api, in_move.rotator):
                if account is in_move.rotator and subject != "secrets":
                    continue  # It has no right to delete these.
                for option in options:
                    refused(
                        partial(account.delete, f"{path}/{name}", option),
                        subject,
                        words,
                        "it must not be deleted",
                        "If anchor_rotation was taken out of git, put it back",
                    )

    def test_deleting_all_at_once_is_refused_too(self, at_rest: Locked) -> None:
        """The API server does not tell policies the names in such a request."""
        collections = {
            "certificates": ANCHOR_CERTIFICATES,
            "cluster-issuers": CLUSTER_ISSUERS,
            "secrets": f"{SECRETS}?labelSelector=app.kubernetes.io/part-of=Linkerd",
            "trust-roots": BUNDLES,
            "record": STATES,
        }
        for subject, path in collections.items():
            options = {"dryRun": ["All"]}
            refused(partial(at_rest.api.delete, path, options), subject)

    def test_the_other_anchor_is_let_go(self, at_rest: Locked) -> None:
        for path in (ANCHOR_CERTIFICATES, CLUSTER_ISSUERS, SECRETS):
            at_rest.api.delete(f"{path}/{FIRST}", {"dryRun": ["All"]})

    @pytest.mark.parametrize(
        "change",
        [
            {"secretName": "other"},
            {"commonName": "other"},
            {"isCA": False},
            {"subject": {"organizations": ["other"]}},
            {"privateKey": {"rotationPolicy": "Always"}},
            {"privateKey": {"size": 384}},
            {"issuerRef": {"name": FIRST}},
        ],
        ids=str,
    )
    def test_another_key_or_subject_is_refused(
        self, at_rest: Locked, change: dict[str, Any]
    ) -> None:
        path = f"{ANCHOR_CERTIFICATES}/{SECOND}"
        refused(
            lambda: at_rest.api.merge(path, {"spec": change}),
            "certificates",
            "Its secretName, issuerRef, isCA, commonName, subject, literalSubject, privateKey must",
        )
        at_rest.api.merge(f"{ANCHOR_CERTIFICATES}/{FIRST}{DRY}", {"spec": change})

    def test_other_changes_of_the_certificate_are_let_in(self, at_rest: Locked) -> None:
        path = f"{ANCHOR_CERTIFICATES}/{SECOND}{DRY}"
        at_rest.api.merge(path, {"spec": {"duration": "400h0m0s"}})
        at_rest.api.merge(path, {"metadata": {"annotations": {"team": "mesh"}}})

    def test_its_cluster_issuer_keeps_its_secret(self, at_rest: Locked) -> None:
        path = f"{CLUSTER_ISSUERS}/{SECOND}"
        fresh = at_rest.object_of("ClusterIssuer", SECOND)
        fresh["spec"]["ca"]["secretName"] = FIRST
        for attempt in (
            lambda: at_rest.api.merge(path, {"spec": {"ca": {"secretName": FIRST}}}),
            lambda: at_rest.api.merge(path, {"spec": {"ca": None, "selfSigned": {}}}),
            lambda: at_rest.api.post(CLUSTER_ISSUERS, fresh),
        ):
            refused(attempt, "cluster-issuers", "It must sign with Secret of the same name")
        at_rest.api.merge(f"{path}{DRY}", {"metadata": {"labels": {"team": "mesh"}}})

    def test_its_secret_keeps_its_key(self, at_rest: Locked) -> None:
        path = f"{SECRETS}/{SECOND}"
        other = base64.b64encode(b"another key").decode()
        live = at_rest.api.get(path)
        for data in ({"tls.key": other}, {"tls.key": ""}):
            refused(
                partial(at_rest.api.merge, path, {"data": data}),
                "secrets",
                "Its tls.key must stay",
            )
        live["data"]["tls.key"] = other
        refused(lambda: at_rest.api.replace(path, live), "secrets")
        at_rest.api.merge(f"{path}{DRY}", {"metadata": {"labels": {"team": "mesh"}}})
        at_rest.api.merge(f"{path}{DRY}", {"data": {"tls.crt": other}})

    def test_an_anchor_that_may_be_named_next_keeps_its_key(self, at_rest: Locked) -> None:
        """By Git, two may be trusted and one of them be removed; it must not change before."""
        at_rest.rotator.merge(
            f"{STATES}/{STATE}",
            {"data": {"trustedIssuers": f"{FIRST},{SECOND}", "keptAnchors": SECOND}},
        )
        wait_until(lambda: not at_rest.issued_by(FIRST), "the record is known")
        refused(lambda: at_rest.api.delete(f"{SECRETS}/{FIRST}", {}), "secrets")
        at_rest.api.delete(f"{ANCHOR_CERTIFICATES}/{FIRST}", {"dryRun": ["All"]})

    def test_other_objects_there_are_left_alone(self, at_rest: Locked) -> None:
        secret: Manifest = {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": "other"},
            "stringData": {"tls.key": "one"},
        }
        at_rest.api.post(SECRETS, secret)
        at_rest.api.merge(f"{SECRETS}/other", {"stringData": {"tls.key": "another"}})
        at_rest.api.delete(f"{SECRETS}/other", {})
        at_rest.api.delete(f"{CLUSTER_ISSUERS}/linkerd-self-signed", {"dryRun": ["All"]})

    def test_cert_manager_renews_an_anchor_with_its_key(self, at_rest: Locked) -> None:
        before = at_rest.api.get(f"{SECRETS}/{SECOND}")["data"]
        renewed(at_rest, SECOND, CERT_MANAGER)
        after = at_rest.api.get(f"{SECRETS}/{SECOND}")["data"]
        assert after["tls.key"] == before["tls.key"]
        assert after["tls.crt"] != before["tls.crt"]

    def test_rotator_re_keys_a_retired_anchor_only_when_the_record_lets_go(
        self, in_move: Locked
    ) -> None:
        path = f"{SECRETS}/{FIRST}"
        before = in_move.api.get(path)["data"]["tls.key"]
        refused(lambda: in_move.rotator.delete(path, {}), "secrets")
        in_move.record(SECOND, SECOND)
        in_move.rotator.delete(path, {})

        def made_again() -> bool:
            found = in_move.kubectl.find("secret", FIRST, CERT_MANAGER)
            return bool(found and found.get("data", {}).get("tls.key", before) != before)

        wait_until(made_again, "the anchor has another key")


class TestTrustRoots:
    def test_a_kept_anchor_does_not_leave(self, in_move: Locked) -> None:
        path = f"{BUNDLES}/{ROOTS}"
        sources = in_move.api.get(path)["spec"]["sources"]
        without = [[source] for source in sources]
        for attempt in (
            *({"spec": {"sources": some}} for some in without),
            {"spec": {"sources": [{"inLine": "none"}]}},
            {"spec": {"target": {"configMap": {"key": "other"}}}},
        ):
            refused(
                partial(in_move.api.merge, path, attempt),
                "trust-roots",
                f"must keep these trust anchors: {FIRST}, {SECOND}.",
            )
        refused(lambda: in_move.api.delete(path, {}), "trust-roots")

    def test_what_is_not_kept_may_leave_and_others_come(self, at_rest: Locked) -> None:
        path = f"{BUNDLES}/{ROOTS}{DRY}"
        second = {"secret": {"name": SECOND, "key": "tls.crt"}}
        third = {"secret": {"name": "anchor-3", "key": "tls.crt"}}
        at_rest.api.merge(path, {"spec": {"sources": [second]}})
        at_rest.api.merge(path, {"spec": {"sources": [third, second]}})
        at_rest.api.merge(path, {"metadata": {"labels": {"team": "mesh"}}})

    def test_roots_that_lack_one_already_can_be_mended(self, at_rest: Locked) -> None:
        at_rest.rotator.merge(f"{STATES}/{STATE}", {"data": {"keptAnchors": f"anchor-3,{SECOND}"}})
        path = f"{BUNDLES}/{ROOTS}"
        message = f"must keep these trust anchors: anchor-3, {SECOND}."
        sources = {"spec": {"sources": [{"secret": {"name": FIRST, "key": "tls.crt"}}]}}
        wait_until(
            lambda: message in at_rest.refusal(lambda: at_rest.api.merge(path, sources)),
            "the record is known",
        )
        second = {"secret": {"name": SECOND, "key": "tls.crt"}}
        at_rest.api.merge(f"{path}{DRY}", {"spec": {"sources": [second]}})


class TestHomes:
    @pytest.mark.parametrize(
        "path",
        [
            "/api/v1/namespaces/linkerd",
            "/api/v1/namespaces/cert-manager",
            *(
                f"/apis/apiextensions.k8s.io/v1/customresourcedefinitions/{name}"
                for name in (
                    "certificates.cert-manager.io",
                    "clusterissuers.cert-manager.io",
                    "bundles.trust.cert-manager.io",
                )
            ),
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        ],
    )
    def test_deletion_is_refused_before_it_begins(self, at_rest: Locked, path: str) -> None:
        options = {"dryRun": ["All"]}
        refused(lambda: at_rest.api.delete(path, options), "homes", "would go with it")

    def test_other_namespaces_and_definitions_go(self, at_rest: Locked) -> None:
        options = {"dryRun": ["All"]}
        at_rest.bench.create_namespace("shop")
        at_rest.api.delete("/api/v1/namespaces/shop", options)
        definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
        at_rest.api.delete(f"{definitions}/issuers.cert-manager.io", options)


class TestRecord:
    def test_only_the_rotator_changes_it(self, at_rest: Locked) -> None:
        path = f"{STATES}/{STATE}"
        emptied = at_rest.api.get(path)
        del emptied["data"]
        attempts: list[Callable[[], object]] = [
            lambda: at_rest.api.delete(path, {}),
            lambda: at_rest.api.replace(path, emptied),
            lambda: at_rest.api.merge(path, {"data": None}),
            lambda: at_rest.api.merge(path, {"data": {"keptAnchors": None}}),
            lambda: at_rest.api.merge(path, {"data": {"keptAnchors": ""}}),
            lambda: at_rest.api.merge(path, {"data": {"trustedIssuers": FIRST}}),
        ]
        for attempt in attempts:
            refused(attempt, "record", "Only the rotator changes that")

    def test_people_pause_and_argo_cd_applies(self, at_rest: Locked) -> None:
        path = f"{STATES}/{STATE}{DRY}"
        paused = {"metadata": {"annotations": {"rotation.linkerd-gitops/paused": "true"}}}
        at_rest.api.merge(path, paused)
        at_rest.api.merge(path, {"data": {"state.json": "{}"}})
        assert apply_as_argo_cd(at_rest.kubectl, at_rest.object_of("ConfigMap", STATE)) == ""
        assert at_rest.api.get(f"{STATES}/{STATE}")["data"]["keptAnchors"] == SECOND


class TestArgoCd:
    """What a sync writes and prunes when a commit takes the option out, and after a deletion."""

    @pytest.fixture
    def off(self, tmp_path: Path) -> list[Manifest]:
        """What git has without the option."""
        return rotating(tmp_path / "dist", anchor_rotation=None)

    def test_option_taken_out_while_the_second_anchor_is_active(
        self, at_rest: Locked, off: list[Manifest]
    ) -> None:
        refusals = {
            (made["kind"], made["metadata"]["name"])
            for made in off
            if "anchor-lock" in apply_as_argo_cd(at_rest.kubectl, made)
        }
        assert refusals == {("Certificate", ISSUER), ("Bundle", ROOTS)}
        kept = prune(at_rest, off)
        assert kept == {("Certificate", SECOND), ("ClusterIssuer", SECOND)}

    def test_option_taken_out_while_certificates_under_the_retired_one_live(
        self, cluster: Locked, off: list[Manifest]
    ) -> None:
        """Git's own anchor is the active one again, and yet the other one must stay."""
        cluster.record(f"{FIRST},{SECOND}", f"{FIRST},{SECOND}")
        cluster.api.merge(f"{CERTIFICATES}/{ISSUER}", named(FIRST))
        cluster.record(FIRST, f"{FIRST},{SECOND}")
        refusals = {
            made["kind"] for made in off if "anchor-lock" in apply_as_argo_cd(cluster.kubectl, made)
        }
        assert refusals == {"Bundle"}
        assert prune(cluster, off) == {("Certificate", SECOND), ("ClusterIssuer", SECOND)}

    def test_option_taken_out_when_nothing_needs_the_other_anchor(
        self, cluster: Locked, off: list[Manifest]
    ) -> None:
        cluster.record(f"{FIRST},{SECOND}", f"{FIRST},{SECOND}")
        cluster.api.merge(f"{CERTIFICATES}/{ISSUER}", named(FIRST))
        cluster.record(FIRST, FIRST)
        for made in off:
            assert apply_as_argo_cd(cluster.kubectl, made) == ""
        assert prune(cluster, off) == set()
        cluster.kubectl.apply(cluster.objects, force=True)

    def test_missing_identity_issuer_comes_back_with_a_trusted_anchor_alone(
        self, at_rest: Locked
    ) -> None:
        """As after a restored backup, or definitions that were installed anew."""
        annotate(at_rest, f"{UNLOCKED}=true")
        wait_until(lambda: not at_rest.lost(SECOND), "the lock is open")
        at_rest.kubectl.delete("certificate", ISSUER, namespace=LINKERD)
        annotate(at_rest, f"{UNLOCKED}-")
        at_rest.settle(SECOND, SECOND)
        made = at_rest.object_of("Certificate", ISSUER)
        answer = apply_as_argo_cd(at_rest.kubectl, made)
        assert f"every pod is known to trust: {SECOND}." in answer
        assert "If the Certificate is missing, create it with an issuerRef that" in answer
        made["spec"]["issuerRef"]["name"] = SECOND
        assert apply_as_argo_cd(at_rest.kubectl, made) == ""
        at_rest.kubectl.wait_ready("certificate", ISSUER, LINKERD)


def prune(cluster: Locked, off: list[Manifest]) -> set[tuple[str, str]]:
    """Try to delete what git has no more and Argo CD prunes; return what the lock keeps."""
    wanted = {(made["kind"], made["metadata"]["name"]) for made in off}
    kept: set[tuple[str, str]] = set()
    for made in cluster.objects:
        metadata = made["metadata"]
        options = metadata.get("annotations", {}).get("argocd.argoproj.io/sync-options", "")
        if (made["kind"], metadata["name"]) in wanted or "Prune=false" in options:
            continue
        where = [f"--namespace={metadata['namespace']}"] if "namespace" in metadata else []
        group, _, version = made["apiVersion"].rpartition("/")
        kind = f"{made['kind']}.{version}.{group}" if group else made["kind"]
        finished = cluster.kubectl.run(
            "delete", kind, metadata["name"], *where, "--cascade=foreground", "--dry-run=server"
        )
        if finished.returncode:
            assert "anchor-lock" in finished.stderr, finished.stderr
            kept.add((made["kind"], metadata["name"]))
    return kept


def renewed(cluster: Locked, name: str, namespace: str) -> None:
    """Have cert-manager renew a Certificate, as ``cmctl renew`` does, and wait until it has."""
    path = f"{API}/namespaces/{namespace}/certificates/{name}"
    cluster.kubectl.wait_ready("certificate", name, namespace)
    live = cluster.api.get(path)
    revision = live["status"]["revision"]
    condition = {
        "type": "Issuing",
        "status": "True",
        "reason": "ManuallyTriggered",
        "message": "by a test",
        "lastTransitionTime": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
    conditions = [*live["status"]["conditions"], condition]
    cluster.api.merge(f"{path}/status", {"status": {"conditions": conditions}})
    cluster.kubectl.wait(
        "certificate",
        name,
        namespace,
        until=lambda found: found["status"].get("revision", 0) > revision,
        timeout=60,
    )
    cluster.kubectl.wait_ready("certificate", name, namespace)


def test_way_out(in_move: Locked) -> None:
    """Last of all: the mesh is taken apart."""
    with pytest.raises(KubectlError, match="would go with it"):
        in_move.kubectl("delete", "namespace", CERT_MANAGER)
    assert in_move.kubectl.get("namespace", CERT_MANAGER)["status"]["phase"] == "Active"
    in_move.kubectl(*WAY_OUT.split()[1:])
    wait_until(lambda: not in_move.lost(SECOND), "the lock is open")
    in_move.kubectl("delete", "namespace", LINKERD, timeout=120)
    stays_true(lambda: not in_move.lost(SECOND), "nothing is held without a record", seconds=2)
    in_move.kubectl("delete", "namespace", CERT_MANAGER, timeout=120)
    for name in ANCHORS:
        in_move.kubectl("delete", "clusterissuer", name)
