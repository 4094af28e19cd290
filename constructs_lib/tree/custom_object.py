"""An object of a kind that the bindings lack."""

from __future__ import annotations

from cdk8s import ApiObject, ApiObjectMetadata, JsonPatch
from constructs import Construct

from ..kubernetes.manifest import Manifest
from .placement import Placement


def make_custom_object(
    scope: Construct,
    id: str,
    *,
    api_version: str,
    kind: str,
    metadata: ApiObjectMetadata,
    spec: Manifest,
) -> ApiObject:
    """Make an object with a namespace, and record it.

    A patch of yours reaches each of its fields, because there is no binding that drops any.
    """
    resource = ApiObject(scope, id, api_version=api_version, kind=kind, metadata=metadata)
    resource.add_json_patch(JsonPatch.add("/spec", spec))
    group = api_version.rpartition("/")[0]
    name = str(metadata.name)
    Placement.of(scope).record(resource, f"{kind}.{group}", name, metadata.namespace)
    return resource
