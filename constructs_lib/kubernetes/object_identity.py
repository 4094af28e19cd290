"""What tells objects apart, in a cluster and among the files that cdk8s writes."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from .manifest import Manifest

_Key = TypeVar("_Key", bound=Hashable)
_Object = TypeVar("_Object")


@dataclass(frozen=True, slots=True)
class ObjectIdentity:
    """The names by which the API server tells an object from all others.

    Attributes:
        group: Its API group; empty for the core group.
        kind: Its kind.
        namespace: Its namespace; empty for a cluster-scoped kind.
        name: Its name.
    """

    group: str
    kind: str
    namespace: str
    name: str

    @classmethod
    def of_manifest(cls, manifest: Manifest) -> ObjectIdentity:
        """Return the identity of a rendered object."""
        metadata = manifest["metadata"]
        return cls(
            group=str(manifest["apiVersion"]).rpartition("/")[0],
            kind=manifest["kind"],
            namespace=metadata.get("namespace") or "",
            name=metadata["name"],
        )

    def __str__(self) -> str:
        place = f"{self.namespace}/" if self.namespace else ""
        return f"{self.api} {place}{self.name}"

    @property
    def api(self) -> str:
        """Kind and API group, as ``Certificate.cert-manager.io``; no group for core kinds."""
        return f"{self.kind}.{self.group}" if self.group else self.kind

    @property
    def file(self) -> str:
        """The file's name, where every object has its own (cdk8s@2.70 src/app.ts)."""
        return re.sub(r"[^0-9a-zA-Z\-_.]", "", f"{self.kind}.{self.name}")


def repeated_objects(
    objects: Iterable[tuple[ObjectIdentity, _Object]],
) -> list[tuple[ObjectIdentity, list[_Object]]]:
    """Return each identity that several objects have, with these objects."""
    return [group for group in _grouped(objects) if len(group[1]) > 1]


def shared_files(
    objects: Iterable[tuple[_Key, ObjectIdentity, _Object]],
) -> list[tuple[_Key, str, list[_Object]]]:
    """Return the folder and the name of each file that several identities share.

    cdk8s names a file after kind and name alone, and keeps only the last object of a name
    (cdk8s-team/cdk8s#2821).

    Args:
        objects: The folder of each object, its identity, and the object.
    """
    files = _grouped(
        ((folder, identity.file), (identity, object_)) for folder, identity, object_ in objects
    )
    return [
        (folder, file, [object_ for _, object_ in members])
        for (folder, file), members in files
        if len({identity for identity, _ in members}) > 1
    ]


def _grouped(pairs: Iterable[tuple[_Key, _Object]]) -> list[tuple[_Key, list[_Object]]]:
    groups: dict[_Key, list[_Object]] = {}
    for key, object_ in pairs:
        groups.setdefault(key, []).append(object_)
    return list(groups.items())
