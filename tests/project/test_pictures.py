"""The pictures of the pages, drawn by a real browser: they are there, and can be read."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ..conftest import ROOT

MERMAID = ROOT / ".cache" / "mermaid.js"
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
PAGES = sorted(
    page.relative_to(ROOT)
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    if "```mermaid" in page.read_text("utf-8")
)
PLAN = ROOT / "docs" / "renewal-plan.svg"

pytestmark = [
    pytest.mark.skipif(not BROWSER, reason="needs Chromium on PATH"),
    pytest.mark.skipif(not MERMAID.is_file(), reason="needs Mermaid: make test fetches it"),
]

CROSSINGS = """
const inside = (point, box) => point.x > box.left + 3 && point.x < box.right - 3
  && point.y > box.top + 3 && point.y < box.bottom - 3;
const near = (point, box) => point.x > box.left - 12 && point.x < box.right + 12
  && point.y > box.top - 12 && point.y < box.bottom + 12;
function crossings() {
  const found = [];
  for (const drawing of document.querySelectorAll('svg')) {
    const boxes = [...drawing.querySelectorAll('g.node')]
      .map(node => [node.textContent.trim(), node.getBoundingClientRect()]);
    for (const arrow of drawing.querySelectorAll('path.flowchart-link')) {
      const length = arrow.getTotalLength();
      const points = [...Array(101).keys()].map(part =>
        arrow.getPointAtLength(length * part / 100).matrixTransform(arrow.getScreenCTM()));
      for (const [name, box] of boxes) {
        const isEnd = near(points[0], box) || near(points[100], box);
        if (!isEnd && points.some(point => inside(point, box))) found.push(arrow.id + ' ' + name);
      }
    }
  }
  return found;
}
"""
"""Arrows that run behind a box which they neither begin nor end at."""

UNREADABLE = """
function unreadable() {
  const frame = document.querySelector('svg').getBoundingClientRect();
  const texts = [...document.querySelectorAll('svg text')]
    .filter(text => text.textContent.trim())
    .map(text => [text.textContent, text.getBoundingClientRect()]);
  const outside = texts.filter(([, box]) => box.left < frame.left || box.right > frame.right
    || box.top < frame.top || box.bottom > frame.bottom);
  const shared = (first, other, from, to) =>
    Math.min(first[to], other[to]) - Math.max(first[from], other[from]);
  const over = (first, other) =>
    shared(first, other, 'left', 'right') > 1 && shared(first, other, 'top', 'bottom') > 3;
  const pairs = texts.flatMap(([text, box], number) => texts.slice(number + 1)
    .filter(([, other]) => over(box, other)).map(([other]) => text + ' / ' + other));
  return outside.map(([text]) => text).concat(pairs);
}
"""
"""Texts that leave the picture, or lie over another."""


def shown(address: str, folder: Path) -> str:
    """Return what a page has become in the browser."""
    command = [
        *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
        *(f"--user-data-dir={folder}/data", "--window-size=1400,2000"),
        *("--virtual-time-budget=20000", "--dump-dom", address),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.fixture(scope="module", autouse=True)
def _browser_runs(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where there is a browser that cannot start, as in some containers."""
    try:
        shown("about:blank", tmp_path_factory.mktemp("browser"))
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"{BROWSER} does not run here: {error}")


def seen(folder: Path, content: str, script: str, question: str) -> list[str]:
    """Return what the browser answers about a page, once everything in it is drawn."""
    page = folder / "page.html"
    page.write_text(
        f"<meta charset='utf-8'><body style='background: white'>{content}<pre id='answer'></pre>"
        f"<script>{script}</script><script>(async () => {{ const found = await (async () => "
        f"{question})(); document.getElementById('answer').textContent = JSON.stringify(found); "
        "})().catch(error => { document.getElementById('answer').textContent = "
        "JSON.stringify([String(error)]); });</script>",
        "utf-8",
    )
    drawn = shown(page.as_uri(), folder)
    answer = re.search(r"<pre id=\"answer\">(.*?)</pre>", drawn, re.DOTALL)
    assert answer, drawn[-2000:]
    found: list[str] = json.loads(html.unescape(answer[1]))
    return found


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_diagram_is_drawn_and_no_arrow_runs_behind_a_box(page: Path, tmp_path: Path) -> None:
    diagrams = re.findall(r"```mermaid\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    content = "".join(f'<pre class="mermaid">{html.escape(text)}</pre>' for text in diagrams)
    content += f'<script src="{MERMAID.as_uri()}"></script>'
    script = f"mermaid.initialize({{startOnLoad: false}}); {CROSSINGS}"
    drawn = "(await mermaid.run(), [...document.querySelectorAll('pre.mermaid svg')].length)"
    counted = seen(tmp_path, content, script, f"[String({drawn})]")
    assert counted == [str(len(diagrams))]
    assert seen(tmp_path, content, script, "(await mermaid.run(), crossings())") == []


def test_texts_of_the_plan_lie_side_by_side(tmp_path: Path) -> None:
    assert seen(tmp_path, PLAN.read_text("utf-8"), UNREADABLE, "unreadable()") == []


def test_an_arrow_behind_a_box_is_found(tmp_path: Path) -> None:
    boxes = "".join(
        f"<g class='node'><rect x='{left}' y='0' width='40' height='40'/>"
        f"<text x='{left}' y='20'>{name}</text></g>"
        for left, name in ((0, "from"), (100, "between"), (200, "to"))
    )
    arrow = "<path class='flowchart-link' id='arrow' d='M 40 20 L 200 20'/>"
    picture = f"<svg width='300' height='60'>{boxes}{arrow}</svg>"
    assert seen(tmp_path, picture, CROSSINGS, "crossings()") == ["arrow between"]


def test_what_cannot_be_read_is_found(tmp_path: Path) -> None:
    picture = "<svg width='90' height='40'><text y='20'>one</text><text y='20'>over it</text>"
    picture += "<text x='80' y='36'>outside</text></svg>"
    found = seen(tmp_path, picture, UNREADABLE, "unreadable()")
    assert found == ["outside", "one / over it"]
