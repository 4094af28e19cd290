"""Every example in the README and the docs runs, and every error in them is the real one."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from constructs_lib import __all__ as public_names

from ..conftest import ROOT
from ..support.project import DELIVERED_APP, contents, run, succeed

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("*/*.md"))]
WITHOUT_EXAMPLE = {"README", "limits", "adopting", "adopt_ended_anchor"}
"""Pages without a whole program to run; those below docs need none.

The README shows an argument, which has a test of its own.
"""

CONSTRUCTS = (
    "anchor_gate",
    "anchor_lock",
    "anchor_rotator",
    "argo_cd_delivery",
    "argo_rollouts",
    "blue_green_rollout",
    "canary_rollout",
    "trust_anchor_chain",
    "webhook_certificate",
    "mesh_restarter",
    "injection_guard",
    "certificate_alerts",
    "linkerd_stack",
)
LIBRARY = {"PYTHONPATH": str(ROOT)}
FENCE = re.compile(r"^( *)```(\w+)( error)?\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block of Python, and the error that it must raise, if any."""

    page: str
    line: int
    code: str
    error: str | None

    def __str__(self) -> str:
        return f"{self.page}-{self.line}"


def title(page: Path) -> str:
    return page.relative_to(ROOT).with_suffix("").as_posix().removeprefix("docs/")


def examples() -> Iterator[Example]:
    for page in PAGES:
        text = page.read_text("utf-8")
        blocks = list(FENCE.finditer(text))
        for position, block in enumerate(blocks):
            _, language, fails, code = block.groups()
            if language == "python":
                error = blocks[position + 1].group(4).strip() if fails else None
                line = text.count("\n", 0, block.start()) + 1
                yield Example(title(page), line, textwrap.dedent(code), error)


def write_app(folder: Path, code: str) -> tuple[str | Path, ...]:
    """Save a program as its reader does, and return the command that runs it."""
    app = folder / "app.py"
    app.write_text(code, "utf-8")
    return sys.executable, "-W", "error", app


@pytest.mark.parametrize("example", list(examples()), ids=str)
def test_example(example: Example, tmp_path: Path) -> None:
    """In a process of its own: a relative outdir is relative to where Node was started."""
    command = write_app(tmp_path, example.code)
    if example.error is None:
        succeed(*command, cwd=tmp_path, environment=LIBRARY)
        return
    finished = run(*command, cwd=tmp_path, environment=LIBRARY)
    assert finished.returncode != 0
    assert example.error in finished.stderr


def test_examples_are_found_on_every_page() -> None:
    """A fence that the pattern misses would be an example that nobody runs."""
    found = {example.page for example in examples()}
    needed = {title(page) for page in PAGES if page.parent in (ROOT, DOCS)}
    assert needed - found == WITHOUT_EXAMPLE
    fences = sum(page.read_text("utf-8").count("```python") for page in PAGES)
    assert len(list(examples())) == fences


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_every_construct_has_its_page_and_its_test(construct: str) -> None:
    assert (ROOT / "docs" / f"{construct}.md").is_file()
    assert len(list((ROOT / "tests").glob(f"*/test_{construct}.py"))) >= 1
    assert f"]({construct}.md)" in (DOCS / "index.md").read_text("utf-8")


def test_every_public_name_is_documented() -> None:
    text = "".join(page.read_text("utf-8") for page in PAGES)
    assert [name for name in public_names if name not in text] == []


def test_links_within_the_repository_lead_somewhere() -> None:
    for page in {*PAGES, *ROOT.glob("*.md")}:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def diagrams(page: str) -> list[str]:
    return re.findall(r"```mermaid\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)


def test_arrows_of_the_diagram_lead_down() -> None:
    """Mermaid draws an arrow that leads up behind the boxes, where it reads as another one."""
    (diagram,) = diagrams("docs/index.md")
    boxes = re.findall(r"^ +(\w+)\[", diagram, re.MULTILINE)
    arrows = re.findall(r"^ +(\w+) -[-.].*[-.][->]+ (\w+)$", diagram, re.MULTILINE)
    assert len(arrows) == 10
    assert {box for arrow in arrows for box in arrow} == {*boxes}
    for tail, head in arrows:
        assert boxes.index(tail) < boxes.index(head), f"{tail} to {head}"


def test_readme_is_short() -> None:
    """A screen and a half. What does not fit has a page in docs."""
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 60
    assert len(text.split()) <= 550, "no shorter by longer lines"
    (diagram,) = diagrams("README.md")
    assert len(re.findall(r"\w+\[", diagram)) <= 5


def test_commands_of_the_readme_lead_to_a_commit() -> None:
    """Without git there is nothing that `make test` could compare, and nothing to push."""
    commands = re.findall(r"^ {4}(\S.*)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    begins = commands.index("git init --initial-branch main")
    assert commands.index("cd mesh") < begins < commands.index("make synth")


def test_argument_of_the_readme_fits_into_the_app(tmp_path: Path) -> None:
    """It changes what the delivered app makes for Argo CD, and takes nothing of it away."""
    text = (ROOT / "README.md").read_text("utf-8")
    (argument,) = re.findall(r"^ +(anchor_rotation=.*\n)", text, re.MULTILINE)
    before = DELIVERED_APP.read_text("utf-8")
    after = before.replace('    "Mesh",\n', f'    "Mesh",\n    {argument}')
    after = after.replace("import ApiObjectMetadata,", "import ApiObjectMetadata, Duration,")
    after = after.replace("import OWN_CLUSTER,", "import OWN_CLUSTER, AnchorRotation,")
    written: list[set[str]] = []
    for name, code in (("before", before), ("after", after)):
        folder = tmp_path / name
        folder.mkdir()
        succeed(*write_app(folder, code), cwd=folder, environment=LIBRARY)
        written.append({*contents(folder / "dist")})
    assert "linkerd/CronJob.linkerd-anchor-rotator.yaml" in written[1] - written[0]
    gone = written[0] - written[1]
    assert all("adoption-guard" in file for file in gone), gone
