"""What the check finds in clusters, each with one thing that is not as it should be."""

from __future__ import annotations

import base64
import json
from datetime import timedelta

import pytest

from constructs_lib.check.finding import Finding, status
from constructs_lib.check.findings import findings
from constructs_lib.check.mesh import CheckedMesh, Expected, NoMeshError
from constructs_lib.check.snapshot import (
    APPLICATIONS,
    BINDINGS,
    CLUSTER_ISSUERS,
    CRON_JOBS,
    DEFINITIONS,
    DEPLOYMENTS,
    LISTINGS,
    PODS,
    POLICIES,
    ROUTES,
    WEBHOOKS,
)
from constructs_lib.kubernetes.labels import ADOPTED
from constructs_lib.program.objects import Key
from constructs_lib.program.observe import OUTSIDE

from ..support import authorities
from ..support.checked import application, checked, cron_job, found, snapshot_of, well
from ..support.program.fake_cluster import (
    BUNDLES,
    CERTIFICATES,
    ROOTS,
    FakeCluster,
    bundle,
    certificate_path,
    deploy,
    state_path,
)
from ..support.program.objects import (
    FIRST,
    MANAGER,
    MESH,
    NOON,
    SECOND,
    SHOP,
    Object,
    anchor,
    certificate,
    config_map,
    metadata,
    owned_by,
    pod,
    request,
    stamp,
    workload,
)

ISSUER = "linkerd-identity-issuer"
MONTH_AGO = NOON - timedelta(days=30)
BROKEN = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"


def only(cluster: FakeCluster, question: str) -> Finding:
    """Return the one answer to a question."""
    (finding,) = found(cluster, question)
    return finding


def test_all_is_well() -> None:
    result = checked(well())
    assert [finding for finding in result if finding.verdict in ("problem", "unknown")] == []
    assert status(result) == 0
    questions = {finding.question for finding in result if finding.verdict == "well"}
    assert questions == {"Application", "Anchors", "Chain", "Runs"}


class TestApplications:
    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"sync": {"status": "OutOfSync"}}, "It is OutOfSync, and not Synced."),
            ({"health": {}}, "It is of unknown health, and not Healthy."),
            (
                {
                    "operationState": {
                        "phase": "Running",
                        "startedAt": stamp(NOON - timedelta(hours=3)),
                        "message": "waiting for Job/gate",
                    }
                },
                "One operation has been running for 3 h (since 09:00 UTC): waiting for Job/gate",
            ),
        ],
    )
    def test_state(self, change: Object, sentence: str) -> None:
        cluster = well()
        cluster.put(APPLICATIONS, application("mesh-linkerd", **change))
        finding = only(cluster, "Application")
        assert (finding.verdict, finding.sentence) == ("problem", sentence)
        assert finding.subject == "Application argocd/mesh-linkerd"

    def test_a_chart_at_another_version_than_the_app_pins(self) -> None:
        pinned = Expected(charts={"linkerd-control-plane": "1.16.12"})
        problems = [each for each in checked(well(), expected=pinned) if each.verdict == "problem"]
        assert [problem.sentence for problem in problems] == [
            "It has chart linkerd-control-plane 1.16.11, and the app pins 1.16.12."
        ]

    def test_an_application_of_one_source(self) -> None:
        cluster = well()
        one = application("mesh-linkerd", sync={"status": "Synced", "revision": "1.16.11"})
        (one["spec"]["source"], _) = one["spec"].pop("sources")
        cluster.put(APPLICATIONS, one)
        pinned = Expected(charts={"linkerd-control-plane": "1.16.12"})
        problems = [each for each in checked(cluster, expected=pinned) if each.verdict == "problem"]
        assert [problem.sentence for problem in problems] == [
            "It has chart linkerd-control-plane 1.16.11, and the app pins 1.16.12."
        ]

    def test_those_of_another_cluster_are_none_of_ours(self) -> None:
        """On a hub, the applications of a hundred clusters go to a namespace linkerd each."""
        cluster = well()
        other = application("mesh-east-linkerd", sync={"status": "OutOfSync"})
        other["spec"]["destination"]["server"] = "https://east.example.com"
        cluster.put(APPLICATIONS, other)
        assert only(cluster, "Application").verdict == "well"

    def test_argo_cd_elsewhere_is_not_known(self) -> None:
        cluster = well()
        for path in [path for path in cluster.objects if "/applications/" in path]:
            del cluster.objects[path]
        finding = only(cluster, "ApplicationsUnseen")
        assert finding.verdict == "unknown"
        assert "--argo-cd" in finding.remedy

    @pytest.mark.parametrize(("label", "question"), [("prod", "well"), ("staging", "problem")])
    def test_the_class_of_the_cluster(self, label: str, question: str) -> None:
        cluster = well()
        mesh = application("mesh-linkerd")
        mesh["metadata"]["labels"] = {"mesh-class": label}
        cluster.put(APPLICATIONS, mesh)
        result = checked(cluster, expected=Expected(namespace=MESH, class_name="prod"))
        (finding,) = [finding for finding in result if finding.question == "Application"]
        assert finding.verdict == question
        assert not [finding for finding in result if finding.question == "Class"]

    def test_a_class_that_no_application_confirms(self) -> None:
        result = checked(well(), expected=Expected(namespace=MESH, class_name="prod"))
        (finding,) = [finding for finding in result if finding.question == "Class"]
        assert (finding.verdict, finding.subject) == ("note", "class prod")

    def test_applications_of_others_are_none_of_ours(self) -> None:
        cluster = well()
        other = application("shop", sync={"status": "OutOfSync"})
        other["spec"]["destination"]["namespace"] = SHOP
        cluster.put(APPLICATIONS, other)
        assert len(found(cluster, "Application")) == 1


