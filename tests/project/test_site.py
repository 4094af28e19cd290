"""The site has every page and every public name; `make site` itself checks links and anchors."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

import constructs_lib
from tools.site import PAGES_OUTSIDE, Page, on_post_page, target

from ..conftest import ROOT
from ..support.project import succeed

DOCS = ROOT / "docs"
COMMANDS = {
    "linkerd-gitops": "init",
    "linkerd-gitops-check": "check",
    "python -m constructs_lib.plan": "plan",
    "python -m constructs_lib.upstream": "upstream",
}
IN_TWO_PLACES = ["anchor_rotator.md", "certificate_alerts.md"]
"""Pages that are looked for as constructs and as tasks."""

Navigation = str | list[Any] | dict[str, Any]


def configuration() -> dict[str, Any]:
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("!!python/name:", "")
    return cast("dict[str, Any]", yaml.safe_load(text))


def pages(navigation: Navigation) -> Iterator[str]:
    """Yield the pages that a part of the navigation leads to."""
    match navigation:
        case str():
            yield navigation
        case list():
            for part in navigation:
                yield from pages(part)
        case dict():
            for part in navigation.values():
                yield from pages(part)


def test_every_page_can_be_found() -> None:
    """Name a new page in mkdocs.yml, under what its reader looks for."""
    listed = list(pages(configuration()["nav"]))
    ours = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert sorted(listed) == sorted([*ours, *PAGES_OUTSIDE, *IN_TWO_PLACES])


def test_links_are_checked() -> None:
    """With `strict`, each of these warnings fails the build."""
    settings = configuration()
    assert settings["strict"] is True
    assert set(settings["validation"]["links"].values()) == {"warn"}
    assert set(settings["validation"]["nav"].values()) == {"warn"}


def test_search_needs_no_server() -> None:
    settings = configuration()
    assert "search" in settings["plugins"]
    assert "offline" in settings["plugins"]
    assert settings["use_directory_urls"] is False
    assert settings["theme"]["font"] is False, "fonts would come from somebody else's server"


def test_changelog_is_a_page_of_the_site() -> None:
    """An index leads there. Without `use_directory_urls`, a page is a file."""
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    assert urls["Changelog"] == f"{urls['Documentation']}/CHANGELOG.html"
    assert "CHANGELOG.md" in PAGES_OUTSIDE


def test_reference_has_every_public_name_once() -> None:
    """Add a new name to the page of its subject in docs/reference."""
    text = "".join(page.read_text("utf-8") for page in (DOCS / "reference").glob("*.md"))
    names = re.findall(r"^::: constructs_lib\.(\w+)$", text, re.MULTILINE)
    assert sorted(names) == sorted(constructs_lib.__all__)


@pytest.mark.parametrize(("command", "module"), COMMANDS.items())
def test_commands_are_documented(command: str, module: str) -> None:
    usage = succeed(sys.executable, "-m", f"constructs_lib.{module}", "--help", cwd=ROOT).stdout
    options = set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", usage, re.MULTILINE)) - {"--help"}
    assert options
    text = (DOCS / "reference" / "commands.md").read_text("utf-8")
    section = text.partition(f"\n## `{command}`\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(--[\w-]+)", section, re.MULTILINE)) == options


@pytest.mark.parametrize(
    ("uri", "link", "leads_to"),
    [
        ("install.md", "versions.md", "versions.md"),
        ("runbooks/reasons.md", "../anchor_gate.md", "../anchor_gate.md"),
        ("index.md", "../SECURITY.md", "SECURITY.md"),
        ("CHANGELOG.md", "docs/fleet.md", "fleet.md"),
        ("benchmarks/README.md", "../docs/check.md", "../check.md"),
        ("CHANGELOG.md", "docs/runbooks", "runbooks/reasons.md"),
        ("upgrading.md", "../tests/conftest.py", "https://host/blob/main/tests/conftest.py"),
    ],
)
def test_links_of_the_repository_lead_to_the_site(uri: str, link: str, leads_to: str) -> None:
    assert target(uri, link, "https://host") == leads_to


@pytest.mark.parametrize(("uri", "root"), [("index.md", "."), ("runbooks/reasons.md", "..")])
def test_pages_load_nothing_from_elsewhere(uri: str, root: str) -> None:
    """Only those with a picture load what draws it, which is large."""
    page = cast("Page", SimpleNamespace(file=SimpleNamespace(src_uri=uri)))
    theme = '<head></head><script src="https://cdn.example.com/iframe-worker/shim"></script>'
    plain = on_post_page(theme, page)
    assert f'src="{root}/assets/iframe-worker.js"' in plain
    assert "://" not in plain
    assert "mermaid.js" not in plain
    drawn = on_post_page(f'{theme}<pre class="mermaid">', page)
    assert f'<script src="{root}/assets/mermaid.js"></script></head>' in drawn


def test_a_link_to_nothing_fails_the_build() -> None:
    with pytest.raises(ValueError, match=r"docs/index\.md: there is no docs/nowhere\.md"):
        target("index.md", "nowhere.md", "https://host")
