"""dist against the contract: every object of the mesh, field by field.

The tables here are those of the default release (stable-2.14.10) and of the default lifetimes. What
was once wrong has tests of its own in test_former_mistakes.py.
"""

from __future__ import annotations

import json
from itertools import chain

import pytest

from constructs_lib.kubernetes.manifest import title
from constructs_lib.validations import rules

from ..support import rendered
from ..support.rendered import find

GUARD = ("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding")
RESTARTER = ("ConfigMap", "CronJob", "Role", "RoleBinding", "ServiceAccount")

CONTENTS = {
    "argocd": {
        "AppProject linkerd-platform",
        "AppProject linkerd-platform-owner",
        "Application linkerd-platform",
        "ApplicationSet linkerd-platform",
        *(
            f"{kind} linkerd-platform-settling"
            for kind in ("ConfigMap", "Job", "Role", "RoleBinding", "ServiceAccount")
        ),
        *(f"{kind} linkerd-platform-applications-argocd" for kind in GUARD),
        *(f"{kind} linkerd-platform-settling-confinement-argocd" for kind in GUARD),
    },
    "cert-manager": {
        "Namespace cert-manager",
        "ClusterIssuer linkerd-self-signed",
        "ClusterIssuer linkerd-trust-anchor",
        "ClusterIssuer linkerd-webhook-issuer",
        "Certificate linkerd-trust-anchor",
        "Certificate linkerd-webhook-issuer",
        "Bundle linkerd-identity-trust-roots",
        *(f"{kind} linkerd-adoption-guard-roots" for kind in GUARD),
    },
    "linkerd-crds": {"Namespace linkerd-crds"},
    "linkerd": {
        "Namespace linkerd",
        "Certificate linkerd-identity-issuer",
        "Certificate linkerd-policy-validator",
        "Certificate linkerd-proxy-injector",
        "Certificate linkerd-sp-validator",
        "Certificate jaeger-injector",
        *(f"{kind} linkerd-restarter" for kind in RESTARTER),
        *(f"{kind} linkerd-injection-guard" for kind in GUARD),
        *(f"{kind} linkerd-adoption-guard-identity" for kind in GUARD),
        *(f"{kind} linkerd-policy-parameters" for kind in GUARD),
        *(f"{kind} linkerd-restarter-confinement-linkerd" for kind in GUARD),
    },
    "linkerd-viz": {
        "Namespace linkerd-viz",
        "Certificate tap",
        "Certificate tap-injector",
        *(f"{kind} linkerd-restarter" for kind in RESTARTER),
        *(f"{kind} linkerd-viz-injection-guard" for kind in GUARD),
        *(f"{kind} linkerd-restarter-confinement-linkerd-viz" for kind in GUARD),
    },
}

WEBHOOKS = (
    ("linkerd", "linkerd-policy-validator"),
    ("linkerd", "linkerd-proxy-injector"),
    ("linkerd", "linkerd-sp-validator"),
    ("linkerd", "jaeger-injector"),
    ("linkerd-viz", "tap"),
    ("linkerd-viz", "tap-injector"),
)

PART_OF = {"labels": {"app.kubernetes.io/part-of": "Linkerd"}}
ALLOWING = {"cert-manager.io/allow-direct-injection": "true"}
CLUSTER_ISSUER = "ClusterIssuer"


def test_folders_hold_these_objects_and_no_others() -> None:
    found = {
        folder: {f"{each['kind']} {rendered.lasting_name(each)}" for each in ones}
        for folder, ones in rendered.folders().items()
    }
    assert found == CONTENTS


def test_folder_is_namespace() -> None:
    for folder, ones in rendered.folders().items():
        for each in ones:
            assert each["metadata"].get("namespace", folder) == folder, title(each)


def test_self_signed_issuer() -> None:
    spec = find("cert-manager", "ClusterIssuer", "linkerd-self-signed")["spec"]
    assert spec == {"selfSigned": {}}


