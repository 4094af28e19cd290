"""Objects that are what they say: without a binding's own conversion between patch and YAML."""

from __future__ import annotations

from typing import Any, Protocol

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch
from constructs import Construct

from ..kubernetes.api import k8s


class Binding(Protocol):
    """The class of a kind among the bindings, or of a kind with a spec of this type."""

    @classmethod
    def manifest(cls, *, metadata: Any, spec: Any) -> Any:
        """Return the object as the API has it."""
        ...


def plain_object(
    scope: Construct,
    id: str,
    binding: type[Binding],
    *,
    metadata: k8s.ObjectMeta | ApiObjectMetadata,
    spec: object,
) -> ApiObject:
    """Make an object of a binding's kind, whose patches are written as they are.

    A binding converts its fields after all patches. It takes every quantity for an object of its
    own, and writes ``null`` for the ``100m`` of a patch; it drops fields that it does not know.
    """
    manifest = binding.manifest(metadata=metadata, spec=spec)
    resource = ApiObject(
        scope,
        id,
        api_version=manifest["apiVersion"],
        kind=manifest["kind"],
        metadata=ApiObjectMetadata(**manifest["metadata"]),
    )
    resource.add_json_patch(JsonPatch.add("/spec", manifest["spec"]))
    return resource
