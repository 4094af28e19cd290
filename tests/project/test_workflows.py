"""What a hosting runs: make targets, pinned actions, every Python; and what bots find."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from constructs_lib import EDGE_26_8_3
from constructs_lib.kubernetes.pod_options import PROGRAM_IMAGE
from tools.pythons import MODULE, MODULE_VERSIONS, supported
from tools.toolchain import SCRIPTS

from ..conftest import ROOT
from ..support.project import run, succeed

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
INIT_FILES = ROOT / "constructs_lib" / "init" / "files"
WRITTEN_WORKFLOWS = sorted((INIT_FILES / ".github" / "workflows").glob("*.yaml"))
"""Those that `linkerd-gitops` writes into a platform repository."""
WITHOUT_MAKE = {
    "git add --intent-to-add dist && git diff --exit-code dist",
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


def test_actions_are_pinned() -> None:
    """A tag can be moved by whoever takes over an action's repository, a commit cannot."""
    assert WRITTEN_WORKFLOWS
    pins: dict[str, set[str]] = {}
    for path in (*WORKFLOWS, *WRITTEN_WORKFLOWS):
        for line in re.findall(r"uses: (.+)", path.read_text("utf-8")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), (path, line)
            action, _, pin = line.partition("@")
            pins.setdefault(action, set()).add(pin)
    assert {action: pin for action, pin in pins.items() if len(pin) > 1} == {}


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


def test_no_action_needs_a_node_that_runners_drop() -> None:
    """Up to these versions the actions run on Node 20, whose support ended in April 2026."""
    on_node_20 = {"actions/deploy-pages": 4, "actions/upload-pages-artifact": 4}
    for path in WORKFLOWS:
        for action, major in re.findall(r"uses: (\S+)@\w+ # v(\d+)", path.read_text("utf-8")):
            assert int(major) > on_node_20.get(action, 0), (path.name, action)


def test_every_python_is_tested() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "test.yml")
    job = workflow["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == supported()
    assert {"run": "make test"} in job["steps"]


@pytest.mark.parametrize("change", ["none", "another", "new", "deleted"])
def test_a_stale_dist_is_seen(change: str, tmp_path: Path) -> None:
    workflow = read(ROOT / ".github" / "workflows" / "test.yml")
    command = workflow["jobs"]["dist"]["steps"][-1]["run"]
    dist = tmp_path / "dist"
    dist.mkdir()
    (dist / "a.yaml").write_text("replicas: 2\n", "utf-8")
    as_somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
    succeed("git", "init", "--quiet", cwd=tmp_path)
    succeed("git", "add", "dist", cwd=tmp_path)
    succeed("git", *as_somebody, "commit", "--quiet", "--message", "First", cwd=tmp_path)
    match change:
        case "another":
            (dist / "a.yaml").write_text("replicas: 3\n", "utf-8")
        case "new":
            (dist / "b.yaml").write_text("replicas: 3\n", "utf-8")
        case "deleted":
            (dist / "a.yaml").unlink()
            (dist / "b.yaml").touch()
        case _:
            pass
    assert (run("sh", "-c", command, cwd=tmp_path).returncode == 0) == (change == "none")


def test_only_a_tag_publishes_and_only_what_passes_the_tests() -> None:
    workflow = read(ROOT / ".github" / "workflows" / "publish.yml")
    # YAML 1.1 reads the key "on" as true.
    assert workflow[cast("str", True)] == {"push": {"tags": ["v*"]}}
    commands = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert commands[-2:] == ["make test", "make package"]


def test_hooks_run_what_is_pinned() -> None:
    configuration = read(ROOT / ".pre-commit-config.yaml")
    hooks = [hook for source in configuration["repos"] for hook in source["hooks"]]
    stages = {stage for hook in hooks for stage in hook.get("stages", ["pre-commit"])}
    assert stages == {*configuration["default_install_hook_types"]}, "`pre-commit install`"
    assert {source["repo"] for source in configuration["repos"]} == {"local"}
    for hook in hooks:
        program = hook["entry"].split()[0]
        assert program in ("make", ".venv/bin/ruff")


def renovate() -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((ROOT / "renovate.json").read_text("utf-8")))


