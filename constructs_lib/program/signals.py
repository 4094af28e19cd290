"""What metrics show of a move: whether it is under way, and whether people hold it up.

A signal is a ConfigMap that is there or not. kube-state-metrics shows without any option which
ConfigMaps there are, and since when; of what is in them, or of a run's exit status, it shows
nothing. A run that ended as failed to say so would make the CronJob Degraded for Argo CD.
"""

from __future__ import annotations

from .cluster import Cluster
from .objects import Json, dig
from .settings import RotatorSettings


def show_signals(api: Cluster, settings: RotatorSettings, status: Json) -> None:
    """See to it that the signals say what a status says.

    Raises:
        ChangedError: A signal changed meanwhile.
        RefusedError: A signal may not be written, and so nobody would be called.
    """
    held = any(wait["people"] for wait in status["waits"])
    _show(api, settings, "held", is_on=held)
    _show(api, settings, "moving", is_on=status["phase"] != "rest")


def _show(api: Cluster, settings: RotatorSettings, signal: str, *, is_on: bool) -> None:
    config_maps = f"api/v1/namespaces/{settings.control_plane_namespace}/configmaps"
    name = f"{settings.state}-{signal}"
    is_there = api.get(f"{config_maps}/{name}") is not None
    if is_there and not is_on:
        api.send("DELETE", f"{config_maps}/{name}")
    if is_on and not is_there:
        record = api.get(f"{config_maps}/{settings.state}")
        # When the record is deleted, the garbage collector deletes the signal.
        owner = {
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "name": settings.state,
            "uid": dig(record, "metadata", "uid"),
        }
        metadata = {"name": name, "ownerReferences": [owner]}
        api.send("POST", config_maps, {"metadata": metadata})