class TestCertificates:
    def test_not_ready(self) -> None:
        cluster = well()
        conditions = [{"type": "Ready", "status": "False", "message": "issuer not found"}]
        cluster.take(certificate_path(MESH, ISSUER))["status"]["conditions"] = conditions
        finding = only(cluster, "CertificateNotReady")
        assert finding.sentence == "It is not Ready: issuer not found"
        assert finding.remedy == "cmctl status certificate --namespace linkerd " + ISSUER

    @pytest.mark.parametrize(("hours", "number"), [(1, 0), (3, 1)])
    def test_not_renewed_after_two_attempts(self, hours: int, number: int) -> None:
        cluster = well()
        due = stamp(NOON - timedelta(hours=hours))
        cluster.take(certificate_path(MESH, ISSUER))["status"]["renewalTime"] = due
        assert len(found(cluster, "CertificateNotRenewed")) == number

    @pytest.mark.parametrize(("allowed", "number"), [(25, 0), (23, 1)])
    def test_not_renewed_when_the_plan_has_it(self, allowed: int, number: int) -> None:
        """It was issued a day ago; what cert-manager means to do is not what the plan needs."""
        replaced = {Key("Certificate", MESH, ISSUER): allowed * 3600}
        result = checked(well(), expected=Expected(replaced=replaced))
        late = [finding for finding in result if finding.question == "CertificateNotRenewed"]
        assert len(late) == number
        assert all("1 h ago (11:00 UTC) at the latest" in each.sentence for each in late)

    def test_an_issuer_that_no_root_signed(self) -> None:
        cluster = well()
        issued = request(MESH, ISSUER, 1, FIRST, anchor(3), anchor(3))
        cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
        finding = only(cluster, "ChainBroken")
        assert finding.subject == f"Certificate linkerd/{ISSUER}"
        assert "restart nothing" in finding.remedy

    @pytest.mark.parametrize("key", [1, 3])
    def test_an_issuer_whose_certificate_has_another_name(self, key: int) -> None:
        """The charts mount the Secret; AuthorityNames may call the Certificate otherwise."""
        cluster = well()
        issuer = cluster.take(certificate_path(MESH, ISSUER))
        del cluster.objects[certificate_path(MESH, ISSUER)]
        issuer["metadata"]["name"] = "mesh-issuer"
        issuer["spec"]["secretName"] = ISSUER
        cluster.put(f"{CERTIFICATES}/certificates", issuer)
        issued = request(MESH, "mesh-issuer", 1, FIRST, anchor(key), anchor(key))
        cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
        amiss = [each for each in checked(cluster) if each.verdict in ("problem", "unknown")]
        expected = [] if key == 1 else [("ChainBroken", "Certificate linkerd/mesh-issuer")]
        assert [(each.question, each.subject) for each in amiss][:1] == expected
        assert all("restart nothing" in each.remedy for each in amiss[:1])

    def test_a_webhook_whose_authority_has_another_key_now(self) -> None:
        cluster = well()
        add_webhook(cluster, 4, 5)
        assert only(cluster, "ChainBroken").subject == "Certificate linkerd/hook"

    def test_roots_that_lack_an_anchor_in_one_namespace(self) -> None:
        cluster = well()
        place = config_map("linkerd-identity-trust-roots", NOON, {"ca-bundle.crt": anchor(1)})
        place["metadata"]["namespace"] = SHOP
        cluster.put("api/v1/configmaps", place)
        finding = only(cluster, "TrustRootsIncomplete")
        assert finding.subject == "ConfigMap shop/linkerd-identity-trust-roots"
        assert SECOND in finding.sentence
        assert found(cluster, "Chain") == []

    @pytest.mark.parametrize(
        ("authority", "days", "number"), [(4, 3650, 0), (5, 3650, 1), (4, -0.5, 1)]
    )
    def test_a_ca_bundle(self, authority: int, days: float, number: int) -> None:
        cluster = well()
        add_webhook(cluster, 4, 4)
        bundle = base64.b64encode(anchor(authority, days=days).encode()).decode()
        client = {"service": {"namespace": MESH, "name": "hook"}, "caBundle": bundle}
        webhooks = [{"name": "hook.linkerd.io", "clientConfig": client}]
        cluster.put(WEBHOOKS[0], {"metadata": {"name": "hook"}, "webhooks": webhooks})
        answers = found(cluster, "CaBundleWrong")
        assert len(answers) == number
        assert all("Service linkerd/hook" in answer.sentence for answer in answers)

    def test_a_ca_bundle_of_others_is_not_read(self) -> None:
        """The API server takes any bytes, and its webhook may never be called."""
        cluster = well()
        client = {"service": {"namespace": "x", "name": "x"}, "caBundle": "//4wgg=="}
        webhooks = [{"name": "x.example.com", "clientConfig": client}]
        cluster.put(WEBHOOKS[0], {"metadata": {"name": "x"}, "webhooks": webhooks})
        assert status(checked(cluster)) == 0

    def test_not_ready_without_a_status(self) -> None:
        cluster = well()
        del cluster.take(certificate_path(MESH, ISSUER))["status"]
        finding = only(cluster, "CertificateNotReady")
        assert finding.sentence == "It is not Ready: cert-manager does not say why"


def add_webhook(cluster: FakeCluster, signed_by: int, authority: int) -> None:
    """Add a webhook's Certificate, and its CA as that is now."""
    hook = certificate(MESH, "hook", "hooks")
    hook["spec"]["secretName"] = "hook-k8s-tls"
    signs = {"metadata": {"name": "hooks"}, "spec": {"ca": {"secretName": "hooks"}}}
    cluster.put(f"{CERTIFICATES}/clusterissuers", signs)
    cluster.put(f"{CERTIFICATES}/certificates", hook)
    cluster.put(f"{CERTIFICATES}/certificates", certificate(MANAGER, "hooks", "self-signed"))
    for namespace, name, number in ((MESH, "hook", signed_by), (MANAGER, "hooks", authority)):
        issued = request(namespace, name, 1, "hooks", anchor(number), anchor(number))
        cluster.put(f"{CERTIFICATES}/certificaterequests", issued)


