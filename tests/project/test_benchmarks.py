"""The arithmetic of the benchmarks, and the fleet that users copy. No timings are tested."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import yaml

from benchmarks import __main__ as report_module
from benchmarks.commits import MOST_CHANGED, Repository, stamps
from benchmarks.fleet import write_all
from benchmarks.helm import write_chart
from benchmarks.measure import alternate, peak_memory, python, ratio, run
from benchmarks.table import Section, table
from tests.conftest import ROOT
from tests.support import rendered
from tests.support.project import succeed

IDENTITY = "linkerd/Certificate.linkerd-identity-issuer"


def files(folder: Path) -> set[str]:
    """Return the paths of the manifests below *folder*."""
    return {str(file.relative_to(folder)) for file in folder.rglob("*.yaml")}


def test_fleet_of_two_clusters_on_two_workers(tmp_path: Path) -> None:
    folder = tmp_path / "fleet"
    command = [sys.executable, "-m", "benchmarks.fleet", str(folder), "--clusters=2", "--workers=2"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert finished.stdout.startswith("2 clusters in ")

    # The delivered app makes the same mesh, and beside it Argo CD's objects.
    mesh = {name for name in rendered.files() if not name.startswith("argocd/")}
    assert sorted(path.name for path in folder.iterdir()) == ["cluster-0001", "cluster-0002"]
    for cluster in folder.iterdir():
        assert files(cluster) == mesh
        anchor = "cert-manager/Certificate.linkerd-trust-anchor"
        for certificate, name in ((anchor, "root"), (IDENTITY, "identity")):
            manifest = yaml.safe_load((cluster / f"{certificate}.yaml").read_text("utf-8"))
            own = f"{name}.linkerd.{cluster.name}.example.com"
            assert (manifest["spec"]["commonName"], manifest["spec"]["dnsNames"]) == (own, [own])


def test_fleet_is_not_written_over_another(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        write_all([], tmp_path, workers=1)


def test_ratio_is_of_neighbouring_rounds() -> None:
    found = ratio([2.0, 9.0, 4.0], [1.0, 3.0, 1.0])
    assert (found.median, found.lowest, found.highest) == (3.0, 2.0, 4.0)
    assert str(found) == "3.00 (2.00..4.00)"


def test_ratio_of_an_even_number_of_rounds_is_between_the_middle_ones() -> None:
    assert ratio([1.0, 2.0], [1.0, 1.0]).median == 1.5


@pytest.mark.parametrize(("ours", "theirs"), [([], []), ([1.0], [1.0, 2.0])])
def test_ratio_needs_as_many_rounds_of_both(ours: list[float], theirs: list[float]) -> None:
    with pytest.raises(ValueError, match=r"rounds|argument 2"):
        ratio(ours, theirs)


def test_subjects_alternate() -> None:
    seen: list[str] = []

    def subject(name: str) -> int:
        seen.append(name)
        return len(seen)

    found = alternate({"A": lambda: subject("A"), "B": lambda: subject("B")}, rounds=2)
    assert seen == ["A", "B", "A", "B"]
    assert found == {"A": [1, 3], "B": [2, 4]}


def test_failing_command_is_no_measurement() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run(python("-c", "raise SystemExit(3)"))


def test_memory_is_that_of_the_whole_tree() -> None:
    hold = "memory = bytearray(64 << 20); import time; time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    found = peak_memory(python("-c", parent))
    assert found is None or found > 64


def test_chart_makes_as_many_objects_as_the_delivered_app(tmp_path: Path) -> None:
    write_chart(tmp_path)
    values = yaml.safe_load((tmp_path / "values.yaml").read_text("utf-8"))
    certificates = [name for names in values["certificates"].values() for name in names]
    named = [*values["namespaces"], *values["issuers"], *certificates, *values["maps"]]
    restarters, guards = 5 * len(values["restarters"]), 2 * len(values["guards"])
    assert len(named) + restarters + guards == len(rendered.files())


def test_table() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


COMMIT = "0123456789ab"
STAMP = f", at commit `{COMMIT}`"


@pytest.fixture
def at_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The project is at this commit."""

    def commit(_: Repository) -> str:
        return COMMIT

    monkeypatch.setattr(Repository, "commit", commit)


def section(rounds: int) -> Section:
    return Section("A title", "a command", (f"{rounds} rounds",))


