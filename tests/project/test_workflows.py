"""What a hosting runs: make targets, pinned actions, every Python; and what bots find."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from constructs_lib import EDGE_26_8_3
from constructs_lib.kubernetes.pod_options import PROGRAM_IMAGE
from tools.pythons import supported

from ..conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WITHOUT_MAKE = {
    "git diff --exit-code dist",
    "! grep --line-number 'example[.]com' pyproject.toml",
}
ALL_JOBS_WITH_TOKENS = {("site", "publish"), ("publish", "publish")}
Workflow = dict[str, Any]


def read(path: Path) -> Workflow:
    return cast("Workflow", yaml.safe_load(path.read_text("utf-8")))


def steps(workflow: Workflow) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def commands() -> set[str]:
    return {
        step["run"] for path in WORKFLOWS for step in steps(read(path)) if "run" in step
    } - WITHOUT_MAKE


def test_commands_are_targets_of_the_makefile() -> None:
    """So that whoever sees one fail runs the same at home."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in commands():
        target = command.removeprefix("make ")
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), command


def test_a_hosting_runs_what_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    ours = {line for line in script if line.startswith("make ")}
    assert ours
    assert ours <= commands()
    assert {"make coverage", "make package", "make site", "make synth"} <= commands()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned(path: Path) -> None:
    """A tag can be moved by whoever takes over an action's repository, a commit cannot."""
    lines = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    for line in lines:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_jobs_may_read_and_no_more(path: Path) -> None:
    """Those that publish get a token, and run nothing of the repository's."""
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"]
        if (path.stem, name) in ALL_JOBS_WITH_TOKENS:
            assert job["permissions"]["id-token"] == "write"
            assert job["environment"]
            assert not any("run" in step for step in job["steps"])
        else:
            assert "permissions" not in job


def test_every_python_is_tested() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "test.yml")
    job = workflow["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == supported()
    assert {"run": "make test"} in job["steps"]


def test_only_a_tag_publishes() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "publish.yml")
    # YAML 1.1 reads the key "on" as true.
    assert workflow[cast("str", True)] == {"push": {"tags": ["v*"]}}


def test_hooks_run_what_is_pinned() -> None:
    configuration = read(ROOT / ".pre-commit-config.yaml")
    hooks = [hook for source in configuration["repos"] for hook in source["hooks"]]
    assert {source["repo"] for source in configuration["repos"]} == {"local"}
    for hook in hooks:
        program = hook["entry"].split()[0]
        assert program in ("make", ".venv/bin/ruff")


def found_by_renovate() -> set[tuple[str, str, str]]:
    """Return what the configuration finds in the repository: name, version, and where it is."""
    configuration = json.loads((ROOT / "renovate.json").read_text("utf-8"))
    found: set[tuple[str, str, str]] = set()
    files = [
        path for path in (ROOT / "constructs_lib").rglob("*.py") if "_imports" not in str(path)
    ]
    for manager in configuration["customManagers"]:
        where = re.compile(manager["managerFilePatterns"][0].strip("/"))
        what = re.compile(manager["matchStrings"][0].replace("(?<", "(?P<"))
        for path in files:
            if where.search(path.relative_to(ROOT).as_posix()):
                for match in what.finditer(path.read_text("utf-8")):
                    groups = match.groupdict()
                    registry = groups.get("registryUrl", "")
                    found.add((groups["depName"], groups["currentValue"], registry))
    return found


def test_renovate_finds_the_image_and_the_charts() -> None:
    """Linkerd's own charts of a release have one version, so one of them stands for all."""
    image, _, tag = PROGRAM_IMAGE.rpartition(":")
    charts = {
        (chart.name, chart.version, chart.repository)
        for chart in EDGE_26_8_3.charts
        if chart.name not in ("linkerd-crds", "linkerd-viz")
    }
    assert found_by_renovate() == {(image, tag, ""), *charts}
    linkerd = {chart.version for chart in EDGE_26_8_3.charts if chart.name.startswith("linkerd")}
    assert len(linkerd) == 1


def test_versions_are_pinned_in_one_place() -> None:
    """Renovate would raise one of two, and the other would be what runs."""
    pinned = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "constructs_lib").rglob("*.py")
        if f'"{PROGRAM_IMAGE}"' in path.read_text("utf-8")
    ]
    assert pinned == ["constructs_lib/kubernetes/pod_options.py"]
    source = (ROOT / "constructs_lib" / "releases" / "edge_26_8_3.py").read_text("utf-8")
    for version in {chart.version for chart in EDGE_26_8_3.charts}:
        assert source.count(f'"{version}"') == 1


def test_coverage_has_a_floor() -> None:
    report = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"][
        "report"
    ]
    assert report["fail_under"] >= 90
