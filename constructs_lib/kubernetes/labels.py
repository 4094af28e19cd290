"""Labels that several packages write or look for."""

from __future__ import annotations

from collections.abc import Mapping

PART_OF_LINKERD: Mapping[str, str] = {"app.kubernetes.io/part-of": "Linkerd"}
"""The label of Linkerd's Deployments, and of the Secrets that are made for them."""