class TestPods:
    def test_those_that_do_not_trust_what_signs_are_named_by_owner(self) -> None:
        cluster = well()
        deploy(cluster, SHOP, "cart", anchor(2))
        finding = only(cluster, "PodsLackSigningAnchor")
        assert (finding.verdict, finding.subject) == ("problem", "Deployment shop/cart (1)")
        assert finding.sentence.startswith("1 of 5 proxies do not trust the anchor that signs now")
        assert found(cluster, "PodsLackNextAnchor") == []

    def test_those_that_lack_what_does_not_sign_yet_are_noted(self) -> None:
        cluster = well()
        deploy(cluster, SHOP, "cart", anchor(1))
        finding = only(cluster, "PodsLackNextAnchor")
        assert (finding.verdict, finding.subject) == ("note", "Deployment shop/cart (1)")

    def test_a_rollout_is_named_as_such(self) -> None:
        """Its ReplicaSets are called as a Deployment's, and canaries have two of them."""
        cluster = well()
        for number in (1, 2):
            place = {"namespace": SHOP, "name": f"cart-{number}"}
            owners = owned_by("Rollout", "cart", "argoproj.io/v1alpha1")
            replicas = {"metadata": {**place, "ownerReferences": owners}}
            cluster.put("apis/apps/v1/replicasets", replicas)
            mine = owned_by("ReplicaSet", f"cart-{number}")
            cluster.put(PODS, pod(SHOP, f"cart-{number}-a", mine, anchor(2)))
        finding = only(cluster, "PodsLackSigningAnchor")
        assert finding.subject == "Rollout shop/cart (2)"
        assert "kubectl argo rollouts restart" in finding.remedy

    def test_proxies_whose_certificate_has_ended(self) -> None:
        """Prometheus knows them; nothing in the cluster's objects does."""
        snapshot = snapshot_of(well())
        assert [
            finding.verdict
            for finding in findings(CheckedMesh.of(snapshot, Expected()))
            if finding.question == "ProxyCertificatesUnseen"
        ] == ["note"]
        pods = [
            (thing["metadata"]["namespace"], thing["metadata"]["name"])
            for thing in snapshot.lists[PODS]
        ]
        (web,) = (key for key in pods if key[0] == SHOP)
        (identity,) = (key for key in pods if "identity" in key[1])
        snapshot.proxies = dict.fromkeys(pods, 3600.0) | {web: -60.0}
        del snapshot.proxies[identity]
        result = findings(CheckedMesh.of(snapshot, Expected()))
        answers = {finding.question: finding for finding in result}
        ended = answers["ProxyCertificateEnded"]
        assert (ended.verdict, ended.subject) == ("problem", "Deployment shop/web (1)")
        unseen = answers["ProxyCertificatesUnseen"]
        assert unseen.verdict == "unknown"
        assert unseen.subject == "Deployment linkerd/linkerd-identity (1)"
        snapshot.proxies = dict.fromkeys(pods, 3600.0)
        result = findings(CheckedMesh.of(snapshot, Expected()))
        assert "ProxyCertificates" in {
            finding.question for finding in result if finding.verdict == "well"
        }

    def test_a_namespace_of_the_mesh_with_pods_that_the_injector_missed(self) -> None:
        cluster = well()
        notes = {"annotations": {"linkerd.io/inject": "enabled"}}
        cluster.put("api/v1/namespaces", {"metadata": {"name": SHOP, **notes}})
        changes: dict[str, Object] = {
            "missed": {},
            "refuses": {"annotations": {"linkerd.io/inject": "disabled"}},
            "ours": {"labels": {"linkerd.io/control-plane-component": "restarter"}},
        }
        for name, change in changes.items():
            cluster.put(PODS, plain(SHOP, name, **change))
        assert only(cluster, "PodsUnmeshed").subject == "StatefulSet shop/missed (1)"

    @pytest.mark.parametrize("reason", ["sidecar", "mirror", "namespace", "label"])
    def test_a_pod_that_the_injector_lets_alone(self, reason: str) -> None:
        """A restart would give it no proxy either."""
        cluster = well()
        asked = {"linkerd.io/inject": "enabled"}
        place: Object = {"labels": {"config.linkerd.io/admission-webhooks": "disabled"}}
        cluster.put("api/v1/namespaces", {"metadata": {"name": "out", **place}})
        cluster.put("api/v1/namespaces", {"metadata": {"name": SHOP, "annotations": asked}})
        service = {"namespace": MESH, "name": "linkerd-proxy-injector"}
        no_webhooks = {
            "key": "config.linkerd.io/admission-webhooks",
            "operator": "NotIn",
            "values": ["disabled"],
        }
        no_cni = {"key": "linkerd.io/cni-resource", "operator": "DoesNotExist"}
        injector = {
            "name": "linkerd-proxy-injector.linkerd.io",
            "clientConfig": {"service": service},
            "namespaceSelector": {"matchExpressions": [no_webhooks]},
            "objectSelector": {"matchExpressions": [no_cni]},
        }
        cluster.put(WEBHOOKS[0], {"metadata": {"name": "injector"}, "webhooks": [injector]})
        cluster.put(PODS, plain(SHOP, "missed"))
        notes = asked | ({"kubernetes.io/config.mirror": "x"} if reason == "mirror" else {})
        labels = {"linkerd.io/cni-resource": "true"} if reason == "label" else {}
        space = "out" if reason == "namespace" else SHOP
        alone = plain(space, "alone", annotations=notes, labels=labels)
        if reason == "sidecar":
            alone["spec"]["containers"].append({"name": "istio-proxy"})
        cluster.put(PODS, alone)
        assert only(cluster, "PodsUnmeshed").subject == f"StatefulSet {SHOP}/missed (1)"

    def test_a_pod_that_asks_for_the_mesh_by_itself(self) -> None:
        cluster = well()
        cluster.put("api/v1/namespaces", {"metadata": {"name": "search"}})
        cluster.put(PODS, plain("search", "a", annotations={"linkerd.io/inject": "enabled"}))
        assert only(cluster, "PodsUnmeshed").verdict == "problem"

    def test_proxies_of_another_version_than_the_control_planes(self) -> None:
        cluster = well()
        for path, thing in cluster.objects.items():
            if "/pods/" in path:
                version = "stable-2.12.1" if f"/{SHOP}/" in path else "stable-2.14.10"
                thing["metadata"]["annotations"] = {"linkerd.io/proxy-version": version}
        ended = pod(SHOP, "report", owned_by("Job", "report", "batch/v1"), anchor(1))
        ended["metadata"]["annotations"] = {"linkerd.io/proxy-version": "stable-2.12.1"}
        ended["status"]["phase"] = "Succeeded"
        cluster.put(PODS, ended)
        finding = only(cluster, "ProxiesOfOtherVersion")
        assert finding.subject == "Deployment shop/web (1)"
        assert finding.sentence == (
            "1 proxies are stable-2.12.1; the control plane's are stable-2.14.10."
        )


