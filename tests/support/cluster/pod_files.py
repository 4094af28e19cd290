"""What a pod finds on a machine without containers: its volumes as folders, and its environment.

Pure, but for writing. A volume's path in a command or in the environment is one of a folder here:
whoever has ``/program`` on PYTHONPATH imports the modules of that ConfigMap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from ...conftest import Manifest

_KEYED = re.compile(r"metadata\.(labels|annotations)\['([^']+)'\]")


def volume_folders(spec: Manifest, folder: Path) -> dict[str, Path]:
    """Return where each volume that can be had here lies: ConfigMaps and empty folders."""
    return {
        volume["name"]: folder / volume["name"]
        for volume in spec.get("volumes", [])
        if "configMap" in volume or "emptyDir" in volume
    }


def config_maps(spec: Manifest) -> dict[str, Manifest]:
    """Return the ConfigMaps that a pod mounts, by the volume's name."""
    return {
        volume["name"]: volume["configMap"]
        for volume in spec.get("volumes", [])
        if "configMap" in volume
    }


def write_config_map(folder: Path, source: Manifest, data: Mapping[str, str]) -> None:
    """Write a ConfigMap's keys as files; all, or those that *source* picks.

    As a kubelet does (kubernetes@v1.34 pkg/volume/util/atomic_writer.go): the files are in a folder
    named after the time, ``..data`` is a link to it, and what stands at the top are links through
    ``..data``.
    """
    paths = {item["key"]: item["path"] for item in source.get("items", [])} or {
        key: key for key in data
    }
    payload = folder / "..2026_11_26_00_00_00.1"
    for key, path in paths.items():
        file = payload / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(data[key], "utf-8")
    (folder / "..data").symlink_to(payload.name)
    for top in {path.partition("/")[0] for path in paths.values()}:
        (folder / top).symlink_to(f"..data/{top}")


def lacks_keys(source: Manifest, data: Mapping[str, str]) -> bool:
    """Return whether *source* picks a key that is not there, for which a kubelet waits."""
    return any(item["key"] not in data for item in source.get("items", []))


def command_of(container: Manifest, folders: Mapping[str, Path]) -> list[str]:
    """Return a container's command, with paths of its volumes made paths of their folders."""
    mounts = _mounts(container, folders)
    words = [*container.get("command", []), *container.get("args", [])]
    return [_moved(word, mounts) for word in words]


def environment_of(
    container: Manifest, pod: Manifest, folders: Mapping[str, Path]
) -> dict[str, str]:
    """Return what a container's ``env`` says of values and of the pod's own fields."""
    mounts = _mounts(container, folders)
    return {
        variable["name"]: _moved(_value(variable, pod), mounts)
        for variable in container.get("env", [])
    }


def _mounts(container: Manifest, folders: Mapping[str, Path]) -> dict[str, Path]:
    return {
        mount["mountPath"].rstrip("/"): folders[mount["name"]]
        for mount in container.get("volumeMounts", [])
        if mount["name"] in folders
    }


def _moved(word: str, mounts: Mapping[str, Path]) -> str:
    for path in sorted(mounts, key=len, reverse=True):
        if word == path or word.startswith(f"{path}/"):
            return f"{mounts[path]}{word[len(path) :]}"
    return word


def _value(variable: Manifest, pod: Manifest) -> str:
    reference = variable.get("valueFrom", {}).get("fieldRef")
    if reference is None:
        return str(variable.get("value", ""))
    path: str = reference["fieldPath"]
    keyed = _KEYED.fullmatch(path)
    *sections, last = ["metadata", *keyed.groups()] if keyed else path.split(".")
    found = pod
    for name in sections:
        found = cast("Manifest", found.get(name) or {})
    return str(found.get(last, ""))
