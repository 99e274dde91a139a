"""Reads the texts out of the code: which of them a person is told, and how they are marked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
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


def unmarked(path: Path) -> Iterator[Text]:
    """The texts of a module that are not marked for translation, docstrings left out."""
    tree = ast.parse(path.read_text("utf-8"))
    passed_over = {id(node) for root in _elsewhere(tree) for node in ast.walk(root)}
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
            yield Text(node.lineno, "".join(map(str, parts)), is_joined=True)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Text(node.lineno, node.value)


def _elsewhere(tree: ast.AST) -> Iterator[ast.AST]:
    """What is marked, documents, or is for programmers; and the parts of f-strings."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                is_log = ast.unparse(node.func).startswith("_log.")
                if name in MARKS:
                    yield from node.args
                elif name in _OTHERWISE or is_log:
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


def badly_marked(path: Path) -> Iterator[int]:
    """The lines of calls whose text lupdate cannot read: one that is joined, or made."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            texts = node.args[: 2 if node.func.id == "tr_count" else 1]
            # A table of texts, each in `tr_noop`, is shown by `tr`.
            kept = (ast.Constant, ast.Name, ast.Attribute, ast.Subscript, ast.IfExp)
            known = kept if node.func.id == "tr" else ast.Constant
            if not texts or not all(isinstance(one, known) for one in texts):
                yield node.lineno