@pytest.mark.parametrize("name", ["linkerd-trust-anchor", "linkerd-webhook-issuer"])
def test_ca_issuers(name: str) -> None:
    spec = find("cert-manager", "ClusterIssuer", name)["spec"]
    assert spec == {"ca": {"secretName": name}}


@pytest.mark.parametrize(
    ("name", "dns_name"),
    [
        ("linkerd-trust-anchor", "root.linkerd.cluster.local"),
        ("linkerd-webhook-issuer", "webhook.linkerd.cluster.local"),
    ],
)
def test_roots(name: str, dns_name: str) -> None:
    assert find("cert-manager", "Certificate", name)["spec"] == {
        "isCA": True,
        "commonName": dns_name,
        "dnsNames": [dns_name],
        "duration": "336h",
        "renewBefore": "24h",
        "issuerRef": {"kind": CLUSTER_ISSUER, "name": "linkerd-self-signed"},
        "privateKey": {
            "algorithm": "ECDSA",
            "size": 256,
            "encoding": "PKCS1",
            "rotationPolicy": "Never",
        },
        "secretName": name,
        "secretTemplate": PART_OF | ({"annotations": ALLOWING} if "webhook" in name else {}),
    }


def test_identity_issuer() -> None:
    assert find("linkerd", "Certificate", "linkerd-identity-issuer")["spec"] == {
        "isCA": True,
        "commonName": "identity.linkerd.cluster.local",
        "dnsNames": ["identity.linkerd.cluster.local"],
        "duration": "168h",
        "renewBefore": "24h",
        "issuerRef": {"kind": CLUSTER_ISSUER, "name": "linkerd-trust-anchor"},
        "privateKey": {
            "algorithm": "ECDSA",
            "size": 256,
            "encoding": "PKCS1",
            "rotationPolicy": "Always",
        },
        "secretName": "linkerd-identity-issuer",
        "secretTemplate": PART_OF,
        "usages": ["cert sign", "crl sign", "server auth", "client auth"],
    }


@pytest.mark.parametrize(("namespace", "name"), WEBHOOKS)
def test_webhook_certificates(namespace: str, name: str) -> None:
    assert find(namespace, "Certificate", name)["spec"] == {
        "isCA": False,
        "commonName": f"{name}.{namespace}.svc",
        "dnsNames": [f"{name}.{namespace}.svc"],
        "duration": "168h",
        "renewBefore": "24h",
        "issuerRef": {"kind": CLUSTER_ISSUER, "name": "linkerd-webhook-issuer"},
        "privateKey": {
            "algorithm": "ECDSA",
            "size": 256,
            "encoding": "PKCS8",
            "rotationPolicy": "Always",
        },
        "secretName": f"{name}-k8s-tls",
        "secretTemplate": PART_OF,
        "usages": ["server auth"],
    }


def test_trust_roots() -> None:
    spec = find("cert-manager", "Bundle", "linkerd-identity-trust-roots")["spec"]
    assert spec == {
        "sources": [{"secret": {"name": "linkerd-trust-anchor", "key": "tls.crt"}}],
        "target": {"configMap": {"key": "ca-bundle.crt"}},
    }, "the anchor's own certificate, into all namespaces"


@pytest.mark.parametrize("namespace", ["linkerd", "linkerd-viz"])
def test_restarter_cron_job(namespace: str) -> None:
    spec = find(namespace, "CronJob", "linkerd-restarter")["spec"]
    job = spec["jobTemplate"]["spec"]
    assert spec["schedule"] == "25 */6 * * *"
    assert spec["timeZone"] == "Etc/UTC"
    assert spec["concurrencyPolicy"] == "Forbid"
    assert spec["startingDeadlineSeconds"] == 6 * 3600, "a missed run is caught up with"
    assert job["backoffLimit"] == 2
    assert job["activeDeadlineSeconds"] == 600


