"""Which Helm values a chart's templates read, followed through them as Helm executes them.

Templates reach a value in many ways: ``.Values.a.b``, ``(.Values.a).b``, ``with .Values.a`` and
then ``.b``, a variable, ``merge``, ``include`` with a ``dict`` of values. So every action is
followed with what dot and each variable stand for: paths of values, a dict of such, or the root.
Both
branches of an ``if`` are taken. What is unknown reads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Path: TypeAlias = tuple[str, ...]

_ACTION = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
_COMMENT = re.compile(r"/\*.*\*/", re.DOTALL)
_WORD = re.compile(
    r'"(?:\\.|[^"\\])*"|`[^`]*`|:=|=|\||,|\(|\)(?:\.[\w.]+)?|\$?\w*(?:\.\w+)+|\$\w*|[^\s()|,=]+'
)
_WHOLE = frozenset({"toYaml", "toJson", "toPrettyJson", "mustToJson", "tpl", "keys", "values"})
_PASSING = frozenset(
    {"default", "or", "and", "coalesce", "ternary", "deepCopy", "required", "merge", "omit", "pick"}
    | {"mergeOverwrite", "mustMerge", "mustDeepCopy", "fromYaml", "set", "concat", "append", "list"}
)
"""Functions whose result is, or holds, one of their arguments."""


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression may stand for.

    Attributes:
        paths: The paths of the values that it may be.
        fields: What its keys stand for, of a ``dict`` or of the root.
        text: The string that it is.
    """

    paths: frozenset[Path] = frozenset()
    fields: Mapping[str, Value] = field(default_factory=dict[str, "Value"])
    text: str | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from another."""
        fields = tuple(sorted((name, value.key) for name, value in self.fields.items()))
        return tuple(sorted(self.paths)), fields


ROOT = Value(fields={"Values": Value(paths=frozenset({()}))})


@dataclass(slots=True)
class Reads:
    """The values that templates read.

    Attributes:
        read: The paths that are read.
        whole: The paths of which everything is taken, whatever its keys.
    """

    read: set[Path] = field(default_factory=set[Path])
    whole: set[Path] = field(default_factory=set[Path])
    _defined: dict[str, str] = field(default_factory=dict[str, str])
    _followed: set[tuple[object, ...]] = field(default_factory=set[tuple[object, ...]])

    @classmethod
    def of(cls, templates: Sequence[str], defined: Mapping[str, str]) -> Reads:
        """Return what *templates* read, and what they include of the *defined* ones."""
        reads = cls(_defined=dict(defined))
        for text in templates:
            _Execution(reads, ROOT).run(text)
        return reads

    def include(self, name: str, dot: Value) -> None:
        """Follow a named template."""
        call = (name, dot.key)
        if name in self._defined and call not in self._followed:
            self._followed.add(call)
            _Execution(self, dot).run(self._defined[name])


@dataclass(slots=True)
class _Execution:
    """One template on its way: dot, the variables, and the blocks that are open."""

    reads: Reads
    start: Value
    variables: dict[str, Value] = field(default_factory=dict[str, Value])
    dots: list[Value] = field(default_factory=list[Value])

    def run(self, text: str) -> None:
        self.variables["$"] = self.start
        self.dots = [self.start]
        for match in _ACTION.finditer(text):
            self._action(_COMMENT.sub("", match.group(1)))

    def _action(self, code: str) -> None:
        keyword, _, rest = code.partition(" ")
        if keyword == "end":
            self.dots = self.dots[:-1] or [self.start]
        elif keyword == "else":
            kind, _, condition = rest.strip().partition(" ")
            if kind in ("if", "with"):
                self._pipeline(condition)
        elif keyword in ("if", "with", "range", "define", "block"):
            value = Value() if keyword in ("define", "block") else self._pipeline(rest)
            if keyword == "range":
                self.reads.whole |= value.paths
                value = Value(paths=frozenset((*path, "*") for path in value.paths))
            self.dots.append(value if keyword in ("with", "range") else self.dots[-1])
        elif keyword in ("template", "include"):
            self._pipeline(code.replace("template", "include", 1))
        elif code:
            self._pipeline(code)

    def _pipeline(self, code: str) -> Value:
        words = [match.group() for match in _WORD.finditer(code)]
        targets: list[str] = []
        for sign in (":=", "="):
            if sign in words:
                position = words.index(sign)
                targets = [word for word in words[:position] if word.startswith("$")]
                words = words[position + 1 :]
                break
        value = self._evaluated(iter(words))
        for target in targets:
            before = self.variables.get(target, Value())
            self.variables[target] = _united([value, before]) if "." not in target else before
        return value

    def _evaluated(self, words: Iterator[str]) -> Value:
        """Evaluate up to the closing parenthesis, with what the parenthesis selects."""
        command: list[Value | str] = []
        value: Value | None = None
        for word in words:
            if word == "|" or word.startswith(")"):
                value = self._called(command, value)
                command = []
                if word != "|":
                    return self._field(value, word[2:])
            elif word == "(":
                command.append(self._evaluated(words))
            elif word[0] in '"`':
                command.append(Value(text=word[1:-1]))
            elif word.startswith("$"):
                name, _, path = word.partition(".")
                command.append(self._field(self.variables.get(name, Value()), path))
            elif word == ".":
                command.append(self.dots[-1])
            elif word.startswith("."):
                command.append(self._field(self.dots[-1], word[1:]))
            else:
                command.append(word)
        return self._called(command, value)

    def _field(self, value: Value, path: str) -> Value:
        for key in filter(None, path.split(".")):
            below = {(*parent, key) for parent in value.paths}
            self.reads.read |= below
            value = _united([Value(paths=frozenset(below)), value.fields.get(key, Value())])
        return value

    def _called(self, command: Sequence[Value | str], piped: Value | None) -> Value:
        arguments = [item for item in command if isinstance(item, Value)]
        arguments += [] if piped is None else [piped]
        if not command or isinstance(command[0], Value):
            return _united(arguments[:1] if piped is None else arguments)
        return self._result(command[0], arguments)

    def _result(self, function: str, arguments: list[Value]) -> Value:
        texts = [argument.text for argument in arguments if argument.text is not None]
        if function == "include" and texts:
            self.reads.include(texts[0], arguments[-1])
        elif function in ("hasKey", "get", "index", "dig"):
            value = _united(arguments)
            for text in texts:
                value = self._field(value, text)
            return value
        elif function == "dict":
            pairs = zip(arguments[::2], arguments[1::2], strict=False)
            return Value(fields={name.text or "": value for name, value in pairs})
        elif function in _WHOLE:
            self.reads.whole.update(*(argument.paths for argument in arguments))
            return _united(arguments)
        elif function in _PASSING:
            return _united(arguments)
        return Value()


def _united(values: Sequence[Value]) -> Value:
    if len(values) == 1:
        return values[0]
    fields: dict[str, Value] = {}
    for value in values:
        for name, below in value.fields.items():
            fields[name] = _united([fields[name], below]) if name in fields else below
    return Value(paths=frozenset(path for value in values for path in value.paths), fields=fields)
