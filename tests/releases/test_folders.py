"""MeshNamespaces: five folders, five different names."""

from __future__ import annotations

import itertools
import re
from typing import Any, get_args

import pytest

from constructs_lib import MeshNamespaces
from constructs_lib.releases.folders import NamespaceRole

FOLDERS: tuple[NamespaceRole, ...] = get_args(NamespaceRole)


def test_defaults() -> None:
    namespaces = MeshNamespaces()
    found = {folder: namespaces.of(folder) for folder in FOLDERS}
    assert found == {
        "cert_manager": "cert-manager",
        "crds": "linkerd-crds",
        "control_plane": "linkerd",
        "viz": "linkerd-viz",
        "rollouts": "argo-rollouts",
    }


@pytest.mark.parametrize("folder", FOLDERS)
def test_folder_is_found_by_its_role(folder: NamespaceRole) -> None:
    options: dict[str, Any] = {folder: "elsewhere"}
    assert MeshNamespaces(**options).of(folder) == "elsewhere"


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_name_must_be_a_dns_label(folder: NamespaceRole) -> None:
    options: dict[str, Any] = {folder: "a.b"}
    with pytest.raises(ValueError, match=re.escape(f"'{folder}' (a.b) must be a DNS label")):
        MeshNamespaces(**options)


@pytest.mark.parametrize(("role", "other"), list(itertools.combinations(FOLDERS, 2)))
def test_no_two_may_share_a_name(role: NamespaceRole, other: NamespaceRole) -> None:
    """Folder, namespace and application are one, so two in one would fight."""
    options: dict[str, Any] = {role: "mesh", other: "mesh"}
    with pytest.raises(ValueError, match="must differ: each is a folder and an") as raised:
        MeshNamespaces(**options)
    assert f"{role}: mesh" in str(raised.value)
    assert f"{other}: mesh" in str(raised.value)