def plain(namespace: str, name: str, **place: object) -> Object:
    """Return a pod without a proxy."""
    owners = owned_by("StatefulSet", name)
    return {
        "metadata": metadata(namespace, f"{name}-0", ownerReferences=owners, **place),
        "spec": {"containers": [{"name": "main"}]},
        "status": {"phase": "Running"},
    }


class TestPrograms:
    def test_a_run_in_time(self) -> None:
        assert only(well(), "Runs").sentence == (
            "It succeeded last 5 h ago (07:00 UTC), and runs next in 25 min (12:25 UTC); one is "
            "due every 6 h 10 min."
        )

    def test_a_run_that_was_missed(self) -> None:
        cluster = well()
        late = cron_job("linkerd-restarter", succeeded=NOON - timedelta(hours=7))
        cluster.put(CRON_JOBS, late)
        assert only(cluster, "Runs").verdict == "problem"

    def test_a_suspended_one(self) -> None:
        cluster = well()
        cluster.objects[f"apis/batch/v1/namespaces/{MESH}/cronjobs/linkerd-restarter"]["spec"][
            "suspend"
        ] = True
        finding = only(cluster, "Runs")
        assert finding.verdict == "problem"
        assert "and is suspended;" in finding.sentence

    @pytest.mark.parametrize(("people", "verdict"), [(True, "problem"), (False, "note")])
    def test_what_the_rotation_waits_for(self, people: bool, verdict: str) -> None:
        cluster = well()
        wait = {
            "reason": "WorkloadPaused",
            "what": "Deployment shop/cart",
            "why": "is paused: resume it",
            "since": stamp(NOON - timedelta(hours=2)),
            "people": people,
        }
        status_json = {"phase": "data plane", "active": FIRST, "waits": [wait]}
        data = cluster.take(state_path())["data"]
        data["status.json"] = json.dumps({**status_json, "eventAt": stamp(NOON)})
        finding = only(cluster, "WorkloadPaused")
        assert (finding.verdict, finding.subject) == (verdict, "Deployment shop/cart")
        assert finding.sentence == (
            "The rotation has waited for it for 2 h (since 10:00 UTC): is paused: resume it."
        )
        assert finding.remedy == "see docs/runbooks/reasons.md#workloadpaused"
        assert only(cluster, "LockMissing").verdict == "note"
        cluster.put(BINDINGS, {"metadata": {"name": "linkerd-anchor-lock-sources"}})
        assert found(cluster, "LockMissing") == []

    def test_a_guard_that_only_warns(self) -> None:
        cluster = well()
        for name, actions in (("linkerd-injection-guard", ["Warn"]), ("others", ["Audit"])):
            spec = {"validationActions": actions}
            cluster.put(BINDINGS, {"metadata": {"name": name}, "spec": spec})
        finding = only(cluster, "GuardNotBound")
        assert finding.subject == "ValidatingAdmissionPolicyBinding linkerd-injection-guard"
        assert finding.verdict == "problem"
        cluster.take(f"{BINDINGS}/linkerd-injection-guard")["spec"]["validationActions"] = ["Deny"]
        assert found(cluster, "GuardNotBound") == []

    def test_a_guard_that_nothing_binds(self) -> None:
        cluster = well()
        for name in ("linkerd-injection-guard", "others"):
            cluster.put(POLICIES, {"metadata": {"name": name}})
        finding = only(cluster, "GuardNotBound")
        assert finding.subject == "ValidatingAdmissionPolicy linkerd-injection-guard"
        spec = {"policyName": "linkerd-injection-guard", "validationActions": ["Deny"]}
        cluster.put(BINDINGS, {"metadata": {"name": "bound"}, "spec": spec})
        assert found(cluster, "GuardNotBound") == []

    def test_a_guard_that_somebody_has_opened(self) -> None:
        cluster = well()
        roots = cluster.take(f"api/v1/namespaces/{MESH}/configmaps/{ROOTS}")
        roots["metadata"]["annotations"] = {ADOPTED: "true"}
        finding = only(cluster, "GuardOpen")
        assert finding.verdict == "problem"
        assert finding.remedy.endswith(f"configmap {ROOTS} {ADOPTED}-")
        roots["metadata"]["annotations"] = {ADOPTED: "false"}
        assert found(cluster, "GuardOpen") == []

    def test_an_object_of_the_app_that_is_not_there(self) -> None:
        guard = Key("ValidatingAdmissionPolicyBinding", "", "linkerd-injection-guard")
        there = Key("Certificate", MESH, ISSUER)
        unseen = Key("ServiceAccount", MESH, "linkerd-restarter")
        result = checked(well(), expected=Expected(objects=frozenset({guard, there, unseen})))
        missing = [finding for finding in result if finding.question == "ObjectMissing"]
        assert [each.subject for each in missing] == [
            "ValidatingAdmissionPolicyBinding linkerd-injection-guard"
        ]

    def test_a_cluster_without_the_gateway_api(self) -> None:
        cluster = well()
        del cluster.objects[f"{DEFINITIONS}/{ROUTES}"]
        assert only(cluster, "GatewayApiMissing").verdict == "note"

    def test_a_control_plane_without_pods(self) -> None:
        cluster = well()
        path = f"apis/apps/v1/namespaces/{MESH}/deployments/linkerd-identity"
        cluster.take(path)["status"]["availableReplicas"] = 0
        finding = only(cluster, "ControlPlane")
        assert finding.sentence == "0 of 1 pods are available."
        cluster.take(path)["spec"]["replicas"] = 0
        assert only(cluster, "ControlPlane").verdict == "problem"
        del cluster.objects[path]
        result = checked(cluster, expected=Expected(namespace=MESH))
        (finding,) = [finding for finding in result if finding.question == "ControlPlane"]
        assert "There is no such Deployment" in finding.sentence


