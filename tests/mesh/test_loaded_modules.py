"""What a stack loads: alerts, rendering and the gate only where an option asks for them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ..conftest import ROOT

# The library's face may load more; this asks what the stack itself loads.
PROGRAM = f"""
import importlib.util, json, sys
# Its files can be found, and what it imports is not loaded.
face = importlib.util.module_from_spec(importlib.util.spec_from_file_location(
    "constructs_lib", {str(ROOT / "constructs_lib" / "__init__.py")!r}
))
sys.modules["constructs_lib"] = face
from cdk8s import App
from constructs_lib.mesh.linkerd_stack import LinkerdStack
{{imports}}
LinkerdStack(App(), "Mesh", kubernetes_version="1.34", {{options}})
print(json.dumps([name for name in sys.modules if name.startswith("constructs_lib.")]))
"""
ROTATION_MODULE = "constructs_lib.anchors.anchor_rotation"


def loaded_packages(options: str = "", imports: str = "") -> set[str]:
    """Return the optional parts of the library that a stack with these options has loaded."""
    program = PROGRAM.format(options=options, imports=imports)
    output = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    names: list[str] = json.loads(output)
    packages = {name.split(".")[1] for name in names}
    return packages & {"alerts", "anchors", "rendering"}


def test_a_stack_without_options_loads_none_of_them() -> None:
    assert loaded_packages() == set()


@pytest.mark.parametrize(
    ("options", "imports", "packages"),
    [
        ("alerts=True", "", {"alerts"}),
        (
            "anchor_rotation=AnchorRotation(namespaces=['linkerd', 'linkerd-viz'])",
            f"from {ROTATION_MODULE} import AnchorRotation",
            {"anchors"},
        ),
    ],
)
def test_an_option_loads_its_own(options: str, imports: str, packages: set[str]) -> None:
    assert loaded_packages(options, imports) == packages
