"""Which folders of a mesh Argo CD removes, and in which order that is sound."""

from __future__ import annotations

from collections.abc import Sequence

from ..mesh.linkerd_stack import LinkerdStack

KEPT_FILES = "{Bundle,Namespace}.*.yaml"
"""What Argo CD goes on applying of a removed folder. With a Namespace, Kubernetes would delete
whatever somebody keeps in it, and with a Bundle its trust roots in every namespace."""


def check_removed(mesh: LinkerdStack, removed: Sequence[str]) -> tuple[str, ...]:
    """Return the folders to remove.

    What others depend on goes after them. In the moment in which the control plane's pods go, their
    webhooks and the injection guard would refuse pods, so these go in an earlier push.

    Raises:
        ValueError: A folder is unknown, is needed by one that stays, or would refuse pods.
    """
    folders = list(mesh.helm_releases)
    if not set(removed) <= set(folders):
        raise ValueError(
            f"'removed' ({', '.join(removed)}) must be folders of the mesh, which are "
            f"{', '.join(folders)}. A folder stays in the mesh until its objects are removed, "
            "because the AppProject allows Argo CD what the mesh has"
        )
    staying = [folder for folder in folders if folder not in removed]
    for folder in removed:
        later = [other for other in staying if folders.index(other) > folders.index(folder)]
        if later:
            raise ValueError(
                f"'removed' ({folder}): {', '.join(later)} would stay, and cannot work without it: "
                f"name {', '.join(later)} too, in an earlier push"
            )
    control_plane = mesh.chain.mesh_namespace
    if control_plane in removed and (mesh.anchor_rotator or mesh.anchor_gates):
        raise ValueError(
            f"'removed' ({control_plane}): with anchor_rotation a move "
            "may be under way, and its lock would refuse to let the trust anchors go. Leave the "
            "option out, push, open the lock (docs/anchor_lock.md), and remove the folder then"
        )
    for folder in removed:
        _check_refuses_nothing(mesh, folder)
    return tuple(removed)


def _check_refuses_nothing(mesh: LinkerdStack, folder: str) -> None:
    charts = mesh.helm_releases[folder]
    if not any(chart.name == "linkerd-control-plane" for chart in charts):
        return
    if mesh.injection_guards:
        raise ValueError(
            f"'removed' ({folder}): without the injector, the injection guard would refuse every "
            "pod that is meant for the mesh. Set injection_guard=False, push, wait until "
            f"application {folder} is synced, and remove the folder then"
        )
    for chart in charts:
        if chart.values.get("webhookFailurePolicy") == "Fail":
            raise ValueError(
                f"'removed' ({folder}): its webhooks would refuse pods while their own pods go. "
                f"Set values={{'{chart.name}': {{'webhookFailurePolicy': 'Ignore'}}}}, push, wait "
                f"until application {folder} is synced, and remove the folder then"
            )