class TestFuture:
    def test_what_breaks_next_and_what_prevents_it(self) -> None:
        finding = only(well(), "Next")
        assert finding.verdict == "note"
        assert finding.sentence == (
            "If nobody does anything, this breaks in 13 d (2026-12-08 12:00 UTC): a "
            "linkerd-identity that starts stops at once, because Certificate "
            "cert-manager/linkerd-trust-anchor ends."
        )
        assert finding.remedy == "nothing: cert-manager renews it in 12 d (2026-12-07 12:00 UTC)"

    def test_without_linkerd_identity_the_proxies_certificates_run_out(self) -> None:
        """Within a day, whatever the other certificates do; with Prometheus it is known when."""
        cluster = well()
        place = f"{DEPLOYMENTS.removesuffix('deployments')}namespaces/{MESH}/deployments"
        cluster.take(f"{place}/linkerd-identity")["status"]["availableReplicas"] = 0
        finding = only(cluster, "Next")
        assert finding.verdict == "problem"
        assert "this breaks in 1 d (2026-11-26 12:00 UTC): the proxy's peers" in finding.sentence
        assert finding.remedy.startswith("nothing prevents it: kubectl --namespace linkerd get")
        snapshot = snapshot_of(cluster)
        snapshot.proxies = {(SHOP, "web-a"): 3600.0, (SHOP, "web-b"): -5.0}
        (finding,) = [
            finding
            for finding in findings(CheckedMesh.of(snapshot, Expected()))
            if finding.question == "Next"
        ]
        assert "this breaks in 1 h (13:00 UTC): " in finding.sentence

    @pytest.mark.parametrize("policy", ["Always", None])
    def test_a_renewal_that_changes_an_anchors_key(self, policy: str | None) -> None:
        """As Linkerd's documentation writes it, and as cert-manager 1.18 reads nothing."""
        cluster = well()
        renewed = cluster.take(certificate_path(MANAGER, FIRST))
        renewed["spec"]["privateKey"] = {"rotationPolicy": policy} if policy else {}
        renewed["status"]["renewalTime"] = stamp(NOON + timedelta(days=2))
        finding = only(cluster, "Next")
        assert finding.verdict == "problem"
        assert "in 2 d (2026-11-27 12:00 UTC): running proxies and new cert" in finding.sentence
        assert "rotationPolicy: Never" in finding.remedy

    def test_a_restarter_prevents_the_issuers_end(self) -> None:
        cluster = well()
        state = cluster.take(certificate_path(MESH, ISSUER))["status"]
        state["notAfter"] = stamp(NOON + timedelta(days=3))
        finding = only(cluster, "Next")
        assert "no proxy gets a certificate" in finding.sentence
        assert (
            finding.remedy
            == "nothing: CronJob linkerd/linkerd-restarter runs in 25 min (12:25 UTC)"
        )

    def test_what_nothing_prevents_is_a_problem(self) -> None:
        cluster = well()
        del cluster.objects[f"apis/batch/v1/namespaces/{MESH}/cronjobs/linkerd-restarter"]
        state = cluster.take(certificate_path(MESH, ISSUER))["status"]
        state |= {"notAfter": stamp(NOON + timedelta(hours=5)), "renewalTime": None}
        finding = only(cluster, "Next")
        assert finding.verdict == "problem"
        assert "this breaks in 5 h (17:00 UTC): no proxy gets a certificate" in finding.sentence

    def test_what_comes_too_late_prevents_nothing(self) -> None:
        cluster = well()
        state = cluster.take(certificate_path(MESH, ISSUER))["status"]
        state["notAfter"] = stamp(NOON + timedelta(minutes=20))
        finding = only(cluster, "Next")
        assert (finding.verdict, finding.remedy) == ("problem", "nothing prevents it: renew it")

    def test_all_that_breaks_soon_is_said_and_not_only_the_first(self) -> None:
        cluster = well()
        for name, days in ((FIRST, 2), (SECOND, 3)):
            state = cluster.take(certificate_path(MANAGER, name))["status"]
            state |= {"notAfter": stamp(NOON + timedelta(days=days)), "renewalTime": None}
        causes = [each.sentence.rpartition("/")[2] for each in found(cluster, "Next")]
        assert causes == [f"{FIRST} ends.", f"{SECOND} ends."]

    def test_identity_that_still_has_an_anchor_that_was_renewed(self) -> None:
        cluster = well()
        path = f"api/v1/namespaces/{MESH}/configmaps/linkerd-identity-trust-roots"
        cluster.take(path)["metadata"]["managedFields"][0]["time"] = stamp(NOON)
        renewed = cluster.take(certificate_path(MANAGER, FIRST))
        renewed["spec"]["renewBefore"] = "36h0m0s"
        renewed["status"]["revision"] = 2
        again = request(MANAGER, FIRST, 2, "self-signed", anchor(1), anchor(1))
        cluster.put(f"{CERTIFICATES}/certificaterequests", again)
        deploy(cluster, MESH, "linkerd-identity", None, started=NOON - timedelta(days=2))
        finding = only(cluster, "IdentityOlderThanRoots")
        assert finding.subject == "Deployment linkerd/linkerd-identity"
        following = only(cluster, "Next")
        # The anchor was issued a day ago, and the one before lives for its overlap.
        assert "in 12 h (2026-11-26 00:00 UTC): no proxy gets" in following.sentence
        assert following.remedy.startswith("nothing: CronJob linkerd/linkerd-restarter runs")

    def test_an_anchor_that_was_never_renewed_has_no_former_one(self) -> None:
        cluster = well()
        cluster.take(certificate_path(MANAGER, FIRST))["spec"]["renewBefore"] = "36h0m0s"
        deploy(cluster, MESH, "linkerd-identity", None, started=NOON - timedelta(days=2))
        assert "linkerd-identity still has" not in only(cluster, "Next").sentence

    def test_what_has_ended_already(self) -> None:
        cluster = well()
        state = cluster.take(certificate_path(MESH, ISSUER))["status"]
        state["notAfter"] = stamp(NOON - timedelta(hours=3))
        finding = only(cluster, "Next")
        assert finding.verdict == "problem"
        assert finding.sentence.startswith("This has been broken for 3 h (since 09:00 UTC): no ")

    @pytest.mark.parametrize(
        "status",
        [
            {"renewalTime": stamp(NOON - timedelta(hours=3))},
            {"renewalTime": stamp(NOON + timedelta(hours=1)), "failedIssuanceAttempts": 2},
        ],
        ids=["overdue", "failed"],
    )
    def test_a_renewal_that_does_not_happen_prevents_nothing(self, status: Object) -> None:
        cluster = well()
        state = cluster.take(certificate_path(MANAGER, FIRST))["status"]
        state |= {"notAfter": stamp(NOON + timedelta(hours=20)), **status}
        finding = only(cluster, "Next")
        assert (finding.verdict, finding.remedy) == ("problem", "nothing prevents it: renew it")

    def test_a_renewal_that_is_just_due(self) -> None:
        cluster = well()
        state = cluster.take(certificate_path(MANAGER, FIRST))["status"]
        state |= {
            "notAfter": stamp(NOON + timedelta(hours=20)),
            "renewalTime": stamp(NOON - timedelta(seconds=30)),
        }
        assert only(cluster, "Next").remedy.startswith("nothing: cert-manager renews it in 1 min")

    def test_a_restarter_that_is_overdue_prevents_nothing(self) -> None:
        cluster = well()
        late = cron_job("linkerd-restarter", succeeded=NOON - timedelta(hours=9))
        cluster.put(CRON_JOBS, late)
        state = cluster.take(certificate_path(MESH, ISSUER))["status"]
        state |= {"notAfter": stamp(NOON + timedelta(hours=5)), "renewalTime": None}
        assert only(cluster, "Next").verdict == "problem"


