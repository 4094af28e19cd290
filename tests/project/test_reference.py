"""The reference says what each parameter means, and which values a public type has."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin

import pytest

import constructs_lib

from .test_face import FACE, defined_names, statements

OF_THE_LIBRARY = {
    "AlertRule": {"to_json"},
    "ClusterClass": {"set_spec", "shares_clusters"},
    "DestinationCluster": {"set_spec"},
    "GitFolder": {"path_of", "source"},
    "HelmChart": {"kinds", "namespaces", "problems"},
    "LinkerdRelease": {"has"},
    "Mesh": {"with_certificate", "with_each_authority", "with_each_certificate"}
    | {"with_each_restarter"},
    "MeshBehaviour": {"proxy_renewal_seconds"},
    "MeshNamespaces": {"of"},
    "Parameter": {"value"},
    "PodOptions": {"with_resources"},
    "ProxyInjector": {"is_called_for"},
    "Restarter": {"reissues", "restarts_identity"},
    "RootCertificate": {"check_depth"},
    "RotatorRuns": {"checked"},
    "RuleGroup": {"to_json"},
    "Schedule": {"check_deadline", "next_after"},
}
"""Methods that the library calls, and its users do not: their one line has to do."""
LITERALS = sorted(name for name in FACE if get_origin(getattr(constructs_lib, name)) is Literal)


def documented(text: str | None) -> set[str]:
    """Return the names in the sections for parameters of a docstring."""
    sections = re.findall(
        r"^(?:Args|Attributes):\n((?:    .*\n|\n)*)", inspect.cleandoc(text or "") + "\n", re.M
    )
    return {name for section in sections for name in re.findall(r"^    (\w+):", section, re.M)}


def callables() -> Iterator[tuple[str, Callable[..., Any], set[str]]]:
    """Yield what users call, with the parameters that its docstrings explain."""
    for name in constructs_lib.__all__:
        value = getattr(constructs_lib, name)
        if inspect.isfunction(value):
            yield name, value, documented(value.__doc__)
        if not inspect.isclass(value) or issubclass(value, Warning):
            continue
        constructor = value.__init__
        yield name, constructor, documented(value.__doc__) | documented(constructor.__doc__)
        for method, function in vars(value).items():
            function = getattr(function, "__func__", function)
            if inspect.isfunction(function) and not method.startswith("_"):
                yield f"{name}.{method}", function, documented(function.__doc__)


def test_each_parameter_is_explained() -> None:
    """Where a new method is for users, write `Args:`; the others belong to the set above."""
    silent = {f"{name}.{method}" for name, methods in OF_THE_LIBRARY.items() for method in methods}
    missing = {
        name: lacking
        for name, function, explained in callables()
        if (lacking := {*inspect.signature(function).parameters} - {"self", "cls"} - explained)
    }
    assert {name: lacking for name, lacking in missing.items() if name not in silent} == {}
    assert silent <= missing.keys()


@pytest.mark.parametrize("name", LITERALS)
def test_values_of_a_type_are_listed(name: str) -> None:
    """The reference shows a type's docstring, and not what it is made of."""
    body = statements(FACE[name].module)
    (after,) = (later for each, later in pairwise(body) if FACE[name].name in defined_names(each))
    text = ast.unparse(after.value) if isinstance(after, ast.Expr) else ""
    values = get_args(getattr(constructs_lib, name))
    assert [value for value in values if f"``{value}``" not in text] == []


def test_types_with_values_are_found() -> None:
    assert {"Cloud", "StackOption", "Verdict"} <= {*LITERALS}
