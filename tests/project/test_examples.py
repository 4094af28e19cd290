"""Each example is a whole app that works with this version of the library."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from constructs_lib.validations import RULES, references

from ..conftest import ROOT, Manifest
from ..support.project import contents, succeed

EXAMPLES = ROOT / "examples"
WRITES = {
    "one_cluster": {
        "linkerd/CronJob.linkerd-anchor-rotator",
        "linkerd/PrometheusRule.linkerd-certificates",
        "argocd/ApplicationSet.linkerd-platform",
    },
    "fleet": {
        "staging/argocd/ApplicationSet",
        "prod/argocd-canary/ApplicationSet",
        "prod/argocd-rest/ApplicationSet",
    },
    "vault": {"vault/ClusterIssuer.vault", "linkerd/Certificate.linkerd-identity-issuer"},
    "certificates_alone": {"policy", "cluster"},
    "canary": {"shop/Rollout.web", "shop/HTTPRoute.web", "argocd/Application.shop"},
}
"""What an example is about, as the beginning of a file's name."""


def synthesise(name: str, folder: Path) -> dict[str, bytes]:
    """Run an example as its reader does, and return what it writes."""
    command = (sys.executable, "-W", "error", EXAMPLES / name / "app.py")
    finished = succeed(*command, cwd=folder, environment={"PYTHONPATH": str(ROOT)})
    assert finished.stderr == ""
    return contents(folder / "dist")


def test_every_example_is_run() -> None:
    assert {path.parent.name for path in EXAMPLES.glob("*/app.py")} == set(WRITES)
    listed = (EXAMPLES / "README.md").read_text("utf-8")
    assert all(f"]({name}/app.py)" in listed for name in WRITES)


@pytest.mark.parametrize("name", WRITES)
def test_example_works(name: str, tmp_path: Path) -> None:
    files = synthesise(name, tmp_path)
    for beginning in WRITES[name]:
        assert any(file.startswith(beginning) for file in files), beginning
    manifests: list[Manifest] = [
        manifest for text in files.values() for manifest in yaml.safe_load_all(text) if manifest
    ]
    # A fleet's classes go to clusters of their own, and names of theirs are equal.
    rules = [rule for rule in RULES if rule is not references and name != "fleet"]
    assert [problem for rule in rules for problem in rule(manifests)] == []


def test_example_with_vault_has_no_key_of_the_root(tmp_path: Path) -> None:
    files = synthesise("vault", tmp_path)
    assert not any("linkerd-trust-anchor" in file for file in files)
    certificate = yaml.safe_load(files["linkerd/Certificate.linkerd-identity-issuer.k8s.yaml"])
    assert certificate["spec"]["issuerRef"]["name"] == "vault"


def test_example_of_certificates_alone_needs_no_mesh(tmp_path: Path) -> None:
    texts = synthesise("certificates_alone", tmp_path)
    certificate = yaml.safe_load(texts["policy.k8s.yaml"])
    webhook = yaml.safe_load(texts["cluster.k8s.yaml"])
    annotation = webhook["metadata"]["annotations"]["cert-manager.io/inject-ca-from"]
    metadata = certificate["metadata"]
    assert annotation == f"{metadata['namespace']}/{metadata['name']}"
    service = webhook["webhooks"][0]["clientConfig"]["service"]
    assert f"{service['name']}.{service['namespace']}.svc" in certificate["spec"]["dnsNames"]
