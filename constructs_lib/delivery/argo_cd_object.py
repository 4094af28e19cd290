"""Argo CD's own objects, which are written without bindings."""

from __future__ import annotations

import json

from cdk8s import ApiObjectMetadata
from constructs import Construct

from ..kubernetes.manifest import Manifest
from ..tree.custom_object import make_custom_object

RETRY = {
    "backoff": {"duration": "5s", "factor": 2, "maxDuration": "1m"},
    "limit": -1,
    "refresh": True,
}
"""A sync that failed for good would not be tried again before the next commit."""


def make_argo_cd_object(
    scope: Construct, id: str, kind: str, metadata: ApiObjectMetadata, spec: Manifest
) -> None:
    """Make an object of one of Argo CD's kinds, and record it.

    A binding would need the whole schema, which has megabytes.
    """
    make_custom_object(
        scope,
        id,
        api_version="argoproj.io/v1alpha1",
        kind=kind,
        metadata=metadata,
        # cdk8s sorts what it writes, but not what is patched.
        spec=json.loads(json.dumps(spec, sort_keys=True)),
    )
