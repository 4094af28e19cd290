"""The face: each public name is loaded when it is used, and no signature needs another one."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import pytest

import constructs_lib

from ..conftest import ROOT
from ..support.project import succeed

LIBRARY = constructs_lib.__name__
FORMER_NAMES = {
    "AnchorsByGit": "GitAnchorRotation",
    "RotationPlan": "RenewalPlan",
    "rotation_plan": "renewal_plan",
}


@dataclass(frozen=True, slots=True)
class Home:
    """A name of the library, and the module that defines it."""

    module: str
    name: str


@cache
def statements(module: str) -> list[ast.stmt]:
    return ast.parse(inspect.getsource(importlib.import_module(module))).body


def imports_for_type_checkers() -> Iterator[tuple[str, Home]]:
    """Yield the names that the face shows type checkers, and where each stands."""
    for block in statements(LIBRARY):
        for node in block.body if isinstance(block, ast.If) else ():
            if isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    yield alias.asname or alias.name, Home(f"{LIBRARY}.{node.module}", alias.name)


FACE = dict(imports_for_type_checkers())


def defined_names(statement: ast.stmt) -> list[str]:
    """Return the names that a statement at the top of a module defines."""
    match statement:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return [name]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case _:
            return []


@cache
def home_of(module: str, name: str) -> Home | None:
    """Return where a name that *module* uses is defined, if that is in the library."""
    for statement in statements(module):
        if name in defined_names(statement):
            return Home(module, name)
        if not isinstance(statement, ast.ImportFrom) or not statement.level:
            continue
        for alias in statement.names:
            if (alias.asname or alias.name) == name:
                source = "." * statement.level + (statement.module or "")
                package = importlib.import_module(module).__spec__
                assert package is not None
                return imported(importlib.util.resolve_name(source, package.parent), alias.name)
    return None


def imported(source: str, name: str) -> Home | None:
    """Return where a name is defined that a module imports from *source*; modules have no home."""
    value = getattr(importlib.import_module(source), name)
    return None if isinstance(value, ModuleType) else home_of(source, name)


def definition(home: Home) -> ast.stmt:
    (found,) = [
        statement for statement in statements(home.module) if home.name in defined_names(statement)
    ]
    return found


def annotated_types(node: ast.stmt) -> Iterator[ast.expr]:
    """Yield the expressions in which a definition tells its users of types."""
    match node:
        case ast.ClassDef(bases=bases, body=body):
            yield from bases
            for member in body:
                names = defined_names(member)
                if names == ["__init__"] or not any(name.startswith("_") for name in names):
                    yield from annotated_types(member)
        case ast.FunctionDef(args=arguments, returns=returns):
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
            found = [each.annotation for each in every]
            found += [each.annotation for each in (arguments.vararg, arguments.kwarg) if each]
            yield from (each for each in (*found, returns) if each is not None)
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias"), value=ast.expr() as value):
            yield value
        case ast.AnnAssign(annotation=annotation):
            yield annotation
        case ast.Assign(value=ast.Subscript() as value):
            yield value
        case _:
            return


def needed_names(home: Home) -> Iterator[Home]:
    """Yield the library's names in the signatures of one of them."""
    for annotation in annotated_types(definition(home)):
        for node in ast.walk(annotation):
            if isinstance(node, ast.Name):
                found = home_of(home.module, node.id)
                if found is not None:
                    yield found


def closure() -> dict[Home, Home | None]:
    """Return every name that the face leads to, each with a name whose signature needs it."""
    needed: dict[Home, Home | None] = {
        home_of(home.module, home.name) or home: None for home in FACE.values()
    }
    remaining = list(needed)
    while remaining:
        home = remaining.pop()
        for found in needed_names(home):
            if found not in needed:
                needed[found] = home
                remaining.append(found)
    return needed


def test_api_is_closed() -> None:
    """Somebody who annotates a function of their own needs the names of our signatures."""
    face = {home_of(home.module, home.name) for home in FACE.values()}
    missing = {home: user for home, user in closure().items() if home not in face}
    assert missing == {}, "import these in constructs_lib/__init__.py"


def test_names_are_found_in_signatures() -> None:
    """A release of one's own is promised to be as good as ours: it takes these two."""
    names = {home.name for home, user in closure().items() if user is None}
    assert {"HelmChart", "Parameter", "ValidationAction", "HelmValues"} <= names
    assert home_of(f"{LIBRARY}.releases.release", "HelmChart") in set(
        needed_names(FACE["LinkerdRelease"])
    )


def test_type_checkers_and_programs_see_the_same_names() -> None:
    assert sorted(FACE) == sorted(constructs_lib.__all__)
    for name, home in FACE.items():
        module = importlib.import_module(home.module)
        assert getattr(constructs_lib, name) is getattr(module, home.name), name


def test_names_are_listed_before_they_are_loaded() -> None:
    program = (
        f"import sys, constructs_lib; print({LIBRARY!r} in sys.modules);"
        "print(set(constructs_lib.__all__) <= set(dir(constructs_lib)));"
        "print([name for name in sys.modules if name.startswith(('constructs_lib.', 'cdk8s'))])"
    )
    finished = succeed(sys.executable, "-c", program, cwd=ROOT)
    assert finished.stdout.splitlines() == ["True", "True", "[]"]


def test_a_name_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(vars(constructs_lib), "Lifetime", raising=False)
    assert "Lifetime" not in vars(constructs_lib)
    lifetime = constructs_lib.Lifetime
    assert vars(constructs_lib)["Lifetime"] is lifetime


def test_a_misspelt_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"'constructs_lib' has no attribute 'LinkerdStak'"):
        getattr(constructs_lib, "LinkerdStak")  # noqa: B009 - type checkers would find it
    with pytest.raises(ImportError, match="cannot import name 'LinkerdStak'"):
        exec("from constructs_lib import LinkerdStak")  # noqa: S102


@pytest.mark.parametrize(("former", "name"), FORMER_NAMES.items())
def test_a_former_name_stands_for_one_release_and_warns(former: str, name: str) -> None:
    message = rf"constructs_lib\.{former} is now called {name}"
    with pytest.warns(DeprecationWarning, match=message) as warned:
        assert getattr(constructs_lib, former) is getattr(constructs_lib, name)
    assert {warning.filename for warning in warned} == {__file__}, "the user's line is named"
    assert former not in constructs_lib.__all__


def test_a_submodule_is_still_imported() -> None:
    from constructs_lib import releases, validations

    assert isinstance(releases, ModuleType)
    assert isinstance(validations, ModuleType)
