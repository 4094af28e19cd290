"""Labels that more than one package writes or looks for."""

from __future__ import annotations

from collections.abc import Mapping

PART_OF_LINKERD: Mapping[str, str] = {"app.kubernetes.io/part-of": "Linkerd"}
"""The label by which Linkerd's Deployments, and the Secrets made for them, are found."""
