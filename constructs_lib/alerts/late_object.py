"""An object whose content is known only when the whole tree is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch
from constructs import Construct


class LateObject(ApiObject):
    """An object that asks for its content each time that it is rendered.

    cdk8s resolves a Lazy in an object's properties, of which an ApiObject in Python has none of its
    own, and not in patches. So this class waits for the rendering, and keeps a user's patches until
    then.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        api_version: str,
        kind: str,
        metadata: ApiObjectMetadata,
        content: Callable[[], dict[str, Any]],
    ) -> None:
        super().__init__(scope, id, api_version=api_version, kind=kind, metadata=metadata)
        self._content = content
        self._patches: list[JsonPatch] = []

    def add_json_patch(self, *ops: JsonPatch) -> None:
        """Apply patches when the object is rendered."""
        self._patches.extend(ops)

    def to_json(self) -> Any:
        """Render the object as the tree is now."""
        return JsonPatch.apply({**super().to_json(), **self._content()}, *self._patches)