def pattern(text: str) -> re.Pattern[str]:
    """Return one of renovate's patterns, which are JavaScript's."""
    return re.compile(text.strip("/").replace("(?<", "(?P<"))


def sources() -> Iterator[Path]:
    for folder in ("constructs_lib", "tools"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "_imports" not in path.parts:
                yield path


def found_by_renovate() -> set[tuple[str, str, str]]:
    """Return what the configuration finds in the repository: name, version, and where it is."""
    found: set[tuple[str, str, str]] = set()
    for manager in renovate()["customManagers"]:
        (where,) = map(pattern, manager["managerFilePatterns"])
        (what,) = map(pattern, manager["matchStrings"])
        for path in sources():
            if not where.search(path.relative_to(ROOT).as_posix()):
                continue
            for match in what.finditer(path.read_text("utf-8")):
                groups = match.groupdict()
                name = groups.get("depName") or manager["depNameTemplate"]
                found.add((name, groups["currentValue"], groups.get("registryUrl", "")))
    return found


def test_renovate_finds_what_sources_pin() -> None:
    """Linkerd's own charts of a release have one version, so one of them stands for all."""
    image, _, tag = PROGRAM_IMAGE.rpartition(":")
    charts = {
        (chart.name, chart.version, chart.repository)
        for chart in EDGE_26_8_3.charts
        if chart.name not in ("linkerd-crds", "linkerd-viz")
    }
    scripts = {(*script.package.split("@"), "") for script in SCRIPTS}
    pythons = {(MODULE, version, "") for version in MODULE_VERSIONS.values()}
    assert found_by_renovate() == {(image, tag, ""), *charts, *scripts, *pythons}
    linkerd = {chart.version for chart in EDGE_26_8_3.charts if chart.name.startswith("linkerd")}
    assert len(linkerd) == 1


@pytest.mark.parametrize("python", MODULE_VERSIONS)
def test_renovate_keeps_a_python_what_it_is(python: str) -> None:
    """All are versions of one module, of which the newest is the newest Python's."""
    rules = [rule for rule in renovate()["packageRules"] if rule.get("matchDepTypes") == [python]]
    (allowed,) = (pattern(rule["allowedVersions"]) for rule in rules)
    assert [name for name in MODULE_VERSIONS if allowed.search(MODULE_VERSIONS[name])] == [python]


def test_renovate_reads_the_requirements() -> None:
    """Its own pattern wants the word in the file's name. Node's lines stay below their limits."""
    (where,) = map(pattern, renovate()["pip_requirements"]["managerFilePatterns"])
    names = [f"requirements/{path.name}" for path in (ROOT / "requirements").iterdir()]
    assert [name for name in names if not where.search(name)] == []
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    limits = {
        rule["matchFileNames"][0]: rule["allowedVersions"]
        for rule in renovate()["packageRules"]
        if {"matchFileNames", "allowedVersions"} <= rule.keys()
    }
    assert limits == {
        f"requirements/{group}.txt": groups[group][0].rpartition(",")[2]
        for group in ("node", "node-oldest")
    }


def test_renovate_reads_the_workflows_that_are_written() -> None:
    ignored = renovate()["ignorePaths"]
    for path in WRITTEN_WORKFLOWS:
        assert not any(fnmatch(path.relative_to(ROOT).as_posix(), glob) for glob in ignored)


def test_versions_are_pinned_in_one_place() -> None:
    """Renovate would raise one of two, and the other would be what runs."""
    pinned = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "constructs_lib").rglob("*.py")
        if f'"{PROGRAM_IMAGE}"' in path.read_text("utf-8")
    ]
    assert pinned == ["constructs_lib/kubernetes/pod_options.py"]
    releases = "".join(
        path.read_text("utf-8") for path in (ROOT / "constructs_lib" / "releases").glob("*.py")
    )
    for version in {chart.version for chart in EDGE_26_8_3.charts}:
        assert releases.count(f'"{version}"') == 1, version


def test_coverage_has_a_floor() -> None:
    report = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"][
        "report"
    ]
    assert report["fail_under"] >= 90
