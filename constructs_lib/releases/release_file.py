"""A release of one's own in a file: the versions of its charts, which a bot may raise."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from .release import HelmChart, LinkerdRelease

_COMMAND = "python -m constructs_lib.upstream"
_FACTS = ".facts.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile:
    """What a release's file says.

    Attributes:
        path: The file.
        name: The release's name.
        base: The library's release that it follows.
        charts: The charts that it names, at its versions, with the base's facts.
        facts: What the command recorded of charts, by name.
    """

    path: Path
    name: str
    base: LinkerdRelease
    charts: tuple[HelmChart, ...]
    facts: Mapping[str, Mapping[str, Any]]

    @classmethod
    def read(cls, path: Path) -> ReleaseFile:
        """Return what a file says.

        Raises:
            ValueError: It is missing, is no JSON, lacks something, or names no release.
        """
        from . import ALL

        written = _json(path)
        bases = {release.name: release for release in ALL}
        base = bases.get(str(written.get("base")))
        if base is None:
            raise ValueError(
                f"{path}: 'base' ({written.get('base')}) must be one of {', '.join(bases)}"
            )
        try:
            charts = tuple(_chart(entry, base) for entry in written["charts"])
            name = str(written["name"])
        except KeyError as missing:
            raise ValueError(
                f"{path} lacks {missing}: it has 'name', 'base' and 'charts', and each chart has "
                "'name', 'repository' and 'version', and 'folder' if the base lacks the chart"
            ) from None
        facts_path = path.with_suffix(_FACTS)
        facts: Mapping[str, Any] = _json(facts_path) if facts_path.is_file() else {}
        return cls(path=path, name=name, base=base, charts=charts, facts=facts)

    @property
    def facts_path(self) -> Path:
        """The file with the facts, beside it."""
        return self.path.with_suffix(_FACTS)

    def base_chart(self, name: str) -> HelmChart | None:
        """Return the base's chart of a name, if it has one."""
        return next((chart for chart in self.base.charts if chart.name == name), None)

    def release(self) -> LinkerdRelease:
        """Return the release.

        Raises:
            ValueError: The facts of a chart are not recorded.
        """
        charts = {chart.name: chart for chart in self.base.charts}
        oldest = self.base.oldest_kubernetes
        for chart in self.charts:
            base = self.base_chart(chart.name)
            if base is not None and base.version == chart.version:
                charts[chart.name] = chart
                continue
            facts = self.facts.get(chart.name, {})
            if facts.get("version") != chart.version:
                raise ValueError(
                    f"{self.path.name} names {chart.name} {chart.version}, of which "
                    f"{self.facts_path.name} knows nothing: run '{_COMMAND} {self.path.name}', and "
                    "read what changes"
                )
            charts[chart.name] = _with_facts(chart, facts)
            version = re.search(r"(\d+)\.(\d+)", facts["kubernetes"])
            if version:
                oldest = max(oldest or (0, 0), (int(version[1]), int(version[2])))
        return replace(
            self.base, name=self.name, charts=tuple(charts.values()), oldest_kubernetes=oldest
        )


def read_release(file: str | Path) -> LinkerdRelease:
    """Return the release that a file of yours names.

    ``python -m constructs_lib.upstream FILE`` writes the facts of its charts beside it.

    Args:
        file: The path of a JSON file with ``name``, ``base`` and ``charts``.

    Raises:
        ValueError: The file is missing or says something else, or a chart's facts are missing.
    """
    return ReleaseFile.read(Path(file)).release()


def _json(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        raise ValueError(f"there is no file {path}: write one with 'name', 'base' and 'charts'")
    try:
        return cast("Mapping[str, Any]", json.loads(path.read_text("utf-8")))
    except ValueError as problem:
        raise ValueError(f"{path} is no JSON: {problem}") from None


def _chart(entry: Mapping[str, Any], base: LinkerdRelease) -> HelmChart:
    known = next((chart for chart in base.charts if chart.name == entry["name"]), None)
    repository = str(entry["repository"])
    version = str(entry["version"])
    if known is not None:
        return replace(known, repository=repository, version=version)
    return HelmChart(
        name=entry["name"], folder=entry["folder"], repository=repository, version=version
    )


def _with_facts(chart: HelmChart, facts: Mapping[str, Any]) -> HelmChart:
    """Return a chart with its facts; what only some values bring is still the base's to say."""
    is_new = not (chart.cluster_kinds or chart.namespaced_kinds)
    # A chart whose Deployments no restarter restarts, such as cert-manager, stays so.
    restarted = tuple(facts["deployments"]) if is_new or chart.deployments else ()
    return replace(
        chart,
        keys=facts["keys"],
        deployments=restarted,
        cluster_kinds=_with_optional(chart, facts["cluster_kinds"], chart.cluster_kinds),
        namespaced_kinds=_with_optional(chart, facts["namespaced_kinds"], chart.namespaced_kinds),
    )


def _with_optional(chart: HelmChart, kinds: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    optional = [kind for kind in known if kind in chart.optional_kinds]
    return tuple(dict.fromkeys([*kinds, *optional]))