class TestTrustFromElsewhere:
    """The roots, or the identity issuer, are brought by somebody else."""

    def external(self, company: str, **source: str | Object) -> FakeCluster:
        """Return a mesh whose only root is the company's, in a source of the Bundle."""
        cluster = well()
        for name in (FIRST, SECOND):
            del cluster.objects[certificate_path(MANAGER, name)]
        bundle = {"metadata": {"name": ROOTS}, "spec": {"sources": [source]}}
        cluster.put(BUNDLES, bundle)
        cluster.put("api/v1/configmaps", config_map(ROOTS, MONTH_AGO, {"ca-bundle.crt": company}))
        deploy(cluster, SHOP, "web", company)
        issued = request(MESH, ISSUER, 1, "vault", anchor(1), "")
        cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
        return cluster

    @pytest.mark.parametrize(
        "source",
        [
            {"inLine": anchor(1)},
            {"configMap": {"name": "company", "key": "ca.crt"}},
            {"secret": {"name": "company", "key": "ca.crt"}},
        ],
        ids=["inLine", "configMap", "secret"],
    )
    def test_a_root_of_each_source_is_judged(self, source: Object) -> None:
        cluster = self.external(anchor(1), **source)
        assert [each for each in checked(cluster) if each.verdict in ("problem", "unknown")] == []
        deploy(cluster, SHOP, "cart", anchor(3))
        assert only(cluster, "PodsLackSigningAnchor").subject == "Deployment shop/cart (1)"

    def test_a_root_of_the_bundle_that_is_nowhere_yet(self) -> None:
        cluster = self.external(anchor(1), inLine=anchor(1) + anchor(2))
        finding = only(cluster, "TrustRootsIncomplete")
        assert "the Bundle's root CN=root.linkerd.cluster.local" in finding.sentence

    def test_a_root_that_ends_soon_is_renewed_by_nobody_here(self) -> None:
        root = authorities.anchor(begin=MONTH_AGO, end=NOON + timedelta(days=3))
        cluster = self.external(root.pem, inLine=root.pem)
        signed = authorities.issuer(root, begin=MONTH_AGO, end=NOON + timedelta(days=20))
        issued = request(MESH, ISSUER, 1, "vault", signed.pem, root.pem)
        cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
        finding = only(cluster, "Next")
        assert (finding.verdict, finding.remedy) == ("problem", "nothing prevents it: renew it")
        assert "trust root CN=identity.linkerd.cluster.local ends, and no C" in finding.sentence

    def test_trust_manager_says_that_a_source_is_missing(self) -> None:
        cluster = self.external(anchor(1), configMap={"name": "company", "key": "ca.crt"})
        state = {"type": "Synced", "status": "False", "message": "configmap company not found"}
        cluster.take(f"{BUNDLES}/{ROOTS}")["status"] = {"conditions": [state]}
        assert "company not found" in only(cluster, "TrustRootsNotCopied").sentence

    def test_namespaces_that_the_bundle_selects_and_that_have_no_roots(self) -> None:
        cluster = well()
        selector = {"namespaceSelector": {"matchLabels": {"mesh": "yes"}}}
        cluster.take(f"{BUNDLES}/{ROOTS}")["spec"]["target"] = selector
        for name, labels in ((SHOP, {"mesh": "yes"}), ("other", {})):
            cluster.put("api/v1/namespaces", {"metadata": {"name": name, "labels": labels}})
        finding = only(cluster, "TrustRootsMissing")
        assert finding.sentence.startswith(
            "1 namespaces have no ConfigMap of the trust roots: shop"
        )

    def test_the_bundle_selects_by_expressions_as_well(self) -> None:
        cluster = well()
        chosen = {"key": "mesh", "operator": "In", "values": ["yes"]}
        target = {"namespaceSelector": {"matchExpressions": [chosen]}}
        cluster.take(f"{BUNDLES}/{ROOTS}")["spec"]["target"] = target
        for name, labels in ((SHOP, {"mesh": "yes"}), ("other", {"mesh": "no"}), ("none", {})):
            cluster.put("api/v1/namespaces", {"metadata": {"name": name, "labels": labels}})
        assert only(cluster, "TrustRootsMissing").sentence.endswith("roots: shop.")

    def test_an_issuer_that_is_delivered_is_not_known(self) -> None:
        cluster = self.external(anchor(1), inLine=anchor(1))
        del cluster.objects[certificate_path(MESH, ISSUER)]
        result = checked(cluster)
        assert status(result) == 2
        (finding,) = [finding for finding in result if finding.verdict == "unknown"]
        assert finding.question == "IssuerUnseen"
        assert finding.subject == f"Secret linkerd/{ISSUER}"
        assert not [
            finding for finding in result if finding.question in ("Anchors", "Chain", "Adoption")
        ]

    def test_an_issuer_below_an_intermediate(self) -> None:
        root, middle, leaf = chain_of(days=5)
        cluster = self.external(root, inLine=root)
        issued = request(MESH, ISSUER, 1, "middle", leaf + middle, root)
        cluster.put(f"{CERTIFICATES}/certificaterequests", issued)
        assert [each for each in checked(cluster) if each.verdict == "unknown"] == []
        assert found(cluster, "ChainBroken") == []
        assert found(cluster, "PodsLackSigningAnchor") == []
        finding = only(cluster, "Next")
        assert f"the CA that signed Certificate linkerd/{ISSUER} ends" in finding.sentence
        alone = request(MESH, ISSUER, 1, "middle", leaf, root)
        cluster.put(f"{CERTIFICATES}/certificaterequests", alone)
        assert only(cluster, "ChainBroken").subject == f"Certificate linkerd/{ISSUER}"

    def test_a_certificate_whose_request_was_deleted_is_not_known(self) -> None:
        cluster = well()
        del cluster.objects[f"{CERTIFICATES}/namespaces/{MESH}/certificaterequests/{ISSUER}-1"]
        finding = only(cluster, "CertificateUnseen")
        assert (finding.verdict, finding.subject) == ("unknown", f"Certificate linkerd/{ISSUER}")
        assert found(cluster, "Chain") == found(cluster, "Anchors") == []


