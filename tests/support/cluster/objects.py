"""Small objects that the tests of the bench itself are about."""

from __future__ import annotations

import base64

from ...conftest import Manifest
from .nodes import KWOK_TAINT


def deployment(name: str) -> Manifest:
    labels = {"app": name}
    container = {"name": "main", "image": "registry.example.com/web:1"}
    toleration = {"key": KWOK_TAINT["key"], "operator": "Exists"}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": name},
        "spec": {
            "replicas": 2,
            "selector": {"matchLabels": labels},
            "template": {
                "metadata": {"labels": labels},
                "spec": {"containers": [container], "tolerations": [toleration]},
            },
        },
    }


def service(name: str, namespace: str = "default") -> Manifest:
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": name, "namespace": namespace},
        "spec": {"ports": [{"port": 443}]},
    }


def webhook(
    name: str, namespace: str = "default", *, ca_bundle: str = "", failure_policy: str
) -> Manifest:
    """A webhook for Bundles if it is trust-manager's, and for ConfigMaps in default if not."""
    client: Manifest = {"service": {"name": name, "namespace": namespace, "path": "/validate"}}
    rule = {"apiGroups": [""], "apiVersions": ["v1"], "resources": ["configmaps"]}
    if ca_bundle:
        client["service"]["path"] = "/validate-trust-cert-manager-io-v1alpha1-bundle"
        client["caBundle"] = base64.b64encode(ca_bundle.encode()).decode()
        rule = {
            "apiGroups": ["trust.cert-manager.io"],
            "apiVersions": ["*"],
            "resources": ["bundles"],
        }
    return {
        "apiVersion": "admissionregistration.k8s.io/v1",
        "kind": "ValidatingWebhookConfiguration",
        "metadata": {"name": name},
        "webhooks": [
            {
                "name": f"{name}.example.com",
                "admissionReviewVersions": ["v1"],
                "sideEffects": "None",
                "failurePolicy": failure_policy,
                "clientConfig": client,
                "rules": [rule | {"operations": ["CREATE", "UPDATE"]}],
                "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "default"}},
            }
        ],
    }


def root_certificate(name: str) -> list[Manifest]:
    issuer = {"kind": "ClusterIssuer", "name": f"{name}-self-signed", "group": "cert-manager.io"}
    return [
        {
            "apiVersion": "cert-manager.io/v1",
            "kind": "ClusterIssuer",
            "metadata": {"name": issuer["name"]},
            "spec": {"selfSigned": {}},
        },
        {
            "apiVersion": "cert-manager.io/v1",
            "kind": "Certificate",
            "metadata": {"name": name, "namespace": "cert-manager"},
            "spec": {
                "isCA": True,
                "commonName": name,
                "secretName": name,
                "privateKey": {"algorithm": "ECDSA", "rotationPolicy": "Never"},
                "issuerRef": issuer,
            },
        },
    ]


def bundle(name: str, *, secret: str) -> Manifest:
    return {
        "apiVersion": "trust.cert-manager.io/v1alpha1",
        "kind": "Bundle",
        "metadata": {"name": name},
        "spec": {
            "sources": [{"secret": {"name": secret, "key": "tls.crt"}}],
            "target": {"configMap": {"key": "ca.crt"}},
        },
    }


def application_set(repository: str) -> Manifest:
    source = {"repoURL": repository, "targetRevision": "main", "path": "dist/team"}
    return {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "ApplicationSet",
        "metadata": {"name": "teams", "namespace": "argocd"},
        "spec": {
            "goTemplate": True,
            "generators": [{"list": {"elements": [{"name": "team", "sources": [source]}]}}],
            "template": {
                "metadata": {"name": "{{ .name }}"},
                "spec": {
                    "project": "default",
                    "destination": {
                        "server": "https://kubernetes.default.svc",
                        "namespace": "{{ .name }}",
                    },
                    "syncPolicy": {"automated": {}, "syncOptions": ["CreateNamespace=true"]},
                },
            },
            "templatePatch": "spec:\n  sources: {{ toJson .sources }}\n",
        },
    }
