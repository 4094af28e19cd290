"""The packages of the library: which may import which, and how high they stand."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ..conftest import ROOT

LIBRARY = ROOT / "constructs_lib"

ARROWS: dict[str, set[str]] = {
    "kubernetes": set(),
    "program": set(),
    "init": set(),
    "certificates": {"kubernetes", "program"},
    "tree": {"kubernetes", "program"},
    "validations": {"kubernetes"},
    "admission": {"kubernetes", "program", "tree"},
    "plan": {"certificates", "kubernetes", "program", "tree"},
    "trust": {"certificates", "kubernetes", "plan", "tree"},
    "restarts": {"admission", "certificates", "kubernetes", "plan", "tree"},
    "alerts": {"kubernetes", "plan", "program", "tree"},
    "releases": {"kubernetes", "plan"},
    "anchors": {"admission", "kubernetes", "plan", "program", "tree", "trust"},
    "injection": {"admission", "kubernetes", "releases"},
    "rendering": {"kubernetes", "releases", "tree"},
    "rollouts": {"kubernetes", "releases", "tree"},
    "canaries": {"kubernetes", "releases", "rollouts", "tree"},
    "mesh": {
        "admission",
        "alerts",
        "anchors",
        "certificates",
        "injection",
        "kubernetes",
        "plan",
        "releases",
        "rendering",
        "restarts",
        "rollouts",
        "tree",
        "trust",
    },
    "delivery": {"admission", "kubernetes", "mesh", "program", "releases", "tree"},
    "upstream": {"kubernetes", "mesh", "releases", "rendering", "validations"},
    "check": {"alerts", "kubernetes", "mesh", "plan", "program", "tree"},
}
"""The packages, and what each may import. CONTRIBUTING.md says what each is about."""

HIGHEST_FLOOR = 7


@pytest.mark.parametrize("package", ARROWS)
def test_a_package_imports_only_what_it_may(package: str) -> None:
    further = {
        f"{module.relative_to(LIBRARY)} imports {target}"
        for module in (LIBRARY / package).rglob("*.py")
        for target in imported_packages(module)
        if target != package and target not in ARROWS[package]
    }
    assert further == set()


def test_no_arrow_is_without_an_import() -> None:
    unused = {
        (package, target)
        for package, targets in ARROWS.items()
        for target in targets
        if not any(
            target in imported_packages(module) for module in (LIBRARY / package).rglob("*.py")
        )
    }
    assert unused == set()


def test_every_package_is_in_the_table() -> None:
    packages = {
        init.parent.name for init in LIBRARY.glob("*/__init__.py") if init.parent.name[0] != "_"
    }
    assert packages == set(ARROWS)


def test_there_is_no_cycle_and_no_floor_too_many() -> None:
    """A cycle would be a floor without end."""
    assert max(map(floor, ARROWS)) <= HIGHEST_FLOOR


@pytest.mark.parametrize("package", ARROWS)
def test_a_package_says_what_it_is_about(package: str) -> None:
    source = (LIBRARY / package / "__init__.py").read_text("utf-8")
    purpose = ast.get_docstring(ast.parse(source))
    assert purpose
    assert f"| `{package}/` |" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_only_the_face_stands_outside_the_packages() -> None:
    assert [module.name for module in LIBRARY.glob("*.py")] == ["__init__.py"]


@cache
def floor(package: str) -> int:
    """Return how many packages stand below, at most, this one included."""
    return 1 + max(map(floor, ARROWS[package]), default=0)


def imported_packages(module: Path) -> Iterator[str]:
    """Yield the packages of the library that a module imports, bindings and key lists aside."""
    here = module.relative_to(LIBRARY.parent).parts[:-1]
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = here[: len(here) - node.level + 1]
            path = (*base, *(node.module or "").split("."))
            targets = [path] if node.module else [(*base, name.name) for name in node.names]
            for target in targets:
                if target[0] == LIBRARY.name and len(target) > 1 and target[1][0] != "_":
                    yield target[1]
