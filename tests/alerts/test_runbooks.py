"""Where alerts and panels lead: a page per alert, and a section per reason."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from cdk8s import App

from constructs_lib import ALL_NAMESPACES, AnchorRotation, LinkerdStack, releases
from constructs_lib.program.waits import Reason

from ..conftest import ROOT, Manifest, pick, synth

BASE = "https://git.example.com/platform/runbooks/"
PAGES = ROOT / "docs" / "runbooks"
HEADINGS = [
    "What it means",
    "How long is left",
    "Look at, in this order",
    "What to do",
    "Whom to call",
]
RESTARTER = ("renewals", "restart")
"""The modules that have the restarter's reasons."""
NO_REASONS = {"InvalidRequest", "ManuallyTriggered"}
"""Words of cert-manager's that these modules have besides."""
SHARED_LOOKS = {
    "`updatedAt` of the status: do runs begin?": (
        ["KubeletsBehind", "IdentityIssuerFresh", "ControlPlaneYoung", "MoveAnnounced"],
        "only time ends these waits, and no object shows it",
    ),
    "Nothing.": (
        ["OldLeavesAlive", "NotDue", "GitDecides"],
        "all is well, and the wait itself says until when",
    ),
}
"""What several reasons may say to look at, and why."""


@pytest.fixture(scope="module", params=releases.ALL, ids=lambda release: release.name)
def manifests(request: pytest.FixtureRequest) -> list[Manifest]:
    """The control plane's folder of a mesh with everything that can be alerted of."""
    stack = LinkerdStack(
        App(),
        "Mesh",
        release=request.param,
        kubernetes_version="1.34",
        alerts=True,
        alert_runbooks=BASE,
        dashboard_labels={"grafana_dashboard": "1"},
        anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
    )
    return synth(stack.charts["linkerd"])


def rules(manifests: list[Manifest]) -> list[Manifest]:
    groups = pick(manifests, "PrometheusRule", "linkerd-certificates")["spec"]["groups"]
    return [rule for group in groups for rule in group["rules"]]


def dashboard(manifests: list[Manifest]) -> Manifest:
    config_map = pick(manifests, "ConfigMap", "linkerd-certificates")
    assert config_map["metadata"]["labels"] == {"grafana_dashboard": "1"}
    content: Manifest = json.loads(config_map["data"]["linkerd-certificates.json"])
    return content


def test_every_alert_leads_to_its_page(manifests: list[Manifest]) -> None:
    for rule in rules(manifests):
        url = rule["annotations"]["runbook_url"]
        assert url == f"{BASE}{rule['alert']}.md"
        assert (PAGES / Path(url).name).is_file(), url


def test_every_alert_of_any_mesh_has_a_page() -> None:
    sources = (ROOT / "constructs_lib" / "alerts").glob("*_rules.py")
    text = "".join(source.read_text("utf-8") for source in sources)
    names = set(re.findall(r'name="(Linkerd\w+)"', text))
    assert "LinkerdTrustRootEnding" in names
    assert [name for name in names if not (PAGES / f"{name}.md").is_file()] == []


def test_no_page_is_about_an_alert_that_is_gone() -> None:
    sources = (ROOT / "constructs_lib" / "alerts").glob("*_rules.py")
    text = "".join(source.read_text("utf-8") for source in sources)
    for page in PAGES.glob("Linkerd*.md"):
        name = page.stem.replace("LinkerdAnchorRotator", "")
        assert f'"{name}"' in text, page


@pytest.mark.parametrize("page", sorted(PAGES.glob("Linkerd*.md")), ids=lambda page: page.stem)
def test_a_page_says_what_somebody_on_call_needs(page: Path) -> None:
    text = page.read_text("utf-8")
    assert text.startswith(f"# {page.stem}\n")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == HEADINGS
    assert re.search(r"^1\. ", text, re.MULTILINE), "something to look at first"
    assert "| if | then |" in text


def test_every_reason_has_a_section() -> None:
    program = ROOT / "constructs_lib" / "program"
    text = "".join((program / f"{name}.py").read_text("utf-8") for name in RESTARTER)
    words = set(re.findall(r'"((?:[A-Z][a-z]+){2,})"', text)) - NO_REASONS
    assert {"RenewalDenied", "WriteFailed", "DeploymentPaused", "NoCertificateRequest"} <= words
    sections = re.findall(r"^### (\w+)$", (PAGES / "reasons.md").read_text("utf-8"), re.MULTILINE)
    assert len(sections) == len({*sections})
    assert {*get_args(Reason), *words} == {*sections}


def looks() -> dict[str, list[str]]:
    """Return the reasons by what their sections say to look at."""
    text = (PAGES / "reasons.md").read_text("utf-8")
    reasons: dict[str, list[str]] = {}
    for section in text.split("\n### ")[1:]:
        (look,) = re.findall(r"^- Look at: (.+)$", section, re.MULTILINE)
        reasons.setdefault(look, []).append(section.split("\n", 1)[0])
    return reasons


def test_what_a_reason_says_to_look_at_is_its_own() -> None:
    shared = {look: reasons for look, reasons in looks().items() if len(reasons) > 1}
    assert shared == {look: reasons for look, (reasons, _) in SHARED_LOOKS.items()}


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in PAGES.glob("*.md"):
        for target in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8")):
            file, _, anchor = target.partition("#")
            there = page.parent / file if file else page
            assert there.is_file(), f"{page.name}: {target}"
            headings = re.findall(r"^#+ (.*)$", there.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", name).lower().replace(" ", "-") for name in headings}
            assert not anchor or anchor in slugs, f"{page.name}: {target}"


def test_panels_stand_in_rows_and_lead_to_runbooks(manifests: list[Manifest]) -> None:
    panels = dashboard(manifests)["panels"]
    rows = [panel["title"] for panel in panels if panel["type"] == "row"]
    assert rows == ["Alerts", "Certificates", "Restarters", "Trust roots", "Proxies", "Rotation"]
    alerts = {rule["alert"] for rule in rules(manifests)}
    links = [link["url"] for panel in panels for link in panel.get("links", ())]
    assert len(links) > 8
    assert {Path(link).stem for link in links} <= alerts
    assert len({panel["id"] for panel in panels}) == len(panels)


def test_a_table_shows_no_time(manifests: list[Manifest]) -> None:
    tables = [panel for panel in dashboard(manifests)["panels"] if panel["type"] == "table"]
    assert tables
    for table in tables:
        (change,) = table["transformations"]
        assert change["options"]["excludeByName"]["Time"] is True


def test_without_the_options_there_is_neither_link_nor_config_map() -> None:
    stack = LinkerdStack(App(), "Mesh", kubernetes_version="1.34", alerts=True)
    manifests = synth(stack.charts["linkerd"])
    assert all("runbook_url" not in rule["annotations"] for rule in rules(manifests))
    names = [
        manifest["metadata"]["name"] for manifest in manifests if manifest["kind"] == "ConfigMap"
    ]
    assert "linkerd-certificates" not in names


@pytest.mark.parametrize("option", ["alert_labels", "alert_runbooks", "dashboard_labels"])
def test_an_option_without_alerts_is_refused(option: str) -> None:
    options: Any = {option: BASE if option == "alert_runbooks" else {"a": "b"}}
    with pytest.raises(ValueError, match=f"'{option}' has no effect"):
        LinkerdStack(App(), "Mesh", **options)
