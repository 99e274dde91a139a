"""Reads the texts out of the code: which of them a person is told, and how they are marked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MARKS = ("tr", "tr_count", "tr_noop")
# What is called with texts that no person reads, or that programs read.
_OTHERWISE = (
    "setObjectName",
    "QKeySequence",
    "TypeVar",
    "getLogger",
    "BugError",
    "createMethodCall",
)
_KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift|Meta)\+)+\S+|F\d+")
_VALUE = re.compile(r"(?<!\{)\{(\w+)\}")
# Tables of texts, each in `tr_noop`, are shown by `tr`.
_KEPT = (ast.Name, ast.Attribute, ast.Subscript, ast.IfExp, ast.Call)
_PROSE = re.compile(r"[A-Za-z…] +\S|\S +[A-Za-z]|^&?[A-Z][a-z]+|[a-z]…")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that stands in the code.

    Attributes:
        written: as it stands there; of an f-string what is not put in, with {} between.
        is_joined: it is an f-string.
    """

    line: int
    written: str
    is_joined: bool = False

    @property
    def is_prose(self) -> bool:
        """Whether it reads as if it were for a person."""
        return bool(_PROSE.search(self.written)) and not _KEYS.fullmatch(self.written)


@cache
def read(path: Path) -> ast.Module:
    """A module as Python reads it."""
    return ast.parse(path.read_text("utf-8"))


@cache
def _nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All that a piece of code is made of."""
    return tuple(ast.walk(tree))


def unmarked(tree: ast.AST) -> Iterator[Text]:
    """The texts in a piece of code that are not marked for translation, docstrings left out."""
    passed_over = {id(node) for root in _elsewhere(tree) for node in ast.walk(root)}
    for node in _nodes(tree):
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
            yield Text(node.lineno, "".join(map(str, parts)), is_joined=True)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Text(node.lineno, node.value)


def _elsewhere(tree: ast.AST) -> Iterator[ast.AST]:
    """What is marked, documents, or is for programmers; and the parts of f-strings."""
    for node in _nodes(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="_log"))):
                yield node
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                if name in MARKS:
                    yield from node.args
                elif name in _OTHERWISE:
                    yield node
            case ast.Expr(value=ast.Constant()):
                yield node
            case (
                ast.AnnAssign(annotation=annotation) | ast.arg(annotation=ast.expr() as annotation)
            ):
                yield annotation
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                yield node
            case ast.JoinedStr(values=values):
                yield from (one for one in values if isinstance(one, ast.Constant))
                yield from (
                    one.format_spec
                    for one in values
                    if isinstance(one, ast.FormattedValue) and one.format_spec is not None
                )


def badly_marked(tree: ast.AST) -> Iterator[int]:
    """The lines of marks whose text lupdate cannot read, or whose values are not those in it."""
    for node in _nodes(tree):
        if isinstance(node, ast.JoinedStr):
            # Between the braces of an f-string it sees no call at all.
            inside = (one for one in ast.walk(node) if isinstance(one, ast.Call))
            yield from (one.lineno for one in inside if callee(one) in MARKS and _texts(one))
        elif isinstance(node, ast.Call) and callee(node) in MARKS and not _is_sound(node):
            yield node.lineno


def callee(call: ast.Call) -> str:
    """The last name of what is called."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _texts(call: ast.Call) -> list[str]:
    """The literal texts that a mark begins with: two of `tr_count`, one of the others."""
    first = call.args[: 2 if callee(call) == "tr_count" else 1]
    texts = [one.value for one in first if isinstance(one, ast.Constant)]
    return [text for text in texts if isinstance(text, str)]


def _is_sound(call: ast.Call) -> bool:
    return _is_gathered(call) and _has_its_values(call)


def _is_gathered(call: ast.Call) -> bool:
    if callee(call) == "tr" and call.args and isinstance(call.args[0], _KEPT):
        return True
    return len(_texts(call)) == (2 if callee(call) == "tr_count" else 1)


def _has_its_values(call: ast.Call) -> bool:
    given = {keyword.arg for keyword in call.keywords}
    if callee(call) == "tr_noop" or None in given:
        return True
    # The number of `tr_count` is given without its name.
    return all(set(_VALUE.findall(text)) - {"n"} == given - {"n"} for text in _texts(call))
