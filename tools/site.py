"""Hooks of mkdocs: the site is built from pages that are read in the repository as well.

Links are written as the repository has them. Here they lead to the site's pages, and those to
other files of the repository lead to where it is hosted.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
SCRIPTS = ("mermaid", "iframe-worker")
SEARCH_WITHOUT_SERVER = re.compile(r"https://[^/\"]+/iframe-worker/shim")
"""Where the theme would have each page load it from."""
PAGES_OUTSIDE = (
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "RELEASE.md",
    "SECURITY.md",
    "benchmarks/README.md",
)
"""Pages that hostings look for outside ``docs``."""
FOLDERS = {"docs/runbooks": "runbooks/reasons.md"}
LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?\)")


class Configuration(Protocol):
    """What the hooks use of mkdocs' configuration."""

    site_url: str
    repo_url: str
    repo_name: str


class SourceFile(Protocol):
    """A file that mkdocs reads."""

    src_uri: str


class Page(Protocol):
    """A page that mkdocs writes."""

    file: SourceFile


def on_config(config: Configuration) -> Configuration:
    """Take the addresses from the package's metadata, where they stand once."""
    urls = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    config.site_url = urls["Documentation"]
    config.repo_url = urls["Source"]
    config.repo_name = "Source"
    return config


def on_files(files: Any, config: Configuration) -> Any:
    """Add the pages outside ``docs``, and the scripts that the theme lacks."""
    # Imported here, because the tests and the type checkers have no mkdocs.
    mkdocs: Any = import_module("mkdocs.structure.files")
    for name in PAGES_OUTSIDE:
        files.append(mkdocs.File.generated(config, name, abs_src_path=str(ROOT / name)))
    for name in SCRIPTS:
        path = str(CACHE / f"{name}.js")
        files.append(mkdocs.File.generated(config, f"assets/{name}.js", abs_src_path=path))
    return files


def on_page_markdown(markdown: str, page: Page, config: Configuration, **_: object) -> str:
    """Lead the links of a page to where they lead on the site."""
    uri = page.file.src_uri

    def on_site(link: re.Match[str]) -> str:
        return f"]({target(uri, link[1], config.repo_url)}{link[2] or ''})"

    return LINK.sub(on_site, markdown)


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Have pages load their scripts from the site itself, and only pages with pictures Mermaid."""
    root = posixpath.relpath(".", posixpath.dirname(page.file.src_uri) or ".")
    output = SEARCH_WITHOUT_SERVER.sub(f"{root}/assets/iframe-worker.js", output)
    if 'class="mermaid"' not in output:
        return output
    return output.replace("</head>", f'<script src="{root}/assets/mermaid.js"></script></head>', 1)


def on_post_template(output_content: str, **_: object) -> str:
    """Have the page for lost readers load its script from the site too."""
    return SEARCH_WITHOUT_SERVER.sub("/assets/iframe-worker.js", output_content)


def target(uri: str, link: str, repository: str) -> str:
    """Return where a link of a page leads on the site.

    Raises:
        ValueError: The repository has no such file.
    """
    here = uri if uri in PAGES_OUTSIDE else f"docs/{uri}"
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), link))
    if not (ROOT / path).exists():
        raise ValueError(f"{here}: there is no {path}")
    if path in PAGES_OUTSIDE:
        on_site = path
    elif path in FOLDERS:
        on_site = FOLDERS[path]
    elif path.startswith("docs/"):
        on_site = path.removeprefix("docs/")
    else:
        return f"{repository}/blob/main/{path}"
    return posixpath.relpath(on_site, posixpath.dirname(uri) or ".")