@pytest.mark.parametrize("namespace", ["linkerd", "linkerd-viz"])
def test_restarter_renews_every_certificate_of_its_namespace(namespace: str) -> None:
    certificates = [manifest for manifest in rendered.folders()[namespace] if manifest["kind"] == "Certificate"]
    rules = find(namespace, "Role", "linkerd-restarter")["rules"]
    named = {rule["resources"][0]: set(rule.get("resourceNames", ())) for rule in rules}
    names = {certificate["metadata"]["name"] for certificate in certificates}
    assert named == {
        "certificates": names,
        "certificates/status": names,
        "certificaterequests": set(),
        "deployments": set(),
        "events": set(),
    }


def test_namespaces_have_what_linkerd_looks_for() -> None:
    mesh = find("linkerd", "Namespace", "linkerd")["metadata"]
    assert mesh["annotations"]["linkerd.io/inject"] == "disabled"
    assert mesh["labels"] == {
        "linkerd.io/is-control-plane": "true",
        "linkerd.io/control-plane-ns": "linkerd",
        "pod-security.kubernetes.io/enforce": "privileged",
    }, "without config.linkerd.io/admission-webhooks, because jaeger is deployed here"
    viz = find("linkerd-viz", "Namespace", "linkerd-viz")["metadata"]
    assert viz["labels"] == {
        "linkerd.io/extension": "viz",
        "pod-security.kubernetes.io/enforce": "privileged",
    }


def test_what_must_never_be_pruned() -> None:
    """Pruning a Namespace or the Bundle would take every trust root, or the mesh, with it."""
    protected = {
        title(manifest)
        for manifest in rendered.objects()
        if manifest["metadata"].get("annotations", {}).get("argocd.argoproj.io/sync-options")
        == "Prune=false"
    }
    assert protected == {
        "Namespace cert-manager",
        "Namespace linkerd-crds",
        "Namespace linkerd",
        "Namespace linkerd-viz",
        "Bundle linkerd-identity-trust-roots",
    }


def test_waves_stand_only_where_something_is_gained() -> None:
    """The chain follows cert-manager's own Deployments, in a wave that gates nothing after it.

    The guards precede the pods of their own folders. They have no health that a wave waits for.
    """
    waves: dict[str, set[str]] = {}
    for folder, ones in rendered.folders().items():
        for each in ones:
            wave = each["metadata"].get("annotations", {}).get("argocd.argoproj.io/sync-wave")
            if wave is not None:
                waves.setdefault(f"{folder} {wave}", set()).add(each["kind"])
    assert waves == {
        "argocd -1": {"AppProject", *GUARD},
        "cert-manager -5": {*GUARD},
        "linkerd -5": {*GUARD},
        "cert-manager 1": {"ClusterIssuer", "Certificate", "Bundle"},
        "linkerd -1": set(GUARD),
        "linkerd-viz -1": set(GUARD),
    }


def test_guards_leave_alone_what_the_injector_rests_on() -> None:
    (everywhere,) = find("linkerd", GUARD[1], "linkerd-injection-guard")["spec"]["matchResources"][
        "namespaceSelector"
    ]["matchExpressions"]
    assert everywhere["operator"] == "NotIn"
    assert everywhere["values"] == ["cert-manager"]
    spec = find("linkerd", GUARD[0], "linkerd-injection-guard")["spec"]
    assert {"key": "linkerd.io/control-plane-component", "operator": "DoesNotExist"} in spec[
        "matchConstraints"
    ]["objectSelector"]["matchExpressions"]


def test_every_rule_holds() -> None:
    problems = chain.from_iterable(rule(rendered.objects()) for rule in rules.RULES)
    assert list(problems) == []


def test_no_file_holds_two_objects_and_none_is_lost() -> None:
    assert list(rules.no_lost_files(rendered.folders())) == []
    assert len(rendered.files()) == len(rendered.objects())


def test_no_secret_travels_through_git() -> None:
    kinds: set[str] = {manifest["kind"] for manifest in rendered.objects()}
    assert "Secret" not in kinds
    assert not any("PRIVATE KEY" in text for text in rendered.files().values())


def test_no_null_reaches_a_cluster() -> None:
    """``annotations: null`` in git would make Argo CD wipe what a rollout restart wrote."""
    for manifest in rendered.objects():
        assert "null" not in json.dumps(manifest).replace('"null"', ""), title(manifest)
