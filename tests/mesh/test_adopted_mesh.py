"""A stack over a mesh that others made: what it writes at each commit, and what it refuses."""

from __future__ import annotations

import json
import re
import warnings
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    ALL_NAMESPACES,
    AnchorRotation,
    CertificateAuthority,
    EarlyEndWarning,
    GitAnchorRotation,
    LinkerdStack,
    TrustRoot,
)

from ..conftest import Manifest, synth
from ..support.authorities import ASKED_FOR, HOUR, anchor, lasting_anchor

BY_GIT = GitAnchorRotation(
    anchors=["linkerd-trust-anchor", "linkerd-trust-anchor-2"],
    active="linkerd-trust-anchor",
    namespaces=ALL_NAMESPACES,
)
KEPT = CertificateAuthority.from_secret_name("linkerd-identity-issuer")
OLD = lasting_anchor()
ROOTS = [TrustRoot.from_pem(OLD.pem)]
FIRST: dict[str, Any] = {"trust_anchor": ASKED_FOR, "trust_roots": ROOTS, "identity_issuer": KEPT}


def objects(**options: Any) -> list[Manifest]:
    chart = Chart(App(), "chart", disable_resource_name_hashes=True)
    given: dict[str, Any] = {"anchor_rotation": BY_GIT, **options}
    LinkerdStack(chart, "Mesh", kubernetes_version="1.34", **given)
    return synth(chart)


def names(written: list[Manifest], kind: str) -> set[str]:
    return {thing["metadata"]["name"] for thing in written if thing["kind"] == kind}


def settings(written: list[Manifest]) -> dict[str, Any]:
    (gate,) = [
        thing
        for thing in written
        if thing["kind"] == "ConfigMap" and thing["metadata"]["name"] == "linkerd-anchor-gate"
    ]
    return dict(json.loads(gate["data"]["settings.json"]))


def test_the_first_commit_leaves_the_identity_issuer_alone() -> None:
    written = objects(**FIRST)
    assert "linkerd-identity-issuer" not in names(written, "Certificate")
    assert {"linkerd-trust-anchor", "linkerd-trust-anchor-2"} <= names(written, "Certificate")
    (bundle,) = [thing for thing in written if thing["kind"] == "Bundle"]
    assert [next(iter(source)) for source in bundle["spec"]["sources"]] == [
        "secret",
        "secret",
        "inLine",
    ]
    rotator_settings = settings(written)
    assert rotator_settings["keepsIdentity"]
    assert [*rotator_settings["roots"].values()] == [
        f"{ROOTS[0].certificates[0].not_after:%Y-%m-%dT%H:%M:%SZ}"
    ]


def test_the_second_commit_makes_it() -> None:
    written = objects(trust_anchor=ASKED_FOR, trust_roots=ROOTS)
    assert "linkerd-identity-issuer" in names(written, "Certificate")
    assert not settings(written)["keepsIdentity"]
    assert settings(written)["roots"]


def test_the_third_commit_is_a_mesh_of_ours() -> None:
    assert settings(objects(trust_anchor=ASKED_FOR))["roots"] == {}


def test_the_gate_is_told_the_common_names() -> None:
    assert settings(
        objects(anchor_common_names={"linkerd-trust-anchor": "root.old"}, trust_domain="new.org")
    )["commonNames"] == {
        "linkerd-trust-anchor": "root.old",
        "linkerd-trust-anchor-2": "root.linkerd.new.org",
    }
    own = CertificateAuthority.from_secret_name("linkerd-trust-anchor")
    assert [*settings(objects(trust_anchor=own))["commonNames"]] == ["linkerd-trust-anchor-2"]


def test_nobody_adopts_by_itself() -> None:
    message = "'anchor_rotation' (AnchorRotation) must be a GitAnchorRotation while"
    with pytest.raises(ValueError, match=re.escape(message)):
        objects(**FIRST, anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES))


def test_a_root_that_ends_before_a_move_is_over() -> None:
    now = datetime.now(UTC)
    end = now + timedelta(hours=20)
    ending = TrustRoot.from_pem(anchor(begin=now - HOUR, end=end).pem)
    options = FIRST | {"trust_roots": [ending]}
    message = f"ends at {end:%Y-%m-%d %H:%M} UTC: the move off it may take 1 d 2 h"
    with pytest.warns(EarlyEndWarning, match=message):
        objects(**options)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        objects(**FIRST)


def test_a_stack_without_rotation_has_the_guard() -> None:
    guards = {"linkerd-adoption-guard-identity", "linkerd-adoption-guard-roots"}
    plain = objects(anchor_rotation=None)
    assert guards <= names(plain, "ValidatingAdmissionPolicy")
    assert guards <= names(plain, "ValidatingAdmissionPolicyBinding")
    assert not guards & names(objects(), "ValidatingAdmissionPolicy")


def test_each_folder_has_its_guard_before_its_certificates() -> None:
    app = App()
    mesh = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
    for namespace, end in (("linkerd", "identity"), ("cert-manager", "roots")):
        (guard,) = [
            thing
            for thing in synth(mesh.charts[namespace])
            if thing["kind"] == "ValidatingAdmissionPolicy"
            and thing["metadata"]["name"] == f"linkerd-adoption-guard-{end}"
        ]
        assert guard["metadata"]["annotations"] == {"argocd.argoproj.io/sync-wave": "-5"}
    old = LinkerdStack(App(), "Mesh", kubernetes_version="1.29")
    written = [thing for chart in old.charts.values() for thing in synth(chart)]
    assert names(written, "ValidatingAdmissionPolicy") == set()
