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
from ..support.project import run, succeed

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md")), *sorted(DOCS.glob("*/*.md"))]
WITHOUT_EXAMPLE = {"limits", "adopting", "adopt_ended_anchor"}
"""Pages of docs itself on which there is nothing to run; those below it need none."""
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


@pytest.mark.parametrize("example", list(examples()), ids=str)
def test_example(example: Example, tmp_path: Path) -> None:
    """In a process of its own: a relative outdir is relative to where Node was started."""
    command = (sys.executable, "-W", "error", "-c", example.code)
    path = {"PYTHONPATH": str(ROOT)}
    if example.error is None:
        succeed(*command, cwd=tmp_path, environment=path)
        return
    finished = run(*command, cwd=tmp_path, environment=path)
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
    (diagram,) = diagrams("README.md")
    assert diagrams("docs/index.md") == [diagram], "both pages have the same picture"
    boxes = re.findall(r"^ +(\w+)\[", diagram, re.MULTILINE)
    arrows = re.findall(r"^ +(\w+) -[-.].*[-.][->]+ (\w+)$", diagram, re.MULTILINE)
    assert len(arrows) == 10
    assert {box for arrow in arrows for box in arrow} == {*boxes}
    for tail, head in arrows:
        assert boxes.index(tail) < boxes.index(head), f"{tail} to {head}"
