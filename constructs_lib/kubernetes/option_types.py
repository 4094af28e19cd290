"""Options of another type than they are declared with: answered like every other mistake.

Whoever thinks in YAML writes ``replicas="3"`` or ``namespaces="shop"``. Python accepts both, and a
text even as a list of its letters.
"""

from __future__ import annotations

import ast
import functools
import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_LISTS = frozenset({"Sequence", "tuple", "list", "Collection", "Iterable", "frozenset", "set"})
_UNCHECKED = frozenset({"Any", "object", "JsonValue", "Literal", "Callable", "Self"})
_NOUNS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "True or False",
    "Mapping": "a map",
    "None": "None",
}
_REMEDIES = {
    "Cron": "write Cron(minute='0', hour='*/6')",
    "Duration": "write Duration.hours(336)",
    "IssuerRef": "write IssuerRef.from_cluster_issuer_name('platform-ca')",
    "LinkerdRelease": "write EDGE_26_8_3, or another release that you import",
    "CertificateAuthority": "write CertificateAuthority.from_secret_name('corporate-anchor')",
}


def checks_types(function: Callable[P, R]) -> Callable[P, R]:
    """Have a function refuse arguments of another type than its annotations name.

    Only what is known without importing an annotation's module is checked: plain types, lists
    and their items, maps, and classes by their name. The function then raises ``ValueError``.
    """
    signature = inspect.signature(function)

    @functools.wraps(function)
    def checked(*args: P.args, **options: P.kwargs) -> R:
        for name, value in signature.bind_partial(*args, **options).arguments.items():
            annotation = signature.parameters[name].annotation
            if isinstance(annotation, str):
                check_type(name, value, annotation, function)
        return function(*args, **options)

    return checked


def checks_options(decorated: type[T]) -> type[T]:
    """Have a dataclass refuse values of another type than its fields are declared with."""
    type.__setattr__(decorated, "__init__", checks_types(decorated.__init__))
    return decorated


def check_type(field: str, value: object, annotation: str, function: Callable[..., Any]) -> None:
    """Raise ``ValueError`` unless *value* is of the type that an annotation of *function* names."""
    choices = [*_choices(annotation, getattr(function, "__globals__", {}))]
    if not choices or any(_fits(value, choice) for choice in choices):
        return
    raise ValueError(_message(field, value, choices))


Choice = tuple[str, str]
"""The name of a type, and of the type of its items, or nothing."""


def _message(field: str, value: object, choices: Collection[Choice]) -> str:
    nouns = [_noun(choice) for choice in choices if choice[0] != "None"]
    message = f"'{field}' ({value}) must be {' or '.join(dict.fromkeys(nouns))}"
    names = [name for name, _ in choices]
    remedy = next((_REMEDIES[name] for name in names if name in _REMEDIES), "")
    if isinstance(value, str) and _LISTS.intersection(names):
        remedy = f"write ['{value}']"
    elif "str" in names and isinstance(value, (int, float)):
        remedy = f"write '{value}' with quotes"
    elif "int" in names and isinstance(value, str) and value.isdigit():
        remedy = f"write {value} without quotes"
    return f"{message}: {remedy}" if remedy else message


def _noun(choice: Choice) -> str:
    name, item = choice
    if name in _LISTS:
        return "a list of texts" if item == "str" else "a list"
    return _NOUNS.get(name, f"an {name}" if name[0] in "AEIOU" else f"a {name}")


def _fits(value: object, choice: Choice) -> bool:
    name, item = choice
    if name == "None":
        return value is None
    if name in _LISTS:
        if not isinstance(value, Collection) or isinstance(value, (str, Mapping)):
            return False
        items = cast("Collection[object]", value)
        return item != "str" or all(isinstance(member, str) for member in items)
    if name == "Mapping":
        return isinstance(value, Mapping)
    if name in ("int", "float"):
        types = (int,) if name == "int" else (int, float)
        return isinstance(value, types) and not isinstance(value, bool)
    return any(base.__name__ == name for base in type(value).__mro__)


@functools.cache
def _parsed(annotation: str) -> ast.expr:
    return ast.parse(annotation, mode="eval").body


def _choices(annotation: str, names: Mapping[str, Any]) -> Iterator[Choice]:
    """Yield the types that an annotation allows; none where anything may stand."""
    choices: list[Choice] = []
    for node in _united(_parsed(annotation)):
        outer = node.value if isinstance(node, ast.Subscript) else node
        name = "None" if isinstance(outer, ast.Constant) else ast.unparse(outer).rpartition(".")[2]
        item = ast.unparse(node.slice).partition(",")[0] if isinstance(node, ast.Subscript) else ""
        if name in ("HelmValues", "Manifest"):
            name = "Mapping"
        is_alias = name in names and not isinstance(names[name], type)
        if name in _UNCHECKED or (is_alias and name not in _LISTS and name != "Mapping"):
            return
        choices.append((name, item.strip("()")))
    yield from choices


def _united(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        yield from _united(node.left)
        yield from _united(node.right)
    else:
        yield node
