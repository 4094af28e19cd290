"""All that `make test` says of app.py and dist, which are the user's: nothing here pins a number.

The mesh that the other tests pin is composed by tests/support/composition.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import ROOT
from ..support.project import contents
from ..support.user_app import Written, print_plan

pytestmark = pytest.mark.xdist_group("app")


@pytest.fixture(scope="module")
def written() -> Written:
    """What app.py writes now."""
    return Written.by(ROOT)


def test_app_synthesises(written: Written) -> None:
    assert written.errors == ""
    assert written.files, "app.py makes no objects"


def test_dist_is_fresh(written: Written) -> None:
    """Argo CD applies what is committed, so a stale dist deploys something nobody reviewed."""
    assert written.differences(ROOT / "dist") == [], "run `make synth` and commit dist"


def test_dist_holds_nothing_but_objects() -> None:
    """Argo CD applies every .json, .yaml and .yml file, and ``cdk8s synth`` removes the others."""
    assert {Path(name).suffix for name in contents(ROOT / "dist")} == {".yaml"}


def test_rules_find_nothing(written: Written) -> None:
    assert written.problems() == []


def test_plan_holds() -> None:
    finished = print_plan(ROOT)
    assert finished.returncode == 0, finished.stdout + finished.stderr