def chain_of(days: float) -> tuple[str, str, str]:
    """Return a root, an intermediate that lives for so many days, and an identity issuer."""
    began = NOON - timedelta(days=1)
    root = authorities.anchor(begin=began, end=NOON + timedelta(days=900))
    middle = authorities.issuer(root, begin=began, end=NOON + timedelta(days=days))
    leaf = authorities.issuer(middle, begin=began, end=NOON + timedelta(days=20))
    return root.pem, middle.pem, leaf.pem


class TestAdoption:
    def foreign(self) -> FakeCluster:
        """Return a mesh that Helm installed."""
        cluster = well()
        for path in list(cluster.objects):
            if "cert-manager" in path or "/cronjobs/" in path:
                del cluster.objects[path]
        pem = anchor(1, days=20)
        values = {
            "linkerdVersion": "stable-2.13.4",
            "identity": {"issuer": {"scheme": "linkerd.io/tls", "tls": {"crtPEM": pem}}},
        }
        config = config_map("linkerd-config", MONTH_AGO, {"values": json.dumps(values)})
        cluster.put("api/v1/configmaps", config)
        roots = config_map("linkerd-identity-trust-roots", MONTH_AGO, {"ca-bundle.crt": anchor(1)})
        cluster.put("api/v1/configmaps", roots)
        deploy(cluster, SHOP, "old", anchor(1))
        return cluster

    def test_what_it_would_take(self) -> None:
        finding = only(self.foreign(), "Adoption")
        assert (finding.verdict, finding.subject) == ("note", "namespace linkerd")
        assert finding.sentence == (
            "Linkerd stable-2.13.4 is not this library's: Secret linkerd-identity-issuer has "
            "scheme linkerd.io/tls, 1 root(s) are trusted, and 5 pods are meshed. The first of "
            "its certificates ends in 20 d (2026-12-15 12:00 UTC)."
        )

    def test_which_way_it_needs(self) -> None:
        assert "docs/adopt_lost_key.md" in only(self.foreign(), "Adoption").remedy
        cluster = self.foreign()
        roots = config_map(
            "linkerd-identity-trust-roots", MONTH_AGO, {"ca-bundle.crt": anchor(1, days=-0.5)}
        )
        cluster.put("api/v1/configmaps", roots)
        assert "every trust root of the identity issuer has ended" in (
            only(cluster, "Adoption").remedy
        )
        cluster.put(f"{CERTIFICATES}/certificates", certificate(MESH, ISSUER, ISSUER))
        roots["data"]["ca-bundle.crt"] = anchor(1)
        assert "docs/root_off_cluster.md" in only(cluster, "Adoption").remedy
        documented = certificate(MANAGER, FIRST, "self-signed")
        documented["spec"]["secretName"] = FIRST
        cluster.put(f"{CERTIFICATES}/certificates", documented)
        issuer: Object = {"metadata": {"name": ISSUER}, "spec": {"ca": {"secretName": FIRST}}}
        cluster.put(CLUSTER_ISSUERS, issuer)
        cluster.put(BUNDLES, bundle(FIRST))
        assert "docs/adopt_documented.md" in only(cluster, "Adoption").remedy

    def test_the_issuers_own_root_counts_and_not_a_successor_that_signs_nothing(self) -> None:
        cluster = self.foreign()
        text = anchor(1, days=-0.5) + anchor(2)
        roots = config_map("linkerd-identity-trust-roots", MONTH_AGO, {"ca-bundle.crt": text})
        cluster.put("api/v1/configmaps", roots)
        assert "docs/adopt_ended_anchor.md" in only(cluster, "Adoption").remedy

    def test_an_identity_issuer_that_somebody_delivers(self) -> None:
        cluster = self.foreign()
        values = {"identity": {"externalCA": True, "issuer": {"scheme": "kubernetes.io/tls"}}}
        config = config_map("linkerd-config", MONTH_AGO, {"values": json.dumps(values)})
        cluster.put("api/v1/configmaps", config)
        remedy = only(cluster, "Adoption").remedy
        assert remedy.startswith("docs/external_secrets.md if something in the cluster")
        assert "the chart wrote" not in remedy

    def test_an_intermediate_is_no_anchor_of_the_documentation(self) -> None:
        cluster = self.foreign()
        root, middle, leaf = chain_of(days=5)
        roots = config_map("linkerd-identity-trust-roots", MONTH_AGO, {"ca-bundle.crt": root})
        cluster.put("api/v1/configmaps", roots)
        between = certificate(MANAGER, "middle", "company")
        between["spec"]["secretName"] = "middle"
        issuer: Object = {"metadata": {"name": ISSUER}, "spec": {"ca": {"secretName": "middle"}}}
        cluster.put(f"{CERTIFICATES}/certificates", certificate(MESH, ISSUER, ISSUER))
        cluster.put(f"{CERTIFICATES}/certificates", between)
        cluster.put(CLUSTER_ISSUERS, issuer)
        requests = f"{CERTIFICATES}/certificaterequests"
        cluster.put(requests, request(MESH, ISSUER, 1, ISSUER, leaf + middle, middle))
        cluster.put(requests, request(MANAGER, "middle", 1, "company", middle, root))
        assert "docs/intermediate.md" in only(cluster, "Adoption").remedy

    def test_what_would_break(self) -> None:
        cluster = self.foreign()
        cluster.put(PODS, pod(SHOP, "alone", [], anchor(1)))
        injected: Object = {"metadata": {}, "spec": pod(SHOP, "x", [], anchor(1))["spec"]}
        by_hand = workload(SHOP, "by-hand", template=injected)
        cluster.put("apis/apps/v1/deployments", by_hand)
        for kind, path, selector in OUTSIDE:
            label, _, value = selector.partition("=")
            labels = {"labels": {label: value}} if selector else {}
            cluster.put(path, {"metadata": metadata("linkerd-multicluster", kind.lower()) | labels})
        subjects = [each.subject for each in found(cluster, "AdoptionBreaks")]
        assert subjects == [
            "Deployment shop/by-hand",
            "Pod shop/alone",
            "ExternalWorkload linkerd-multicluster/externalworkload, "
            "Link linkerd-multicluster/link, ServiceAccount linkerd-multicluster/serviceaccount",
            "Application argocd/mesh-linkerd",
        ]

    def test_its_certificates_end_and_nothing_prevents_that(self) -> None:
        finding = only(self.foreign(), "Next")
        assert "no Certificate renews it" in finding.sentence

    def test_its_pods_are_judged_by_its_own_issuer(self) -> None:
        cluster = self.foreign()
        deploy(cluster, SHOP, "lost", anchor(2))
        assert only(cluster, "PodsLackSigningAnchor").subject == "Deployment shop/lost (1)"

    @pytest.mark.parametrize(
        ("roots", "question"),
        [
            (anchor(3), "ChainBroken"),
            ("", "TrustRootsIncomplete"),
            (anchor(1) + BROKEN, "TrustRootsIncomplete"),
        ],
        ids=["another", "empty", "broken"],
    )
    def test_its_roots_are_not_what_signed_its_issuer(self, roots: str, question: str) -> None:
        """Somebody wrote the ConfigMap by hand: linkerd-identity stops when it starts next."""
        cluster = self.foreign()
        written = config_map("linkerd-identity-trust-roots", MONTH_AGO, {"ca-bundle.crt": roots})
        cluster.put("api/v1/configmaps", written)
        result = checked(cluster)
        assert status(result) == 1
        problems = [finding for finding in result if finding.verdict == "problem"]
        assert [finding.question for finding in problems] == [question]
        assert problems[0].remedy.startswith("restart nothing, and put back the ")
        assert not any("Nothing is broken" in finding.sentence for finding in result)

    def test_an_issuer_that_somebody_delivers_is_not_what_the_values_still_hold(self) -> None:
        cluster = self.foreign()
        config = cluster.take(f"api/v1/namespaces/{MESH}/configmaps/linkerd-config")
        values = json.loads(config["data"]["values"])
        values["identity"]["issuer"]["scheme"] = "kubernetes.io/tls"
        config["data"]["values"] = json.dumps(values)
        assert only(cluster, "IssuerUnseen").verdict == "unknown"
        assert "the identity issuer ends" not in only(cluster, "Next").sentence

    def test_a_mesh_of_ours_needs_none(self) -> None:
        assert found(well(), "Adoption") == []


