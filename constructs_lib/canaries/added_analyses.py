"""AnalysisTemplates of the user's own that a Rollout runs beside the library's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cdk8s import ApiObject, JsonPatch

from ..kubernetes.manifest import Manifest
from ..kubernetes.names import check_subdomain
from .success_rate import HASH


class AddedAnalyses:
    """What was added to the analyses of one Rollout."""

    def __init__(self, rollout: ApiObject, own_template: str) -> None:
        """Take note of the Rollout, and of the AnalysisTemplate that it has from the library."""
        self._rollout = rollout
        self._templates = {(own_template, False)}
        self._arguments: dict[str, str] = {}

    def check(self, template: str, *, cluster_scoped: bool, arguments: Mapping[str, str]) -> None:
        """Take note of a template and its arguments.

        Raises:
            ValueError: The name is invalid, the template runs there already, or an argument is no
                text or has another value for another template: all of an analysis share them.
        """
        check_subdomain("template", template)
        if (template, cluster_scoped) in self._templates:
            raise ValueError(
                f"'template' ({template}) is in these analyses already, and the controller refuses "
                "two metrics of one name: give yours another name, and its metrics too"
            )
        self._templates.add((template, cluster_scoped))
        for name, value in arguments.items():
            if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise ValueError(
                    f"'arguments' has {name}: {value}, and Argo Rollouts accepts only texts: "
                    f"write '{value}'"
                )
            if self._arguments.setdefault(name, value) != value or name == HASH:
                raise ValueError(
                    f"'arguments' has {name}: {value}, but the templates of an analysis share "
                    f"their arguments, and {name} has another value there: name it otherwise"
                )

    def add(
        self, path: str, template: str, *, cluster_scoped: bool, arguments: Mapping[str, str]
    ) -> None:
        """Add a template to the analysis at a path of the Rollout."""
        reference = template_ref(template, cluster_scoped=cluster_scoped)
        patches = [JsonPatch.add(f"{path}/templates/-", reference)]
        patches += [
            JsonPatch.add(f"{path}/args/-", {"name": name, "value": value})
            for name, value in arguments.items()
        ]
        self._rollout.add_json_patch(*patches)


def analysis_of(*templates: Manifest) -> dict[str, Any]:
    """Return what an analysis runs: templates, about the new version's pods."""
    return {
        "templates": list(templates),
        "args": [{"name": HASH, "valueFrom": {"podTemplateHashValue": "Latest"}}],
    }


def template_ref(name: str, *, cluster_scoped: bool = False) -> Manifest:
    """Return a reference to an AnalysisTemplate, or to a ClusterAnalysisTemplate."""
    return {"templateName": name, **({"clusterScope": True} if cluster_scoped else {})}