@pytest.mark.usefixtures("at_commit")
def test_report_holds_every_section_and_the_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = tmp_path / "README.md"
    monkeypatch.setattr(report_module, "REPORT", report)
    monkeypatch.setattr(report_module, "SECTIONS", {"one": section, "two": section})
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--rounds=5"])
    report_module.main()
    text = report.read_text("utf-8")
    assert text.count(f"## A title\n\n`a command`{STAMP}\n\n5 rounds\n") == 2
    assert "- load average at the start:" in text


@pytest.mark.usefixtures("at_commit")
def test_named_section_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(report_module, "REPORT", tmp_path / "README.md")
    monkeypatch.setattr(report_module, "SECTIONS", {"one": section})
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only=one", "--rounds=5"])
    report_module.main()
    assert capsys.readouterr().out == f"## A title\n\n`a command`{STAMP}\n\n5 rounds\n"
    assert not list(tmp_path.iterdir())


def test_one_section_is_replaced_and_the_others_stay() -> None:
    report = "# Benchmarks\n\nabout\n\n## One\n\n`a`\n\nold\n\n## Two\n\n`b`\n\nkept\n"
    found = report_module.updated(report, Section("One", "a", ["new"]))
    assert found == report.replace("old", "new")
    longer = report_module.updated(report, Section("Three", "c", ["added"]))
    assert longer == report + "\n## Three\n\n`c`\n\nadded\n"


class OldFiguresWarning(UserWarning):
    """Figures of a benchmark are of another code; soak's take an hour to be taken anew."""


FIGURES = stamps(report_module.REPORT.read_text("utf-8"))


def test_every_section_with_figures_names_its_commit() -> None:
    headings = re.findall("^## (.+)$", report_module.REPORT.read_text("utf-8"), re.MULTILINE)
    assert [title for title in headings if title not in FIGURES] == [
        "How to read this",
        "The machine",
    ]


@pytest.mark.filterwarnings("default::UserWarning")
@pytest.mark.parametrize("title", FIGURES)
def test_figures_are_of_code_much_like_todays(title: str) -> None:
    """Says so, and fails nothing: the remedy is `make bench`, or the command of the section."""
    commit = FIGURES[title]
    if not Repository().knows(commit):
        pytest.skip(f"git is not here, or this clone lacks commit {commit}")
    share = Repository().changed_share(commit)
    if share > MOST_CHANGED:
        warnings.warn(
            f"the figures of '{title}' were taken at commit {commit}, and {share:.0%} of the lines "
            "that they measure have changed since",
            OldFiguresWarning,
            stacklevel=1,
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a module of ten lines, committed."""
    folder = tmp_path / "repository"
    (folder / "constructs_lib").mkdir(parents=True)
    (folder / "constructs_lib" / "module.py").write_text("line\n" * 10, "utf-8")
    succeed("git", "init", "--quiet", cwd=folder)
    commit_all(folder)
    return Repository(folder)


def commit_all(folder: Path) -> None:
    succeed("git", "add", ".", cwd=folder)
    identity = ("-c", "user.name=Test", "-c", "user.email=")
    succeed("git", *identity, "commit", "--quiet", "-m", "Commit", cwd=folder)


def test_share_is_that_of_the_changed_lines(repository: Repository) -> None:
    before = repository.commit()
    assert repository.changed_share(before) == 0
    module = repository.folder / "constructs_lib" / "module.py"
    module.write_text("line\n" * 7 + "other\n" * 3, "utf-8")
    assert repository.changed_share(before) == 0.3
    assert repository.commit() == f"{before}-dirty"
    module.write_text("line\n" * 14, "utf-8")
    assert repository.changed_share(before) == 0.4, "also when lines are only added"


def test_what_moves_or_is_generated_has_not_changed(repository: Repository) -> None:
    before = repository.commit()
    library = repository.folder / "constructs_lib"
    (library / "package").mkdir()
    (library / "module.py").rename(library / "package" / "renamed.py")
    (library / "_imports").mkdir()
    (library / "_imports" / "generated.py").write_text("line\n" * 99, "utf-8")
    (repository.folder / "app.py").write_text("line\n" * 99, "utf-8")
    commit_all(repository.folder)
    assert repository.changed_share(before) == 0


def test_unknown_commit_and_missing_git_are_noticed(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert repository.knows(repository.commit())
    assert not repository.knows(COMMIT)
    monkeypatch.setenv("PATH", str(repository.folder))
    assert not repository.knows("HEAD")
    assert repository.commit() == ""
