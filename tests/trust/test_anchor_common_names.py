"""The anchor's common name: another than its child's, and never another under a running mesh."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cdk8s import ApiObject, App, Chart, YamlOutputType

from constructs_lib import (
    ALL_NAMESPACES,
    CertificateAuthority,
    CertificateFields,
    GitAnchorRotation,
    Lifetime,
    LinkerdStack,
    PrivateKey,
    TrustAnchorChain,
)
from constructs_lib.anchors.lock_rules import LockedObjects
from constructs_lib.program.certificates import parse_pem

from ..conftest import Manifest, pick
from ..support.authorities import HOUR, Authority, anchor, issuer

FORMER = {"linkerd-trust-anchor": "identity.linkerd.cluster.local"}
"""What keeps the anchor of a mesh that was made before the default was ``root.linkerd.``."""

NEEDS_OPENSSL = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What is committed on the way from the former common name to the default."""

    anchors: Sequence[str] = ()
    active: str = ""
    common_names: dict[str, str] | None = None

    def objects(self, folder: Path) -> list[Manifest]:
        """Return what the mesh's chain writes."""
        app = App(
            outdir=str(folder),
            yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        )
        rotation = (
            GitAnchorRotation(anchors=self.anchors, active=self.active, namespaces=ALL_NAMESPACES)
            if self.anchors
            else None
        )
        mesh = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            anchor_common_names=self.common_names,
            anchor_rotation=rotation,
        )
        return [
            construct.to_json()
            for name in ("cert-manager", "linkerd")
            for construct in mesh.charts[name].node.find_all()
            if isinstance(construct, ApiObject)
        ]


OLD, NEW, NEXT = "linkerd-trust-anchor", "linkerd-trust-anchor-2026", "linkerd-trust-anchor-2027"
UPGRADE = Commit(common_names=FORMER)
ADD = Commit(anchors=[OLD, NEW], active=OLD, common_names=FORMER)
ACTIVATE = Commit(anchors=[OLD, NEW], active=NEW, common_names=FORMER)
REMOVE = Commit(anchors=[NEW, NEXT], active=NEW)


class TestTheMove:
    """Each step keeps every anchor that it has as it was, so that each can be taken safely."""

    def test_old_anchor_is_the_same_until_it_is_removed(self, tmp_path: Path) -> None:
        former: Any = None
        for commit in (UPGRADE, ADD, ACTIVATE):
            spec = pick(commit.objects(tmp_path), "Certificate", OLD)["spec"]
            assert spec["commonName"] == "identity.linkerd.cluster.local"
            assert spec["dnsNames"] == ["identity.linkerd.cluster.local"]
            assert former in (None, spec)
            former = spec

    def test_new_anchor_has_the_new_name_from_its_first_day(self, tmp_path: Path) -> None:
        for commit in (ADD, ACTIVATE, REMOVE):
            spec = pick(commit.objects(tmp_path), "Certificate", NEW)["spec"]
            assert spec["commonName"] == "root.linkerd.cluster.local"

    def test_identity_issuer_moves_in_one_commit(self, tmp_path: Path) -> None:
        signers = [
            pick(commit.objects(tmp_path), "Certificate", "linkerd-identity-issuer")["spec"][
                "issuerRef"
            ]["name"]
            for commit in (UPGRADE, ADD, ACTIVATE, REMOVE)
        ]
        assert signers == [OLD, OLD, NEW, NEW]

    def test_nothing_of_the_old_name_is_left(self, tmp_path: Path) -> None:
        names = [
            manifest["spec"]["commonName"]
            for manifest in REMOVE.objects(tmp_path)
            if manifest["kind"] == "Certificate" and manifest["metadata"]["name"] in (NEW, NEXT)
        ]
        assert names == ["root.linkerd.cluster.local"] * 2

    def test_a_name_for_an_anchor_that_is_gone_is_refused(self, tmp_path: Path) -> None:
        late = Commit(anchors=[NEW, NEXT], active=NEW, common_names=FORMER)
        message = f"'anchor_common_names' ({OLD}) must name a trust anchor of the chain"
        with pytest.raises(ValueError, match=re.escape(message)):
            late.objects(tmp_path)


def test_lock_refuses_another_common_name_of_an_anchor() -> None:
    """Whoever upgrades a mesh with a rotation, and forgets to keep the name, is told so."""
    locked = LockedObjects(
        mesh_namespace="linkerd",
        anchor_namespace="cert-manager",
        anchors=[OLD, NEW],
        active=OLD,
        identity_issuer="linkerd-identity-issuer",
        trust_roots="linkerd-identity-trust-roots",
        state="linkerd-anchor-rotation",
        rotator="linkerd-anchor-rotator",
    )
    [validation] = locked.rules["signers"].validations
    assert "'commonName'" in validation.expression
    assert "'subject'" in validation.expression


def test_an_anchor_of_another_name_is_another_anchor_to_the_rotator() -> None:
    """Although it has the same key: so a pod that knows the former one counts as stale."""
    former = anchor(common_name="identity.linkerd.cluster.local")
    renamed = anchor(common_name="root.linkerd.cluster.local", key=former.key)
    assert parse_pem(former.pem).keys().isdisjoint(parse_pem(renamed.pem))


def test_too_long(chart: Chart) -> None:
    message = "'anchor_common_names[linkerd-trust-anchor]' ("
    with pytest.raises(ValueError, match=re.escape(message)):
        TrustAnchorChain(chart, "Trust", anchor_common_names={OLD: "a" * 65})


def test_it_wins_over_the_fields_of_all_anchors(chart: Chart) -> None:
    authority = CertificateAuthority(
        lifetime=Lifetime.of_hours(336, renew_before=24),
        private_key=PrivateKey(rotation_policy="Never"),
        fields=CertificateFields(common_name="all.example.com", organizations=["Example"]),
    )
    names = {OLD: "single.example.com"}
    chain = TrustAnchorChain(
        chart, "Trust", trust_anchor=authority, anchors=[OLD, NEW], anchor_common_names=names
    )
    spec = ApiObject.of(chain).to_json()["spec"]
    assert spec["commonName"] == "single.example.com"
    assert spec["subject"] == {"organizations": ["Example"]}


@NEEDS_OPENSSL
@pytest.mark.parametrize(
    ("common_name", "verifies"),
    [
        pytest.param("root.linkerd.cluster.local", True, id="root"),
        pytest.param("identity.linkerd.cluster.local", False, id="the-issuers-own"),
    ],
)
def test_openssl_verifies_an_issuer_only_under_another_name(
    tmp_path: Path, common_name: str, *, verifies: bool
) -> None:
    """OpenSSL takes a certificate for self-signed whose subject is its issuer's (error 18)."""
    now = datetime.now(UTC)
    root = anchor(common_name=common_name, begin=now - HOUR, end=now + 24 * HOUR)
    child = issuer(root, begin=now - HOUR, end=now + 24 * HOUR)
    command = ["openssl", "verify", "-CAfile", _written(tmp_path, "root", root)]
    finished = subprocess.run(
        [*command, _written(tmp_path, "issuer", child)], capture_output=True, text=True, check=False
    )
    assert (finished.returncode == 0) is verifies, finished.stderr
    assert verifies or "error 18" in finished.stderr


def _written(folder: Path, name: str, authority: Authority) -> str:
    path = folder / f"{name}.pem"
    path.write_text(authority.pem, "utf-8")
    return str(path)