class TestUnknown:
    def test_a_list_that_cannot_be_read(self) -> None:
        snapshot = snapshot_of(well())
        snapshot.lists[CRON_JOBS] = []
        snapshot.unreadable[CRON_JOBS] = "403 forbidden"
        expected = Expected(objects=frozenset({Key("CronJob", MESH, "linkerd-restarter")}))
        result = findings(CheckedMesh.of(snapshot, expected))
        assert status(result) == 2
        assert {finding.verdict for finding in result} == {"unknown", "note"}
        (unknown,) = [finding for finding in result if finding.verdict == "unknown"]
        assert unknown.sentence == "It was not read: 403 forbidden"
        assert "--rights" in unknown.remedy

    def test_an_object_that_is_not_as_its_kind_has_it(self) -> None:
        cluster = well()
        cluster.take(certificate_path(MESH, ISSUER))["status"]["renewalTime"] = "soon"
        result = checked(cluster)
        unknown = [finding.subject for finding in result if finding.verdict == "unknown"]
        assert unknown == ["certificate findings", "future findings"]
        assert any(finding.question == "Anchors" for finding in result), "the rest is judged"

    @pytest.mark.parametrize("path", sorted({listing.path for listing in LISTINGS}))
    def test_nothing_is_well_nor_wrong_by_what_was_not_read(self, path: str) -> None:
        """Each list by itself is refused: that is said, and nothing else is made of it."""
        snapshot = snapshot_of(well())
        snapshot.lists[path] = []
        snapshot.unreadable[path] = "403 forbidden"
        if path == DEPLOYMENTS:
            with pytest.raises(NoMeshError, match="Deployments cannot be listed: 403 forbidden"):
                CheckedMesh.of(snapshot, Expected())
            return
        result = findings(CheckedMesh.of(snapshot, Expected()))
        assert status(result) == 2, result
        before = {each.question for each in checked(well())}
        new = {finding.question for finding in result} - before - {"Unreadable"}
        assert new <= {"Next"}, "no claim by what is missing"

    def test_a_namespace_without_a_control_plane(self) -> None:
        with pytest.raises(NoMeshError, match=r"namespace other has no Dep.*namespace linkerd has"):
            CheckedMesh.of(snapshot_of(well()), Expected(), "other")

    def test_no_mesh(self) -> None:
        with pytest.raises(NoMeshError, match="has no Deployment linkerd-identity: no mesh"):
            checked(FakeCluster())
        cluster = FakeCluster()
        deploy(cluster, "linkerd", "linkerd-identity", None)
        deploy(cluster, "linkerd-2", "linkerd-identity", None)
        with pytest.raises(NoMeshError, match=r"several control planes \(linkerd, linkerd-2\)"):
            checked(cluster)
